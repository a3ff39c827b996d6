using System.Text.Json;

namespace ThreatRegister.Tests.Acceptance;

/// <summary>The ten scenarios that must work with the five documents' cases loaded, one fact each: here those that only ask.</summary>
public sealed partial class The_ten_scenarios(SeededFixture register) : IClassFixture<SeededFixture>
{
    [Fact]
    public void Scenario_01_attacks_of_2020_are_many_blocked_and_of_no_stated_month()
    {
        var summary = Summary("2020");
        var attack = Row(summary.GetProperty("fields"), "cyber.attack").GetProperty("now").GetProperty("quantity");
        (attack.GetProperty("text").GetString(), attack.GetProperty("atLeast").GetInt64()).ShouldBe(("nhiều cuộc (nguồn không nêu số lượng)", 0));
        var blocked = summary.GetProperty("general").GetProperty("blocked").GetProperty("now").GetProperty("quantity");
        (blocked.GetProperty("cell").GetString(), blocked.GetProperty("atLeast").GetInt64()).ShouldBe(("…", 0));
        summary.GetProperty("total").GetProperty("now").GetProperty("quantity").GetProperty("text").GetString().ShouldBe("01 vụ, chưa kể 02 nhóm vụ việc không nêu số lượng");

        var months = Json("register", "--per", "month", "--period", "2020", "--type", "cyber", "--json");
        months.GetProperty("cells").GetArrayLength().ShouldBe(0);
        months.GetProperty("mayBelong").EnumerateArray().Select(part => $"{part.GetProperty("type")} {part.GetProperty("date")} {part.GetProperty("inPeriod")}").ShouldBe(["cyber.attack 2020 True", "cyber.terrorism 2020 True"], ignoreOrder: true);
        Json("register", "--per", "month", "--period", "2020-06", "--type", "cyber", "--json").GetProperty("total").GetProperty("incidents").GetInt64().ShouldBe(0);
        Text("summary", "--period", "2020").ShouldContain("không rõ tháng", Case.Insensitive);

        Text("show", "asean-2020-attacks").ShouldContain("doc-004, nêu ngày 10/12/2020: \"ngăn chặn nhiều cuộc tấn công\"");
    }

    [Fact]
    public void Scenario_02_attacks_of_2021_are_not_zero_and_rising()
    {
        var view = Json("register", "--type", "cyber.attack", "--period", "2021", "--json");

        view.GetProperty("cells").EnumerateArray().ShouldHaveSingleItem().GetProperty("quantity").GetProperty("text").GetString().ShouldBe("…");
        view.GetProperty("trends").EnumerateArray().ShouldHaveSingleItem().GetProperty("direction").GetString().ShouldBe("rising");
        var line = Text("register", "--type", "cyber.attack", "--period", "2021").Split('\n').Single(row => row.Contains(" cyber.attack ", StringComparison.Ordinal));
        line.TrimEnd().ShouldEndWith("tăng");
        line.ShouldContain("…");
    }

    [Fact]
    public void Scenario_03_what_sources_had_stated_by_a_day_and_what_was_recorded_before_the_seeds()
    {
        foreach (var kind in new[] { "incidents", "lessons", "occasions", "reviews", "assessments" }) Rows(kind, "--stated-by", "2020-11-30").ShouldBeEmpty();
        Json("register", "--stated-by", "2020-11-30", "--json").GetProperty("cells").GetArrayLength().ShouldBe(0);

        var lesson = Rows("lessons", "--stated-by", "2020-12-10").ShouldHaveSingleItem();
        (lesson.GetProperty("status").GetString(), lesson.TryGetProperty("text", out _)).ShouldBe(("asked", false));
        var review = Rows("reviews", "--stated-by", "2020-12-10").ShouldHaveSingleItem();
        (review.GetProperty("id").GetString(), review.GetProperty("status").GetString()).ShouldBe(("asean-2020-review", "returned"));
        Judges("asean-2020", "--stated-by", "2020-12-10").ShouldBe(["Tiểu ban An ninh – Y tế ASEAN 2020"]);
        Judges("asean-2020", "--stated-by", "2020-12-11").ShouldBe(["Tiểu ban An ninh – Y tế ASEAN 2020", "Thủ tướng Chính phủ"]);

        Json("register", "--as-of", "0", "--json").GetProperty("cells").GetArrayLength().ShouldBe(0);
        Json("register", "--as-of", "2020-12-31", "--json").GetProperty("position").GetInt64().ShouldBe(0);
        foreach (var kind in new[] { "incidents", "occasions", "sources", "agencies", "directions" }) Rows(kind, "--as-of", "0").ShouldBeEmpty();
        register.Cli.Run("show", "asean-2020-attacks", "--as-of", "0").ExitCode.ShouldBe(5);
    }

    [Fact]
    public void Scenario_04_the_lesson_of_2020_is_asked_for_and_not_applied_before_it_has_a_text()
    {
        var lesson = Summary("2020").GetProperty("lessons").EnumerateArray().ShouldHaveSingleItem();
        (lesson.GetProperty("status").GetString(), lesson.TryGetProperty("text", out _)).ShouldBe(("asked", false));

        var head = register.Cli.Head();
        var refused = register.Cli.Run("""{"lesson":"asean-2020-plan-procedures","occasion":"xiii-congress"}""", environment: null, "record", "apply-lesson", "-");

        (refused.ExitCode, refused.Errors.Contains("LessonHasNoText", StringComparison.Ordinal)).ShouldBe((4, true));
        register.Cli.Head().ShouldBe(head);
    }

