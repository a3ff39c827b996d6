using System.Globalization;

namespace ThreatRegister.EmbeddedPostgres;

/// <summary>The server process of one cluster. Every call is made under the folder's start-stop lock.</summary>
internal sealed class Server(string id, string data, ServerAccount? account, Func<CancellationToken, Task<ServerBinaries>> binaries)
{
    // Crash recovery and the last checkpoint take what they take; this only bounds a server that hangs.
    private const string Patience = "600";
    private const int LongestLog = 4 * 1024 * 1024;
    private static readonly TimeSpan orphansEndWithin = TimeSpan.FromSeconds(5);

    private readonly ServerProcesses processes = new(data);

    private string PidFile => Path.Combine(data, "postmaster.pid");

    private string LogFile => Path.Combine(data, "server.log");

    /// <summary>Whether the process in <c>postmaster.pid</c> is there and is this cluster's; numbers are reused, so its folder is checked.</summary>
    public bool IsAlive => ReadPidFile() is { } state && processes.IsServer(state.Pid);

    /// <summary>Starts the server unless it runs and can be reached.</summary>
    /// <returns>The folder of its socket.</returns>
    public async Task<string> EnsureRunningAsync(CancellationToken cancellationToken)
    {
        if (ReadPidFile() is { IsReady: false } or null) await processes.AwaitPgCtlAsync(cancellationToken);
        if (ReadPidFile() is { } state && processes.IsServer(state.Pid))
        {
            if (state.IsReady && File.Exists(Path.Combine(state.SocketFolder, SocketFolder.SocketName))) return state.SocketFolder;

            // Its socket was swept away, or it starts or stops for a process that died: pg_ctl can wait for its end, not for its start.
            await StopAsync(cancellationToken);
        }

        await ClearAfterCrashAsync(cancellationToken);
        return await StartAsync(cancellationToken);
    }

    /// <summary>Ends the server and waits for it.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var socketFolder = ReadPidFile()?.SocketFolder;
        var result = await PgCtlAsync(await binaries(cancellationToken), ["stop", "-w", "-t", Patience, "-m", "fast"], cancellationToken);
        if (result.ExitCode != 0 && IsAlive) throw new EmbeddedPostgresException($"PostgreSQL did not stop: {result.Said}");
        if (socketFolder is { Length: > 0 }) SocketFolder.Remove(socketFolder);
    }

    /// <summary>Ends and removes whatever a killed process left of a cluster that was never finished.</summary>
    public async Task DiscardAsync(CancellationToken cancellationToken)
    {
        await processes.EndAsync(TimeSpan.Zero, cancellationToken);
        if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
    }

    /// <summary>Makes way for a start after the server was killed.</summary>
    private async Task ClearAfterCrashAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(PidFile)) return;

        await processes.EndAsync(orphansEndWithin, cancellationToken);
        // The server would take any process of that number for a running server of its own, and refuse to start.
        File.Delete(PidFile);
    }

    private async Task<string> StartAsync(CancellationToken cancellationToken)
    {
        if (File.Exists(LogFile) && new FileInfo(LogFile).Length > LongestLog) File.Delete(LogFile);

        var found = await binaries(cancellationToken);
        var socketFolder = SocketFolder.Make(id, data, account);
        Native.KeepInheritedFiles();
        var result = await PgCtlAsync(found, ["start", "-w", "-t", Patience, "-l", "server.log", "-o", SettingsFor(socketFolder)], cancellationToken);
        if (result.ExitCode == 0) return socketFolder;

        SocketFolder.Remove(socketFolder);
        throw new EmbeddedPostgresException($"PostgreSQL did not start in {data}: {result.Said}\n{LogTail()}");
    }

    /// <summary>What is not for the user to change in <c>postgresql.conf</c>: reached by one socket only, and durable.</summary>
    private static string SettingsFor(string socketFolder) =>
        $"-c listen_addresses= -c port=5432 -c unix_socket_directories={socketFolder} -c unix_socket_permissions=0700 " +
        "-c fsync=on -c full_page_writes=on -c synchronous_commit=on";

    private Task<ToolResult> PgCtlAsync(ServerBinaries found, IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        Tool.RunAsync(found.PgCtl, arguments, account, data, cancellationToken);

    private PidFileState? ReadPidFile()
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(PidFile);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        // Lines: pid, data folder, start time, port, socket folder, TCP address, shared memory, status.
        return lines.Length > 0 && int.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
            ? new PidFileState(pid, lines.ElementAtOrDefault(4) ?? "", lines.ElementAtOrDefault(7)?.Trim() is "ready")
            : null;
    }

    private string LogTail()
    {
        const int enough = 20;
        return File.Exists(LogFile) ? string.Join('\n', File.ReadLines(LogFile).TakeLast(enough)) : "";
    }

    private sealed record PidFileState(int Pid, string SocketFolder, bool IsReady);
}
