using System.Net;
using Microsoft.AspNetCore.Routing;
using Client = ThreatRegister.Tests.Web_Specs.Api.Program;
using ThreatRegister.Web.Access;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Tests.Web_Specs;

/// <summary>What somebody types into an address, in whatever letters: it is answered, and held by the same rules.</summary>
public sealed class Addresses_written_otherwise(Site site)
{
    [Theory]
    [InlineData("incidents?text=covid&utm_source=thu&sort=-occurred", "text=covid")]
    [InlineData("threats?period=2021&utm_source=thu", "period=2021")]
    [InlineData("incidents/covid-19?as-of=300&utm_source=thu", "as-of=300")]
    [InlineData("shift?utm_source=thu", "")]
    [InlineData("do/note-on-incident?incident=covid-19&utm_source=thu", "incident=covid-19")]
    public async Task Hand_on_no_name_that_no_page_knows(string address, string known)
    {
        var page = await site.PageAsync($"/vi/{address}");

        var handedOn = page.QuerySelectorAll("a[href], form[action]").Select(one => one.GetAttribute("href") ?? one.GetAttribute("action")).Concat(page.QuerySelectorAll("input[type=hidden]").Select(field => field.GetAttribute("name"))).ToList();
        handedOn.ShouldAllBe(one => !one!.Contains("utm_source", StringComparison.Ordinal));
        page.QuerySelector("a[hreflang=en]")!.GetAttribute("href")!.ShouldContain(known);
    }

    [Theory]
    [InlineData("incidents")]
    [InlineData("shift")]
    [InlineData("diff")]
    [InlineData("search")]
    public async Task Overlook_a_foreign_name_however_often_it_is_given(string page) => await site.PageAsync($"/vi/{page}?utm_source=mail&utm_source=chat");

    [Fact]
    public void Know_each_name_that_a_page_takes()
    {
        var taken = site.Endpoints.Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/vi", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.OfType<Microsoft.AspNetCore.Http.Metadata.IParameterBindingMetadata>().Where(taken => taken.HasTryParse || taken.ParameterInfo.ParameterType == typeof(string))
                .Select(taken => taken.ParameterInfo.GetCustomAttributes(inherit: false).OfType<Microsoft.AspNetCore.Mvc.FromQueryAttribute>().FirstOrDefault()?.Name ?? taken.Name).Except(endpoint.RoutePattern.Parameters.Select(part => part.Name), StringComparer.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase).ToList();

        taken.Count.ShouldBeGreaterThan(10);
        taken.Where(name => !AddressNames.Knows(name)).ShouldBeEmpty();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/vi/search?q=%EF%BF%BE")]
    [InlineData("/vi/incidents?text=%EF%BF%BE")]
    [InlineData("/vi/intake?text=%00")]
    [InlineData("/vi/entry/when?text=%D9%A2/2026")]
    [InlineData("/vi/entry/when?text=%D9%A2%D9%A0%D9%A2%D9%A6")]
    [InlineData("/api/deadlines?status=running&at=0001-01-02")]
    [InlineData("/vi/sign-in?next=/%C4%91")]
    [InlineData("/vi/incidents/%C4%91?x=")]
    [InlineData("/API/incidents?x=1")]
    [InlineData("/Problems/x")]
    public async Task are_never_a_failure_of_the_program(string path)
    {
        using var answer = await site.GetAsync(path);

        ((int)answer.StatusCode).ShouldBeLessThan(500, path);
        if (path.StartsWith("/API", StringComparison.Ordinal)) await Client.ProblemAsync(answer, HttpStatusCode.BadRequest, "query-invalid");
    }

    [Fact]
    public async Task need_the_token_of_a_page_for_a_command_by_a_session()
    {
        using var browser = Client.Nobody(site);

        using var sent = await browser.SendAsync(
            HttpMethod.Post, "/API/Commands/report-incident", Client.Incident("api-chu-hoa"), ("Cookie", $"threatreg-session={site.Secret}"), ("Idempotency-Key", Guid.NewGuid().ToString()));

        await Client.ProblemAsync(sent, HttpStatusCode.BadRequest, "form-token-missing");
    }

    [Fact]
    public async Task take_no_password_that_has_no_normal_form_for_a_failure()
    {
        using var browser = FormFiller.As(site, secret: null);

        await browser.NotTakenAsync("/vi/sign-in", "sign-in", ("user", "khong-ai"), ("password", "\uFFFE"));
    }

    [Theory]
    [InlineData("/sign-in", "POST", "SignIn")]
    [InlineData("/files/{format}", "GET", "File")]
    [InlineData("/document", "GET", "File")]
    [InlineData("/evidence/{evidence}", "GET", "File")]
    [InlineData("/api/summaries/{period}", "GET", "File")]
    public void are_limited_by_what_they_lead_to(string end, string method, string cost)
    {
        var endpoints = site.Endpoints.Where(endpoint => endpoint.RoutePattern.RawText!.EndsWith(end, StringComparison.Ordinal) && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Contains(method)).ToList();

        endpoints.ShouldNotBeEmpty();
        endpoints.ShouldAllBe(endpoint => endpoint.Metadata.GetMetadata<Costs>()!.What.ToString() == cost);
    }

    [Fact]
    public void of_one_account_leave_streams_for_others()
    {
        var streams = new OpenStreams();
        var open = Enumerable.Range(0, 10).Select(_ => streams.TryOpen("mot").ShouldNotBeNull()).ToList();

        streams.TryOpen("mot").ShouldBeNull();
        streams.TryOpen("hai").ShouldNotBeNull();
        open[0].Dispose();
        streams.TryOpen("mot").ShouldNotBeNull();
    }
}
