using System.Globalization;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;

namespace ThreatRegister.Reports;

/// <summary>Causes, places, measures, deadlines and times of a period; pure.</summary>
internal sealed class SummaryWork(SummaryData data, ThreatTypeTree types, SummaryRequest request, Rows rows)
{
    private static readonly Dictionary<string, ResponseGroup> groups = Enum.GetValues<ResponseGroup>().ToDictionary(group => Codes.Of(group), StringComparer.Ordinal);
    private static readonly Dictionary<string, ResponseReach> reaches = Enum.GetValues<ResponseReach>().ToDictionary(reach => Codes.Of(reach), StringComparer.Ordinal);
    private static readonly Dictionary<string, FourOnTheSpot> slots = Enum.GetValues<FourOnTheSpot>().ToDictionary(slot => Codes.Of(slot), StringComparer.Ordinal);
    private static readonly Dictionary<string, DeadlineStatus> statuses = Enum.GetValues<DeadlineStatus>().ToDictionary(status => Codes.Of(status), StringComparer.Ordinal);

    /// <summary>What was kept first, then what was not, then what is open.</summary>
    private static readonly DeadlineStatus[] toldIn = [DeadlineStatus.Met, DeadlineStatus.Late, DeadlineStatus.Overdue, DeadlineStatus.DueSoon, DeadlineStatus.Running, DeadlineStatus.NotYetKnown];

    private readonly WorkData work = data.Work;
    private readonly string language = request.Language;

    public WorkFigures Figures()
    {
        var papers = new SummaryPapers(data, types, request);
        return new(
            [.. work.Causes.Select(cause => new CausePart(cause.Cause, cause.Records, cause.Incidents))],
            Places(),
            papers.Instruments(),
            Measures(),
            papers.Drills(),
            papers.Forecasts(),
            papers.ForecastsAhead(),
            work.Deadlines is { Deadlines.Count: > 0 } list ? Deadlines(list) : null,
            [.. work.Times.Lines.Where(IsKnown).Prepend(work.Times.Total).SelectMany(Times)],
            papers.Shares());
    }

    private IReadOnlyList<PlacePart> Places() =>
    [
        .. work.Places.Cells.OrderByDescending(cell => cell.Incidents).ThenBy(cell => cell.Place, StringComparer.Ordinal).Select(cell => Place(cell, rows.Of(place: cell.Place))),
        .. new[] { work.Places.NotKnown, work.Places.NotStated }.Where(cell => cell.Incidents > 0).Select(cell => Place(cell, query: null)),
    ];

    private static PlacePart Place(PlaceCell cell, string? query) => new(cell.Place, cell.Name, cell.Incidents, cell.Quantity.Text, cell.Quantity.AtLeast, query);

    private MeasureFigures Measures()
    {
        MeasureCount[] counts =
        [
            .. work.MeasureCounts.GroupBy(count => groups[count.Group]).OrderBy(group => group.Key)
                .Select(group => new MeasureCount(group.Key, ResponseKinds.LabelOf(group.Key).In(language), group.Sum(count => count.Responses))),
        ];
        return new(counts.Sum(count => count.Measures), counts, [.. work.Measures.Select(Measure)]);
    }

    private MeasurePart Measure(ResponseItem item) => new(
        item.Key,
        item.Kind,
        ResponseKinds.Find(item.Kind)?.Label.In(language) ?? item.Kind,
        groups[item.Group],
        item.Summary,
        item.When.Precision is Precision.Unknown ? null : WhenText.Since(item.When, language),
        item.OwnDate,
        data.Agencies.Of(item.By, item.OwnDate ? item.When : null, StatedOn(item), item.When),
        reaches[item.Reach],
        item.Slot is { } slot ? slots[slot] : null,
        item.Result,
        TitleOf(item),
        StatementOf(item),
        StandingOf(item));

