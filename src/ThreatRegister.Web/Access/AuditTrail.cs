using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using ThreatRegister.Accounts;
using ThreatRegister.Domain;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Access;

/// <summary>
/// Notes in the audit who takes a file away and who reads what is marked RED, whatever page or API it is, before the first byte of the answer.
/// An answer that cannot be noted is not given.
/// </summary>
internal static class AuditTrail
{
    public static void UseAuditTrail(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        // Taken at once: a stream may outlast the services of the program when it ends.
        var read = context.Requester().Read;
        var noted = 0;
        context.Response.OnStarting(async () => noted = await BeginAsync(context));
        await next(context);

        // What a stream has shown since.
        if (read.Red > noted) await NoteAsync(context, AuditKind.Read, context.Request.Path, Tlp.Red, read.Red - noted);
    });

    /// <summary>Files are for those who may take them away.</summary>
    public static async ValueTask<object?> RequireRightAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var answer = await next(invocation);
        return answer is IFileHttpResult { FileDownloadName: { Length: > 0 } } && invocation.HttpContext.ActorOf() is { } actor && !Permissions.May(actor, Permission.Export)
            ? Results.StatusCode(StatusCodes.Status403Forbidden)
            : answer;
    }

    private static async Task<int> BeginAsync(HttpContext context)
    {
        var (actor, response, read) = (context.ActorOf(), context.Response, context.Requester().Read);
        if (actor is null || response.StatusCode is < 200 or >= 300) return read.Red;

        if (FileOf(response.Headers.ContentDisposition.ToString()) is { } file)
        {
            await NoteAsync(context, AuditKind.Exported, $"{context.Request.Path} ({file})", read.Strictest, records: null);
        }
        else if (read.Red > 0)
        {
            await NoteAsync(context, AuditKind.Read, context.Request.Path, Tlp.Red, read.Red);
        }

        return read.Red;
    }

    private static Task NoteAsync(HttpContext context, AuditKind kind, string subject, Tlp? marking, long? records)
    {
        if (context.ActorOf() is not { } actor) return Task.CompletedTask;
        var act = new AuditAct(actor.Id, actor.Via, kind, subject, context.Request.QueryString.ToString(), marking, records, context.PageOf().Moment?.Position);
        return context.RequestServices.GetRequiredService<OpenRegister>().Services.Audit.RecordAsync(act, CancellationToken.None);
    }

    private static string? FileOf(string disposition) =>
        ContentDispositionHeaderValue.TryParse(disposition, out var parsed) && parsed.DispositionType.Equals("attachment", StringComparison.OrdinalIgnoreCase)
            ? (parsed.FileNameStar.HasValue ? parsed.FileNameStar : parsed.FileName).Value ?? ""
            : null;
}
