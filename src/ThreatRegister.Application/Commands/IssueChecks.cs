using ThreatRegister.Application.Events;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.EventLog;

namespace ThreatRegister.Application.Commands;

/// <summary>
/// What a command about an issued report claims of the log and of another review. A decision knows only its own stream, so whoever runs it asks
/// beforehand, as for <see cref="ReferenceChecks"/>.
/// </summary>
internal sealed class IssueChecks(IEventLog log, EventCodec codec)
{
    private readonly MomentReader moments = new(log, codec);

    /// <summary>Null: what the command claims is so, or it claims nothing.</summary>
    public async ValueTask<CommandAnswer.Refused?> FindUntrueAsync(object command, CancellationToken cancellationToken) => command switch
    {
        IssueReview issue => await FindUntrueAsync(issue, cancellationToken),
        ReplaceReview replace => await FindUntrueAsync(replace, cancellationToken),
        _ => null,
    };

    private async ValueTask<CommandAnswer.Refused?> FindUntrueAsync(IssueReview issue, CancellationToken cancellationToken)
    {
        if (await moments.AtAsync(issue.Position, cancellationToken) is not { } moment) return new(Refusal.PositionNotReached, "position");
        if (!string.Equals(moment.Digest, issue.Digest, StringComparison.OrdinalIgnoreCase)) return new(Refusal.LogDigestDiffers, "digest");

        var approvedAt = 0L;
        await foreach (var recorded in log.ReadStreamAsync(StreamOf(issue.Review), cancellationToken: cancellationToken))
            if (codec.Decode(recorded).Event is ReviewApproved) approvedAt = recorded.Position;
        return issue.Position >= approvedAt ? null : new(Refusal.PositionBeforeApproval, "position");
    }

    /// <summary>One that was itself replaced since was issued too.</summary>
    private async ValueTask<CommandAnswer.Refused?> FindUntrueAsync(ReplaceReview replace, CancellationToken cancellationToken)
    {
        var replacement = Review.Initial;
        await foreach (var recorded in log.ReadStreamAsync(StreamOf(replace.By), cancellationToken: cancellationToken))
            replacement = Review.Evolve(replacement, (ReviewEvent)codec.Decode(recorded).Event);
        return replacement.Stage is ReviewStage.Issued or ReviewStage.Replaced ? null : new(Refusal.ReplacementNotIssued, "by");
    }

    private static StreamName StreamOf(ReviewId review) => StreamName.Of("review", review.Value);
}
