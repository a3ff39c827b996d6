using System.Runtime.CompilerServices;
using ThreatRegister.EventLog;

namespace ThreatRegister.Application.Transfer;

/// <summary>How an import of events went.</summary>
/// <param name="Recorded">Events recorded by this run.</param>
/// <param name="Repeated">Events that were there already.</param>
/// <param name="Position">The last position of the file.</param>
public sealed record EventsTally(long Read, long Recorded, long Repeated, long Position, string Chain);

/// <summary>
/// Makes a register hold the log of an events file. It keeps nothing outside the log: stopped at any point, even by SIGKILL, it goes on
/// behind what is there already.
/// </summary>
public sealed class EventsImporter(IEventLog log, ILogCopy copy, ILogRestore restore)
{
    private const int EventsAtOnce = 2_000;
    private const long BytesAtOnce = 8 << 20;

    /// <summary>Reads a whole file and makes every hash anew; nothing is recorded.</summary>
    /// <param name="progress">The position that is checked.</param>
    /// <exception cref="EventsFileException">A line is not as it was written.</exception>
    public static async Task<EventsHeader> CheckAsync(Stream input, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        var file = await EventsReader.OpenAsync(input, cancellationToken);
        var head = file.Header.Before;
        await foreach (var chunk in Chunks(file.ReadAsync(cancellationToken)))
        {
            head = await RefusedAt(file, () => new(RestoreRules.Check(head, chunk)));
            progress?.Report(head.Position);
        }

        return file.Header;
    }

    /// <summary>Records what the register does not hold yet, after making every hash of it anew.</summary>
    /// <exception cref="EventsFileException">A line is not as it was written; what stands before it may be recorded.</exception>
    /// <exception cref="OtherLogException">The register holds another log, or too short a one; nothing of the file was recorded.</exception>
    public async Task<EventsTally> RunAsync(Stream input, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        var file = await EventsReader.OpenAsync(input, cancellationToken);
        var head = await log.HeadAsync(cancellationToken);
        var begin = await RequireBeginningAsync(file.Header, head, cancellationToken);
        var recorded = 0L;
        var restoring = Task.FromResult(head);
        await foreach (var chunk in Chunks(Missing(file.ReadAsync(cancellationToken), begin, head, cancellationToken)))
        {
            // The next chunk is read while this one is recorded.
            var after = await RefusedAt(file, () => new(restoring));
            restoring = Task.Run(() => RestoreAsync(after, chunk, cancellationToken), cancellationToken);
            recorded += chunk.Sum(command => command.Events.Count);
            progress?.Report(after.Position);
        }

        await RefusedAt(file, () => new(restoring));
        var end = file.End!;
        if (head.Position > end.Position) await RequireSameAsync(end.Position, end.Chain, cancellationToken);
        return new(end.Events, recorded, end.Events - recorded, end.Position, Convert.ToHexStringLower(end.Chain.Span));
    }

    private async Task<LogHead> RestoreAsync(LogHead after, List<KeptCommand> chunk, CancellationToken cancellationToken)
    {
        try
        {
            return await restore.RestoreAsync(after, chunk, cancellationToken);
        }
        catch (LogMovedException moved)
        {
            throw new OtherLogException($"something else was recorded at position {moved.Head.Position} while this was imported; stop what writes to this register");
        }
    }

    private async Task<LogHead> RequireBeginningAsync(EventsHeader header, LogHead head, CancellationToken cancellationToken)
    {
        if (header.From - 1 > head.Position)
            throw new OtherLogException($"the file begins at position {header.From}, and the register ends at position {head.Position}: import what stands between first");

        await RequireSameAsync(header.From - 1, header.Previous, cancellationToken);
        return header.Before;
    }

    private async Task RequireSameAsync(long position, ReadOnlyMemory<byte> chain, CancellationToken cancellationToken)
    {
        var own = await copy.HeadAtAsync(position, cancellationToken);
        if (own is null || !own.Chain.Span.SequenceEqual(chain.Span)) throw Other(position);
    }

    /// <summary>The commands behind the head; those before it are the register's own where the chain at the head is the same.</summary>
    private static async IAsyncEnumerable<KeptCommand> Missing(
        IAsyncEnumerable<KeptCommand> commands, LogHead begin, LogHead head, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var isSame = begin.Position == head.Position;
        await foreach (var command in commands.WithCancellation(cancellationToken))
        {
            if (command.First.Position > head.Position)
            {
                if (!isSame) throw Other(head.Position);
                yield return command;
            }

            isSame |= command.Last.Position == head.Position && command.Last.Hashes.Chain.Span.SequenceEqual(head.Chain.Span);
            if (command.Last.Position >= head.Position && !isSame) throw Other(head.Position);
        }
    }

    private static OtherLogException Other(long position) =>
        new($"the register holds another log than the file: at position {position} its chain is another");

    private static async IAsyncEnumerable<List<KeptCommand>> Chunks(IAsyncEnumerable<KeptCommand> commands)
    {
        var (chunk, events, bytes) = (new List<KeptCommand>(), 0, 0L);
        await foreach (var command in commands)
        {
            chunk.Add(command);
            events += command.Events.Count;
            bytes += command.Events.Sum(kept => (long)kept.Data.Length + kept.Headers.Length);
            if (events < EventsAtOnce && bytes < BytesAtOnce) continue;
            yield return chunk;
            (chunk, events, bytes) = ([], 0, 0);
        }

        if (chunk.Count > 0) yield return chunk;
    }

    private static async ValueTask<LogHead> RefusedAt(EventsReader file, Func<ValueTask<LogHead>> make)
    {
        try
        {
            return await make();
        }
        catch (RestoreRefusedException refused)
        {
            throw new EventsFileException(file.LineOf(refused.Position), refused.Position, refused.What);
        }
    }
}
