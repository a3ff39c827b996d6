using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using ThreatRegister.Web.Forms;
using ThreatRegister.Web.Layout;
using ThreatRegister.Web.Pages.Importing;
using ThreatRegister.Web.Pages.Recording;
using ThreatRegister.Web.Serving;

namespace ThreatRegister.Web.Pages;

/// <summary>All pages, below the language of their address.</summary>
internal static class PageEndpoints
{
    /// <summary>In bytes; pages that take files have a limit of their own.</summary>
    private const long LargestForm = 2 << 20;

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
            pages.AddEndpointFilter<FormFilter>().WithMetadata(new RequestSizeLimitAttribute(LargestForm));
            pages.MapHome();
            pages.MapRecording();
            pages.MapImporting();
        }
    }
}
