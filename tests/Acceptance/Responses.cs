using System.Text.Json;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;

namespace ThreatRegister.Tests.Acceptance;

/// <summary>The measures of incidents and occasions, each seen through its owner.</summary>
public sealed class Responses(SeededFixture register) : IClassFixture<SeededFixture>
{
    [Fact]
    public void Those_of_an_occasion_are_its_own_and_those_of_its_incidents()
    {
        var listed = Listed("--occasion", "asean-2020", "--stated-by", "2020-12-11");

        listed.Count(item => Text(item, "ownerKind") == "occasion").ShouldBe(8);
        listed.Where(item => Text(item, "ownerKind") == "incident").Select(item => $"{Text(item, "owner")} {Text(item, "group")} {Text(item, "kind")}").ShouldBe(["asean-2020-attacks act block", "asean-2020-cyber-terrorism act block"]);
        listed.Single(item => Text(item, "id") == "forces").GetProperty("when").GetString().ShouldBe("2020-04..");
        Listed("--stated-by", "2020-11-30").ShouldBeEmpty();
        Listed("--as-of", "0").ShouldBeEmpty();
    }

    [Fact]
    public void The_table_counts_by_the_six_groups_and_year()
    {
        var cells = register.Cli.Run("responses", "--per-group", "--occasion", "asean-2020", "--stated-by", "2020-12-11", "--json").Succeeded().Json.GetProperty("cells").EnumerateArray();

        cells.Select(cell => $"{Text(cell, "group")} {Text(cell, "within")} {cell.GetProperty("responses").GetInt64()}").ShouldBe(["prevent 2020 2", "act 2020 5", "repair 2020 2", "resources 2020 1"]);
        register.Cli.Run("responses", "--per-group").Succeeded().Output.ShouldContain("theo dõi, cảnh báo");
        register.Cli.Run("responses", "--per-group", "--csv").Succeeded().Output.ShouldStartWith("group,year,responses\r\n");
    }

    [Fact]
    public void A_measure_goes_by_its_own_date_else_by_its_owners()
    {
        Report("dated-measures", """,{"id":"later","kind":"recover","summary":"Khôi phục dữ liệu","when":"2018-02"}""");

        var listed = Listed("--from", "2017-01-01", "--to", "2018-12-31").Where(item => Text(item, "owner") == "dated-measures").ToDictionary(item => Text(item, "id")!, item => (Text(item, "when"), item.GetProperty("ownDate").GetBoolean()));

        (listed.Count, listed["first"], listed["later"]).ShouldBe((2, ("2017-11", false), ("2018-02", true)));
        Listed("--period", "2018").Where(item => Text(item, "owner") == "dated-measures").Select(item => Text(item, "id")).ShouldBe(["later"]);
    }

    [Fact]
    public void A_corrected_measure_is_one_and_says_what_it_said_before_as_of_then()
    {
        Report("corrected-measure", "");
        var before = register.Cli.Head();
        Record("correct-incident-response", """{"incident":"corrected-measure","response":{"id":"first","kind":"eradicate","summary":"Gỡ mã độc","by":"Công an thành phố Huế","reach":"from-outside"},"grounds":"Nguồn đính chính"}""");

        Listed("--agency", "cong an thanh pho hue", "--reach", "from-outside").ShouldHaveSingleItem().GetProperty("kind").GetString().ShouldBe("eradicate");
        Listed("--as-of", $"{before}", "--type", "cyber.malware").Where(item => Text(item, "owner") == "corrected-measure").ShouldHaveSingleItem().GetProperty("kind").GetString().ShouldBe("block");
        var live = register.Digests();
        register.Cli.Run("rebuild").Succeeded();
        register.Digests().ShouldBe(live);
    }

    [Fact]
    public void Those_of_retracted_and_merged_owners_do_not_count()
    {
        var total = Total();
        Report("retracted-owner", "");
        Report("merged-owner", "");
        Total().ShouldBe(total + 2);
        Record("retract-incident", """{"incident":"retracted-owner","grounds":"Ghi nhầm"}""");
        Record("merge-incidents", """{"merged":"merged-owner","survivor":"asean-2020-attacks","grounds":"Cùng vụ"}""");

        Total().ShouldBe(total);
        Listed("--type", "cyber").Select(item => Text(item, "owner")).ShouldNotContain("merged-owner");
    }

