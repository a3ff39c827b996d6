namespace ThreatRegister.EventLog;

/// <summary>
/// Restoring is appending once more, with the salts and times of then: the same rules decide, and position, version and hashes have to
/// come out as they were.
/// </summary>
public static class RestoreRules
{
    /// <summary>Checks commands that go on from a head, without a store. The version a stream begins with is believed.</summary>
    /// <returns>The head after them.</returns>
    /// <exception cref="RestoreRefusedException">An event is not as it was recorded.</exception>
    public static LogHead Check(LogHead after, IReadOnlyList<KeptCommand> commands)
    {
        var book = new AppendBook(after);
        var seen = new HashSet<StreamName>();
        foreach (var command in commands)
        {
            if (seen.Add(command.First.Stream)) book.Know(command.First.Stream, command.First.Version - 1);
        }

        foreach (var command in commands) Record(book, AppendOf(command), command);
        return book.Head;
    }

    /// <summary>The command as an append with the salts of then; its content hashes are made anew.</summary>
    /// <exception cref="RestoreRefusedException">It is none that a log takes, or a content hash differs.</exception>
    internal static SaltedAppend AppendOf(KeptCommand command)
    {
        var first = command.First;
        var contents = new SaltedContent[command.Events.Count];
        for (var index = 0; index < contents.Length; index++)
        {
            var kept = command.Events[index];
            if (Differs(first, kept, index) is { } what) throw new RestoreRefusedException(kept.Position, what);
            contents[index] = Salted(kept);
        }

        var append = new Append(
            first.Stream,
            new(first.Version - 1),
            first.CommandId,
            command.Fingerprint,
            first.Actor,
            first.Headers,
            [.. command.Events.Select(kept => new NewEvent(kept.Type, kept.SchemaVersion, kept.Data))]);
        if (AppendRules.Problem(append) is { } problem) throw new RestoreRefusedException(first.Position, problem);

        return new(append, contents);
    }

    /// <exception cref="RestoreRefusedException">The book would not have recorded just this.</exception>
    internal static RecordedEvent[] Record(AppendBook book, SaltedAppend salted, KeptCommand command)
    {
        var first = command.First;
        if (first.Position != book.Head.Position + 1) throw new RestoreRefusedException(first.Position, $"position {book.Head.Position + 1} was to follow");
        if (first.RecordedAt < book.Head.RecordedAt) throw new RestoreRefusedException(first.Position, "the recorded time is before that of the event before");

        var (result, recorded) = book.Append(salted.Append, salted.Contents, first.RecordedAt);
        if (result is AppendResult.WrongVersion wrong)
            throw new RestoreRefusedException(first.Position, $"version {first.Version} of stream {first.Stream} follows version {wrong.Actual}");
        if (recorded.Length == 0) throw new RestoreRefusedException(first.Position, $"the command {first.CommandId} has recorded something before");

        foreach (var (made, kept) in recorded.Zip(command.Events))
        {
            if (!made.Hashes.Leaf.Span.SequenceEqual(kept.Hashes.Leaf.Span))
                throw new RestoreRefusedException(kept.Position, "the leaf hash is not that of position, version, recorded time and content");
            if (!made.Hashes.Chain.Span.SequenceEqual(kept.Hashes.Chain.Span))
                throw new RestoreRefusedException(kept.Position, "the chain hash does not follow from the event before and the leaf");
        }

        return recorded;
    }

    private static string? Differs(RecordedEvent first, RecordedEvent kept, int index) =>
        kept.Position != first.Position + index ? $"position {first.Position + index} was to follow"
        : kept.Stream != first.Stream ? "its stream is not that of the command's first event"
        : kept.Version != first.Version + index ? $"version {kept.Version} of stream {kept.Stream} follows version {first.Version + index - 1}"
        : kept.RecordedAt != first.RecordedAt ? "its recorded time is not that of the command's first event"
        : !string.Equals(kept.Actor, first.Actor, StringComparison.Ordinal) ? "its actor is not that of the command's first event"
        : !kept.Headers.Span.SequenceEqual(first.Headers.Span) ? "its headers are not those of the command's first event"
        : kept.Hashes.Salt.Length != LogHash.SaltSize ? $"the salt has not its {LogHash.SaltSize} bytes"
        : null;

    private static SaltedContent Salted(RecordedEvent kept)
    {
        var content = LogHash.Content(kept);
        return content.AsSpan().SequenceEqual(kept.Hashes.Content.Span)
            ? new(kept.Hashes.Salt, content)
            : throw new RestoreRefusedException(kept.Position, "the content hash is not that of type, schema version, stream, command id, actor, headers, data and salt");
    }
}
