using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThreatRegister.Application.Entry;
using ThreatRegister.Application.Events;
using ThreatRegister.Application.Intake;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Records;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Intake;
using ThreatRegister.Web.Forms;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Pages.Recording;

/// <summary>To log an incident in under a minute; also the one that a report tells of.</summary>
internal static class QuickFormEndpoints
{
    private const string Command = "report-incident";

    /// <summary>What of a report the form begins with, by its fields.</summary>
    private static readonly Dictionary<string, Func<IntakeRow, string?>> told = new(StringComparer.Ordinal)
    {
        ["title"] = row => row.Title, ["type"] = row => row.SuggestedType?.Value, ["occurred"] = row => (row.Occurred ?? When.Unknown).Text, ["description"] = row => row.Text,
        ["place.name"] = row => row.Place?.Name, ["place.country"] = row => row.Place?.Country, ["place.region"] = row => row.Place?.Region, ["marking"] = row => Codes.Of(row.Marking),
        ["statement.source"] = row => row.Statement.Source?.Value, ["statement.quotation"] = row => row.Statement.Quotation, ["statement.statedOn"] = row => row.Statement.StatedOn?.Text,
    };

    public static void MapQuickForm(this RouteGroupBuilder pages)
    {
        pages.MapGet("/report", OpenAsync);
        pages.MapPost("/report", SendAsync);
    }

    private static async Task<IResult> OpenAsync(string? report, HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var page = context.PageOf();
        var values = FormRequests.ValuesOf(context.Request.Query);
        if (report is not null)
        {
            if (await ReportAsync(report, page, register, cancellationToken) is not { } row) return Results.NotFound();
            values = Told(row);
        }

        var draft = await FormDraft.OpenAsync(register, page, $"{Command}:{report}", report is null ? "/report" : $"/report?report={Uri.EscapeDataString(report)}", cancellationToken);
        var form = await DeskOf(report, page, register).BeginAsync(Command, values, draft, cancellationToken);
        return Show(context, new(form, [], report), StatusCodes.Status200OK);
    }

    private static async Task<IResult> SendAsync(string? report, HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var (page, posted) = (context.PageOf(), await context.Request.ReadFormAsync(cancellationToken));
        var desk = DeskOf(report, page, register);
        var read = await desk.ReadAsync(Command, posted, cancellationToken, KindByQuantity);
        if (posted.ContainsKey("_template") && !read.Form.IsClosed) return Show(context, new(read.Form with { Faults = [] }, [], report), StatusCodes.Status200OK);
        if (read.Body is not ReportIncident body) return Show(context, new(read.Form, [], report), CommandDesk.StatusOf(read.Form));

        var isNew = posted.ContainsKey("_new");
        if (report is not null) return await AcceptAsync(report, body, read.Form, isNew, context, register, cancellationToken);
        if (!isNew && await DuplicatesAsync(body, page, register, cancellationToken) is { Count: > 0 } candidates) return Show(context, new(read.Form, candidates), StatusCodes.Status409Conflict);

        return desk.Answer(await desk.ExecuteAsync(read.Form, body, expected: null, cancellationToken), again => Show(context, new(again.Form, []), again.Status));
    }

    private static CommandDesk DeskOf(string? report, PageContext page, RegisterServices register) => new(register, page, then: report is null ? null : IntakeDesk.Deciding);

    /// <summary>More than one is an aggregate: who writes a number need not say so as well.</summary>
    private static void KindByQuantity(JsonObject body)
    {
        if (body["kind"] is null && body["quantity"] is { } quantity && quantity.GetValue<string>() is not "1") body["kind"] = Codes.Of(RecordKind.Aggregate);
    }

    private static async Task<IReadOnlyList<DuplicateCandidate>> DuplicatesAsync(ReportIncident body, PageContext page, RegisterServices register, CancellationToken cancellationToken)
    {
        var moment = await register.NewestAsync(cancellationToken);
        return await DuplicateQuery.RunAsync(register.Work, page.Viewer, moment, DuplicateQuery.SketchOf(body), await register.Moments.TypesAtAsync(moment.Position, cancellationToken), cancellationToken);
    }

    private static async Task<IResult> AcceptAsync(string report, ReportIncident body, FormModel form, bool isNew, HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var page = context.PageOf();
        if (await ReportAsync(report, page, register, cancellationToken) is null) return Results.NotFound();

        var given = (JsonObject)JsonSerializer.SerializeToNode(body, JsonForms.Plain)!;
        given.Remove("incident");
        // What the form began with and came back without was taken out of it. Unmarked it is marked as the report is.
        foreach (var member in told.Keys.Select(field => field.Split('.')[0]).Where(member => member is not "marking")) given.TryAdd(member, null);
        var result = await IntakeDesk.Of(register, page).AcceptAsync(new(report), given, isNew, cancellationToken);
        if (result.Candidates is { } candidates) return Show(context, new(form, candidates, report), StatusCodes.Status409Conflict);
        if (result is { IsDone: true, Incident: { } incident })
        {
            await register.CatchUpAsync(null, cancellationToken);
            return context.Next($"/{page.Language}{RecordPages.After(StreamName.Of("incident", incident), result.Position)}");
        }

        var reason = result.Refusal is { } refusal ? new LocalizedText(RefusalText.Of(refusal, "vi"), RefusalText.Of(refusal, "en")) : new LocalizedText(WorkWords.Of(result.Result, "vi"), WorkWords.Of(result.Result, "en"));
        return Show(context, new(form with { Faults = [new(result.Field ?? "", reason)] }, [], report), StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Null where there is no such report that the viewer may see.</summary>
    private static async Task<IntakeRow?> ReportAsync(string id, PageContext page, RegisterServices register, CancellationToken cancellationToken) =>
        (IntakeRow?)(await register.Records.FindAsync(page.Viewer, new IntakeRegister(), id, await register.NewestAsync(cancellationToken), cancellationToken))?.Latest;

    private static FormValues Told(IntakeRow row) => field => told.GetValueOrDefault(field)?.Invoke(row) is { Length: > 0 } value ? [value] : [];

    private static IResult Show(HttpContext context, QuickFormModel model, int status)
    {
        var page = context.PageOf();
        return context.Page<QuickFormPage, QuickFormModel>(model.Report is null ? page.Say("Ghi nhận vụ việc", "Log an incident") : page.Say("Chấp nhận tin báo", "Accept a report"), model, status);
    }
}
