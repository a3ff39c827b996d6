using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
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

    [Fact]
    public async Task The_leader_of_three_killed_during_appends_is_followed_by_another()
    {
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
        await using var store = new EventStoreDbStreams($"esdb://{addresses}?tls=false&maxDiscoverAttempts=3&defaultDeadline=3000");
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
            nodes.Add(new(program!, Path.Combine(folder, index.ToString(CultureInfo.InvariantCulture)), ports[index].Http, ports[index].Replication, [.. ports.Where((_, other) => other != index).Select(other => other.Http)]));
        await Task.WhenAll(nodes.Select(node => node.StartAsync(Token)));
        await EventStoreDbNode.LeaderAsync(nodes, Token);
    }
}

/// <summary>One node of an insecure cluster on the loopback.</summary>
internal sealed class EventStoreDbNode(string program, string folder, int port, int replication, IReadOnlyList<int> others)
{
    public const string Setting = "THREATREG_EVENTSTORE_SERVER";

    private static readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(2) };

    private Process? process;

    public int Port => port;

    /// <summary>Comes back when the node answers.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var words = program.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Directory.CreateDirectory(folder);
        var start = new ProcessStartInfo(words[0], [.. words[1..], .. Options()]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.Environment["EVENTSTORE_TELEMETRY_OPTOUT"] = "true";
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await UntilAsync(async () => await InfoAsync(cancellationToken) is not null, cancellationToken);
    }

    /// <summary>As kill -9 does.</summary>
    public async Task KillAsync()
    {
        if (process is null) return;

        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>Waits until exactly one of the nodes leads and all others follow it.</summary>
    public static async Task<EventStoreDbNode> LeaderAsync(IReadOnlyList<EventStoreDbNode> nodes, CancellationToken cancellationToken)
    {
        EventStoreDbNode? leader = null;
        await UntilAsync(
            async () =>
            {
                var states = await Task.WhenAll(nodes.Select(node => node.InfoAsync(cancellationToken)));
                leader = states.Count(state => state is "leader") == 1 && states.Count(state => state is "follower") == nodes.Count - 1 ? nodes[Array.IndexOf(states, "leader")] : null;
                return leader is not null;
            },
            cancellationToken);
        return leader!;
    }

    private string[] Options()
    {
        string[] own =
        [
            "--insecure", "--db", Path.Combine(folder, "db"), "--log", Path.Combine(folder, "logs"), "--run-projections", "None",
            "--node-ip", "127.0.0.1", "--replication-ip", "127.0.0.1", "--node-port", Text(port), "--replication-port", Text(replication),
        ];
        return others.Count == 0
            ? own
            : [.. own, "--cluster-size", Text(others.Count + 1), "--discover-via-dns", "false", "--gossip-seed", string.Join(',', others.Select(other => $"127.0.0.1:{Text(other)}"))];
    }

    /// <summary>The node's state; null where it does not answer.</summary>
    private async Task<string?> InfoAsync(CancellationToken cancellationToken)
    {
        try
        {
            var answer = await http.GetStringAsync(new Uri($"http://{IPAddress.Loopback}:{Text(port)}/info"), cancellationToken);
            return JsonDocument.Parse(answer).RootElement.GetProperty("state").GetString();
        }
        catch (Exception away) when (away is HttpRequestException || (away is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        while (!await isSo()) await timer.WaitForNextTickAsync(limit.Token);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
