using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ThreatRegister.Tests.Web_Specs;

/// <summary>A form of a page as a browser without script has it: with what stands in it, changed by who fills it in.</summary>
internal sealed class FilledForm
{
    private readonly Site site;
    private readonly string action;
    private readonly List<(string Name, string Value)> fields = [];
    private readonly List<(string Name, string FileName, byte[] Content)> files = [];

    public FilledForm(Site site, IHtmlDocument page, string which = "main form[method=post]")
    {
        this.site = site;
        var form = (IHtmlFormElement)page.QuerySelector(which)!;
        action = form.GetAttribute("action")!;
        foreach (var field in form.QuerySelectorAll("input, select, textarea")) Take(field);
    }

    public string this[string name] => fields.Where(field => field.Name == name).Select(field => field.Value).FirstOrDefault("");

    public FilledForm With(string name, params string[] values)
    {
        fields.RemoveAll(field => field.Name == name);
        fields.AddRange(values.Select(value => (name, value)));
        return this;
    }

    public FilledForm File(string name, string fileName, byte[] content)
    {
        files.Add((name, fileName, content));
        return this;
    }

    public Task<HttpResponseMessage> SendAsync()
    {
        if (files.Count == 0) return site.PostAsync(action, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields) content.Add(new StringContent(value), name);
        foreach (var (name, fileName, bytes) in files) content.Add(new ByteArrayContent(bytes), name, fileName);
        return site.PostAsync(action, content);
    }

    /// <summary>Sends it; it is taken, and leads on to a page.</summary>
    public async Task<string> SentAsync()
    {
        using var answer = await SendAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await FaultsAsync(answer));
        return answer.Headers.Location!.ToString();
    }

    /// <summary>Sends it; it comes back.</summary>
    public async Task<IHtmlDocument> ReturnedAsync(HttpStatusCode status)
    {
        using var answer = await SendAsync();
        answer.StatusCode.ShouldBe(status, await FaultsAsync(answer));
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> FaultsAsync(HttpResponseMessage answer) =>
        (await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync())).QuerySelector(".summary, .conflict") is { } notice ? notice.TextContent : "";

    private void Take(IElement field)
    {
        if (field.GetAttribute("name") is not { } name) return;
        switch (field)
        {
            case IHtmlSelectElement select:
                fields.AddRange(select.Options.Where(option => option.IsSelected).Select(option => (name, option.Value)));
                break;
            case IHtmlTextAreaElement area:
                fields.Add((name, area.Value));
                break;
            case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "file" or "submit" }:
                break;
            case IHtmlInputElement input:
                fields.Add((name, input.Value));
                break;
        }
    }
}