    [Fact]
    public async Task The_owners_marking_then_and_now_decides()
    {
        Report("secret-owner", "");
        var before = register.Cli.Head();
        Record("mark-incident", """{"incident":"secret-owner","marking":"red","grounds":"Nguồn tin kín"}""");
        register.Cli.Run("status").Succeeded();
        await using var query = new Querying(register);

        async Task<int> Seen(Tlp clearance, long? position) => (await query.Responses.ResponsesAsync(new(new(Querying.Viewer(clearance), await query.At(position), new())), 10_000, cancellationToken: TestContext.Current.CancellationToken)).Count(item => item.Owner == "secret-owner");

        (await Seen(Tlp.Red, null)).ShouldBe(1);
        (await Seen(Tlp.Green, null)).ShouldBe(0);
        (await Seen(Tlp.Green, before)).ShouldBe(0);
        (await Seen(Tlp.Red, before)).ShouldBe(1);
        var counts = await query.Responses.ResponseCountsAsync(new(new(Querying.Viewer(Tlp.Green), await query.At(null), new()), Kind: "block"), Granularity.Year, TestContext.Current.CancellationToken);
        var all = await query.Responses.ResponseCountsAsync(new(new(Querying.Viewer(Tlp.Red), await query.At(null), new()), Kind: "block"), Granularity.Year, TestContext.Current.CancellationToken);
        counts.Sum(cell => cell.Responses).ShouldBeLessThan(all.Sum(cell => cell.Responses));
    }

    [Fact]
    public void Pages_go_on_after_the_last_one_listed()
    {
        var whole = Listed().Select(item => Text(item, "key")).ToArray();
        var paged = new List<string?>();
        while (register.Cli.Run(["responses", "--json", "--limit", "5", .. paged.Count == 0 ? Array.Empty<string>() : ["--after", paged[^1]!]]).Succeeded().Json is var page)
        {
            paged.AddRange(page.GetProperty("responses").EnumerateArray().Select(item => Text(item, "key")));
            if (!page.GetProperty("more").GetBoolean()) break;
        }

        paged.ShouldBe(whole);
        whole.ShouldBe(whole.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_page_is_read_through_an_index()
    {
        // Without sequential scans as a choice of last resort the plan shows whether an index can serve the page at all, also of few rows.
        var schema = register.Sql("select 'registers_g' || generation from registers.projector");
        var plan = register.Sql($"set enable_seqscan = off; set enable_sort = off; explain select key from {schema}.responses where from_position <= 1000 and to_position > 1000 and key > '' order by key limit 10");

        plan.ShouldContain("Index");
        plan.ShouldContain("key > ''", customMessage: "the page begins where the index is entered");
        plan.ShouldNotContain("Sort");
    }

    [Theory]
    [InlineData("--group", "attack")]
    [InlineData("--kind", "shout")]
    [InlineData("--reach", "far")]
    [InlineData("--basis", "recorded")]
    [InlineData("--limit", "0")]
    public void What_cannot_be_asked(params string[] options) => register.Cli.Run(["responses", .. options]).ExitCode.ShouldBe(64);

    private JsonElement[] Listed(params string[] options) => [.. register.Cli.Run(["responses", "--json", .. options]).Succeeded().Json.GetProperty("responses").EnumerateArray()];

    private long Total() => register.Cli.Run("responses", "--per-group", "--json").Succeeded().Json.GetProperty("total").GetInt64();

    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString() : null;

    private void Report(string id, string further) => Record(
        "report-incident", $$"""{"incident":"{{id}}","title":"Mã độc {{id}}","type":"cyber.malware","occurred":"2017-11","responses":[{"id":"first","kind":"block","summary":"Chặn máy chủ điều khiển"}{{further}}]}""");

    private void Record(string command, string json) => register.Cli.Run(json, environment: null, "record", command, "-").Succeeded();
}
