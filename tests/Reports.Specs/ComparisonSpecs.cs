using Shouldly;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Reports;
using static ThreatRegister.Tests.Reports_Specs.Population;

namespace ThreatRegister.Tests.Reports_Specs;

public sealed class A_comparison
{
    [Theory]
    [InlineData("1319", "1174", "vi", "tăng 145 vụ (+12,35%)")]
    [InlineData("1319", "1174", "en", "up by 145 cases (+12.35%)")]
    [InlineData("11", "12", "vi", "giảm 01 vụ (-8,33%)")]
    [InlineData("11", "12", "en", "down by 1 case (-8.33%)")]
    [InlineData("20", "8", "vi", "tăng 12 vụ (+150%)")]
    [InlineData("9", "8", "vi", "tăng 01 vụ (+12,5%)")]
    [InlineData("50000", "2", "vi", "tăng 49.998 vụ (+2.499.900%)")]
    [InlineData("7", "7", "vi", "không tăng, không giảm")]
    [InlineData("7", "7", "en", "unchanged")]
    public async Task of_exact_numbers_gives_number_and_percentage(string now, string before, string language, string words)
    {
        var change = await Total(language, [Incident("cyber.attack", "2020-03", now), Incident("cyber.attack", "2019-03", before)]);

        (change.Kind, change.Text).ShouldBe((ChangeKind.Compared, words));
    }

    [Theory]
    [InlineData("5", "many", ChangeKind.Inexact)]
    [InlineData("5", ">=3", ChangeKind.Inexact)]
    [InlineData("5", "~3", ChangeKind.Inexact)]
    [InlineData(">=5", "3", ChangeKind.Inexact)]
    [InlineData("unknown", "3", ChangeKind.Inexact)]
    [InlineData("5", "0", ChangeKind.ZeroBase)]
    public async Task with_an_inexact_or_zero_base_is_refused(string now, string before, ChangeKind kind)
    {
        IncidentRow[] incidents = [Incident("cyber.attack", "2020-03", now), Incident("cyber.attack", "2019-03", before)];

        (await Total("vi", incidents)).ShouldBe(new(kind, null, null, "không so sánh được"));
        (await Total("en", incidents)).Text.ShouldBe("not comparable");
    }

    [Fact]
    public async Task with_a_period_that_the_register_has_nothing_of_says_so()
    {
        var summary = await SummaryOf(Request("2020"), Incident("cyber.attack", "2020-03", "5"));

        summary.General.Quantity.ShouldBe(new(ChangeKind.NoDataBefore, null, null, "không so sánh được"));
        summary.General.Records!.Kind.ShouldBe(ChangeKind.NoDataBefore);
        summary.General.Before!.Quantity.Text.ShouldBe("không có số liệu", "JSON and Markdown say the same");
        var report = SummaryMarkdown.Render(summary);
        report.ShouldContain("| Bản ghi được tính | 01 bản ghi | x | x |");
        report.ShouldContain("| Số vụ việc | 05 vụ | x | x |");
        report.ShouldContain("| 1.1 | trong đó: Tấn công mạng | cuộc | 5 | x | x | x |");
        report.Split("“x”: cùng kỳ không có số liệu; tăng/giảm không so sánh được.").Length.ShouldBe(4, "once beneath each of three tables");
    }

    [Fact]
    public async Task says_in_its_row_what_only_few_rows_cannot_be_compared()
    {
        var report = SummaryMarkdown.Render(await SummaryOf(Request("2020"), Incident("cyber.attack", "2020-03", "5"), Incident("cyber.attack", "2019-03", "4"), Incident("disaster", "2020-03")));

        report.ShouldContain(" | không so sánh được | không so sánh được | ");
        report.ShouldNotContain("| x |");
    }

    [Fact]
    public async Task of_a_period_without_data_says_so_in_both_languages()
    {
        var before = Incident("cyber.attack", "2019-03", "5");

        (await Total("vi", [before])).ShouldBe(new(ChangeKind.NoDataNow, null, null, "không so sánh được"));
        SummaryMarkdown.Render(await SummaryOf(Request("2020"), before)).ShouldContain("| Số vụ việc | không ghi nhận | 05 vụ | x |");
        SummaryMarkdown.Render(await SummaryOf(Request("2020", "en"), before)).ShouldContain("| Number of cases | none recorded | 5 cases | x |");
    }

