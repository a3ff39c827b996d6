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
    private readonly IncidentGroup[] counted;
    private readonly IncidentGroup[] before;

    private SummaryFigures(SummaryData data, ThreatTypeTree types, SummaryRequest request)
    {
        (this.data, this.request, language, rows) = (data, request, request.Language, new(request, types));
        counted = [.. data.Groups.Where(IsCounted)];
        before = [.. (data.Before ?? []).Where(IsCounted)];
        changes = new(language, request.Compare, HasData(data.Groups), HasData(data.Before ?? []));
        nodes = new(types, language, data.Groups.Concat(data.Before ?? []).Select(group => group.Type).ToHashSet(StringComparer.Ordinal), request.Extra?.Types);
    }

    public static Summary Make(SummaryData data, ThreatTypeTree types, long taxonomy, SummaryRequest request)
    {
        var figures = new SummaryFigures(data, types, request);
        var records = new SummaryRecords(data, types, request, figures.rows);
        var unstated = figures.Unstated();
        var scope = figures.Scope(taxonomy);
        return new(
            request.Language,
            SummaryTitle.Of(request.Period, request.Language),
            scope,
            figures.General(),
            [.. figures.nodes.WithAllFields().Select(figures.Row)],
            figures.Total(),
            [.. outcomes.Select(figures.Row)],
            figures.Suspected(),
            figures.BySubPeriod(),
            figures.ByOutcome(),
            figures.MayBelong(types),
            records.Standing(),
            records.Occasions(),
            records.Lessons(),
            records.Reviews(),
            unstated,
            records.Sources(),
            SummaryNotes.Of(request, scope, unstated, HasData(data.Groups)));
    }

    /// <summary>A figure over groups.</summary>
    public static Figure Of(IEnumerable<IncidentGroup> groups, LocalizedText word, string language, string rows)
    {
        var counted = groups.ToArray();
        var total = ThreatCounts.Quantities(counted);
        return new(
            counted.Sum(group => group.Records),
            new(Text(counted, total, word, language), QuantityText.Cell(total, language), total.AtLeast, total.IsLowerBound, total.Approximate, total.Unstated.Count),
            rows);
    }

    public static bool IsCounted(IncidentGroup group) => group.InPeriod && group.Outcome is not Outcome.Suspected;

    /// <summary>A single record is said in its source's own form (nearly, more than, estimated), which a total cannot keep.</summary>
    private static string Text(IncidentGroup[] groups, QuantityTotal total, LocalizedText word, string language)
    {
        if (total.IsEmpty) return SummaryWords.NoneRecorded.In(language);
        if (total is { Counted: 0, Approximations: 0, Unstated: { Count: 1, Unknown: 1 } }) return SummaryWords.OccurredUnstated.In(language);
        if (groups is [{ Records: 1 } sole]) return QuantityText.Of(sole.Quantity, word, language);

        return QuantityText.Of(total, word, language);
    }

    private static bool HasData(IEnumerable<IncidentGroup> groups) => groups.Any(group => group.InPeriod);

    private SummaryScope Scope(long taxonomy) => new(
        request.Period.Text,
        request.Period.First,
        request.Period.Last,
        request.Compare,
        data.Before is null ? null : request.Base?.Text,
        data.Before is null ? null : "as-now-known",
        Codes.Of(request.Basis),
        rows.Extra,
        request.Moment.Position,
        request.Moment.RecordedAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        request.Moment.StatedBy,
        taxonomy,
        request.Moment.Digest,
        data.Parked);

    private GeneralFigures General()
    {
        var blocked = counted.Where(IsBlocked).ToArray();
        var blockedBefore = before.Where(IsBlocked).ToArray();
        return new(
            Now(counted, SummaryWords.Case, rows.Of()),
            Before(before, SummaryWords.Case),
            data.Before is null ? null : changes.OfRecords(counted.Sum(group => group.Records), before.Sum(group => group.Records)),
            Compared(counted, before, SummaryWords.Case),
            new(
                Now(blocked, SummaryWords.Case, rows.Of(outcome: Outcome.Blocked)),
                Before(blockedBefore, SummaryWords.Case, outcome: Outcome.Blocked),
                Compared(blocked, blockedBefore, SummaryWords.Case)));
    }

    private FigureRow Row(TypeNode node)
    {
        var open = data.Groups.Where(group => node.Types.Contains(group.Type) && IsOpen(group) && group.Outcome is not Outcome.Suspected);
        return Row(
            node.Key, node.Number, node.Level, node.Name, node.Word, counted.Where(group => node.Types.Contains(group.Type)), before.Where(group => node.Types.Contains(group.Type)), open, node.Type);
    }

    private FigureRow Row(Outcome outcome) => Row(
        Codes.Of(outcome),
        (Array.IndexOf(outcomes, outcome) + 1).ToString(CultureInfo.InvariantCulture),
        1,
        SummaryWords.Of(outcome).In(language),
        SummaryWords.Case,
        counted.Where(group => group.Outcome == outcome),
        before.Where(group => group.Outcome == outcome),
        data.Groups.Where(group => group.Outcome == outcome && IsOpen(group)),
        outcome: outcome);

    private FigureRow Total() => Row(
        "total", "", 0, SummaryWords.Total.In(language), SummaryWords.Case, counted, before, data.Groups.Where(group => IsOpen(group) && group.Outcome is not Outcome.Suspected));

    private FigureRow Suspected()
    {
        var now = data.Groups.Where(IsSuspected);
        return Row(
            "suspected",
            "",
            0,
            SummaryWords.Suspected.In(language),
            SummaryWords.Case,
            now.Where(group => group.InPeriod),
            (data.Before ?? []).Where(group => IsSuspected(group) && group.InPeriod),
            now.Where(IsOpen),
            outcome: Outcome.Suspected);
    }

    private FigureRow Row(
        string key,
        string number,
        int level,
        string name,
        LocalizedText word,
        IEnumerable<IncidentGroup> now,
        IEnumerable<IncidentGroup> then,
        IEnumerable<IncidentGroup> open,
        string? type = null,
        Outcome? outcome = null)
    {
        var (held, base_) = (now.ToArray(), then.ToArray());
        var figure = Now(held, word, rows.Of(type, outcome: outcome));
        return new(key, number, level, name, word.In(language), figure, Before(base_, word, type, outcome), Compared(held, base_, word), Note(figure, open.Sum(group => group.Records)));
    }

    private Figure Now(IEnumerable<IncidentGroup> groups, LocalizedText word, string query) => Of(groups, word, language, query);

    private Figure? Before(IEnumerable<IncidentGroup> groups, LocalizedText word, string? type = null, Outcome? outcome = null) =>
        data.Before is null ? null : Of(groups, word, language, rows.Of(type, request.Base!.Text, outcome));

    private Change? Compared(IEnumerable<IncidentGroup> now, IEnumerable<IncidentGroup> then, LocalizedText word) =>
        data.Before is null ? null : changes.OfQuantities(ThreatCounts.Quantities(now), ThreatCounts.Quantities(then), word);

    /// <summary>What the cell cannot say: the words of an inexact quantity, how many records it is of, and what may belong besides.</summary>
    private string? Note(Figure figure, long open)
    {
        var quantity = figure.Quantity;
        var isExact = quantity is { IsLowerBound: false, Approximate: 0, Unstated: 0 };
        var notes = new List<string>(3);
        if (!isExact) notes.Add(quantity.Text);
        if (figure.Records > 1 && (!isExact || quantity.AtLeast != figure.Records))
            notes.Add(SummaryWords.FromRecords.Fill(language, SummaryWords.Records(figure.Records, language)));
        if (open > 0) notes.Add(SummaryWords.MayBelongNote.Fill(language, SummaryWords.Records(open, language)));
        return notes.Count == 0 ? null : string.Join("; ", notes);
    }

    private FigureTable BySubPeriod()
    {
        var stretches = request.Period.SubPeriods(request.Per).Select(part => (Part: part, Within: Period.Around(part.First, request.Per).Text)).ToArray();
        FigureColumn[] columns =
        [
            .. stretches.Select(stretch => new FigureColumn(stretch.Part.Text, SummaryDates.ColumnOf(stretch.Part, request.Period, request.Per, language))),
            new("not-stated", (request.Per is Granularity.Month ? SummaryWords.ColumnMonthNotStated : SummaryWords.ColumnYearNotStated).In(language)),
            new("sum", SummaryWords.ColumnSum.In(language)),
        ];
        return Table(columns, counted, (groups, word, type) =>
        [
            .. stretches.Select(stretch => Now(groups.Where(group => string.Equals(group.Within, stretch.Within, StringComparison.Ordinal)), word, rows.Of(type, stretch.Part.Text))),
            Now(groups.Where(group => group.Within is null), word, rows.Of(type)),
            Now(groups, word, rows.Of(type)),
        ]);
    }

    private FigureTable ByOutcome()
    {
        FigureColumn[] columns =
        [
            .. outcomes.Select(outcome => new FigureColumn(Codes.Of(outcome), SummaryWords.Of(outcome).In(language))),
            new("sum", SummaryWords.ColumnSum.In(language)),
            new("suspected", SummaryWords.ColumnSuspected.In(language)),
        ];
        return Table(columns, [.. data.Groups.Where(group => group.InPeriod)], (groups, word, type) =>
        [
            .. outcomes.Select(outcome => Now(groups.Where(group => group.Outcome == outcome), word, rows.Of(type, outcome: outcome))),
            Now(groups.Where(IsCounted), word, rows.Of(type)),
            Now(groups.Where(IsSuspected), word, rows.Of(type, outcome: Outcome.Suspected)),
        ]);
    }

    private FigureTable Table(FigureColumn[] columns, IncidentGroup[] groups, Func<IncidentGroup[], LocalizedText, string?, IReadOnlyList<Figure>> cells)
    {
        var parts = nodes.WithSomething().Select(node => (Node: node, Groups: groups.Where(group => node.Types.Contains(group.Type)).ToArray())).Where(part => part.Groups.Length > 0);
        return new(
            columns,
            [.. parts.Select(part => new FigureTableRow(
                part.Node.Key, part.Node.Number, part.Node.Level, part.Node.Name, part.Node.Word.In(language), cells(part.Groups, part.Node.Word, part.Node.Type)))],
            new("total", "", 0, SummaryWords.Total.In(language), SummaryWords.Case.In(language), cells(groups, SummaryWords.Case, null)));
    }

    private IReadOnlyList<MayBelongLine> MayBelong(ThreatTypeTree types) =>
        [.. data.Groups
            .Where(group => IsOpen(group) && group.Outcome is not Outcome.Suspected)
            .GroupBy(group => (group.Type, Date: group.Date!))
            .OrderBy(line => line.Key.Type, StringComparer.Ordinal).ThenBy(line => line.Key.Date, StringComparer.Ordinal)
            .Select(line => new MayBelongLine(
                line.Key.Type, types.NameOf(new(line.Key.Type)).In(language), WhenText.Of(When.Parse(line.Key.Date), language), Now(line, types.CountingWordOf(new(line.Key.Type)), rows.Of(line.Key.Type, counted: false))))];

    private UnstatedFigures Unstated() => new(
        counted.Where(group => ThreatCounts.Quantities([group]).Unstated.Count > 0).Sum(group => group.Records),
        counted.Where(group => group.Within is null).Sum(group => group.Records),
        counted.Where(group => group.Outcome is Outcome.Unknown).Sum(group => group.Records),
        data.Groups.Where(group => IsOpen(group) && group.Outcome is not Outcome.Suspected).Sum(group => group.Records));

    private static bool IsOpen(IncidentGroup group) => !group.InPeriod;

    private static bool IsBlocked(IncidentGroup group) => group.Outcome is Outcome.Blocked;

    private static bool IsSuspected(IncidentGroup group) => group.Outcome is Outcome.Suspected;
}
