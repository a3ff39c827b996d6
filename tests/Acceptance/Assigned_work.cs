using System.Text.Json;

namespace ThreatRegister.Tests.Acceptance;

/// <summary>What is asked of the next period, what becomes of it, and what is prepared, foreseen and passed on.</summary>
public sealed class Assigned_work(SeededFixture register) : IClassFixture<SeededFixture>
{
    [Fact]
    public void Directions_are_found_by_period_source_group_agency_and_place()
    {
        Ids("directions", "--period", "2022", "--source", "doc-001").Count.ShouldBe(12);
        Ids("directions", "--source", "doc-003", "--group", "1").ShouldBe(["r147-1-awareness", "r147-1-publicise-strategy"]);
        Ids("directions", "--agency", "bo tu phap").ShouldBe(["r147-2-review-laws"]);
        Ids("directions", "--place", "biển đông").ShouldBe(["army-police-h2-watch-regions"]);
        Ids("directions", "--kind", "principle").ShouldContain("r147-principle-four-on-the-spot");
        Ids("directions", "--stated-by", "2020-12-31").ShouldBeEmpty();
        register.Cli.Run("directions", "--source", "doc-003").Succeeded().Output.ShouldContain("1. Tuyên truyền, nâng cao nhận thức");
    }

    [Fact]
    public void The_awareness_direction_of_003_is_a_task_whose_person_and_work_are_clear()
    {
        var task = Rows("tasks", "--direction", "r147-1-publicise-strategy", "--as-of", $"{register.SeededTo}").ShouldHaveSingleItem();

        task.GetProperty("person").GetString()!.ShouldStartWith("Bộ Công an chủ trì");
        task.GetProperty("missing").EnumerateArray().Select(element => element.GetString()).ShouldBe(["time", "authority", "product"]);
        task.GetProperty("overdue").GetBoolean().ShouldBeFalse();
        register.Cli.Run("tasks", "--missing").Succeeded().Output.ShouldContain("thời gian, thẩm quyền, sản phẩm");
        register.Cli.Run("show", "r147-publicise-strategy").Succeeded().Output.ShouldContain("tuyên truyền, phổ biến rộng rãi Chiến lược này");
    }

    [Fact]
    public void A_task_is_clarified_falls_due_is_reported_completed_and_reopened()
    {
        Run("tasks", "assign", "tap-huan", "--work", "Tập huấn cho cán bộ xã", "--person", "Công an tỉnh").Succeeded();
        Run("tasks", "clarify", "tap-huan", "--due", "2021-03-31", "--product", "Báo cáo tập huấn").Succeeded();
        Run("tasks", "clarify", "tap-huan", "--due", "2021-04-30").ExitCode.ShouldBe(4, "to say it otherwise needs grounds");

        Ids("tasks", "--overdue", "--at", "2021-03-31").ShouldNotContain("tap-huan");
        Ids("tasks", "--overdue", "--at", "2021-04-01").ShouldContain("tap-huan");
        Open().ShouldContain("tap-huan");

        Run("tasks", "progress", "tap-huan", "Đã xong ba xã", "--on", "2021-02").Succeeded();
        Run("tasks", "complete", "tap-huan", "--result", "Đủ các xã", "--on", "2021-03-20").Succeeded();
        Ids("tasks", "--overdue", "--at", "2021-04-01").ShouldNotContain("tap-huan");
        Run("tasks", "progress", "tap-huan", "Thêm một xã").ExitCode.ShouldBe(4);
        Run("tasks", "reopen", "tap-huan", "--grounds", "Còn hai xã").Succeeded();
        register.Cli.Run("history", "tap-huan", "--json").Succeeded().Json.GetProperty("events").EnumerateArray().Select(entry => entry.GetProperty("event").GetString()).ShouldBe(
            ["task-assigned", "task-clarified", "task-progress-reported", "task-completed", "task-reopened"]);
    }

    [Fact]
    public void A_forecast_is_scored_only_by_its_claim()
    {
        Ids("forecasts", "--kind", "warning", "--source", "doc-003").ShouldBe(["consequences-of-no-prevention"]);
        Run("forecasts", "score", "consequences-of-no-prevention", "--score", "occurred", "--grounds", "Bão").ExitCode.ShouldBe(4);
        Record("record-forecast", """{"forecast":"lu-quet","kind":"warning","text":"Có thể có lũ quét","by":"Đài khí tượng","claim":{"what":"Lũ quét ở Lào Cai","by":"2021-09"}}""");
        Ids("forecasts", "--unscored").ShouldBe(["lu-quet"]);
        Run("forecasts", "score", "lu-quet", "--score", "occurred", "--grounds", "Đã có lũ", "--incident", "yagi-2024").Succeeded();
        Ids("forecasts", "--unscored").ShouldBeEmpty();
    }

