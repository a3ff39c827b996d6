using System.Text.Json;

namespace ThreatRegister.Tests.Acceptance;

/// <summary>Acts that touch rows of other streams than their own: merges, withdrawn imports, moved branches. Each is one entry.</summary>
public sealed class Differences_of_many(SeededFixture register) : IClassFixture<SeededFixture>
{
    [Fact]
    public void A_merge_is_one_act_on_two_records_and_its_undoing_too()
    {
        Report("twin-a");
        Report("twin-b");
        var before = register.Cli.Head();
        Record("merge-incidents", """{"merged":"twin-b","survivor":"twin-a","grounds":"Cùng một vụ"}""");
        var merged = register.Cli.Head();
        Record("unmerge-incidents", """{"merged":"twin-b","grounds":"Hai vụ khác nhau"}""");

        var entry = Entries("--from", $"{before}", "--to", $"{merged}").ShouldHaveSingleItem();
        (Number(entry, "records"), Number(entry, "went"), Number(entry, "changed"), Number(entry, "events")).ShouldBe((2, 1, 1, 1));
        entry.GetProperty("grounds").GetString().ShouldBe("Cùng một vụ");
        entry.GetProperty("examples").EnumerateArray().Select(example => example.GetProperty("id").GetString()).ShouldBe(["twin-a", "twin-b"]);

        var undone = Entries("--from", $"{merged}").ShouldHaveSingleItem();
        (Number(undone, "returned"), Number(undone, "changed"), undone.GetProperty("grounds").GetString()).ShouldBe((1, 1, "Hai vụ khác nhau"));

        var whole = register.Cli.Run("diff", "--from", $"{before}", "--all", "--json").Succeeded().Json;
        whole.GetProperty("totals").GetProperty("asBefore").GetInt64().ShouldBe(2);
        var incidents = whole.GetProperty("registers").EnumerateArray().Single();
        incidents.GetProperty("entries").GetArrayLength().ShouldBe(0);
        incidents.GetProperty("passing").EnumerateArray().Select(passed => (passed.GetProperty("event").GetString(), Number(passed, "records"))).ShouldBe([("incidents-merged", 2L), ("incidents-unmerged", 2L)]);
    }

    [Fact]
    public void A_withdrawn_import_is_one_act_however_many_its_rows()
    {
        var file = Cli.SharedData("nasa-landslides.csv");
        Assert.SkipWhen(file is null, "The file ../shared/data/nasa-landslides.csv is absent.");
        var before = register.Cli.Head();
        register.Cli.Run("import", "csv", file, "--mapping", Path.Combine(Cli.Repository, "docs", "mappings", "nasa-landslides.json")).Succeeded();
        var imported = register.Cli.Head();
        var came = Entries("--from", $"{before}", "--to", $"{imported}").ShouldHaveSingleItem();
        (Number(came, "records"), Number(came, "came"), came.GetProperty("examples").GetArrayLength()).ShouldBe((9563, 9563, 5));
        var import = came.GetProperty("import").GetString();

        Record("withdraw-import", $$"""{"import":"{{import}}","grounds":"Nhập nhầm tệp"}""");
        var withdrawn = register.Cli.Head();
        var went = Entries("--from", $"{imported}", "--to", $"{withdrawn}").ShouldHaveSingleItem();
        (Number(went, "records"), Number(went, "went"), Number(went, "events"), went.GetProperty("grounds").GetString()).ShouldBe((9563, 9563, 1, "Nhập nhầm tệp"));
        var text = register.Cli.Run("diff", "--from", $"{imported}", "--to", $"{withdrawn}", "--register", "incidents").Succeeded().Output;
        text.ShouldContain("9.563 vụ việc không còn được tính: thu hồi cả lô nhập");
        text.ShouldContain("căn cứ: Nhập nhầm tệp");
        text.Split('\n').Length.ShouldBeLessThan(60);

        Record("reinstate-import", $$"""{"import":"{{import}}","grounds":"Tệp đúng"}""");
        var returned = Entries("--from", $"{withdrawn}").ShouldHaveSingleItem();
        Number(returned, "returned").ShouldBe(9563);
        register.Cli.Run("diff", "--from", $"{imported}", "--json").Succeeded().Json.GetProperty("figures").GetProperty("cells").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void A_moved_and_a_split_type_are_changes_of_the_tree()
    {
        var before = register.Cli.Head();
        Record("move-threat-type", """{"type":"climate","parent":"disaster","grounds":"Gộp nhánh thiên tai, khí hậu"}""");
        Record("split-threat-type", """{"type":"environment","into":[{"type":"environment.water","name":{"vi":"Ô nhiễm nước","en":"Water pollution"},"countingWord":{"vi":"vụ","en":"case"}},{"type":"environment.air","name":{"vi":"Ô nhiễm không khí","en":"Air pollution"},"countingWord":{"vi":"vụ","en":"case"}}],"grounds":"Theo dõi riêng"}""");

        var entries = register.Cli.Run("diff", "--from", $"{before}", "--json").Succeeded().Json.GetProperty("registers").EnumerateArray().Single(part => part.GetProperty("register").GetString() == "types").GetProperty("entries").EnumerateArray().ToArray();

        entries.Select(entry => entry.GetProperty("event").GetString()).ShouldBe(["threat-type-moved", "threat-type-split"]);
        entries[0].GetProperty("fields").EnumerateArray().Single().GetProperty("new").GetString().ShouldBe("disaster");
        (Number(entries[1], "records"), Number(entries[1], "came"), Number(entries[1], "changed")).ShouldBe((3, 2, 1));
        register.Cli.Run("diff", "--from", $"{before}").Succeeded().Output.ShouldContain("loại cấp trên: ");
    }

    private JsonElement[] Entries(params string[] options)
    {
        var registers = register.Cli.Run(["diff", "--json", "--register", "incidents", .. options]).Succeeded().Json.GetProperty("registers");
        return [.. registers.EnumerateArray().Single().GetProperty("entries").EnumerateArray()];
    }

    private static long Number(JsonElement entry, string name) => entry.GetProperty(name).GetInt64();

    private void Report(string id) => Record("report-incident", $$"""{"incident":"{{id}}","title":"Lừa đảo qua mạng {{id}}","type":"crime.online-fraud","occurred":"2021-05"}""");

    private void Record(string command, string json) => register.Cli.Run(json, environment: null, "record", command, "-").Succeeded();
}
