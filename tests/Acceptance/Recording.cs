namespace ThreatRegister.Tests.Acceptance;

/// <summary>A command is recorded once, whatever happens on its way there and back.</summary>
public sealed class Recording(SeededFixture register) : IClassFixture<SeededFixture>
{
    private const string Report = """{"title":"Lừa đảo qua mạng","type":"crime.online-fraud","occurred":"2021-02"}""";

    [Fact]
    public void A_report_without_an_id_that_is_sent_again_is_the_same_record()
    {
        var id = Guid.NewGuid().ToString();
        var first = Send("--command-id", id, "--json").Succeeded().Json;
        var second = Send("--command-id", id, "--json").Succeeded().Json;

        first.GetProperty("id").GetString().ShouldBe(id);
        first.GetProperty("commandId").GetString().ShouldBe(id);
        second.GetProperty("repeated").GetBoolean().ShouldBeTrue();
        second.GetProperty("position").GetInt64().ShouldBe(first.GetProperty("position").GetInt64());
    }

    [Fact]
    public void An_answer_names_the_id_to_send_again_under()
    {
        var commandId = Send("--json").Succeeded().Json.GetProperty("commandId").GetString()!;

        Send("--command-id", commandId).Succeeded().Output.ShouldContain("đã ghi từ trước");
    }

    [Fact]
    public void Registers_that_cannot_follow_are_a_warning()
    {
        var schema = register.Sql("select 'registers_g' || generation from registers.projector");
        register.Sql($"alter schema {schema} rename to away");
        try
        {
            var ran = Send().Succeeded();

            ran.Output.ShouldContain("đã ghi, phiên bản 1");
            ran.Errors.ShouldContain("Đã ghi; nhưng các sổ chưa theo kịp");
        }
        finally
        {
            register.Sql($"alter schema away rename to {schema}");
        }
    }

    [Trait("Store", "postgres")]
    [Fact]
    public void Where_the_outcome_is_unknown_the_same_command_id_records_it_once()
    {
        register.Sql("alter function log.append_one rename to append_one_away");
        register.Sql(
            """
            do $$ begin execute (select replace(replace(pg_get_functiondef('log.append_one_away'::regproc), 'append_one_away', 'append_one'),
                prosrc, 'begin raise exception ''going down'' using errcode = ''57P01''; end') from pg_proc where oid = 'log.append_one_away'::regproc); end $$;
            grant execute on function log.append_one to threatreg_app
            """);
        Ran ran;
        try
        {
            ran = Send();
        }
        finally
        {
            register.Sql("drop function log.append_one; alter function log.append_one_away rename to append_one");
        }

        ran.ExitCode.ShouldBe(69, ran.Errors);
        var id = System.Text.RegularExpressions.Regex.Match(ran.Errors, "--command-id ([0-9a-f-]{36})").Groups[1].Value;
        Send("--command-id", id).Succeeded().Output.ShouldContain(id);
    }

    [Fact]
    public void Of_an_erased_person_nothing_new_is_taken()
    {
        register.Cli.Run(About("Ánh, 0912"), environment: null, "record", "report-incident", "-").Succeeded();
        register.Cli.Run("history", "with-contact").Succeeded();
        var key = Directory.GetFiles(Path.Combine(register.Cli.DataFolder, "keys")).ShouldHaveSingleItem();
        File.WriteAllBytes(key, []);

        register.Cli.Run("show", "with-contact", "--json").Succeeded().Output.ShouldNotContain("Ánh");
        var again = register.Cli.Run(About("Ánh, 0913").Replace("with-contact", "another", StringComparison.Ordinal), environment: null, "record", "report-incident", "-");
        again.ExitCode.ShouldBe(4, again.Errors);
        again.Errors.ShouldContain("Dữ liệu của người này đã bị xóa");
        new FileInfo(key).Length.ShouldBe(0);

        File.WriteAllBytes(key, [1, 2, 3]);
        var damaged = register.Cli.Run("show", "with-contact");
        damaged.ExitCode.ShouldBe(1);
        damaged.Errors.ShouldContain("Damaged key file");
        damaged.Errors.ShouldNotContain("   at ");
        File.WriteAllBytes(key, []);
    }

    private static string About(string contact) =>
        $$$"""{"incident":"with-contact","title":"Lừa đảo","type":"crime.online-fraud","occurred":"2021","contact":{"subject":"reporter-17","value":"{{{contact}}}"}}""";

    private Ran Send(params string[] options) => register.Cli.Run(Report, environment: null, ["record", "report-incident", "-", .. options]);
}
