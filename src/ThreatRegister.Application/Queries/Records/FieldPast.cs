using ThreatRegister.Application.Queries.Differences;
using ThreatRegister.Application.Words;
using ThreatRegister.Projections.History;

namespace ThreatRegister.Application.Queries.Records;

/// <summary>A value that a field had, and the event that took it away.</summary>
public sealed record PastValue(string Value, HistoryEntry ReplacedBy);

/// <summary>What one record was before, read from its history; pure.</summary>
public static class FieldPast
{
    /// <summary>What each field held once and holds no longer, oldest first; of a list, its parts one by one.</summary>
    /// <param name="history">The entries of one record, oldest first.</param>
    public static ILookup<string, PastValue> Of(IEnumerable<HistoryEntry> history) => history
        .SelectMany(entry => entry.Changes.Where(change => change.Old is not null).SelectMany(change => ChangeWords.PartsOf(change.Old, change.New).Gone.Select(gone => (change.Field, Past: new PastValue(gone, entry)))))
        .ToLookup(pair => pair.Field, pair => pair.Past, StringComparer.Ordinal);

    /// <summary>What is different between two positions, field by field, with the events that set it.</summary>
    public static IReadOnlyList<NetChange> Between(IReadOnlyList<HistoryEntry> history, long from, long to) =>
    [
        .. history.Where(entry => entry.Position > from && entry.Position <= to)
            .SelectMany(entry => entry.Changes.Select(change => (entry.Position, Change: change)))
            .GroupBy(set => set.Change.Field, StringComparer.Ordinal)
            .Select(field => new NetChange(field.Key, field.First().Change.Old, field.Last().Change.New, [.. field.Select(set => set.Position)]))
            .Where(net => !string.Equals(net.Old, net.New, StringComparison.Ordinal)),
    ];
}
