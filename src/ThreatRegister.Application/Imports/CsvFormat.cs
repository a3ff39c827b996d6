using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace ThreatRegister.Application.Imports;

/// <summary>How a file's bytes become cells.</summary>
/// <param name="IsWindowsPage">One of Windows' single-byte pages, where unassigned bytes come out as control characters.</param>
internal sealed record CsvFormat(Encoding Encoding, char Delimiter, bool IsWindowsPage)
{
    /// <summary>Stands for bytes that the encoding doesn't know: a noncharacter, which no text holds.</summary>
    public const char Invalid = '\uFDD0';

    public bool IsUtf8 => Encoding.CodePage == 65001;

    public static CsvFormat Utf8(char delimiter) =>
        TryOf(new FileElement(Delimiter: delimiter.ToString()), out var format, out var wrong) ? format : throw new ArgumentException(wrong, nameof(delimiter));

    public static bool TryOf(FileElement element, [NotNullWhen(true)] out CsvFormat? format, [NotNullWhen(false)] out string? wrong)
    {
        (format, wrong) = (null, null);
        if (element.Delimiter is not [var delimiter] || delimiter is '"' or '\r' or '\n' || !char.IsAscii(delimiter))
        {
            wrong = "delimiter is one ASCII character, and neither a quote nor a line break.";
            return false;
        }

        // On a provider of its own: nothing else in the process should come to know these encodings.
        var fallback = new DecoderReplacementFallback(Invalid.ToString());
        try
        {
            var encoding = CodePagesEncodingProvider.Instance.GetEncoding(element.Encoding, EncoderFallback.ExceptionFallback, fallback)
                ?? Encoding.GetEncoding(element.Encoding, EncoderFallback.ExceptionFallback, fallback);
            format = new(encoding, delimiter, encoding.IsSingleByte && encoding.CodePage is >= 1250 and <= 1258);
            return true;
        }
        catch (ArgumentException)
        {
            wrong = $"'{element.Encoding}' is not an encoding: use a name such as utf-8, windows-1252, windows-1258 or utf-16.";
            return false;
        }
    }
}
