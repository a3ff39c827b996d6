using System.Runtime.CompilerServices;
using ThreatRegister.EventLog;
using ThreatRegister.EventLog.Sequenced;

namespace ThreatRegister.Tests.EventLog_Contract;

/// <summary>A store of streams within the process: what <see cref="IStreamStore"/> asks of one, and ways to let it fail.</summary>
internal sealed class InMemoryStreams : IStreamStore
{
    private readonly Lock gate = new();
    private readonly List<StoredEventOf> events = [];
    private readonly Dictionary<StreamName, long> lengths = [];
    private TaskCompletionSource moved = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name { get; init; } = "memory";

    /// <summary>Appends whose answer is lost after they were recorded.</summary>
    public int LostAnswers { get; set; }

    /// <summary>Answers that are lost before anything is recorded.</summary>
    public int Outages { get; set; }

    /// <summary>Reads that break off behind their first event.</summary>
    public int CutReads { get; set; }

    public Task<bool> AppendAsync(StreamName stream, long length, IReadOnlyList<StoreEvent> appended, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (Outages-- > 0) throw new LogUnavailableException("away");
            if (lengths.GetValueOrDefault(stream) != length) return Task.FromResult(false);

            foreach (var happened in appended)
            {
                // Places have gaps, as everywhere.
                events.Add(new(new(events.Count * 100, 7), stream, length++, DateTimeOffset.UtcNow, happened.Type, happened.Data.ToArray(), happened.Metadata.ToArray()));
            }

            lengths[stream] = length;
            moved.SetResult();
            moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (LostAnswers-- > 0) throw new LogUnavailableException("the answer was lost");
            return Task.FromResult(true);
        }
    }

    public IAsyncEnumerable<StoredEventOf> ReadStreamAsync(StreamName stream, long revision, int count, CancellationToken cancellationToken) =>
        ReadAsync(stored => stored.Stream == stream && stored.Revision >= revision && stored.Revision < revision + count, cancellationToken);

    public IAsyncEnumerable<StoredEventOf> ReadAllAsync(Place from, CancellationToken cancellationToken) => ReadAsync(stored => stored.Place >= from, cancellationToken);

    public async Task WaitAsync(Place behind, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (events.Count > 0 && events[^1].Place > behind) return;
                next = moved.Task;
            }

            await next.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Somebody with the store's own tools.</summary>
    public void Change(Func<StoredEventOf, StoredEventOf> change)
    {
        lock (gate)
        {
            for (var index = 0; index < events.Count; index++) events[index] = change(events[index]);
        }
    }

    private async IAsyncEnumerable<StoredEventOf> ReadAsync(Func<StoredEventOf, bool> isWanted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        StoredEventOf[] found;
        lock (gate) found = [.. events.Where(isWanted)];
        foreach (var stored in found)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return stored;
            if (CutReads > 0 && CutReads-- > 0) throw new LogUnavailableException("the connection was closed");
        }
    }
}
