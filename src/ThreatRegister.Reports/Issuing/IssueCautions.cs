using ThreatRegister.Application.Words;
using ThreatRegister.Domain;

namespace ThreatRegister.Reports.Issuing;

/// <summary>What is odd about a day of issue and yet may be meant: a report may go out with estimates, and a paper may be dated back.</summary>
public static class IssueCautions
{
    /// <param name="period">What the report is about; null: it has no days.</param>
    /// <param name="approvedOn">The local day of the approval; null: it is not approved.</param>
    public static IReadOnlyList<LocalizedText> Of(DateOnly issuedOn, Period? period, DateOnly? approvedOn)
    {
        var cautions = new List<LocalizedText>();
        if (period is { } days && issuedOn < days.Last)
            cautions.Add(Said(issuedOn, days.Last, "kỳ báo cáo đến hết {0} mới kết thúc, nên số liệu của kỳ có thể chưa đủ", "the period ends with {0} only, so that its figures may be incomplete"));
        if (approvedOn is { } approved && issuedOn < approved)
            cautions.Add(Said(issuedOn, approved, "ngày đó ở trước ngày duyệt ({0})", "that lies before the day of the approval ({0})"));
        return cautions;
    }

    private static LocalizedText Said(DateOnly issuedOn, DateOnly other, string vietnamese, string english) => new(
        $"Ngày ban hành là {In(issuedOn, "vi")}: {vietnamese.Replace("{0}", In(other, "vi"), StringComparison.Ordinal)}.",
        $"The day of issue is {In(issuedOn, "en")}: {english.Replace("{0}", In(other, "en"), StringComparison.Ordinal)}.");

    private static string In(DateOnly day, string language) => WhenText.Of(Period.Of(day, day).ToWhen(), language);
}
