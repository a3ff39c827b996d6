using System.Globalization;
using System.Text;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Projections.Reviews;

namespace ThreatRegister.Reports.Issuing;

/// <summary>What the files of an issued review are called where people keep them: by what they are. In the log they keep the names that were recorded.</summary>
public static class IssuedFileNames
{
    private const int Longest = 100, LongestNumber = 40;

    /// <summary>In the language of the file: kind, what it is about, period, number, language, day of issue.</summary>
    public static string Of(ReviewRow review, IssuedFile file)
    {
        var language = file.Language;
        var period = review.Period is { } when ? $" {WhenText.Of(when, language)}" : "";
        var about = (review.Kind is ReviewKind.Occasion ? review.Title : review.Topic) is { } topic ? $" {topic}" : "";
        var name = Clean(KindOf(review).In(language) + about + period, Longest);
        var number = review.Issue is { } issue ? $", {Clean(issue.Number, LongestNumber)}" : "";
        var day = review.Issue?.IssuedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return $"{name}{number}, {LanguageWords.Of(language).In(language)}, {day}.{file.Format}";
    }

    /// <summary>The same in letters without marks, digits and hyphens.</summary>
    public static string AsciiOf(string name)
    {
        var end = name.LastIndexOf('.');
        var words = SearchKey.Of(name[..end]).Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        return string.Join('-', string.Concat(words).Split('-', StringSplitOptions.RemoveEmptyEntries)) + name[end..];
    }

    /// <summary>Without what file systems take amiss, and no longer than so many characters; none is cut in two.</summary>
    private static string Clean(string text, int longest) => string.Concat(text.Replace(":", "", StringComparison.Ordinal).EnumerateRunes().Take(longest)
        .Select(letter => Rune.IsControl(letter) || "\\/*?\"<>|".Contains(letter.ToString(), StringComparison.Ordinal) ? "-" : letter.ToString())).TrimEnd();

    private static LocalizedText KindOf(ReviewRow review) => review.Kind switch
    {
        ReviewKind.Thematic => new("Báo cáo chuyên đề", "Thematic report"),
        ReviewKind.Occasion => new("Tổng kết sự kiện", "Report on an occasion"),
        _ => review.Period is { } when && (when.To - when.From).TotalDays >= 364 ? new("Tổng kết", "Annual summary") : new("Sơ kết", "Interim review"),
    };
}