    [Fact]
    public void Scenario_05_the_XIII_Congress_is_one_occasion_of_two_sources_and_two_judgements()
    {
        var congress = Rows("occasions").Single(occasion => occasion.GetProperty("name").GetProperty("vi").GetString()!.Contains("XIII", StringComparison.Ordinal));

        Strings(congress.GetProperty("sources")).ShouldBe(["doc-002", "doc-001"]);
        congress.GetProperty("judgements").EnumerateArray().Select(judgement => judgement.GetProperty("statement").GetProperty("source").GetString()).ShouldBe(["doc-002", "doc-001"]);
        var shown = Text("show", "xiii-congress");
        shown.ShouldContain("doc-002, nêu ngày 16/07/2021: \"hai lực lượng đã phối hợp bảo đảm an toàn tuyệt đối");
        shown.ShouldContain("doc-001, nêu tháng 4/2022: \"góp phần vào thành công của Đại hội Đảng toàn quốc lần thứ XIII");
    }

    [Fact]
    public void Scenario_06_COVID_19_is_one_epidemic_of_four_sources_and_stands_in_each_year_once()
    {
        var epidemic = Rows("incidents", "--type", "health.epidemic").ShouldHaveSingleItem();

        (epidemic.GetProperty("id").GetString(), string.Join(' ', Strings(epidemic.GetProperty("sources")))).ShouldBe(("covid-19", "doc-004 doc-002 doc-000 doc-003"));
        foreach (var year in new[] { "2020", "2021" })
            Json("register", "--type", "health", "--period", year, "--json").GetProperty("standing").EnumerateArray().ShouldHaveSingleItem().GetProperty("id").GetString().ShouldBe("covid-19");
        foreach (var source in new[] { "doc-004", "doc-002", "doc-000", "doc-003" }) Text("show", "covid-19").ShouldContain($"{source}, nêu");
    }

    [Fact]
    public void Scenario_08_the_awareness_direction_is_a_task_and_the_old_name_finds_the_successor()
    {
        var task = Rows("tasks", "--direction", "r147-1-publicise-strategy").ShouldHaveSingleItem();
        task.GetProperty("person").GetString()!.ShouldStartWith("Bộ Công an chủ trì, phối hợp với Ban Tuyên giáo và Dân vận Trung ương");
        task.GetProperty("work").GetString()!.ShouldStartWith("Tuyên truyền, phổ biến rộng rãi");
        Strings(task.GetProperty("missing")).ShouldBe(["time", "authority", "product"]);

        foreach (var name in new[] { "Ban Tuyên giáo Trung ương", "ban tuyen giao trung uong" })
        {
            var hits = Json("search", name, "--json").GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("id").GetString()).ToArray();
            hits.ShouldContain("ban-tuyen-giao-dan-van-trung-uong");
            hits.ShouldContain("r147-1-publicise-strategy", "what the successor is asked for is found by the old name");
            Text("search", name).ShouldContain("Ban Tuyên giáo Trung ương → Ban Tuyên giáo và Dân vận Trung ương");
            Rows("tasks", "--agency", name).Select(row => row.GetProperty("id").GetString()).ShouldContain("r147-publicise-strategy");
        }

        var then = Rows("agencies", "--agency", "ban-tuyen-giao-trung-uong", "--on", "2022-04-07").ShouldHaveSingleItem();
        then.GetProperty("name").GetProperty("vi").GetString().ShouldBe("Ban Tuyên giáo Trung ương");
        Text("show", "ban-tuyen-giao-trung-uong").ShouldContain("doc-001, nêu tháng 4/2022: \"các thành viên Ban Chỉ đạo là lãnh đạo Văn phòng Chính phủ, Văn phòng Trung ương Đảng, Ban Tuyên giáo Trung ương");
    }

    private JsonElement Json(params string[] arguments) => register.Cli.Run(arguments).Succeeded().Json;

    private string Text(params string[] arguments) => register.Cli.Run(arguments).Succeeded().Output;

    private JsonElement[] Rows(string verb, params string[] filters) =>
        [.. Json([verb, .. filters, "--json"]).EnumerateObject().First(member => member.Name.Equals(verb, StringComparison.Ordinal)).Value.EnumerateArray()];

    private JsonElement Summary(string period, params string[] filters) => Json(["summary", "--period", period, "--format", "json", .. filters]);

    private IEnumerable<string?> Judges(string occasion, params string[] filters) =>
        Rows("occasions", filters).Single(row => row.GetProperty("id").GetString() == occasion).GetProperty("judgements").EnumerateArray().Select(judgement => judgement.GetProperty("by").GetString());

    private void Record(string command, string json) => register.Cli.Run(json, environment: null, "record", command, "-").Succeeded();

    private static JsonElement Row(JsonElement rows, string key) => rows.EnumerateArray().Single(row => row.GetProperty("key").GetString() == key);

    private static string?[] Strings(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString())];
}
