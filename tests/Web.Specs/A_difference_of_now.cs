using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Tests.Web_Specs;

/// <summary>What lies between two events that a spec records: nothing else is recorded between them.</summary>
[Collection<Alone>]
public sealed class A_difference_of_now(Site site)
{
    [Fact]
    public async Task names_each_act_once_with_its_events()
    {
        var incident = new IncidentId("trang-so-sanh");
        var first = await site.RecordAsync(new ReportIncident("Mất điện diện rộng", new("cyber.attack"), When.Parse("2026-02-01")) { Incident = incident });
        var second = await site.RecordAsync(new CorrectIncident(new(Title: "Mất điện do tấn công"), "Xác định được nguyên nhân") { Incident = incident });

        var page = await site.PageAsync($"/vi/diff?from={first}&to={second}");
        page.QuerySelectorAll("section .entries > li").Single().Words().ShouldContain("thay đổi: đính chính");
        page.QuerySelector("del").Words().ShouldEndWith("Mất điện diện rộng");
        page.QuerySelector(".by a").Address().ShouldBe($"/vi/events/{second}");
        page.QuerySelectorAll("#from-known option[selected], #to-known option[selected]").Select(option => option.GetAttribute("value")).ShouldBe([$"{first}", $"{second}"]);
        page.QuerySelector("#from-known option[selected]").Words().ShouldMatch(@"^\d\d giờ \d\d ngày .*\(vị trí \d+\)$");
        (await site.PageAsync($"/vi/incidents/{incident}")).QuerySelectorAll("#since option").Select(option => option.GetAttribute("value")).ShouldBe([$"{first}", $"{second}"]);

        var ofRecord = await site.PageAsync($"/vi/diff?from={first - 1}&to={second}&register=incidents&record={incident}");
        ofRecord.QuerySelector("main").Words().ShouldContain("Bản ghi chưa có vào thời điểm đầu");
        (await site.PageAsync($"/vi/diff?from={second}&to={second}")).QuerySelector(".nothing").Words().ShouldBe("Không có gì khác.");
    }
}
