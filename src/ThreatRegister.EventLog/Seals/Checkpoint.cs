using System.Globalization;
using System.Text;

namespace ThreatRegister.EventLog.Seals;

/// <summary>What is signed: that a log had a tree of this size and root.</summary>
/// <param name="Origin">Which log: see <see cref="OriginOf"/>.</param>
/// <param name="Size">How many events; the position of the last one.</param>
/// <param name="RecordedAt">The recorded time of the last one.</param>
/// <param name="SealedAt">What the clock showed when it was signed.</param>
public sealed record Checkpoint(string Origin, long Size, ReadOnlyMemory<byte> Root, DateTimeOffset RecordedAt, DateTimeOffset SealedAt)
{
    private const string Recorded = "recorded ", Sealed = "sealed ", TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>The text of a C2SP checkpoint: origin, size, root in base64; then the times as lines of our own.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture,
        $"{Origin}\n{Size}\n{Convert.ToBase64String(Root.Span)}\n{Recorded}{RecordedAt.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}\n{Sealed}{SealedAt.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}\n");

    /// <summary>A log is named by its first event, so that it keeps its name wherever it is moved.</summary>
    public static string OriginOf(ReadOnlySpan<byte> firstLeaf) => "threatregister/" + Convert.ToHexStringLower(firstLeaf[..8]);

    /// <summary>The signed note: the text, a blank line, and the signature line.</summary>
    public string SignedBy(SealSigner signer)
    {
        var signature = signer.Sign(Encoding.UTF8.GetBytes(Text));
        return $"{Text}\n— {Origin} {Convert.ToBase64String([.. Convert.FromHexString(signer.Key.Id), .. signature])}\n";
    }

    /// <exception cref="FormatException">The text is none of a checkpoint.</exception>
    internal static Checkpoint OfText(string text)
    {
        var lines = text.Split('\n');
        if (lines is not [_, _, _, _, _, ""]) throw new FormatException("its text has not the five lines of origin, size, root and two times");
        if (lines[0].Length is 0 or > 200 || lines[0].Any(char.IsWhiteSpace)) throw new FormatException("its first line is no origin");
        if (!long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size) || size < 1 || lines[1][0] is '0') throw new FormatException("its second line is no size");
        return new(lines[0], size, RootOf(lines[2]), TimeOf(lines[3], Recorded), TimeOf(lines[4], Sealed));
    }

    private static byte[] RootOf(string line)
    {
        var root = new byte[LogHash.Size + 4];
        return Convert.TryFromBase64String(line, root, out var length) && length == LogHash.Size && string.Equals(Convert.ToBase64String(root, 0, length), line, StringComparison.Ordinal)
            ? root[..length]
            : throw new FormatException("its third line is no root: 32 bytes in base64");
    }

    private static DateTimeOffset TimeOf(string line, string word) =>
        line.StartsWith(word, StringComparison.Ordinal) && DateTimeOffset.TryParseExact(line[word.Length..], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new FormatException($"it has no line '{word}TIME' in its place");
}
