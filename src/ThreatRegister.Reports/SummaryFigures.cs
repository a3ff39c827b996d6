using System.Globalization;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;

namespace ThreatRegister.Reports;

/// <summary>Makes a summary of what the registers answered; pure. What is suspected, or only overlaps the period, is in no sum.</summary>
internal sealed class SummaryFigures
{
    private static readonly Outcome[] outcomes = [Outcome.Blocked, Outcome.FailedAttempt, Outcome.NearMiss, Outcome.PartlySucceeded, Outcome.Succeeded, Outcome.Unknown];

    private readonly SummaryRequest request;
    private readonly string language;
    private readonly Rows rows;
    private readonly Changes changes;
    private readonly TypeNodes nodes;
    private readonly SummaryData data;
    private readonly IncidentGroup[] groups;
    private readonly IncidentGroup[] before;
    private readonly IncidentItem[] goingOn;
    private readonly ILookup<string, IncidentGroup> groupsByType, beforeByType;
    private readonly ILookup<string, IncidentItem> goingOnByType;

    private SummaryFigures(SummaryData data, ThreatTypeTree types, SummaryRequest request)
    {
        (this.data, this.request, language, rows) = (data, request, request.Language, new(request, types));
        groups = [.. data.Groups.Where(group => !Figures.IsSuspected(group))];
        before = [.. (data.Before ?? []).Where(group => !Figures.IsSuspected(group))];
        goingOn = [.. data.Standing.Where(item => IsFromBefore(item, request))];
        (groupsByType, beforeByType, goingOnByType) = (groups.ToLookup(group => group.Type, StringComparer.Ordinal), before.ToLookup(group => group.Type, StringComparer.Ordinal), goingOn.ToLookup(item => item.Type, StringComparer.Ordinal));
        changes = new(language, HasData(data.Groups), HasData(data.Before ?? []));
        nodes = new(types, language, data.Groups.Concat(data.Before ?? []).Select(group => group.Type).ToHashSet(StringComparer.Ordinal), request.Extra?.Types);
    }

    public static Summary Make(SummaryData data, ThreatTypeTree types, long taxonomy, SummaryRequest request)
    {
        var figures = new SummaryFigures(data, types, request);
        var records = new SummaryRecords(data, types, request, figures.rows);
        var tables = new SummaryTables(data.Groups, data.Before, figures.nodes, request, figures.rows);
        var outlook = new SummaryOutlook(data, types, request);
        var work = new SummaryWork(data, types, request, figures.rows).Figures();
        var (standing, counted, impacts) = (records.Standing(), records.Counted(), records.Impacts());
        var unstated = figures.Unstated();
        var scope = figures.Scope(taxonomy);
        var fields = figures.nodes.WithAllFields().Select(figures.Row).ToArray();
        var byOutcome = outcomes.Select(figures.Row).ToArray();
        CheckEstimates(request, fields, byOutcome);
        var summary = new Summary(
            request.Language,
            SummaryTitle.Of(request.Period, request.Language),
            scope,
            (request.Head ?? SummaryHead.NotIssued).Naming(data.Agencies),
            SectionText.For(request.Language, request.Texts, data.Agencies),
            figures.General(),
            fields,
            figures.Total(),
            byOutcome,
            figures.Suspected(),
            tables.BySubPeriod(),
            tables.ByOutcome(outcomes),
            tables.OutcomesByTime(outcomes),
            tables.Course(),
            new SummaryDamage(data.Groups, data.Damage, figures.nodes, request, figures.rows).Table(),
            impacts,
            figures.MayBelong(types),
            standing,
            counted,
            records.Assessments(),
            records.Occasions(),
            records.Lessons(),
            records.Reviews(),
            outlook.Asked(),
            outlook.Ahead(),
            outlook.Tasks(),
            outlook.Indicators(),
            work,
            unstated,
            records.Sources(CitedSources.Of(outlook, work, impacts)),
            SummaryNotes.Of(request, scope, unstated, new(
                HasData(data.Groups),
                Figures.Records(figures.Counted),
                records.WithoutSource(Figures.Records(figures.Counted)),
                fields.Concat(byOutcome).Any(row => row.Share is not null),
                Titles(standing, counted, impacts, work).Any(VietnameseText.Is))));
        return summary.Head.Marking is null ? summary with { Head = summary.Head with { Marking = SummaryMarking.Of(summary, data) } } : summary;
    }

