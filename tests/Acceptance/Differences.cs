using System.Text.Json;
using ThreatRegister.Application.Queries.Differences;
using ThreatRegister.Domain;

namespace ThreatRegister.Tests.Acceptance;

/// <summary>What is different between two moments: one act reads as one change, and nothing that ended as it began is told.</summary>
public sealed class Differences(SeededFixture register) : IClassFixture<SeededFixture>
{
    private static readonly string[] numbers = ["came", "changed", "went", "returned"];

    [Fact]
    public void What_came_is_told_with_who_recorded_it_and_the_figures_it_made()
    {
        var view = Diff("--from", "0", "--to", $"{register.SeededTo}");
        var recorded = register.Cli.Run("incidents", "--as-of", $"{register.SeededTo}", "--json", "--limit", "1").Succeeded().Json.GetProperty("total").GetInt64();

        var incidents = Register(view, "incidents");
        Numbers(incidents.GetProperty("totals")).ShouldBe($"came {recorded}, changed 0, went 0, returned 0");
        var entry = incidents.GetProperty("entries").EnumerateArray().First();
        entry.GetProperty("event").GetString().ShouldBe("incident-reported");
        entry.GetProperty("actor").GetString().ShouldBe("seeds");
        Register(view, "types").GetProperty("entries").EnumerateArray().Single().GetProperty("records").GetInt64().ShouldBeGreaterThan(40);
        view.GetProperty("registers").EnumerateArray().Select(part => part.GetProperty("isReference").GetBoolean()).ShouldBeInOrder();
        view.GetProperty("registers").EnumerateArray().Where(part => part.GetProperty("isReference").GetBoolean()).Select(part => part.GetProperty("register").GetString()).ShouldBe(["sources", "agencies", "types"]);
        view.GetProperty("reference").GetProperty("came").GetInt64().ShouldBe(view.GetProperty("registers").EnumerateArray().Where(part => part.GetProperty("isReference").GetBoolean()).Sum(part => part.GetProperty("totals").GetProperty("came").GetInt64()));
        view.GetProperty("figures").GetProperty("cells").EnumerateArray().Select(cell => $"{cell.GetProperty("type").GetString()}: {cell.GetProperty("after").GetProperty("quantity").GetProperty("text").GetString()}")
            .ShouldContain("cyber.attack: nhiều cuộc (nguồn không nêu số lượng)");
    }

    [Fact]
    public void A_branch_reclassified_one_by_one_is_one_act()
    {
        string[] ids = ["bulk-1", "bulk-2", "bulk-3", "bulk-4"];
        foreach (var id in ids) Report(id, "cyber.misuse");
        var before = register.Cli.Head();
        foreach (var id in ids) Record("reclassify-incident", $$"""{"incident":"{{id}}","type":"cyber.error","grounds":"Rà soát theo hướng dẫn mới"}""");
        Record("reclassify-incident", """{"incident":"bulk-1","type":"cyber.malware","grounds":"Kết quả giám định"}""");

        var entries = Entries(Diff("--from", $"{before}"), "incidents");

        entries.Length.ShouldBe(2);
        entries[0].GetProperty("records").GetInt64().ShouldBe(3);
        entries[0].GetProperty("grounds").GetString().ShouldBe("Rà soát theo hướng dẫn mới");
        Change(entries[0]).ShouldBe("type: cyber.misuse -> cyber.error (3)");
        entries[1].GetProperty("records").GetInt64().ShouldBe(1);
        Change(entries[1]).ShouldBe("type: cyber.misuse -> cyber.malware (1)");
        Positions(entries[1]).ShouldBe([before + 1, before + 5]);
        var text = register.Cli.Run("diff", "--from", $"{before}").Succeeded().Output;
        text.ShouldContain("3 vụ việc thay đổi: phân loại lại");
        text.ShouldContain("căn cứ: Rà soát theo hướng dẫn mới");
        register.Cli.Run("diff", "--from", $"{before}", "--lang", "en").Succeeded().Output.ShouldContain("3 incidents changed: reclassified");
    }

