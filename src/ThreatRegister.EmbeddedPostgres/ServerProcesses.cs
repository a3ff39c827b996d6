using System.Diagnostics;
using System.Globalization;

namespace ThreatRegister.EmbeddedPostgres;

/// <summary>The processes at work in a cluster's folder. Every one of PostgreSQL's does; numbers alone are reused and prove nothing.</summary>
internal sealed class ServerProcesses(string data)
{
    private static readonly TimeSpan lookAgainAfter = TimeSpan.FromMilliseconds(10);

    /// <returns>False for a dead process too that nobody has collected yet: it has no folder any more.</returns>
    public bool IsServer(int pid) => WorksHere(pid) is "postgres";

    /// <summary>A pg_ctl that outlived the process which started it still waits for its server: afterwards that one is up, or gone.</summary>
    public Task AwaitPgCtlAsync(CancellationToken cancellationToken) => AwaitAsync(Find("pg_ctl"), cancellationToken);

    /// <summary>
    /// Sessions outlive a killed server for a moment, a busy one until its query ends, and a half-made cluster may still have its initdb.
    /// A new server must not meet them.
    /// </summary>
    public async Task EndAsync(TimeSpan grace, CancellationToken cancellationToken)
    {
        var left = Find("postgres", "initdb", "pg_ctl");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(grace);
        try
        {
            await AwaitAsync(left, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // An initdb that was just killed may have begun one more process, hence all that are here now.
            while (Find("postgres", "initdb", "pg_ctl") is { Count: > 0 } stubborn)
            {
                stubborn.ForEach(Kill);
                await AwaitAsync(stubborn, cancellationToken);
            }
        }
    }

    private async Task AwaitAsync(List<int> processes, CancellationToken cancellationToken)
    {
        // They are not our children: nothing but looking tells when they are gone.
        using var timer = new PeriodicTimer(lookAgainAfter);
        while (processes.Exists(pid => WorksHere(pid) is not null)) await timer.WaitForNextTickAsync(cancellationToken);
    }

    private List<int> Find(params string[] programs) => Directory.EnumerateDirectories("/proc")
        .Select(Path.GetFileName)
        .Where(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        .Select(name => int.Parse(name!, CultureInfo.InvariantCulture))
        .Where(pid => programs.Contains(WorksHere(pid), StringComparer.Ordinal))
        .ToList();

    /// <returns>The name of its program; null when it does not work in this folder.</returns>
    private string? WorksHere(int pid)
    {
        try
        {
            return string.Equals(new FileInfo($"/proc/{pid}/cwd").LinkTarget, data, StringComparison.Ordinal)
                ? Path.GetFileName(new FileInfo($"/proc/{pid}/exe").LinkTarget)?.Split(' ')[0] // "postgres (deleted)" after an upgrade
                : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void Kill(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            process.Kill();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            // It ended between our look and our hand.
        }
    }
}
