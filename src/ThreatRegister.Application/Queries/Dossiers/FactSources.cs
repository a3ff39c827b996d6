using ThreatRegister.Domain;
using ThreatRegister.Projections.History;

namespace ThreatRegister.Application.Queries.Dossiers;

/// <summary>One statement that a fact rests on.</summary>
public sealed record FactSource(string? Source, string? Quotation, string? StatedOn, StatementBasis Basis, long Position);

/// <summary>One fact as it stands, with all that state it; it counts once, however many they are.</summary>
/// <param name="Fact">A field of the register, or what a further source names (<c>response:ID</c>); null: the record as such.</param>
/// <param name="SetAt">The position of the event that made it what it is; of a further source's fact: where that was recorded. Null: the viewer may not see that event.</param>
public sealed record FactView(string? Fact, string? Value, long? SetAt, IReadOnlyList<FactSource> Sources);

/// <summary>Which sources state each fact of a record, read from its history.</summary>
public static class FactSources
{
    private const string Separator = " | ";

    /// <summary>Fields that say which sources there are; they are no facts of their own.</summary>
    private static readonly string[] ofSources = ["sources", "corroborations"];

    /// <param name="history">The entries of one record, oldest first.</param>
    public static IReadOnlyList<FactView> Of(IEnumerable<HistoryEntry> history)
    {
        var facts = new List<FactView>();
        foreach (var entry in history)
        {
            var changes = entry.Changes.Where(change => !ofSources.Contains(change.Field, StringComparer.Ordinal)).ToArray();
            foreach (var change in changes) Set(facts, change.Field, change.Old, change.New, entry);
            if (entry.Fact is not null || (changes.Length == 0 && entry.Statement?.Source is not null)) Support(facts, entry.Fact, entry);
        }

        return [.. facts.Where(fact => fact.Value is not null || fact.Sources.Count > 0)];
    }

    /// <summary>Another value rests on what says it now; what was only added to a list leaves the earlier statements standing.</summary>
    private static void Set(List<FactView> facts, string field, string? old, string? now, HistoryEntry entry)
    {
        var known = facts.FindIndex(fact => string.Equals(fact.Fact, field, StringComparison.Ordinal));
        var earlier = known >= 0 && old is not null && now is not null && now.StartsWith(old + Separator, StringComparison.Ordinal) ? facts[known].Sources : [];
        FactView next = new(field, now, entry.Position, now is null ? [] : [.. earlier, .. SourceOf(entry)]);
        if (known >= 0) facts[known] = next;
        else facts.Add(next);
    }

    private static void Support(List<FactView> facts, string? named, HistoryEntry entry)
    {
        var known = facts.FindIndex(fact => string.Equals(fact.Fact, named, StringComparison.Ordinal));
        if (known >= 0) facts[known] = facts[known] with { Sources = [.. facts[known].Sources, .. SourceOf(entry)] };
        else facts.Add(new(named, Value: null, entry.Position, [.. SourceOf(entry)]));
    }

    private static IEnumerable<FactSource> SourceOf(HistoryEntry entry)
    {
        if (entry.Statement is { } said) yield return new(said.Source?.Value, said.Quotation, said.StatedOn?.Text, said.Basis, entry.Position);
    }
}
