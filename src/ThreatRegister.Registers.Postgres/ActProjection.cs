using NpgsqlTypes;
using ThreatRegister.Application.Events;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;

namespace ThreatRegister.Registers.Postgres;

/// <summary>
/// Keeps of every event what it was, who recorded it, when and why: what the change log and a difference say of the events behind a row's
/// versions, the first one included.
/// </summary>
internal sealed class ActProjection(ProjectionContext context) : IRegisterProjection
{
    public async Task ProjectAsync(IReadOnlyList<Recorded<object>> events, CancellationToken cancellationToken)
    {
        if (events.Count == 0) return;

        await using var copy = await context.Connection.BeginBinaryImportAsync(
            $"copy {context.Schema}.acts (position, event, actor, recorded_at, grounds) from stdin (format binary)", cancellationToken);
        foreach (var recorded in events)
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(recorded.Position, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync(EventCatalogue.Default.Of(recorded.Event.GetType()).Name, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(recorded.Actor, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(recorded.RecordedAt, NpgsqlDbType.TimestampTz, cancellationToken);
            await copy.WriteAsync(RegisterFolds.GroundsOf(recorded.Event), NpgsqlDbType.Text, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }
}
