namespace ThreatRegister.EventLog;

/// <summary>
/// The rules of appending, over what is known of the log: for stores that decide in this process. The append functions of the
/// PostgreSQL log hold the same rules in SQL; one contract suite runs over both.
/// </summary>
internal sealed class AppendBook(LogHead head)
{
    private readonly Dictionary<StreamName, long> versions = [];
    private readonly Dictionary<Guid, KnownCommand> commands = [];

    public LogHead Head { get; private set; } = head;

    public void Know(StreamName stream, long version) => versions[stream] = version;

    public void Know(Guid commandId, KnownCommand command) => commands[commandId] = command;

    public long VersionOf(StreamName stream) => versions.GetValueOrDefault(stream);

    public KnownCommand? Find(Guid commandId) => commands.GetValueOrDefault(commandId);

    /// <summary>A book of its own that knows what the commands touch; <see cref="Take"/> brings back what was recorded in it.</summary>
    public AppendBook For(IEnumerable<KeptCommand> touching)
    {
        var book = new AppendBook(Head);
        foreach (var command in touching)
        {
            book.Know(command.First.Stream, VersionOf(command.First.Stream));
            if (Find(command.First.CommandId) is { } known) book.Know(command.First.CommandId, known);
        }

        return book;
    }

    public void Take(AppendBook recorded)
    {
        foreach (var (stream, version) in recorded.versions) versions[stream] = version;
        foreach (var (commandId, command) in recorded.commands) commands[commandId] = command;
        Head = recorded.Head;
    }

    /// <summary>Answers one append and, when it is accepted, moves the head and hands over the events as recorded.</summary>
    /// <param name="contents">A salt and a content hash for each event.</param>
    public (AppendResult Result, RecordedEvent[] Recorded) Append(Append append, IReadOnlyList<SaltedContent> contents, DateTimeOffset recordedAt)
    {
        if (commands.TryGetValue(append.CommandId, out var known)) return (known.AnswerTo(append), []);

        var actual = versions.GetValueOrDefault(append.Stream);
        if (append.Expected != ExpectedVersion.Any && append.Expected.Value != actual) return (new AppendResult.WrongVersion(actual), []);

        var recorded = Record(append, contents, actual, recordedAt);
        var answer = new AppendResult.Accepted(recorded[0].Position, recorded[^1].Position, recorded[^1].Version, recordedAt, Repeated: false);
        versions[append.Stream] = answer.Version;
        commands[append.CommandId] = new(append.Stream.ToString(), append.Fingerprint, answer);
        Head = new(answer.LastPosition, recordedAt, recorded[^1].Hashes.Chain);
        return (answer, recorded);
    }

    /// <summary>The instant that events get now: a clock that went back does not take the log with it.</summary>
    public DateTimeOffset NotBefore(DateTimeOffset now)
    {
        var whole = now.ToUniversalTime().AddTicks(-(now.UtcTicks % TimeSpan.TicksPerMicrosecond));
        return whole < Head.RecordedAt ? Head.RecordedAt : whole;
    }

    private RecordedEvent[] Record(Append append, IReadOnlyList<SaltedContent> contents, long version, DateTimeOffset recordedAt)
    {
        var recorded = new RecordedEvent[append.Events.Count];
        var chain = Head.Chain;
        var position = Head.Position;
        for (var index = 0; index < recorded.Length; index++)
        {
            var happened = append.Events[index];
            var leaf = LogHash.Leaf(++position, ++version, recordedAt, contents[index].Content);
            chain = LogHash.Chain(chain.Span, leaf);
            recorded[index] = new(
                position,
                append.Stream,
                version,
                happened.Type,
                happened.SchemaVersion,
                recordedAt,
                append.CommandId,
                append.Actor,
                append.Headers,
                happened.Data,
                new(contents[index].Salt, contents[index].Content, leaf, chain));
        }

        return recorded;
    }
}

/// <summary>An accepted command as it is remembered.</summary>
internal sealed record KnownCommand(string Stream, ReadOnlyMemory<byte> Fingerprint, AppendResult.Accepted Answer)
{
    public AppendResult AnswerTo(Append append)
    {
        var isSame = string.Equals(Stream, append.Stream.ToString(), StringComparison.Ordinal) && Fingerprint.Span.SequenceEqual(append.Fingerprint.Span);
        return isSame ? Answer with { Repeated = true } : new AppendResult.CommandConflict();
    }
}

/// <summary>A fresh salt and the content hash made with it.</summary>
internal readonly record struct SaltedContent(ReadOnlyMemory<byte> Salt, byte[] Content)
{
    public static SaltedContent[] Of(Append append, SaltSource source)
    {
        var contents = new SaltedContent[append.Events.Count];
        var salts = new byte[contents.Length * LogHash.SaltSize];
        source(salts); // once for all: the random source costs more by the call than by the byte
        for (var index = 0; index < contents.Length; index++)
        {
            var salt = salts.AsMemory(index * LogHash.SaltSize, LogHash.SaltSize);
            contents[index] = new(salt, LogHash.Content(append, append.Events[index], salt.Span));
        }

        return contents;
    }
}

internal readonly record struct SaltedAppend(Append Append, SaltedContent[] Contents);
