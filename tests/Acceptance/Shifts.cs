using System.Text.Json;

namespace ThreatRegister.Tests.Acceptance;

/// <summary>What a shift leaves open, and who takes it over.</summary>
public sealed class Shifts(SeededFixture register) : IClassFixture<SeededFixture>
{
    [Fact]
    public void Open_items_name_what_waits_why_and_since_when()
    {
        register.Cli.Run("intake", "receive", "--report", "cho-1", "--title", "Tin chờ xác minh", "--marking", "amber").Succeeded();
        register.Cli.Run("intake", "receive", "--report", "xong-1", "--title", "Thư rác").Succeeded();
        register.Cli.Run("intake", "reject", "xong-1", "--grounds", "Thư rác").Succeeded();
        var waiting = register.Cli.Head();

        var open = Open();
        open.ShouldContain(("report-waiting", "cho-1"));
        open.ShouldContain(("lesson-asked", "asean-2020-plan-procedures"));
        open.ShouldContain(("review-returned", "asean-2020-review"));
        open.ShouldContain(("incident-open", "covid-19"));
        foreach (var id in (string[])["asean-2020-attacks", "yagi-2024", "cyber-attacks-2021"]) open.ShouldContain(("incident-recent", id), "blocked, a storm, an aggregate: recorded lately, though none needs containment");
        open.GroupBy(item => item.Id).ShouldAllBe(item => item.Count() == 1);
        open.Select(item => item.Id).ShouldNotContain(id => id.StartsWith("standing-", StringComparison.Ordinal));
        open.ShouldNotContain(item => item.Id == "xong-1");
        register.Cli.Run("shift", "open-items").Succeeded().Output.ShouldContain("tin báo chờ xử lý");

        register.Cli.Run("intake", "reject", "cho-1", "--grounds", "Không xác minh được").Succeeded();
        Open().ShouldNotContain(("report-waiting", "cho-1"));
        Open("--as-of", $"{waiting}").ShouldContain(("report-waiting", "cho-1"));
        Open("--as-of", "0").ShouldBeEmpty();
    }

    [Fact]
    public void What_was_reopened_is_open_since_then()
    {
        register.Cli.Run("intake", "receive", "--report", "mo-lai", "--title", "Tin mở lại").Succeeded();
        register.Cli.Run("intake", "reject", "mo-lai", "--grounds", "Thư rác").Succeeded();
        register.Cli.Run("intake", "reopen", "mo-lai", "--grounds", "Có thông tin mới").Succeeded();

        var reopened = register.Cli.Run("history", "mo-lai", "--json").Succeeded().Json.GetProperty("events")[2].GetProperty("recordedAt").GetDateTimeOffset();
        Items().Single(item => item.GetProperty("id").GetString() == "mo-lai").GetProperty("since").GetDateTimeOffset().ShouldBe(reopened);
    }

    [Fact]
    public void A_shift_is_handed_over_with_what_is_open_and_taken_over_once()
    {
        register.Cli.Run("intake", "receive", "--report", "ban-giao", "--title", "Tin bàn giao", "--marking", "amber").Succeeded();
        var open = Open();
        var at = register.Cli.Head();
        string[] handOver = ["shift", "hand-over", "--to", "truc-2", "--notes", "Chờ xác minh tin bàn giao", "--actor", "truc-1", "--command-id", "0199f3c2-7a10-7c55-8a51-0d5c0d3c9a13", "--json"];

        var id = register.Cli.Run(handOver).Succeeded().Json.GetProperty("id").GetString()!;

        register.Cli.Run("intake", "reject", "ban-giao", "--grounds", "Thư rác").Succeeded();
        register.Cli.Run(handOver).Succeeded().Json.GetProperty("repeated").GetBoolean().ShouldBeTrue();
        var shift = register.Cli.Run("show", id, "--json").Succeeded().Json.GetProperty("record");
        shift.GetProperty("openAt").GetInt64().ShouldBe(at);
        shift.GetProperty("marking").GetString().ShouldBe("amber");
        shift.GetProperty("items").EnumerateArray().Select(item => (item.GetProperty("kind").GetString()!, item.GetProperty("id").GetString()!)).ShouldBe(open);
        Open("--as-of", $"{at}").ShouldBe(open);

        register.Cli.Run("shift", "take-over", "--actor", "truc-3").ExitCode.ShouldBe(5);
        register.Cli.Run("shift", "take-over", "--actor", "truc-2", "--notes", "Đã nhận đủ").Succeeded();
        register.Cli.Run("shift", "take-over", id, "--actor", "truc-3").ExitCode.ShouldBe(4);
        register.Cli.Run("shift", "hand-over", "--to", "truc-1", "--actor", "truc-1").ExitCode.ShouldBe(4);
        register.Cli.Run("history", id, "--lang", "en").Succeeded().Output.ShouldContain("taken over by: truc-2");
        var listed = register.Cli.Run("shift", "list", "--json").Succeeded().Json.GetProperty("shifts").EnumerateArray().Single(row => row.GetProperty("id").GetString() == id);
        listed.GetProperty("status").GetString().ShouldBe("taken-over");
        register.Cli.Run("shift", "list", "--lang", "en").Succeeded().Output.ShouldContain("taken over");
    }

    [Fact]
    public void An_undone_merge_waits_until_its_events_are_gone_through()
    {
        foreach (var id in new[] { "gop-1", "gop-2" })
            register.Cli.Run($$"""{"incident":"{{id}}","title":"Lừa đảo {{id}}","type":"crime.online-fraud","occurred":"2026-01-20"}""", environment: null, "record", "report-incident", "-").Succeeded();
        register.Cli.Run("merge", "gop-1", "--into", "gop-2", "--grounds", "Cùng một vụ").Succeeded();
        register.Cli.Run("""{"incident":"gop-1","text":"Thêm nạn nhân"}""", environment: null, "record", "note-on-incident", "-").Succeeded();
        Open().ShouldNotContain(("merge-to-reassign", "gop-1"));

        register.Cli.Run("unmerge", "gop-1", "--grounds", "Hai vụ khác nhau").Succeeded();
        Open().ShouldContain(("merge-to-reassign", "gop-1"));

        register.Cli.Run("merges", "settle", "gop-1", "--grounds", "Đã phân lại").Succeeded();
        Open().ShouldNotContain(("merge-to-reassign", "gop-1"));
    }

    private JsonElement[] Items(params string[] options) => [.. register.Cli.Run(["shift", "open-items", "--json", .. options]).Succeeded().Json.GetProperty("items").EnumerateArray()];

    private (string Kind, string Id)[] Open(params string[] options) =>
        [.. Items(options).Select(item => (item.GetProperty("kind").GetString()!, item.GetProperty("id").GetString()!))];
}
