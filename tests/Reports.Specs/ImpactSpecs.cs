using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections;
using ThreatRegister.Reports;
using static ThreatRegister.Tests.Reports_Specs.Population;

namespace ThreatRegister.Tests.Reports_Specs;

public sealed class Consequences_that_sources_state
{
    [Theory]
    [InlineData("vi", "- **Thiên tai**. Bão: tác động thực tế: Thiệt hại rất lớn (nguồn `doc-1`, nêu ngày 10/12/2020; nguồn `doc-2`, nêu ngày 11/12/2020)")]
    [InlineData("en", "- **Disaster**. Bão: actual impact: Thiệt hại rất lớn (source `doc-1`, stated 10 December 2020; source `doc-2`, stated 11 December 2020)")]
    public async Task stand_with_the_damage_and_name_all_their_sources(string language, string line)
    {
        var further = new Corroboration("actualImpact", Said("2020-12-11") with { Source = new("doc-2") });
        var summary = await SummaryOf(
            Request("2020", language),
            Incident("disaster.extreme-weather.storm", "2020-10", title: "Bão").WithImpact(actual: "Thiệt hại rất lớn.", further: [further, new("occurred", Said("2020-12-12") with { Source = new("doc-3") })]));

        var damage = Section(SummaryMarkdown.Render(summary), language is "vi" ? "5. Thiệt hại" : "5. Damage");

        damage.ShouldContain(line);
    }

    [Fact]
    public async Task tell_what_could_have_come_apart_from_what_did()
    {
        var summary = await SummaryOf(Request("2020"), Incident("cyber.attack", "2020", title: "Tấn công").WithImpact("Ngừng phục vụ", "Lộ dữ liệu"));

        summary.Impacts.Listed.Select(part => (part.Aspect, part.Text)).ShouldBe([(ImpactAspect.Actual, "Ngừng phục vụ"), (ImpactAspect.Potential, "Lộ dữ liệu")]);
        SummaryMarkdown.Render(summary).ShouldContain("Tấn công: tác động thực tế: Ngừng phục vụ (nguồn `doc-1`, nêu ngày 10/12/2020); tác động có thể có: Lộ dữ liệu (");
    }

    [Fact]
    public async Task are_those_of_what_is_counted_alone()
    {
        var summary = await SummaryOf(
            Request("2020"),
            Incident("cyber.attack", "2020-01"),
            Incident("cyber.attack", "2019").WithImpact("năm trước"),
            Incident("cyber.attack", "2020..2021").WithImpact("chỉ giao với kỳ"),
            Incident("cyber.attack", "2020-02", outcome: Outcome.Suspected).WithImpact("nghi vấn"));

        summary.Impacts.ShouldSatisfyAllConditions(impacts => impacts.Incidents.ShouldBe(0), impacts => impacts.Listed.ShouldBeEmpty());
        SummaryMarkdown.Render(summary).ShouldContain("Không nguồn nào nêu bằng lời hậu quả của các vụ việc được tính.");
    }

    [Theory]
    [InlineData("vi", "Còn 1.003 bản ghi khác có nêu hậu quả")]
    [InlineData("en", "And 1,003 records more with stated consequences")]
    public async Task are_listed_in_the_order_of_the_fields_and_from_some_number_on_only_counted(string language, string more)
    {
        var summary = await SummaryOf(
            Request("2020", language),
            [.. Enumerable.Range(1, 1_022).Select(number => Incident("cyber.attack", "2020-05", id: $"vu-{number:0000}").WithImpact("Ngừng phục vụ")), Incident("health", "2020-01", id: "dich").WithImpact("Quá tải")]);

        (summary.Impacts.Incidents, summary.Impacts.Listed.Count, summary.Impacts.Listed[^1].Id).ShouldBe((1_023, 20, "dich"));
        SummaryMarkdown.Render(summary).ShouldContain(more);
    }

    private static string Section(string report, string heading) => report.Split($"#### {heading}\n")[1].Split("\n###")[0];
}
