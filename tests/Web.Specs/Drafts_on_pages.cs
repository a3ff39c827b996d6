using System.Net;
using System.Text.Json.Nodes;
using ThreatRegister.Accounts;
using ThreatRegister.Domain;

namespace ThreatRegister.Tests.Web_Specs;

/// <summary>What is written into forms and not sent is kept with its writer's account; the script only sends it there and puts it back.</summary>
public sealed class Drafts_on_pages(Site site)
{
    private const string Form = "/vi/do/note-on-incident?incident=covid-19";
    private const string Key = "/do/note-on-incident:note-on-incident:covid-19";
    private const string Fields = """[["incident","covid-19"],["text","Đang viết dở"]]""";

    [Fact]
    public async Task Are_put_back_on_another_machine_listed_and_discarded()
    {
        var secret = await site.SignedInAsync("nhap-may-khac", Tlp.Red, Role.Operator);
        using var first = FormFiller.As(site, secret);
        (await KeptAsync(first, Fields)).ShouldBe(HttpStatusCode.NoContent);

        using var second = FormFiller.As(site, secret);
        var form = (await second.PageAsync(Form)).QuerySelector("form[data-draft]").ShouldNotBeNull();
        form.QuerySelector("input[name=_draft]")!.GetAttribute("value").ShouldBe(Key);
        form.QuerySelector("data[data-drafted]")!.GetAttribute("data-drafted").ShouldStartWith("Đã khôi phục bản nháp bạn viết lúc");
        JsonNode.DeepEquals(JsonNode.Parse(form.QuerySelector("data[data-drafted]")!.GetAttribute("value")!), JsonNode.Parse(Fields)).ShouldBeTrue();

        var listed = (await second.PageAsync("/vi/account/drafts")).QuerySelectorAll("tbody tr").ShouldHaveSingleItem();
        listed.QuerySelector("a").Address().ShouldBe(Form);
        listed.Words().ShouldContain("Ghi chú về vụ việc · Đại dịch COVID-19");
        (await second.TakenAsync("/vi/account/drafts", "discard-0")).ShouldBe("/vi/account/drafts");
        (await second.PageAsync("/vi/account/drafts")).QuerySelectorAll("tbody tr").ShouldBeEmpty();
        (await second.PageAsync(Form)).QuerySelector("data[data-drafted]").ShouldBeNull();
    }

    [Fact]
    public async Task Are_seen_by_nobody_else()
    {
        using var writer = FormFiller.As(site, await site.SignedInAsync("nhap-cua-toi", Tlp.Red, Role.Operator));
        using var other = FormFiller.As(site, await site.SignedInAsync("nhap-nguoi-khac", Tlp.Red, Role.Operator, Role.Administrator));
        await KeptAsync(writer, Fields);

        (await other.PageAsync(Form)).QuerySelector("data[data-drafted]").ShouldBeNull();
        (await other.PageAsync("/vi/account/drafts")).QuerySelectorAll("tbody tr").ShouldBeEmpty();
        await KeptAsync(other, "[]");
        (await writer.PageAsync(Form)).QuerySelector("data[data-drafted]").ShouldNotBeNull("another's empty form takes nothing away");
    }

    [Fact]
    public async Task End_when_the_form_is_taken_and_stay_when_it_comes_back()
    {
        using var writer = FormFiller.As(site, await site.SignedInAsync("nhap-den-gui", Tlp.Red, Role.Operator));
        await KeptAsync(writer, Fields);

        using var back = await writer.SendAsync(Form, "entry", ("text", ""));
        back.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await writer.PageAsync(Form)).QuerySelector("data[data-drafted]").ShouldNotBeNull();

        await writer.TakenAsync(Form, "entry", ("text", "Đã viết xong, gửi bản nháp"));
        (await writer.PageAsync(Form)).QuerySelector("data[data-drafted]").ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"text":"x"}""", "/do/note-on-incident", HttpStatusCode.BadRequest)]
    [InlineData("""[["text",1]]""", "/do/note-on-incident", HttpStatusCode.BadRequest)]
    [InlineData("[[", "/do/note-on-incident", HttpStatusCode.BadRequest)]
    [InlineData("""[["text","x"]]""", "//elsewhere.example", HttpStatusCode.BadRequest)]
    [InlineData("""[["text","x"]]""", "/do/note-on-incident", HttpStatusCode.NoContent)]
    public async Task Are_pairs_of_texts_of_a_page_of_this_site(string fields, string path, HttpStatusCode status)
    {
        using var writer = await FormFiller.OnAsync(site);

        (await KeptAsync(writer, fields, path)).ShouldBe(status);
        await KeptAsync(writer, "[]");
    }

    [Fact]
    public async Task Are_bounded()
    {
        using var writer = await FormFiller.OnAsync(site);

        (await KeptAsync(writer, $"""[["text","{new string('x', KeepingRules.LargestDraft)}"]]""")).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    private static async Task<HttpStatusCode> KeptAsync(FormFiller writer, string fields, string path = "/do/note-on-incident?incident=covid-19")
    {
        await writer.PageAsync(Form);
        using var answer = await writer.SendUnofferedAsync("/vi/account/drafts", ("key", Key), ("title", "Ghi chú về vụ việc"), ("path", path), ("fields", fields));
        return answer.StatusCode;
    }
}
