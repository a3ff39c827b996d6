using System.Diagnostics;
using System.Security.Cryptography;
using Npgsql;

namespace ThreatRegister.EventLog.Postgres;

/// <summary>
/// Appends in great numbers, by binary COPY, under the rules of every append: same lock, same checks, same hashes. Works in chunks
/// that hold the lock for about <see cref="HoldFor"/>, so that operators get their turn in between.
/// </summary>
/// <param name="source">Connects as <see cref="LogSchema.BulkRole"/> or a role with its rights.</param>
public sealed class PostgresBulkLog(NpgsqlDataSource source, SaltSource? salts = null)
{
    private const int FirstChunk = 256;
    private const int SmallestChunk = 16;
    private const int LargestChunk = 16_384;
    private const long ChunkBytes = 8 << 20;

    private readonly SaltSource salts = salts ?? RandomNumberGenerator.Fill;
    private int chunkEvents = FirstChunk;

    /// <summary>Aimed at, commit included; below the 50 ms that an operator may be kept waiting.</summary>
    public static TimeSpan HoldFor { get; } = TimeSpan.FromMilliseconds(40);

    /// <summary>
    /// As <see cref="IEventLog.AppendAsync"/>. Chunks commit one by one: after an error or a cancellation, give the same appends again
    /// under the same command ids, and what is there already is answered as repeated.
    /// </summary>
    /// <exception cref="LogUnavailableException">The database is away or refuses; earlier chunks are recorded, the last one perhaps.</exception>
    public ValueTask<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<Append> appends, CancellationToken cancellationToken = default) =>
        AppendAsync(appends, new BrokenStreams(areKept: false), cancellationToken);

    /// <summary>
    /// As <see cref="AppendAsync(IReadOnlyList{Append}, CancellationToken)"/>, for appends of one stream that build on each other: after one
    /// that did not end at the version it was meant to, those that follow on its stream or build on it are answered
    /// <see cref="AppendResult.WrongVersion"/>, also where by chance they expect the version that the stream has.
    /// </summary>
    /// <exception cref="LogUnavailableException">The database is away or refuses; earlier chunks are recorded, the last one perhaps.</exception>
    public ValueTask<IReadOnlyList<AppendResult>> AppendSequenceAsync(IReadOnlyList<Append> appends, CancellationToken cancellationToken = default) =>
        AppendAsync(appends, new BrokenStreams(areKept: true), cancellationToken);

    private async ValueTask<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<Append> appends, BrokenStreams broken, CancellationToken cancellationToken)
    {
        AppendRules.Require(appends);
        var results = new List<AppendResult>(appends.Count);
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            var next = Salted(appends, start: 0);
            while (await next is { Count: > 0 } chunk)
            {
                // Content hashes of the next chunk are made while this one is on its way.
                var start = results.Count + chunk.Count;
                next = Task.Run(() => Salted(appends, start), cancellationToken);
                results.AddRange(await RecordAsync(connection, chunk, broken, cancellationToken));
            }

            return results;
        }
        catch (Exception error) when (Outage.MayPass(error) || error is NpgsqlException)
        {
            throw Outage.Describe(error);
        }
    }

    private Task<List<SaltedAppend>> Salted(IReadOnlyList<Append> appends, int start)
    {
        var chunk = new List<SaltedAppend>();
        long bytes = 0;
        var events = 0;
        for (var index = start; index < appends.Count && events < chunkEvents && bytes < ChunkBytes; index++)
        {
            chunk.Add(new(appends[index], SaltedContent.Of(appends[index], salts)));
            events += appends[index].Events.Count;
            bytes += AppendRules.Size(appends[index]);
        }

        return Task.FromResult(chunk);
    }

    private async Task<List<AppendResult>> RecordAsync(
        NpgsqlConnection connection, List<SaltedAppend> chunk, BrokenStreams broken, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var (book, recordedAt) = await BulkCopy.LockAsync(connection, chunk, cancellationToken);
        var held = Stopwatch.GetTimestamp();
        var results = new List<AppendResult>(chunk.Count);
        var accepted = new List<(Append Append, AppendResult.Accepted Answer)>(chunk.Count);
        await BulkCopy.EventsAsync(connection, Decide(book, chunk, broken, recordedAt, results, accepted), cancellationToken);
        if (accepted.Count > 0) await BulkCopy.CommandsAsync(connection, accepted, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Adapt(chunk.Sum(salted => salted.Append.Events.Count), Stopwatch.GetElapsedTime(held));
        return results;
    }

    /// <summary>One by one while they are being sent, so that hashing here and inserting there overlap.</summary>
    private static IEnumerable<RecordedEvent> Decide(
        AppendBook book,
        List<SaltedAppend> chunk,
        BrokenStreams broken,
        DateTimeOffset recordedAt,
        List<AppendResult> results,
        List<(Append Append, AppendResult.Accepted Answer)> accepted)
    {
        foreach (var (append, contents) in chunk)
        {
            var (result, recorded) = broken.Holds(append)
                ? (new AppendResult.WrongVersion(book.VersionOf(append.Stream)), [])
                : book.Append(append, contents, recordedAt);
            results.Add(result);
            broken.Look(append, result);
            if (recorded.Length > 0) accepted.Add((append, (AppendResult.Accepted)result));
            foreach (var happened in recorded) yield return happened;
        }
    }

    /// <summary>Grows slowly and shrinks at once.</summary>
    private void Adapt(int events, TimeSpan held)
    {
        if (held <= TimeSpan.Zero) return;

        var fitting = events * (HoldFor / held);
        chunkEvents = (int)Math.Clamp(Math.Min(fitting, chunkEvents * 2.0), SmallestChunk, LargestChunk);
    }
}

/// <summary>The streams of one call on which nothing further may be built.</summary>
internal sealed class BrokenStreams(bool areKept)
{
    private readonly HashSet<StreamName> streams = [];

    /// <summary>Whether the append relies on what did not happen.</summary>
    public bool Holds(Append append) => streams.Count > 0 && (streams.Contains(append.Stream) || append.BuildsOn.Any(streams.Contains));

    public void Look(Append append, AppendResult result)
    {
        if (areKept && !append.IsAsMeant(result)) streams.Add(append.Stream); // and so on for what builds on this one
    }
}
