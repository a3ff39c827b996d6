using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ThreatRegister.Application.Events;

namespace ThreatRegister.Web.Api;

/// <summary>Answers for programs: JSON as the command line prints it, without its line breaks.</summary>
internal static class ApiResults
{
    public static IResult Json(object document, int status = StatusCodes.Status200OK) => new JsonResult(JsonSerializer.SerializeToUtf8Bytes(document, document.GetType(), JsonForms.Plain), status);

    private sealed record JsonResult(byte[] Content, int Status) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = Status;
            httpContext.Response.ContentType = "application/json; charset=utf-8";
            httpContext.Response.ContentLength = Content.Length;
            if (!HttpMethods.IsHead(httpContext.Request.Method)) await httpContext.Response.Body.WriteAsync(Content, httpContext.RequestAborted);
        }
    }
}
