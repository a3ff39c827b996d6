using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ThreatRegister.Web.Api;

internal static class OpenApiEndpoints
{
    public const string Path = "/openapi/v1.json";

    public static void MapOpenApi(this IEndpointRouteBuilder app) => app.MapGet(Path, () => Results.Bytes(OpenApiDocument.Bytes, "application/json; charset=utf-8")).AllowAnonymous();
}