    /// <summary>Of all incidents that the report names.</summary>
    private static IEnumerable<string> Titles(IReadOnlyList<StandingLine> standing, IReadOnlyList<CountedLine> counted, ImpactFigures impacts, WorkFigures work) =>
        standing.Select(line => line.Title)
            .Concat(counted.Select(line => line.Title))
            .Concat(impacts.Listed.Select(impact => impact.Title))
            .Concat(work.Measures.Listed.Select(measure => measure.Owner))
            .Concat((work.Deadlines?.Missed ?? []).Select(deadline => deadline.Title));

    private static void CheckEstimates(SummaryRequest request, params ReadOnlySpan<FigureRow[]> tables)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal) { "total" };
        foreach (var table in tables) keys.UnionWith(table.Select(row => row.Key));
        if (request.Estimates?.Keys.FirstOrDefault(key => !keys.Contains(key)) is { } wrong)
            throw new ArgumentException($"There is no row '{wrong}' to estimate: use total, a threat type or an outcome of the report.", nameof(request));
    }

    private static bool HasData(IEnumerable<IncidentGroup> groups) => groups.Any(group => group.InPeriod);

    private SummaryScope Scope(long taxonomy) => new(
        request.Period.Text,
        request.Period.First,
        request.Period.Last,
        request.Compare,
        data.Before is null ? null : request.Base?.Text,
        data.Before is null ? null : request.BaseMoment is null ? "as-now-known" : "as-issued",
        data.Before is null ? null : request.BaseAsOf.Position,
        Codes.Of(request.Basis),
        rows.Extra,
        request.Moment.Position,
        request.Moment.RecordedAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        request.Moment.StatedBy,
        request.Elapsed,
        taxonomy,
        request.Moment.Digest,
        data.Parked);

    private IEnumerable<IncidentGroup> Counted => groups.Where(group => group.InPeriod);

    private GeneralFigures General()
    {
        var hindrance = Hindrance(groups, before, goingOn.Length);
        return new(
            Now(groups, SummaryWords.Case, rows.Of()),
            Before(before, SummaryWords.Case),
            data.Before is null ? null : changes.OfRecords(Figures.Records(Counted), Figures.Records(before.Where(group => group.InPeriod)), hindrance),
            Compared(groups, before, SummaryWords.Case, goingOn.Length),
            Part(Outcome.Blocked),
            Part(Outcome.NearMiss));
    }

    private PartFigures Part(Outcome outcome)
    {
        IncidentGroup[] now = [.. groups.Where(group => group.Outcome == outcome)];
        IncidentGroup[] then = [.. before.Where(group => group.Outcome == outcome)];
        return new(Now(now, SummaryWords.Case, rows.Of(outcome: outcome)), Before(then, SummaryWords.Case, outcome: outcome), Compared(now, then, SummaryWords.Case, GoingOn(outcome)));
    }

    private FigureRow Row(TypeNode node) => Row(
        node.Key,
        node.Number,
        node.Level,
        node.Name,
        node.Word,
        node.Held(groupsByType),
        node.Held(beforeByType),
        node.Held(goingOnByType).Count(),
        node.Type);

    private FigureRow Row(Outcome outcome) => Row(
        Codes.Of(outcome),
        (Array.IndexOf(outcomes, outcome) + 1).ToString(CultureInfo.InvariantCulture),
        1,
        SummaryWords.Of(outcome).In(language),
        SummaryWords.Case,
        groups.Where(group => group.Outcome == outcome),
        before.Where(group => group.Outcome == outcome),
        GoingOn(outcome),
        outcome: outcome);

    private FigureRow Total() => Row("total", "", 0, SummaryWords.Total.In(language), SummaryWords.Case, groups, before, goingOn.Length);

    private FigureRow Suspected() => Row(
        "suspected",
        "",
        0,
        SummaryWords.Suspected.In(language),
        SummaryWords.Case,
        data.Groups.Where(Figures.IsSuspected),
        (data.Before ?? []).Where(Figures.IsSuspected),
        0,
        outcome: Outcome.Suspected);

    private FigureRow Row(
        string key,
        string number,
        int level,
        string name,
        LocalizedText word,
        IEnumerable<IncidentGroup> now,
        IEnumerable<IncidentGroup> then,
        int goesOn,
        string? type = null,
        Outcome? outcome = null)
    {
        var (held, base_) = (now.ToArray(), then.ToArray());
        var figure = Now(held, word, rows.Of(type, outcome: outcome));
        var share = level == 1 ? Share(figure) : null;
        return new(key, number, level, name, word.In(language), figure, Before(base_, word, type, outcome), Compared(held, base_, word, goesOn), Note(figure, goesOn, share))
        {
            Share = share,
            Estimate = request.Estimates is { } estimates && estimates.TryGetValue(key, out var expected) ? QuantityText.Of(expected, word, language) : null,
        };
    }

    /// <summary>Of what adds up to the total; null where a part of either cannot be counted, or where it is all of it.</summary>
    private decimal? Share(Figure figure)
    {
        var total = Figures.Sum(groups);
        var isExact = figure.Quantity is { IsLowerBound: false, Approximate: 0, Unstated: 0 } && total is { IsLowerBound: false, Approximations: 0, Unstated.Count: 0 };
        return isExact && figure.Records > 0 && figure.Quantity.AtLeast < total.AtLeast ? Math.Round(100m * figure.Quantity.AtLeast / total.AtLeast, 1, MidpointRounding.AwayFromZero) : null;
    }

    private Figure Now(IEnumerable<IncidentGroup> held, LocalizedText word, string query) => Figures.Of(held, word, language, query);

    /// <summary>Having no record at all of the period compared with says nothing about what happened then.</summary>
    private Figure? Before(IEnumerable<IncidentGroup> held, LocalizedText word, string? type = null, Outcome? outcome = null) =>
        data.Before is null ? null : Figures.Of(held, word, language, rows.OfBase(type, outcome: outcome), HasData(data.Before) ? null : SummaryWords.NoData);

    private Change? Compared(IncidentGroup[] now, IncidentGroup[] then, LocalizedText word, int goesOn) =>
        data.Before is null ? null : changes.OfQuantities(Figures.Sum(now), Figures.Sum(then), word, Hindrance(now, then, goesOn));

    private static ChangeKind? Hindrance(IncidentGroup[] now, IncidentGroup[] then, int goesOn) =>
        goesOn > 0 ? ChangeKind.GoesOn : Figures.IsNotKnown(now) || Figures.IsNotKnown(then) ? ChangeKind.NotKnown : null;

    /// <summary>Counted in an earlier period and going on in this one: a decrease against that period would be none.</summary>
    private static bool IsFromBefore(IncidentItem item, SummaryRequest request) =>
        request.Basis is Basis.Occurred && item.Occurred.IsOngoing && item.Occurred.To <= request.Period.From
        && !string.Equals(item.Kind, Codes.Of(RecordKind.StandingThreat), StringComparison.Ordinal);

    private int GoingOn(Outcome outcome) => goingOn.Count(item => string.Equals(item.Outcome, Codes.Of(outcome), StringComparison.Ordinal));

    /// <summary>What the cell cannot say: the words of an inexact quantity, how many records it is of, what may belong besides, and what goes on.</summary>
    private string? Note(Figure figure, int goesOn, decimal? share)
    {
        var quantity = figure.Quantity;
        var isExact = quantity is { IsLowerBound: false, Approximate: 0, Unstated: 0 };
        var notes = new List<string>(5);
        if (!isExact) notes.Add(quantity.Text);
        if (figure.Records > 1 && quantity.Unstated != figure.Records && (!isExact || quantity.AtLeast != figure.Records))
            notes.Add(SummaryWords.FromRecords.Fill(language, SummaryWords.Records(figure.Records, language)));
        if (figure.MayBelong > 0) notes.Add((figure.Records > 0 ? SummaryWords.MayBelongBesides : SummaryWords.MayBelong).Fill(language, SummaryWords.Records(figure.MayBelong, language)));
        if (share is { } part) notes.Add(SummaryWords.ShareOfTotal.Fill(language, Changes.Percent(part, language)));
        if (goesOn > 0) notes.Add(SummaryWords.GoesOnFromBefore.Fill(language, QuantityText.Of(Quantity.Exact(goesOn), SummaryWords.Matter, language)));
        return notes.Count == 0 ? null : string.Join("; ", notes);
    }

    private IReadOnlyList<MayBelongLine> MayBelong(ThreatTypeTree types) =>
        [.. groups
            .Where(group => !group.InPeriod)
            .GroupBy(group => (group.Type, Date: group.Date!))
            .OrderBy(line => line.Key.Type, StringComparer.Ordinal).ThenBy(line => line.Key.Date, StringComparer.Ordinal)
            .Select(line => new MayBelongLine(
                line.Key.Type,
                types.NameOf(new(line.Key.Type)).In(language),
                WhenText.Of(When.Parse(line.Key.Date), language),
                Now(line.Select(group => group with { InPeriod = true }), types.CountingWordOf(new(line.Key.Type)), rows.Of(line.Key.Type, counted: false))))];

    private UnstatedFigures Unstated() => new(
        Figures.Sum(Counted).Unstated.Count,
        Figures.Records(Counted.Where(group => group.Within is null)),
        Figures.Records(Counted.Where(group => group.Outcome is Outcome.Unknown)),
        Figures.Records(groups.Where(group => !group.InPeriod)));
}
