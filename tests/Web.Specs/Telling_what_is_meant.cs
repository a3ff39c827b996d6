using System.Net;
using ThreatRegister.Accounts;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;

namespace ThreatRegister.Tests.Web_Specs;

/// <summary>Pages that fix what cannot be chosen, and say what is wrong with what was asked.</summary>
public sealed class Telling_what_is_meant(Site site)
{
    [Fact]
    public async Task fixes_the_unit_of_who_contributes_for_his_own()
    {
        await site.RecordAsync(new BeginReview(ReviewKind.Periodic, "Tổng kết 1961", Period: When.Parse("1961")) { Review = new("dong-gop-1961") });
        await site.RecordAsync(new AskForContribution("Công an Yên Bái") { Review = new("dong-gop-1961") });
        using var unit = FormFiller.As(site, await site.SignedInOfAsync("Công an Hà Tĩnh", "don-vi-1961", Tlp.Red, Role.Contributor));
        using var office = FormFiller.As(site, await site.SignedInOfAsync("Văn phòng Ban Chỉ đạo", "van-phong-1961", Tlp.Red, Role.Office));
        const string path = "/vi/reviews/dong-gop-1961/contribute?unit=C%C3%B4ng%20an%20Y%C3%AAn%20B%C3%A1i";

        var own = (await unit.PageAsync(path)).GetElementById("contribute-unit")!;
        (own.GetAttribute("value"), own.HasAttribute("readonly")).ShouldBe(("Công an Hà Tĩnh", true));
        var any = (await office.PageAsync(path)).GetElementById("contribute-unit")!;
        (any.GetAttribute("value"), any.HasAttribute("readonly")).ShouldBe(("Công an Yên Bái", false));

        using var refused = await unit.SendAsync(path, "contribute", ("unit", "Công an Yên Bái"), ("text-context", "Bối cảnh của đơn vị."));
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await unit.ReadAsync(refused)).QuerySelectorAll(".lost dt").Select(lost => lost.Words()).ShouldBe(["Đơn vị", "Bối cảnh"], ignoreOrder: true);
    }

    [Fact]
    public async Task marks_what_a_kind_of_review_needs()
    {
        var page = await site.PageAsync("/vi/reviews/begin");
        page.QuerySelector("label[for=begin-period] .needed").Words().ShouldBe("bắt buộc với hình thức định kỳ");
        page.QuerySelector("label[for=begin-period] .needed")!.GetAttribute("data-needed-with").ShouldBe("kind=periodic");
        page.QuerySelector("label[for=begin-topic] .needed").ShouldBeNull("a threat type may stand in its place");
    }

    [Fact]
    public async Task keeps_where_to_go_on_in_the_other_language()
    {
        using var nobody = FormFiller.As(site, secret: null);
        (await nobody.PageAsync("/vi/sign-in?next=%2Fvi%2Fincidents%3Ftype%3Dcyber")).QuerySelector("a[hreflang=en]").Address().ShouldBe("/en/sign-in?next=%2Fen%2Fincidents%3Ftype%3Dcyber");
        (await nobody.PageAsync("/vi/sign-in?next=%2Fvi")).QuerySelector("a[hreflang=en]").Address().ShouldBe("/en/sign-in?next=%2Fen");
    }

    [Theory]
    [InlineData("/vi/summaries/2021-13", "Kỳ: '2021-13'")]
    [InlineData("/vi/summaries/abc/document", "Kỳ: 'abc'")]
    [InlineData("/vi/summaries/1900..2020", "Kỳ: báo cáo tổng hợp dài nhất là 50 năm")]
    [InlineData("/vi/summaries/2020?language=fr", "Ngôn ngữ: không có lựa chọn 'fr'")]
    [InlineData("/vi/summaries/2020?compare=zzz", "So với: không có lựa chọn 'zzz'")]
    [InlineData("/vi/threats?by=moon", "Chia theo: không có lựa chọn 'moon'")]
    [InlineData("/vi/audit?from=2026-02-01&to=2026-01-01", "Đến ngày: ngày cuối trước ngày đầu")]
    public async Task says_what_is_wrong_with_an_address(string path, string said) => (await site.PageAsync(path, HttpStatusCode.BadRequest)).QuerySelector("main").Words().ShouldContain(said);

    [Fact]
    public async Task says_that_nothing_was_written_and_that_a_file_is_empty()
    {
        await site.RecordAsync(new BeginReview(ReviewKind.Periodic, "Tổng kết 1960", Period: When.Parse("1960")) { Review = new("de-trong-1960") });
        using var browser = await FormFiller.OnAsync(site);
        (await browser.NotTakenAsync("/vi/reviews/de-trong-1960/sections/context/vi", "draft", ("text", ""))).QuerySelector("#faults").Words().ShouldContain("không có gì để lưu");

        using var empty = await browser.SendFileAsync("/vi/verify", "verify", "rong.docx", []);
        (await browser.ReadAsync(empty)).QuerySelector("#faults").Words().ShouldBe("Chưa kiểm tra được: Tệp này rỗng (0 byte) nên không thể là tệp đã ban hành.");
    }

    [Fact]
    public async Task offers_to_who_records_nothing_no_way_to_drafts_and_open_work()
    {
        using var reader = FormFiller.As(site, await site.SignedInAsync("chi-doc", Tlp.Amber, Role.Reader));
        var page = await reader.PageAsync("/vi");
        page.QuerySelector("#attention").ShouldBeNull();
        page.QuerySelectorAll(".topbar a").Select(link => link.Address()).ShouldNotContain("/vi/account/drafts");
        (await site.PageAsync("/vi")).QuerySelector("#attention").ShouldNotBeNull();
        (await site.PageAsync("/vi")).QuerySelectorAll(".topbar a").Select(link => link.Address()).ShouldContain("/vi/account/drafts");
    }

    [Fact]
    public async Task says_of_measures_only_since_when()
    {
        var page = await site.PageAsync("/vi/occasions/asean-2020");
        page.QuerySelectorAll("#story li strong").Select(when => when.Words()).ShouldContain("Từ tháng 4/2020");
        page.QuerySelectorAll("#story li strong, .provenance dd").Select(when => when.Words()).ShouldAllBe(when => !when.Contains("còn tiếp diễn", StringComparison.Ordinal));
        (await site.PageAsync("/vi/responses?occasion=asean-2020")).QuerySelector(".list").Words().ShouldNotContain("còn tiếp diễn");
    }

    [Fact]
    public async Task names_a_source_whole_once_on_a_page()
    {
        var cited = (await site.PageAsync("/vi/occasions/asean-2020")).QuerySelectorAll(".said .source").Select(source => (source.Words(), IsBrief: source.ClassList.Contains("brief"))).ToList();
        cited.Where(source => !source.IsBrief).Select(source => source.Item1).ShouldBe(cited.Select(source => source.Item1).Distinct(), ignoreOrder: true);
        cited.ShouldContain(source => source.IsBrief);
    }
}
