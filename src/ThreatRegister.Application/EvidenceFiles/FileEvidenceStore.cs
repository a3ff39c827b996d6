using System.Security.Cryptography;
using ThreatRegister.Application.Events;
using ThreatRegister.Domain;

namespace ThreatRegister.Application.EvidenceFiles;

/// <summary>
/// Evidence as files of one folder: <c>ab/abcdef...</c>, named by their SHA-256, readable by the owner alone. A file gets its name only
/// when all of it is on the disk, so that a crash leaves a draft and never half a content.
/// </summary>
public sealed class FileEvidenceStore(string folder) : IEvidenceStore
{
    private const int BufferSize = 128 * 1024;

    public async Task<StoredEvidence> KeepAsync(Stream content, CancellationToken cancellationToken = default)
    {
        DurableFiles.CreateFolder(folder);
        var draft = Path.Combine(folder, $"{Guid.NewGuid():N}.new");
        try
        {
            var stored = await WriteAsync(draft, content, cancellationToken);
            var path = PathOf(stored.Digest);
            DurableFiles.CreateFolder(Path.GetDirectoryName(path)!);

            // What has this name already is replaced: it is the same content, unless someone altered it.
            File.Move(draft, path, overwrite: true);
            DurableFiles.FlushFolder(Path.GetDirectoryName(path)!);
            DurableFiles.FlushFolder(folder);
            return stored;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    public async Task CopyAsync(string digest, Stream target, CancellationToken cancellationToken = default)
    {
        var state = await ReadAsync(digest, target, cancellationToken);
        if (state is not EvidenceState.Whole) throw new EvidenceDamagedException(digest, state);
    }

    public Task<EvidenceState> CheckAsync(string digest, CancellationToken cancellationToken = default) => ReadAsync(digest, Stream.Null, cancellationToken);

    public EvidenceInventory List()
    {
        if (!Directory.Exists(folder)) return new([], 0);

        var digests = new List<string>();
        var unknown = 0;
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetFileName(path);
            if (IsDigest(name) && string.Equals(Path.GetRelativePath(folder, path), Path.Combine(name[..2], name), StringComparison.Ordinal)) digests.Add(name);
            else unknown++;
        }

        digests.Sort(StringComparer.Ordinal);
        return new(digests, unknown);
    }

    private static async Task<StoredEvidence> WriteAsync(string draft, Stream content, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(draft, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = DurableFiles.OwnerOnly });
        long size = 0;
        var buffer = new byte[BufferSize];
        while (await content.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            size += read;
            if (size > Limits.EvidenceBytes) throw new EvidenceTooLargeException(Limits.EvidenceBytes);
            hash.AppendData(buffer.AsSpan(0, read));
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        file.Flush(flushToDisk: true);
        return new(Convert.ToHexStringLower(hash.GetHashAndReset()), size);
    }

    private async Task<EvidenceState> ReadAsync(string digest, Stream target, CancellationToken cancellationToken)
    {
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var file = File.OpenRead(PathOf(digest));
            var buffer = new byte[BufferSize];
            while (await file.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                hash.AppendData(buffer.AsSpan(0, read));
                await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            return string.Equals(Convert.ToHexStringLower(hash.GetHashAndReset()), digest, StringComparison.Ordinal) ? EvidenceState.Whole : EvidenceState.Altered;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return EvidenceState.Missing;
        }
    }

    private string PathOf(string digest) => IsDigest(digest) ? Path.Combine(folder, digest[..2], digest) : throw new ArgumentException($"'{digest}' is no digest.", nameof(digest));

    private static bool IsDigest(string name) => name.Length == 64 && name.All(char.IsAsciiHexDigitLower);
}
