using System.Text.Json;

namespace ThreatRegister.Tests.Acceptance;

/// <summary>What the five documents state, found through the program.</summary>
public sealed class Documents(SeededFixture register) : IClassFixture<SeededFixture>
{
    [Fact]
    public void The_summary_of_2020_says_many_attacks_blocked_in_a_month_not_stated()
    {
        var summary = Summary("2020");
        var attack = Row(summary.GetProperty("fields"), "cyber.attack").GetProperty("now");

        attack.GetProperty("quantity").GetProperty("text").GetString().ShouldBe("nhiều cuộc (nguồn không nêu số lượng)");
        attack.GetProperty("quantity").GetProperty("atLeast").GetInt64().ShouldBe(0);
        var months = summary.GetProperty("bySubPeriod");
        var row = Row(months.GetProperty("rows"), "cyber.attack").GetProperty("cells").EnumerateArray().Select(cell => cell.GetProperty("records").GetInt64()).ToArray();
        var columns = months.GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("key").GetString()).ToArray();
        row.Zip(columns).Where(cell => cell.First > 0).Select(cell => cell.Second).ShouldBe(["not-stated", "sum"]);
        var blocked = Row(summary.GetProperty("byOutcome").GetProperty("rows"), "cyber.attack").GetProperty("cells")[0];
        blocked.GetProperty("records").GetInt64().ShouldBe(1);
        summary.GetProperty("byOutcome").GetProperty("columns")[0].GetProperty("key").GetString().ShouldBe("blocked");
    }

    [Fact]
    public void The_rows_behind_a_figure_of_2020_lead_to_the_quotation()
    {
        var query = Row(Summary("2020").GetProperty("fields"), "cyber.attack").GetProperty("now").GetProperty("rows").GetString()!;
        string[] filters = [.. query.Split('&').Select(part => part.Split('=')).SelectMany(part => part[0] == "counted" ? ["--counted"] : new[] { $"--{part[0]}", part[1] })];

        var id = Run(["incidents", .. filters, "--json"]).GetProperty("incidents").EnumerateArray().Single().GetProperty("id").GetString()!;

        register.Cli.Run("show", id).Succeeded().Output.ShouldContain("doc-004, nêu ngày 10/12/2020: \"ngăn chặn nhiều cuộc tấn công\" (vị trí");
    }

    [Fact]
    public void Cyber_attacks_of_2021_have_no_number_and_a_rising_trend()
    {
        var view = Run("register", "--type", "cyber.attack", "--period", "2021", "--json");

        var cell = view.GetProperty("cells").EnumerateArray().ShouldHaveSingleItem();
        (cell.GetProperty("period").GetString(), cell.GetProperty("incidents").GetInt64(), cell.GetProperty("quantity").GetProperty("text").GetString()).ShouldBe(("2021", 1, "…"));
        var trend = view.GetProperty("trends").EnumerateArray().ShouldHaveSingleItem();
        (trend.GetProperty("type").GetString(), trend.GetProperty("period").GetString(), trend.GetProperty("direction").GetString(), trend.GetProperty("source").GetString())
            .ShouldBe(("cyber.attack", "2021", "rising", "doc-000"));
        trend.GetProperty("quotation").GetString()!.ShouldContain("ngày càng nhiều");
        register.Cli.Run("register", "--type", "cyber.attack", "--period", "2021").Succeeded().Output.Split('\n').Single(line => line.Contains(" cyber.attack ", StringComparison.Ordinal)).TrimEnd().ShouldEndWith("tăng");
        register.Cli.Run("register", "--type", "cyber.attack", "--period", "2021", "--lang", "en").Succeeded().Output.ShouldContain("rising");
        register.Cli.Run("register", "--type", "cyber.attack", "--period", "2021", "--csv").Succeeded().Output.ShouldContain("cell,cyber.attack,2021,1,…,0,0,1,0,0,0,0,0,1,rising");
    }

    [Fact]
    public void The_summary_of_2021_lists_the_trend_with_its_source()
    {
        var trend = Summary("2021").GetProperty("assessments").EnumerateArray().Single(assessment => assessment.GetProperty("kind").GetString() == "trend");

        trend.GetProperty("statement").GetProperty("source").GetString().ShouldBe("doc-000");
        register.Cli.Run("summary", "--period", "2021").Succeeded().Output.ShouldContain("- Tấn công mạng ngày càng nhiều, ở mọi lĩnh vực (**xu hướng: tăng**; Tấn công mạng; “");
        register.Cli.Run("summary", "--period", "2025").Succeeded().Output.ShouldContain("vướng mắc\n\n- Bộ trưởng Bộ Công an:");
    }

    [Fact]
    public void Assessments_are_found_by_kind_type_period_and_occasion()
    {
        Assessments("--kind", "trend", "--period", "2021").ShouldBe(["ever-more-cyber-attacks"]);
        Assessments("--kind", "trend", "--type", "crime.online-fraud").ShouldBe(["new-crimes-rising"]);
        Assessments("--occasion", "asean-2020").ShouldBe(["asean-2020-situation", "asean-2020-standing"]);
        Assessments("--kind", "limitation", "--source", "doc-003").Length.ShouldBe(3);
        Assessments("--type", "cyber.terrorism", "--period", "2021").ShouldBe(["cyber-situation-2021"]);
        register.Cli.Run("assessments", "--kind", "trend", "--csv").Succeeded().Output.ShouldContain("ever-more-cyber-attacks,trend,rising,");
        register.Cli.Run("assessments", "--kind", "guess").ExitCode.ShouldBe(64);
        register.Cli.Run("search", "ngay cang nhieu", "--json").Succeeded().Json.GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("id").GetString()).ShouldContain("ever-more-cyber-attacks");
        register.Cli.Run("show", "ever-more-cyber-attacks").Succeeded().Output.ShouldContain("\"các hành vi tấn công mạng đang xuất hiện ngày càng nhiều trong mọi lĩnh vực\"");
    }

    [Fact]
    public void Stated_by_the_end_of_2020_there_is_no_assessment_of_later_documents() =>
        Run("assessments", "--stated-by", "2020-12-31", "--json").GetProperty("assessments").EnumerateArray().Select(row => row.GetProperty("id").GetString())
            .ShouldBe(["asean-2020-situation", "asean-2020-standing"]);

    [Fact]
    public void The_XIII_Congress_is_one_occasion_with_two_sources_and_two_judgements()
    {
        var congress = Run("occasions", "--json").GetProperty("occasions").EnumerateArray().Single(occasion => occasion.GetProperty("name").GetProperty("vi").GetString()!.Contains("XIII", StringComparison.Ordinal));

        congress.GetProperty("sources").EnumerateArray().Select(source => source.GetString()).ShouldBe(["doc-002", "doc-001"]);
        congress.GetProperty("judgements").EnumerateArray().Select(judgement => judgement.GetProperty("statement").GetProperty("source").GetString()).ShouldBe(["doc-002", "doc-001"]);
        Summary("2021").GetProperty("occasions").EnumerateArray().Count(occasion => occasion.GetProperty("id").GetString() == "xiii-congress").ShouldBe(1);
    }

    [Fact]
    public void Epidemics_are_COVID_19_once_with_four_sources()
    {
        var epidemic = Run("incidents", "--type", "health.epidemic", "--json").GetProperty("incidents").EnumerateArray().ShouldHaveSingleItem();
        epidemic.GetProperty("sources").EnumerateArray().Select(source => source.GetString()).ShouldBe(["doc-004", "doc-002", "doc-000", "doc-003"]);

        var shown = register.Cli.Run("show", "covid-19").Succeeded().Output;
        foreach (var (source, quotation) in new[] { ("doc-002", "tích cực tham gia phòng, chống dịch Covid-19"), ("doc-003", "điển hình là COVID-19") })
            shown.Split('\n').ShouldContain(line => line.Contains(source, StringComparison.Ordinal) && line.Contains(quotation, StringComparison.Ordinal));
        register.Cli.Run("history", "covid-19").Succeeded().Output.ShouldContain("incident-corroborated");
    }

    [Theory]
    [InlineData("2020", 1)]
    [InlineData("2021", 0)]
    public void COVID_19_counts_where_it_began_and_stands_in_each_year_once(string year, int counted)
    {
        var view = Run("register", "--type", "health", "--period", year, "--json");

        view.GetProperty("cells").GetArrayLength().ShouldBe(counted);
        view.GetProperty("standing").EnumerateArray().ShouldHaveSingleItem().GetProperty("id").GetString().ShouldBe("covid-19");
        Summary(year).GetProperty("standing").EnumerateArray().Count(item => item.GetProperty("id").GetString() == "covid-19").ShouldBe(1);
    }

    [Fact]
    public void Standing_threats_are_listed_from_the_year_of_their_document_on_and_never_counted()
    {
        Standing("2024").ShouldBe(["covid-19"]);
        Standing("2025").ShouldContain("standing-water");
        Standing("2026").ShouldContain("standing-climate");
        Run("register", "--period", "2025", "--json").GetProperty("total").GetProperty("incidents").GetInt64().ShouldBe(0);
    }

    [Fact]
    public void Sources_say_whether_they_state_their_own_day() =>
        Run("sources", "--json").GetProperty("sources").EnumerateArray().Where(source => source.GetProperty("id").GetString()!.StartsWith("doc-", StringComparison.Ordinal)).Select(source => $"{source.GetProperty("id")} {source.GetProperty("statedOn")} {source.GetProperty("statedOnBasis")}").ShouldBe(
        [
            "doc-000 2021-12-07 other-source", "doc-001 2022-04-07 other-source", "doc-002 2021-07-16 other-source", "doc-003 2025-09-18 stated", "doc-004 2020-12-10..2020-12-11 stated",
        ]);

    private IEnumerable<string?> Standing(string year) => Run("register", "--period", year, "--json").GetProperty("standing").EnumerateArray().Select(item => item.GetProperty("id").GetString());

    private string[] Assessments(params string[] filters) =>
        [.. Run(["assessments", "--json", .. filters]).GetProperty("assessments").EnumerateArray().Select(row => row.GetProperty("id").GetString()!)];

    private JsonElement Summary(string period) => Run("summary", "--period", period, "--format", "json");

    private JsonElement Run(params string[] arguments) => register.Cli.Run(arguments).Succeeded().Json;

    private static JsonElement Row(JsonElement rows, string key) => rows.EnumerateArray().Single(row => row.GetProperty("key").GetString() == key);
}

