using Microsoft.AspNetCore.Http;
using ThreatRegister.Web.Access;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Forms;

/// <summary>The draft of a form that was taken has done its work: what is taken is answered with where to go on (303), what comes back is not.</summary>
internal static class SentDrafts
{
    public static async ValueTask<object?> DiscardAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var http = invocation.HttpContext;
        if (HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType && http.ActorOf() is { } actor && (await http.Request.ReadFormAsync(http.RequestAborted))[KeptDraft.Field] is [{ Length: > 0 } key, ..])
        {
            var drafts = ((RegisterServices)http.RequestServices.GetService(typeof(RegisterServices))!).Drafts;
            http.Response.OnStarting(async () =>
            {
                if (http.Response.StatusCode == StatusCodes.Status303SeeOther) await drafts.DiscardAsync(actor.Id, key);
            });
        }

        return await next(invocation);
    }
}
