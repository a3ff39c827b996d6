using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using ThreatRegister.EventLog;
using static ThreatRegister.Application.Transfer.EventsMembers;

namespace ThreatRegister.Application.Transfer;

/// <summary>
/// Reads an events file line by line, holding one command at a time. What a line says of itself is read here; whether it can have been
/// recorded so is decided by <see cref="RestoreRules"/>.
/// </summary>
public sealed class EventsReader
{
    private static readonly string[] headerMembers = [Format, FormatVersion, From, To, Previous];

    private static readonly string[] eventMembers =
    [
        Position, EventsMembers.Stream, EventsMembers.Version, EventsMembers.Type, SchemaVersion, RecordedAt, CommandId, Fingerprint, Actor,
        Headers, HeadersBase64, Data, DataBase64, Salt, Content, Leaf, Chain, EventsMembers.End,
    ];

    private static readonly string[] endMembers = [Position, Count, Chain, Fingerprints];

    private readonly LineReader lines;

    private EventsReader(LineReader lines, EventsHeader header) => (this.lines, Header) = (lines, header);

    public EventsHeader Header { get; }

    /// <summary>The last line; there once everything was read.</summary>
    public EventsEnd? End { get; private set; }

    /// <exception cref="EventsFileException">The first line is not that of an events file this program knows.</exception>
    public static async Task<EventsReader> OpenAsync(Stream input, CancellationToken cancellationToken = default)
    {
        var lines = new LineReader(input);
        var first = await lines.NextAsync(cancellationToken) ?? throw new EventsFileException(1, null, "the file is empty");
        try
        {
            var line = EventLine.Parse(first, headerMembers);
            if (!string.Equals(line.Text(Format), EventsHeader.Format, StringComparison.Ordinal)) throw new FormatException($"the format is not {EventsHeader.Format}");
            if (line.Number(FormatVersion) is var version && version != EventsHeader.Version)
                throw new FormatException($"version {version} of the format is not known here, only {EventsHeader.Version}");

            var header = new EventsHeader(line.Number(From), line.Number(To), line.Hex(Previous, LogHash.Size));
            if (header.From < 1 || header.To < header.From - 1) throw new FormatException($"positions {header.From} to {header.To} are none");
            return new(lines, header);
        }
        catch (FormatException wrong)
        {
            throw new EventsFileException(1, null, $"this is not the first line of an events file: {wrong.Message}");
        }
    }

    /// <summary>The line that holds a position.</summary>
    public long LineOf(long position) => position - Header.From + 2;

    /// <summary>All commands, then the last line is held against what was read.</summary>
    /// <exception cref="EventsFileException">A line is not as it should be, or the file was cut.</exception>
    public async IAsyncEnumerable<KeptCommand> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var fingerprints = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        List<RecordedEvent>? held = null;
        var fingerprint = ReadOnlyMemory<byte>.Empty;
        var chain = Header.Previous;
        var position = Header.From;
        while (End is null)
        {
            var text = await lines.NextAsync(cancellationToken) ?? throw new EventsFileException(lines.Line + 1, null, "the file was cut: its last line is missing");
            var (recorded, its) = Parse(text, position, fingerprints, chain);
            if (held is not null && (recorded is null || recorded.CommandId != held[0].CommandId))
            {
                yield return new(fingerprint, held);
                held = null;
            }

            if (recorded is null) break;
            if (held is null) fingerprints.AppendData(its.Span);
            else if (!its.Span.SequenceEqual(fingerprint.Span)) throw new EventsFileException(lines.Line, position, "its fingerprint is not that of the command's first event");

            (held ??= []).Add(recorded);
            (fingerprint, chain) = (its, recorded.Hashes.Chain);
            position++;
        }

        if (await lines.NextAsync(cancellationToken) is not null) throw new EventsFileException(lines.Line, null, "something stands behind the last line");
    }

    /// <summary>An event, or nothing where this was the last line.</summary>
    private (RecordedEvent? Recorded, ReadOnlyMemory<byte> Fingerprint) Parse(ReadOnlyMemory<byte> text, long position, IncrementalHash fingerprints, ReadOnlyMemory<byte> chain)
    {
        var isEnd = false;
        try
        {
            var line = EventLine.Parse(text, eventMembers);
            isEnd = line.Has(EventsMembers.End);
            if (isEnd)
            {
                End = EndOf(line, position, fingerprints, chain);
                return default;
            }

            if (line.Number(Position) is var found && found != position) throw new FormatException($"position {found} stands where {position} was to follow");
            if (position > Header.To) throw new FormatException($"the first line says that the last position is {Header.To}");
            return (EventOf(line), line.Hex(Fingerprint, LogHash.Size));
        }
        catch (FormatException wrong)
        {
            throw new EventsFileException(lines.Line, isEnd ? null : position, wrong.Message);
        }
    }

    private static RecordedEvent EventOf(EventLine line) => new(
        line.Number(Position),
        StreamName.Parse(line.Text(EventsMembers.Stream)),
        line.Number(EventsMembers.Version),
        line.Text(EventsMembers.Type),
        line.Number(SchemaVersion) is >= 1 and <= int.MaxValue and var schema ? (int)schema : throw new FormatException($"'{SchemaVersion}' is out of bounds"),
        TimeOf(line.Number(RecordedAt)),
        line.Id(CommandId),
        line.Text(Actor),
        line.Bytes(Headers, HeadersBase64, mayBeAbsent: true),
        line.Bytes(Data, DataBase64, mayBeAbsent: false),
        new(line.Hex(Salt, LogHash.SaltSize), line.Hex(Content, LogHash.Size), line.Hex(Leaf, LogHash.Size), line.Hex(Chain, LogHash.Size)));

    private EventsEnd EndOf(EventLine line, long position, IncrementalHash fingerprints, ReadOnlyMemory<byte> chain)
    {
        var inner = EventLine.Parse(line.Raw(EventsMembers.End), endMembers);
        var end = new EventsEnd(inner.Number(Position), inner.Number(Count), inner.Hex(Chain, LogHash.Size), inner.Hex(Fingerprints, LogHash.Size));
        if (end.Position != position - 1 || end.Position != Header.To || end.Events != position - Header.From)
            throw new FormatException($"the last line tells of {end.Events} events up to position {end.Position}, the first of positions {Header.From} to {Header.To}, and the file holds those to {position - 1}");
        if (!end.Chain.Span.SequenceEqual(chain.Span)) throw new FormatException("the chain of the last line is not that of the last event");
        if (!end.Fingerprints.Span.SequenceEqual(fingerprints.GetHashAndReset())) throw new FormatException("the digest of the fingerprints is another: one of them was changed");
        return end;
    }

    private static DateTimeOffset TimeOf(long microseconds) =>
        microseconds is >= 0 and <= 253_402_300_799_999_999
            ? DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond)
            : throw new FormatException($"'{RecordedAt}' is out of bounds");
}
