using System.Diagnostics;
using System.Globalization;
using Npgsql;
using ThreatRegister.EmbeddedPostgres;

namespace ThreatRegister.Tests.EmbeddedPostgres_Specs;

/// <summary>A data folder of one spec. Whatever the spec leaves running or lying about goes with it.</summary>
internal sealed class DataFolder : IAsyncDisposable
{
    private readonly string root = Path.Combine("/tmp", "threatreg-specs-" + Guid.NewGuid().ToString("N"));

    public DataFolder(UnixFileMode? mode = null)
    {
        Directory.CreateDirectory(root);
        File.SetUnixFileMode(root, mode ?? (UnixFileMode)0b111_101_101);
    }

    public string Root => root;

    /// <summary>With letters and signs that a careless command line would trip over.</summary>
    public string FullPath => Path.Combine(root, "dữ liệu $HOME 'x' \"y\"");

    public EmbeddedOptions Options => new(FullPath);

    public string Notes => Path.Combine(FullPath, "postgres", "cluster");

    public string Id => ClusterNotes.Read(Notes)!.Id;

    public string ServerData => Path.Combine(ClusterNotes.Read(Notes)!.Elsewhere ?? Path.Combine(FullPath, "postgres"), "data");

    public string PidFile => Path.Combine(ServerData, "postmaster.pid");

    public bool ServerRuns => File.Exists(PidFile) && Directory.Exists($"/proc/{ServerPid}/cwd");

    public int ServerPid => int.Parse(File.ReadLines(PidFile).First(), CultureInfo.InvariantCulture);

    public Task<EmbeddedCluster> OpenAsync() => EmbeddedCluster.OpenAsync(Options, cancellationToken: TestContext.Current.CancellationToken);

    public Task<bool> StopAsync() => EmbeddedCluster.StopAsync(Options, TestContext.Current.CancellationToken);

    public async Task KillServerAsync()
    {
        using var server = Process.GetProcessById(ServerPid);
        server.Kill();
        await server.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        var elsewhere = File.Exists(Notes) ? ClusterNotes.Read(Notes)!.Elsewhere : null;
        await EmbeddedCluster.StopAsync(Options, CancellationToken.None);
        if (elsewhere is not null && Directory.Exists(elsewhere)) Directory.Delete(elsewhere, recursive: true);
        Directory.Delete(root, recursive: true);
    }
}

internal static class Ask
{
    /// <summary>The first value of the first row, over a connection that is not pooled.</summary>
    public static async Task<string> Async(string connection, string sql)
    {
        await using var opened = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString);
        await opened.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, opened);
        return Convert.ToString(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken), CultureInfo.InvariantCulture) ?? "";
    }
}
