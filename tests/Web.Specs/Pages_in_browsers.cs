using System.Text.Json;
using Microsoft.AspNetCore.Routing;

namespace ThreatRegister.Tests.Web_Specs;

/// <summary>The browser looks at every page that is served: a new page stands in its list, or says there why not.</summary>
public sealed class Pages_in_browsers(Site site)
{
    [Fact]
    public async Task look_at_every_page_that_is_served()
    {
        var list = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "pages.json"), TestContext.Current.CancellationToken)).RootElement;
        var listed = list.GetProperty("pages").EnumerateObject().Select(page => page.Name)
            .Concat(list.GetProperty("made by a journey").EnumerateObject().Select(page => page.Name))
            .Concat(list.GetProperty("no pages").EnumerateArray().Select(path => path.GetString()!))
            .ToList();

        var served = site.Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") is true)
            .Select(endpoint => endpoint.RoutePattern.RawText!)
            .Where(path => path is "/vi" || path.StartsWith("/vi/", StringComparison.Ordinal))
            .Select(path => path["/vi".Length..].TrimEnd('/'))
            .ToList();

        served.Except(listed, StringComparer.Ordinal).ShouldBeEmpty("served, and not in tests/e2e/pages.json");
        listed.Except(served, StringComparer.Ordinal).ShouldBeEmpty("in tests/e2e/pages.json, and not served");
    }
}
