using System.Globalization;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;

namespace ThreatRegister.Registers.Postgres;

/// <summary>
/// Groups that were counted before, for as long as the log stands where it stood: pages of one list, and of one moment, ask the same counts
/// over and over. What is kept is bounded; the longest unasked goes first.
/// </summary>
internal sealed class KnownAnswers(int mostGroups = 300_000)
{
    private readonly Lock door = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, IReadOnlyList<IncidentGroup> Groups)>> known = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, IReadOnlyList<IncidentGroup> Groups)> byUse = [];
    private long kept;

    /// <summary>
    /// What an answer depends on: the log up to where the registers stand, known by its hash there (what was marked more strictly since an older
    /// moment is hidden as of that moment too), the moment, the clearance and the question.
    /// </summary>
    public static string KeyOf(Snapshot snapshot, IncidentQuery query, Granularity per)
    {
        var filter = query.Filter;
        string?[] parts =
        [
            snapshot.Schema, snapshot.Chain, query.Moment.Position.ToString(CultureInfo.InvariantCulture), query.Viewer.Clearance.ToString(), per.ToString(),
            filter.Types is null ? null : string.Join(' ', filter.Types), filter.Period?.Text, filter.Outcome?.ToString(), filter.Occasion, filter.Source,
        ];
        return string.Join('\n', parts);
    }

    public IReadOnlyList<IncidentGroup>? Find(string key)
    {
        lock (door)
        {
            if (!known.TryGetValue(key, out var node)) return null;

            byUse.Remove(node);
            byUse.AddFirst(node);
            return node.Value.Groups;
        }
    }

    public void Keep(string key, IReadOnlyList<IncidentGroup> groups)
    {
        lock (door)
        {
            if (groups.Count > mostGroups || known.ContainsKey(key)) return;

            known[key] = byUse.AddFirst((key, groups));
            kept += groups.Count + 1;
            while (kept > mostGroups && byUse.Last is { } last)
            {
                byUse.RemoveLast();
                known.Remove(last.Value.Key);
                kept -= last.Value.Groups.Count + 1;
            }
        }
    }
}
