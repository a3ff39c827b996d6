using Microsoft.AspNetCore.Http;

namespace ThreatRegister.Web.Access;

/// <summary>The secret of a session in the browser. It lasts as long as the browser is open; the register ends the session before.</summary>
internal static class SessionCookie
{
    // Where the connection is encrypted, the prefix makes browsers hold that no other host and no plain connection has set it.
    private const string Secure = "__Host-threatreg";
    private const string Plain = "threatreg-session";

    public static string? Read(HttpRequest request) => request.Cookies[NameFor(request)];

    public static void Write(HttpContext context, string secret) => context.Response.Cookies.Append(NameFor(context.Request), secret, OptionsFor(context.Request));

    public static void Clear(HttpContext context) => context.Response.Cookies.Delete(NameFor(context.Request), OptionsFor(context.Request));

    private static string NameFor(HttpRequest request) => request.IsHttps ? Secure : Plain;

    private static CookieOptions OptionsFor(HttpRequest request) => new() { HttpOnly = true, Secure = request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };
}
