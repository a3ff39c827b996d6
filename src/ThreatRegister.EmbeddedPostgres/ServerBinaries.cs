using System.Globalization;
using System.Text.RegularExpressions;

namespace ThreatRegister.EmbeddedPostgres;

/// <summary>One installation of the server: a folder whose <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c> are of the same version.</summary>
internal sealed partial record ServerBinaries(string Folder, int Major, string Version)
{
    private const int OldestMajor = 15;
    private const string DebianRoot = "/usr/lib/postgresql";
    private static readonly string[] programs = ["postgres", "initdb", "pg_ctl"];

    public string InitDb => Path.Combine(Folder, "initdb");

    public string PgCtl => Path.Combine(Folder, "pg_ctl");

    /// <summary>The setting, or else <c>PATH</c>, or else Debian's folders, newest first.</summary>
    /// <param name="wantedMajor">The version that made the cluster; null when there is none yet.</param>
    public static async Task<ServerBinaries> FindAsync(
        string? setting, int? wantedMajor, ServerAccount? account, CancellationToken cancellationToken)
    {
        var rejected = new List<string>();
        foreach (var folder in setting is null ? Candidates() : [Path.GetFullPath(setting)])
        {
            var (found, problem) = await InspectAsync(folder, account, cancellationToken);
            if (found is not null && (wantedMajor ?? found.Major) == found.Major) return found;

            rejected.Add($"{folder}: {problem ?? $"version {found!.Version}"}");
        }

        throw new EmbeddedPostgresException(Explain(setting, wantedMajor, rejected));
    }

    private static string Explain(string? setting, int? wantedMajor, List<string> rejected)
    {
        var wanted = wantedMajor is { } major
            ? $"The server of PostgreSQL {major}, which made the database in the data folder, was not found"
            : $"No server of PostgreSQL {OldestMajor} or newer was found";
        var where = setting is null ? $"in PATH or {DebianRoot}" : $"in {setting}, the folder that was set";
        var advice = wantedMajor is null ? "Install it (Debian, Ubuntu: apt-get install postgresql)" : $"Install postgresql-{wantedMajor}";
        var seen = rejected.Count == 0 ? "" : "\nLooked at: " + string.Join("; ", rejected);
        return $"{wanted} {where}. {advice}, set the folder of its binaries, or name a database of your own with " +
            $"--connection or THREATREG_CONNECTION.{seen}";
    }

    private static IEnumerable<string> Candidates()
    {
        var fromPath = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Where(folder => File.Exists(Path.Combine(folder, "postgres")))
            .Select(HomeOf);
        var fromDebian = Directory.Exists(DebianRoot) ? Directory.EnumerateDirectories(DebianRoot) : [];
        return fromPath
            .Concat(fromDebian.OrderByDescending(MajorInName).Select(version => Path.Combine(version, "bin")))
            .Distinct(StringComparer.Ordinal);
    }

    /// <summary>A link in <c>/usr/local/bin</c> stands for the folder it leads to, where the rest of that installation is.</summary>
    internal static string HomeOf(string folder)
    {
        var target = Native.RealPath(Path.Combine(folder, "postgres"));
        var home = target is null ? folder : Path.GetDirectoryName(target)!;
        return programs.All(program => File.Exists(Path.Combine(home, program))) ? home : folder;
    }

    private static int MajorInName(string folder) =>
        int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : 0;

    private static async Task<(ServerBinaries? Found, string? Problem)> InspectAsync(
        string folder, ServerAccount? account, CancellationToken cancellationToken)
    {
        var missing = programs.Where(program => !File.Exists(Path.Combine(folder, program))).ToList();
        if (missing.Count > 0) return (null, $"no {string.Join(", ", missing)}");

        var versions = await Task.WhenAll(programs.Select(program => VersionAsync(Path.Combine(folder, program), account, cancellationToken)));
        if (versions.Any(version => version is null)) return (null, "its programs do not run");
        if (versions.Distinct(StringComparer.Ordinal).Count() > 1) return (null, $"mixed versions {string.Join(", ", versions)}");

        var major = int.Parse(LeadingDigits().Match(versions[0]!).Value, CultureInfo.InvariantCulture);
        return major < OldestMajor ? (null, $"version {versions[0]} is too old") : (new ServerBinaries(folder, major, versions[0]!), null);
    }

    /// <returns>"15.14" of "postgres (PostgreSQL) 15.14 (Debian ...)"; null when the program does not say so.</returns>
    private static async Task<string?> VersionAsync(string program, ServerAccount? account, CancellationToken cancellationToken)
    {
        try
        {
            var result = await Tool.RunAsync(program, ["--version"], account, dataFolder: null, cancellationToken);
            var version = VersionLine().Match(result.Output);
            return result.ExitCode == 0 && version.Success ? version.Groups["version"].Value : null;
        }
        catch (EmbeddedPostgresException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\(PostgreSQL\) (?<version>\d+\S*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionLine();

    [GeneratedRegex(@"^\d+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LeadingDigits();
}
