using System.CommandLine;
using System.Globalization;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Questions;

namespace ThreatRegister.Cli;

/// <summary>The register by place, under the geography of then, of now or of a day.</summary>
internal static class PlaceTable
{
    public static async Task<int> PrintAsync(RegisterSession session, ParseResult parsed, Question question, string? geography, CancellationToken cancellationToken)
    {
        var moment = question.Query.Moment;
        var book = await session.Places.AtAsync(moment, cancellationToken);
        var groups = await session.PlaceGroups.PlaceGroupsAsync(question.Query, PlaceCounts.ChangesOf(book), cancellationToken);
        var view = PlaceCounts.Of(groups, book, PlaceCounts.DayOf(geography, moment, session.Settings.Zone), moment.Position, question.Language);
        if (parsed.GetValue(CommonOptions.Json)) Printed.Json(view);
        else if (parsed.GetValue(CommonOptions.Csv)) Printed.Csv(["place", "name", "incidents", "quantity", "atLeast", "approximate", "unstated", "notSubdivided"], Rows(view).Select(Cells));
        else Printed.Text(Table(view, question.Language));
        return ExitCode.Success;
    }

    private static IEnumerable<PlaceCell> Rows(PlaceView view) => view.Cells.Concat(new[] { view.NotKnown, view.NotStated }.Where(cell => cell.Incidents > 0));

    private static IReadOnlyList<string?> Cells(PlaceCell cell) =>
    [
        cell.Place, cell.Name, Number(cell.Incidents), cell.Quantity.Text, Number(cell.Quantity.AtLeast), Number(cell.Quantity.Approximate), Number(cell.Quantity.Unstated), cell.NotSubdivided ? "true" : "false",
    ];

    private static string Table(PlaceView view, string language)
    {
        var english = language is "en";
        var table = english ? new TextTable("Place", "Id", "Records", "Quantity") : new TextTable("Địa bàn", "Mã", "Bản ghi", "Số lượng");
        foreach (var cell in Rows(view))
        {
            var name = cell.NotSubdivided ? cell.Name + (english ? " (not divided among its successors or predecessors)" : " (chưa phân tổ theo địa giới được hỏi)") : cell.Name;
            table.Add(name, cell.Place ?? "-", Number(cell.Incidents), cell.Quantity.Text);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{table.Render()}\n{(english ? "Total" : "Tổng")}: {view.Total} {(english ? "records" : "bản ghi")}; {(english ? "geography" : "địa giới")}: {view.Geography}\n");
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
