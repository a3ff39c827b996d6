using System.Runtime.CompilerServices;

namespace ThreatRegister.EventLog.Sequenced;

/// <summary>Puts together what the store keeps and what the order says of it.</summary>
internal sealed class SequencedReader(OrderTables tables, IStreamStore store)
{
    private const int EventsAtOnce = 2_000;

    public async IAsyncEnumerable<RecordedEvent> ReadStreamAsync(StreamName stream, long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await tables.StreamAsync(stream, after, EventsAtOnce, cancellationToken) is { Count: > 0 } page)
        {
            var (first, count) = (page[0].Revision, (int)(page[^1].Revision - page[0].Revision + 1));
            foreach (var recorded in await JoinAsync(page, store.ReadStreamAsync(stream, first, count, cancellationToken), _ => false)) yield return recorded;
            after = page[^1].Version;
            if (page.Count < EventsAtOnce) break;
        }
    }

    public async IAsyncEnumerable<RecordedEvent> ReadAsync(long after, long upTo, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (after < upTo)
        {
            var page = await tables.EventsAsync(after, upTo, EventsAtOnce, cancellationToken);
            foreach (var ordered in page)
                if (ordered.Position != ++after) throw new LogCorruptException($"Position {after} is missing, though the log goes on to position {ordered.Position}.", after);
            if (page.Count == 0) throw new LogCorruptException($"Position {after + 1} is missing, though the log goes on to position {upTo}.", after + 1);

            // Nearly always the order of positions is that of places; what was restored may lie otherwise.
            var (from, to) = (page.Min(ordered => ordered.Place), page.Max(ordered => ordered.Place));
            foreach (var recorded in await JoinAsync(page, store.ReadAllAsync(from, cancellationToken), stored => stored.Place >= to)) yield return recorded;
        }
    }

    public async IAsyncEnumerable<KeptCommand> ReadCommandsAsync(long after, long upTo, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var held = new List<RecordedEvent>();
        await foreach (var recorded in ReadAsync(after, upTo, cancellationToken))
        {
            if (held.Count >= EventsAtOnce && held[^1].CommandId != recorded.CommandId)
            {
                foreach (var command in await CommandsAsync(held, cancellationToken)) yield return command;
                held.Clear();
            }

            held.Add(recorded);
        }

        foreach (var command in await CommandsAsync(held, cancellationToken)) yield return command;
    }

    private async Task<List<KeptCommand>> CommandsAsync(List<RecordedEvent> events, CancellationToken cancellationToken)
    {
        var (_, known) = await tables.KnownAsync([], events.Select(recorded => recorded.CommandId), cancellationToken);
        return [.. KeptCommands.Of(events, known.GetValueOrDefault)];
    }

    private static async Task<List<RecordedEvent>> JoinAsync(List<OrderedEvent> page, IAsyncEnumerable<StoredEventOf> events, Func<StoredEventOf, bool> isLast)
    {
        var wanted = page.ToDictionary(ordered => (ordered.Stream, ordered.Revision));
        var found = new Dictionary<long, RecordedEvent>(page.Count);
        await foreach (var stored in events)
        {
            if (wanted.TryGetValue((stored.Stream, stored.Revision), out var ordered)) found[ordered.Position] = Join(ordered, stored);
            if (found.Count == page.Count || isLast(stored)) break;
        }

        return [.. page.Select(ordered => found.GetValueOrDefault(ordered.Position)
            ?? throw new LogCorruptException($"Version {ordered.Version} of stream {ordered.Stream}, at position {ordered.Position}, is not in the store.", ordered.Position))];
    }

    private static RecordedEvent Join(OrderedEvent ordered, StoredEventOf stored)
    {
        if (StoredMetadata.Read(stored.Metadata) is not { } kept)
            throw new LogCorruptException($"What the store keeps with the event at position {ordered.Position} cannot be read.", ordered.Position);

        return new(
            ordered.Position,
            ordered.Stream,
            ordered.Version,
            stored.Type,
            kept.SchemaVersion,
            ordered.RecordedAt,
            kept.CommandId,
            kept.Actor,
            kept.Headers,
            stored.Data,
            new(kept.Salt, ordered.Content, LogHash.Leaf(ordered.Position, ordered.Version, ordered.RecordedAt, ordered.Content), ordered.Chain));
    }
}
