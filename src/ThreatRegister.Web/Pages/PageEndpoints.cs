using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThreatRegister.Web.Layout;
using ThreatRegister.Web.Serving;

namespace ThreatRegister.Web.Pages;

/// <summary>All pages, below the language of their address.</summary>
internal static class PageEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/", (HttpContext context) => Results.LocalRedirect($"/{WebServer.LanguageOf(context)}"));
        foreach (var language in (string[])["vi", "en"])
        {
            var pages = app.MapGroup($"/{language}").AddEndpointFilter((invocation, next) =>
            {
                invocation.HttpContext.PageOf().Begin(invocation.HttpContext, language);
                return next(invocation);
            });
            pages.MapHome();
        }
    }
}