    [Fact]
    public void What_ended_as_it_began_is_told_only_when_asked_for()
    {
        Report("there-and-back", "cyber.attack");
        var before = register.Cli.Head();
        Correct("there-and-back", "Tấn công cổng thông tin", "Nhầm tên");
        Correct("there-and-back", "Vụ there-and-back", "Tên ban đầu đúng");

        var view = Diff("--from", $"{before}");
        view.GetProperty("registers").GetArrayLength().ShouldBe(0);
        view.GetProperty("totals").GetProperty("asBefore").GetInt64().ShouldBe(1);
        view.GetProperty("figures").GetProperty("cells").GetArrayLength().ShouldBe(0);

        var passing = Register(Diff("--from", $"{before}", "--all"), "incidents").GetProperty("passing").EnumerateArray().ToArray();
        passing.Select(entry => entry.GetProperty("grounds").GetString()).ShouldBe(["Nhầm tên", "Tên ban đầu đúng"]);
        passing[0].GetProperty("examples")[0].GetProperty("changes")[0].GetProperty("new").GetString().ShouldBe("Tấn công cổng thông tin");
    }

    [Fact]
    public void What_no_longer_counts_went_and_what_counts_again_returned()
    {
        Report("went", "crime.drugs", "2019-03");
        Report("false-alarm", "crime.drugs", "2019-04");
        var before = register.Cli.Head();
        Record("retract-incident", """{"incident":"went","grounds":"Ghi trùng"}""");
        Record("determine-incident-outcome", """{"incident":"false-alarm","outcome":"false-positive","grounds":"Báo nhầm"}""");
        var between = register.Cli.Head();
        Record("determine-incident-outcome", """{"incident":"false-alarm","outcome":"succeeded","grounds":"Xác minh lại"}""");

        var went = Diff("--from", $"{before}", "--to", $"{between}");
        Numbers(Register(went, "incidents").GetProperty("totals")).ShouldBe("came 0, changed 0, went 2, returned 0");
        var cell = went.GetProperty("figures").GetProperty("cells").EnumerateArray().Single();
        (cell.GetProperty("type").GetString(), cell.GetProperty("period").GetString(), cell.GetProperty("before").GetProperty("incidents").GetInt64()).ShouldBe(("crime.drugs", "2019", 2L));
        cell.TryGetProperty("after", out _).ShouldBeFalse();

        Numbers(Register(Diff("--from", $"{between}"), "incidents").GetProperty("totals")).ShouldBe("came 0, changed 0, went 0, returned 1");
        Numbers(Register(Diff("--from", $"{before}"), "incidents").GetProperty("totals")).ShouldBe("came 0, changed 1, went 1, returned 0");
    }

