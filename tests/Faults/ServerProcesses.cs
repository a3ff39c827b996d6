using System.Diagnostics;
using System.Globalization;

namespace ThreatRegister.Tests.Faults;

/// <summary>PostgreSQL's processes, found by the folder that all of them work in.</summary>
internal static class ServerProcesses
{
    public static void Kill(string data)
    {
        var killed = 0;
        while (Find(data) is { Count: > 0 } left)
        {
            foreach (var pid in left) killed += TryKill(pid) ? 1 : 0;
        }

        killed.ShouldBeGreaterThan(0);
    }

    private static List<int> Find(string data) =>
        [.. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => char.IsAsciiDigit(name![0])).Select(name => int.Parse(name!, CultureInfo.InvariantCulture)).Where(pid => WorksIn(pid) == data)];

    /// <returns>Null for a process that is gone, or dead and not yet collected.</returns>
    private static string? WorksIn(int pid)
    {
        try
        {
            return new FileInfo($"/proc/{pid}/cwd").LinkTarget;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool TryKill(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            process.Kill();
            return true;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }
}
