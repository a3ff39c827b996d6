using ThreatRegister.Domain;
using ThreatRegister.EventLog;

namespace ThreatRegister.Projections.History;

/// <summary>One event of one record: who recorded it, when, from which source, and which fields it changed from what to what.</summary>
public sealed record HistoryEntry(
    long Position,
    long Version,
    DateTimeOffset RecordedAt,
    string Actor,
    string Event,
    Statement? Statement,
    string? Grounds,
    IReadOnlyList<FieldChange> Changes);

public static class RecordHistory
{
    /// <param name="history">The events of one stream, oldest first.</param>
    /// <param name="nameOf">The stored name of an event.</param>
    public static IReadOnlyList<HistoryEntry> Of<TRow>(IRegisterFold<TRow> register, IEnumerable<Recorded<object>> history, Func<object, string> nameOf)
        where TRow : class
    {
        var entries = new List<HistoryEntry>();
        TRow? row = null;
        foreach (var recorded in history)
        {
            var next = register.Apply(row, recorded);
            entries.Add(new(
                recorded.Position,
                recorded.Version,
                recorded.RecordedAt,
                recorded.Actor,
                nameOf(recorded.Event),
                RegisterFolds.StatementOf(recorded.Event),
                RegisterFolds.GroundsOf(recorded.Event),
                [.. register.Changes(row, next)]));
            row = next;
        }

        return entries;
    }
}