/// <summary>What is recorded after the seeds; in a register of its own, for it changes what the seeds say.</summary>
public sealed class Beyond_the_documents(SeededFixture register) : IClassFixture<SeededFixture>
{
    private const string Storm = "disaster.extreme-weather.storm";

    [Fact]
    public void Damage_of_Yagi_is_first_without_figures_then_preliminary_then_official_and_each_can_be_replayed()
    {
        var seeded = register.Cli.Head();
        Record("record-incident-damage", Dead(">=300", "preliminary"));
        var preliminary = register.Cli.Head();
        Record("record-incident-damage", Dead("318", "official"));
        var official = register.Cli.Head();

        Deaths(seeded).ShouldBe("…");
        Deaths(preliminary).ShouldBe("≥300 (sơ bộ)");
        Deaths(official).ShouldBe("318 (chính thức)");
        Deaths(seeded).ShouldBe("…", "the past stays as it was");
        Summary(official).GetProperty("fields").EnumerateArray().Single(row => row.GetProperty("key").GetString() == Storm).GetProperty("now").GetProperty("records").GetInt64().ShouldBe(1);
        var history = register.Cli.Run("history", "yagi-2024", "--lang", "en").Succeeded().Output;
        history.ShouldContain("dead: at least 300 persons (preliminary)");
        history.ShouldContain("dead: 318 persons (official)");
    }

