using ThreatRegister.Domain;
using static ThreatRegister.Reports.MarkdownText;

namespace ThreatRegister.Reports;

/// <summary>Under which ids the register holds what the report names: kept apart, so that the report itself reads as people write.</summary>
internal static class SummaryIds
{
    private static readonly LocalizedText sources = new("Nguồn", "Sources");
    private static readonly LocalizedText incidents = new("Vụ việc", "Incidents");
    private static readonly LocalizedText occasions = new("Sự kiện", "Occasions");
    private static readonly LocalizedText lessons = new("Bài học", "Lessons");
    private static readonly LocalizedText reviews = new("Sơ kết, tổng kết", "Reviews");
    private static readonly LocalizedText instruments = new("Văn bản", "Instruments");
    private static readonly LocalizedText drills = new("Diễn tập", "Drills");
    private static readonly LocalizedText forecasts = new("Cảnh báo, dự báo", "Warnings and forecasts");
    private static readonly LocalizedText shares = new("Trao đổi thông tin", "Exchanges of information");
    private static readonly LocalizedText rules = new("Quy tắc thời hạn", "Rules of deadlines");
    private static readonly LocalizedText tasks = new("Nhiệm vụ", "Tasks");

    /// <summary>One line a kind of record.</summary>
    public static IEnumerable<string> Lines(ReportWriter report, Summary summary)
    {
        var work = summary.Work;
        DeadlinePart[] missed = [.. (work.Deadlines?.Missed ?? []).Take(WorkTimesText.MostMissed)];
        (LocalizedText Kind, IEnumerable<(string Name, string Id)> Named)[] kinds =
        [
            (sources, summary.Sources.Select(source => (report.Citation(source.Id), source.Id))),
            (incidents, summary.Counted.Select(line => (Inline(line.Title), line.Id)).Concat(summary.Standing.Select(line => (Inline(line.Title), line.Id)))
                .Concat(summary.Impacts.Listed.Select(impact => (Inline(impact.Title), impact.Id))).Concat(missed.Select(deadline => (Inline(deadline.Title), deadline.Incident))).Distinct()),
            (occasions, summary.Occasions.Select(occasion => (Inline(occasion.Name), occasion.Id))),
            (lessons, summary.Lessons.Select(lesson => (Inline(lesson.Subject), lesson.Id))),
            (reviews, summary.Reviews.Select(review => (Inline(review.Title), review.Id))),
            (instruments, work.Instruments.Select(instrument => (Inline(instrument.Number ?? instrument.Title), instrument.Id))),
            (drills, work.Drills.Select(drill => (Inline(drill.Title), drill.Id))),
            (forecasts, work.Forecasts.Concat(work.ForecastsAhead).Select(forecast => (Inline(forecast.Text.TrimEnd('.')), forecast.Id)).Distinct()),
            (shares, work.Shares.Select(share => (Inline(share.What.TrimEnd('.')), share.Id))),
            (rules, missed.Select(deadline => (Inline(deadline.Name), deadline.Rule)).Distinct()),
            (tasks, summary.Tasks.Select(task => (Inline(task.Work), task.Id))),
        ];
        foreach (var (kind, named) in kinds)
        {
            var ids = string.Join("; ", named.Select(record => $"{record.Name} `{record.Id}`"));
            if (ids.Length > 0) yield return $"{report.In(kind)}: {ids}";
        }
    }
}
