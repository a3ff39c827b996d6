using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Assessments;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Reports;
using static ThreatRegister.Tests.Reports_Specs.Population;

namespace ThreatRegister.Tests.Reports_Specs;

public sealed partial class The_report
{
    [Theory]
    [InlineData("2020", "Tổng kết công tác", "năm 2020; phương hướng, nhiệm vụ năm 2021")]
    [InlineData("2021-H1", "Sơ kết công tác", "6 tháng đầu năm 2021; phương hướng, nhiệm vụ 6 tháng cuối năm 2021")]
    [InlineData("2021-Q4", "Sơ kết công tác", "quý IV/2021; phương hướng, nhiệm vụ quý I/2022")]
    [InlineData("2020-12-15..2021-12-14", "Tổng kết công tác", "năm 2021; phương hướng, nhiệm vụ năm 2022")]
    [InlineData("2020-12-15..2021-06-14", "Sơ kết công tác", "từ ngày 15/12/2020 đến ngày 14/06/2021; phương hướng, nhiệm vụ thời gian tới")]
    public async Task is_titled_by_its_period(string period, string begins, string ends)
    {
        var title = (await SummaryOf(Request(period))).Title;

        title.ShouldStartWith(begins);
        title.ShouldEndWith(ends);
    }

    [Fact]
    public async Task is_titled_with_an_article_before_a_half_in_English() =>
        (await SummaryOf(Request("2021-H1", "en"))).Title.ShouldEndWith("first half of 2021; directions and tasks for the second half of 2021");

    [Fact]
    public async Task says_of_nothing_counted_that_it_is_so_and_makes_no_table_of_it()
    {
        var report = SummaryMarkdown.Render(await SummaryOf(Request("2020")));

        report.Split("Không có bản ghi nào được tính hay có thể thuộc kỳ.").Length.ShouldBe(5, "damage in part one, and three annexes");
        report.ShouldNotContain("0 bản ghi");
    }

    [Fact]
    public async Task has_the_same_headings_in_both_languages()
    {
        var (vi, en) = (SummaryMarkdown.Render(await Whole("vi")), SummaryMarkdown.Render(await Whole("en")));

        Heading().Matches(vi).Select(Level).ShouldBe(Heading().Matches(en).Select(Level));
        Heading().Count(vi).ShouldBe(39);
        en.ShouldNotContain("chưa có nội dung");
        vi.ShouldNotContain("no text yet");
    }

