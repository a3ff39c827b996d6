using System.Globalization;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections;

namespace ThreatRegister.Reports;

/// <summary>The annexes by sub-period and by outcome; pure.</summary>
internal sealed class SummaryTables(IReadOnlyList<IncidentGroup> groups, TypeNodes nodes, SummaryRequest request, Rows rows)
{
    private readonly string language = request.Language;

    public FigureTable BySubPeriod()
    {
        var stretches = request.Period.SubPeriods(request.Per).Select(part => (Part: part, Within: Period.Around(part.First, request.Per).Text)).ToArray();
        FigureColumn[] columns =
        [
            .. stretches.Select(stretch => new FigureColumn(stretch.Part.Text, SummaryDates.ColumnOf(stretch.Part, request.Period, request.Per, language))),
            new("not-stated", (request.Per is Granularity.Month ? SummaryWords.ColumnMonthNotStated : SummaryWords.ColumnYearNotStated).In(language)),
            new("sum", SummaryWords.ColumnSum.In(language)),
        ];
        var dates = groups.Select(group => group.Date).OfType<string>().Distinct(StringComparer.Ordinal).ToDictionary(date => date, When.Parse, StringComparer.Ordinal);
        return Table(columns, [.. groups.Where(group => !Figures.IsSuspected(group))], (held, word, type) =>
        [
            .. stretches.Select(stretch => Cell(In(held, stretch.Part, stretch.Within, dates), word, rows.Of(type, stretch.Part.Text))),
            Cell(held.Where(group => group.Within is null), word, rows.Of(type)),
            Cell(held, word, rows.Of(type)),
        ]);
    }

    public FigureTable ByOutcome(IReadOnlyList<Outcome> outcomes)
    {
        FigureColumn[] columns =
        [
            .. outcomes.Select(outcome => new FigureColumn(Codes.Of(outcome), SummaryWords.Of(outcome).In(language))),
            new("sum", SummaryWords.ColumnSum.In(language)),
            new("suspected", SummaryWords.ColumnSuspected.In(language)),
        ];
        return Table(columns, groups, (held, word, type) =>
        [
            .. outcomes.Select(outcome => Cell(held.Where(group => group.Outcome == outcome), word, rows.Of(type, outcome: outcome))),
            Cell(held.Where(group => !Figures.IsSuspected(group)), word, rows.Of(type)),
            Cell(held.Where(Figures.IsSuspected), word, rows.Of(type, outcome: Outcome.Suspected)),
        ]);
    }

    /// <summary>What states the sub-period counts in it; what states none only may belong to each that its date touches.</summary>
    private static IEnumerable<IncidentGroup> In(IncidentGroup[] held, Period part, string within, Dictionary<string, When> dates) =>
        held.Where(group => group.Within is null ? part.Overlaps(dates[group.Date!]) : string.Equals(group.Within, within, StringComparison.Ordinal))
            .Select(group => group.Within is null ? group with { InPeriod = false } : group);

    /// <summary>Only rows that have something, numbered among themselves.</summary>
    private FigureTable Table(FigureColumn[] columns, IReadOnlyList<IncidentGroup> all, Func<IncidentGroup[], LocalizedText, string?, IReadOnlyList<Figure>> cells)
    {
        var parts = nodes.WithSomething()
            .Select(node => (Node: node, Groups: all.Where(group => node.Types.Contains(group.Type)).ToArray()))
            .Where(part => part.Groups.Length > 0)
            .ToArray();
        return new(
            columns,
            [.. parts.Zip(Numbers(parts.Select(part => part.Node.Level)), (part, number) => new FigureTableRow(
                part.Node.Key, number, part.Node.Level, part.Node.Name, part.Node.Word.In(language), cells(part.Groups, part.Node.Word, part.Node.Type)))],
            new("total", "", 0, SummaryWords.Total.In(language), SummaryWords.Case.In(language), cells([.. all], SummaryWords.Case, null)));
    }

    private static IEnumerable<string> Numbers(IEnumerable<int> levels)
    {
        var counters = new List<int>();
        foreach (var level in levels)
        {
            if (counters.Count < level) counters.Add(0);
            counters.RemoveRange(level, counters.Count - level);
            counters[level - 1]++;
            yield return string.Join('.', counters.Select(counter => counter.ToString(CultureInfo.InvariantCulture)));
        }
    }

    private Figure Cell(IEnumerable<IncidentGroup> held, LocalizedText word, string query) => Figures.Of(held, word, language, query);
}
