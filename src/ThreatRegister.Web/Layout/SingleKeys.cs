using Microsoft.AspNetCore.Http;
using ThreatRegister.Web.Access;

namespace ThreatRegister.Web.Layout;

/// <summary>
/// Whether keys of a single letter do something: only where an account has asked for it, since whoever types Vietnamese or speaks to his machine would set them off by chance
/// (WCAG 2.2, 2.1.4). Kept in the browser under the account's name, so that it is not switched on for who works there next.
/// </summary>
internal static class SingleKeys
{
    private const string Cookie = "threatreg-keys";

    public static bool AreOn(HttpContext context) => context.ActorOf() is { } actor && string.Equals(context.Request.Cookies[Cookie], actor.Id, StringComparison.Ordinal);

    public static void Switch(HttpContext context, bool isOn)
    {
        var options = new CookieOptions { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };
        if (!isOn) context.Response.Cookies.Delete(Cookie, options);
        else context.Response.Cookies.Append(Cookie, context.ActorOf()!.Id, new(options) { MaxAge = TimeSpan.FromDays(365) });
    }
}
