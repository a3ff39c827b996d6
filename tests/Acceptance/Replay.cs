using System.Text;

namespace ThreatRegister.Tests.Acceptance;

public sealed class Replay(SeededFixture register) : IClassFixture<SeededFixture>
{
    [Fact]
    public void As_of_a_position_is_what_was_printed_then_byte_for_byte()
    {
        var position = register.Cli.Head();
        string[][] questions = [["register", "--json"], ["register"], ["incidents", "--json"], ["lessons", "--json"], ["occasions", "--json"], ["summary", "--period", "2020", "--format", "json"]];
        var then = questions.Select(question => register.Cli.Run(question).Succeeded().Output).ToArray();

        Record("report-incident", $$"""{"incident":"{{Guid.NewGuid()}}","title":"Bão số 3","type":"disaster.extreme-weather.storm","occurred":"2020-09-07"}""");
        Record("note-on-incident", $$"""{"incident":"covid-19","text":"Ghi chú {{Guid.NewGuid()}}"}""");

        register.Cli.Run(questions[0]).Output.ShouldNotBe(then[0]);
        var now = questions.Select(question => register.Cli.Run([.. question, "--as-of", $"{position}"]).Succeeded().Output).ToArray();
        now.ShouldBe(then);
    }

    [Fact]
    public void Rebuilt_after_all_tables_were_dropped_the_registers_are_the_same()
    {
        var before = register.Digests();
        register.Sql("do $$ declare s text; begin for s in select nspname from pg_namespace where nspname ~ '^registers' loop execute format('drop schema %I cascade', s); end loop; end $$");

        register.Cli.Run("rebuild").Succeeded();

        register.Digests().ShouldBe(before);
    }

    [Fact]
    public void Dropped_tables_are_told_and_a_rebuild_mends_them()
    {
        var before = register.Digests();
        register.Sql("do $$ declare s text; begin for s in select format('%I.%I', schemaname, tablename) from pg_tables where schemaname ~ '^registers_g' loop execute 'drop table ' || s; end loop; end $$");

        var told = register.Cli.Run("register");
        told.ExitCode.ShouldBe(1);
        told.Errors.ShouldContain("rebuild");

        register.Cli.Run("rebuild").Succeeded();
        register.Digests().ShouldBe(before);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("html")]
    public void The_summary_is_the_same_bytes_in_another_zone_and_language_after_a_rebuild_and_twice(string format)
    {
        string[] question = ["summary", "--period", "2020", "--format", format, "--as-of", $"{register.Cli.Head()}"];
        var first = Encoding.UTF8.GetBytes(register.Cli.Run(question).Succeeded().Output);
        var elsewhere = new Dictionary<string, string>(StringComparer.Ordinal) { ["TZ"] = "America/New_York", ["LANG"] = "tr_TR.UTF-8", ["LC_ALL"] = "tr_TR.UTF-8" };

        Encoding.UTF8.GetBytes(register.Cli.Run(question).Succeeded().Output).ShouldBe(first);
        Encoding.UTF8.GetBytes(register.Cli.Run(input: null, elsewhere, question).Succeeded().Output).ShouldBe(first);
        register.Cli.Run("rebuild").Succeeded();
        Encoding.UTF8.GetBytes(register.Cli.Run(question).Succeeded().Output).ShouldBe(first);
    }

    [Fact]
    public void A_correction_keeps_the_old_value_visible()
    {
        var id = Guid.NewGuid().ToString();
        Record("report-incident", $$"""{"incident":"{{id}}","title":"Lũ quét","type":"disaster.extreme-weather.flood","occurred":"2021-08"}""");
        Record("correct-incident", $$"""{"incident":"{{id}}","corrections":{"title":"Lũ quét, sạt lở"},"grounds":"Bổ sung theo báo cáo"}""");

        var history = register.Cli.Run("history", id, "--lang", "en").Succeeded().Output;
        history.ShouldContain("title: Lũ quét -> Lũ quét, sạt lở");
        history.ShouldContain("grounds: Bổ sung theo báo cáo");
    }

    private void Record(string command, string json) => register.Cli.Run(json, environment: null, "record", command, "-").Succeeded();
}
