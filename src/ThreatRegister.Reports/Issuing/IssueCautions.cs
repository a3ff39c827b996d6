using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Projections.Reviews;

namespace ThreatRegister.Reports.Issuing;

/// <summary>What is odd about an issue and yet may be meant: a report may go out with estimates or without some of its sections, and a paper may be dated back.</summary>
public static class IssueCautions
{
    /// <param name="review">As it is to be issued.</param>
    /// <param name="period">What the report is about; null: it has no days.</param>
    /// <param name="approvedOn">The local day of the approval; null: it is not approved.</param>
    /// <param name="languages">In which it is to be issued.</param>
    public static IReadOnlyList<LocalizedText> Of(ReviewRow review, DateOnly issuedOn, Period? period, DateOnly? approvedOn, IEnumerable<string> languages)
    {
        var cautions = new List<LocalizedText>();
        if (period is { } days && issuedOn < days.Last)
            cautions.Add(Said(issuedOn, days.Last, "kỳ báo cáo đến hết {0} mới kết thúc, nên số liệu của kỳ có thể chưa đủ", "the period ends with {0} only, so that its figures may be incomplete"));
        if (approvedOn is { } approved && issuedOn < approved)
            cautions.Add(Said(issuedOn, approved, "ngày đó ở trước ngày duyệt ({0})", "that lies before the day of the approval ({0})"));
        cautions.AddRange(Missing(review));
        cautions.AddRange(languages.Select(language => Foreign(review, language)).OfType<LocalizedText>());
        return cautions;
    }

    /// <summary>The reports that its agency issued in the same year under the same number, however that is written.</summary>
    /// <param name="others">As far as who issues may see them.</param>
    public static IEnumerable<LocalizedText> OfNumber(ReviewRow review, string number, DateOnly issuedOn, IEnumerable<ReviewRow> others) =>
        from other in others
        where other.Issue is not null && !string.Equals(other.Id, review.Id, StringComparison.Ordinal)
        let issue = other.Issue!
        where issue.IssuedOn.Year == issuedOn.Year && string.Equals(KeyOf(issue.Number), KeyOf(number), StringComparison.Ordinal)
            && string.Equals(Review.KeyOf(other.By ?? ""), Review.KeyOf(review.By ?? ""), StringComparison.Ordinal)
        select new LocalizedText(
            $"Cơ quan này đã ban hành một báo cáo mang số {issue.Number} trong năm {issuedOn.Year}: {other.Title} ({other.Id}), {In(issue.IssuedOn, "vi")}.",
            $"The same agency issued a report with the number {issue.Number} in {issuedOn.Year}: {other.Title} ({other.Id}), {In(issue.IssuedOn, "en")}.");

    /// <summary>A number without the word before it, case and spaces.</summary>
    private static string KeyOf(string number)
    {
        var key = string.Concat(number.Normalize().Where(letter => !char.IsWhiteSpace(letter))).ToUpperInvariant();
        return key.StartsWith("SỐ:", StringComparison.Ordinal) ? key["SỐ:".Length..] : key;
    }

    /// <summary>The sections that a report of this language prints in the other one, since they are written in that alone; null: none.</summary>
    private static LocalizedText? Foreign(ReviewRow review, string language)
    {
        var foreign = ReviewSections.All.Where(section => review.Sections.Any(text => Is(text, section)) && !review.Sections.Any(text => Is(text, section) && string.Equals(text.Language, language, StringComparison.Ordinal))).ToList();
        if (foreign.Count == 0) return null;

        var (own, other) = (LanguageWords.Of(language), LanguageWords.Of(SummaryWords.IsEnglish(language) ? "vi" : "en"));
        return new(
            $"Bản {own.Vi}: {foreign.Count} mục có văn bản chỉ bằng {other.Vi}: {Named(foreign, "vi")}.",
            $"{own.En} text: {(foreign.Count == 1 ? "1 section is" : $"{foreign.Count} sections are")} written in {other.En} alone: {Named(foreign, "en")}.");

        static bool Is(ReviewText text, ReportSection section) => string.Equals(text.Section, section.Key, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(text.Text);
    }

    private static string Named(IEnumerable<ReportSection> sections, string language) => string.Join("; ", sections.Select(section => $"{section.Number} {section.Heading.In(language)}".Trim()));

    /// <summary>What a review lacks, however far it has come: sections that nobody wrote, contributions that were asked for.</summary>
    public static IReadOnlyList<LocalizedText> Missing(ReviewRow review)
    {
        ArgumentNullException.ThrowIfNull(review);
        var missing = new List<LocalizedText>();
        if (review.Unwritten() is { Count: > 0 } unwritten)
        {
            missing.Add(new(
                $"{unwritten.Count} trên {ReviewSections.All.Count} mục do người soạn viết còn để trống: {Named(unwritten, "vi")}.",
                $"{unwritten.Count} of the {ReviewSections.All.Count} sections that people write are empty: {Named(unwritten, "en")}."));
        }

        if (string.Join(", ", review.Owing().Select(unit => unit.Unit)) is { Length: > 0 } owing)
            missing.Add(new($"Chưa nộp phần đóng góp: {owing}.", $"Contributions not sent yet: {owing}."));
        return missing;
    }

    private static LocalizedText Said(DateOnly issuedOn, DateOnly other, string vietnamese, string english) => new(
        $"Ngày ban hành là {In(issuedOn, "vi")}: {vietnamese.Replace("{0}", In(other, "vi"), StringComparison.Ordinal)}.",
        $"The day of issue is {In(issuedOn, "en")}: {english.Replace("{0}", In(other, "en"), StringComparison.Ordinal)}.");

    private static string In(DateOnly day, string language) => WhenText.Of(Period.Of(day, day).ToWhen(), language);
}
