using System.Text;

namespace ThreatRegister.EventLog.Seals;

/// <summary>One signature line: who is said to have signed, by which key, and the signature itself.</summary>
public sealed record NoteSignature(string Name, string KeyId, ReadOnlyMemory<byte> Signature);

/// <summary>A checkpoint as it is published: a C2SP signed note. Nothing in it is to be believed before <see cref="IsSignedBy"/>.</summary>
/// <param name="SignedText">The bytes that were signed.</param>
public sealed record SignedCheckpoint(Checkpoint Checkpoint, ReadOnlyMemory<byte> SignedText, IReadOnlyList<NoteSignature> Signatures)
{
    /// <summary>In bytes: far more than a checkpoint with all its witnesses has.</summary>
    public const int Longest = 64 << 10;

    private const int MostSignatures = 16;
    private static readonly UTF8Encoding strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="FormatException">That is no checkpoint; its message says what is wrong, after "it".</exception>
    public static SignedCheckpoint Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Longest) throw new FormatException($"it is larger than any checkpoint, {Longest} bytes");

        var note = NoteOf(bytes);
        // The text may have empty lines; what is behind the last one are the signatures.
        var end = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0) throw new FormatException("it has no blank line before its signatures");

        var lines = note[(end + 2)..].Split('\n', MostSignatures + 2);
        if (lines.Length > MostSignatures + 1) throw new FormatException($"it has more than {MostSignatures} signatures");
        if (lines[^1].Length > 0) throw new FormatException("its last line does not end");
        if (lines.Length == 1) throw new FormatException("it has no signature");

        var text = note[..(end + 1)];
        return new(Checkpoint.OfText(text), strict.GetBytes(text), [.. lines[..^1].Select(SignatureOf)]);
    }

    public static SignedCheckpoint Parse(string note) => Parse(strict.GetBytes(note));

    /// <summary>The id of the key that is said to have signed for the log itself; others are witnesses. Null where none is.</summary>
    public string? KeyId => Signatures.FirstOrDefault(line => string.Equals(line.Name, Checkpoint.Origin, StringComparison.Ordinal))?.KeyId;

    public bool IsSignedBy(SealKey key) => Signatures.Any(line =>
        string.Equals(line.Name, Checkpoint.Origin, StringComparison.Ordinal) && string.Equals(line.KeyId, key.Id, StringComparison.Ordinal) && key.HasSigned(SignedText.Span, line.Signature.Span));

    private static string NoteOf(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var note = strict.GetString(bytes);
            return note.Any(letter => letter < ' ' && letter is not '\n') ? throw new FormatException("it has characters that no checkpoint has (lines end with a line feed alone)") : note;
        }
        catch (DecoderFallbackException broken)
        {
            throw new FormatException("it is no text in UTF-8", broken);
        }
    }

    private static NoteSignature SignatureOf(string line)
    {
        var parts = line.Split(' ');
        var bytes = new byte[line.Length];
        if (parts is not ["—", { Length: > 0 } name, var signature] || !Convert.TryFromBase64String(signature, bytes, out var length) || length <= 4
            || !string.Equals(Convert.ToBase64String(bytes, 0, length), signature, StringComparison.Ordinal))
            throw new FormatException("it has a signature line that is none: '— NAME SIGNATURE'");

        return new(name, Convert.ToHexStringLower(bytes.AsSpan(0, 4)), bytes.AsMemory(4..length));
    }
}
