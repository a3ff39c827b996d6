using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace ThreatRegister.Application.Events;

/// <summary>
/// Keys as files of one folder, named by the hash of the subject; readable by the owner alone. An empty file says that the subject was
/// erased: a missing one could not be told from a subject that has no key yet, and would quietly get a new one.
/// </summary>
public sealed partial class FileKeyRing(string folder) : IKeyRing
{
    private const int KeySize = 32;

    public byte[]? Find(string subject) => Read(subject) is { Length: KeySize } key ? key : null;

    public byte[] FindOrCreate(string subject)
    {
        if (Read(subject) is { } known) return Usable(subject, known);

        Directory.CreateDirectory(folder);
        var draft = Path.Combine(folder, $"{Guid.NewGuid():N}.new");
        try
        {
            using (var file = new FileStream(draft, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = DurableFiles.OwnerOnly }))
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

        return Usable(subject, Read(subject) ?? throw new IOException($"The key file {PathOf(subject)} is gone again."));
    }

    /// <summary>32 bytes, none where the subject was erased, null where there is no file.</summary>
    private byte[]? Read(string subject)
    {
        var path = PathOf(subject);
        try
        {
            var key = File.ReadAllBytes(path);
            return key.Length is 0 or KeySize ? key : throw new DamagedKeyException(path, $"has {key.Length} bytes, not {KeySize}");
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception broken) when (broken is UnauthorizedAccessException or IOException)
        {
            throw new DamagedKeyException(path, "cannot be read", broken);
        }
    }

    private static byte[] Usable(string subject, byte[] key) => key.Length == KeySize ? key : throw new SubjectErasedException(subject);

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
            DurableFiles.FlushFolder(folder);
        }
    }

    private string PathOf(string subject) => Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject))) + ".key");

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string path);
}
