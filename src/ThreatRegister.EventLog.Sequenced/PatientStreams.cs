using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace ThreatRegister.EventLog.Sequenced;

/// <summary>Tries again what the store did not answer, for as long as a cluster takes to elect a leader; a read goes on behind what it has given.</summary>
internal sealed class PatientStreams(IStreamStore store, SequencedLogOptions options) : IStreamStore
{
    private static readonly TimeSpan firstPause = TimeSpan.FromMilliseconds(20);

    public string Name => store.Name;

    /// <summary>What was recorded when the answer is lost is unknown; the same again under the same ids is answered as before.</summary>
    public Task<bool> AppendAsync(StreamName stream, long length, IReadOnlyList<StoreEvent> events, CancellationToken cancellationToken) =>
        RetryAsync(() => store.AppendAsync(stream, length, events, cancellationToken), cancellationToken);

    public IAsyncEnumerable<StoredEventOf> ReadStreamAsync(StreamName stream, long revision, int count, CancellationToken cancellationToken) => ReadAsync(
        last =>
        {
            var next = last is null ? revision : last.Revision + 1;
            return revision + count == next ? AsyncEnumerable.Empty<StoredEventOf>() : store.ReadStreamAsync(stream, next, (int)(revision + count - next), cancellationToken);
        },
        cancellationToken);

    public IAsyncEnumerable<StoredEventOf> ReadAllAsync(Place from, CancellationToken cancellationToken) =>
        ReadAsync(last => last is null ? store.ReadAllAsync(from, cancellationToken) : store.ReadAllAsync(last.Place, cancellationToken).Where(stored => stored.Place > last.Place), cancellationToken);

    public Task WaitAsync(Place behind, CancellationToken cancellationToken) => store.WaitAsync(behind, cancellationToken);

    /// <summary>The time counts from the first failure: a call may hang for long before it fails.</summary>
    public async Task<TResult> RetryAsync<TResult>(Func<Task<TResult>> work, CancellationToken cancellationToken)
    {
        long? failed = null;
        for (var pause = firstPause; ; pause *= 2)
        {
            try
            {
                return await work();
            }
            catch (LogUnavailableException) when (Stopwatch.GetElapsedTime(failed ??= Stopwatch.GetTimestamp()) < options.RetryFor)
            {
                await Task.Delay(pause < options.LongestPause ? pause : options.LongestPause, options.Time, cancellationToken);
            }
        }
    }

    /// <param name="open">Opens what is behind the last event that was given; null: all of it.</param>
    private async IAsyncEnumerable<StoredEventOf> ReadAsync(Func<StoredEventOf?, IAsyncEnumerable<StoredEventOf>> open, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        StoredEventOf? last = null;
        var reading = open(null).GetAsyncEnumerator(cancellationToken);
        try
        {
            while (await RetryAsync(NextAsync, cancellationToken))
            {
                last = reading.Current;
                yield return last;
            }
        }
        finally
        {
            await reading.DisposeAsync();
        }

        async Task<bool> NextAsync()
        {
            try
            {
                return await reading.MoveNextAsync();
            }
            catch (LogUnavailableException)
            {
                await reading.DisposeAsync();
                reading = open(last).GetAsyncEnumerator(cancellationToken);
                throw;
            }
        }
    }
}
