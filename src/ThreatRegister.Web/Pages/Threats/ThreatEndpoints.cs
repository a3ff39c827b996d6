using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThreatRegister.Application.Events;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Questions;
using ThreatRegister.Application.Transfer;
using ThreatRegister.Domain;
using ThreatRegister.Projections.Assessments;
using ThreatRegister.Reports;
using ThreatRegister.Reports.Charts;
using ThreatRegister.Reports.Office;
using ThreatRegister.Web.Layout;
using ThreatRegister.Web.Pages.Lists;

namespace ThreatRegister.Web.Pages.Threats;

/// <summary>The register by threat type and period, and by place.</summary>
internal static class ThreatEndpoints
{
    private static readonly LocalizedText title = new("Sổ mối đe dọa", "Register of threats");
    private static readonly LocalizedText subject = new("Sự cố, mối đe dọa", "Incidents and threats");

    /// <summary>Periods are of the years unless the form says otherwise.</summary>
    private static readonly string[] filters = [.. QuestionText.Filters, "basis"];

    public static void MapThreats(this RouteGroupBuilder pages) => pages.MapGet("/threats", AnswerAsync);

    private static async Task<IResult> AnswerAsync(HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var page = context.PageOf();
        var text = QuestionText.Empty;
        try
        {
            text = context.Text();
            if (text["by"] is { } by && by is not ("type" or "place")) throw QuestionException.NoneOf("by", by, [("type", new("loại đe dọa và kỳ", "threat type and period")), ("place", new("địa bàn", "place"))]);
            var question = await register.AskAsync(page, text.Only(QuestionText.Names), cancellationToken);
            if (text["format"] is { } format) return await FileAsync(register, question, text, format, cancellationToken);
            return await PageAsync(context, register, question, text, wrong: null, cancellationToken);
        }
        catch (QuestionException wrong)
        {
            page.Tell(wrong);
            return await PageAsync(context, register, await register.AskAroundAsync(page, text, cancellationToken), text, wrong, cancellationToken);
        }
    }

    private static async Task<IResult> PageAsync(HttpContext context, RegisterServices register, Question question, QuestionText text, QuestionException? wrong, CancellationToken cancellationToken)
    {
        var page = context.PageOf();
        var isByPlace = text["by"] is "place";
        var types = wrong is null && !isByPlace ? TypesAsync(register, question, text, cancellationToken) : null;
        var places = wrong is null && isByPlace ? PlacesAsync(register, question, text, cancellationToken) : null;
        var fields = new FilterFields(register, page, question, text, wrong).OfAsync(filters, [], cancellationToken);
        await Task.WhenAll(((Task?[])[types, places, fields]).OfType<Task>());
        var model = new ThreatsModel(
            text,
            wrong is null ? SentenceOf(question, text, register) : null,
            FilterChip.Of(text.With("format", null), filters, [], question),
            [.. await fields, Taxonomy(page, text, wrong)],
            types is null ? null : await types,
            places is null ? null : await places,
            wrong);
        return context.Page<ThreatsPage, ThreatsModel>(title.In(page.Language), model, Viewing.StatusOf(wrong));
    }

    private static FilterField Taxonomy(PageContext page, QuestionText text, QuestionException? wrong) => new(
        "taxonomy", FilterWords.Of("taxonomy", page.Language), FieldKind.Text, text["taxonomy"], [],
        page.Say("Bỏ trống: như khi ghi nhận. Hoặc một ngày (21/11/2026), một vị trí (1234)", "Empty: as at the moment looked at. Or a day (2026-11-21), a position (1234)"),
        wrong is { Name: "taxonomy" } ? wrong.Said(page.Language) : null, IsCommon: false);

    private static string SentenceOf(Question question, QuestionText text, RegisterServices register) =>
        QuestionSentence.Of(subject, text.Only(QuestionText.Names), question, register.Zone);

    private static Granularity PerOf(QuestionText text) => Asked.Member<Granularity>(text["per"] ?? "year", "per");

    private static async Task<ByTypes> TypesAsync(RegisterServices register, Question question, QuestionText text, CancellationToken cancellationToken)
    {
        var (per, query, registers) = (PerOf(text), question.Query, register.Registers);
        var counting = registers.GroupsAsync(query, per, cancellationToken);
        var byMonth = IsDrawnByMonth(question, per) ? registers.GroupsAsync(query, Granularity.Month, cancellationToken) : counting;
        var standing = registers.StandingAsync(query, ByTypes.Listed, cancellationToken);
        var standingInAll = registers.CountStandingAsync(query, cancellationToken);
        var assessed = registers.RowsAsync<AssessmentRow>(query.Viewer, query.Moment, cancellationToken);
        var parked = registers.ParkedAsync(cancellationToken);
        await Task.WhenAll(counting, byMonth, standing, standingInAll, assessed, parked);
        var (groups, assessments) = (await counting, await assessed);
        var tables = TablesOf(groups, question, text, per);
        var (table, outcomes) = (tables.ByTypeAndPeriod(), tables.OutcomesByPeriod());
        return new(
            table, outcomes, byMonth == counting ? tables.HeatMap(table) : HeatMapByMonth(await byMonth, question, text), tables.Bars(outcomes), tables.LeftOut, question.Types, ThreatCounts.MayBelong(groups.Where(group => !group.InPeriod), question.Types, question.Language),
            AssessmentQuery.Trends(assessments, query.Filter, question.Types, per),
            new(await standing, (int)await standingInAll), (await parked).Count);
    }

