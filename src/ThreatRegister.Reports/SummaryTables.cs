using System.Globalization;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections;

namespace ThreatRegister.Reports;

/// <summary>The annexes by sub-period and by outcome; pure.</summary>
internal sealed class SummaryTables(IReadOnlyList<IncidentGroup> groups, IReadOnlyList<IncidentGroup>? before, TypeNodes nodes, SummaryRequest request, Rows rows)
{
    private readonly string language = request.Language;

    public FigureTable BySubPeriod()
    {
        var stretches = Stretches(request.Period);
        FigureColumn[] columns =
        [
            .. stretches.Select(stretch => stretch.Column),
            new("not-stated", SummaryWords.ColumnNotStated(request.Per).In(language)),
            new("sum", SummaryWords.ColumnSum.In(language)),
        ];
        var dates = Dates(groups);
        return Table(columns, [.. groups.Where(group => !Figures.IsSuspected(group))], (held, word, type) =>
        [
            .. In(stretches, held, dates).Select(part => Cell(part.Held, word, rows.Of(type, part.Stretch.Part.Text))),
            Cell(held.Where(group => group.Within is null), word, rows.Of(type)),
            Cell(held, word, rows.Of(type)),
        ]);
    }

    /// <summary>The sub-periods one below the other; what states none comes last.</summary>
    public FigureTable OutcomesByTime(IReadOnlyList<Outcome> outcomes)
    {
        FigureColumn[] columns = [.. outcomes.Select(outcome => new FigureColumn(Codes.Of(outcome), SummaryWords.Of(outcome).In(language))), new("sum", SummaryWords.ColumnSum.In(language))];
        IncidentGroup[] held = [.. groups.Where(group => !Figures.IsSuspected(group))];
        var dates = Dates(held);
        var stretches = Stretches(request.Period);
        FigureTableRow[] parts = [.. In(stretches, held, dates).Select(part => Row(part.Stretch.Column.Key, part.Stretch.Column.Label, [.. part.Held], part.Stretch.Part.Text))];
        IncidentGroup[] open = [.. held.Where(group => group.Within is null)];
        return new(
            columns,
            open.Length == 0 ? parts : [.. parts, Row("not-stated", SummaryWords.ColumnNotStated(request.Per).In(language), open, null)],
            Row("total", SummaryWords.Total.In(language), held, null));

        FigureTableRow Row(string key, string name, IncidentGroup[] part, string? period) => new(
            key,
            "",
            string.Equals(key, "total", StringComparison.Ordinal) ? 0 : 1,
            name,
            SummaryWords.Case.In(language),
            [
                .. outcomes.Select(outcome => Cell(part.Where(group => group.Outcome == outcome), SummaryWords.Case, rows.Of(period: period, outcome: outcome))),
                Cell(part, SummaryWords.Case, rows.Of(period: period)),
            ]);
    }

    /// <summary>This period and the one compared with, part by part, as far as both have that part. Null where the register has nothing of the other.</summary>
    public FigureTable? Course()
    {
        if (before is null || !before.Any(group => group.InPeriod) || request.Base is not { } base_) return null;

        var (now, then) = (Stretches(request.Period), Stretches(base_));
        var shared = Math.Min(now.Length, then.Length);
        FigureTableRow[] lines = [Line("now", request.Period, groups, now, part => rows.Of(period: part)), Line("before", base_, before, then, part => rows.OfBase(period: part))];
        return new([.. now.Take(shared).Select(stretch => stretch.Column)], lines, lines[0]);

        FigureTableRow Line(string key, Period period, IReadOnlyList<IncidentGroup> all, Stretch[] stretches, Func<string, string> query)
        {
            IncidentGroup[] held = [.. all.Where(group => !Figures.IsSuspected(group))];
            var dates = Dates(held);
            return new(
                key,
                "",
                1,
                WhenText.Of(period.ToWhen(), language),
                SummaryWords.Case.In(language),
                [.. In(stretches.Take(shared), held, dates).Select(part => Cell(part.Held, SummaryWords.Case, query(part.Stretch.Part.Text)))]);
        }
    }

    private Stretch[] Stretches(Period period) =>
        [.. period.SubPeriods(request.Per).Select(part => new Stretch(part, Period.Around(part.First, request.Per).Text, new(part.Text, SummaryDates.ColumnOf(part, period, request.Per, language))))];

    private static Dictionary<string, When> Dates(IEnumerable<IncidentGroup> held) =>
        held.Select(group => group.Date).OfType<string>().Distinct(StringComparer.Ordinal).ToDictionary(date => date, When.Parse, StringComparer.Ordinal);

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
    private static IEnumerable<(Stretch Stretch, IEnumerable<IncidentGroup> Held)> In(IEnumerable<Stretch> stretches, IReadOnlyList<IncidentGroup> held, Dictionary<string, When> dates)
    {
        var within = held.ToLookup(group => group.Within, StringComparer.Ordinal);
        return stretches.Select(stretch => (stretch, within[stretch.Within].Concat(within[null].Where(group => stretch.Part.Overlaps(dates[group.Date!])).Select(group => group with { InPeriod = false }))));
    }

    /// <summary>Only rows that have something, numbered among themselves.</summary>
    private FigureTable Table(FigureColumn[] columns, IReadOnlyList<IncidentGroup> all, Func<IncidentGroup[], LocalizedText, string?, IReadOnlyList<Figure>> cells)
    {
        var byType = all.ToLookup(group => group.Type, StringComparer.Ordinal);
        var parts = nodes.WithSomething()
            .Select(node => (Node: node, Groups: node.Held(byType).ToArray()))
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

    /// <param name="Within">How groups name it.</param>
    private sealed record Stretch(Period Part, string Within, FigureColumn Column);

    private Figure Cell(IEnumerable<IncidentGroup> held, LocalizedText word, string query) => Figures.Of(held, word, language, query);
}
