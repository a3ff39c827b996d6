namespace ThreatRegister.Tests.Acceptance;

/// <summary>Each is refused with words that say what to do, the right exit code, and nothing recorded.</summary>
public sealed class Bad_input(SeededFixture register) : IClassFixture<SeededFixture>
{
    private const string Report = """{"incident":"wrong","title":"Lừa đảo qua mạng","type":"crime.online-fraud","occurred":"2021-02"}""";

    [Theory]
    [InlineData("{\"title\":", "line 1", 65)]
    [InlineData("""{"incident":"wrong","title":"x","type":"crime.online-fraud","occurred":"2021-02-30"}""", "$.occurred", 65)]
    [InlineData("""{"incident":"wrong","title":"x","type":"crime.online-fraud","occurred":"2021","colour":"red"}""", "colour", 65)]
    [InlineData("""{"incident":"wrong","title":5,"type":"crime.online-fraud","occurred":"2021"}""", "$.title", 65)]
    [InlineData("""{"incident":"WRONG ID","title":"x","type":"crime.online-fraud","occurred":"2021"}""", "$.incident", 65)]
    [InlineData("""{"incident":"wrong","type":"crime.online-fraud","occurred":"2021"}""", "title", 65)]
    [InlineData("""{"incident":"wrong","title":"x","type":"crime.online-fraud","occurred":"2021","quantity":"a few"}""", "$.quantity", 65)]
    [InlineData("""[1,2]""", "$", 65)]
    [InlineData("""{"incident":"wrong","title":"x","type":"crime.unheard-of","occurred":"2021"}""", "ThreatTypeUnknown", 4)]
    [InlineData("""{"incident":"wrong","title":"x","type":"crime.online-fraud","occurred":"2999"}""", "OccurredInFuture", 4)]
    [InlineData("""{"incident":"wrong","title":"x","type":"cyber.attack","occurred":"2021","stateSecret":"toi-mat"}""", "StateSecretRefused", 4)]
    [InlineData("""{"incident":"wrong","title":"x","type":"cyber.attack","occurred":"2021","occasions":["no-such"]}""", "OccasionUnknown", 4)]
    public void A_report_that_cannot_be_taken(string json, string said, int exitCode) => Refused(register.Cli.Run(json, environment: null, "record", "report-incident", "-"), exitCode, said);

    [Fact]
    public void A_command_that_does_not_exist() => Refused(register.Cli.Run(Report, environment: null, "record", "report-incidents", "-"), 65, "Có phải là 'report-incident'");

    /// <summary>The refusal's name is the same in both.</summary>
    [Fact]
    public void Is_answered_in_the_language_asked_for()
    {
        string[] merge = ["merge", "covid-19", "--into", "covid-19", "--grounds", "x"];

        register.Cli.Run(merge).Errors.ShouldBe("Bị từ chối (MergedIntoItself), trường survivor: vụ việc không thể gộp vào chính nó. Chưa ghi gì.\n");
        register.Cli.Run(input: null, new Dictionary<string, string> { ["THREATREG_LANG"] = "en" }, merge).Errors.ShouldStartWith("Refused (MergedIntoItself), field survivor: ");
        register.Cli.Run("record", "--list").Output.ShouldMatch("(?m)^report-incident +Ghi nhận vụ việc$");
        register.Cli.Run("record", "--list", "--lang", "en").Output.ShouldMatch("(?m)^report-incident +Record an incident$");
    }

    [Fact]
    public void A_file_that_is_not_UTF8()
    {
        var file = Path.Combine(register.Cli.DataFolder, "latin.json");
        File.WriteAllBytes(file, [.. "{\n \"title\":\""u8, 0xA3, .. "\"}"u8]);

        Refused(register.Cli.Run("record", "report-incident", file), 65, "latin.json: line 2, byte 11");
    }

    [Fact]
    public void A_command_of_100_MB_in_one_line()
    {
        var file = Path.Combine(register.Cli.DataFolder, "long.json");
        using (var writer = File.CreateText(file))
        {
            writer.Write("{\"title\":\"");
            var block = new string('a', 1 << 20);
            for (var i = 0; i < 100; i++) writer.Write(block);
            writer.Write("\"}");
        }

        Refused(register.Cli.Run("record", "report-incident", file), 65, "line 1");
        File.Delete(file);
    }

    [Fact]
    public void A_stale_version()
    {
        const string note = """{"incident":"covid-19","text":"Ghi chú"}""";

        Refused(register.Cli.Run(note, environment: null, "record", "note-on-incident", "-", "--expect", "1"), 3, "version");
    }

    [Fact]
    public void A_repeated_command_id_with_another_body()
    {
        var id = Guid.NewGuid().ToString();
        const string first = """{"incident":"covid-19","text":"Ghi chú thứ nhất"}""";
        const string second = """{"incident":"covid-19","text":"Ghi chú thứ hai"}""";
        register.Cli.Run(first, environment: null, "record", "note-on-incident", "-", "--command-id", id).Succeeded();
        var head = register.Cli.Head();

        register.Cli.Run(first, environment: null, "record", "note-on-incident", "-", "--command-id", id).Succeeded().Output.ShouldContain("đã ghi từ trước");
        Refused(register.Cli.Run(second, environment: null, "record", "note-on-incident", "-", "--command-id", id), 3, id);
        register.Cli.Head().ShouldBe(head);
    }

    [Theory]
    [InlineData("register", "--per", "decade")]
    [InlineData("register", "--type", "no.such")]
    [InlineData("register", "--as-of", "someday")]
    [InlineData("register", "--as-of", "999999")]
    [InlineData("register", "--period", "2021-13")]
    [InlineData("register", "--from", "2021-02-30")]
    [InlineData("incidents", "--outcome", "lost")]
    [InlineData("show", "no-such-record")]
    [InlineData("show", "../../etc/passwd")]
    [InlineData("shw", "covid-19")]
    [InlineData("import", "csv", "no-such-file.csv", "--mapping", "no-such-mapping.json")]
    [InlineData("summary", "--period", "soon")]
    public void A_question_that_cannot_be_answered(params string[] arguments)
    {
        var ran = register.Cli.Run(arguments);

        ran.ExitCode.ShouldBeOneOf(5, 64, 65);
        ran.Errors.Trim().ShouldNotBeEmpty();
        ran.Errors.ShouldNotContain("   at ");
    }

    private void Refused(Ran ran, int exitCode, string said)
    {
        ran.ExitCode.ShouldBe(exitCode, ran.Errors);
        ran.Errors.ShouldContain(said);
        ran.Errors.ShouldNotContain("   at ");
        register.Cli.Run("show", "wrong").ExitCode.ShouldBe(5);
    }
}
