using System.Text;
using ThreatRegister.EventLog;

namespace ThreatRegister.Tests.EventLog_Contract;

public abstract partial class EventLogContract
{
    // Composed, decomposed, beyond the first plane, a byte order mark, a zero: all of it must come back as it went in.
    private const string Vietnamese = "Tấn công mã độc tống tiền vào Điện lực; Tấn 𝟙 \uFEFF\0 hết";

    [Fact]
    public async Task An_empty_log_has_head_zero()
    {
        var head = await Log.HeadAsync(Token);

        head.Position.ShouldBe(0);
        head.Chain.ToArray().ShouldBe(new byte[32]);
        (await AllAsync()).ShouldBeEmpty();
        (await Log.ReadStreamAsync(Stream("none"), 0, Token).ToListAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_head_is_the_last_event()
    {
        await AcceptedAsync(Append("a", 0, "1", "2"));
        var last = (await AllAsync())[^1];
        var head = await Log.HeadAsync(Token);

        (head.Position, head.RecordedAt).ShouldBe((last.Position, last.RecordedAt));
        head.Chain.ToArray().ShouldBe(last.Hashes.Chain.ToArray());
    }

    [Fact]
    public async Task A_stream_is_read_after_a_version()
    {
        await Log.AppendAsync([Append("a", 0, "1", "2"), Append("b", 0, "x"), Append("a", 2, "3"), Append("ab", 0, "y")], Token);

        (await Log.ReadStreamAsync(Stream("a"), 0, Token).Select(Body).ToListAsync(Token)).ShouldBe(["1", "2", "3"]);
        (await Log.ReadStreamAsync(Stream("a"), 2, Token).Select(recorded => (recorded.Position, recorded.Version)).ToListAsync(Token)).ShouldBe([(4, 3)]);
        (await Log.ReadStreamAsync(Stream("a"), 3, Token).ToListAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task All_is_read_after_a_position_over_many_pages()
    {
        for (var call = 0; call < 12; call++)
            await Log.AppendAsync([.. Enumerable.Range(0, 100).Select(stream => Append($"s-{call}-{stream}", 0, "a", "b", "c", "d", "e"))], Token);

        (await AllAsync()).Select(recorded => recorded.Position).ShouldBe(Enumerable.Range(1, 6_000).Select(position => (long)position));
        (await AllAsync(after: 5_990)).Select(recorded => recorded.Position).ShouldBe(Enumerable.Range(5_991, 10).Select(position => (long)position));
        (await AllAsync(after: 6_000)).ShouldBeEmpty();
        (await AllAsync(after: 9_000)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stream_longer_than_a_page_is_read_whole()
    {
        for (var call = 0; call < 3; call++)
            await AcceptedAsync(Append("long", call * 900, [.. Enumerable.Range(0, 900).Select(number => $"{call}/{number}")]));

        (await Log.ReadStreamAsync(Stream("long"), 0, Token).Select(recorded => recorded.Version).ToListAsync(Token))
            .ShouldBe(Enumerable.Range(1, 2_700).Select(version => (long)version));
    }

    [Fact]
    public async Task Reading_may_stop_anywhere()
    {
        await AcceptedAsync(Append("a", 0, [.. Enumerable.Range(0, 500).Select(number => $"{number}")]));

        await foreach (var recorded in Log.ReadAllAsync(0, Token))
        {
            if (recorded.Position == 3) break;
        }

        (await AcceptedAsync(Append("a", 500, "sau"))).LastPosition.ShouldBe(501);
    }

    [Fact]
    public async Task A_subscriber_gets_what_was_and_what_comes_in_order()
    {
        await Log.AppendAsync([Append("a", 0, "1"), Append("b", 0, "2"), Append("c", 0, "3")], Token);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var received = new List<string>();

        async Task ReceiveAsync()
        {
            await foreach (var recorded in Log.SubscribeAsync(1, stop.Token))
            {
                received.Add(Body(recorded));
                if (received.Count == 2) await AcceptedAsync(Append("d", 0, "4"));
                if (received.Count == 3) await AcceptedAsync(Append("e", 0, "5", "6"));
                if (received.Count == 5) await stop.CancelAsync();
            }
        }

        await Should.ThrowAsync<OperationCanceledException>(ReceiveAsync);
        received.ShouldBe(["2", "3", "4", "5", "6"]);
    }

    [Fact]
    public async Task Bytes_come_back_as_they_went_in()
    {
        var data = Encoding.UTF8.GetBytes(Vietnamese);
        var everyByte = Enumerable.Range(0, 256).Select(value => (byte)value).ToArray();
        var append = Append("a", 0, "x") with
        {
            Actor = "trực ban Đội 1",
            Headers = everyByte,
            Events = [new("incident-reported", 1, data), new("incident-noted.v2", 2, everyByte), new("incident-noted", 1, ReadOnlyMemory<byte>.Empty)],
        };
        await AcceptedAsync(append);

        var all = await AllAsync();
        all.Select(recorded => recorded.Data.ToArray()).ShouldBe([data, everyByte, []]);
        all.Select(recorded => (recorded.Type, recorded.SchemaVersion)).ShouldBe([("incident-reported", 1), ("incident-noted.v2", 2), ("incident-noted", 1)]);
        all.ShouldAllBe(recorded => recorded.Actor == "trực ban Đội 1" && recorded.CommandId == append.CommandId);
        all.Select(recorded => recorded.Headers.ToArray()).ShouldBe([everyByte, everyByte, everyByte]);
    }

    [Fact]
    public async Task An_event_of_the_largest_size_is_taken()
    {
        var data = new byte[Limits.MaxEventBytes];
        new Random(4).NextBytes(data);
        await AcceptedAsync(Append("a", 0, "x") with { Events = [new("incident-reported", 1, data)] });

        (await AllAsync())[0].Data.Span.SequenceEqual(data).ShouldBeTrue();
        (await VerifyAsync()).ShouldBeOfType<LogVerdict.Ok>();
    }

    [Fact]
    public async Task Hashes_are_those_of_the_encoding()
    {
        await AcceptedAsync(Append("a", 0, Vietnamese));
        await Log.AppendAsync([Append("a", 1, "2", "3"), Append("b", 0, "4")], Token);

        ReadOnlyMemory<byte> chain = LogHash.EmptyChain;
        foreach (var recorded in await AllAsync())
        {
            recorded.Hashes.Salt.Length.ShouldBe(LogHash.SaltSize);
            recorded.Hashes.Content.ToArray().ShouldBe(LogHash.Content(recorded));
            recorded.Hashes.Leaf.ToArray().ShouldBe(LogHash.Leaf(recorded.Position, recorded.Version, recorded.RecordedAt, recorded.Hashes.Content.Span));
            recorded.Hashes.Chain.ToArray().ShouldBe(LogHash.Chain(chain.Span, recorded.Hashes.Leaf.Span));
            chain = recorded.Hashes.Chain;
        }

        (await AllAsync()).Select(recorded => new Guid(recorded.Hashes.Salt.Span)).Distinct().Count().ShouldBe(4);
        (await VerifyAsync()).ShouldBeOfType<LogVerdict.Ok>().Chain.ToArray().ShouldBe(chain.ToArray());
    }

    [Fact]
    public async Task Recorded_times_are_whole_microseconds_in_UTC()
    {
        var answer = await AcceptedAsync(Append("a", 0, "1"));
        var recorded = (await AllAsync())[0];

        recorded.RecordedAt.ShouldBe(answer.RecordedAt);
        recorded.RecordedAt.Offset.ShouldBe(TimeSpan.Zero);
        (recorded.RecordedAt.Ticks % TimeSpan.TicksPerMicrosecond).ShouldBe(0);
    }

    public static TheoryData<string> Refused => [.. refused.Keys];

    private static readonly Dictionary<string, Func<Append, Append>> refused = new(StringComparer.Ordinal)
    {
        ["no stream"] = good => good with { Stream = default },
        ["expected below any"] = good => good with { Expected = new(-2) },
        ["empty command id"] = good => good with { CommandId = Guid.Empty },
        ["short fingerprint"] = good => good with { Fingerprint = new byte[31] },
        ["no actor"] = good => good with { Actor = "" },
        ["long actor"] = good => good with { Actor = new('a', Limits.MaxActorLength + 1) },
        ["zero character in actor"] = good => good with { Actor = "a\0b" },
        ["half a character in actor"] = good => good with { Actor = "a\ud800" },
        ["large headers"] = good => good with { Headers = new byte[Limits.MaxHeaderBytes + 1] },
        ["no events"] = good => good with { Events = [] },
        ["too many events"] = good => good with { Events = [.. Enumerable.Repeat(good.Events[0], Limits.MaxEventsPerAppend + 1)] },
        ["too many bytes"] = good => good with { Events = [.. Enumerable.Repeat(new NewEvent("a", 1, new byte[Limits.MaxEventBytes]), 33)] },
        ["large event"] = good => good with { Events = [new("a", 1, new byte[Limits.MaxEventBytes + 1])] },
        ["empty type"] = good => good with { Events = [new("", 1, new byte[1])] },
        ["long type"] = good => good with { Events = [new(new('a', Limits.MaxTypeLength + 1), 1, new byte[1])] },
        ["type of other letters"] = good => good with { Events = [new("Sự-cố", 1, new byte[1])] },
        ["schema version zero"] = good => good with { Events = [new("a", 0, new byte[1])] },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_malformed_or_too_large_is_refused_whole(string what)
    {
        var bad = refused[what](Append("a", 0, "x"));

        await Should.ThrowAsync<ArgumentException>(async () => await Log.AppendAsync([Append("b", 0, "y"), bad], Token));
        (await Log.HeadAsync(Token)).Position.ShouldBe(0);
    }
}
