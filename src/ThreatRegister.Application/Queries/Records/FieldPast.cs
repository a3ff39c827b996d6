using ThreatRegister.Application.Queries.Differences;
using ThreatRegister.Application.Words;
using ThreatRegister.Projections;
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

    /// <summary>What is different between a record as it stood at a position and as it stands, field by field, with the events of its history that set it since.</summary>
    /// <param name="changes">From the one to the other: the history may lack what the viewer may not see.</param>
    public static IReadOnlyList<NetChange> Since(long from, IEnumerable<FieldChange> changes, IReadOnlyList<HistoryEntry> history) =>
    [
        .. changes.Select(net => new NetChange(
            net.Field, net.Old, net.New,
            [.. history.Where(entry => entry.Position > from && entry.Changes.Any(change => string.Equals(change.Field, net.Field, StringComparison.Ordinal))).Select(entry => entry.Position)])),
    ];
}