    /// <summary>One column alone says nothing of the course of things: a year, half or quarter is drawn by its months.</summary>
    private static bool IsDrawnByMonth(Question question, Granularity per) => per is not Granularity.Month && question.Query.Filter.Period is { } period && !period.SubPeriods(per).Skip(1).Any();

    private static Drawing? HeatMapByMonth(IReadOnlyList<IncidentGroup> groups, Question question, QuestionText text)
    {
        var months = TablesOf(groups, question, text, Granularity.Month);
        return months.HeatMap(months.ByTypeAndPeriod());
    }

    private static ThreatTables TablesOf(IReadOnlyList<IncidentGroup> groups, Question question, QuestionText text, Granularity per) =>
        new(groups, question.Types, question.Query.Filter.Period, per, question.Language, new ThreatRows(text, per).Of);

    private static async Task<ByPlaces> PlacesAsync(RegisterServices register, Question question, QuestionText text, CancellationToken cancellationToken)
    {
        var moment = question.Query.Moment;
        var book = await register.Places.AtAsync(moment, cancellationToken);
        DateOnly? day = ThreatsModel.GeographyOf(text) switch
        {
            "then" => null,
            "now" => moment.RecordedAt is { } recorded ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(recorded, register.Zone).DateTime) : null,
            var other => Asked.Day(other, "geography"),
        };
        var groups = await register.PlaceGroups.PlaceGroupsAsync(question.Query, PlaceCounts.ChangesOf(book), cancellationToken);
        var rows = new ThreatRows(text, Granularity.Year);
        return new(PlaceCounts.Of(groups, book, day, moment.Position, question.Language), cell => rows.OfPlace(cell.Place!));
    }

    /// <summary>The same JSON and CSV as the command line prints; a workbook with the table that the page shows.</summary>
    private static async Task<IResult> FileAsync(RegisterServices register, Question question, QuestionText text, string format, CancellationToken cancellationToken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"threats-{question.Query.Moment.Position}.{format}");
        if (text["by"] is "place") return await PlaceFileAsync(register, question, text, format, name, cancellationToken);
        if (format is "xlsx")
        {
            var per = PerOf(text);
            var table = TablesOf(await register.Registers.GroupsAsync(question.Query, per, cancellationToken), question, text, per).ByTypeAndPeriod();
            return Workbook(register, question, text, name, [NameHead(question), .. table.Columns.Select(column => column.Label)], table.Rows.Append(table.Total).Select(ValuesOf));
        }

        var view = await ThreatRegisterQuery.RunAsync(register.Registers, question.Query, PerOf(text), question.Types, question.Taxonomy, question.Language, cancellationToken);
        return format switch
        {
            "json" => Results.Bytes(JsonSerializer.SerializeToUtf8Bytes(view, JsonForms.Indented), "application/json", name),
            "csv" => Csv(name, ThreatRegisterTable.Heads, ThreatRegisterTable.Rows(view, question.Types)),
            _ => throw Unknown(format),
        };
    }

    private static async Task<IResult> PlaceFileAsync(RegisterServices register, Question question, QuestionText text, string format, string name, CancellationToken cancellationToken)
    {
        var view = (await PlacesAsync(register, question, text, cancellationToken)).View;
        string[] heads = ["place", "name", "incidents", "quantity", "atLeast", "approximate", "unstated", "notSubdivided"];
        var rows = view.Cells.Concat([view.NotKnown, view.NotStated]).Where(cell => cell.Incidents > 0).Select(cell => new[]
        {
            cell.Place, cell.Name, Number(cell.Incidents), cell.Quantity.Text, Number(cell.Quantity.AtLeast), Number(cell.Quantity.Approximate), Number(cell.Quantity.Unstated), cell.NotSubdivided ? "true" : "false",
        });
        return format switch
        {
            "json" => Results.Bytes(JsonSerializer.SerializeToUtf8Bytes(view, JsonForms.Indented), "application/json", name),
            "csv" => Csv(name, heads, rows),
            "xlsx" => Workbook(register, question, text, name, heads, rows.Select(row => (IReadOnlyList<ListValue>)[.. row.Index().Select(cell => new ListValue(cell.Item ?? "", cell.Index is 2 or (> 3 and < 7)))])),
            _ => throw Unknown(format),
        };
    }

    private static IReadOnlyList<ListValue> ValuesOf(FigureTableRow row) =>
    [
        new(new string(' ', 2 * Math.Max(0, row.Level - 1)) + row.Name),
        .. row.Cells.Select(cell => cell is { Records: > 0, Quantity: { IsLowerBound: false, Approximate: 0, Unstated: 0 } exact } ? new ListValue(Number(exact.AtLeast), IsNumber: true) : new(cell.Quantity.Cell)),
    ];

    private static IResult Workbook(RegisterServices register, Question question, QuestionText text, string name, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<ListValue>> rows) => Results.Bytes(
        ListWorkbook.Render(title.In(question.Language), SentenceOf(question, text, register), question.Language, question.Query.Moment, heads, rows),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        name);

    private static IResult Csv(string name, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string?>> rows)
    {
        var text = new StringBuilder("\uFEFF");
        CsvText.Line(text, heads);
        foreach (var row in rows) CsvText.Line(text, row);
        return Results.Bytes(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", name);
    }

    private static QuestionException Unknown(string format) => QuestionException.Usage("format", $"'{format}' không thuộc csv, json, xlsx.", $"'{format}' is not one of csv, json, xlsx.");

    private static string NameHead(Question question) => question.Language is "en" ? "Threat type" : "Loại đe dọa";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
