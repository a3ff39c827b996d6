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
    private readonly Dictionary<KnownQuestion, LinkedListNode<(KnownQuestion Key, IReadOnlyList<IncidentGroup> Groups)>> known = [];
    private readonly LinkedList<(KnownQuestion Key, IReadOnlyList<IncidentGroup> Groups)> byUse = [];
    private long kept;

    public IReadOnlyList<IncidentGroup>? Find(KnownQuestion key)
    {
        lock (door)
        {
            if (!known.TryGetValue(key, out var node)) return null;

            byUse.Remove(node);
            byUse.AddFirst(node);
            return node.Value.Groups;
        }
    }

    public void Keep(KnownQuestion key, IReadOnlyList<IncidentGroup> groups)
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

/// <summary>
/// What an answer depends on: the log up to where the registers stand, known by its hash there (what was marked more strictly since an older
/// moment is hidden as of that moment too), and all of the question but who asks it. A member that questions get later counts by itself.
/// </summary>
internal sealed record KnownQuestion(string Schema, string Chain, Granularity Per, string? Types, IncidentQuery Query)
{
    public static KnownQuestion Of(Snapshot snapshot, IncidentQuery query, Granularity per) => new(
        snapshot.Schema,
        snapshot.Chain,
        per,
        query.Filter.Types is { } types ? string.Join(' ', types) : null,
        query with { Viewer = query.Viewer with { Actor = "" }, Moment = query.Moment with { RecordedAt = null, Digest = "" }, Filter = query.Filter with { Types = null } });
}
