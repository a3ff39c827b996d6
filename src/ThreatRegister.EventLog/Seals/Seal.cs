namespace ThreatRegister.EventLog.Seals;

/// <summary>One seal as it is stored. Who may change rows can change it too: only its signature counts.</summary>
/// <param name="Note">The signed checkpoint, as it is published.</param>
/// <param name="Key">The public key, as SubjectPublicKeyInfo.</param>
/// <param name="Frontier">What the next seal goes on from.</param>
public sealed record Seal(long Size, ReadOnlyMemory<byte> Root, DateTimeOffset SealedAt, string Note, ReadOnlyMemory<byte> Key, ReadOnlyMemory<byte> Frontier)
{
    /// <summary>A seal of what a tree has come to.</summary>
    public static Seal Make(MerkleFrontier frontier, string origin, DateTimeOffset recordedAt, DateTimeOffset sealedAt, SealSigner signer)
    {
        var checkpoint = new Checkpoint(origin, frontier.Size, frontier.Root, recordedAt, sealedAt);
        return new(frontier.Size, checkpoint.Root, sealedAt, checkpoint.SignedBy(signer), signer.Key.Info, frontier.ToBytes());
    }

    /// <summary>What is wrong within it; null: it is as it was signed, by the key that it names.</summary>
    public string? Wrong() => Wrong(out _);

    /// <param name="checkpoint">Its checkpoint, which its key has signed; null: something is wrong.</param>
    public string? Wrong(out SignedCheckpoint? checkpoint)
    {
        var wrong = Read(out var read);
        checkpoint = wrong is null ? read : null;
        return wrong;
    }

    private string? Read(out SignedCheckpoint? checkpoint)
    {
        checkpoint = null;
        try
        {
            var signed = SignedCheckpoint.Parse(Note);
            checkpoint = signed;
            return SealKey.Of(Key.Span) is not { } key ? "its key is none"
                : !signed.IsSignedBy(key) ? "its signature is not that of its key over its text"
                : signed.Checkpoint.Size != Size || !signed.Checkpoint.Root.Span.SequenceEqual(Root.Span) || signed.Checkpoint.SealedAt != SealedAt ? "its size, root or time is not what was signed"
                : MerkleFrontier.Of(Size, Frontier.Span) is not { } frontier || !Root.Span.SequenceEqual(frontier.Root) ? "the hashes that the next seal goes on from do not lead to its root"
                : null;
        }
        catch (Exception unreadable) when (unreadable is FormatException or System.Text.EncoderFallbackException)
        {
            return $"its checkpoint cannot be read: {unreadable.Message}";
        }
    }
}

/// <summary>A root that somebody noted for a size.</summary>
public sealed record KnownRoot(long Size, ReadOnlyMemory<byte> Root);
