using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ThreatRegister.Accounts;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;

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
        (await KeptAsync(first, Fields)).ShouldBe(HttpStatusCode.OK);

        using var second = FormFiller.As(site, secret);
        var form = (await second.PageAsync(Form)).QuerySelector("form[data-draft]").ShouldNotBeNull();
        ValueOf(form, "_draft").ShouldBe(Key);
        ValueOf(form, "text").ShouldBe("Đang viết dở");
        form.Owner!.GetElementById("discard-draft").Words().ShouldStartWith("Đã khôi phục bản nháp bạn viết lúc");

        var listed = (await second.PageAsync("/vi/account/drafts")).QuerySelectorAll("tbody tr").ShouldHaveSingleItem();
        listed.QuerySelector("a").Address().ShouldBe(Form);
        listed.Words().ShouldStartWith("Viết tiếp: Đang viết dở Ghi chú · Đại dịch COVID-19");
        (await second.TakenAsync("/vi/account/drafts", "discard-0")).ShouldBe("/vi/account/drafts");
        (await second.PageAsync("/vi/account/drafts")).QuerySelectorAll("tbody tr").ShouldBeEmpty();
        (await second.PageAsync(Form)).GetElementById("discard-draft").ShouldBeNull();
    }

    [Fact]
    public async Task Are_listed_by_what_was_typed_and_their_form_in_the_language_of_the_reader()
    {
        using var writer = FormFiller.As(site, await site.SignedInAsync("nhap-nhieu-ban", Tlp.Red, Role.Operator, Role.Office));
        await KeptAsync(writer, """[["type","cyber.attack"],["occurred","tháng 6/2026"],["description","Mô tả trước"],["title","Tấn công cổng dịch vụ công của tỉnh, làm gián đoạn việc tiếp nhận hồ sơ trực tuyến trong ba ngày"]]""", "/report", "/report:report-incident:");
        await KeptAsync(writer, """[["incident","covid-19"]]""");
        await KeptAsync(writer, """[["text","Do thiếu nhân lực.\nDo thiên tai."]]""", "/reviews/asean-2020-review/sections/causes/vi", "/reviews/asean-2020-review/sections/causes/vi:section");

        (await writer.PageAsync("/en/account/drafts")).QuerySelectorAll("tbody td:first-child").Select(draft => draft.Words()).ShouldBe(
        [
            "Go on with: Do thiếu nhân lực. Section of a review: Objective and subjective causes · Báo cáo tổng kết bảo đảm an ninh, y tế Năm Chủ tịch ASEAN 2020",
            "Go on with: Add a note Đại dịch COVID-19",
            "Go on with: Tấn công cổng dịch vụ công của tỉnh, làm gián đoạn việc tiếp nhận hồ sơ trực… Log an incident",
        ]);
    }

    [Fact]
    public async Task Are_discarded_at_the_form_that_has_them()
    {
        using var writer = FormFiller.As(site, await site.SignedInAsync("nhap-bo-tai-cho", Tlp.Red, Role.Operator));
        await KeptAsync(writer, Fields);

        (await writer.TakenAsync(Form, "discard-draft")).ShouldBe(Form);
        ValueOf(await writer.PageAsync(Form), "text").ShouldBeEmpty();
    }

    [Fact]
    public async Task Are_put_back_with_every_item_of_a_list()
    {
        using var writer = FormFiller.As(site, await site.SignedInAsync("nhap-nhieu-muc", Tlp.Red, Role.Operator));
        await KeptAsync(writer, """[["responses.count","2"],["responses[0].summary","Cách ly máy chủ"],["responses[1].summary","Đổi mật khẩu"]]""", "/report", "/report:report-incident:");

        var form = await writer.PageAsync("/vi/report");
        ValueOf(form, "responses.count").ShouldBe("2");
        ValueOf(form, "responses[0].summary").ShouldBe("Cách ly máy chủ");
        ValueOf(form, "responses[1].summary").ShouldBe("Đổi mật khẩu");
    }

    [Fact]
    public async Task Of_a_form_about_nothing_yet_stay_one_until_it_is_taken()
    {
        const string path = "/do/note-on-incident", key = path + ":note-on-incident:";
        using var writer = FormFiller.As(site, await site.SignedInAsync("nhap-chua-ro-vu", Tlp.Red, Role.Operator));
        ValueOf(await writer.PageAsync("/vi" + path), "_draft").ShouldBe(key);
        await KeptAsync(writer, """[["incident","covid-19"],["text","Viết khi chưa chọn vụ"]]""", path, key);

        var back = await writer.NotTakenAsync("/vi" + path, "entry", ("text", ""));
        ValueOf(back, "incident").ShouldBe("covid-19");
        (ValueOf(back, "_draft"), ValueOf(back, "_draft-path")).ShouldBe((key, path), "it is the same draft, whatever the form is about by now");
        (await writer.TakenAsync("/vi" + path, "entry")).ShouldStartWith("/vi/incidents/covid-19");
        (await writer.PageAsync("/vi/account/drafts")).QuerySelectorAll("tbody tr").ShouldBeEmpty();
        ValueOf(await writer.PageAsync("/vi" + path), "text").ShouldBeEmpty();
    }

    /// <summary>The longest form that there is, written by people who are there seldom: of each unit it has a draft of its own, and who writes for one alone opens no other.</summary>
    [Fact]
    public async Task Of_a_contribution_are_put_back_for_its_unit_until_it_is_sent()
    {
        await site.RecordAsync(new BeginReview(ReviewKind.Periodic, "Tổng kết năm 2013", Period: When.Parse("2013")) { Review = new("nhap-dong-gop") });
        const string path = "/vi/reviews/nhap-dong-gop/contribute";
        using var writer = FormFiller.As(site, await site.SignedInOfAsync("Sở Y tế Hà Nam", "nhap-don-vi", Tlp.Red, Role.Contributor));
        var opened = (await writer.PageAsync(path)).GetElementById("contribute")!;
        (await KeptAsync(writer, """[["unit","Sở Y tế Hà Nam"],["language","vi"],["text-prevention","Trực tại 12 điểm."]]""", ValueOf(opened, "_draft-path"), ValueOf(opened, "_draft"))).ShouldBe(HttpStatusCode.OK);

        ValueOf(await writer.PageAsync(path), "text-prevention").ShouldBe("Trực tại 12 điểm.");
        ValueOf((await writer.PageAsync(path + "?unit=C%C3%B4ng+an+H%C3%A0+Nam")).GetElementById("contribute")!, "unit").ShouldBe("Sở Y tế Hà Nam");
        using var office = FormFiller.As(site, await site.SignedInAsync("nhap-van-phong", Tlp.Red, Role.Office));
        var first = (await office.PageAsync(path + "?unit=S%E1%BB%9F+Y+t%E1%BA%BF+H%C3%A0+Nam")).GetElementById("contribute")!;
        ValueOf((await office.PageAsync(path + "?unit=C%C3%B4ng+an+H%C3%A0+Nam")).GetElementById("contribute")!, "_draft").ShouldNotBe(ValueOf(first, "_draft"));
        (await writer.PageAsync("/vi/account/drafts")).QuerySelector("tbody td").Words().ShouldBe("Viết tiếp: Trực tại 12 điểm. Đóng góp của đơn vị · Tổng kết năm 2013");
        var back = await writer.NotTakenAsync(path, "contribute", ("unit", ""));
        ValueOf(back, "_draft").ShouldBe(ValueOf(opened, "_draft"));
        await writer.TakenAsync(path, "contribute");
        (await writer.PageAsync("/vi/account/drafts")).QuerySelectorAll("tbody tr").ShouldBeEmpty();
    }

    [Fact]
    public async Task Are_gone_on_with_at_the_record_after_the_form_came_back()
    {
        using var writer = FormFiller.As(site, await site.SignedInAsync("nhap-viet-tiep", Tlp.Red, Role.Operator));

        var back = await writer.NotTakenAsync(Form, "entry", ("text", ""));
        (ValueOf(back, "_draft"), ValueOf(back, "_draft-path")).ShouldBe((Key, Form[3..]));
        (await KeptAsync(writer, Fields, ValueOf(back, "_draft-path"), ValueOf(back, "_draft"))).ShouldBe(HttpStatusCode.OK);
        (await writer.PageAsync("/vi/account/drafts")).QuerySelector("tbody a").Address().ShouldBe(Form);
    }

    [Fact]
    public async Task Have_a_name_however_many_words_are_looked_for()
    {
        using var writer = await FormFiller.OnAsync(site);

        ValueOf(await writer.PageAsync($"/vi/do/note-on-incident?incident={new string('a', 300)}"), "_draft").ShouldBe("/do/note-on-incident:note-on-incident:");
    }

    [Fact]
    public async Task Are_not_written_over_by_another_tab()
    {
        using var writer = FormFiller.As(site, await site.SignedInAsync("nhap-hai-the", Tlp.Red, Role.Operator));
        var before = ValueOf(await writer.PageAsync(Form), "_draft-seen");
        (await KeptAsync(writer, Fields, writer: "1", seen: before)).ShouldBe(HttpStatusCode.OK);
        (await KeptAsync(writer, """[["text","Thẻ khác"]]""", writer: "2", seen: before)).ShouldBe(HttpStatusCode.Conflict);
        (await KeptAsync(writer, """[["text","Viết thêm"]]""", writer: "1", seen: before)).ShouldBe(HttpStatusCode.OK, "its own, though the answer was lost");

        (await KeptAsync(writer, """[["text","Viết tiếp"]]""", writer: "2", seen: ValueOf(await writer.PageAsync(Form), "_draft-seen"))).ShouldBe(HttpStatusCode.OK);
        ValueOf(await writer.PageAsync(Form), "text").ShouldBe("Viết tiếp");
    }

    [Fact]
    public async Task Stay_when_the_same_form_was_sent_from_another_tab()
    {
        using var writer = FormFiller.As(site, await site.SignedInAsync("nhap-the-con-lai", Tlp.Red, Role.Operator));
        await KeptAsync(writer, Fields, writer: "1");
        var seen = ValueOf(await writer.PageAsync(Form), "_draft-seen");
        (await KeptAsync(writer, """[["text","Việc khác, viết ở thẻ thứ hai"]]""", writer: "2", seen: seen)).ShouldBe(HttpStatusCode.OK);

        await writer.TakenAsync(Form, "entry", ("text", "Viết ở thẻ thứ nhất"), ("_draft-seen", seen));

        ValueOf(await writer.PageAsync(Form), "text").ShouldBe("Việc khác, viết ở thẻ thứ hai");
        await writer.TakenAsync(Form, "entry", ("text", "Việc khác, viết ở thẻ thứ hai"));
        (await writer.PageAsync("/vi/account/drafts")).QuerySelectorAll("tbody tr").ShouldBeEmpty();
    }

    [Fact]
    public async Task Are_seen_by_nobody_else()
    {
        using var writer = FormFiller.As(site, await site.SignedInAsync("nhap-cua-toi", Tlp.Red, Role.Operator));
        using var other = FormFiller.As(site, await site.SignedInAsync("nhap-nguoi-khac", Tlp.Red, Role.Operator, Role.Administrator));
        await KeptAsync(writer, Fields);

        (await other.PageAsync(Form)).GetElementById("discard-draft").ShouldBeNull();
        (await other.PageAsync("/vi/account/drafts")).QuerySelectorAll("tbody tr").ShouldBeEmpty();
        await KeptAsync(other, "[]");
        (await writer.PageAsync(Form)).GetElementById("discard-draft").ShouldNotBeNull("another's empty form takes nothing away");
    }

    [Fact]
    public async Task End_when_the_form_is_taken_and_stay_when_it_comes_back()
    {
        using var writer = FormFiller.As(site, await site.SignedInAsync("nhap-den-gui", Tlp.Red, Role.Operator));
        await KeptAsync(writer, Fields);

        using var back = await writer.SendAsync(Form, "entry", ("text", ""));
        back.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await writer.PageAsync(Form)).GetElementById("discard-draft").ShouldNotBeNull();

        await writer.TakenAsync(Form, "entry", ("text", "Đã viết xong, gửi bản nháp"));
        (await writer.PageAsync(Form)).GetElementById("discard-draft").ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"text":"x"}""", "/do/note-on-incident", HttpStatusCode.BadRequest)]
    [InlineData("""[["text",1]]""", "/do/note-on-incident", HttpStatusCode.BadRequest)]
    [InlineData("""[["text","Đường\ud800truyền"]]""", "/do/note-on-incident", HttpStatusCode.BadRequest)]
    [InlineData("[[", "/do/note-on-incident", HttpStatusCode.BadRequest)]
    [InlineData("""[["text","x"]]""", "//elsewhere.example", HttpStatusCode.BadRequest)]
    [InlineData("""[["text","x"]]""", "/do/note-on-incident", HttpStatusCode.OK)]
    public async Task Are_pairs_of_texts_of_a_page_of_this_site(string fields, string path, HttpStatusCode status)
    {
        using var writer = await FormFiller.OnAsync(site);

        (await KeptAsync(writer, fields, path)).ShouldBe(status);
        await KeptAsync(writer, "[]");
    }

    [Fact]
    public async Task Keep_in_sight_what_no_text_can_hold()
    {
        using var writer = await FormFiller.OnAsync(site);

        (await KeptAsync(writer, """[["text","Đường\u0000truyền nghẽn"]]""")).ShouldBe(HttpStatusCode.OK);
        ValueOf(await writer.PageAsync(Form), "text").ShouldBe("Đường\uFFFDtruyền nghẽn");
        await KeptAsync(writer, "[]");
    }

    [Fact]
    public async Task Are_bounded()
    {
        using var writer = await FormFiller.OnAsync(site);

        (await KeptAsync(writer, $"""[["text","{new string('x', KeepingRules.LargestDraft)}"]]""")).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    private static async Task<HttpStatusCode> KeptAsync(FormFiller filler, string fields, string path = "/do/note-on-incident?incident=covid-19", string key = Key, string writer = "", string seen = "")
    {
        using var answer = await filler.SendUnofferedAsync("/vi/account/drafts", ("key", key), ("path", path), ("fields", fields), ("writer", writer), ("seen", seen));
        return answer.StatusCode;
    }

    private static string ValueOf(IParentNode form, string field) => form.QuerySelector($"[name='{field}']") switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        var other => throw new InvalidOperationException($"{field} is {other?.LocalName ?? "not there"}"),
    };
}
