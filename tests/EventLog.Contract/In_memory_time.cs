using ThreatRegister.EventLog;

namespace ThreatRegister.Tests.EventLog_Contract;

public sealed class In_memory_time
{
    [Fact]
    public async Task Never_runs_backwards_and_salts_may_be_given()
    {
        var token = TestContext.Current.CancellationToken;
        var clock = new SteppingClock();
        var log = new InMemoryEventLog(clock, salt => salt.Fill(7));
        clock.Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(7));
        await log.AppendAsync([New("a")], token);
        clock.Now = clock.Now.AddHours(-1);
        await log.AppendAsync([New("b")], token);
        clock.Now = clock.Now.AddHours(2).AddTicks(13);
        await log.AppendAsync([New("c")], token);

        var all = await log.ReadAllAsync(0, token).ToListAsync(token);
        var noon = new DateTimeOffset(2026, 3, 1, 5, 0, 0, TimeSpan.Zero);
        all.Select(recorded => recorded.RecordedAt).ShouldBe([noon, noon, noon.AddHours(1).AddMicroseconds(1)]);
        all.ShouldAllBe(recorded => recorded.RecordedAt.Offset == TimeSpan.Zero);
        all[0].Hashes.Salt.ToArray().ShouldBe(Enumerable.Repeat((byte)7, 16));
    }

    private static Append New(string stream) => new(
        StreamName.Of("incident", stream), ExpectedVersion.NoStream, Guid.CreateVersion7(), new byte[32], "truc-ban-01", ReadOnlyMemory<byte>.Empty,
        [new NewEvent("incident-reported", 1, "Mã độc"u8.ToArray())]);

    private sealed class SteppingClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
    }
}
