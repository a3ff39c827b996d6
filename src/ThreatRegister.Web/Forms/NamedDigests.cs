using System.Text;

namespace ThreatRegister.Web.Forms;

/// <summary>Finds the digests that a file names in its text: 64 digits of hex in lower case, with none before or behind.</summary>
internal sealed class NamedDigests
{
    private const int Length = 64, Most = 16;

    private readonly byte[] digits = new byte[Length];
    private readonly List<string> found = [];
    private int read;

    public IReadOnlyList<string> All => found;

    public void Read(ReadOnlySpan<byte> part)
    {
        foreach (var letter in part)
        {
            if (!char.IsAsciiHexDigitLower((char)letter)) End();
            else if (read++ < Length) digits[read - 1] = letter;
        }
    }

    /// <summary>What stands there is over.</summary>
    public void End()
    {
        if (read == Length && found.Count < Most && Encoding.ASCII.GetString(digits) is var digest && !found.Contains(digest, StringComparer.Ordinal)) found.Add(digest);
        read = 0;
    }
}
