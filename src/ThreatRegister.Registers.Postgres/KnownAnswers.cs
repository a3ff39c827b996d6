using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;

namespace ThreatRegister.Registers.Postgres;

/// <summary>
/// Lists that were read before, under a key that says all that they depend on: pages of one list, and of one moment, ask the same over and over.
/// What is kept is bounded; the longest unasked goes first.
/// </summary>
/// <param name="mostItems">How many items are kept, over all lists.</param>
internal sealed class KnownAnswers<TKey>(int mostItems)
    where TKey : IEquatable<TKey>
{
    private readonly Lock door = new();
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, IReadOnlyList<object> Items)>> known = [];
    private readonly LinkedList<(TKey Key, IReadOnlyList<object> Items)> byUse = [];
    private long kept;

    /// <summary>The answer that is known under the key, else the one that is read now.</summary>
    public async Task<IReadOnlyList<T>> OfAsync<T>(TKey key, Func<Task<IReadOnlyList<T>>> read)
        where T : class
    {
        if (Find(key) is { } answer) return (IReadOnlyList<T>)answer;

        var items = await read();
        Keep(key, items);
        return items;
    }

    private IReadOnlyList<object>? Find(TKey key)
    {
        lock (door)
        {
            if (!known.TryGetValue(key, out var node)) return null;

            byUse.Remove(node);
            byUse.AddFirst(node);
            return node.Value.Items;
        }
    }

    private void Keep(TKey key, IReadOnlyList<object> items)
    {
        lock (door)
        {
            if (items.Count > mostItems || known.ContainsKey(key)) return;

            known[key] = byUse.AddFirst((key, items));
            kept += items.Count + 1;
            while (kept > mostItems && byUse.Last is { } last)
            {
                byUse.RemoveLast();
                known.Remove(last.Value.Key);
                kept -= last.Value.Items.Count + 1;
            }
        }
    }
}

/// <summary>
/// What counts depend on: the log up to where the registers stand, known by its hash there (what was marked more strictly since an older
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

/// <summary>
/// What is asked of one register at a moment, and what the answer depends on: its last version there and its last version of all, whose marking hides what was not hidden then;
/// not on what is recorded in other registers meanwhile. By a day of statements, on the whole log.
/// </summary>
/// <param name="Asked">What of the register; empty: all its rows.</param>
internal sealed record KnownRegister(string Schema, string Register, string Asked, Tlp Clearance, long LastThen, long Last, DateOnly? StatedBy, string? Chain);
