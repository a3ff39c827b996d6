using System.ComponentModel;
using System.Diagnostics;

namespace ThreatRegister.EmbeddedPostgres;

internal sealed record ToolResult(int ExitCode, string Output, string Errors)
{
    public string Said => string.Join('\n', Errors.Trim(), Output.Trim()).Trim();
}

/// <summary>Runs PostgreSQL's tools as the server's user, with nothing of our environment that would change what they do.</summary>
internal static class Tool
{
    public static async Task<ToolResult> RunAsync(
        string program,
        IEnumerable<string> arguments,
        ServerAccount? account,
        string? dataFolder,
        CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = Describe(program, arguments, account, dataFolder) };
        try
        {
            process.Start();
        }
        catch (Win32Exception problem)
        {
            throw new EmbeddedPostgresException($"{program} cannot be started by {account?.Name ?? Environment.UserName}: {problem.Message}", problem);
        }

        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new ToolResult(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static ProcessStartInfo Describe(string program, IEnumerable<string> arguments, ServerAccount? account, string? dataFolder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = dataFolder ?? "/",
        };
        if (account is not null) start.UserName = account.Name;

        foreach (var name in start.Environment.Keys.Where(IsPostgresSetting).ToList()) start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        // Through the environment, because pg_ctl pastes a -D into a shell command without quoting it properly.
        if (dataFolder is not null) start.Environment["PGDATA"] = dataFolder;
        return start;
    }

    private static bool IsPostgresSetting(string name) => name.StartsWith("PG", StringComparison.Ordinal);
}
