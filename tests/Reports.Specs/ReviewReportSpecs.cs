using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Projections.Reviews;
using ThreatRegister.Reports;
using static ThreatRegister.Tests.Reports_Specs.Population;

namespace ThreatRegister.Tests.Reports_Specs;

/// <summary>The files of a review are its summary with letterhead and prose, at one position.</summary>
public sealed class The_files_of_a_review
{
    private static readonly ReviewRow half = Review("so-ket", "chair-2020") with { Kind = ReviewKind.Periodic, Occasion = null, Period = When.Parse("2019-12-15..2020-12-14"), By = "Văn phòng" };

    private const string vietnamese = "Tổng kết năm Chủ tịch";

    [Fact]
    public async Task have_the_letterhead_and_the_prose_of_its_sections()
    {
        var text = Text((await MakeAsync(half with { Sections = [new("causes", "vi", "Do thiếu nhân lực.", 2, "can-bo-1", RecordedAt)] }, ["vi"], ["md"]))[0]);

        text.ShouldContain("Văn phòng");
        text.ShouldContain("Số: 12/BC-VP");
        text.ShouldNotContain("Số: Số:");
        text.ShouldContain("CHÁNH VĂN PHÒNG");
        text.ShouldContain("từ ngày 15/12/2019 đến ngày 14/12/2020");
        text.ShouldContain("Do thiếu nhân lực.");
    }

    [Fact]
    public async Task say_in_the_head_whom_they_are_for()
    {
        var files = await MakeAsync(half with { Marking = Tlp.AmberStrict }, ["vi"], ["md", "html", "docx", "xlsx"]);

        Text(files[0]).ShouldContain("| TLP:AMBER+STRICT |");
        Text(files[1]).ShouldContain("<p class=\"tlp\">TLP:AMBER+STRICT</p>");
        foreach (var header in (string[])["word/header1.xml", "word/header2.xml"]) Part(files[2], header).ShouldContain(">TLP:AMBER+STRICT<");
        Part(files[3], "xl/worksheets/sheet1.xml").ShouldContain(">TLP:AMBER+STRICT<");
    }

    [Fact]
    public async Task neither_leave_marks_open_that_nobody_decides_nor_end_in_a_command()
    {
        foreach (var file in await MakeAsync(half, ["vi"], ["md", "html"]))
        {
            Text(file).ShouldNotContain("Độ mật");
            Text(file).ShouldNotContain("./run");
            Text(file).ShouldMatch("/vi/incidents[?]type=T&(amp;)?period=P&(amp;)?as-of=");
        }

        Part((await MakeAsync(half, ["vi"], ["docx"]))[0], "word/document.xml").ShouldNotContain("Độ mật");
    }

    [Fact]
    public async Task list_no_review_whose_draft_was_withdrawn()
    {
        ReviewRow other = half with { Id = "so-ket-rut", Title = "Sơ kết đã rút", Status = ReviewStatus.Withdrawn };

        Text((await MakeAsync(half, ["vi"], ["md"], other))[0]).ShouldNotContain("Sơ kết đã rút");
    }

    /// <summary>When it is made, it is approved and not issued yet: of itself it would say so for ever.</summary>
    [Fact]
    public async Task do_not_list_themselves()
    {
        ReviewRow other = half with { Id = "so-ket-khac", Title = "Sơ kết của cơ quan khác" };

        var json = JsonDocument.Parse((await MakeAsync(half, ["vi"], ["json"], other))[0].Content).RootElement;

        json.GetProperty("reviews").EnumerateArray().Select(review => review.GetProperty("id").GetString()).ShouldBe(["so-ket-khac"]);
    }

    [Theory]
    [InlineData("Tổng kết công tác năm 2020 của Ban Chỉ đạo", "Tổng kết công tác năm 2020 của Ban Chỉ đạo")]
    [InlineData("Báo cáo viên pháp luật năm 2020", "Báo cáo viên pháp luật năm 2020")]
    [InlineData("Báo cáo kết quả đợt cao điểm", "Kết quả đợt cao điểm")] // below the words "BÁO CÁO"
    public async Task have_the_title_that_was_typed(string typed, string title)
    {
        (await TitleAsync(half with { Title = typed }, "vi")).ShouldBe(title);
        Text((await MakeAsync(half with { Title = typed }, ["vi"], ["md"]))[0]).ShouldContain(title);
        (await TitleAsync(half with { Title = "The year of the chair" }, "en")).ShouldBe("The year of the chair");
    }

