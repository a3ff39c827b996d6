using System.Globalization;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;
using ThreatRegister.Reports.Charts;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Pages.Home;

/// <summary>One figure of the year.</summary>
/// <param name="Text">As a cell has it: "-" nothing, "…" without numbers.</param>
/// <param name="Said">In words.</param>
/// <param name="Rows">The query that lists its rows.</param>
public sealed record GlanceCell(string Text, string Said, long? AtLeast, bool IsOpen, string Rows);

/// <summary>The year by field and month.</summary>
/// <param name="Years">Those of which the register has anything.</param>
/// <param name="Chart">Null where there is nothing to draw.</param>
public sealed record YearAtAGlance(int Year, IReadOnlyList<int> Years, IReadOnlyList<string> Columns, IReadOnlyList<(string Name, IReadOnlyList<GlanceCell> Cells)> Rows, Drawing? Chart)
{
    /// <summary>As wide as its place on a desktop, so that its letters are as large as those around it.</summary>
    private const int Wide = 860;

    /// <param name="chosen">Null: this year; where nothing is counted in it, the newest one in which there is.</param>
    internal static async Task<YearAtAGlance> ReadAsync(RegisterServices register, PageQuestion asked, int? chosen, PageContext page, CancellationToken cancellationToken)
    {
        var likely = chosen ?? asked.Day.Year;
        var counting = register.Registers.GroupsAsync(new(asked.Viewer, asked.Moment, new()), Granularity.Year, cancellationToken);
        var ofLikely = GroupsAsync(likely);
        await Task.WhenAll(counting, ofLikely);
        int[] years = [.. (await counting).Select(group => group.Within).OfType<string>().Distinct(StringComparer.Ordinal).Select(year => int.Parse(year, CultureInfo.InvariantCulture)).OrderDescending()];
        var year = chosen ?? (years.Contains(asked.Day.Year) ? asked.Day.Year : years.FirstOrDefault(asked.Day.Year));
        var period = YearOf(year);
        var groups = year == likely ? await ofLikely : await GroupsAsync(year);
        var counted = groups.Where(group => group.InPeriod && group.Outcome is not Outcome.Suspected).ToList();
        var cells = counted.GroupBy(group => group.Type, StringComparer.Ordinal).SelectMany(of => asked.Types.PathOf(new(of.Key)).SelectMany(type => of.Select(group => (Type: type, Group: group)))).ToLookup(part => (part.Type, part.Group.Within), part => part.Group);
        string?[] columns = [.. period.SubPeriods(Granularity.Month).Select(month => month.Text), null];
        List<(string Name, IReadOnlyList<GlanceCell> Cells)> rows =
        [
            .. RowsOf(asked.Types, [.. cells.Select(cell => cell.Key.Type)], page.Language)
                .Select(row => (row.Name, (IReadOnlyList<GlanceCell>)[.. columns.Select(column => Cell([.. cells[(row.Type, column)]], row.Type, column is null ? $"{period.Text}&undated={Codes.Of(Granularity.Month)}" : column, page))])),
        ];
        string[] heads = [.. columns.Select((month, index) => month is null ? page.Say("không rõ tháng", "month not stated") : page.Say($"T{index + 1}", CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(index + 1)))];
        return new(year, years, heads, rows, rows.Count == 0 ? null : HeatMap.Draw(page.Say($"Năm {year} theo lĩnh vực và tháng", $"{year} by field and month"), heads, [.. rows.Select(row => (row.Name, (IReadOnlyList<HeatCell>)[.. row.Cells.Zip(heads, (cell, head) => Heat(row.Name, head, cell))]))], width: Wide));

        Task<IReadOnlyList<IncidentGroup>> GroupsAsync(int of) => register.Registers.GroupsAsync(new(asked.Viewer, asked.Moment, new(Period: YearOf(of))), Granularity.Month, cancellationToken);
    }

    private static Period YearOf(int year) => Period.Of(new(year, 1, 1), new(year, 12, 31));

    /// <summary>The fields, and below each of them its types where it has several; only what counts something.</summary>
    private static IEnumerable<(string Name, ThreatTypeId Type)> RowsOf(ThreatTypeTree types, HashSet<ThreatTypeId> counting, string language)
    {
        foreach (var root in types.Roots.Where(root => counting.Contains(root.Id)))
        {
            yield return (types.NameOf(root.Id).In(language), root.Id);
            foreach (var child in types.ChildrenOf(root.Id).Where(child => counting.Contains(child.Id))) yield return ($"↳ {types.NameOf(child.Id).In(language)}", child.Id);
        }
    }

    /// <param name="period">As the query of the list has it; of the whole year, what states no month.</param>
    private static GlanceCell Cell(IReadOnlyList<IncidentGroup> groups, ThreatTypeId field, string period, PageContext page)
    {
        var sum = GroupSum.Of(groups);
        var total = sum.Quantities;
        var word = new LocalizedText("vụ việc", "case");
        var said = total.IsEmpty ? page.Say("không ghi nhận", "none recorded") : ThreatCounts.Words(sum, word, page.Language);
        return new(total.IsEmpty ? "-" : QuantityText.Cell(total, page.Language), said, total.AtLeast > 0 ? total.AtLeast : null, total.Unstated.Count + total.Approximate > 0, $"type={field.Value}&period={period}&counted=true");
    }

    private static HeatCell Heat(string name, string head, GlanceCell cell) => new(cell.Text, cell.AtLeast, cell.IsOpen, $"{name}, {head}: {cell.Said}", cell.Text is "-" ? null : cell.Rows);
}
