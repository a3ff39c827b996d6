using ThreatRegister.EventLog;

namespace ThreatRegister.Registers.Postgres;

/// <summary>Keeps the acts: of every event that can be read, the first one of a record included.</summary>
internal sealed class ActProjection(ProjectionContext context) : IRegisterProjection
{
    public async Task ProjectAsync(IReadOnlyList<Recorded<object>> events, CancellationToken cancellationToken)
    {
        using var rows = new FoldedRows();
        foreach (var recorded in events) rows.AddAct(recorded);
        await rows.SendAsync(context.Connection, context.Schema, cancellationToken);
    }
}