    [Fact]
    public async Task in_English_has_no_Vietnamese_word_of_its_own()
    {
        var report = SummaryMarkdown.Render(await SummaryOf(Request("2020", "en"), Incident("cyber.attack", "2020", "many"), Incident("cyber.attack", "2019-05", "3"), Incident("cyber.attack", "2019..2020", "2")));

        report.Replace("Tết", "", StringComparison.Ordinal).Replace("Vụ việc", "", StringComparison.Ordinal).Where(letter => letter > 'ÿ' && char.IsLetter(letter)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("vi", "được yêu cầu, chưa có nội dung")]
    [InlineData("en", "asked for, no content yet")]
    public async Task says_that_a_lesson_was_only_asked_for(string language, string words) =>
        SummaryMarkdown.Render(await Whole(language)).ShouldContain(words);

    [Fact]
    public async Task gives_a_lesson_s_text_and_how_far_it_has_come()
    {
        var summary = await SummaryBuilder.BuildAsync(
            new InMemoryRegisters([], [Occasion("chair-2020", "2020"), Lesson("drills", "Diễn tập sớm hơn", "chair-2020")]), Types, 9, Request("2020"), TestContext.Current.CancellationToken);

        SummaryMarkdown.Render(summary).ShouldContain("- Quy trình triển khai kế hoạch: Diễn tập sớm hơn (đã ghi nhận)");
    }

    [Fact]
    public async Task marks_what_the_document_does_not_state()
    {
        var report = SummaryMarkdown.Render(await Whole("vi"));

        report.ShouldContain("không nêu trong văn bản");
        report.ShouldContain("diễn giải");
    }

    [Fact]
    public async Task warns_at_the_top_of_streams_set_aside()
    {
        var summary = await SummaryBuilder.BuildAsync(new InMemoryRegisters([], [], parked: 2), Types, 9, Request("2020"), TestContext.Current.CancellationToken);

        summary.Scope.ParkedStreams.ShouldBe(2);
        SummaryMarkdown.Render(summary).ShouldContain("> Có 2 luồng sự kiện bị tạm dừng");
    }

    [Fact]
    public async Task counts_no_stream_that_was_set_aside_above_its_position() =>
        (await SummaryBuilder.BuildAsync(new InMemoryRegisters([], [], parked: 12), Types, 9, Request("2020") with { Moment = new(9, RecordedAt, "ab12") }, TestContext.Current.CancellationToken)).Scope.ParkedStreams.ShouldBe(9);

    [Fact]
    public async Task says_that_having_no_record_does_not_mean_that_nothing_occurred()
    {
        var summary = await SummaryOf(Request("2020-H1"), Incident("cyber.attack", "2020", "many"));

        SummaryMarkdown.Render(summary).ShouldContain("> Sổ chưa có bản ghi nào nằm trọn trong kỳ này");
        (await SummaryOf(Request("2020"), Incident("cyber.attack", "2020", "many"))).Notes.ShouldNotContain(note => note.Code == "no-data");
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(9, true)]
    public async Task warns_at_the_top_where_more_than_a_tenth_may_belong(int counted, bool warns)
    {
        var incidents = Enumerable.Range(1, counted).Select(number => Incident("cyber.attack", "2020-03", id: $"case-{number}")).Append(Incident("health", "2019..2020"));
        var summary = await SummaryOf(Request("2020"), [.. incidents]);

        summary.Notes.Any(note => note is { Code: "may-belong", IsWarning: true }).ShouldBe(warns);
        SummaryMarkdown.Render(summary).Contains("> Ngoài 09 bản ghi được tính còn 01 bản ghi có thể thuộc kỳ", StringComparison.Ordinal).ShouldBe(warns);
    }

    [Theory]
    [InlineData("4. Thủ đoạn, nguyên nhân, địa bàn", "4. Methods, causes, places")]
    [InlineData("1. Tham mưu, chỉ đạo, ban hành văn bản", "1. Advice, direction, instruments")]
    [InlineData("2. Phòng ngừa, cảnh báo, diễn tập", "2. Prevention, warnings, drills")]
    [InlineData("5. Phối hợp, bốn tại chỗ", "5. Coordination, four on the spot")]
    [InlineData("6. Hợp tác quốc tế", "6. International cooperation")]
    public async Task says_where_the_register_has_nothing(string vi, string en)
    {
        SummaryMarkdown.Render(await SummaryOf(Request("2020"))).ShouldMatch($"# {Regex.Escape(vi)}\n\n(Không có [^\n]* nào được ghi nhận trong kỳ\\.\n\n)+#");
        SummaryMarkdown.Render(await SummaryOf(Request("2020", "en"))).ShouldMatch($"# {Regex.Escape(en)}\n\n(No [^\n]* recorded in the period\\.\n\n)+#");
    }

    [Theory]
    [InlineData("1. Ưu điểm", "1. Strengths")]
    [InlineData("I. Dự báo", "I. Forecast")]
    [InlineData("Phần thứ ba: KIẾN NGHỊ, ĐỀ XUẤT", "Part three: PROPOSALS")]
    public async Task leaves_open_what_is_for_people_to_write(string vi, string en)
    {
        SummaryMarkdown.Render(await Whole("vi")).ShouldContain($"# {vi}\n\n(chưa có nội dung)\n");
        SummaryMarkdown.Render(await Whole("en")).ShouldContain($"# {en}\n\n(no text yet)\n");
    }

    [Theory]
    [InlineData("vi", "Truy vết:", "Việc còn tiếp diễn được tính tại lúc bắt đầu; khoảng thời gian vượt ranh giới của kỳ chỉ “có thể thuộc kỳ”.")]
    [InlineData("en", "Tracing:", "What goes on is counted where it began; an interval that crosses the period's boundary only “may belong to the period”.")]
    public async Task tells_once_how_to_trace_and_explains_its_signs(string language, string tracing, string ongoing)
    {
        var report = SummaryMarkdown.Render(await Whole(language));

        report.Split(tracing).Length.ShouldBe(2);
        report.ShouldContain(ongoing);
        var signs = (await Whole(language)).Notes.Single(note => note.Code == "signs").Text;
        foreach (var sign in (string[])["-", "?", "…", "≥", "~", "1 + …"]) signs.ShouldContain($"“{sign}”");
    }

    [Fact]
    public async Task tells_how_many_records_have_no_source()
    {
        (await WithoutSource(Incident("health", "2020-01"), Incident("health", "2020-02", source: "doc-1"), Incident("health", "2020-03", outcome: Outcome.Suspected)))
            .ShouldBe("Trong số bản ghi được tính, 01 bản ghi không có nguồn: ghi nhận của người ghi.");
        (await WithoutSource(Incident("health", "2020-01"), Incident("health", "2020-02", source: "doc-1"), Incident("health", "2020-03", source: "doc-2")))
            .ShouldBe("Trong số bản ghi được tính, ít nhất 01 bản ghi không có nguồn: ghi nhận của người ghi.");
        (await WithoutSource(Incident("health", "2020-02", source: "doc-1"))).ShouldBeNull();
    }

    [Fact]
    public async Task counts_with_a_source_only_what_its_rows_list()
    {
        var summary = await SummaryBuilder.BuildAsync(
            new InMemoryRegisters([Incident("health", "2020-02", source: "doc-1"), Incident("health", "2020-03", outcome: Outcome.Suspected, source: "doc-1")], [Source("doc-1")]),
            Types,
            9,
            Request("2020"),
            TestContext.Current.CancellationToken);

        (summary.Sources.ShouldHaveSingleItem().Records, summary.Sources[0].Rows).ShouldBe((1, "period=2020&source=doc-1&as-of=17&counted=true"));
    }

    [Fact]
    public async Task names_its_filters_at_the_top() =>
        SummaryMarkdown.Render(await SummaryOf(Request("2020", extra: new(Place: "Hà Nội", Sector: "51")))).ShouldContain("> Báo cáo chỉ gồm những bản ghi thỏa điều kiện lọc: place=Hà Nội, sector=51;");

    [Fact]
    public async Task says_that_figures_of_an_unfinished_period_are_interim() =>
        (await SummaryOf(Request("2026"), Incident("cyber.attack", "2026-01"))).Notes[0].Code.ShouldBe("interim");

    [Fact]
    public async Task lets_no_text_of_the_register_become_markup()
    {
        var nasty = Incident("climate.x", "2020..", title: "# <script>a</script> | b\n| `c` \u202E[d](http://e)", kind: RecordKind.StandingThreat);

        var report = SummaryMarkdown.Render(await SummaryOf(Request("2020"), nasty));

        report.ShouldContain(@"- \# &lt;script&gt;a&lt;/script&gt; \| b \| \`c\` \[d\](http://e) (climate.x; từ năm 2020)");
    }

    [Fact]
    public async Task in_a_language_it_does_not_have_is_refused() =>
        (await Should.ThrowAsync<ArgumentException>(() => SummaryOf(Request("2020", "fr")))).Message.ShouldContain("use vi or en");

    [Fact]
    public async Task of_more_years_than_fit_a_page_is_refused() =>
        (await Should.ThrowAsync<ArgumentException>(() => SummaryOf(Request("1970-01-01..2020-12-31")))).Message.ShouldContain("more than 50 years");

    [Fact]
    public async Task lists_only_the_occasions_lessons_and_reviews_of_its_period()
    {
        var summary = await Whole("vi", "2019");

        (summary.Occasions.Count, summary.Lessons.Count, summary.Reviews.Count).ShouldBe((0, 0, 0));
    }

    [Theory]
    [InlineData("summary-2020.vi.md", "vi")]
    [InlineData("summary-2020.en.md", "en")]
    [InlineData("summary-2020.vi.json", "vi")]
    [InlineData("summary-2020.vi.html", "vi")]
    public async Task is_the_golden_one_under_any_culture(string file, string language)
    {
        var golden = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Golden", file), TestContext.Current.CancellationToken);
        foreach (var culture in new[] { "", "vi-VN", "tr-TR", "ar-SA", "th-TH" })
        {
            var bytes = await Under(culture, async () => Bytes(file, await Whole(language)));
            if (!bytes.AsSpan().SequenceEqual(golden)) await File.WriteAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Golden", file + ".received"), bytes, TestContext.Current.CancellationToken);

            Encoding.UTF8.GetString(bytes).ShouldBe(Encoding.UTF8.GetString(golden), $"under culture '{culture}'");
        }
    }

    [Theory]
    [InlineData("docx")]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public async Task has_the_same_bytes_under_any_culture(string format)
    {
        var expected = await Under("", Made);
        foreach (var culture in new[] { "vi-VN", "tr-TR", "ar-SA", "th-TH" }) (await Under(culture, Made)).AsSpan().SequenceEqual(expected).ShouldBeTrue(culture);

        async Task<byte[]> Made() => (await SummaryFiles.MakeAsync(await Whole("vi"), format, TestContext.Current.CancellationToken)).Content.ToArray();
    }

    [Fact]
    public async Task as_JSON_is_readable_UTF_8_with_LF_and_a_final_newline()
    {
        var text = Encoding.UTF8.GetString(SummaryJson.Render(await Whole("vi")));

        text.ShouldContain("nhiều cuộc (nguồn không nêu số lượng)");
        text.ShouldNotContain("\r");
        text.ShouldEndWith("}\n");
        using var json = JsonDocument.Parse(text);
        json.RootElement.GetProperty("total").GetProperty("now").GetProperty("rows").GetString().ShouldBe("period=2020&as-of=17&counted=true");
    }

    private static async Task<string?> WithoutSource(params IncidentRow[] incidents) =>
        (await SummaryBuilder.BuildAsync(new InMemoryRegisters(incidents, [Source("doc-1"), Source("doc-2")]), Types, 9, Request("2020"), TestContext.Current.CancellationToken))
            .Notes.SingleOrDefault(note => note.Code == "without-source")?.Text;

    private static byte[] Bytes(string file, Summary summary) =>
        file.EndsWith(".json", StringComparison.Ordinal) ? SummaryJson.Render(summary)
        : Encoding.UTF8.GetBytes(file.EndsWith(".html", StringComparison.Ordinal) ? SummaryHtml.Render(summary) : SummaryMarkdown.Render(summary));

    private static async Task<byte[]> Under(string culture, Func<Task<byte[]>> make)
    {
        var (now, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            return await make();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (now, ui);
        }
    }

    /// <summary>One of each: numbers stated and not, before and now, in and across the period, an occasion with all that hangs on it.</summary>
    internal static Task<Summary> Whole(string language, string period = "2020", IReadOnlyDictionary<(string, string), string>? texts = null) => SummaryBuilder.BuildAsync(
        new InMemoryRegisters(
            [
                Incident("cyber.attack", "2020", "many", Outcome.Blocked, "attacks", RecordKind.Aggregate, occasion: "chair-2020", source: "doc-1"),
                Incident("cyber.terrorism", "2020", "unknown", Outcome.Blocked, "terrorism", RecordKind.Aggregate, occasion: "chair-2020", source: "doc-1").WithImpact(potential: "Có thể gián đoạn các phiên họp"),
                Incident("health", "2020..", "1", Outcome.Succeeded, "epidemic", title: "Dịch bệnh", source: "doc-1"),
                Incident("disaster.extreme-weather.storm", "2020-10-11", "13", Outcome.Succeeded, source: "doc-2").With(
                    new(DamageKind.Dead, Quantity.Exact(12), DamageStatus.Official), new(DamageKind.Money, Quantity.AtLeast(1_500_000_000), DamageStatus.Preliminary, "VND")),
                Incident("disaster.extreme-weather.storm", "2019-11", "8", Outcome.Succeeded, source: "doc-2"),
                Incident("disaster", "2019..2020", "~300", Outcome.Unknown, source: "doc-2"),
                Incident("cyber.attack", "2020-05-06", "2", Outcome.Suspected, source: "doc-1"),
            ],
            [
                Occasion("chair-2020", "2020", Judged("An ninh, an toàn được giữ vững")),
                Lesson("plan-procedures", null, "chair-2020"),
                Review("chair-review", "chair-2020"),
                Assessment("more-attacks", AssessmentKind.Trend, "2020", TrendDirection.Rising, "cyber.attack", new Corroboration(null, Said("2020-12-11") with { Basis = StatementBasis.OtherSource })),
                Assessment("scattered", AssessmentKind.Limitation),
                Agency("tieu-ban", ("Tiểu ban An ninh", "Security Subcommittee", null)),
                Source("doc-1"),
                Source("doc-2", StatementBasis.OtherSource, "2020-12"),
                Source("doc-3", statedOn: null),
            ]),
        Types,
        9,
        Request(period, language) with { Texts = texts },
        TestContext.Current.CancellationToken);

    private static int Level(Match heading) => heading.Groups["level"].Length;

    [GeneratedRegex("^(?<level>#+) ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();
}
