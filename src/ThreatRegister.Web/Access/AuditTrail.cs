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
/// An answer that cannot be noted is not given. Whatever the answer says of success, what it shows was read.
/// </summary>
internal static class AuditTrail
{
    public static void UseAuditTrail(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        // Taken at once: a stream may outlast the services of the program when it ends.
        var read = context.Requester().Read;
        context.Response.OnStarting(() => BeginAsync(context));
        try
        {
            await next(context);
        }
        finally
        {
            // What an answer has shown since it began, also where nobody waited for its end.
            if (context.Response.HasStarted && Shows(context.Response.StatusCode)) await NoteMoreAsync(context, read);
        }
    });

    /// <summary>Notes what has been read since the last time: for what goes on for long, before each part of it is sent.</summary>
    public static Task NoteReadAsync(this HttpContext context) => NoteMoreAsync(context, context.Requester().Read);

    /// <summary>Files are for those who may take them away.</summary>
    public static async ValueTask<object?> RequireRightAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var answer = await next(invocation);
        var isTaken = answer is IFileHttpResult file && (file.FileDownloadName is { Length: > 0 } || FileOf(invocation.HttpContext.Response.Headers.ContentDisposition.ToString()) is not null);
        return isTaken && invocation.HttpContext.ActorOf() is { } actor && !Permissions.May(actor, Permission.Export)
            ? Results.StatusCode(StatusCodes.Status403Forbidden)
            : answer;
    }

    /// <summary>A redirection has no page. What is refused has one: a form that comes back, or what stands in the way, says what is recorded.</summary>
    private static bool Shows(int status) => status is < 300 or >= 400;

    private static async Task BeginAsync(HttpContext context)
    {
        var (response, read) = (context.Response, context.Requester().Read);
        if (!Shows(response.StatusCode)) return;

        if (response.StatusCode is >= 200 and < 300 && FileOf(response.Headers.ContentDisposition.ToString()) is { } file) read.TakenAs = file;
        if (read.TakenAs is not null) await NoteTakenAsync(context, read);
        else await NoteMoreAsync(context, read);
    }

    private static async Task NoteMoreAsync(HttpContext context, ReadRecords read)
    {
        if (read.TakenAs is not null)
        {
            if (read.Strictest != read.NotedAs) await NoteTakenAsync(context, read);
            return;
        }

        var red = read.Red;
        if (red <= read.Noted) return;
        await NoteAsync(context, AuditKind.Read, context.Request.Path, Tlp.Red, red - read.Noted);
        read.Noted = red;
    }

    /// <summary>A file is noted as it begins, and again where what came later in it is marked more strictly.</summary>
    private static async Task NoteTakenAsync(HttpContext context, ReadRecords read)
    {
        var strictest = read.Strictest;
        await NoteAsync(context, AuditKind.Exported, $"{context.Request.Path} ({read.TakenAs})", strictest, records: null);
        read.NotedAs = strictest;
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
