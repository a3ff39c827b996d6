using System.Globalization;
using System.Security.Cryptography;
using ThreatRegister.Application.Events;
using ThreatRegister.EventLog.Seals;

namespace ThreatRegister.Application.Sealing;

/// <summary>One file of the folder: what it is named after, and its bytes.</summary>
public sealed record PublishedFile(string Path, long Size, string KeyId);

/// <summary>The public keys that lie beside the database.</summary>
/// <param name="Own">That of the private key; null: there is none that could be read.</param>
/// <param name="Published">Those of the folder, no better than who can write there.</param>
/// <param name="Unreadable">Files named as keys that are none.</param>
public sealed record KeysHere(SealKey? Own, IReadOnlyList<SealKey> Published, IReadOnlyList<(string Path, string What)> Unreadable);

/// <summary>
/// What sealing keeps outside the database: the private key, readable by its owner alone, and a folder with every checkpoint and the public keys, to be
/// copied to where nobody who can change the log can change it too.
/// </summary>
/// <param name="folder">Checkpoints are <c>000000000812-1a2b3c4d.txt</c>, keys <c>key-1a2b3c4d.pem</c>.</param>
/// <param name="keyFile">The private key: PKCS #8 as PEM.</param>
/// <param name="mustExist">Never makes the folder: where it is not there, it is the mount of another place that is away.</param>
public sealed class SealFolder(string folder, string keyFile, bool mustExist = false)
{
    private const string Checkpoints = ".txt", KeyFiles = ".pem", KeyPrefix = "key-";

    public string Folder => folder;

    public string KeyFile => keyFile;

    /// <summary>Null: no key was made here yet.</summary>
    /// <exception cref="SealException">There is one that cannot be used.</exception>
    public SealSigner? FindSigner()
    {
        try
        {
            return SealSigner.OfPem(File.ReadAllText(keyFile));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception broken) when (broken is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new SealException($"Khóa niêm phong {keyFile} không dùng được: {broken.Message}", $"The key that seals, {keyFile}, cannot be used: {broken.Message}", broken);
        }
    }

    /// <summary>Whether the folder is not there, and should be.</summary>
    public bool IsAway => mustExist && !Directory.Exists(folder);

    /// <summary>Makes a key, to be taken into use when it signs.</summary>
    public KeyDraft DraftKey()
    {
        var signer = SealSigner.Create();
        try
        {
            DurableFiles.CreateFolder(Path.GetDirectoryName(Path.GetFullPath(keyFile))!);
            var draft = $"{keyFile}.{signer.Key.Id}.new";
            Write(draft, signer.ToPem(), DurableFiles.OwnerOnly, overwrite: false);
            return new(signer, draft, keyFile, OldFile(OwnKey()?.Id ?? $"{Guid.NewGuid():N}"));
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            signer.Dispose();
            throw KeyDraft.NotMade(keyFile, closed);
        }
    }

    /// <summary>Where a key lies that was in use before; null: not here.</summary>
    public string? FindOld(SealKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return File.Exists(OldFile(key.Id)) ? OldFile(key.Id) : null;
    }

    /// <summary>Puts a seal's checkpoint and its key there, unless they are there already.</summary>
    public void Publish(Seal seal)
    {
        ArgumentNullException.ThrowIfNull(seal);
        var key = SealKey.Of(seal.Key.Span)!;
        try
        {
            if (!mustExist) DurableFiles.CreateFolder(folder);
            WriteNew(Path.Combine(folder, $"{KeyPrefix}{key.Id}{KeyFiles}"), key.Pem);
            WriteNew(FileOf(seal.Size, key), seal.Note);
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new SealException($"Đã niêm phong đến vị trí {seal.Size}, nhưng không ghi được tệp vào {folder}: {closed.Message}", $"Sealed up to position {seal.Size}, but its file cannot be written to {folder}: {closed.Message}", closed);
        }
    }

    /// <summary>Whether a seal's checkpoint is there.</summary>
    public bool Has(Seal seal)
    {
        ArgumentNullException.ThrowIfNull(seal);
        return SealKey.Of(seal.Key.Span) is { } key && File.Exists(FileOf(seal.Size, key));
    }

    /// <summary>All checkpoints of the folder, the smallest first.</summary>
    public IReadOnlyList<PublishedFile> Published()
    {
        if (!Directory.Exists(folder)) return [];

        return [.. Directory.EnumerateFiles(folder, "*" + Checkpoints).Select(Named).OfType<PublishedFile>().OrderBy(file => file.Size)];
    }

    /// <summary>The public keys that lie here. A private key that cannot be used says nothing: who verifies need not be able to read it.</summary>
    public KeysHere Keys()
    {
        var published = new Dictionary<string, SealKey>(StringComparer.Ordinal);
        var unreadable = new List<(string Path, string What)>();
        if (Directory.Exists(folder))
            foreach (var path in Directory.EnumerateFiles(folder, $"{KeyPrefix}*{KeyFiles}"))
                try
                {
                    if (SealKey.OfPem(File.ReadAllText(path)) is { } key) published[key.Digest] = key;
                    else unreadable.Add((path, "it is no public key of seals: PEM, ECDSA on P-256"));
                }
                catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
                {
                    unreadable.Add((path, closed.Message));
                }

        return new(OwnKey(), [.. published.Values], unreadable);
    }

    /// <summary>Reads no more than a checkpoint can have.</summary>
    /// <exception cref="FormatException">That is none.</exception>
    public static SignedCheckpoint Read(Stream file)
    {
        var bytes = new byte[SignedCheckpoint.Longest + 1];
        return SignedCheckpoint.Parse(bytes.AsSpan(0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)));
    }

    public static SignedCheckpoint Read(string path)
    {
        using var file = File.OpenRead(path);
        return Read(file);
    }

    /// <summary>Where a seal's checkpoint is published.</summary>
    public string FileOf(Seal seal)
    {
        ArgumentNullException.ThrowIfNull(seal);
        return FileOf(seal.Size, SealKey.Of(seal.Key.Span)!);
    }

    private string FileOf(long size, SealKey key) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{size:D12}-{key.Id}{Checkpoints}"));

    private string OldFile(string name) => $"{keyFile}.{name}.old";

    private SealKey? OwnKey()
    {
        try
        {
            using var own = FindSigner();
            return own?.Key;
        }
        catch (SealException)
        {
            return null;
        }
    }

    private static PublishedFile? Named(string path) =>
        Path.GetFileNameWithoutExtension(path).Split('-') is [var size, { Length: 8 } key] && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? new(path, known, key) : null;

    private static void WriteNew(string path, string text)
    {
        if (!File.Exists(path)) Write(path, text, mode: null, overwrite: true);
    }

    /// <summary>It gets its name only when all of it is on the disk.</summary>
    private static void Write(string path, string text, UnixFileMode? mode, bool overwrite)
    {
        var draft = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            using (var file = new FileStream(draft, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = mode }))
            {
                file.Write(System.Text.Encoding.UTF8.GetBytes(text));
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite);
            DurableFiles.FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