    [Fact]
    public void Yagi_stands_within_extreme_weather_and_is_counted_once()
    {
        var report = register.Cli.Run("summary", "--period", "2024").Succeeded().Output;

        report.ShouldContain("trong đó: Thời tiết cực đoan | đợt | 1 |");
        report.ShouldContain("trong đó: Bão | cơn | 1 |");
        var summary = Summary(register.Cli.Head());
        summary.GetProperty("total").GetProperty("now").GetProperty("records").GetInt64().ShouldBe(1);
        summary.GetProperty("fields").EnumerateArray().Where(row => row.GetProperty("now").GetProperty("records").GetInt64() > 0).Select(row => row.GetProperty("key").GetString())
            .ShouldBe(["disaster", "disaster.extreme-weather", Storm]);
    }

    [Fact]
    public void The_lesson_of_2020_is_applied_to_the_Congress_only_once_it_has_a_text_and_is_adopted()
    {
        var asked = Summary(register.Cli.Head(), "2020").GetProperty("lessons").EnumerateArray().ShouldHaveSingleItem();
        asked.GetProperty("status").GetString().ShouldBe("asked");
        asked.TryGetProperty("text", out _).ShouldBeFalse();

        Apply().Errors.ShouldContain("LessonHasNoText");
        Record("record-lesson", """{"lesson":"asean-2020-plan-procedures","text":"Diễn tập phương án trực tuyến trước một tháng"}""");
        Apply().Errors.ShouldContain("NotAdopted");
        Record("review-lesson", """{"lesson":"asean-2020-plan-procedures","comment":"Đã rà soát"}""");
        Record("adopt-lesson", """{"lesson":"asean-2020-plan-procedures"}""");
        Apply().ExitCode.ShouldBe(0);
    }

