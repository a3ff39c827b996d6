using System.Text.Json;

namespace ThreatRegister.Tests.Acceptance;

/// <summary>Two records of one storm: merged, told something, and taken apart again.</summary>
public sealed class Merging(SeededFixture register) : IClassFixture<SeededFixture>
{
    private const string Storm = "disaster.extreme-weather.storm";

    [Fact]
    public void A_merge_and_its_undoing_are_seen_everywhere_and_as_of_any_moment()
    {
        var (old, survivor) = Two("2003");
        var before = register.Cli.Head();
        Run("merge", old, "--into", survivor, "--grounds", "Hai tin báo về cùng một cơn bão").Succeeded();
        var merged = register.Cli.Head();

        Count("2003").ShouldBe(1);
        Count("2003", before).ShouldBe(2);
        Status(old).ShouldBe("merged-away");
        Show(old).GetProperty("mergedInto").GetString().ShouldBe(survivor);
        Show(survivor).GetProperty("mergedFrom").EnumerateArray().Single().GetString().ShouldBe(old);
        Run("history", old, "--lang", "en").Succeeded().Output.ShouldContain("grounds: Hai tin báo về cùng một cơn bão");
        Changed(before, old, "status").ShouldBe(("open", "merged-away"));

        Run("unmerge", old, "--grounds", "Hai địa bàn khác nhau").Succeeded();

        Count("2003").ShouldBe(2);
        Count("2003", merged).ShouldBe(1);
        Status(old).ShouldBe("open");
        Show(old).TryGetProperty("mergedInto", out _).ShouldBeFalse();
        Run("show", old, "--as-of", $"{merged}").Succeeded().Output.ShouldContain(survivor);
    }

    [Fact]
    public void What_a_merged_id_is_told_goes_to_the_survivor_and_is_listed_for_reassignment_once_it_is_undone()
    {
        var (old, survivor) = Two("2004");
        var (third, _) = Two("2004");
        Run("merge", old, "--into", survivor, "--grounds", "cùng cơn bão").Succeeded();
        Run("merge", survivor, "--into", third, "--grounds", "cùng cơn bão").Succeeded();

        var answer = Note(old, "Gió giật cấp 15", Guid.NewGuid()).Succeeded().Json;
        answer.GetProperty("stream").GetString().ShouldBe($"incident-{third}");
        Merges("--to-reassign").ShouldNotContain(merge => Id(merge) == old);

        Run("unmerge", old, "--grounds", "nhầm").Succeeded();
        var undone = register.Cli.Head();
        var told = Merges("--to-reassign").Single(merge => Id(merge) == old).GetProperty("toReassign").EnumerateArray().Single();
        told.GetProperty("survivor").GetString().ShouldBe(third);
        told.GetProperty("entry").GetProperty("position").GetInt64().ShouldBe(answer.GetProperty("position").GetInt64());
        told.GetProperty("entry").GetProperty("event").GetString().ShouldBe("incident-noted");
        told.GetProperty("entry").GetProperty("actor").GetString().ShouldBe("local-operator");
        Run("merges", "--to-reassign").Succeeded().Output.ShouldContain("notes: Gió giật cấp 15");
        Show(third).GetProperty("notes").GetArrayLength().ShouldBe(1, "it stays with the survivor");

        Run("merges", "settle", old, "--grounds", "Đã ghi lại vào đúng vụ việc").Succeeded();
        Merges("--to-reassign").ShouldNotContain(merge => Id(merge) == old);
        Merges("--to-reassign", "--as-of", $"{undone}").ShouldContain(merge => Id(merge) == old);
        Merges().Single(merge => Id(merge) == old).GetProperty("merge").GetProperty("settledBy").GetProperty("grounds").GetString().ShouldBe("Đã ghi lại vào đúng vụ việc");
    }

