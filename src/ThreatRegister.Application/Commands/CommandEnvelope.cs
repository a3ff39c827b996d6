using ThreatRegister.Domain;
using ThreatRegister.EventLog;

namespace ThreatRegister.Application.Commands;

/// <summary>One command with who sends it and how it is recognised when it is sent again.</summary>
/// <param name="Body">One of the domain's commands, such as <c>ReportIncident</c>.</param>
/// <param name="CommandId">The same id with the same body is answered as before; with another body it is a conflict.</param>
/// <param name="Expected">The version of the stream that the sender saw; null where he does not care.</param>
public sealed record CommandEnvelope(object Body, Guid CommandId, string Actor, long? Expected = null);

/// <summary>What became of a command.</summary>
public abstract record CommandAnswer
{
    private protected CommandAnswer() { }

    /// <param name="Position">Wait for this position to read what was written; 0 where nothing was recorded.</param>
    public sealed record Accepted(StreamName Stream, long Version, long Position, int Events, bool Repeated) : CommandAnswer;

    /// <param name="Field">The member of the command's JSON that it is about, or null.</param>
    public sealed record Refused(Refusal Reason, string? Field) : CommandAnswer;

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
    /// Commands that each begin a stream of their own (<c>ReportIncident</c>), decided without loading and recorded in one call, in bulk.
    /// Where the stream exists already the answer is <see cref="CommandAnswer.Stale"/>, or accepted as repeated for a known command id.
    /// </summary>
    ValueTask<IReadOnlyList<CommandAnswer>> BeginManyAsync(IReadOnlyList<CommandEnvelope> commands, CancellationToken cancellationToken = default);

    /// <summary>The import row an incident was recorded from, or null (unknown incident, or not imported).</summary>
    ValueTask<Domain.Incidents.ImportedRow?> ImportedRowOfAsync(IncidentId incident, CancellationToken cancellationToken = default);
}
