using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ThreatRegister.Accounts;
using ThreatRegister.Domain;

namespace ThreatRegister.Tests.Web_Specs.Api;

/// <summary>A program that uses the API by a token.</summary>
internal sealed class Program : IDisposable
{
    private static readonly SemaphoreSlim making = new(1);
    private static readonly Dictionary<string, string> tokens = new(StringComparer.Ordinal);
    private readonly HttpClient client;

    private Program(Uri address, string? token)
    {
        client = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
        if (token is not null) client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
    }

    public HttpClient Client => client;

    /// <summary>One that sees everything and may record incidents, occasions and sources.</summary>
    public static Task<Program> OperatorAsync(Site site) => OfAsync(site, "may-truc-ban", Role.Operator, Tlp.Red);

    /// <summary>One that sees what is GREEN and CLEAR.</summary>
    public static Task<Program> ReaderAsync(Site site) => OfAsync(site, "may-doc", Role.Reader, Tlp.Green);

    public static Program Nobody(Site site, string? token = null) => new(site.Address, token);

    public static async Task<Program> OfAsync(Site site, string account, Role role, Tlp clearance)
    {
        await making.WaitAsync();
        try
        {
            if (!tokens.TryGetValue(account, out var token))
            {
                var desk = site.Services.Accounts;
                (await desk.AddAsync("program", account, "Máy kết nối", [role], clearance, agency: null, email: null, password: null)).Fault.ShouldBeNull();
                tokens[account] = token = (await desk.AddTokenAsync("program", account, "thử", [role], readOnly: false, 1)).Secret!;
            }

            return new(site.Address, token);
        }
        finally
        {
            making.Release();
        }
    }

    public async Task<JsonNode> GetAsync(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return await ReadAsync(answer, status, path);
    }

    public Task<HttpResponseMessage> AskAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    public Task<HttpResponseMessage> CommandAsync(string name, string json, Guid? id = null, string? version = null) =>
        SendAsync(HttpMethod.Post, $"/api/commands/{name}", json, [("Idempotency-Key", (id ?? Guid.CreateVersion7()).ToString()), .. version is null ? Array.Empty<(string, string)>() : [("If-Match", version)]]);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? json, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue(name);
        if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        return await client.SendAsync(request);
    }

    /// <summary>Sends a command that is taken.</summary>
    public async Task<JsonNode> RecordAsync(string name, string json, string? version = null)
    {
        using var answer = await CommandAsync(name, json, version: version);
        var body = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBeInRange(200, 201, body);
        return JsonNode.Parse(body)!;
    }

    public static async Task<JsonNode> ReadAsync(HttpResponseMessage answer, HttpStatusCode status, string what = "")
    {
        var body = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, $"{what}: {body}");
        return JsonNode.Parse(body)!;
    }

    /// <summary>A problem of this name, as RFC 9457 has it.</summary>
    public static async Task<JsonNode> ProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string name)
    {
        var problem = await ReadAsync(answer, status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        ((string?)problem["type"]).ShouldBe($"/problems/{name}");
        ((int?)problem["status"]).ShouldBe((int)status);
        ((string?)problem["title"]).ShouldNotBeNullOrWhiteSpace();
        return problem;
    }

    public static string Incident(string id, string title = "Trang tin bị thay đổi giao diện", string more = "") =>
        $$"""{"incident":"{{id}}","title":"{{title}}","type":"cyber.attack","occurred":"2026-05-02"{{more}}}""";

    /// <summary>The address of the next page; null at the end.</summary>
    public static string? NextOf(HttpResponseMessage answer) => answer.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;

    public void Dispose() => client.Dispose();
}
