using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using ThreatRegister.Accounts;
using ThreatRegister.Web.Api;
using ThreatRegister.Web.Serving;

namespace ThreatRegister.Web.Access;

/// <summary>
/// Tells who a request comes from, and lets nobody in whom its endpoint is not for. An endpoint that says nothing is for those who may read:
/// one that is for everybody has to say so (<see cref="IAllowAnonymous"/>).
/// </summary>
internal static class Doorkeeper
{
    private const string Bearer = "Bearer ";

    public static void UseDoorkeeper(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!context.Request.Path.StartsWithSegments("/assets", StringComparison.OrdinalIgnoreCase)) await IdentifyAsync(context);

        // What is no route of ours is routing's own answer: no such address, not by this method, not in this form.
        if (context.GetEndpoint() is not RouteEndpoint endpoint || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || await MayEnterAsync(context, endpoint.Metadata.GetMetadata<Needs>())) await next(context);
    });

    public static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    /// <summary>Pages know sessions. The API knows tokens, and sessions too; since a form of another site could send a cookie along, what changes something by a session has to bring the token of a page.</summary>
    private static async Task IdentifyAsync(HttpContext context)
    {
        var requester = context.Requester();
        var desk = context.RequestServices.GetRequiredService<OpenRegister>().Services.Accounts;
        var cancellationToken = context.RequestAborted;
        if (IsApi(context) && context.Request.Headers.Authorization.ToString() is { Length: > 0 } header)
        {
            requester.Actor = header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? await desk.TokenAsync(header[Bearer.Length..].Trim(), cancellationToken) : null;
        }
        else if (SessionCookie.Read(context.Request) is { } secret)
        {
            requester.Session = await desk.SessionAsync(secret, cancellationToken);
            requester.Actor = requester.Session?.Actor;
        }

        // The forms of one account are not taken from another, nor from nobody.
        if (requester.Actor is { } actor) context.User = new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, actor.Id)], actor.Via));
        if (IsApi(context) && !IsReading(context) && requester.Session is not null && !await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context)) throw new ProblemException(ProblemKinds.FormTokenMissing);
    }

    private static async Task<bool> MayEnterAsync(HttpContext context, Needs? needs)
    {
        if (context.ActorOf() is not { } actor)
        {
            await AskToSignInAsync(context);
            return false;
        }

        if (needs is { Permission: null }) return true;
        if (context.Requester().Session is { MustChangePassword: true })
        {
            await (IsApi(context) ? Status(context, StatusCodes.Status403Forbidden) : GoAsync(context, "/account/password"));
            return false;
        }

        if (Permissions.May(actor, needs?.Permission ?? (IsApi(context) ? Permission.ReadByApi : Permission.Read))) return true;
        await Status(context, StatusCodes.Status403Forbidden);
        return false;
    }

    private static Task AskToSignInAsync(HttpContext context)
    {
        if (IsApi(context))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return Status(context, StatusCodes.Status401Unauthorized);
        }

        // A script of a page can do nothing with the page to sign in on.
        return context.Request.Headers["Sec-Fetch-Dest"].ToString() is "" or "document" ? GoAsync(context, "/sign-in") : Status(context, StatusCodes.Status401Unauthorized);
    }

    /// <summary>To a page that leads back here afterwards: to what was asked for, or to the page whose form was sent.</summary>
    private static Task GoAsync(HttpContext context, string path)
    {
        var request = context.Request;
        var next = IsReading(context) ? LocalAddress.Of(request.Path + request.QueryString) : LocalAddress.OfReferer(request.Headers.Referer, request.Host.Value ?? "");
        var address = $"/{WebServer.LanguageOf(context)}{path}";
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = next is null ? address : QueryHelpers.AddQueryString(address, "next", next);
        return Task.CompletedTask;
    }

    private static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static bool IsReading(HttpContext context) => HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
}
