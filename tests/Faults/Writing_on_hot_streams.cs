using System.Buffers.Binary;
using System.Security.Cryptography;
using ThreatRegister.Application.Commands;
using ThreatRegister.Cli;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.EventLog;
using ThreatRegister.EventLog.Postgres;

namespace ThreatRegister.Tests.Faults;

/// <summary>Many writers of two processes' logs on few streams; each event holds the number that its writer made of the last one it saw.</summary>
public sealed class Writing_on_hot_streams
{
    private const int Writers = 16, Streams = 8;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task loses_no_update()
    {
        var dice = new Dice("appends of 16 writers on hot streams", "THREATREG_FAULTS_APPENDS", 20_000);
        await using var register = await Register.MakeAsync();
        await using var session = await register.OpenAsync();
        await using var one = new PostgresEventLog(session.Source);
        await using var other = new PostgresEventLog(session.Source);
        var before = (await one.HeadAsync(Token)).Position;

        var seeds = Enumerable.Range(0, Writers).Select(_ => dice.Next(int.MaxValue)).ToList();
        var conflicts = await Task.WhenAll(seeds.Select((seed, writer) => Task.Run(() => WriteAsync(writer % 2 == 0 ? one : other, dice.Times / Writers, new Random(seed)), Token)));

        var log = await one.ReadAllAsync(before, Token).ToListAsync(Token);
        log.Count.ShouldBe(dice.Times / Writers * Writers);
        foreach (var stream in log.GroupBy(recorded => recorded.Stream))
        {
            stream.Select(recorded => recorded.Version).ShouldBe(Enumerable.Range(1, stream.Count()).Select(version => (long)version));
            stream.Select(NumberIn).ShouldBe(stream.Select(recorded => recorded.Version));
        }

        conflicts.Sum().ShouldBeGreaterThan(0, "no writer met another: nothing was tested");
        (await PostgresLogVerifier.VerifyAsync(session.Source, cancellationToken: Token)).ShouldBeOfType<LogVerdict.Ok>();
        Console.WriteLine($"appends of 16 writers on hot streams: {conflicts.Sum()} times another had been faster");
    }

    [Fact]
    public async Task refuses_no_command_that_asks_for_no_version()
    {
        const int Commands = 100;
        await using var register = await Register.MakeAsync();
        await using var one = await register.OpenAsync();
        await using var other = await register.OpenAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => NoteAsync(writer % 2 == 0 ? one : other, Commands), Token)));

        answers.SelectMany(answered => answered).Where(answer => answer is not CommandAnswer.Accepted { Events: 1, Repeated: false }).ShouldBeEmpty();
        var versions = await one.Log.ReadStreamAsync(StreamName.Of("incident", Register.HotIncident(0)), cancellationToken: Token).CountAsync(Token);
        versions.ShouldBe(1 + (Writers * Commands));
    }

    private static async Task<IReadOnlyList<CommandAnswer>> NoteAsync(RegisterSession session, int count)
    {
        var answers = new List<CommandAnswer>();
        for (var number = 0; number < count; number++)
        {
            var note = new NoteOnIncident($"Ghi chú {Guid.NewGuid()}") { Incident = new(Register.HotIncident(0)) };
            answers.Add(await session.Commands.ExecuteAsync(new(note, Guid.CreateVersion7(), Register.Actor), Token));
        }

        return answers;
    }

    /// <returns>How often another writer had been faster.</returns>
    private static async Task<int> WriteAsync(PostgresEventLog log, int count, Random dice)
    {
        var conflicts = 0;
        var seen = new (long Version, long Number)[Streams];
        while (count > 0)
        {
            var hot = dice.Next(Streams);
            var stream = StreamName.Of("hot", $"{hot}");
            await foreach (var recorded in log.ReadStreamAsync(stream, seen[hot].Version, Token)) seen[hot] = (recorded.Version, NumberIn(recorded));
            if (await TryAsync(log, stream, seen[hot].Version, seen[hot].Number + 1)) count--;
            else conflicts++;
        }

        return conflicts;
    }

    private static async Task<bool> TryAsync(PostgresEventLog log, StreamName stream, long expected, long number)
    {
        var data = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(data, number);
        var append = new Append(stream, new ExpectedVersion(expected), Guid.CreateVersion7(), SHA256.HashData(data), Register.Actor, ReadOnlyMemory<byte>.Empty, [new NewEvent("counted", 1, data)]);
        return (await log.AppendAsync([append], Token))[0] is AppendResult.Accepted;
    }

    private static long NumberIn(RecordedEvent recorded) => BinaryPrimitives.ReadInt64BigEndian(recorded.Data.Span);
}
