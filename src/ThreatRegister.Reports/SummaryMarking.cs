using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Projections;

namespace ThreatRegister.Reports;

/// <summary>How a summary that nobody marked has to be marked: as strictly as the strictest of what stands in it, as it was marked at the summary's moment; pure.</summary>
internal static class SummaryMarking
{
    public static Tlp Of(Summary summary, SummaryData data) => Markings(summary, data).Aggregate(Tlp.Green, (strictest, marking) => marking > strictest ? marking : strictest);

    private static IEnumerable<Tlp> Markings(Summary summary, SummaryData data)
    {
        var lessons = Named(data.Lessons, lesson => lesson.Id, summary.Lessons.Select(part => part.Id)).ToArray();
        var assessments = Named(data.Assessments, assessment => assessment.Id, summary.Assessments.Select(part => part.Id)).ToArray();
        var occasions = summary.Occasions.Select(part => part.Id)
            .Concat(lessons.SelectMany(lesson => lesson.Occasions).Concat(assessments.SelectMany(assessment => assessment.Occasions)).Select(occasion => occasion.Value));
        return
        [
            .. data.Groups.Concat(data.Before ?? []).Select(group => group.Strictest),
            .. data.Standing.Select(item => Codes.TryParse<Tlp>(item.Marking, out var marking) ? marking : Tlp.Red),
            .. lessons.Select(lesson => lesson.Marking),
            .. assessments.Select(assessment => assessment.Marking),
            .. Named(data.Occasions, occasion => occasion.Id, occasions).Select(occasion => occasion.Marking),
            .. Named(data.Reviews, review => review.Id, summary.Reviews.Select(part => part.Id)).Select(review => review.Marking),
            .. Named(data.Directions, direction => direction.Id, summary.AskedForPeriod.Concat(summary.AskedAhead).Select(part => part.Id)).Select(direction => direction.Marking),
            .. Named(data.Tasks, task => task.Id, summary.Tasks.Select(part => part.Id)).Select(task => task.Marking),
            .. Named(data.Indicators, indicator => indicator.Id, summary.Indicators.Select(part => part.Id)).Select(indicator => indicator.Marking),
            .. OfWork(summary.Work, data.Work),
        ];
    }

    private static IEnumerable<Tlp> OfWork(WorkFigures figures, WorkData work)
    {
        var shares = Named(work.Shares, share => share.Id, figures.Shares.Select(part => part.Id)).ToArray();
        var instruments = figures.Instruments.Select(part => part.Id).Concat(figures.Instruments.SelectMany(part => part.Relations).Select(relation => relation.Id))
            .Concat(shares.Select(share => share.Instrument?.Value).OfType<string>());
        return
        [
            .. work.Measures.Select(measure => measure.Marking),
            .. (work.Deadlines?.Totals.Values ?? []).Select(count => count.Strictest),
            .. shares.Select(share => share.Marking),
            .. Named(work.Instruments, instrument => instrument.Id, instruments).Select(instrument => instrument.Marking),
            .. Named(work.Drills, drill => drill.Id, figures.Drills.Select(part => part.Id)).Select(drill => drill.Marking),
            .. Named(work.Forecasts, forecast => forecast.Id, figures.Forecasts.Concat(figures.ForecastsAhead).Select(part => part.Id)).Select(forecast => forecast.Marking),
        ];
    }

    private static IEnumerable<TRow> Named<TRow>(IEnumerable<TRow> rows, Func<TRow, string> idOf, IEnumerable<string> ids)
    {
        var named = ids.ToHashSet(StringComparer.Ordinal);
        return rows.Where(row => named.Contains(idOf(row)));
    }
}
