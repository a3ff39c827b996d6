using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThreatRegister.Application.Questions;
using ThreatRegister.Web.Forms;
using ThreatRegister.Web.Layout;
using ThreatRegister.Web.Pages.Boards;
using ThreatRegister.Web.Pages.Home;
using ThreatRegister.Web.Pages.Reviews;
using ThreatRegister.Web.Pages.Shift;
using ThreatRegister.Web.Pages.Summaries;
using ThreatRegister.Web.Pages.Verify;
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
            var pages = app.MapGroup($"/{language}").AddEndpointFilter(async (invocation, next) =>
            {
                invocation.HttpContext.PageOf().Begin(invocation.HttpContext, language);
                try
                {
                    return await next(invocation);
                }
                catch (QuestionException wrong)
                {
                    return wrong.Answer(invocation.HttpContext);
                }
                catch (BadHttpRequestException wrong)
                {
                    return Results.StatusCode(wrong.StatusCode);
                }
            }).AddEndpointFilter(FormToken.RequireAsync);
            pages.MapHome();
            pages.MapShift();
            pages.MapReviews();
            pages.MapSummaries();
            pages.MapVerify();
            pages.MapLessonBoard();
            pages.MapTaskBoard();
        }
    }
}
