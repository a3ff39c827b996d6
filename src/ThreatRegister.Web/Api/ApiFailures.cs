using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ThreatRegister.Accounts;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Events;
using ThreatRegister.Application.Questions;
using ThreatRegister.EventLog;
using ThreatRegister.Web.Access;
using ThreatRegister.Web.Serving;

namespace ThreatRegister.Web.Api;

/// <summary>Whatever goes wrong below the API's addresses is answered as a problem; what the program did wrong is told to the journal alone.</summary>
internal static class ApiFailures
{
    private const int RetryAfter = 1;

    // Routing looks at no capitals, so nothing that goes by an address may.
    private static readonly string[] roots = ["/api", "/problems", "/openapi", "/health"];

    public static void UseApiFailures(this IApplicationBuilder app) => app.UseWhen(IsForPrograms, programs => programs.Use(async (context, next) =>
    {
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: >= StatusCodes.Status400BadRequest, ContentType: null }) await Problems.WriteAsync(context, ProblemKinds.OfStatus(context.Response.StatusCode));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone: there is nobody to answer.
        }
        catch (Exception wrong) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            await Problems.WriteAsync(context, ProblemOf(context, wrong));
        }
    }));

    /// <summary>Whether the address is one of those that programs ask.</summary>
    public static bool IsForPrograms(HttpContext context) => roots.Any(root => context.Request.Path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase));

    private static ProblemException ProblemOf(HttpContext context, Exception wrong)
    {
        switch (wrong)
        {
            case ProblemException problem:
                return problem;
            case QuestionException question:
                return new(question.Mistake is Mistake.NotFound ? ProblemKinds.NotFound : ProblemKinds.QueryWrong, question.Coded(WebServer.LanguageOf(context), name => name))
                {
                    Members = new Dictionary<string, object?>(StringComparer.Ordinal) { ["parameter"] = question.Name },
                };
            case CommandBodyException body:
                return new(body.IsJson ? ProblemKinds.Invalid : ProblemKinds.Malformed, body.Message) { Members = new Dictionary<string, object?>(StringComparer.Ordinal) { ["field"] = body.Field } };
            case ClosedDoorException:
                return new(ProblemKinds.NotAllowed);
            case BadHttpRequestException bad:
                return new(ProblemKinds.OfStatus(bad.StatusCode));
            case SubjectErasedException:
                return new(ProblemKinds.Erased);
            case { } away when EarlyEnds.IsAway(away):
                return new(ProblemKinds.Busy) { RetryAfter = RetryAfter };
            default:
                EarlyEnds.Tell(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("ThreatRegister.Web"), context, wrong);
                return new(ProblemKinds.Failed) { Members = new Dictionary<string, object?>(StringComparer.Ordinal) { ["trace"] = context.TraceIdentifier } };
        }
    }
}
