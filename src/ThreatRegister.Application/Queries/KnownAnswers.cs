namespace ThreatRegister.Application.Queries;

/// <summary>
/// Lists that were read before, under a key that says all that they depend on: pages of one list, and of one moment, ask the same over and over.
/// What is kept is bounded; the longest unasked goes first.
/// </summary>
/// <param name="mostItems">How many items are kept, over all lists.</param>
/// <param name="sizeOf">As how many items one counts; null: as one.</param>
public sealed class KnownAnswers<TKey>(int mostItems, Func<object, int>? sizeOf = null)
    where TKey : IEquatable<TKey>
{
    private readonly Lock door = new();
    private readonly Dictionary<TKey, LinkedListNode<Answer>> known = [];
    private readonly LinkedList<Answer> byUse = [];
    private readonly Dictionary<(TKey Key, long At), Task<IReadOnlyList<object>?>> underWay = [];
    private long kept;

    /// <summary>
    /// The answer that is known under the key, else the one that somebody is reading (parts of a page ask the same at the same time), else the one that is read
    /// now. Where the other reader gives up, each reads by himself.
    /// </summary>
    public Task<IReadOnlyList<T>> OfAsync<T>(TKey key, Func<Task<IReadOnlyList<T>>> read, CancellationToken cancellationToken = default)
        where T : class => OfAsync<T>(key, at: 0, (_, _) => read(), cancellationToken);

    /// <summary>The same of what goes on: of each key the answer as of the latest position is kept, and a later one may be made from it.</summary>
    /// <param name="read">Told the answer that is known as of an earlier position, and which that is; null: none is.</param>
    public async Task<IReadOnlyList<T>> OfAsync<T>(TKey key, long at, Func<IReadOnlyList<T>?, long, Task<IReadOnlyList<T>>> read, CancellationToken cancellationToken = default)
        where T : class
    {
        var answer = Find(key);
        if (answer?.At == at) return (IReadOnlyList<T>)answer.Items;

        var reading = new TaskCompletionSource<IReadOnlyList<object>?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = FirstFor((key, at), reading.Task);
        if (first != reading.Task && await first.WaitAsync(cancellationToken) is { } found) return (IReadOnlyList<T>)found;

        IReadOnlyList<T>? items = null;
        try
        {
            items = answer?.At < at ? await read((IReadOnlyList<T>)answer.Items, answer.At) : await read(null, 0);
            Keep(new(key, at, items, 1 + (sizeOf is null ? items.Count : items.Sum(sizeOf))));
            return items;
        }
        finally
        {
            if (first == reading.Task) Leave((key, at));
            reading.SetResult(items);
        }
    }

    private Task<IReadOnlyList<object>?> FirstFor((TKey Key, long At) key, Task<IReadOnlyList<object>?> reading)
    {
        lock (door) return underWay.TryGetValue(key, out var first) ? first : underWay[key] = reading;
    }

    private void Leave((TKey Key, long At) key)
    {
        lock (door) underWay.Remove(key);
    }

    private Answer? Find(TKey key)
    {
        lock (door)
        {
            if (!known.TryGetValue(key, out var node)) return null;

            byUse.Remove(node);
            byUse.AddFirst(node);
            return node.Value;
        }
    }

    private void Keep(Answer answer)
    {
        lock (door)
        {
            var before = known.GetValueOrDefault(answer.Key);
            if (answer.Size > mostItems + 1 || before?.Value.At >= answer.At) return;

            if (before is not null) Drop(before);
            known[answer.Key] = byUse.AddFirst(answer);
            kept += answer.Size;
            while (kept > mostItems && byUse.Last is { } last) Drop(last);
        }
    }

    private void Drop(LinkedListNode<Answer> node)
    {
        byUse.Remove(node);
        known.Remove(node.Value.Key);
        kept -= node.Value.Size;
    }

    private sealed record Answer(TKey Key, long At, IReadOnlyList<object> Items, int Size);
}
