using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.EventLog;

namespace ThreatRegister.Projections.History;

/// <summary>One event about one record: who recorded it, when, from which source, and which fields it changed from what to what.</summary>
/// <param name="Version">The version of the record's own stream after it; an event of another stream leaves it as it was.</param>
/// <param name="Fact">Of an event that only says more of what is recorded: which fact that is.</param>
/// <param name="Occurred">When it was that it tells of; null where it tells of none.</param>
/// <param name="Imported">The row of an import that it was recorded from.</param>
public sealed record HistoryEntry(
    long Position,
    long Version,
    DateTimeOffset RecordedAt,
    string Actor,
    string Event,
    Statement? Statement,
    string? Grounds,
    IReadOnlyList<FieldChange> Changes,
    string? Fact = null,
    When? Occurred = null,
    ImportedRow? Imported = null);

public static class RecordHistory
{
    /// <param name="history">The events about one record, oldest first.</param>
    /// <param name="nameOf">The stored name of an event.</param>
    public static IReadOnlyList<HistoryEntry> Of<TRow>(IRegisterFold<TRow> register, IEnumerable<Recorded<object>> history, Func<object, string> nameOf)
        where TRow : class
    {
        var entries = new List<HistoryEntry>();
        TRow? row = null;
        long version = 0;
        foreach (var recorded in history)
        {
            var next = register.Apply(row, recorded);
            if (register.Owns(recorded.Stream)) version = recorded.Version;
            entries.Add(new(
                recorded.Position,
                version,
                recorded.RecordedAt,
                recorded.Actor,
                nameOf(recorded.Event),
                RegisterFolds.StatementOf(recorded.Event),
                RegisterFolds.GroundsOf(recorded.Event),
                [.. register.Changes(row, next)],
                RegisterFolds.FactOf(recorded.Event),
                RegisterFolds.OccurredOf(recorded.Event),
                RegisterFolds.ImportedOf(recorded.Event)));
            row = next;
        }

        return entries;
    }
}
