using System.Diagnostics;

namespace ThreatRegister.Tests.Faults;

/// <summary>The client as a process of its own.</summary>
internal sealed class ClientProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string> errors;
    private readonly Task reading;
    private readonly SemaphoreSlim moved = new(0);
    private int answered;

    public ClientProcess(string folder, string journal, string? connection)
    {
        string[] arguments = ["exec", typeof(Client).Assembly.Location, Client.Verb, folder, journal, .. connection is null ? [] : new[] { connection }];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        process = Process.Start(start)!;
        errors = process.StandardError.ReadToEndAsync();
        reading = ReadAsync();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public int Id => process.Id;

    /// <summary>Waits until so many more commands were answered from now on.</summary>
    public async Task AnsweredAsync(int count)
    {
        var until = Volatile.Read(ref answered) + count;
        while (Volatile.Read(ref answered) < until)
        {
            await Task.WhenAny(moved.WaitAsync(Token), reading);
            if (reading.IsCompleted && Volatile.Read(ref answered) < until) throw new InvalidOperationException($"The client ended by itself: {await errors}");
        }
    }

    /// <summary>SIGKILL: nothing of it runs any more.</summary>
    public async Task KillAsync()
    {
        if (process.HasExited) throw new InvalidOperationException($"The client ended by itself: {await errors}");
        process.Kill();
        await process.WaitForExitAsync(Token);
    }

    /// <summary>SIGSTOP or SIGCONT.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await kill.WaitForExitAsync(Token);
        kill.ExitCode.ShouldBe(0);
    }

    /// <summary>Lets it end what it has begun.</summary>
    public async Task StopAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync(Token);
        process.ExitCode.ShouldBe(0, await errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }

        await reading;
        process.Dispose();
        moved.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync(CancellationToken.None) is not null)
        {
            Interlocked.Increment(ref answered);
            moved.Release();
        }
    }
}
