using System.Diagnostics;
using ThreatRegister.EmbeddedPostgres;

namespace ThreatRegister.Tests.EmbeddedPostgres_Specs;

/// <summary>Another process of the program: opens a data folder, says so, and closes it when told to.</summary>
internal sealed class Holder : IAsyncDisposable
{
    public const string Verb = "hold";
    private const string Opened = "opened ", Closed = "closed", Refused = "refused ", Keep = "keep", Close = "close";

    private readonly Process process;

    private Holder(Process process) => this.process = process;

    public string OwnerConnection { get; private set; } = "";

    /// <summary>What the opening was refused with; null when it was not.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The second process's own side.</summary>
    public static async Task<int> RunAsync(EmbeddedOptions options)
    {
        try
        {
            await using var cluster = await EmbeddedCluster.OpenAsync(options, new Relay());
            Console.WriteLine(Opened + cluster.OwnerConnectionString);
            if (Console.ReadLine() is Keep) cluster.KeepRunning();
        }
        catch (EmbeddedPostgresException refusal)
        {
            Console.WriteLine(Refused + refusal.Message.ReplaceLineEndings(" "));
            return 1;
        }

        Console.WriteLine(Closed);
        return 0;
    }

    /// <param name="folder">The data folder.</param>
    /// <param name="wrapper">A command to run the process with, such as one that changes the user.</param>
    public static Holder Start(string folder, params string[] wrapper)
    {
        string[] command = [.. wrapper, Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath! : "dotnet",
            "exec", typeof(Holder).Assembly.Location, Verb, folder];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = "/",
        };
        // Another user cannot enter our home.
        start.Environment["DOTNET_CLI_HOME"] = "/tmp";
        start.Environment["HOME"] = "/tmp";
        return new Holder(Process.Start(start)!);
    }

    public static async Task<Holder> OpenAsync(string folder, params string[] wrapper)
    {
        var holder = Start(folder, wrapper);
        await holder.WaitUntilOpenAsync();
        return holder;
    }

    public async Task WaitUntilOpenAsync()
    {
        while (await ReadAsync() is { } line)
        {
            if (line.StartsWith(Opened, StringComparison.Ordinal)) OwnerConnection = line[Opened.Length..];
            else if (line.StartsWith(Refused, StringComparison.Ordinal)) Refusal = line[Refused.Length..];
            else continue;
            return;
        }

        throw new InvalidOperationException($"The second process ended with {process.ExitCode} before it opened the folder.");
    }

    /// <summary>The next line of what it says; what it reports of its progress is among them.</summary>
    public Task<string?> ReadAsync() => process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask();

    public async Task CloseAsync(bool keepRunning = false)
    {
        await process.StandardInput.WriteLineAsync(keepRunning ? Keep : Close);
        await process.StandardInput.FlushAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>SIGKILL: nothing of it runs any more, not even its clean-up.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await KillAsync();
        process.Dispose();
    }

    private sealed class Relay : IProgress<string>
    {
        public void Report(string value) => Console.WriteLine(value);
    }
}