    [Fact]
    public async Task in_English_have_the_title_of_their_kind_where_the_typed_one_is_Vietnamese()
    {
        (await TitleAsync(half with { Title = vietnamese, Period = When.Parse("2019-12-15..2020-06-14"), PeriodName = "2020-H1" }, "en")).ShouldMatch("^Interim review of work .*, first half of 2020; directions and tasks for");

        var thematic = half with { Title = vietnamese, Kind = ReviewKind.Thematic, Topic = "Tin giả về dịch bệnh", Period = When.Parse("2020") };
        (await TitleAsync(thematic, "en")).ShouldBe("Thematic report: Tin giả về dịch bệnh, 2020");
        (await TitleAsync(thematic with { Topic = null, Type = new("cyber.attack") }, "en")).ShouldBe($"Thematic report: {Types.NameOf(new("cyber.attack")).En}, 2020");

        var occasion = half with { Title = vietnamese, Kind = ReviewKind.Occasion, Occasion = new("chair-2020") };
        (await TitleAsync(occasion, "en")).ShouldBe("Summary of protecting The chair year");
        (await TitleAsync(occasion with { Occasion = new("unseen") }, "en")).ShouldBe(vietnamese);
    }

    [Fact]
    public async Task are_one_for_each_language_and_format_and_the_same_when_made_again()
    {
        var files = await MakeAsync(half, ["vi", "en"], ["md", "json"]);

        files.Select(file => file.Name).ShouldBe(["so-ket.vi.md", "so-ket.vi.json", "so-ket.en.md", "so-ket.en.json"]);
        (await MakeAsync(half, ["vi", "en"], ["md", "json"])).Select(file => file.Sha256).ShouldBe(files.Select(file => file.Sha256));
    }

    [Fact]
    public async Task are_of_the_time_of_the_occasion_where_the_review_has_no_period_of_its_own() =>
        Text((await MakeAsync(half with { Kind = ReviewKind.Occasion, Occasion = new("chair-2020"), Period = null }, ["vi"], ["md"]))[0]).ShouldContain("năm 2020");

    [Theory]
    [InlineData(null)]
    [InlineData("unknown")]
    [InlineData("2020..")]
    public async Task are_not_made_without_whole_days(string? period) =>
        (await Should.ThrowAsync<ArgumentException>(MakeAsync(half with { Period = period is null ? null : When.Parse(period) }, ["vi"], ["md"]))).Message.ShouldContain("no period");

    [Fact]
    public async Task of_a_branch_count_that_branch_alone()
    {
        (await CountedAsync(half)).ShouldBe(2);
        (await CountedAsync(half with { Kind = ReviewKind.Thematic, Type = new("cyber") })).ShouldBe(1);
    }

    [Fact]
    public void know_the_same_sections_as_those_who_write_them() => SectionText.Keys.ShouldBe(ReviewSections.All.Select(section => section.Key));

    private static Task<IReadOnlyList<SummaryFile>> MakeAsync(ReviewRow review, string[] languages, string[] formats, params ReviewRow[] others) => ReviewReport.MakeAsync(
        new InMemoryRegisters(
            [
                Incident("cyber.attack", "2020-05-06", "2", Outcome.Blocked, occasion: "chair-2020", source: "doc-1"),
                Incident("disaster.extreme-weather.storm", "2020-10-11", "13", Outcome.Succeeded, source: "doc-1"),
            ],
            [review, .. others, Occasion("chair-2020", "2020"), Source("doc-1")]),
        review.Id,
        new(new(17, RecordedAt, "ab12"), Types, TimeZoneInfo.Utc, "Số: 12/BC-VP", new(2020, 12, 20), "Hà Nội", new("TM. BAN CHỈ ĐẠO", "CHÁNH VĂN PHÒNG"), languages, formats),
        TestContext.Current.CancellationToken);

    private static async Task<string> TitleAsync(ReviewRow review, string language) =>
        JsonDocument.Parse((await MakeAsync(review, [language], ["json"]))[0].Content).RootElement.GetProperty("title").GetString()!;

    private static async Task<long> CountedAsync(ReviewRow review) =>
        JsonDocument.Parse((await MakeAsync(review, ["vi"], ["json"]))[0].Content).RootElement.GetProperty("total").GetProperty("now").GetProperty("records").GetInt64();

    private static string Part(SummaryFile file, string path)
    {
        using var package = new ZipArchive(new MemoryStream(file.Content.ToArray()));
        using var reader = new StreamReader(package.GetEntry(path)!.Open());
        return reader.ReadToEnd();
    }

    private static string Text(SummaryFile file) => Encoding.UTF8.GetString(file.Content.Span);
}
