using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ThreatRegister.EventLog;
using ThreatRegister.EventLog.EventStoreDb;
using ThreatRegister.EventLog.Sequenced;

namespace ThreatRegister.Tests.EventLog_Contract;

/// <summary>Nodes that the test itself starts on the loopback, and kills while sixteen callers append.</summary>
public sealed class EventStoreDb_faults(PostgresFixture postgres) : IAsyncLifetime
{
    private const int Writers = 16, Least = 200;

    private readonly string folder = Directory.CreateTempSubdirectory("eventstore-faults-").FullName;
    private readonly List<EventStoreDbNode> nodes = [];
    private TestDatabase? database;
    private TestCertificates? certificates;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await postgres.DatabaseAsync();
        await OrderSchema.MigrateAsync(database.Owner, Token);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes) await node.KillAsync();
        await database!.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_node_killed_during_appends_comes_back_with_everything_that_was_answered()
    {
        await StartAsync(1);

        await AppendThroughAsync(async () =>
        {
            await nodes[0].KillAsync();
            await nodes[0].StartAsync(Token);
        });
    }

    /// <summary>With TLS: certificates of an authority of its own, and a user who has to say his password.</summary>
    [Fact]
    public async Task The_leader_of_three_killed_during_appends_is_followed_by_another()
    {
        certificates = TestCertificates.Make(Path.Combine(folder, "certificates"));
        await StartAsync(3);
        EventStoreDbNode? killed = null;

        await AppendThroughAsync(async () =>
        {
            killed = await EventStoreDbNode.LeaderAsync(nodes, Token);
            await killed.KillAsync();
            (await EventStoreDbNode.LeaderAsync([.. nodes.Where(node => node != killed)], Token)).ShouldNotBe(killed);
        });

        // The one that was killed comes back as a follower, and the log is the same through all of them.
        await killed!.StartAsync(Token);
        await EventStoreDbNode.LeaderAsync(nodes, Token);
    }

    /// <summary>Appends before, during and after the fault; then nothing that was answered is missing, and nothing is there twice.</summary>
    private async Task AppendThroughAsync(Func<Task> fault)
    {
        var addresses = string.Join(',', nodes.Select(node => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{node.Port}")));
        await using var store = new EventStoreDbStreams($"esdb://{(certificates is null ? "" : "admin:changeit@")}{addresses}?{(certificates is null ? "tls=false" : $"tls=true&tlsCaFile={certificates.Authority}")}&maxDiscoverAttempts=3&defaultDeadline=3000");
        var log = new SequencedEventLog(database!.App, store, new() { RetryFor = TimeSpan.FromMinutes(2) });
        var answered = new ConcurrentDictionary<Guid, long>();
        using var isOver = new CancellationTokenSource();
        var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(log, writer, answered, isOver.Token), Token)).ToList();

        await ReachAsync(answered, Least, writers);
        await fault();
        await ReachAsync(answered, answered.Count + Least, writers);
        await isOver.CancelAsync();
        await Task.WhenAll(writers);

        var all = await log.ReadAllAsync(0, Token).ToListAsync(Token);
        all.Select(recorded => (recorded.CommandId, recorded.Position)).Order().ShouldBe(answered.Select(answer => (answer.Key, answer.Value)).Order());
        (await LogVerifier.VerifyAsync(all.ToAsyncEnumerable().Select(StoredEvent.Of), null, Token)).ShouldBeOfType<LogVerdict.Ok>().Count.ShouldBe(answered.Count);
    }

    private static async Task WriteAsync(SequencedEventLog log, int writer, ConcurrentDictionary<Guid, long> answered, CancellationToken isOver)
    {
        for (var turn = 0; !isOver.IsCancellationRequested; turn++)
        {
            var body = $"{writer}/{turn}";
            var append = new Append(
                StreamName.Of("incident", $"hot-{turn % 5}"), ExpectedVersion.Any, Guid.CreateVersion7(), SHA256.HashData(Encoding.UTF8.GetBytes(body)), "truc-ban-01", "{}"u8.ToArray(),
                [new("incident-reported", 1, Encoding.UTF8.GetBytes(body))]);
            answered[append.CommandId] = (await log.AppendAsync([append], Token))[0].ShouldBeOfType<AppendResult.Accepted>().LastPosition;
        }
    }

    private static async Task ReachAsync(ConcurrentDictionary<Guid, long> answered, int count, List<Task> writers)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (answered.Count < count)
        {
            await timer.WaitForNextTickAsync(Token);
            if (writers.Find(writer => writer.IsCompleted) is { } ended) await ended; // with what went wrong
        }
    }

    private async Task StartAsync(int count)
    {
        var program = Environment.GetEnvironmentVariable(EventStoreDbNode.Setting);
        if (string.IsNullOrEmpty(program)) Assert.Skip($"No server to kill: set {EventStoreDbNode.Setting} to the command that starts a node of EventStoreDB.");
        var ports = Enumerable.Range(0, count).Select(_ => (Http: PostgresFixture.FreePort(), Replication: PostgresFixture.FreePort())).ToList();
        for (var index = 0; index < count; index++)
            nodes.Add(new(program!, Path.Combine(folder, index.ToString(CultureInfo.InvariantCulture)), ports[index].Http, ports[index].Replication, [.. ports.Where((_, other) => other != index).Select(other => other.Http)], certificates));
        await Task.WhenAll(nodes.Select(node => node.StartAsync(Token)));
        await EventStoreDbNode.LeaderAsync(nodes, Token);
    }
}
