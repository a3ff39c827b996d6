using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;
using ThreatRegister.Projections;
using ThreatRegister.Web.Api;

namespace ThreatRegister.Tests.Web_Specs.Api;

/// <summary>What is written of the API is what it does. <c>THREATREG_WRITE_OPENAPI=1</c> writes docs/openapi.json anew.</summary>
public sealed partial class The_description_of_the_API(Site site)
{
    private static readonly string root = RootOf(AppContext.BaseDirectory);

    [Fact]
    public async Task is_the_one_that_is_served_and_the_one_that_is_committed()
    {
        var path = Path.Combine(root, "docs", "openapi.json");
        if (Environment.GetEnvironmentVariable("THREATREG_WRITE_OPENAPI") is { Length: > 0 }) await File.WriteAllBytesAsync(path, OpenApiDocument.Bytes.ToArray(), TestContext.Current.CancellationToken);

        using var nobody = Program.Nobody(site);
        var served = await nobody.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken);

        (served == await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ShouldBeTrue("docs/openapi.json is another: THREATREG_WRITE_OPENAPI=1 ./test Web.Specs -class '*The_description_of_the_API' writes it anew");
        ((string?)JsonNode.Parse(served)!["openapi"]).ShouldBe("3.1.1");
    }

    [Fact]
    public void has_every_command_and_points_to_nothing_that_is_not_there()
    {
        var document = JsonNode.Parse(OpenApiDocument.Bytes.Span)!;

        foreach (var name in CommandCatalogue.Names) document["paths"]![$"/api/commands/{name}"]!["post"].ShouldNotBeNull(name);
        foreach (var reference in Component().Matches(document.ToJsonString()).Select(match => match.Groups["path"].Value).Distinct())
            reference.Split('/').Aggregate((JsonNode?)document, (node, part) => node?[part]).ShouldNotBeNull(reference);
        var ids = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(operation => (string)operation.Value!["operationId"]!).ToArray();
        ids.ShouldBeUnique();
    }

    [Fact]
    public async Task explains_every_problem_under_a_name_of_its_own()
    {
        using var nobody = Program.Nobody(site);
        var all = (await nobody.GetAsync("/problems"))["problems"]!.AsArray().Select(problem => (string)problem!["type"]!).ToArray();

        all.ShouldBeUnique();
        foreach (var refusal in Enum.GetValues<Refusal>()) all.ShouldContain($"/problems/{Codes.Of(refusal)}");
        foreach (var type in all.Take(40)) ((string?)(await nobody.GetAsync(type))["type"]).ShouldBe(type);
        await nobody.GetAsync("/problems/no-such", HttpStatusCode.NotFound);
    }

    /// <summary>Its examples are sent as they stand there.</summary>
    [Fact]
    public async Task in_words_has_examples_that_work()
    {
        using var program = await Program.OperatorAsync(site);
        var examples = Curl().Matches((await File.ReadAllTextAsync(Path.Combine(root, "docs", "api.md"), TestContext.Current.CancellationToken)).Replace("\\\n", " ", StringComparison.Ordinal)).Select(match => match.Value).ToArray();
        examples.Length.ShouldBeGreaterThan(12);
        foreach (var example in examples)
        {
            var path = Address().Match(example).Groups["path"].Value;
            if (path.EndsWith("/stream", StringComparison.Ordinal)) continue; // it goes on for ever; it has specs of its own

            var body = Body().Match(example) is { Success: true } given ? given.Groups["body"].Value : null;
            var headers = Header().Matches(example).Select(match => (match.Groups["name"].Value, match.Groups["value"].Value)).Where(header => header.Item1 is not ("Authorization" or "Content-Type")).ToArray();
            using var answer = await program.SendAsync(body is null ? HttpMethod.Get : HttpMethod.Post, path, body, headers);
            ((int)answer.StatusCode).ShouldBeInRange(200, 399, $"{example}\n{await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        }
    }

    private static string RootOf(string folder) => File.Exists(Path.Combine(folder, "ThreatRegister.sln")) ? folder : RootOf(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The repository is not above the tests."));

    [GeneratedRegex("\"\\$ref\":\"#/(?<path>components/[^\"]+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Component();

    [GeneratedRegex("^ {0,4}curl .*$", RegexOptions.CultureInvariant | RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Curl();

    [GeneratedRegex("\\$REGISTER(?<path>/[^\"]*)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Address();

    [GeneratedRegex("-d '(?<body>[^']*)'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Body();

    [GeneratedRegex("-H '(?<name>[A-Za-z-]+): (?<value>[^']*)'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Header();
}
