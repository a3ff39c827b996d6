namespace ThreatRegister.Cli;

/// <summary>Where a document goes: a file that was named, or stdout.</summary>
internal static class OutFile
{
    /// <summary>Writes in place: a link is followed, a device stays one, a file keeps its mode.</summary>
    /// <param name="path">Null: stdout.</param>
    public static async Task WriteAsync(string? path, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        if (path is { Length: 0 }) throw new CliException(ExitCode.Usage, "--out: name a file.");
        if (Directory.Exists(path)) throw new CliException(ExitCode.Usage, $"--out: {path} is a folder; name a file in it.");
        try
        {
            await using var output = path is null ? Standard.OpenOutput() : new FileStream(path, FileMode.Create, FileAccess.Write);
            await write(output);
            await output.FlushAsync(cancellationToken);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CliException(ExitCode.Failure, $"{(path is null ? "stdout" : "--out")}: {wrong.Message}");
        }
    }
}