    [Fact]
    public async Task with_what_goes_on_from_before_is_refused_and_says_why()
    {
        IncidentRow[] incidents = [Incident("health", "2019-11.."), Incident("cyber.attack", "2020-03", "3"), Incident("cyber.attack", "2019-03", "2")];
        var (vi, en) = (await SummaryOf(Request("2020"), incidents), await SummaryOf(Request("2020", "en"), incidents));

        foreach (var row in (FigureRow[])[Field(vi, "health"), vi.Total, Outcome(vi, "succeeded")])
        {
            row.Change.ShouldBe(new(ChangeKind.GoesOn, null, null, "không so sánh được"));
            row.Note.ShouldNotBeNull().ShouldEndWith("còn 01 việc tiếp diễn từ trước (không tính lại)");
        }

        Field(en, "health").Note.ShouldBe("1 case from before still going on (not counted again)");
        (vi.General.Quantity!.Kind, vi.General.Records!.Kind).ShouldBe((ChangeKind.GoesOn, ChangeKind.GoesOn));
        Field(vi, "cyber").Change!.Text.ShouldBe("tăng 01 vụ (+50%)");
        (Field(vi, "cyber").Note ?? Outcome(vi, "blocked").Note).ShouldBeNull("only where something goes on");
    }

    [Theory]
    [InlineData("2020-02..", RecordKind.Case)]
    [InlineData("2019-11", RecordKind.Case)]
    [InlineData("2018..", RecordKind.StandingThreat)]
    public async Task with_what_began_in_the_period_is_over_or_is_never_counted_goes_ahead(string occurred, RecordKind kind) =>
        (await Total("vi", [Incident("health", occurred, id: "other", kind: kind), Incident("cyber.attack", "2020-03", "3"), Incident("cyber.attack", "2019-03", "2")]))
            .Kind.ShouldBe(ChangeKind.Compared);

    [Fact]
    public async Task with_what_may_belong_only_is_refused()
    {
        var summary = await SummaryOf(Request("2020"), Incident("cyber.attack", "2020-03"), Incident("cyber.attack", "2019-03"), Incident("health", "2018..2019"), Incident("disaster", "2020..2021"));

        (Field(summary, "health").Before!.Quantity.Cell, Field(summary, "health").Now.Quantity.Cell).ShouldBe(("?", "-"));
        (Field(summary, "disaster").Before!.Quantity.Cell, Field(summary, "disaster").Now.Quantity.Cell).ShouldBe(("-", "?"));
        foreach (var key in (string[])["health", "disaster"]) Field(summary, key).Change.ShouldBe(new(ChangeKind.NotKnown, null, null, "không so sánh được"));
    }

    [Fact]
    public async Task where_neither_has_anything_of_a_type_is_a_dash()
    {
        var summary = await SummaryOf(Request("2020"), Incident("cyber.attack", "2020-03"), Incident("cyber.attack", "2019-03"));

        summary.Fields.Single(row => row.Key == "health").Change.ShouldBe(new(ChangeKind.Nothing, null, null, "-"));
    }

    [Fact]
    public async Task is_with_the_period_before_where_asked()
    {
        var summary = await SummaryOf(Request("2020-Q2", compare: Compare.Previous), Incident("cyber.attack", "2020-05", "6"), Incident("cyber.attack", "2020-03", "4"));

        summary.Scope.ComparedWith.ShouldBe("2020-Q1");
        summary.General.Quantity!.Text.ShouldBe("tăng 02 vụ (+50%)");
        SummaryMarkdown.Render(summary).ShouldContain("Kỳ trước");
    }

    [Fact]
    public async Task is_left_out_where_none_is_asked()
    {
        var summary = await SummaryOf(Request("2020", compare: Compare.None), Incident("cyber.attack", "2020-05", "6"), Incident("cyber.attack", "2019-03", "4"));

        summary.General.Quantity.ShouldBeNull();
        SummaryMarkdown.Render(summary).ShouldNotContain("Cùng kỳ");
        summary.Notes.Select(note => note.Code).ShouldContain("not-compared");
    }

