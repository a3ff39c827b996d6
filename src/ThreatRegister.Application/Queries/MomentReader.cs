using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Events;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.EventLog;

namespace ThreatRegister.Application.Queries;

/// <summary>Finds the moments that people ask for: a position, the last one at an instant, the newest.</summary>
public sealed class MomentReader(IEventLog log, EventCodec codec)
{
    private readonly StreamMemory streams = new(log, codec);
    private TreeKnown? newest;

    /// <summary>The newest moment, or the one at a position. Null: the log has not come so far.</summary>
    public async Task<Moment?> AtAsync(long? position, CancellationToken cancellationToken = default)
    {
        var head = await log.HeadAsync(cancellationToken);
        if (position is null || position == head.Position) return new(head.Position, head.Position == 0 ? null : head.RecordedAt, Hex(head.Chain));
        if (position > head.Position || position < 0) return null;
        if (position == 0) return new(0, null, Hex(LogHash.EmptyChain));

        var recorded = await EventAsync(position.Value, cancellationToken);
        return new(recorded.Position, recorded.RecordedAt, Hex(recorded.Hashes.Chain));
    }

    /// <summary>The last moment recorded at or before the instant; found by halving, since recorded time never runs backwards.</summary>
    public async Task<Moment> AtAsync(DateTimeOffset instant, CancellationToken cancellationToken = default)
    {
        var head = await log.HeadAsync(cancellationToken);
        var (low, high) = (0L, head.Position);
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            if ((await EventAsync(middle, cancellationToken)).RecordedAt <= instant) low = middle;
            else high = middle - 1;
        }

        return (await AtAsync(low, cancellationToken))!;
    }

    /// <summary>The tree of threat types as it was at a position, whatever the day.</summary>
    public async Task<ThreatTypeTree> TypesAtAsync(long position, CancellationToken cancellationToken = default)
    {
        // Of the trees that were ever asked for, the last one is nearly always asked for again.
        var events = await TypeEventsAsync(position, cancellationToken);
        var last = events.Count == 0 ? (long?)null : events[^1].Position;
        if (newest is { } known && known.Last == last) return known.Tree;

        var tree = events.Aggregate(ThreatTypeTree.Initial, (before, recorded) => ThreatTypeTree.Evolve(before, (ThreatTypeEvent)recorded.Event));
        newest = new(last, tree);
        return tree;
    }

    /// <summary>What had happened to the tree of threat types up to a position, oldest first.</summary>
    public Task<IReadOnlyList<Recorded<object>>> TypeEventsAsync(long position, CancellationToken cancellationToken = default) =>
        streams.UpToAsync(Aggregates.ThreatTypes, position, cancellationToken);

    /// <summary>The tree as it was at a moment, with what was valid on the day when that was recorded.</summary>
    public async Task<ThreatTypeTree> TypesAtAsync(Moment moment, TimeZoneInfo zone, CancellationToken cancellationToken = default)
    {
        var day = moment.RecordedAt is { } recordedAt ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(recordedAt, zone).DateTime) : (DateOnly?)null;
        return (await TypesAtAsync(moment.Position, cancellationToken)).On(day);
    }

    /// <summary>Whether nobody has defined a threat type yet: then nothing can be reported.</summary>
    public async Task<bool> HasNoTypesAsync(CancellationToken cancellationToken = default)
    {
        await foreach (var _ in log.ReadStreamAsync(Aggregates.ThreatTypes, cancellationToken: cancellationToken)) return false;
        return true;
    }

    private async Task<RecordedEvent> EventAsync(long position, CancellationToken cancellationToken) =>
        await log.AtAsync(position, cancellationToken) ?? throw new LogCorruptException($"The event at position {position} is missing.", position);

    private static string Hex(ReadOnlyMemory<byte> chain) => Convert.ToHexStringLower(chain.Span);

    private sealed record TreeKnown(long? Last, ThreatTypeTree Tree);
}

/// <summary>What sources had stated is kept for the newest position alone, and something was recorded since that was asked for. Nothing is wrong: ask again.</summary>
public sealed class MomentPassedException() : Exception("Something was recorded while this was read. Ask again.");
