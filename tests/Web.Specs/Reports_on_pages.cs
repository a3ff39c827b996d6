using ThreatRegister.Accounts;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Reviews;

namespace ThreatRegister.Tests.Web_Specs;

/// <summary>What summaries and reviews tell the office and those who read them.</summary>
public sealed class Reports_on_pages(Site site)
{
    [Fact]
    public async Task say_how_strictly_a_summary_is_marked_for_who_reads_it()
    {
        await site.RecordAsync(new ReportIncident("Vụ mở", new("cyber.attack"), When.Parse("1976-05"), Marking: Tlp.Green) { Incident = new("tong-hop-mo") });
        await site.RecordAsync(new ReportIncident("Vụ kín", new("cyber.attack"), When.Parse("1976-06"), Marking: Tlp.Red) { Incident = new("tong-hop-kin") });
        using var cleared = await FormFiller.OnAsync(site);
        using var other = FormFiller.As(site, await site.SignedInAsync("doc-tong-hop", Tlp.Amber, Role.Operator));

        (await cleared.PageAsync("/vi/summaries/1976")).QuerySelector(".downloads .tlp").Words().ShouldBe("TLP:RED");
        (await cleared.PageAsync("/vi/summaries/1976/document")).QuerySelector(".tlp").Words().ShouldBe("TLP:RED");
        (await other.PageAsync("/vi/summaries/1976")).QuerySelector(".downloads .tlp").Words().ShouldBe("TLP:GREEN");
        (await other.PageAsync("/vi/summaries/1976/document")).QuerySelector(".tlp").Words().ShouldBe("TLP:GREEN");
    }

    [Fact]
    public async Task keep_what_was_typed_where_a_nil_report_is_sent()
    {
        const string path = "/vi/reviews/khong-phat-sinh";
        await site.RecordAsync(new BeginReview(ReviewKind.Periodic, "Tổng kết năm 2016", Period: Domain.When.Parse("2016")) { Review = new("khong-phat-sinh") });
        using var unit = FormFiller.As(site, await site.SignedInOfAsync("Công an Sơn La", "don-vi-khong-phat-sinh", Tlp.Red, Role.Contributor));

        var page = await unit.NotTakenAsync($"{path}/contribute", "contribute", ("text-prevention", "Ba lần trực."), ("nil", "1"));
        page.QuerySelector("#contribute-text-prevention").Words().ShouldBe("Ba lần trực.");
        page.QuerySelector("#faults").Words().ShouldContain("xóa nội dung các mục");
        (await unit.PageAsync(path)).QuerySelectorAll(".unit").ShouldBeEmpty("nothing was sent in");
        await unit.TakenAsync($"{path}/contribute", "contribute", ("nil", "1"));
    }
}
