using System.Globalization;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Questions;
using ThreatRegister.Domain;
using ThreatRegister.Reports;
using ThreatRegister.Reports.Charts;
using ThreatRegister.Web.Layout;
using ThreatRegister.Web.Pages.Threats;

namespace ThreatRegister.Web.Pages.Home;

/// <summary>The year by field and month, as the register of threats has it: a field's row holds what is below it too.</summary>
/// <param name="Years">Those of which the register has anything.</param>
/// <param name="Chart">Null where there is nothing to draw.</param>
public sealed record YearAtAGlance(int Year, IReadOnlyList<int> Years, FigureTable Table, Drawing? Chart)
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
        var rows = new ThreatRows(QuestionText.Empty.With("period", period.Text), Granularity.Month);
        var tables = new ThreatTables(year == likely ? await ofLikely : await GroupsAsync(year), asked.Types, period, Granularity.Month, page.Language, rows.Of);
        var table = tables.ByTypeAndPeriod();
        return new(year, years, table, tables.HeatMap(table, Wide));

        Task<IReadOnlyList<IncidentGroup>> GroupsAsync(int of) => register.Registers.GroupsAsync(new(asked.Viewer, asked.Moment, new(Period: YearOf(of))), Granularity.Month, cancellationToken);
    }

    private static Period YearOf(int year) => Period.Of(new(year, 1, 1), new(year, 12, 31));
}
