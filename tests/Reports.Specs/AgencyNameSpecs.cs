using System.Text.Json;
using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Projections.Agencies;
using ThreatRegister.Projections.Occasions;
using ThreatRegister.Reports;
using static ThreatRegister.Tests.Reports_Specs.Population;

namespace ThreatRegister.Tests.Reports_Specs;

public sealed class Agencies_in_a_report
{
    private static readonly AgencyRow renamed = Agency(
        "tieu-ban", ("Tiểu ban An ninh", "Security Subcommittee", null), ("Tiểu ban An ninh – Y tế", "Security and Health Subcommittee", "2021-03-01"));

    [Theory]
    [InlineData("2020-12-10", "vi", "Tiểu ban An ninh")]
    [InlineData("2020-12-10", "en", "Security Subcommittee")]
    [InlineData("2021-03-01", "vi", "Tiểu ban An ninh – Y tế")]
    [InlineData("2021-03-01", "en", "Security and Health Subcommittee")]
    public void are_called_by_the_name_of_the_day_concerned_in_the_language_of_the_report(string day, string language, string name)
    {
        var names = Names(language, renamed);

        foreach (var named in new[] { "tieu-ban", "Tiểu ban An ninh", "Tiểu ban An ninh – Y tế", "Security and Health Subcommittee" })
            names.Of(named, null, When.Parse("unknown"), When.Parse(day)).ShouldBe(name, named);
    }

    [Theory]
    [InlineData("Thứ trưởng, Trưởng Tiểu ban An ninh")]
    [InlineData("Các đơn vị")]
    [InlineData("")]
    public void stay_as_written_where_no_agency_bears_the_name(string named) => Names("en", renamed).Of(named).ShouldBe(named);

    [Fact]
    public void stay_as_written_where_several_are_called_so_and_otherwise_differ() =>
        Names("en", renamed, Agency("khac", ("Tiểu ban An ninh", "Committee of Another Province", null))).Of("Tiểu ban An ninh").ShouldBe("Tiểu ban An ninh");

    [Fact]
    public void mean_of_two_of_one_name_the_one_that_was_there() =>
        Names("en", renamed with { ValidTo = new(2019, 12, 31) }, Agency("khac", ("Tiểu ban An ninh", "Later Subcommittee", null))).Of("Tiểu ban An ninh", When.Parse("2020-05")).ShouldBe("Later Subcommittee");

    [Fact]
    public void keep_the_letters_in_which_a_letterhead_writes_them()
    {
        Names("vi", renamed).Of("TIỂU BAN AN NINH", When.Parse("2020")).ShouldBe("TIỂU BAN AN NINH");
        Names("en", renamed).Of("TIỂU BAN AN NINH", When.Parse("2020")).ShouldBe("SECURITY SUBCOMMITTEE");
    }

    [Theory]
    [InlineData("md")]
    [InlineData("html")]
    [InlineData("docx")]
    [InlineData("xlsx")]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task have_their_English_name_in_every_format_of_an_English_report(string format)
    {
        var file = await SummaryFiles.MakeAsync(await The_report.Whole("en"), format, TestContext.Current.CancellationToken);
        var text = OfficeFiles.TextOf(file.Content.ToArray(), format);

        text.ShouldContain("Security Subcommittee");
        text.ShouldNotContain("Tiểu ban An ninh");
    }

    [Fact]
    public async Task are_named_so_wherever_a_report_names_one()
    {
        var text = JsonSerializer.Serialize(await The_report.Whole("en"));

        text.ShouldNotContain(JsonSerializer.Serialize("Tiểu ban An ninh").Trim('"'));
        text.Split("Security Subcommittee").Length.ShouldBeGreaterThan(4);
    }

    [Fact]
    public async Task are_named_so_in_the_letterhead_and_among_the_recipients_that_nobody_translated()
    {
        var texts = new Dictionary<(string, string), string> { [("recipients", "vi")] = "- Tiểu ban An ninh;\n- Lưu: VT." };
        var summary = await SummaryBuilder.BuildAsync(
            new InMemoryRegisters([], [renamed]), Types, 9, Request("2020", "en") with { Texts = texts, Head = new(ParentAgency: "TIỂU BAN AN NINH", Agency: "tieu-ban", Date: new(2021, 4, 1)) }, TestContext.Current.CancellationToken);
        var report = SummaryMarkdown.Render(summary);

        report.ShouldContain("| SECURITY AND HEALTH SUBCOMMITTEE |");
        report.ShouldContain("- Security Subcommittee;\n- Lưu: VT.");
        summary.Head.Agency.ShouldBe("Security and Health Subcommittee");
    }

    private static AgencyNames Names(string language, params AgencyRow[] agencies) => new(agencies, language, new(2020, 12, 31));
}

public sealed class A_report_in_English_with_Vietnamese_texts
{
    private const string Sentence = "Titles of incidents stand in Vietnamese, as sources give them";

    [Fact]
    public async Task says_once_in_the_annex_of_method_that_titles_are_in_Vietnamese()
    {
        var report = SummaryMarkdown.Render(await SummaryOf(Request("2020", "en"), Incident("cyber.attack", "2020", title: "Tấn công mạng")));

        report.Split(Sentence).Length.ShouldBe(2);
        report.Split("#### 1. Method")[1].ShouldContain(Sentence);
        SummaryMarkdown.Render(await SummaryOf(Request("2020", "en"), Incident("cyber.attack", "2020", title: "Attack on a portal"))).ShouldNotContain(Sentence);
        SummaryMarkdown.Render(await SummaryOf(Request("2020"), Incident("cyber.attack", "2020", title: "Tấn công mạng"))).ShouldNotContain("Tên vụ việc giữ nguyên");
    }

    [Fact]
    public async Task says_in_HTML_which_of_its_parts_are_in_Vietnamese()
    {
        var incident = Incident("cyber.attack", "2020", title: "Tấn công <mạng>").WithImpact("Outage of the portal of Đà Nẵng for two hours");

        SummaryHtml.Render(await SummaryOf(Request("2020", "en"), incident)).ShouldSatisfyAllConditions(
            html => html.ShouldContain("<li><span lang=\"vi\">Tấn công &lt;mạng&gt;</span> (Cyber attack; 2020;"),
            html => html.ShouldContain("actual impact: Outage of the portal of Đà Nẵng for two hours ("));
        SummaryHtml.Render(await SummaryOf(Request("2020"), incident)).ShouldNotContain("<span lang");
    }

    [Theory]
    [InlineData("md")]
    [InlineData("docx")]
    [InlineData("xlsx")]
    [InlineData("html")]
    public async Task prints_no_mark_of_it(string format)
    {
        var summary = await SummaryOf(Request("2020", "en"), Incident("cyber.attack", "2020", title: "Tấn công \uFDD0mạng\uFDD1"));
        var text = OfficeFiles.TextOf((await SummaryFiles.MakeAsync(summary, format, TestContext.Current.CancellationToken)).Content.ToArray(), format);

        text.ShouldContain("Tấn công mạng");
        text.ShouldNotContain('\uFDD0');
        text.ShouldNotContain('\uFDD1');
    }
}
