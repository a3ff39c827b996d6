using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThreatRegister.Web.Serving;

namespace ThreatRegister.Web.Api;

/// <summary>What each <c>type</c> of a problem means, at its own address.</summary>
internal static class ProblemEndpoints
{
    public static void MapProblems(this IEndpointRouteBuilder app)
    {
        app.MapGet("/problems", (HttpContext context) => ApiResults.Json(new { problems = ProblemKinds.All.Select(kind => Problems.Document(kind, WebServer.LanguageOf(context))) })).AllowAnonymous();
        app.MapGet("/problems/{name}", (string name, HttpContext context) =>
            ProblemKinds.Find(name) is { } kind ? ApiResults.Json(Problems.Document(kind, WebServer.LanguageOf(context))) : throw new ProblemException(ProblemKinds.NotFound)).AllowAnonymous();
    }
}
