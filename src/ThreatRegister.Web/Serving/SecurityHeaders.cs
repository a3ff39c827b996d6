using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ThreatRegister.Web.Serving;

/// <summary>What every answer tells the browser: nothing from elsewhere, no script or style within the page, no frame around it.</summary>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>The policy of a page that shows a document of this installation within itself.</summary>
    public static ContentPolicy Framing { get; } = new($"{Policy}; frame-src 'self'");

    /// <summary>The policy of such a document: its own style sheet and nothing else, within pages of this installation alone.</summary>
    /// <param name="styleHash">Of the style sheet within it, such as <c>sha256-…</c>.</param>
    public static ContentPolicy Framed(string styleHash) => new($"default-src 'none'; style-src '{styleHash}'; form-action 'none'; frame-ancestors 'self'; base-uri 'self'");

    /// <summary>Set when the answer begins, so that they are on those of failures too.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() => Set(context));
        return next(context);
    });

    private static Task Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.Features.Get<ContentPolicy>()?.Text ?? Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
        if (!context.Request.Path.StartsWithSegments("/assets", StringComparison.OrdinalIgnoreCase)) headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}

/// <summary>The policy of an answer that is not like the others.</summary>
internal sealed record ContentPolicy(string Text);
