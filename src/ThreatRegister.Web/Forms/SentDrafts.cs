using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ThreatRegister.Web.Access;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Forms;

/// <summary>
/// The draft of a form that was taken has done its work: what is taken is answered with where to go on (303), what comes back is not. What was
/// written into the same form in another tab meanwhile is another draft, and stays.
/// </summary>
internal static partial class SentDrafts
{
    public static async ValueTask<object?> DiscardAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var http = invocation.HttpContext;
        if (HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType && http.ActorOf() is { } actor && FormDraft.Of(await http.Request.ReadFormAsync(http.RequestAborted)) is { SeenAt: { } seen } draft)
        {
            http.Response.OnStarting(() => http.Response.StatusCode == StatusCodes.Status303SeeOther ? EndAsync(http, actor.Id, draft.Key, seen) : Task.CompletedTask);
        }

        return await next(invocation);
    }

    /// <summary>What was recorded stands, and is said so, whatever becomes of its draft: sent again, that would be the same command.</summary>
    private static async Task EndAsync(HttpContext http, string owner, string key, DateTimeOffset seen)
    {
        try
        {
            await http.RequestServices.GetRequiredService<RegisterServices>().Drafts.DiscardAsync(owner, key, seen);
        }
#pragma warning disable CA1031 // Whatever it is, the form was taken.
        catch (Exception wrong)
#pragma warning restore CA1031
        {
            Left(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("ThreatRegister.Web"), wrong.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The draft of a form that was taken could not be discarded ({Kind}).")]
    private static partial void Left(ILogger logger, string kind);
}
