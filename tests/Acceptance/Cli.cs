using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using ThreatRegister.Cli;

namespace ThreatRegister.Tests.Acceptance;

/// <summary>What a run of the program said and ended with.</summary>
public sealed record Ran(int ExitCode, string Output, string Errors)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public Ran Succeeded()
    {
        ExitCode.ShouldBe(0, Errors);
        return this;
    }

    public void Refused(string reason)
    {
        ExitCode.ShouldBe(4, Errors);
        Errors.ShouldContain(reason);
    }
}

/// <summary>The program on a data folder of its own: its entry within the tests' process, or a process as users start it.</summary>
/// <param name="onDefault">On the default store, whatever the journeys are to run on.</param>
public sealed class Cli(string dataFolder, bool onDefault = false)
{
    private static readonly string program = Path.Combine(AppContext.BaseDirectory, "threatreg");

    public string DataFolder { get; } = dataFolder;

    /// <summary>The repository's folder, from where this file was compiled.</summary>
    public static string Repository { get; } = RepositoryOf();

    /// <summary>A file of the folder beside the repository that holds real data; null where it is absent.</summary>
    public static string? SharedData(string name) => Path.Combine(Repository, "..", "shared", "data", name) is var path && File.Exists(path) ? path : null;

    /// <summary>
    /// The store that all journeys are to run on: THREATREG_TEST_STORE, set by <c>./test --stores all</c>. In an event store each register has streams of its own.
    /// </summary>
    internal StoreChoice Store => onDefault || Environment.GetEnvironmentVariable("THREATREG_TEST_STORE") is not { Length: > 0 } store
        ? StoreChoice.Default
        : new(store, store is StoreChoice.EventStore ? Environment.GetEnvironmentVariable("THREATREG_EVENTSTORE") : null, Path.GetFileName(DataFolder) + ".");

    private Dictionary<string, string> OtherStore => Store.IsPostgres
        ? []
        : new(StringComparer.Ordinal)
        {
            ["THREATREG_STORE"] = Store.Name,
            ["THREATREG_EVENTSTORE"] = Store.Connection ?? "",
            ["THREATREG_EVENTSTORE_PREFIX"] = Store.Prefix!,
        };

    /// <summary>The position up to which everything is recorded.</summary>
    public long Head() => Run("status", "--json").Succeeded().Json.GetProperty("head").GetInt64();

    public Ran Run(params string[] arguments) => Run(input: null, environment: null, arguments);

    /// <param name="environment">Variables of a process of its own; null: within the tests' process, where a start costs next to nothing.</param>
    public Ran Run(string? input, IReadOnlyDictionary<string, string>? environment, params string[] arguments) =>
        environment is null ? RunWithin(input, arguments) : RunApart(input, environment, arguments);

    /// <summary>A run that serves until it is ended: as soon as it has said where.</summary>
    public Ran RunToServing(params string[] arguments)
    {
        using var served = new CancellationTokenSource();
        return RunWithin(null, [.. arguments, "--urls", "http://127.0.0.1:0"], said =>
        {
            if (said.Contains("http://127.0.0.1:", StringComparison.Ordinal)) served.Cancel();
        }, served.Token);
    }

    private Ran RunWithin(string? input, string[] arguments, Action<string>? said = null, CancellationToken cancellationToken = default)
    {
        using var output = new KeptStream(said);
        using var errors = new StringWriter();
        var standard = new Standard(
            () => new MemoryStream(Encoding.UTF8.GetBytes(input ?? "")), () => output, TextWriter.Synchronized(errors), name => name is "THREATREG_DATA" ? DataFolder : OtherStore.GetValueOrDefault(name));
        var exitCode = Task.Run(() => Launch.RunAsync(arguments, standard, cancellationToken), CancellationToken.None).GetAwaiter().GetResult();
        return new(exitCode, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }

    private Ran RunApart(string? input, IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        using var process = Start(environment, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (input is not null) process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        return new(process.ExitCode, output.Result, errors.Result);
    }

    public Process Start(IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("THREATREG_", StringComparison.Ordinal)).ToArray()) start.Environment.Remove(name);
        start.Environment["THREATREG_DATA"] = DataFolder;
        foreach (var (name, value) in OtherStore) start.Environment[name] = value;
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal)) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static string RepositoryOf([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    /// <summary>Standard output is opened and closed again and again; what was written stays.</summary>
    private sealed class KeptStream(Action<string>? said) : MemoryStream
    {
        public override void Flush() => said?.Invoke(Encoding.UTF8.GetString(ToArray()));

        public override void Close()
        {
        }
    }
}

/// <summary>A register on an embedded PostgreSQL that runs as long as the tests that share it.</summary>
public class RegisterFixture : IAsyncLifetime
{
    public Cli Cli { get; } = new(DataFolders.New("threatreg-acceptance-"));

    /// <summary>As the owner of the database, for what an intruder would do.</summary>
    public string OwnerUrl { get; private set; } = "";

    public virtual ValueTask InitializeAsync()
    {
        OwnerUrl = Cli.Run("db", "url").Succeeded().Output.Trim();
        return ValueTask.CompletedTask;
    }

    public virtual ValueTask DisposeAsync()
    {
        Cli.Run("db", "stop");
        Directory.Delete(Cli.DataFolder, recursive: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs SQL through psql, as anyone with the owner's password could.</summary>
    public string Sql(string sql)
    {
        using var psql = Process.Start(new ProcessStartInfo("psql", ["-X", "-v", "ON_ERROR_STOP=1", "-At", "-c", sql, OwnerUrl]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = psql.StandardOutput.ReadToEnd();
        var errors = psql.StandardError.ReadToEnd();
        psql.WaitForExit();
        psql.ExitCode.ShouldBe(0, errors);
        return output.Trim();
    }

    public string Digests() => Cli.Run("status", "--json").Succeeded().Json.GetProperty("registers").ToString();
}

/// <summary>With the seeds recorded.</summary>
public sealed class SeededFixture : RegisterFixture
{
    /// <summary>The position of the last event of the seeds.</summary>
    public long SeededTo { get; private set; }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Cli.Run("seed", "--cases").Succeeded();
        SeededTo = Cli.Run("status", "--json").Succeeded().Json.GetProperty("head").GetInt64();
    }
}
