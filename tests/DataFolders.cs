namespace ThreatRegister.Tests;

/// <summary>Data folders of tests, as linked source.</summary>
internal static class DataFolders
{
    /// <summary>
    /// Others may enter it, as they may a folder that users make: started by root, the server's user then keeps its cluster in it, and it
    /// goes when the folder goes.
    /// </summary>
    public static string New(string prefix)
    {
        var folder = Directory.CreateTempSubdirectory(prefix).FullName;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        return folder;
    }
}
