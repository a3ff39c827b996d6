using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Shouldly;
using ThreatRegister.Application.Transfer;
using ThreatRegister.EventLog;

namespace ThreatRegister.Tests.Application_Specs.Transfer;

public sealed class Events_file
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task makes_an_empty_register_hold_the_same_log()
    {
        var (log, file) = await ExportedAsync();
        var other = new InMemoryEventLog(TimeProvider.System);

        (await ImportAsync(other, file)).ShouldBe(new EventsTally(7, 7, 0, 7, await ChainAsync(log)));

        (await ChainAsync(other)).ShouldBe(await ChainAsync(log));
        (await ExportAsync(other)).ShouldBe(file);
    }

    [Fact]
    public async Task is_readable_where_data_is_JSON_on_one_line_and_Base64_elsewhere()
    {
        var lines = Encoding.UTF8.GetString((await ExportedAsync()).File).Split('\n');

        lines[0].ShouldBe("""{"format":"threatregister-events","formatVersion":1,"from":1,"to":7,"previous":"0000000000000000000000000000000000000000000000000000000000000000"}""");
        lines[1].ShouldContain(""","headers":{"nguồn":"tổng đài"},"data":{"tiêu đề": "Lũ quét \u2028 ở Mường Lát", "số":1.50},"salt":"0707""");
        lines[2].ShouldContain("\"dataBase64\":\"");
        lines[3].ShouldNotContain("\"headers");
        lines[8].ShouldStartWith("""{"end":{"position":7,"events":7,"chain":""");
        lines[9].ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(7)]
    public async Task goes_on_behind_what_is_there(long there)
    {
        var (log, file) = await ExportedAsync();
        var other = new InMemoryEventLog(TimeProvider.System);
        await other.RestoreAsync(LogHead.Empty, await log.ReadCommandsAsync(0, there, Token).ToListAsync(Token), Token);

        var tally = await ImportAsync(other, file);

        (tally.Recorded, tally.Repeated).ShouldBe((7 - there, there));
        (await ChainAsync(other)).ShouldBe(await ChainAsync(log));
    }

    [Fact]
    public async Task of_a_part_goes_on_behind_the_part_before()
    {
        var (log, whole) = await ExportedAsync();
        var part = await ExportAsync(log, after: 2);
        var other = new InMemoryEventLog(TimeProvider.System);

        (await Should.ThrowAsync<OtherLogException>(() => ImportAsync(other, part))).Message.ShouldContain("the file begins at position 3, and the register ends at position 0");
        await ImportAsync(other, await ExportAsync(log, upTo: 2));
        (await ImportAsync(other, part)).Recorded.ShouldBe(5);
        (await ExportAsync(other)).ShouldBe(whole);
    }

    [Fact]
    public async Task that_is_older_than_the_register_changes_nothing()
    {
        var (log, _) = await ExportedAsync();
        var old = await ExportAsync(log, upTo: 4);

        (await ImportAsync(log, old)).ShouldBe(new EventsTally(4, 0, 4, 4, Convert.ToHexStringLower((await log.HeadAtAsync(4, Token))!.Chain.Span)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(9)]
    public async Task is_refused_by_a_register_with_other_content(int events)
    {
        var (_, file) = await ExportedAsync();
        var other = new InMemoryEventLog(TimeProvider.System);
        await other.AppendAsync([.. Enumerable.Range(0, events).Select(number => Append($"khac-{number}", 0, "{}"u8.ToArray()))], Token);
        var before = await ChainAsync(other);

        (await Should.ThrowAsync<OtherLogException>(() => ImportAsync(other, file))).Message.ShouldContain($"at position {Math.Min(events, 7)} its chain is another");
        (await ChainAsync(other)).ShouldBe(before);
    }

    [Fact]
    public async Task of_an_empty_register_is_taken_by_an_empty_one()
    {
        var file = await ExportAsync(new InMemoryEventLog(TimeProvider.System));

        (await ImportAsync(new InMemoryEventLog(TimeProvider.System), file)).Read.ShouldBe(0);
    }

    [Fact]
    public async Task cut_at_any_byte_is_noticed()
    {
        var (_, file) = await ExportedAsync();
        for (var length = 0; length < file.Length - 1; length += 7) await Should.ThrowAsync<EventsFileException>(() => CheckAsync(file[..length]));
    }

    [Fact]
    public async Task with_any_byte_of_an_event_changed_is_refused()
    {
        var (_, file) = await ExportedAsync();
        for (var place = 0; place < file.Length - 1; place += 3)
        {
            var changed = file.ToArray();
            changed[place] ^= 1;
            if (IsSameToReaders(file, changed, place)) continue;
            await Should.ThrowAsync<EventsFileException>(() => CheckAsync(changed), $"byte {place}");
        }
    }

    public static TheoryData<string, string, long, long?, string> Changes => new()
    {
        { "tổng đài", "tổng đàj", 2, 1, "the content hash is not that of" },
        { "\"version\":2", "\"version\":3", 3, 2, "version 3 of stream incident-lu follows version 1" },
        { "\"position\":4,", "\"position\":9,", 5, 4, "position 9 stands where 4 was to follow" },
        { "\"actor\":", "\"who\":", 2, 1, "'who' is not known here" },
        { "\"schemaVersion\":1,", "", 2, 1, "'schemaVersion' is missing" },
        { "\"type\":", "\"type\":\"x\",\"type\":", 2, 1, "'type' stands there twice" },
        { "\"stream\":\"incident-lu\"", "\"stream\":\"Lũ\"", 2, 1, "'Lũ' is not a stream name" },
        { "\"events\":7", "\"events\":6", 9, null, "the last line tells of 6 events" },
        { "\"formatVersion\":1", "\"formatVersion\":2", 1, null, "version 2 of the format is not known here, only 1" },
        { "\"format\":\"threatregister-events\"", "\"format\":\"other\"", 1, null, "the format is not threatregister-events" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task says_line_position_and_why_it_is_refused(string was, string now, long line, long? position, string why)
    {
        var text = Encoding.UTF8.GetString((await ExportedAsync()).File);
        var place = text.IndexOf(was, StringComparison.Ordinal);

        var refused = await Should.ThrowAsync<EventsFileException>(() => CheckAsync(Encoding.UTF8.GetBytes(text.Remove(place, was.Length).Insert(place, now))));

        (refused.Line, refused.Position).ShouldBe((line, position));
        refused.Message.ShouldContain(why);
    }

    [Fact]
    public async Task with_a_changed_fingerprint_is_refused_though_no_hash_of_the_log_covers_it()
    {
        var text = Encoding.UTF8.GetString((await ExportedAsync()).File);
        var place = text.IndexOf("\"fingerprint\":\"", text.IndexOf("\"position\":4", StringComparison.Ordinal), StringComparison.Ordinal) + 15;
        var changed = text.Remove(place, 4).Insert(place, "0000");

        (await Should.ThrowAsync<EventsFileException>(() => CheckAsync(Encoding.UTF8.GetBytes(changed)))).Message.ShouldContain("the digest of the fingerprints is another");
    }

    [Fact]
    public async Task with_something_behind_its_last_line_is_refused() =>
        (await Should.ThrowAsync<EventsFileException>(async () => await CheckAsync([.. (await ExportedAsync()).File, (byte)'x']))).Message.ShouldContain("something stands behind the last line");

    [Fact]
    public async Task keeps_what_a_command_is_recognised_by()
    {
        var (_, file) = await ExportedAsync();
        var other = new InMemoryEventLog(TimeProvider.System);
        await ImportAsync(other, file);

        (await other.AppendAsync([Append("lu", 0, Plain, [0xFF, 0x00, 0x0A])], Token))[0].ShouldBeOfType<AppendResult.Accepted>().Repeated.ShouldBeTrue();
    }

    private static byte[] Plain => """{"tiêu đề": "Lũ quét \u2028 ở Mường Lát", "số":1.50}"""u8.ToArray();

    private static async Task<(InMemoryEventLog Log, byte[] File)> ExportedAsync()
    {
        var log = new InMemoryEventLog(TimeProvider.System, salts => salts.Fill(7));
        await log.AppendAsync([Append("lu", 0, Plain, [0xFF, 0x00, 0x0A])], Token);
        await log.AppendAsync([Append("bao", 0, "{\n}"u8.ToArray()) with { Headers = default }, Append("lu", 2, "\"chữ\""u8.ToArray())], Token);
        await log.AppendAsync([Append("sau", 0, Deep, [], " {}"u8.ToArray())], Token);
        return (log, await ExportAsync(log));
    }

    /// <summary>Deeper than readers of JSON take.</summary>
    private static byte[] Deep => Encoding.UTF8.GetBytes(new string('[', 90) + new string(']', 90));

    /// <summary>Hexadecimal digits and escapes read the same in several spellings; a changed last byte of Base64 may be of no weight.</summary>
    private static bool IsSameToReaders(byte[] file, byte[] changed, int place) =>
        (char.ToLowerInvariant((char)file[place]) == char.ToLowerInvariant((char)changed[place])) || (Base64.IsValid(file.AsSpan(place, 1)) && file[place + 1] == '=');

    private static async Task<byte[]> ExportAsync(InMemoryEventLog log, long after = 0, long? upTo = null)
    {
        using var file = new MemoryStream();
        var head = await log.HeadAtAsync(upTo ?? (await log.HeadAsync(Token)).Position, Token);
        await EventsWriter.WriteAsync(log, (await log.HeadAtAsync(after, Token))!, head!, file, cancellationToken: Token);
        return file.ToArray();
    }

    private static Task<EventsHeader> CheckAsync(byte[] file) => EventsImporter.CheckAsync(new MemoryStream(file), cancellationToken: Token);

    private static async Task<EventsTally> ImportAsync(InMemoryEventLog log, byte[] file)
    {
        await CheckAsync(file);
        return await new EventsImporter(log, log, log).RunAsync(new MemoryStream(file), cancellationToken: Token);
    }

    private static async Task<string> ChainAsync(InMemoryEventLog log) => Convert.ToHexStringLower((await log.HeadAsync(Token)).Chain.Span);

    private static Append Append(string stream, long expected, params byte[][] bodies)
    {
        var fingerprint = SHA256.HashData([.. Encoding.UTF8.GetBytes(stream), .. bodies.SelectMany(body => body)]);
        return new(
            StreamName.Of("incident", stream), new(expected), new(fingerprint.AsSpan(0, 16)), fingerprint, "truc-ban-01", """{"nguồn":"tổng đài"}"""u8.ToArray(),
            [.. bodies.Select(body => new NewEvent("incident-reported", 1, body))]);
    }
}
