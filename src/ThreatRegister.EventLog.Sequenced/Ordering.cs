namespace ThreatRegister.EventLog.Sequenced;

/// <summary>The events that one command appended, as they lie in the store, and as an append.</summary>
/// <param name="Append">Null for what is none of the log's: its events only make the stream longer.</param>
internal sealed record StoredAppend(IReadOnlyList<StoredEventOf> Events, SaltedAppend? Append, long? Position)
{
    public StoredEventOf Last => Events[^1];

    public static StoredAppend Of(IReadOnlyList<StoredEventOf> events)
    {
        var metadata = events.Select(stored => StoredMetadata.Read(stored.Metadata)).ToList();
        if (metadata[0] is not { } first || !metadata.Select((kept, index) => kept is not null && kept.Index == index && kept.CommandId == first.CommandId).All(isRight => isRight))
            return new(events, Append: null, Position: null);

        var append = new Append(
            events[0].Stream, ExpectedVersion.Any, first.CommandId, first.Fingerprint, first.Actor, first.Headers,
            [.. events.Zip(metadata, (stored, kept) => new NewEvent(stored.Type, kept!.SchemaVersion, stored.Data))]);
        if (AppendRules.Problem(append) is not null) return new(events, Append: null, Position: null);

        var contents = append.Events.Zip(metadata, (happened, kept) => new SaltedContent(kept!.Salt, LogHash.Content(append, happened, kept.Salt)));
        return new(events, new SaltedAppend(append, [.. contents]), first.Position);
    }

    /// <summary>How many events of the command are to follow this one in its stream.</summary>
    public static int Rest(StoredEventOf stored) => StoredMetadata.Read(stored.Metadata) is { } kept && kept.Index == 0 && kept.Count is > 1 and <= Limits.MaxEventsPerAppend ? kept.Count - 1 : 0;
}

/// <summary>Gives what lies in the store its positions, times and chain: a pure function of the store's order and of where the log stood.</summary>
internal sealed class Ordering(AppendBook book, IReadOnlyDictionary<StreamName, StreamEnd> known)
{
    private readonly Dictionary<StreamName, StreamEnd> ends = [];

    public LogHead Head => book.Head;

    public List<OrderedEvent> Events { get; } = [];

    public List<(Guid Id, KnownCommand Command)> Commands { get; } = [];

    public IReadOnlyDictionary<StreamName, StreamEnd> Ends => ends;

    /// <summary>In the order of the store. A command that is known, and what was restored but never completed, gets no position.</summary>
    public void Take(StoredAppend stored)
    {
        if (stored is { Append: { } salted, Position: null })
        {
            var (_, recorded) = book.Append(salted.Append, salted.Contents, book.NotBefore(stored.Events[0].CreatedAt));
            Keep(stored, recorded, salted.Append);
        }

        Pass(stored);
    }

    /// <summary>As it was recorded in another log.</summary>
    public void Restore(StoredAppend stored, KeptCommand command)
    {
        var salted = RestoreRules.AppendOf(command);
        Keep(stored, RestoreRules.Record(book, salted, command), salted.Append);
        Pass(stored);
    }

    private void Keep(StoredAppend stored, RecordedEvent[] recorded, Append append)
    {
        foreach (var (kept, there) in recorded.Zip(stored.Events))
            Events.Add(new(kept.Position, kept.Stream, kept.Version, there.Revision, kept.RecordedAt, kept.Hashes.Content.ToArray(), kept.Hashes.Chain.ToArray(), there.Place));
        if (recorded.Length > 0) Commands.Add((append.CommandId, book.Find(append.CommandId)!));
    }

    private void Pass(StoredAppend stored)
    {
        var stream = stored.Last.Stream;
        var length = Math.Max(stored.Last.Revision + 1, ends.TryGetValue(stream, out var end) ? end.Stored : known.GetValueOrDefault(stream).Stored);
        ends[stream] = new(book.VersionOf(stream), length);
    }
}
