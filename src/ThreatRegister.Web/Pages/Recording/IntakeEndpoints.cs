using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThreatRegister.Application.Entry;
using ThreatRegister.Application.Intake;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Intake;
using ThreatRegister.Web.Forms;
using ThreatRegister.Web.Layout;
using ThreatRegister.Web.Pages.Records;

namespace ThreatRegister.Web.Pages.Recording;

/// <summary>The reports that were sent in: looked through, and decided on one by one or many at once.</summary>
internal static class IntakeEndpoints
{
    public const int OnePage = 50;

    /// <summary>Which of its buttons the form was sent by.</summary>
    public const string ActField = "_act";

    private static readonly Dictionary<string, LocalizedText> labels = new(StringComparer.Ordinal) { [ActField] = new("Việc cần làm", "What to do") };

    private static LocalizedText ChooseType { get; } = new("hãy chọn loại cho các tin báo còn được đánh dấu: tin báo không đề xuất loại nào", "choose a type for the reports that are still ticked: they suggest none");

    public static void MapIntake(this RouteGroupBuilder pages)
    {
        pages.MapGet("/intake", (HttpContext context, RegisterServices register, CancellationToken cancellationToken) => ShowAsync(context, register, _ => [], [], fault: null, cancellationToken));
        pages.MapPost("/intake", DecideAsync);
    }

    private static async Task<IResult> DecideAsync(HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var posted = await context.Request.ReadFormAsync(cancellationToken);
        var form = await FormAsync(context.PageOf(), register, await register.NewestAsync(cancellationToken), FormRequests.ValuesOf(posted), cancellationToken);
        var values = form.Values;
        if (UnclearOf(form, posted) is { } unclear) return await ShowAsync(context, register, values, [], unclear, cancellationToken);

        var chosen = values("report").Where(IdText.IsValid).Distinct(StringComparer.Ordinal).Take(OnePage).Select(id => new ReportId(id)).ToList();
        var (decide, fault) = DecisionOf(values, IntakeDesk.Of(register, context.PageOf()), cancellationToken);
        if (chosen.Count == 0) fault = new("report", new("chưa chọn tin báo nào", "no report is chosen"));
        if (fault is not null) return await ShowAsync(context, register, values, [], fault, cancellationToken);

        var results = new List<ReportResult>();
        foreach (var report in chosen) results.Add(await decide!(report));
        await register.CatchUpAsync(null, cancellationToken);

        // What is done needs no ticks any more; what is not keeps them.
        var left = results.Where(result => !result.IsDone).Select(result => result.Report).ToArray();
        var missing = results.Any(result => result.Result is ReportResultKind.TypeMissing) ? new FormFault("type", ChooseType) : null;
        return await ShowAsync(context, register, field => field is "report" ? left : left.Length == 0 ? [] : values(field), results, missing, cancellationToken);
    }

    /// <summary>What words in the field of the decision leave to be chosen; null: nothing.</summary>
    private static FormFault? UnclearOf(FormModel form, IFormCollection posted) => posted[ActField] switch
    {
        ["accept", ..] => WrittenTypes.FaultsOf(form).FirstOrDefault(),
        ["attach", ..] => RecordSearch.FaultsOf(form).FirstOrDefault(),
        _ => null,
    };

    /// <summary>The type that reports are accepted with, and the incident that they are attached to.</summary>
    private static async Task<FormModel> FormAsync(PageContext page, RegisterServices register, Moment moment, FormValues values, CancellationToken cancellationToken)
    {
        MemberShape[] shape = [CommandShape.Of("report-incident").First(member => member.Name is "type"), CommandShape.Of("attach-report").First(member => member.Name is "incident")];
        var choices = await FormChoices.ReadAsync(register, page.Viewer, moment, shape, page.Language, cancellationToken);
        var form = new FormModel("report-incident", shape, WrittenTypes.Understood(values, choices.Types), choices) { IsKept = true, Labels = labels };
        return await new RecordSearch(register, page.Viewer, moment, page.Language).UnderstandAsync(form, cancellationToken);
    }

