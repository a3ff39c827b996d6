namespace ThreatRegister.Application.EvidenceFiles;

/// <summary>
/// The contents of evidence, each once under its SHA-256. The log knows what they are evidence of; who may read them is decided there.
/// </summary>
public interface IEvidenceStore
{
    /// <summary>Keeps the content, durable before it is answered; what is there already under its digest is written anew.</summary>
    /// <exception cref="EvidenceTooLargeException">More than <see cref="Domain.Limits.EvidenceBytes"/>; nothing was kept.</exception>
    Task<StoredEvidence> KeepAsync(Stream content, CancellationToken cancellationToken = default);

    /// <summary>Copies a content and looks, while it does, whether it is the one that was kept.</summary>
    /// <exception cref="EvidenceDamagedException">It is missing or another; what was copied is to be thrown away.</exception>
    Task CopyAsync(string digest, Stream target, CancellationToken cancellationToken = default);

    Task<EvidenceState> CheckAsync(string digest, CancellationToken cancellationToken = default);

    EvidenceInventory List();
}

/// <param name="Digest">SHA-256 in hex.</param>
/// <param name="Size">In bytes.</param>
public sealed record StoredEvidence(string Digest, long Size);

public enum EvidenceState
{
    Whole,
    Missing,
    Altered,
}

/// <param name="Digests">What the names of the files say; their contents are not looked at.</param>
/// <param name="Unknown">Files that bear no digest: not put there by the store, or left by a run that was cut off.</param>
public sealed record EvidenceInventory(IReadOnlyList<string> Digests, int Unknown);

public sealed class EvidenceTooLargeException(long limit) : Exception($"A file of evidence has at most {limit >> 20} MiB.");

/// <summary>The content is not there, or not what was kept.</summary>
public sealed class EvidenceDamagedException(string digest, EvidenceState state)
    : Exception($"The content {digest} is {(state is EvidenceState.Missing ? "missing from" : "altered in")} the store of evidence. Put the file back from a copy; 'verify' names all that are wrong.")
{
    public string Digest { get; } = digest;
}
