using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ThreatRegister.EmbeddedPostgres;

/// <summary>The few calls of the C library that the base class library lacks.</summary>
internal static partial class Native
{
    private const int ReadWrite = 2, Create = 0x40, CloseOnExec = 0x80000;
    private const int LockShared = 1, LockExclusive = 2, LockWithoutWaiting = 4, LockNoMore = 8;
    private const int LastStandardFile = 2, SetDescriptorFlags = 2, CloseOnExecFlag = 1;
    private const int Interrupted = 4, WouldBlock = 11;

    private static readonly Lock entries = new();

    /// <summary>Opens or makes a file without .NET's own lock on it, and without handing it down to the server we start.</summary>
    public static SafeFileHandle OpenLockFile(string path)
    {
        var descriptor = Open(path, ReadWrite | Create | CloseOnExec, mode: 0x180); // 0600
        return descriptor >= 0 ? new SafeFileHandle(descriptor, ownsHandle: true) : throw LastError($"cannot open {path}");
    }

    /// <returns>False when another open file holds a lock that conflicts.</returns>
    public static bool Lock(SafeFileHandle file, bool exclusive, bool wait)
    {
        var operation = (exclusive ? LockExclusive : LockShared) | (wait ? 0 : LockWithoutWaiting);
        while (FileLock(file, operation) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error == WouldBlock) return false;
            if (error != Interrupted) throw LastError("cannot lock a file of the data folder");
        }

        return true;
    }

    /// <summary>Lets go of the lock, whoever has the same open file: a program that is just being started has, until it runs.</summary>
    public static void Unlock(SafeFileHandle file) => _ = FileLock(file, LockNoMore);

    /// <summary>
    /// Lets no program we start inherit a file that we inherited ourselves: a server left running would hold our caller's pipes and locks.
    /// </summary>
    public static void KeepInheritedFiles()
    {
        foreach (var link in Directory.EnumerateFileSystemEntries("/proc/self/fd"))
        {
            // Files that were closed meanwhile only make the call fail, which is as well.
            if (int.TryParse(Path.GetFileName(link), NumberStyles.None, CultureInfo.InvariantCulture, out var descriptor) && descriptor > LastStandardFile)
                _ = FileControl(descriptor, SetDescriptorFlags, CloseOnExecFlag);
        }
    }

    /// <summary>Makes a folder of mode 0700 that did not exist before: nobody else can have put it there.</summary>
    public static bool TryMakePrivateFolder(string path) => MakeDirectory(path, mode: 0x1C0) == 0;

    public static void ChangeOwner(string path, ServerAccount owner)
    {
        if (ChangeOwner(path, owner.UserId, owner.GroupId) != 0) throw LastError($"cannot give {path} to {owner.Name}");
    }

    /// <summary>The path without symbolic links, or null when it does not exist.</summary>
    public static string? RealPath(string path) => RealPath(path, IntPtr.Zero);

    public static ServerAccount? FindAccount(string name)
    {
        // The entry lies in memory that the next call overwrites, line by line of the file of accounts.
        lock (entries)
        {
            var entry = PasswordEntry(name);
            if (entry == IntPtr.Zero) return null;

            // struct passwd begins with two pointers (name, password), then uid and gid.
            var userId = (uint)Marshal.ReadInt32(entry, 2 * IntPtr.Size);
            var groupId = (uint)Marshal.ReadInt32(entry, (2 * IntPtr.Size) + sizeof(int));
            return new ServerAccount(name, userId, groupId);
        }
    }

    private static IOException LastError(string what) =>
        new($"{what}: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int FileControl(int descriptor, int command, int argument);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int FileLock(SafeFileHandle file, int operation);

    [LibraryImport("libc", EntryPoint = "mkdir", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakeDirectory(string path, int mode);

    [LibraryImport("libc", EntryPoint = "lchown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, uint owner, uint group);

    [LibraryImport("libc", EntryPoint = "realpath", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial string? RealPath(string path, IntPtr buffer);

    [LibraryImport("libc", EntryPoint = "getpwnam", StringMarshalling = StringMarshalling.Utf8)]
    private static partial IntPtr PasswordEntry(string name);
}
