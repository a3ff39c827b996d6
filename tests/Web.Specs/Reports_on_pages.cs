using ThreatRegister.Accounts;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;

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
}
