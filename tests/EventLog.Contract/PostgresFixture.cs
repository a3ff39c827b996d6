using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;
using ThreatRegister.EventLog.Postgres;

[assembly: AssemblyFixture(typeof(ThreatRegister.Tests.EventLog_Contract.PostgresFixture))]

namespace ThreatRegister.Tests.EventLog_Contract;

/// <summary>One throwaway PostgreSQL for the test run; each test gets a database of its own, copied from a migrated template.</summary>
public sealed class PostgresFixture : IAsyncDisposable
{
    private readonly SemaphoreSlim starting = new(1, 1);
    private readonly string password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
    private string? folder;
    private string? binaries;
    private int databases;

    public int Port { get; private set; }

    /// <summary>A fresh database with the log's schema.</summary>
    public async Task<TestDatabase> DatabaseAsync(string template = "log_template")
    {
        await StartAsync();
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref databases)}");
        await ExecuteAsync("postgres", $"create database {name} template {template}");
        return new(this, name);
    }

    public string Connection(string database, string user = "postgres", int? port = null) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port ?? Port,
        Database = database,
        Username = user,
        Password = password,
        MaxPoolSize = 40,
        IncludeErrorDetail = true,
        Timeout = 5,
    }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        starting.Dispose();
        if (folder is null) return;

        NpgsqlConnection.ClearAllPools();
        await RunAsync("pg_ctl", "-D", Path.Combine(folder, "data"), "-m", "immediate", "-w", "stop");
        Directory.Delete(folder, recursive: true);
    }

    private async Task StartAsync()
    {
        await starting.WaitAsync();
        try
        {
            if (folder is not null) return;

            binaries = FindBinaries();
            if (binaries is null) Assert.Skip("No PostgreSQL binaries in PATH or /usr/lib/postgresql/*/bin: install the package postgresql (15 or newer).");
            folder = Directory.CreateTempSubdirectory("log-contract-").FullName;
            var passwordFile = Path.Combine(folder, "password");
            await File.WriteAllTextAsync(passwordFile, password);
            if (Environment.IsPrivilegedProcess) await ExecuteProgramAsync("chown", ["-R", "postgres", folder]);

            Port = FreePort();
            var data = Path.Combine(folder, "data");
            await RunAsync("initdb", "-D", data, "-U", "postgres", "-A", "scram-sha-256", "--pwfile", passwordFile, "-E", "UTF8", "--locale=C.UTF-8");
            // No flush: what a crash does to the disk is the fault tests' subject, not this suite's.
            var settings = string.Create(CultureInfo.InvariantCulture, $"-p {Port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=200");
            await RunAsync("pg_ctl", "-D", data, "-l", Path.Combine(folder, "server.log"), "-w", "-o", settings, "start");
            await MakeTemplateAsync();
        }
        finally
        {
            starting.Release();
        }
    }

    private async Task MakeTemplateAsync()
    {
        await ExecuteAsync("postgres", "create database log_template");
        await using (var owner = NpgsqlDataSource.Create(Connection("log_template") + ";Pooling=false")) await LogSchema.MigrateAsync(owner);
        await ExecuteAsync("postgres", $"create role app_login login password '{password}' in role {LogSchema.AppRole}");
        await ExecuteAsync("postgres", $"create role bulk_login login password '{password}' in role {LogSchema.BulkRole}");
    }

    private async Task ExecuteAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(Connection(database) + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private Task RunAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(binaries!, program);
        return Environment.IsPrivilegedProcess
            ? ExecuteProgramAsync("runuser", ["-u", "postgres", "--", path, .. arguments])
            : ExecuteProgramAsync(path, arguments);
    }

    private static async Task ExecuteProgramAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/", UseShellExecute = false, RedirectStandardOutput = true })!;
        // Not read to the end: the server that pg_ctl starts keeps the pipe open.
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        await WaitForExitAsync(process);
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private static async Task WaitForExitAsync(Process process)
    {
        var exited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => exited.TrySetResult();
        if (process.HasExited) exited.TrySetResult();
        await exited.Task;
    }

    private static string? FindBinaries()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(folder => folder, StringComparer.Ordinal).Select(folder => Path.Combine(folder, "bin"))
            : [];
        return path.Concat(debian).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));
    }

    /// <summary>A port at which nothing listens.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>One test's database, with data sources for the owner and the two roles.</summary>
public sealed class TestDatabase(PostgresFixture postgres, string name) : IAsyncDisposable
{
    public string Name => name;

    public NpgsqlDataSource Owner { get; } = NpgsqlDataSource.Create(postgres.Connection(name));

    public NpgsqlDataSource App { get; } = NpgsqlDataSource.Create(postgres.Connection(name, "app_login"));

    public NpgsqlDataSource Bulk { get; } = NpgsqlDataSource.Create(postgres.Connection(name, "bulk_login"));

    /// <summary>The application's way in through another port.</summary>
    public NpgsqlDataSource AppAt(int port) => NpgsqlDataSource.Create(postgres.Connection(name, "app_login", port));

    public async Task<int> ExecuteAsync(string sql, params object[] values)
    {
        await using var command = Owner.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return await command.ExecuteNonQueryAsync();
    }

    public async Task<T> ScalarAsync<T>(string sql, params object[] values)
    {
        await using var command = Owner.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await Owner.DisposeAsync();
        await App.DisposeAsync();
        await Bulk.DisposeAsync();
    }
}
