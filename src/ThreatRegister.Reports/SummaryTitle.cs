using System.Diagnostics;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Projections.Reviews;

namespace ThreatRegister.Reports;

/// <summary>The report's title: tổng kết of a year, sơ kết of anything shorter, with the period that its directions are for.</summary>
internal static class SummaryTitle
{
    private static readonly LocalizedText Year = new("Tổng kết", "Annual summary");
    private static readonly LocalizedText Shorter = new("Sơ kết", "Interim review");

    private static readonly LocalizedText Work = new(
        "công tác phòng ngừa, ứng phó sự cố an ninh mạng và các mối đe dọa an ninh phi truyền thống",
        "of work to prevent and respond to cyber incidents and non-traditional security threats");

    private static readonly LocalizedText Next = new("phương hướng, nhiệm vụ", "directions and tasks for");
    private static readonly LocalizedText LaterTime = new("thời gian tới", "the time ahead");

    public static string Of(Period period, string language)
    {
        var isYear = period.Last.DayNumber - period.First.DayNumber >= 364;
        var (during, next) = Times(period, language);
        return $"{(isYear ? Year : Shorter).In(language)} {Work.In(language)}{(SummaryWords.IsEnglish(language) ? ", " : " ")}{during}; {Next.In(language)} {next}";
    }

    /// <summary>Of a review: the title that was typed for it, without the word that stands above every title. A Vietnamese one heads no English document: that has the title of its kind.</summary>
    public static string Of(ReviewRow review, Period period, string? subject, string language) =>
        SummaryWords.IsEnglish(language) && VietnameseText.Is(review.Title) ? InEnglish(review, period, subject) : Below(SummaryWords.Report.In(language), review.Title);

    /// <summary>A periodic review is called after what its calendar calls the period, a thematic one after its topic, one of an occasion after that.</summary>
    /// <param name="subject">The topic or the occasion; null: none that its readers may see, so that the review's own title stands.</param>
    private static string InEnglish(ReviewRow review, Period period, string? subject) => review.Kind switch
    {
        ReviewKind.Periodic => Of(Period.TryParse(review.PeriodName, out var named) ? named : period, "en"),
        _ when subject is null => review.Title,
        ReviewKind.Thematic => $"Thematic report: {subject}, {Times(period, "en").During}",
        ReviewKind.Occasion => $"Summary of protecting {subject}",
        _ => throw new UnreachableException($"No title for {review.Kind}."),
    };

    /// <summary>A <c>báo cáo viên</c> is a person: there the word begins another one.</summary>
    private static string Below(string word, string title) =>
        title.StartsWith(word + " ", StringComparison.OrdinalIgnoreCase) && title[(word.Length + 1)..].TrimStart() is { Length: > 0 } rest && !rest.StartsWith("viên ", StringComparison.OrdinalIgnoreCase) ? char.ToUpperInvariant(rest[0]) + rest[1..] : title;

    private static (string During, string Next) Times(Period period, string language)
    {
        if (ReportingYear(period) is { } year) return (Words(Period.Around(new(year, 1, 1), Granularity.Year), language), Words(Period.Around(new(year + 1, 1, 1), Granularity.Year), language));
        if (period.Granularity is { } granularity && period.Last.Year < 9998) return (Words(period, language), Article(granularity, language) + Words(Period.Around(period.Last.AddDays(1), granularity), language));

        return (Words(period, language), LaterTime.In(language));
    }

    /// <summary>The year of a reporting calendar such as 15/12 to 14/12: twelve months, all but two of them at most in one year.</summary>
    private static int? ReportingYear(Period period)
    {
        if (period.First.Year >= 9997 || period.First.AddYears(1) != period.Last.AddDays(1)) return null;

        var year = period.First.AddMonths(6).Year;
        var outside = Math.Max(0, new DateOnly(year, 1, 1).DayNumber - period.First.DayNumber) + Math.Max(0, period.Last.DayNumber - new DateOnly(year, 12, 31).DayNumber);
        return outside <= 62 ? year : null;
    }

    private static string Article(Granularity granularity, string language) => granularity is Granularity.Half && SummaryWords.IsEnglish(language) ? "the " : "";

    private static string Words(Period period, string language) => WhenText.Of(period.ToWhen(), language);
}