    [Fact]
    public void Information_is_passed_on_and_acknowledged_by_those_who_were_told()
    {
        Run("coordination", "share", "trao-doi-1", "--from", "Bộ Công an", "--to", "Bộ Quốc phòng", "--to", "Ngân hàng Nhà nước", "--what", "Dấu hiệu mã độc", "--marking", "amber", "--occasion", "asean-2020").Succeeded();
        Run("coordination", "acknowledge", "trao-doi-1", "--by", "Bộ Y tế").ExitCode.ShouldBe(4);
        Run("coordination", "acknowledge", "trao-doi-1", "--by", "Bộ Quốc phòng").Succeeded();

        Ids("coordination", "--agency", "ngan hang", "--occasion", "asean-2020", "--unacknowledged").ShouldBe(["trao-doi-1"]);
        Run("coordination", "acknowledge", "trao-doi-1", "--by", "Ngân hàng Nhà nước").Succeeded();
        Ids("coordination", "--unacknowledged").ShouldBeEmpty();
    }

    [Fact]
    public void A_drill_of_a_scenario_changes_no_figure()
    {
        var before = register.Cli.Run("register", "--json").Succeeded().Json.GetProperty("total").GetRawText();
        Record("prepare-scenario", """{"scenario":"kich-ban-1","title":"Ứng phó mã độc","types":["cyber.malware"],"text":"Cô lập máy chủ","by":"Bộ Y tế"}""");
        Record("record-drill", """{"drill":"dien-tap-1","title":"Diễn tập thực chiến","held":"2021-04-10","by":"Cục An ninh mạng","scenario":"kich-ban-1","types":["cyber.malware"]}""");
        Record("record-drill-finding", """{"drill":"dien-tap-1","finding":"Bản sao lưu cũ"}""");
        Record("draw-drill-lesson", """{"drill":"dien-tap-1","lesson":"asean-2020-plan-procedures"}""");

        Ids("drills", "--scenario", "kich-ban-1", "--type", "cyber").ShouldBe(["dien-tap-1"]);
        Ids("scenarios", "--in-force", "--type", "cyber.malware").ShouldBe(["kich-ban-1"]);
        register.Cli.Run("register", "--json").Succeeded().Json.GetProperty("total").GetRawText().ShouldBe(before);
        register.Cli.Run("""{"drill":"dien-tap-1","lesson":"no-such-lesson"}""", environment: null, "record", "draw-drill-lesson", "-").ExitCode.ShouldNotBe(0);
    }

    [Fact]
    public void Measures_are_asked_for_by_the_four_on_the_spot()
    {
        Record("record-occasion-response", """{"occasion":"elections-2021","response":{"id":"tai-cho","kind":"deploy","summary":"Bố trí lực lượng tại chỗ","slot":"forces","reach":"on-the-spot"}}""");

        Ids("responses", "--slot", "forces").ShouldBe(["tai-cho"]);
        Ids("responses", "--slot", "means").ShouldBeEmpty();
        register.Cli.Run("show", "elections-2021").Succeeded().Output.ShouldContain("lực lượng tại chỗ");
        register.Cli.Run("responses", "--slot", "elsewhere").ExitCode.ShouldBe(64);
    }

    private Ran Run(params string[] arguments) => register.Cli.Run(arguments);

    private void Record(string command, string body) => register.Cli.Run(body, environment: null, "record", command, "-").Succeeded();

    private List<JsonElement> Rows(string verb, params string[] arguments) =>
        [.. register.Cli.Run([verb, .. arguments, "--json"]).Succeeded().Json.EnumerateObject().Single(member => member.Value.ValueKind is JsonValueKind.Array).Value.EnumerateArray()];

    private List<string?> Ids(string verb, params string[] arguments) => [.. Rows(verb, arguments).Select(row => row.GetProperty("id").GetString())];

    private List<string?> Open() =>
        [.. register.Cli.Run("shift", "open-items", "--json").Succeeded().Json.GetProperty("items").EnumerateArray().Where(item => item.GetProperty("kind").GetString() == "task-overdue").Select(item => item.GetProperty("id").GetString())];
}