    [Fact]
    public void A_command_sent_before_the_merge_and_again_after_it_is_answered_as_before()
    {
        var (old, survivor) = Two("2005");
        var id = Guid.NewGuid();
        var first = Note(old, "Mưa rất to", id).Succeeded().Json;
        Run("merge", old, "--into", survivor, "--grounds", "cùng cơn bão").Succeeded();

        var again = Note(old, "Mưa rất to", id).Succeeded().Json;

        again.GetProperty("repeated").GetBoolean().ShouldBeTrue();
        again.GetProperty("stream").GetString().ShouldBe($"incident-{old}");
        again.GetProperty("position").GetInt64().ShouldBe(first.GetProperty("position").GetInt64());
        Note(old, "Khác", id).ExitCode.ShouldBe(3);
    }

    [Fact]
    public void What_cannot_be_merged_is_refused_with_the_reason()
    {
        var (old, survivor) = Two("2006");
        Refused("MergedIntoItself", "merge", old, "--into", old, "--grounds", "x");
        Refused("IncidentUnknown", "merge", old, "--into", "khong-co", "--grounds", "x");
        Refused("NotMerged", "unmerge", old, "--grounds", "x");
        Run("merge", old, "--into", survivor, "--grounds", "cùng cơn bão").Succeeded();
        Refused("MergeCycle", "merge", survivor, "--into", old, "--grounds", "x");
        Refused("AlreadyMerged", "merge", old, "--into", "covid-19", "--grounds", "x");
        Refused("NeverUnmerged", "merges", "settle", old, "--grounds", "x");
        Run("merge", old, "--into", "Không phải mã", "--grounds", "x").ExitCode.ShouldBe(64);
    }

    [Fact]
    public void Rebuilt_registers_are_those_that_were_followed_live()
    {
        var (old, survivor) = Two("2007");
        Run("merge", old, "--into", survivor, "--grounds", "cùng cơn bão").Succeeded();
        Run("unmerge", old, "--grounds", "nhầm").Succeeded();
        Run("merge", survivor, "--into", old, "--grounds", "ngược lại").Succeeded();
        var live = register.Digests();

        Run("rebuild").Succeeded();

        register.Digests().ShouldBe(live);
    }

    private (string Old, string Survivor) Two(string year) => (Report(year), Report(year));

    private string Report(string year)
    {
        var id = $"bao-{Guid.NewGuid()}";
        register.Cli.Run($$"""{"incident":"{{id}}","title":"Bão số 9","type":"{{Storm}}","occurred":"{{year}}-10-28"}""", environment: null, "record", "report-incident", "-").Succeeded();
        return id;
    }

    private Ran Note(string incident, string text, Guid id) =>
        register.Cli.Run($$"""{"incident":"{{incident}}","text":"{{text}}"}""", environment: null, "record", "note-on-incident", "-", "--command-id", $"{id}", "--json");

    private long Count(string year, long? asOf = null) =>
        Run(["register", "--type", Storm, "--period", year, "--json", .. asOf is null ? Array.Empty<string>() : ["--as-of", $"{asOf}"]]).Succeeded().Json.GetProperty("total").GetProperty("incidents").GetInt64();

    private string Status(string id) =>
        Run("incidents", "--type", Storm, "--json").Succeeded().Json.GetProperty("incidents").EnumerateArray().Single(item => item.GetProperty("id").GetString() == id).GetProperty("status").GetString()!;

    private JsonElement Show(string id) => Run("show", id, "--json").Succeeded().Json.GetProperty("record");

    private (string? Old, string? New) Changed(long since, string id, string field)
    {
        var change = Run("changes", "--since", $"{since}", "--json").Succeeded().Json.GetProperty("changes").EnumerateArray()
            .Single(item => item.GetProperty("id").GetString() == id && item.GetProperty("field").GetString() == field);
        return (change.GetProperty("old").GetString(), change.GetProperty("new").GetString());
    }

    private JsonElement[] Merges(params string[] options) => [.. Run(["merges", "--json", .. options]).Succeeded().Json.GetProperty("merges").EnumerateArray()];

    private static string? Id(JsonElement merge) => merge.GetProperty("merge").GetProperty("merged").GetString();

    private void Refused(string reason, params string[] arguments) => Run(arguments).Refused(reason);

    private Ran Run(params string[] arguments) => register.Cli.Run(arguments);
}
