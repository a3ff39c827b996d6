using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ThreatRegister.Web.Serving;

/// <summary>Style sheets and scripts, out of the program itself. Their address has a digest of their content, so that they may be kept for ever.</summary>
internal static class AssetEndpoints
{
    private static readonly FrozenDictionary<string, Asset> assets = Load();

    /// <summary>Whether a file was there when the program was built.</summary>
    public static bool Has(string name) => assets.ContainsKey(name);

    /// <summary>The address of a file.</summary>
    public static string PathOf(string name) => assets.TryGetValue(name, out var asset) ? $"/assets/{asset.Digest}/{name}" : $"/assets/none/{name}";

    public static void MapAssets(this IEndpointRouteBuilder app) => app.MapGet("/assets/{digest}/{name}", (string digest, string name, HttpContext context) =>
    {
        if (!assets.TryGetValue(name, out var asset)) return Results.NotFound();

        context.Response.Headers.CacheControl = string.Equals(digest, asset.Digest, StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";
        return Results.Bytes(asset.Content, asset.MediaType, entityTag: new($"\"{asset.Digest}\""));
    }).AllowAnonymous();

    private static FrozenDictionary<string, Asset> Load()
    {
        var assembly = typeof(AssetEndpoints).Assembly;
        return assembly.GetManifestResourceNames().Where(name => !name.Contains(':', StringComparison.Ordinal)).Append("chart.css").Distinct(StringComparer.Ordinal).ToFrozenDictionary(name => name, name =>
        {
            // The charts' own style sheet goes with the charts.
            using var stream = assembly.GetManifestResourceStream(name) ?? typeof(Reports.Charts.HeatMap).Assembly.GetManifestResourceStream(name)!;
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            return new Asset(memory.ToArray(), MediaTypeOf(name), Convert.ToHexStringLower(SHA256.HashData(memory.ToArray()))[..16]);
        }, StringComparer.Ordinal);
    }

    private static string MediaTypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };

    private sealed record Asset(byte[] Content, string MediaType, string Digest);
}