    [Fact]
    public void What_came_and_was_taken_back_meanwhile_is_not_told_and_what_was_there_is_told_as_withdrawn()
    {
        var file = Path.Combine(register.Cli.DataFolder, "rows.csv");
        File.WriteAllText(file, "id,title,date\n1,Lũ quét,1998-06-01\n2,Lũ ống,1998-06-02\n");
        var mapping = Path.Combine(register.Cli.DataFolder, "mapping.json");
        File.WriteAllText(mapping, """
            {
              "source": { "id": "so-hieu", "title": { "vi": "Sổ hiệu" } }, "id": { "columns": ["id"] }, "title": { "column": "title" },
              "type": { "value": { "fixed": "disaster.extreme-weather.flood" } }, "occurred": { "columns": ["date"], "formats": [{ "format": "yyyy-MM-dd", "precision": "day" }] }
            }
            """);
        var before = register.Cli.Head();
        var import = register.Cli.Run("import", "csv", file, "--mapping", mapping, "--json").Succeeded().Json.GetProperty("import").GetString()!;
        Record("receive-report", """{"report":"tin-bi-bac","title":"Tin báo nhầm"}""");
        Record("reject-report", """{"report":"tin-bi-bac","grounds":"Tin sai"}""");
        Report("merge-1", "crime.drugs", "1997");
        Report("merge-2", "crime.drugs", "1997");
        var imported = register.Cli.Head();
        Record("merge-incidents", """{"merged":"merge-1","survivor":"merge-2","grounds":"Trùng"}""");
        Record("unmerge-incidents", """{"merged":"merge-1","grounds":"Khác nhau"}""");
        Numbers(Register(Diff("--from", $"{before}"), "incidents").GetProperty("totals")).ShouldBe("came 4, changed 0, went 0, returned 0");
        Numbers(Diff("--from", $"{imported}").GetProperty("totals")).ShouldBe("came 0, changed 0, went 0, returned 0");

        register.Cli.Run("import", "withdraw", import, "--grounds", "Nhầm tệp").Succeeded();

        var view = Diff("--from", $"{before}");
        Numbers(Register(view, "incidents").GetProperty("totals")).ShouldBe("came 2, changed 0, went 0, returned 0");
        view.GetProperty("registers").EnumerateArray().Select(part => part.GetProperty("register").GetString()).ShouldBe(["incidents", "sources"], ignoreOrder: true);
        Numbers(Register(Diff("--from", $"{imported}"), "incidents").GetProperty("totals")).ShouldBe("came 0, changed 0, went 2, returned 0");
        register.Cli.Run("diff", "--from", $"{imported}", "--register", "incidents").Succeeded().Output.ShouldContain("2 vụ việc không còn được tính: thu hồi cả lô nhập");
    }

