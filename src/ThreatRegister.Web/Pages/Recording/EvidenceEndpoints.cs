using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using ThreatRegister.Accounts;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Entry;
using ThreatRegister.Application.EvidenceFiles;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Web.Access;
using ThreatRegister.Web.Forms;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Pages.Recording;

/// <summary>To attach a file to an incident: its content goes into the store of evidence, durable before the log has its digest.</summary>
internal static class EvidenceEndpoints
{
    public const string Command = "attach-incident-evidence", FileField = "file";

    /// <summary>The file and what the form has beside it.</summary>
    private const long Largest = Limits.EvidenceBytes + (1 << 20);

    public static void MapEvidence(this RouteGroupBuilder pages)
    {
        pages.MapGet($"/do/{Command}", OpenAsync);
        pages.MapPost($"/do/{Command}", SendAsync).WithMetadata(new RequestSizeLimitAttribute(Largest));
    }

    private static async Task<IResult> OpenAsync(HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var form = await new CommandDesk(register, context.PageOf()).BeginAsync(Command, FormRequests.ValuesOf(context.Request.Query), cancellationToken);
        return Show(context, form, StatusCodes.Status200OK);
    }

    private static async Task<IResult> SendAsync(HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var posted = await context.Request.ReadFormAsync(cancellationToken);
        var values = FormRequests.ValuesOf(posted);
        var desk = new CommandDesk(register, context.PageOf());
        var opened = await desk.OpenAsync(Command, values, cancellationToken);
        var form = opened with { CommandId = FormRequests.CommandIdOf(posted) ?? opened.CommandId, Version = FormRequests.VersionOf(posted) ?? opened.Version, Draft = FormDraft.Of(posted), IsKept = true };
        if (form.IsClosed) return Show(context, form with { Faults = [new("", FormNotes.Closed)] }, CommandDesk.StatusOf(form));

        // A file for nothing is not kept.
        if (form.About is null) return Show(context, form with { Faults = [new(form.Shape[0].Name, new(RefusalText.Of(Refusal.NotFound, "vi"), RefusalText.Of(Refusal.NotFound, "en")))] }, StatusCodes.Status422UnprocessableEntity);
        if (posted.Files.GetFile(FileField) is not { Length: > 0 } file) return Show(context, form with { Faults = [new(FileField, FormTexts.Missing)] }, StatusCodes.Status422UnprocessableEntity);

        // Asked before anything is kept: what is refused leaves no file behind.
        var about = new AttachIncidentEvidence(new(new("x"), new('0', 64), "x", "x", 1)) { Incident = new(form.Value(form.Shape[0].Name)!.Trim()) };
        if (await register.Gate.AskAsync(context.ActorOf()!, about, cancellationToken) is not GateAnswer.Open) return Results.StatusCode(StatusCodes.Status403Forbidden);

        StoredEvidence stored;
        try
        {
            await using var content = file.OpenReadStream();
            stored = await register.Evidence.KeepAsync(content, cancellationToken);
        }
        catch (EvidenceTooLargeException)
        {
            return Show(context, form with { Faults = [new(FileField, new(RefusalText.Of(Refusal.EvidenceSizeOutOfRange, "vi"), RefusalText.Of(Refusal.EvidenceSizeOutOfRange, "en")))] }, StatusCodes.Status422UnprocessableEntity);
        }

        var reader = new CommandForm(values, register.Zone, register.LocalNow);
        var json = reader.Read([form.Shape[0], form.Shape.First(member => member.Name is "statement")], (_, _) => null);
        json["evidence"] = System.Text.Json.JsonSerializer.SerializeToNode(
            new Evidence(new(stored.Digest[..16]), stored.Digest, NameOf(file), TypeOf(file), stored.Size, form.Value("evidence.title") is { Length: > 0 } title ? title : null), Application.Events.JsonForms.Plain);
        if (reader.Parse(Command, json) is not { } body) return Show(context, form with { Faults = reader.Faults }, StatusCodes.Status422UnprocessableEntity);

        return desk.Answer(await desk.ExecuteAsync(form, body, FormRequests.VersionOf(posted), cancellationToken), again => Show(context, again.Form, again.Status));
    }

    /// <summary>Without the folders that some browsers send.</summary>
    private static string NameOf(IFormFile file) => file.FileName[(file.FileName.LastIndexOfAny(['/', '\\']) + 1)..];

    private static string TypeOf(IFormFile file) => file.ContentType is { Length: > 0 } type ? type.Split(';')[0].Trim() : "application/octet-stream";

    private static IResult Show(HttpContext context, FormModel form, int status) =>
        context.Page<EvidencePage, FormModel>(CommandWords.Of(Command, context.PageOf().Language), form, status);
}
