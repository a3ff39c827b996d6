using ThreatRegister.Reports;

namespace ThreatRegister.Cli;

/// <summary>The folder that a review's files are written into. What is there already is never written over.</summary>
internal static class ReviewFolder
{
    /// <summary>Each file gets its name when all of it is there.</summary>
    /// <returns>The paths of those that were not there before.</returns>
    public static async Task<IReadOnlyList<string>> WriteAsync(string folder, IReadOnlyList<SummaryFile> files, CancellationToken cancellationToken)
    {
        if (File.Exists(folder)) throw new CliException(ExitCode.Usage, $"--out: {folder} is a file; name a folder.");
        if (files.FirstOrDefault(file => Path.Exists(Path.Combine(folder, file.Name)) && !IsThere(folder, file)) is { } taken)
            throw new CliException(ExitCode.Usage, $"--out: there is another {taken.Name} in {folder} already; choose another folder.");

        var written = new List<string>();
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var file in files.Where(file => !IsThere(folder, file)))
            {
                var path = Path.Combine(folder, file.Name);
                await File.WriteAllBytesAsync(path + ".new", file.Content, cancellationToken);
                File.Move(path + ".new", path, overwrite: false);
                written.Add(path);
            }
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new CliException(ExitCode.Failure, $"--out: {folder} cannot be written: {wrong.Message}");
        }

        return written;
    }

    private static bool IsThere(string folder, SummaryFile file)
    {
        var path = Path.Combine(folder, file.Name);
        return File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(file.Content.Span);
    }
}
