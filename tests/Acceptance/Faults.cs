namespace ThreatRegister.Tests.Acceptance;

/// <summary>What goes wrong ends in one plain line and the right exit code, never in a stack trace.</summary>
public sealed class Faults(SeededFixture register) : IClassFixture<SeededFixture>
{
    private const string Report = """{"title":"Lừa đảo qua mạng","type":"crime.online-fraud","occurred":"2021-02"}""";

    [Theory]
    [InlineData("")]
    [InlineData("Nguyễn Văn A")]
    [InlineData("Duty Officer")]
    public void An_actor_that_is_no_id(string actor) => Ends(register.Cli.Run("status", "--actor", actor), 64, "Actors are ids, not names");

    [Fact]
    public void An_actor_of_the_environment_that_is_no_id() =>
        Ends(register.Cli.Run(input: null, new Dictionary<string, string>(StringComparer.Ordinal) { ["THREATREG_ACTOR"] = "Ánh" }, "status"), 64, "Actors are ids, not names");

    [Theory]
    [InlineData("Username=a")]
    [InlineData("postgresql://")]
    [InlineData("Colour=red")]
    public void A_connection_that_names_no_host(string connection) => Ends(register.Cli.Run("status", "--connection", connection), 64, "The connection cannot be");

    [Fact]
    public void A_database_where_nothing_listens() => Ends(register.Cli.Run("status", "--connection", "postgresql://a@127.0.0.1:1/b"), 69, "does not answer");

    [Fact]
    public void A_database_that_does_not_exist_has_answered() => Ends(register.Cli.Run("status", "--connection", register.OwnerUrl + "-no-such"), 1, "SQLSTATE 3D000");

    [Fact]
    public void The_last_day_of_the_calendar_is_now_and_the_first_is_before_everything()
    {
        register.Cli.Run("register", "--as-of", "9999-12-31", "--json").Succeeded().Json.GetProperty("position").GetInt64().ShouldBe(register.Cli.Head());
        register.Cli.Run("register", "--as-of", "0001-01-01T00:00", "--json").Succeeded().Json.GetProperty("position").GetInt64().ShouldBe(0);
    }

    [Theory]
    [InlineData("show")]
    [InlineData("history")]
    public void Bug_a_record_whose_first_event_was_stated_later_than_another_ended_in_a_stack_trace(string verb)
    {
        register.Cli.Run("""{"incident":"late-report","title":"Sạt lở","type":"disaster.landslide","occurred":"2019","statement":{"statedOn":"2021-06-01"}}""", environment: null, "record", "report-incident", "-");
        register.Cli.Run("""{"incident":"late-report","text":"Ghi chú","statement":{"statedOn":"2020-01-01"}}""", environment: null, "record", "note-on-incident", "-");

        Ends(register.Cli.Run(verb, "late-report", "--stated-by", "2020-12-31"), 5, "Không có bản ghi 'late-report' tại thời điểm này");
        register.Cli.Run(verb, "late-report", "--stated-by", "2021-06-01").Succeeded();
    }

    [Theory]
    [InlineData("""{"incident":"wrong","title":"a\ud800b","type":"crime.online-fraud","occurred":"2021"}""", "$.title: this text is not Unicode")]
    [InlineData("""{"title":"a\ud800b","type":"crime.online-fraud","occurred":"2021"}""", "not Unicode")]
    [InlineData("""{"incident":"wrong","title":5,"type":"crime.online-fraud","occurred":"2021"}""", "$.title: a text is expected.")]
    [InlineData("""{"incident":"wrong","type":"crime.online-fraud","occurred":"2021"}""", "missing: title.")]
    [InlineData("""{"incident":"wrong","colour":"red","title":"x","type":"crime.online-fraud","occurred":"2021"}""", "there is no member 'colour' here.")]
    [InlineData("""{"incident":"wrong","title":"x","type":"crime.online-fraud","occurred":"2021","place":"Huế"}""", "$.place: an object is expected.")]
    [InlineData("""{"incident":"wrong","title":"x","type":"crime.online-fraud","occurred":{}}""", "$.occurred: A text is expected, not an object.")]
    [InlineData("""{"incident":"wrong","title":"x","title":"y","type":"crime.online-fraud","occurred":"2021"}""", "the member 'title' is there twice.")]
    [InlineData("""[1]""", "an object is expected.")]
    public void JSON_is_refused_in_words_that_name_no_type_of_the_program(string json, string said)
    {
        var ran = register.Cli.Run(json, environment: null, "record", "report-incident", "-");

        Ends(ran, 65, said);
        foreach (var inner in new[] { "ThreatRegister", "System.", ".NET", "deserialization", "StartObject" }) ran.Errors.ShouldNotContain(inner);
    }

    [Fact]
    public void A_command_id_of_zeros() => Ends(register.Cli.Run(Report, environment: null, "record", "report-incident", "-", "--command-id", Guid.Empty.ToString()), 64, "--command-id");

    [Fact]
    public void Files_that_are_folders()
    {
        var folder = register.Cli.DataFolder;
        var csv = Path.Combine(folder, "rows.csv");
        File.WriteAllText(csv, "id\n1\n");
        var mapping = Path.Combine(Cli.Repository, "docs", "mappings", "nasa-landslides.json");

        Ends(register.Cli.Run("record", "report-incident", folder), 65, "không đọc được");
        Ends(register.Cli.Run("import", "csv", folder, "--mapping", mapping), 65, folder);
        Ends(register.Cli.Run("import", "csv", csv, "--mapping", folder), 65, folder);
        Ends(register.Cli.Run("summary", "--period", "2020", "--out", folder), 64, "is a folder");
        Ends(register.Cli.Run("summary", "--period", "2020", "--out", Path.Combine(folder, "no-such", "summary.md")), 1, "--out:");
    }

    [Fact]
    public void What_a_terminal_would_obey_is_shown_as_a_mark()
    {
        Ends(register.Cli.Run("""{"incident":"bidi","title":"Lừa \u202eđảo\u2066 mạng","type":"crime.online-fraud","occurred":"2021"}""", environment: null, "record", "report-incident", "-"), 4, "TextUnreadable");
        Ends(register.Cli.Run("show", "a\u202eb\u2066"), 5, "'a\uFFFDb\uFFFD'");
        Ends(register.Cli.Run("show", "a\u001b[31m"), 5, "'a\uFFFD[31m'");
    }

    [Fact]
    public void A_connection_is_printed_as_a_URL_that_psql_takes()
    {
        register.Cli.Run("db", "url", "--connection", register.OwnerUrl).Succeeded().Output.Trim().ShouldBe(register.OwnerUrl);
        register.Cli.Run("db", "url", "--connection", "Host=db.example;Port=5433;Username=a b;Password=p/#1;Database=d;SSL Mode=VerifyFull").Succeeded().Output.Trim()
            .ShouldBe("postgresql://a%20b:p%2F%231@db.example:5433/d?sslmode=verify-full");
    }

    private static void Ends(Ran ran, int exitCode, string said)
    {
        ran.ExitCode.ShouldBe(exitCode, ran.Errors);
        ran.Errors.ShouldContain(said);
        ran.Errors.ShouldNotContain("   at ");
        ran.Errors.ShouldNotContain("Unexpected:");
    }
}