    private MeasureTime StandingOf(ResponseItem item) =>
        !item.OwnDate && item.GoesBy != item.When ? MeasureTime.NotStated
        : item.When.IsOngoing || request.Period.Contains(item.When) ? MeasureTime.InPeriod : MeasureTime.MayBelong;

    /// <summary>Occasions have a name in both languages.</summary>
    private string TitleOf(ResponseItem item) => OccasionOf(item)?.Name.In(language) ?? item.OwnerTitle;

    private StatementPart StatementOf(ResponseItem item)
    {
        _ = Codes.TryParse<StatementBasis>(item.Basis, out var basis);
        var stated = StatedOn(item);
        return new(item.Source, item.Quotation, stated is null ? null : WhenText.Of(stated, language), basis, stated?.Text);
    }

    private static When? StatedOn(ResponseItem item) => item.StatedOn is { } day && When.TryParse(day, out var when) && when.Precision is not Precision.Unknown ? when : null;

    private Projections.Occasions.OccasionRow? OccasionOf(ResponseItem item) =>
        item.OwnerKind is "occasion" ? data.Occasions.FirstOrDefault(occasion => string.Equals(occasion.Id, item.Owner, StringComparison.Ordinal)) : null;

    private DeadlineFigures Deadlines(DeadlineList list) => new(
        Instant(list.At),
        list.Complete,
        [.. list.Totals.Select(total => (Status: statuses[total.Key], total.Value.Total)).OrderBy(total => Array.IndexOf(toldIn, total.Status)).Select(total => new DeadlineCount(total.Status, WorkWords.Of(total.Status).In(language), total.Total))],
        [
            .. list.Deadlines.Where(item => statuses[item.Status] is DeadlineStatus.Overdue or DeadlineStatus.Late)
                .Select(item => new DeadlinePart(
                    item.Incident, item.Title, statuses[item.Status], item.Name.In(language), data.Agencies.On(DayOf(item.Due), item.To), DueOf(item.Due), item.NotifiedAt is { } at ? WhenText.Of(When.Parse(at), language) : null, item.Rule, item.Verified, item.Basis)),
        ]);

    /// <summary>A term in days ends with its last day.</summary>
    private string? DueOf(DateTimeOffset? due)
    {
        if (due is not { } at) return null;

        var local = TimeZoneInfo.ConvertTime(at, request.Zone ?? TimeZoneInfo.Utc);
        return local.TimeOfDay == TimeSpan.Zero ? WorkWords.EndOf.Fill(language, SummaryDates.Of(DateOnly.FromDateTime(local.DateTime).AddDays(-1), language)) : Instant(at);
    }

    private DateOnly? DayOf(DateTimeOffset? due) => due is { } at ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, request.Zone ?? TimeZoneInfo.Utc).DateTime) : null;

    private string Instant(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, request.Zone ?? TimeZoneInfo.Utc);
        return $"{local.ToString("HH':'mm", CultureInfo.InvariantCulture)} {SummaryDates.Of(DateOnly.FromDateTime(local.DateTime), language)}";
    }

    private static bool IsKnown(TimesLine line) => line.Detection.All.Known + line.Response.All.Known + line.Resolution.All.Known > 0;

    private IEnumerable<TimesPart> Times(TimesLine line) =>
        from step in new (TimeSpanKind Of, TimeMeasure Took)[] { (TimeSpanKind.Detection, line.Detection), (TimeSpanKind.Response, line.Response), (TimeSpanKind.Resolution, line.Resolution) }
        let name = line.Type is { } type ? types.NameOf(new(type)).In(language) : WorkWords.AllTypes.In(language)
        select new TimesPart(step.Of, WorkWords.Of(step.Of).In(language), line.Type, name, Time(step.Took.All), Time(step.Took.Blocked), Time(step.Took.NearMiss));

    private TimePart Time(TimeFigure figure) => new(
        figure.Median, DurationText.Of(figure.Median, language), figure.Percentile90, DurationText.Of(figure.Percentile90, language), figure.Known, figure.Of, DurationText.Share(figure, language));
}
