using System.Net;
using ThreatRegister.Accounts;
using ThreatRegister.Domain;

namespace ThreatRegister.Tests.Web_Specs;

public sealed class Signing_in(Site site)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task leads_to_the_page_that_was_asked_for_once_the_first_password_is_changed()
    {
        var made = await site.Services.Accounts.AddAsync("specs", "truc-ban-moi", "Lê Thị Mai", [Role.Operator], Tlp.Amber, agency: null, email: null, password: null, Cancel);
        using var browser = FormFiller.As(site, secret: null);

        var asked = await WhereAsync(browser, "/vi/incidents/covid-19?step=1");
        asked.ShouldBe("/vi/sign-in?next=%2Fvi%2Fincidents%2Fcovid-19%3Fstep%3D1");
        using var signed = await browser.SendAsync(asked, "sign-in", ("user", "Truc-Ban-Moi"), ("password", made.Password!));
        var cookie = signed.Headers.GetValues("Set-Cookie").Single(set => set.StartsWith("threatreg-session=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldNotContain("expires");

        var change = signed.Headers.Location!.ToString();
        (await WhereAsync(browser, "/vi/incidents/covid-19")).ShouldStartWith("/vi/account/password");
        var both = await browser.NotTakenAsync(change, "change-password", ("old", made.Password!), ("new", "quá ngắn"), ("again", "khác"));
        (both.GetElementById("new")!.GetAttribute("aria-invalid"), both.GetElementById("again")!.GetAttribute("aria-invalid")).ShouldBe(("true", "true"));
        (await browser.NotTakenAsync(change, "change-password", ("old", made.Password!), ("new", "quá ngắn"), ("again", "quá ngắn"))).GetElementById("new")!.GetAttribute("aria-invalid").ShouldBe("true");
        var next = await browser.TakenAsync(change, "change-password", ("old", made.Password!), ("new", Site.Password), ("again", Site.Password));
        next.ShouldBe("/vi/incidents/covid-19?step=1");
        (await browser.PageAsync("/vi")).QuerySelector(".who").Words().ShouldContain("Lê Thị Mai");
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example/vi")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    public async Task never_leads_to_another_site(string next)
    {
        using var browser = FormFiller.As(site, site.Secret);

        (await WhereAsync(browser, $"/vi/sign-in?next={Uri.EscapeDataString(next)}")).ShouldBe("/vi");
    }

    [Fact]
    public async Task answers_wrong_locked_and_unknown_alike()
    {
        await site.SignedInAsync("truc-ban-khoa", Tlp.Amber, Role.Operator);
        using var browser = FormFiller.As(site, secret: null);

        var said = new List<string>();
        for (var attempt = 0; attempt < Lockout.Failures; attempt++) said.Add(await RefusedAsync(browser, "truc-ban-khoa", "sai mật khẩu rồi"));
        said.Add(await RefusedAsync(browser, "truc-ban-khoa", Site.Password));
        said.Add(await RefusedAsync(browser, "khong-co-ai", "sai mật khẩu rồi"));

        said.Distinct(StringComparer.Ordinal).ShouldHaveSingleItem().ShouldContain("bị khóa 15 phút");
    }

    [Fact]
    public async Task is_limited_for_one_name()
    {
        using var browser = FormFiller.As(site, secret: null);
        HttpResponseMessage? answer = null;
        for (var attempt = 0; attempt < 11; attempt++)
        {
            answer?.Dispose();
            answer = await browser.SendAsync("/en/sign-in", "sign-in", ("user", "ai-do"), ("password", "x"));
        }

        using (answer)
        {
            answer!.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
            answer.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
            (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain("Too many requests");
        }
    }

    [Fact]
    public async Task ends_everywhere_when_asked_for()
    {
        var here = await site.SignedInAsync("truc-ban-roi", Tlp.Amber, Role.Operator);
        using var browser = FormFiller.As(site, here);
        (await browser.TakenAsync("/en/account", "sign-out-everywhere")).ShouldBe("/en/sign-in");

        using var elsewhere = FormFiller.As(site, here);
        (await WhereAsync(elsewhere, "/en/account")).ShouldStartWith("/en/sign-in");
    }

    [Fact]
    public async Task with_a_token_is_for_programs_and_shows_it_once()
    {
        using var browser = FormFiller.As(site, await site.SignedInAsync("truc-ban-khoa-api", Tlp.Amber, Role.Operator));
        using var made = await browser.SendAsync("/vi/account", "new-token", ("label", "Kết nối SIEM"), ("days", "30"));
        var secret = (await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(await made.Content.ReadAsStringAsync(Cancel), Cancel)).QuerySelector(".secret").Words();

        (await site.Services.Accounts.TokenAsync(secret, Cancel))!.ReadOnly.ShouldBeTrue();
        (await browser.PageAsync("/vi/account")).Body.Words().ShouldNotContain(secret);
        (await browser.NotTakenAsync("/vi/account", "new-token", ("label", "Kết nối SIEM"), ("days", "999"))).GetElementById("days")!.GetAttribute("value").ShouldBe("999");
    }

    private static async Task<string> WhereAsync(FormFiller browser, string path)
    {
        using var answer = await browser.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther, path);
        return answer.Headers.Location!.ToString();
    }

    private static async Task<string> RefusedAsync(FormFiller browser, string user, string password)
    {
        var page = await browser.NotTakenAsync("/vi/sign-in", "sign-in", ("user", user), ("password", password));
        page.GetElementById("user")!.GetAttribute("value").ShouldBe(user);
        return page.QuerySelector("[role=alert]").Words();
    }
}
