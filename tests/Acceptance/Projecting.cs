using System.Text.Json;

namespace ThreatRegister.Tests.Acceptance;

public sealed class Projecting(SeededFixture register) : IClassFixture<SeededFixture>
{
    [Fact]
    public void What_was_stated_out_of_order_is_the_same_live_rebuilt_and_folded()
    {
        Record("report-incident", """{"incident":"stated-anew","title":"Tấn công cổng thông tin","type":"cyber.attack","occurred":"2020-11","statement":{"source":"doc-004","statedOn":"2020-12-01"}}""");
        Record("determine-incident-outcome", """{"incident":"stated-anew","outcome":"blocked","statement":{"source":"doc-004","statedOn":"2020-12-05"}}""");
        Record("determine-incident-outcome", """{"incident":"stated-anew","outcome":"succeeded","grounds":"Kết luận kiểm tra","statement":{"source":"doc-004","statedOn":"2020-12-03"}}""");
        Record("correct-incident", """{"incident":"stated-anew","corrections":{"title":"Tấn công cổng thông tin điện tử"},"grounds":"Tên đầy đủ","statement":{"source":"doc-004","statedOn":"2020-12-20"}}""");

        string[] days = ["2020-11-30", "2020-12-02", "2020-12-04", "2020-12-06", "2020-12-31"];
        var live = days.Select(Outcome).ToArray();
        register.Cli.Run("rebuild").Succeeded();
        var rebuilt = days.Select(Outcome).ToArray();
        var folded = days.Select(day => register.Cli.Run("show", "stated-anew", "--stated-by", day, "--json") is { ExitCode: 0 } shown ? shown.Json.GetProperty("record").GetProperty("outcome").GetString() : null).ToArray();

        live.ShouldBe([null, "unknown", "succeeded", "succeeded", "succeeded"]);
        rebuilt.ShouldBe(live);
        folded.ShouldBe(live);
    }

    [Trait("Store", "postgres")]
    [Fact]
    public void An_event_that_cannot_be_read_parks_its_stream_alone()
    {
        Record("report-incident", """{"incident":"poisoned","title":"Lũ","type":"disaster.extreme-weather.flood","occurred":"2020-10","statement":{"source":"doc-004","statedOn":"2020-12-10"}}""");
        Record("note-on-incident", """{"incident":"poisoned","text":"Nêu trước","statement":{"source":"doc-004","statedOn":"2020-12-02"}}""");
        Record("note-on-incident", """{"incident":"poisoned","text":"Sẽ bị hỏng"}""");
        register.Cli.Run("review", "begin", "poisoned-year", "--period", "2020", "--title", "Tổng kết năm 2020", "--by", "Văn phòng Ban Chỉ đạo").Succeeded();
        register.Cli.Run("review", "submit", "poisoned-year", "--actor", "can-bo-1").Succeeded();
        register.Cli.Run("review", "approve", "poisoned-year", "--actor", "lanh-dao-1").Succeeded();
        var kept = register.Sql("select encode(data, 'hex') from log.events where stream = 'incident-poisoned' and version = 3");
        register.Sql("update log.events set data = 'not json' where stream = 'incident-poisoned' and version = 3");
        try
        {
            register.Cli.Run("rebuild").Succeeded();

            var status = register.Cli.Run("status", "--json").Succeeded().Json;
            status.GetProperty("parked").EnumerateArray().Single().GetProperty("stream").GetString().ShouldBe("incident-poisoned");
            var view = register.Cli.Run("register", "--json").Succeeded().Json;
            view.GetProperty("parkedStreams").GetInt64().ShouldBe(1);
            view.GetProperty("cells").EnumerateArray().Select(cell => cell.GetProperty("type").GetString()).ShouldContain("cyber.terrorism");
            register.Cli.Run("register").Succeeded().Output.ShouldContain("CẢNH BÁO");
            register.Cli.Run("review", "issue", "poisoned-year", "--number", "1/BC", "--issued-on", "2020-12-31", "--out", Path.GetTempPath()).Errors.ShouldContain("số liệu có thể sai");
        }
        finally
        {
            register.Sql($"update log.events set data = decode('{kept}', 'hex') where stream = 'incident-poisoned' and version = 3");
            register.Cli.Run("rebuild").Succeeded();
        }

        register.Cli.Run("status", "--json").Succeeded().Json.GetProperty("parked").GetArrayLength().ShouldBe(0);
        register.Cli.Run("verify").Succeeded();
    }

    [Fact]
    public void Registers_of_another_version_are_told_and_rebuilt()
    {
        register.Cli.Run("status").Succeeded();
        register.Sql("do $$ declare s text; begin for s in select nspname from pg_namespace where nspname ~ '^registers_g' loop execute format('update %I.checkpoint set shape = ''older''', s); end loop; end $$");

        var told = register.Cli.Run("register");
        told.ExitCode.ShouldBe(1);
        told.Errors.ShouldContain("another version");
        register.Cli.Run("rebuild").Succeeded();
        register.Cli.Run("register").Succeeded();
    }

    private string? Outcome(string day)
    {
        var items = register.Cli.Run("incidents", "--stated-by", day, "--text", "cong thong tin", "--json").Succeeded().Json.GetProperty("incidents").EnumerateArray().ToArray();
        return items.Length == 0 ? null : items.Single().GetProperty("outcome").GetString();
    }

    private void Record(string command, string json) => register.Cli.Run(json, environment: null, "record", command, "-").Succeeded();
}
