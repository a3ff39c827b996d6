using System.Diagnostics;
using ThreatRegister.EventLog;

namespace ThreatRegister.Projections;

/// <summary>
/// Events of a register's further streams, by the records or the import they are about. There are few of them beside the records' own:
/// merges, withdrawals of imports.
/// </summary>
public sealed class RoutedEvents<TRow>(IRegisterFold<TRow> register)
    where TRow : class
{
    private readonly Dictionary<string, List<Recorded<object>>> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Recorded<object>>> byImport = new(StringComparer.Ordinal);

    /// <summary>Takes one more event; those of one stream in their order.</summary>
    public void Add(Recorded<object> recorded)
    {
        var route = register.RouteFor(recorded);
        if (route.ImportId is { } import) Add(byImport, import, recorded);
        foreach (var key in route.Keys) Add(byKey, key, recorded);
    }

    /// <summary>
    /// The events about one record, in the order of their positions: its own and those that were routed to it since it began. Before its
    /// first own event there is no row that another could be about.
    /// </summary>
    /// <param name="own">The events of the record's own stream.</param>
    public IReadOnlyList<Recorded<object>> Join(string key, IReadOnlyList<Recorded<object>> own, long upTo = long.MaxValue)
    {
        if (own.Count == 0 || (byKey.Count == 0 && byImport.Count == 0)) return own;

        IEnumerable<Recorded<object>> routed = byKey.GetValueOrDefault(key) ?? [];
        if (byImport.Count > 0) routed = routed.Concat(OfItsImports(own));
        return [.. own.Concat(routed.Where(recorded => recorded.Position > own[0].Position && recorded.Position <= upTo)).OrderBy(recorded => recorded.Position)];
    }

    /// <summary>Of each import that the record came from, what happened while it did.</summary>
    private IEnumerable<Recorded<object>> OfItsImports(IReadOnlyList<Recorded<object>> own)
    {
        TRow? row = null;
        for (var index = 0; index < own.Count; index++)
        {
            row = Next(row, own[index]);
            if (row is null) yield break;
            if (register.ImportOf(row) is not { } import || !byImport.TryGetValue(import, out var events)) continue;

            var (since, until) = (own[index].Position, index + 1 < own.Count ? own[index + 1].Position : long.MaxValue);
            foreach (var recorded in events.Where(recorded => recorded.Position > since && recorded.Position < until)) yield return recorded;
        }
    }

    /// <summary>Null for an event that cannot be folded: the row stands still from there on.</summary>
    private TRow? Next(TRow? row, Recorded<object> recorded)
    {
        try
        {
            return register.Apply(row, recorded);
        }
        catch (UnreachableException)
        {
            return null;
        }
    }

    private static void Add(Dictionary<string, List<Recorded<object>>> events, string about, Recorded<object> recorded)
    {
        if (!events.TryGetValue(about, out var known)) events.Add(about, known = []);
        known.Add(recorded);
    }
}
