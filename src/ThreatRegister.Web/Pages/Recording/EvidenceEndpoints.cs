using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;
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
        var (desk, file) = (new CommandDesk(register, context.PageOf()), posted.Files.GetFile(FileField) is { Length: > 0 } sent ? sent : null);

        // All of the form is read before anything is kept: what comes back leaves no file behind.
        var (read, body) = await desk.ReadAsync(Command, With(posted, file), cancellationToken);
        var form = read with { Faults = [.. read.Faults, .. MissingOf(read, file)] };
        if (form.Faults.Count > 0 || file is null || body is not AttachIncidentEvidence about) return Show(context, form, CommandDesk.StatusOf(form));
        if (await register.Gate.AskAsync(context.ActorOf()!, about, cancellationToken) is not GateAnswer.Open) return Results.StatusCode(StatusCodes.Status403Forbidden);

        StoredEvidence stored;
        try
        {
            await using var content = file.OpenReadStream();
            stored = await register.Evidence.KeepAsync(content, cancellationToken);
        }
        catch (EvidenceTooLargeException)
        {
            return Show(context, form with { Faults = [new(FileField, WordsOf(Refusal.EvidenceSizeOutOfRange))] }, StatusCodes.Status422UnprocessableEntity);
        }

        var attach = about with { Evidence = about.Evidence with { Id = new(stored.Digest[..16]), Digest = stored.Digest, Size = stored.Size } };
        return desk.Answer(await desk.ExecuteAsync(form, attach, FormRequests.VersionOf(posted), cancellationToken), again => Show(context, again.Form, again.Status));
    }

    /// <summary>The form with what its file says of itself; what only the content tells is filled in when that is kept.</summary>
    private static FormCollection With(IFormCollection posted, IFormFile? file) => new(new Dictionary<string, StringValues>(posted, StringComparer.OrdinalIgnoreCase)
    {
        ["evidence.id"] = "x", ["evidence.digest"] = new string('0', 64), ["evidence.fileName"] = file is null ? "x" : SentFiles.NameOf(file), ["evidence.mediaType"] = file is null ? "x" : TypeOf(file), ["evidence.size"] = "1",
    });

    /// <summary>What the form lacks beside its fields, as the record stands.</summary>
    private static IEnumerable<FormFault> MissingOf(FormModel form, IFormFile? file)
    {
        if (form.IsClosed) yield break;
        if (form.About is null && form.FaultOf(form.Shape[0].Name) is null) yield return new(form.Shape[0].Name, WordsOf(Refusal.NotFound));
        if (file is null) yield return new(FileField, FormTexts.Missing);
        if (form.Hindrance is { } hindrance) yield return new("", hindrance);
    }

    private static LocalizedText WordsOf(Refusal refusal) => new(RefusalText.Of(refusal, "vi"), RefusalText.Of(refusal, "en"));

    private static string TypeOf(IFormFile file) => file.ContentType is { Length: > 0 } type ? type.Split(';')[0].Trim() : "application/octet-stream";

    private static IResult Show(HttpContext context, FormModel form, int status) =>
        context.Page<EvidencePage, FormModel>(CommandWords.Of(Command, context.PageOf().Language), form, status);
}
