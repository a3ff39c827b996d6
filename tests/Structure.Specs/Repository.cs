using System.Diagnostics;

namespace ThreatRegister.Tests.Structure_Specs;

/// <summary>The files of this repository, as git knows them.</summary>
internal static class Repository
{
    private static readonly Lazy<IReadOnlyList<string>> tracked = new(ListTracked);

    public static string Root { get; } = FindRoot();

    /// <summary>Paths from the root, of files that are there.</summary>
    public static IReadOnlyList<string> Files => tracked.Value;

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ThreatRegister.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The specs do not run inside the repository.");

        return folder.TrimEnd('/');
    }

    private static List<string> ListTracked()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", Root, "ls-files", "-z"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        var listed = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        if (git.ExitCode != 0) throw new InvalidOperationException("git does not list the files: these specs need the repository.");

        return [.. listed.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(path => File.Exists(Path.Combine(Root, path)))];
    }
}