    private static (Func<ReportId, Task<ReportResult>>? Decide, FormFault? Fault) DecisionOf(FormValues values, ReportDesk desk, CancellationToken cancellationToken)
    {
        string One(string field) => values(field) is [var text, ..] ? text.Trim() : "";
        switch (One(ActField))
        {
            case "accept":
                var (given, type) = (new JsonObject(), One("type"));
                if (type.Length > 0) given["type"] = type;
                return type.Length > 0 && !IdText.IsValid(type) ? (null, new("type", FormTexts.Invalid)) : (id => desk.AcceptAsync(id, (JsonObject)given.DeepClone(), isNew: One("new") is "1", cancellationToken), null);
            case "attach":
                return One("incident").Length == 0 ? (null, new("incident", FormTexts.Missing)) : IdText.IsValid(One("incident")) ? (id => desk.AttachAsync(id, new(One("incident")), cancellationToken), null) : (null, new("incident", FormTexts.NotAnId));
            case "reject":
                return One("grounds").Length > 0 ? (id => desk.RejectAsync(id, One("grounds"), cancellationToken), null) : (null, new("grounds", FormTexts.Missing));
            case "reopen":
                return One("grounds").Length > 0 ? (id => desk.ReopenAsync(id, One("grounds"), cancellationToken), null) : (null, new("grounds", FormTexts.Missing));
            default:
                return (null, new(ActField, new("hãy bấm nút của việc bạn muốn làm với các tin đã chọn", "press the button of what you want to do with those chosen")));
        }
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, RegisterServices register, FormValues values, List<ReportResult> results, FormFault? fault, CancellationToken cancellationToken)
    {
        var (page, query) = (context.PageOf(), context.Request.Query);
        var moment = page.Moment = await register.NewestAsync(cancellationToken);
        var status = Codes.TryParse<IntakeStatus>(query["status"].ToString(), out var asked) ? asked : IntakeStatus.Received;
        var number = int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? Math.Clamp(given, 1, 100_000) : 1;
        var filter = new IntakeFilter(status, Text: query["text"] is [{ Length: > 0 } text, ..] ? text.Replace('\0', ' ') : null);
        var reports = await register.Work.ReportsAsync(page.Viewer, moment, filter, OnePage, (number - 1) * OnePage, cancellationToken);
        var total = (await register.Work.CountReportsAsync(page.Viewer, moment, filter, cancellationToken)).Total;
        var form = await FormAsync(page, register, moment, values, cancellationToken) with { Faults = fault is null ? [] : [fault] };
        var state = fault is not null && results.Count == 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
        var titles = new RecordTitles(register, new(page.Viewer, moment, form.Choices.Types, register.Time.GetUtcNow()), page.Language);
        var decided = await NamedAsync(titles, results, cancellationToken);
        var became = new Dictionary<string, ValuePart>(StringComparer.Ordinal);
        string[] incidents = [.. reports.Select(report => report.Incident?.Value).OfType<string>().Distinct(StringComparer.Ordinal)];
        await titles.KnowAsync(incidents.Select(incident => ("incidents", incident)), cancellationToken);
        foreach (var incident in incidents) became[incident] = await titles.OfAsync("incidents", incident, cancellationToken);
        return context.Page<IntakePage, IntakeModel>(page.Say("Tin báo", "Intake"), new(form, reports, became, total, number, status, filter.Text, decided), state);
    }

    private static async Task<IReadOnlyList<DecidedReport>> NamedAsync(RecordTitles titles, List<ReportResult> results, CancellationToken cancellationToken)
    {
        var decided = new List<DecidedReport>();
        foreach (var result in results)
            decided.Add(new(result, await titles.OfAsync("intake", result.Report, cancellationToken), result.Incident is { } incident ? await titles.OfAsync("incidents", incident, cancellationToken) : null));
        return decided;
    }
}

/// <param name="Report">As the report is called.</param>
/// <param name="Incident">What it became or was attached to, as that is called.</param>
public sealed record DecidedReport(ReportResult Result, ValuePart Report, ValuePart? Incident);

/// <param name="Became">The incidents that reports became or were attached to, by id.</param>
/// <param name="Results">What became of the reports that were just decided on.</param>
public sealed record IntakeModel(FormModel Form, IReadOnlyList<IntakeRow> Reports, IReadOnlyDictionary<string, ValuePart> Became, long Total, int Number, IntakeStatus Status, string? Text, IReadOnlyList<DecidedReport> Results);