    [Fact]
    public void A_type_that_was_renamed_is_a_change_of_the_tree()
    {
        var before = register.Cli.Head();
        Record("rename-threat-type", """{"type":"economy","name":{"vi":"An ninh kinh tế, tài chính","en":"Economic and financial security"},"grounds":"Theo danh mục mới"}""");

        var entry = Entries(Diff("--from", $"{before}"), "types").Single();

        entry.GetProperty("grounds").GetString().ShouldBe("Theo danh mục mới");
        entry.GetProperty("examples")[0].GetProperty("id").GetString().ShouldBe("economy");
        entry.GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("field").GetString()).ShouldBe(["name", "nameEn"]);
    }

    [Fact]
    public void Filters_leave_only_incidents_that_match_at_one_of_the_moments()
    {
        Report("filtered-drought", "disaster.extreme-weather.drought");
        var before = register.Cli.Head();
        Record("reclassify-incident", """{"incident":"filtered-drought","type":"resource.water","grounds":"Bản chất là thiếu nước"}""");
        Record("note-on-incident", """{"incident":"covid-19","text":"Ghi chú không liên quan"}""");

        foreach (var type in new[] { "disaster", "resource.water" }) Entries(Diff("--from", $"{before}", "--type", type), "incidents").Single().GetProperty("examples")[0].GetProperty("id").GetString().ShouldBe("filtered-drought");
        Diff("--from", $"{before}", "--type", "crime").GetProperty("registers").GetArrayLength().ShouldBe(0);
        Diff("--from", $"{before}", "--register", "lessons").GetProperty("registers").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void Csv_has_a_line_for_each_value()
    {
        Report("in-csv", "cyber.attack");
        var before = register.Cli.Head();
        Correct("in-csv", "Tên khác", "Đính chính tên");

        var lines = register.Cli.Run("diff", "--from", $"{before}", "--csv").Succeeded().Output.TrimEnd().Split("\r\n");

        lines.Length.ShouldBe(2);
        lines[1].ShouldContain("incidents,false,incident-corrected,local-operator,Đính chính tên,");
        lines[1].ShouldEndWith(",title,Vụ in-csv,Tên khác,1,in-csv");
    }

    [Theory]
    [InlineData(64)]
    [InlineData(64, "--from", "9", "--to", "3")]
    [InlineData(64, "--from", "0", "--register", "storms")]
    [InlineData(64, "--from", "0", "--register", "lessons", "--type", "cyber")]
    [InlineData(64, "--from", "0", "--examples", "0")]
    [InlineData(5, "--from", "999999")]
    public void What_cannot_be_asked(int exitCode, params string[] options) => register.Cli.Run(["diff", .. options]).ExitCode.ShouldBe(exitCode);

    [Fact]
    public async Task Of_the_marking_then_and_now_the_stricter_decides()
    {
        Report("hidden-later", "cyber.intrusion", "2018");
        Record("mark-incident", """{"incident":"hidden-later","marking":"green","grounds":"Mở rộng phạm vi"}""");
        Report("opened-later", "cyber.intrusion", "2018");
        Record("mark-incident", """{"incident":"opened-later","marking":"red","grounds":"Nguồn tin kín"}""");
        var before = register.Cli.Head();
        Correct("hidden-later", "Tên mật hơn", "Bổ sung chi tiết");
        Correct("opened-later", "Tên kín", "Căn cứ kín");
        Record("mark-incident", """{"incident":"hidden-later","marking":"red","grounds":"Thu hẹp phạm vi"}""");
        Record("mark-incident", """{"incident":"opened-later","marking":"green","grounds":"Được công bố"}""");
        register.Cli.Run("status").Succeeded();
        await using var query = new Querying(register);

        async Task<DifferenceView> Seen(Tlp clearance) => await DifferenceQuery.RunAsync(
            query.Registers, query.Moments, new(Querying.Viewer(clearance), await query.At(before), await query.At(null), Passing: true), await query.Moments.TypesAtAsync(before), "vi");

        var all = await Seen(Tlp.Red);
        all.Totals.ShouldBe(new(0, 2, 0, 0, 0));
        var amber = await Seen(Tlp.Amber);
        amber.Totals.ShouldBe(new(1, 0, 0, 0, 0));
        var entry = amber.Registers.Single().Entries.Single();
        (entry.Event, entry.Grounds, entry.Examples.Single().Id, entry.Examples.Single().Title).ShouldBe(("incident-marked", "Được công bố", "opened-later", "Tên kín"));
        amber.Registers.Single().Passing.ShouldBeEmpty();
        amber.Figures.Cells.Single().After!.Incidents.ShouldBe(1);
        JsonSerializer.Serialize(amber).ShouldNotContain("hidden-later");
    }

    private JsonElement Diff(params string[] options) => register.Cli.Run(["diff", "--json", .. options]).Succeeded().Json;

    private static JsonElement Register(JsonElement view, string name) => view.GetProperty("registers").EnumerateArray().Single(part => part.GetProperty("register").GetString() == name);

    private static JsonElement[] Entries(JsonElement view, string name) => [.. Register(view, name).GetProperty("entries").EnumerateArray()];

    private static string Change(JsonElement entry) =>
        string.Join(", ", entry.GetProperty("fields").EnumerateArray().Select(field => $"{field.GetProperty("field").GetString()}: {field.GetProperty("old").GetString()} -> {field.GetProperty("new").GetString()} ({field.GetProperty("records").GetInt64()})"));

    private static long[] Positions(JsonElement entry) => [.. entry.GetProperty("examples")[0].GetProperty("changes")[0].GetProperty("positions").EnumerateArray().Select(position => position.GetInt64())];

    private static string Numbers(JsonElement totals) => string.Join(", ", numbers.Select(name => $"{name} {totals.GetProperty(name).GetInt64()}"));

    private void Report(string id, string type, string occurred = "2021") => Record("report-incident", $$"""{"incident":"{{id}}","title":"Vụ {{id}}","type":"{{type}}","occurred":"{{occurred}}"}""");

    private void Correct(string id, string title, string grounds) => Record("correct-incident", $$"""{"incident":"{{id}}","corrections":{"title":"{{title}}"},"grounds":"{{grounds}}"}""");

    private void Record(string command, string json) => register.Cli.Run(json, environment: null, "record", command, "-").Succeeded();
}
