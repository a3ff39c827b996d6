using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Questions;
using ThreatRegister.Web.Access;
using ThreatRegister.Web.Forms;
using ThreatRegister.Web.Layout;
using ThreatRegister.Web.Pages.Accounts;
using ThreatRegister.Web.Pages.Administration;
using ThreatRegister.Web.Pages.Boards;
using ThreatRegister.Web.Pages.Differences;
using ThreatRegister.Web.Pages.Drafts;
using ThreatRegister.Web.Pages.Home;
using ThreatRegister.Web.Pages.Importing;
using ThreatRegister.Web.Pages.Lists;
using ThreatRegister.Web.Pages.Recording;
using ThreatRegister.Web.Pages.Records;
using ThreatRegister.Web.Pages.Registers;
using ThreatRegister.Web.Pages.Reviews;
using ThreatRegister.Web.Pages.Rules;
using ThreatRegister.Web.Pages.Seals;
using ThreatRegister.Web.Pages.Search;
using ThreatRegister.Web.Pages.Shift;
using ThreatRegister.Web.Pages.Summaries;
using ThreatRegister.Web.Pages.Threats;
using ThreatRegister.Web.Pages.Verify;
using ThreatRegister.Web.Serving;

namespace ThreatRegister.Web.Pages;

/// <summary>All pages, below the language of their address.</summary>
internal static class PageEndpoints
{
    /// <summary>In bytes: every section of a report at its longest, as a browser encodes Vietnamese letters. Pages that take files have limits of their own.</summary>
    public const long LargestForm = 4 << 20;

    private const int MostAsked = 10;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/", (HttpContext context) => Results.LocalRedirect($"/{WebServer.LanguageOf(context)}")).AllowAnonymous();
        foreach (var language in (string[])["vi", "en"])
        {
            var pages = app.MapGroup($"/{language}").AddEndpointFilter((invocation, next) => AnswerAsync(invocation, next, language));
            pages.AddEndpointFilter<FormFilter>().AddEndpointFilter(SentDrafts.DiscardAsync).AddEndpointFilter(AuditTrail.RequireRightAsync).WithMetadata(new RequestSizeLimitAttribute(LargestForm));
            pages.MapRecords();
            pages.MapEvents();
            pages.MapDifferences();
            pages.MapHome();
            pages.MapShift();
            pages.MapDeadlines();
            pages.MapReviews();
            pages.MapSummaries();
            pages.MapVerify();
            pages.MapSeals();
            pages.MapLessonBoard();
            pages.MapTaskBoard();
            pages.MapRecording();
            pages.MapImporting();
            pages.MapThreats();
            pages.MapLists();
            pages.MapRegisters();
            pages.MapRules();
            pages.MapSearch();
            pages.MapSigningIn();
            pages.MapMyAccount();
            pages.MapDrafts();
            pages.MapUsers();
            pages.MapAudit();
        }
    }

    /// <summary>An address with empty fields of a form becomes one without; what was wrong in one is said, with the page around it to try again.</summary>
    private static async ValueTask<object?> AnswerAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next, string language)
    {
        var page = invocation.HttpContext.PageOf();
        page.Begin(invocation.HttpContext, language);
        if (HttpMethods.IsGet(invocation.HttpContext.Request.Method) && page.Tidied(invocation.HttpContext.RequestServices.GetRequiredService<RegisterServices>().LocalNow) is { } tidied) return Results.LocalRedirect(tidied);

        try
        {
            return await AtNewestAsync(invocation, next);
        }
        catch (BadHttpRequestException wrong)
        {
            return Results.StatusCode(wrong.StatusCode);
        }
        catch (QuestionException wrong)
        {
            if (QuestionText.Moments.Contains(wrong.Name, StringComparer.Ordinal)) page.Mistake = wrong.Said(page.Language);
            var status = wrong.Mistake is Mistake.NotFound ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest;
            return invocation.HttpContext.Page<ErrorPage, ErrorModel>(page.Say("Chưa hiểu yêu cầu", "The request cannot be understood"), new(wrong.Said(page.Language)), status);
        }
    }

    /// <summary>What a reading page asks of the newest position is asked again where something was recorded meanwhile.</summary>
    private static async ValueTask<object?> AtNewestAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        for (var asked = 1; ; asked++)
        {
            try
            {
                return await next(invocation);
            }
            catch (MomentPassedException) when (asked < MostAsked && HttpMethods.IsGet(invocation.HttpContext.Request.Method))
            {
                // The next asking begins with the moment that is newest now.
            }
        }
    }
}
