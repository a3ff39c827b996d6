using System.Text;

namespace ThreatRegister.Cli;

/// <summary>
/// Texts of records and files on their way to a terminal. A control character or a change of the writing direction in them could hide or
/// forge what is shown; each becomes U+FFFD. Output for programs stays as it is.
/// </summary>
internal static class TerminalText
{
    private const char Mark = '\uFFFD';

    /// <summary>Everything written to it is cleaned on its way.</summary>
    public static TextWriter Cleaning(TextWriter inner) => new CleanWriter(inner);

    /// <summary>Lines and tabs stay.</summary>
    public static string Clean(string text) => string.Create(text.Length, text, (cleaned, from) =>
    {
        for (var index = 0; index < from.Length; index++) cleaned[index] = IsObeyed(from[index]) ? Mark : from[index];
    });

    /// <summary>One line: line ends and tabs become spaces.</summary>
    public static string Cell(string text) => Clean(text.Replace("\r\n", " ", StringComparison.Ordinal).Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' '));

    private static bool IsObeyed(char letter) =>
        (char.IsControl(letter) && letter is not ('\n' or '\t')) || letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private sealed class CleanWriter(TextWriter inner) : TextWriter
    {
        public override Encoding Encoding => inner.Encoding;

        public override void Write(char value) => inner.Write(IsObeyed(value) ? Mark : value);

        public override void Write(char[] buffer, int index, int count) => inner.Write(Clean(new string(buffer, index, count)));

        public override void Write(string? value) => inner.Write(Clean(value ?? ""));

        public override void WriteLine(string? value) => inner.Write(Clean(value ?? "") + "\n");

        public override void Flush() => inner.Flush();
    }
}
