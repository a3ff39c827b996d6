using System.Threading.Channels;
using Npgsql;
using ThreatRegister.Application.Events;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;

namespace ThreatRegister.Registers.Postgres;

/// <summary>
/// Fills a new generation from the log: reads it once, lays it out on disk by record, folds one part after another on all cores while
/// the server takes what is folded, then makes keys and indexes. All in one transaction: killed at any point, it leaves nothing.
/// </summary>
internal sealed class RegisterRebuild(IEventLog log, EventCodec codec, TimeZoneInfo zone, string workFolder)
{
    private const int EventsOfPart = 20_000;
    private const int MostParts = 512;

    /// <summary>Reading, writing and indexing take about as long as each other.</summary>
    private const int Phases = 3;

    private readonly ParkedStreams parked = new();
    private readonly IRegisterLoad[] registers = [.. RegisterTables.WithParts.Select(table => table.Load(zone))];
    private readonly CellLoad cells = new();
    private readonly ReadableEvents readable = new(codec);

    /// <summary>Answers the position that the generation stands at.</summary>
    /// <param name="progress">Of the events there are: the mean of those read, those written and those indexed.</param>
    public async Task<long> FillAsync(NpgsqlConnection connection, int generation, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var schema = RegisterSchema.Of(generation);
        var head = await log.HeadAsync(cancellationToken);
        using var files = new PartitionFiles(workFolder, (int)Math.Clamp(head.Position / EventsOfPart, 1, MostParts), head.Position);
        using var apart = new FoldedRows();
        var last = await LayOutAsync(files, apart, head, progress, cancellationToken);
        parked.AddTo(apart);

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await RegisterSchema.BeginGenerationAsync(connection, generation, cancellationToken);
        await apart.SendAsync(connection, schema, cancellationToken, isNew: true);
        await LoadAsync(connection, schema, files, head.Position, progress, cancellationToken);
        await CellLoad.WriteAsync(connection, schema, cancellationToken);
        await RegisterSchema.CompleteGenerationAsync(connection, generation, last, zone, (made, all) => progress?.Report(((2 * head.Position) + (head.Position * made / all)) / Phases), cancellationToken);
        await cells.SumUpAsync(connection, schema, cancellationToken);
        await RegisterSchema.AnalyzeAsync(connection, generation, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return last.Position;
    }

    /// <summary>Reads the log: the records' own events go to disk, those of further streams are kept, for they may be about any record.</summary>
    /// <param name="apart">What is to be written of streams that no record owns.</param>
    private async Task<LogHead> LayOutAsync(PartitionFiles files, FoldedRows apart, LogHead head, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var last = new LogHead(0, head.RecordedAt, LogHash.EmptyChain);
        await foreach (var stored in log.ReadAllAsync(0, cancellationToken))
        {
            if (registers.Any(register => register.Register.Owns(stored.Stream))) files.Add(stored);
            if (!registers.All(register => register.Register.Owns(stored.Stream)) && IsFurther(stored.Stream)) Note(stored, apart);
            last = new(stored.Position, stored.RecordedAt, stored.Hashes.Chain);
            if (stored.Position % EventsOfPart == 0) progress?.Report(Math.Min(stored.Position, head.Position) / Phases);
        }

        files.Complete();
        return last;
    }

    /// <summary>A stream that no record owns, or that a register follows besides its records' own.</summary>
    private bool IsFurther(StreamName stream) =>
        !registers.Any(register => register.Register.Owns(stream)) || registers.Any(register => register.Register.Takes(stream) && !register.Register.Owns(stream));

    private void Note(RecordedEvent stored, FoldedRows apart)
    {
        if (readable.Read(stored, parked) is not { } recorded) return;

        if (!registers.Any(register => register.Register.Owns(stored.Stream))) apart.AddAct(recorded);
        foreach (var register in registers)
        {
            if (register.Register.Takes(stored.Stream) && !register.Register.Owns(stored.Stream)) register.Note(recorded);
        }
    }

    private async Task LoadAsync(NpgsqlConnection connection, string schema, PartitionFiles files, long head, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var folded = Channel.CreateBounded<FoldedRows>(1);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var folding = FoldAllAsync(files, folded.Writer, stopping.Token);
        try
        {

            var done = 0L;
            await foreach (var rows in folded.Reader.ReadAllAsync(cancellationToken))
            {
                using (rows) await rows.SendAsync(connection, schema, cancellationToken, isNew: true);
                progress?.Report((head + (head * ++done / files.Count)) / Phases);
            }
        }
        finally
        {
            await stopping.CancelAsync();
            await folding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Folds part after part, as many at once as there are cores; the reader of the channel sees what goes wrong.</summary>
    private async Task FoldAllAsync(PartitionFiles files, ChannelWriter<FoldedRows> folded, CancellationToken cancellationToken)
    {
        try
        {
            var cores = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(Enumerable.Range(0, files.Count), cores, async (number, stop) => await folded.WriteAsync(Fold(files.Read(number)), stop));
            folded.Complete();
        }
        catch (Exception wrong)
        {
            folded.Complete(wrong);
            throw;
        }
    }

    private FoldedRows Fold(Dictionary<StreamName, List<RecordedEvent>> streams)
    {
        var standing = parked.Copy();
        IPartLoad[] parts = [.. registers.Select(register => register.Begin(standing, cells))];
        var rows = new FoldedRows();
        foreach (var (stream, stored) in streams)
        {
            var own = new List<Recorded<object>>(stored.Count);
            foreach (var one in stored)
            {
                if (readable.Read(one, standing) is { } recorded) own.Add(recorded);
            }

            if (own.Count == 0) continue;
            foreach (var recorded in own) rows.AddAct(recorded);
            foreach (var part in parts)
            {
                if (part.Register.Owns(stream)) part.Fold(own, rows);
            }
        }

        standing.AddTo(rows);
        return rows;
    }
}
