using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ThreatRegister.Tests.Web_Specs;

/// <summary>A browser that fills in the forms of pages: it keeps cookies, and sends what a form holds with what was typed.</summary>
internal sealed class FormFiller : IDisposable
{
    private readonly HttpClient client;
    private readonly HtmlParser parser = new();

    private FormFiller(HttpClient client) => this.client = client;

    public static Task<FormFiller> OnAsync(Site site) => Task.FromResult(As(site, site.Secret));

    /// <param name="secret">Of a session; null: nobody has signed in.</param>
    public static FormFiller As(Site site, string? secret) => new(site.Client(secret));

    public async Task<IHtmlDocument> PageAsync(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        answer.StatusCode.ShouldBe(status, path);
        return await parser.ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }

    public Task<HttpResponseMessage> GetAsync(string path) => client.GetAsync(new Uri(path, UriKind.Relative));

    /// <summary>An answer that goes on: its body is read as it comes.</summary>
    public Task<HttpResponseMessage> FollowAsync(string path, CancellationToken cancellationToken) => client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    /// <summary>Has the page of the desk open while something is done: the line that tells of it.</summary>
    /// <param name="words">What that line holds.</param>
    public async Task<string> ToldAsync(Func<Task> act, string words)
    {
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timed.CancelAfter(TimeSpan.FromSeconds(30));
        using var answer = await FollowAsync("/vi/feed", timed.Token);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(timed.Token));
        await NextAsync(line => line is "event: ready");
        await act();
        return await NextAsync(line => line.Contains(words, StringComparison.Ordinal));

        async Task<string> NextAsync(Func<string, bool> isMeant)
        {
            while (await lines.ReadLineAsync(timed.Token) is { } line) if (isMeant(line)) return line;
            throw new EndOfStreamException("The feed has ended.");
        }
    }

    /// <summary>Sends a form of a page.</summary>
    public async Task<HttpResponseMessage> SendAsync(string path, string form, params (string Name, string Value)[] typed)
    {
        var (action, fields) = await FieldsAsync(path, form);
        fields.RemoveAll(field => typed.Any(one => one.Name == field.Key));
        fields.AddRange(typed.Select(one => KeyValuePair.Create(one.Name, one.Value)));
        return await client.PostAsync(new Uri(action, UriKind.Relative), new FormUrlEncodedContent(fields));
    }

    /// <summary>Sends a form that is taken, and answers where it leads.</summary>
    public async Task<string> TakenAsync(string path, string form, params (string Name, string Value)[] typed)
    {
        using var answer = await SendAsync(path, form, typed);
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.ToString();
    }

    /// <summary>Sends a form that is not taken, and answers the page that says why.</summary>
    public async Task<IHtmlDocument> NotTakenAsync(string path, string form, params (string Name, string Value)[] typed)
    {
        using var answer = await SendAsync(path, form, typed);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        return await parser.ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }

    public async Task<HttpResponseMessage> SendFileAsync(string path, string form, string name, byte[] content)
    {
        var (action, fields) = await FieldsAsync(path, form);
        using var body = new MultipartFormDataContent();
        foreach (var (field, value) in fields) body.Add(new StringContent(value), field);
        body.Add(new ByteArrayContent(content), "file", name);
        return await client.PostAsync(new Uri(action, UriKind.Relative), body);
    }

    public Task<HttpResponseMessage> SendWithoutTokenAsync(string path, params (string Name, string Value)[] typed) =>
        client.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(typed.Select(one => KeyValuePair.Create(one.Name, one.Value))));

    /// <summary>Sends what no form was handed out for, with the token of one that was.</summary>
    public async Task<HttpResponseMessage> SendUnofferedAsync(string path, params (string Name, string Value)[] typed)
    {
        var (_, fields) = await FieldsAsync("/vi/account", "sign-out");
        fields.AddRange(typed.Select(one => KeyValuePair.Create(one.Name, one.Value)));
        return await client.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(fields));
    }

    /// <summary>The page that a form was answered with.</summary>
    public async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) => await parser.ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

    public void Dispose() => client.Dispose();

    private async Task<(string Action, List<KeyValuePair<string, string>> Fields)> FieldsAsync(string path, string form)
    {
        var found = (await PageAsync(path)).GetElementById(form).ShouldBeAssignableTo<IHtmlFormElement>($"{path} has no form '{form}'")!;
        var fields = found.Elements.Select(element => element switch
        {
            IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => (Name: "", Value: ""),
            IHtmlInputElement { Type: not "file" } input => (Name: input.Name ?? "", Value: input.Value),
            IHtmlTextAreaElement area => (Name: area.Name ?? "", Value: area.Value),
            IHtmlSelectElement select => (Name: select.Name ?? "", Value: select.Value ?? ""),
            _ => (Name: "", Value: ""),
        }).Where(field => field.Name.Length > 0);
        return (found.GetAttribute("action")!, [.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
    }
}
