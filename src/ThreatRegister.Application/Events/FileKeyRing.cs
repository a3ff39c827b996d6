using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace ThreatRegister.Application.Events;

/// <summary>Keys as files of one folder, named by the hash of the subject; readable by the owner alone.</summary>
public sealed partial class FileKeyRing(string folder) : IKeyRing
{
    private const int KeySize = 32;
    private const int ReadOnly = 0, CloseOnExec = 0x80000;

    public byte[]? Find(string subject)
    {
        try
        {
            return File.ReadAllBytes(PathOf(subject));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public byte[] FindOrCreate(string subject)
    {
        if (Find(subject) is { } known) return known;

        Directory.CreateDirectory(folder);
        var draft = Path.Combine(folder, $"{Guid.NewGuid():N}.new");
        try
        {
            using (var file = new FileStream(draft, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly() }))
            {
                file.Write(RandomNumberGenerator.GetBytes(KeySize));
                file.Flush(flushToDisk: true);
            }

            Publish(draft, PathOf(subject));
        }
        finally
        {
            File.Delete(draft);
        }

        return File.ReadAllBytes(PathOf(subject));
    }

    /// <summary>Gives the key its name, unless another thread or process was first: then its key is the subject's.</summary>
    private void Publish(string draft, string path)
    {
        if (OperatingSystem.IsWindows())
        {
            try
            {
                File.Move(draft, path, overwrite: false);
            }
            catch (IOException) when (File.Exists(path))
            {
                return;
            }
        }

        // File.Move looks first and renames then: of two writers the second would destroy a key in use. A link is made once.
        else if (Link(draft, path) != 0 && !File.Exists(path))
        {
            throw new IOException($"Cannot make the key file {path}: {Marshal.GetLastPInvokeErrorMessage()}.");
        }
        else
        {
            FlushFolder();
        }
    }

    // The name of a file is lost with the power unless its folder is flushed too.
    private void FlushFolder()
    {
        using var handle = new SafeFileHandle(Open(folder, ReadOnly | CloseOnExec), ownsHandle: true);
        if (handle.IsInvalid || Flush(handle) != 0) throw new IOException($"Cannot flush the folder {folder}: {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    private static UnixFileMode? OwnerOnly() => OperatingSystem.IsWindows() ? null : UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private string PathOf(string subject) => Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject))) + ".key");

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string path);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Flush(SafeFileHandle file);
}