    [Theory]
    [InlineData("2020-01", Compare.SamePeriod, true)]
    [InlineData("2020-02", Compare.Previous, true)]
    [InlineData("2020-Q1", Compare.SamePeriod, false)]
    [InlineData("2020-Q1", Compare.Previous, true)]
    [InlineData("2020-Q3", Compare.SamePeriod, false)]
    [InlineData("2020", Compare.SamePeriod, false)]
    [InlineData("2020-01", Compare.None, false)]
    public async Task warns_of_Tet_where_it_may_fall_into_one_period_only(string period, Compare compare, bool warns) =>
        (await SummaryOf(Request(period, compare: compare))).Notes.Any(note => note.Code == "tet" && note.IsWarning).ShouldBe(warns);

    [Fact]
    public async Task as_issued_leaves_out_what_was_recorded_since()
    {
        IncidentRow[] incidents = [Incident("cyber.attack", "2020-03", "6"), Incident("cyber.attack", "2019-03", "4"), Incident("cyber.attack", "2019-04", "2") with { RecordedAt = RecordedAt.AddSeconds(-1) }];
        var issued = await SummaryOf(Request("2020") with { BaseMoment = new(11, RecordedAt.AddSeconds(-1), "cd34") }, incidents);

        (issued.Scope.ComparisonBase, issued.Scope.ComparedAsOf).ShouldBe(("as-issued", 11));
        issued.Total.Before!.Rows.ShouldBe("period=2019&as-of=11&counted=true");
        issued.Total.Change!.Text.ShouldBe("tăng 04 vụ (+200%)");
        issued.Notes.Single(note => note.Code == "as-issued").Text.ShouldContain("(vị trí 11 của sổ)");
        var known = await SummaryOf(Request("2020"), incidents);
        (known.Scope.ComparisonBase, known.Total.Change!.Text).ShouldBe(("as-now-known", "không tăng, không giảm"));
    }

    [Fact]
    public async Task as_issued_with_nothing_is_refused() =>
        await Should.ThrowAsync<ArgumentException>(() => SummaryOf(Request("2020", compare: Compare.None) with { BaseMoment = new(11, RecordedAt, "cd34") }));

    [Theory]
    [InlineData("2026", Compare.SamePeriod, "2025-01-01..2025-11-02", "giảm 01 vụ (-50%)")]
    [InlineData("2026-11", Compare.Previous, "2026-10-01..2026-10-02", "không so sánh được")]
    public async Task of_a_period_under_way_is_with_the_same_stretch(string period, Compare compare, string with, string words)
    {
        var summary = await SummaryOf(
            Request(period, compare: compare), Incident("cyber.attack", "2026-11-01"), Incident("cyber.attack", "2025-03", "2"), Incident("cyber.attack", "2025-12", "9"), Incident("cyber.attack", "2026-10-20", "5"));

        (summary.Scope.ComparedWith, summary.Scope.Elapsed).ShouldBe((with, new(2026, 11, 2)));
        (period is "2026" ? (await SummaryOf(Request(period), Incident("cyber.attack", "2026-11-01"), Incident("cyber.attack", "2025-03", "2"), Incident("cyber.attack", "2025-12", "9"))).Total : summary.Total).Change!.Text.ShouldBe(words);
        summary.Notes.Single(note => note.Code == "same-stretch").IsWarning.ShouldBeTrue();
        SummaryMarkdown.Render(summary).ShouldContain("đến ngày 02/11/2026; kỳ chưa kết thúc)");
    }

    [Fact]
    public async Task of_outcomes_has_blocked_and_near_misses_of_their_own()
    {
        var general = (await SummaryOf(
            Request("2020"),
            Incident("cyber.attack", "2020-03", "6", ThreatRegister.Domain.Incidents.Outcome.NearMiss),
            Incident("cyber.attack", "2019-03", "4", ThreatRegister.Domain.Incidents.Outcome.NearMiss),
            Incident("health", "2020-03", "3", ThreatRegister.Domain.Incidents.Outcome.Blocked))).General;

        (general.NearMisses.Now.Quantity.Text, general.NearMisses.Quantity!.Text, general.Blocked.Now.Quantity.Text).ShouldBe(("06 vụ", "tăng 02 vụ (+50%)", "03 vụ"));
    }

    private static FigureRow Field(Summary summary, string key) => summary.Fields.Single(row => row.Key == key);

    private static FigureRow Outcome(Summary summary, string key) => summary.Outcomes.Single(row => row.Key == key);

    private static async Task<Change> Total(string language, IReadOnlyList<IncidentRow> incidents) =>
        (await SummaryOf(Request("2020", language), incidents)).Total.Change!;
}
