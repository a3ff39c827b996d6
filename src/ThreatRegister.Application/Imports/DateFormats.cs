using System.Text.RegularExpressions;
using ThreatRegister.Projections;

namespace ThreatRegister.Application.Imports;

/// <summary>
/// Which .NET formats a mapping may use. A format decides what a text says, so it may leave nothing to a default: not the century, not the
/// half of the day, and no zone that would be dropped.
/// </summary>
internal static partial class DateFormats
{
    /// <summary>What is wrong with a date's format; null where nothing is.</summary>
    public static string? Check(string format, DatePrecision precision)
    {
        var letters = Literals().Replace(format, "");
        if (format.Length < 2) return $"'{format}' is not a custom date format such as yyyy-MM-dd.";
        if (!letters.Contains("yyyy", StringComparison.Ordinal))
            return $"'{format}' has no year of four digits (yyyy); the century would be guessed.";

        var needed = precision switch { DatePrecision.Year => "", DatePrecision.Month => "M", DatePrecision.Day => "Md", _ => "Mdm" };
        foreach (var letter in needed)
        {
            if (!letters.Contains(letter, StringComparison.Ordinal))
                return $"'{format}' has no {letter}, which precision {Codes.Of(precision)} needs.";
        }

        return CheckHours(format, letters);
    }

    /// <summary>What is wrong with a time's format; null where nothing is.</summary>
    public static string? Check(string format)
    {
        var letters = Literals().Replace(format, "");
        return format.Length < 2 || letters.IndexOfAny(['H', 'h']) < 0
            ? $"'{format}' is not a custom time format such as HH:mm."
            : CheckHours(format, letters);
    }

    private static string? CheckHours(string format, string letters)
    {
        if (letters.IndexOfAny(['z', 'K']) >= 0) return $"'{format}' reads a zone; dates are taken as they stand, so quote it: 'Z'.";

        return letters.Contains('h', StringComparison.Ordinal) && !letters.Contains('t', StringComparison.Ordinal)
            ? $"'{format}' has hours from 1 to 12 without tt (AM, PM); the half of the day would be guessed."
            : null;
    }

    [GeneratedRegex("""'[^']*'|"[^"]*"|\\.""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Literals();
}
