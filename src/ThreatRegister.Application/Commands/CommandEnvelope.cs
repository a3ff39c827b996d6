using ThreatRegister.Domain;
using ThreatRegister.EventLog;

namespace ThreatRegister.Application.Commands;

/// <summary>One command with who sends it and how it is recognised when it is sent again.</summary>
/// <param name="Body">One of the domain's commands, such as <c>ReportIncident</c>.</param>
/// <param name="CommandId">The same id with the same body is answered as before; with another body it is a conflict.</param>
/// <param name="Expected">The version of the stream that the sender saw; null where he does not care.</param>
public sealed record CommandEnvelope(object Body, Guid CommandId, string Actor, long? Expected = null)
{
    /// <summary>What the sender signed in by, which its events keep (<see cref="Events.EventHeaders"/>); null: he did not.</summary>
    public string? SignedInBy { get; init; }
}

/// <summary>What became of a command.</summary>
public abstract record CommandAnswer
{
    private protected CommandAnswer() { }

    /// <param name="Position">Wait for this position to read what was written; 0 where nothing was recorded.</param>
    public sealed record Accepted(StreamName Stream, long Version, long Position, int Events, bool Repeated) : CommandAnswer;

    /// <param name="Field">The member of the command's JSON that it is about, or null.</param>
    /// <param name="Instead">The id of what would be taken instead, where there is such a thing.</param>
    public sealed record Refused(Refusal Reason, string? Field, string? Instead = null) : CommandAnswer;

    /// <summary>The stream has moved on since the sender saw it.</summary>
    public sealed record Stale(StreamName Stream, long Actual) : CommandAnswer;

    /// <summary>The command id was used before with another body.</summary>
    public sealed record IdConflict(Guid CommandId) : CommandAnswer;
}

/// <summary>Load, decide, append.</summary>
public interface ICommands
{
    ValueTask<CommandAnswer> ExecuteAsync(CommandEnvelope command, CancellationToken cancellationToken = default);

    /// <summary>
    /// As <see cref="ExecuteAsync"/> for one after the other, with the same answers, but appended together on a road made for bulk: each
    /// is decided on what this process knows of its stream, what the commands before it did included.
    /// </summary>
    /// <param name="unknownAreNew">
    /// A stream that this process doesn't know is taken for new instead of being loaded. A guess like any other: where it was wrong, the
    /// command is executed singly.
    /// </param>
    /// <exception cref="EventLog.LogUnavailableException">Some are recorded, some not: give the same commands again under the same ids.</exception>
    ValueTask<IReadOnlyList<CommandAnswer>> ExecuteManyAsync(
        IReadOnlyList<CommandEnvelope> commands, bool unknownAreNew = false, CancellationToken cancellationToken = default);

    /// <summary>An incident as an import that finds it sees it; null for an unknown one.</summary>
    ValueTask<ImportedIncident?> ImportedIncidentAsync(IncidentId incident, CancellationToken cancellationToken = default);

    /// <summary>Tells, for a dry run, why a command that begins a stream would be refused; what it refers to is not looked up.</summary>
    ValueTask<CommandAnswer.Refused?> CheckAsync(object body, CancellationToken cancellationToken = default);

    /// <summary>What a command would be answered instead of being recorded, as everything stands: refused, or stale; null: it would be taken.</summary>
    ValueTask<CommandAnswer?> FindObstacleAsync(CommandEnvelope command, CancellationToken cancellationToken = default);

    /// <summary>
    /// Where what is said of a record goes (of a merged incident: to its survivor), and at which version that is: what a form expects that
    /// was made to change it. Version 0: nothing has happened there.
    /// </summary>
    ValueTask<(StreamName Stream, long Version)> StandingAsync(StreamName record, CancellationToken cancellationToken = default);

    /// <summary>The members that a command may leave out by its shape and that no such command is accepted without, as the record stands.</summary>
    /// <param name="id">Of the record that the command is about; null: of one that nobody has recorded.</param>
    ValueTask<IReadOnlySet<string>> NeededAsync(string command, string? id, string actor, CancellationToken cancellationToken = default);

    /// <summary>
    /// Of commands about one record, those of which none can be accepted as it stands, with the reason. Of an incident that is merged away
    /// that is whatever would be told to its survivor.
    /// </summary>
    /// <param name="record">What the commands name by its id.</param>
    /// <param name="actor">Who would send them.</param>
    ValueTask<IReadOnlyDictionary<string, Hindrance>> HindrancesAsync(StreamName record, IReadOnlyCollection<string> commands, string actor, CancellationToken cancellationToken = default);

    /// <summary>The imports that were withdrawn: their records may begin anew from another one.</summary>
    ValueTask<Domain.Withdrawals.WithdrawalBook> WithdrawalsAsync(CancellationToken cancellationToken = default);
}