    [Fact]
    public void A_further_source_is_kept_beside_the_others_and_counts_nothing()
    {
        Record("register-source", """{"source":"press-yagi","title":{"vi":"Báo cáo về bão số 3"},"kind":"report","statedOn":"2024-09-20"}""");
        var before = Storms();
        const string Corroborate = """{"incident":"yagi-2024","fact":"occurred","statement":{"source":"press-yagi","quotation":"bão số 3","statedOn":"2024-09-20"}}""";

        Record("corroborate-incident", Corroborate);
        var head = register.Cli.Head();
        Record("corroborate-incident", Corroborate);

        register.Cli.Head().ShouldBe(head, "the same again says nothing new");
        Storms().ShouldBe(before);
        var record = register.Cli.Run("show", "yagi-2024", "--json").Succeeded().Json.GetProperty("record");
        record.GetProperty("sources").EnumerateArray().Select(source => source.GetString()).ShouldBe(["doc-003", "press-yagi"]);
        record.GetProperty("corroborations").EnumerateArray().ShouldHaveSingleItem().GetProperty("statement").GetProperty("quotation").GetString().ShouldBe("bão số 3");
        var refused = register.Cli.Run("""{"incident":"yagi-2024","fact":"cause","statement":{"source":"press-yagi"}}""", environment: null, "record", "corroborate-incident", "-");
        (refused.ExitCode, refused.Errors.Contains("FactNotRecorded", StringComparison.Ordinal)).ShouldBe((4, true));
    }

    private static string Dead(string amount, string status) =>
        $$"""{"damage":{"kind":"dead","amount":"{{amount}}","status":"{{status}}"},"statement":{"source":"doc-003","statedOn":"2025-09-18","basis":"other-source"},"incident":"yagi-2024"}""";

    private long Storms() => register.Cli.Run("register", "--type", Storm, "--json").Succeeded().Json.GetProperty("total").GetProperty("incidents").GetInt64();

    private string? Deaths(long position)
    {
        var damage = Summary(position).GetProperty("damage");
        var column = damage.GetProperty("columns").EnumerateArray().Select(head => head.GetProperty("key").GetString()).ToList().IndexOf("dead");
        return damage.GetProperty("rows").EnumerateArray().Single(row => row.GetProperty("key").GetString() == Storm).GetProperty("cells")[column].GetProperty("cell").GetString();
    }

    private JsonElement Summary(long position, string period = "2024") =>
        register.Cli.Run("summary", "--period", period, "--format", "json", "--as-of", $"{position}").Succeeded().Json;

    private Ran Apply() => register.Cli.Run("""{"lesson":"asean-2020-plan-procedures","occasion":"xiii-congress"}""", environment: null, "record", "apply-lesson", "-");

    private void Record(string command, string json) => register.Cli.Run(json, environment: null, "record", command, "-").Succeeded();
}
