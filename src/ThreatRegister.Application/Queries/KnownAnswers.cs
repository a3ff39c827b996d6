namespace ThreatRegister.Application.Queries;

/// <summary>
/// Lists that were read before, under a key that says all that they depend on: pages of one list, and of one moment, ask the same over and over.
/// What is kept is bounded; the longest unasked goes first.
/// </summary>
/// <param name="mostItems">How many items are kept, over all lists.</param>
public sealed class KnownAnswers<TKey>(int mostItems)
    where TKey : IEquatable<TKey>
{
    private readonly Lock door = new();
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, IReadOnlyList<object> Items)>> known = [];
    private readonly LinkedList<(TKey Key, IReadOnlyList<object> Items)> byUse = [];
    private readonly Dictionary<TKey, Task<IReadOnlyList<object>?>> underWay = [];
    private long kept;

    /// <summary>
    /// The answer that is known under the key, else the one that somebody is reading (parts of a page ask the same at the same time), else the one that is read
    /// now. Where the other reader gives up, each reads by himself.
    /// </summary>
    public async Task<IReadOnlyList<T>> OfAsync<T>(TKey key, Func<Task<IReadOnlyList<T>>> read, CancellationToken cancellationToken = default)
        where T : class
    {
        if (Find(key) is { } answer) return (IReadOnlyList<T>)answer;

        var reading = new TaskCompletionSource<IReadOnlyList<object>?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = FirstFor(key, reading.Task);
        if (first != reading.Task && await first.WaitAsync(cancellationToken) is { } found) return (IReadOnlyList<T>)found;

        IReadOnlyList<T>? items = null;
        try
        {
            items = await read();
            Keep(key, items);
            return items;
        }
        finally
        {
            if (first == reading.Task) Leave(key);
            reading.SetResult(items);
        }
    }

    private Task<IReadOnlyList<object>?> FirstFor(TKey key, Task<IReadOnlyList<object>?> reading)
    {
        lock (door) return underWay.TryGetValue(key, out var first) ? first : underWay[key] = reading;
    }

    private void Leave(TKey key)
    {
        lock (door) underWay.Remove(key);
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
