using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ThreatRegister.Application.Events;

/// <summary>What files beside the log need: readable by their owner alone, and there after the power has failed.</summary>
internal static partial class DurableFiles
{
    private const int ReadOnly = 0, CloseOnExec = 0x80000;

    public static UnixFileMode? OwnerOnly => OperatingSystem.IsWindows() ? null : UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The folder with those above it; new ones can be entered by their owner alone.</summary>
    public static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>The name of a file is lost with the power unless its folder is flushed too.</summary>
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) return;

        using var handle = new SafeFileHandle(Open(folder, ReadOnly | CloseOnExec), ownsHandle: true);
        if (handle.IsInvalid || Flush(handle) != 0) throw new IOException($"Cannot flush the folder {folder}: {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Flush(SafeFileHandle file);
}
