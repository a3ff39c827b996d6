using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;

namespace ThreatRegister.Tests.EventLog_Contract;

/// <summary>One node on the loopback, alone or of a cluster.</summary>
/// <param name="certificates">Null: without TLS and without credentials.</param>
internal sealed class EventStoreDbNode(string program, string folder, int port, int replication, IReadOnlyList<int> others, TestCertificates? certificates)
{
    public const string Setting = "THREATREG_EVENTSTORE_SERVER";

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
            .. certificates?.Options ?? ["--insecure"], "--db", Path.Combine(folder, "db"), "--log", Path.Combine(folder, "logs"), "--run-projections", "None",
            "--node-ip", "127.0.0.1", "--replication-ip", "127.0.0.1", "--node-port", Text(port), "--replication-port", Text(replication),
        ];
        return others.Count == 0
            ? own
            : [.. own, "--cluster-size", Text(others.Count + 1), "--discover-via-dns", "false", "--gossip-seed", string.Join(',', others.Select(other => $"127.0.0.1:{Text(other)}"))];
    }

    /// <summary>The node's state; null where it does not answer.</summary>
    private async Task<string?> InfoAsync(CancellationToken cancellationToken)
    {
        // Trusts the test's own authority, and no other.
        using var handler = new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = certificates?.Trust() } };
        using var http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(2) };
        try
        {
            var answer = await http.GetStringAsync(new Uri($"{(certificates is null ? "http" : "https")}://{IPAddress.Loopback}:{Text(port)}/info"), cancellationToken);
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
