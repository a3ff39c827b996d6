using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Npgsql;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Projections.Intake;
using ThreatRegister.Registers.Postgres;

namespace ThreatRegister.Tests.Acceptance;

/// <summary>Reports: received, accepted, attached, rejected; one by one and many at once.</summary>
public sealed class Intake(SeededFixture register) : IClassFixture<SeededFixture>
{
    [Fact]
    public void A_report_becomes_an_incident_and_says_which()
    {
        Receive("tin-1", "Trang giả mạo cổng dịch vụ công", "--type", "crime.online-fraud", "--occurred", "2026-01-03", "--place", "Cần Thơ", "--country", "VN", "--channel", "đường dây nóng");
        Counted().ShouldNotContain("Trang giả mạo cổng dịch vụ công");

        var ran = register.Cli.Run("intake", "accept", "tin-1", "--json").Succeeded().Json;

        var result = ran.GetProperty("results").EnumerateArray().ShouldHaveSingleItem();
        result.GetProperty("result").GetString().ShouldBe("accepted");
        var incident = result.GetProperty("incident").GetString()!;
        register.Cli.Run("show", incident, "--json").Succeeded().Json.GetProperty("record").GetProperty("place").GetProperty("name").GetString().ShouldBe("Cần Thơ");
        register.Cli.Run("show", "tin-1").Succeeded().Output.ShouldContain(incident);
        register.Cli.Run("history", "tin-1", "--lang", "en").Succeeded().Output.ShouldContain("status: received -> accepted");
        register.Cli.Run("intake", "accept", "tin-1").Succeeded().Output.ShouldContain($"đã như vậy từ trước {incident}");
        register.Cli.Run("search", "gia mao cong dich vu", "--json").Succeeded().Json.GetProperty("hits").EnumerateArray()
            .Select(hit => hit.GetProperty("register").GetString()).ShouldBe(["incidents", "intake"]);
        Counted().ShouldContain("Trang giả mạo cổng dịch vụ công");
    }

    [Trait("Store", "postgres")]
    [Fact]
    public void Accepting_that_was_cut_off_between_the_two_streams_is_completed_by_repeating_it()
    {
        Receive("tin-2", "Rò rỉ dữ liệu bệnh nhân", "--type", "cyber.data-theft", "--occurred", "2026-01-05");
        register.Sql(
            """
            create or replace function public.go_down() returns trigger language plpgsql as $$ begin raise exception 'going down' using errcode = '57P01'; end $$;
            create trigger going_down before insert on log.events for each row when (new.type = 'report-accepted') execute function public.go_down()
            """);
        try
        {
            var cut = register.Cli.Run("intake", "accept", "tin-2");
            cut.ExitCode.ShouldBe(69, cut.Errors);
            cut.Errors.ShouldContain("Accept it again");
        }
        finally
        {
            register.Sql("drop trigger going_down on log.events");
        }

        Reports("--text", "benh nhan").ShouldHaveSingleItem().GetProperty("status").GetString().ShouldBe("received");
        var recorded = Incidents("benh nhan").ShouldHaveSingleItem();

        register.Cli.Run("intake", "accept", "tin-2").Succeeded().Output.ShouldContain(recorded);

        Incidents("benh nhan").ShouldBe([recorded]);
        Reports("--incident", recorded).ShouldHaveSingleItem().GetProperty("status").GetString().ShouldBe("accepted");
    }

    [Fact]
    public void What_is_recorded_already_is_offered_and_can_be_attached_to_or_passed_over()
    {
        Receive("tin-3", "Mưa lũ chia cắt xã Trà Leng", "--type", "disaster.extreme-weather.flood", "--occurred", "2026-01-07", "--place", "Trà Leng");
        var incident = Accepted("tin-3");
        Receive("tin-4", "Xã Trà Leng bị chia cắt do mưa lũ", "--type", "disaster.extreme-weather.flood", "--occurred", "2026-01-07", "--place", "xã Trà Leng");

        var offered = register.Cli.Run("intake", "accept", "tin-4", "--json");
        offered.ExitCode.ShouldBe(4);
        var candidate = offered.Json.GetProperty("results")[0].GetProperty("candidates").EnumerateArray().ShouldHaveSingleItem();
        candidate.GetProperty("id").GetString().ShouldBe(incident);
        candidate.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()).ShouldContain("same-place");
        Reports("--text", "tin-4").ShouldHaveSingleItem().GetProperty("status").GetString().ShouldBe("received");

        register.Cli.Run("intake", "attach", "tin-4", "--to", incident).Succeeded();
        Reports("--incident", incident).Select(report => report.GetProperty("status").GetString()).ShouldBe(["accepted", "attached"]);
        register.Cli.Run("intake", "reopen", "tin-4", "--grounds", "Hai điểm sạt lở khác nhau").Succeeded();
        Accepted("tin-4", "--new").ShouldNotBe(incident);
    }

    [Fact]
    public void What_is_no_record_any_more_is_not_offered()
    {
        Receive("tin-5", "Cháy rừng ở Hà Tĩnh", "--type", "disaster.other", "--occurred", "2026-01-09", "--place", "Hà Tĩnh");
        var incident = Accepted("tin-5");
        Receive("tin-6", "Cháy rừng Hà Tĩnh", "--type", "disaster.other", "--occurred", "2026-01-09", "--place", "Hà Tĩnh");
        Duplicates("--report", "tin-6").ShouldBe([incident]);

        register.Cli.Run($$"""{"incident":"{{incident}}","grounds":"Báo nhầm"}""", environment: null, "record", "retract-incident", "-").Succeeded();

        Duplicates("--report", "tin-6").ShouldBeEmpty();
    }

    [Fact]
    public void What_was_found_to_be_another_is_not_offered_from_either_side()
    {
        foreach (var id in new[] { "chay-rung-3", "chay-rung-4" }) Record($$"""{"incident":"{{id}}","title":"Cháy rừng ở Nghi Lộc","type":"disaster.other","occurred":"2026-01-10"}""").Succeeded();
        Duplicates("--incident", "chay-rung-3").ShouldBe(["chay-rung-4"]);

        register.Cli.Run("""{"incident":"chay-rung-3","other":"chay-rung-4","relation":"distinct-from"}""", environment: null, "record", "relate-incident", "-").Succeeded();
        Duplicates("--incident", "chay-rung-3").ShouldBeEmpty();
        Duplicates("--incident", "chay-rung-4").ShouldBeEmpty();

        register.Cli.Run("""{"incident":"chay-rung-3","other":"chay-rung-4","relation":"distinct-from","grounds":"Cùng một đám cháy"}""", environment: null, "record", "unrelate-incident", "-").Succeeded();
        Duplicates("--incident", "chay-rung-4").ShouldBe(["chay-rung-3"]);
    }

    [Fact]
    public void Before_an_incident_is_recorded_a_program_is_warned_where_it_asks()
    {
        const string Body = """{"title":"Tấn công mã hóa dữ liệu bệnh viện Bạch Mai","type":"cyber.malware","occurred":"2026-01-11"}""";
        Record(Body).Succeeded();
        var before = register.Cli.Head();

        var warned = Record(Body, "--check-duplicates", "--json");
        warned.ExitCode.ShouldBe(4);
        warned.Json.GetProperty("recorded").GetBoolean().ShouldBeFalse();
        warned.Json.GetProperty("candidates").EnumerateArray().ShouldHaveSingleItem().GetProperty("score").GetInt32().ShouldBeGreaterThan(80);
        warned.Errors.ShouldContain("--new");
        register.Cli.Head().ShouldBe(before);

        Record(Body, "--check-duplicates", "--new").Succeeded();
        Record(Body).Succeeded();
        register.Cli.Head().ShouldBe(before + 2);
    }

    [Fact]
    public void Many_at_once_give_a_line_each_and_an_exit_code_that_tells()
    {
        foreach (var number in new[] { 1, 2, 3 }) Receive($"loat-{number}", $"Tin rác số {number}", "--type", "information.fake-news");

        var rejected = register.Cli.Run("loat-1\n\nloat-2\nkhong-co\n", environment: null, "intake", "reject", "--file", "-", "--grounds", "Thư rác", "--lang", "en");
        rejected.ExitCode.ShouldBe(5);
        rejected.Output.ShouldBe("loat-1: rejected\nloat-2: rejected\n");
        rejected.Errors.ShouldContain("khong-co: NOT FOUND");

        var mixed = register.Cli.Run("intake", "attach", "loat-1", "khong-co", "--to", "asean-2020-attacks", "--json");
        mixed.ExitCode.ShouldBe(1);
        mixed.Json.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("result").GetString()).ShouldBe(["refused", "not-found"]);

        register.Cli.Run("intake", "reject", "--status", "received", "--type", "information", "--grounds", "Thư rác").Succeeded().Output.ShouldBe("loat-3: đã từ chối\n");
        Reports("--status", "rejected", "--type", "information.fake-news").Select(report => report.GetProperty("grounds").GetString()).ShouldAllBe(grounds => grounds == "Thư rác");
        register.Cli.Run("intake", "reject", "--grounds", "Thư rác").ExitCode.ShouldBe(64);
        register.Cli.Run("intake", "reject", "loat-1", "--status", "received", "--grounds", "Thư rác").ExitCode.ShouldBe(64);
    }

    [Fact]
    public void An_incident_takes_what_a_file_says_in_place_of_the_report()
    {
        Receive("tin-7", "Không rõ chuyện gì");
        register.Cli.Run("intake", "accept", "tin-7").ExitCode.ShouldBe(4);

        register.Cli.Run("""{"title":"Đứt cáp quang biển","occurred":"2026-01-13","outcome":"succeeded"}""", environment: null, "intake", "accept", "tin-7", "--incident-file", "-", "--as", "cyber.availability").Succeeded();

        Incidents("dut cap quang").ShouldHaveSingleItem();
        register.Cli.Run("""{"loai":"khác"}""", environment: null, "intake", "accept", "tin-7", "--incident-file", "-").Succeeded();
        Receive("tin-8", "Không rõ chuyện gì nữa");
        register.Cli.Run("""{"loai":"khác"}""", environment: null, "intake", "accept", "tin-8", "--incident-file", "-", "--as", "cyber").ExitCode.ShouldBe(65);
        register.Cli.Run("""{"incident":"tu-dat"}""", environment: null, "intake", "accept", "tin-8", "--incident-file", "-").ExitCode.ShouldBe(65);
    }

    [Fact]
    public void A_list_has_its_heads_in_the_language_asked_for_and_its_past()
    {
        var before = register.Cli.Head();
        Receive("tin-9", "Nghi lộ tài khoản thư điện tử", "--marking", "amber", "--command-id", "0199f3c2-7a10-7c55-8a51-0d5c0d3c9a12");

        register.Cli.Run("intake", "--text", "tai khoan").Succeeded().Output.ShouldStartWith("Mã");
        register.Cli.Run("intake", "--text", "tai khoan", "--lang", "en").Succeeded().Output.ShouldContain("waiting");
        register.Cli.Run("intake", "--text", "tai khoan", "--csv").Succeeded().Output.ShouldStartWith("id,status,title,");
        Reports("--text", "tai khoan", "--as-of", $"{before}").ShouldBeEmpty();
        Receive("tin-9", "Nghi lộ tài khoản thư điện tử", "--marking", "amber", "--command-id", "0199f3c2-7a10-7c55-8a51-0d5c0d3c9a12");
        register.Cli.Head().ShouldBe(before + 1);
    }

    [Fact]
    public async Task Who_may_not_see_a_report_sees_neither_it_nor_its_count()
    {
        Receive("tin-10", "Lỗ hổng chưa công bố", "--marking", "red", "--type", "cyber.vulnerability", "--occurred", "2026-01-15");
        await using var source = NpgsqlDataSource.Create(Keywords(register.OwnerUrl));
        var registers = new PostgresRegisters(source, TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh"));
        var moment = new Moment(register.Cli.Head(), RecordedAt: null, "");
        var cancel = TestContext.Current.CancellationToken;

        var filter = new IntakeFilter(Text: "lo hong chua cong bo");
        (await registers.CountReportsAsync(new("truc-1", Tlp.Red), moment, filter, cancel)).ShouldBe(new(1, Tlp.Red));
        (await registers.CountReportsAsync(new("truc-1", Tlp.AmberStrict), moment, filter, cancel)).Total.ShouldBe(0);
        (await registers.ReportsAsync(new("truc-1", Tlp.AmberStrict), moment, filter, 10, 0, cancel)).ShouldBeEmpty();
        (await registers.RowsAsync<IntakeRow>(new("truc-1", Tlp.Green), moment, cancel)).ShouldAllBe(row => row.Marking <= Tlp.Green);

        var incident = Accepted("tin-10");
        moment = new(register.Cli.Head(), RecordedAt: null, "");
        var query = new CandidateQuery(new("truc-1", Tlp.Red), moment, ["cyber.vulnerability"], When.Parse("2026-01-15"), []);
        (await registers.CandidatesAsync(query, 10, cancel)).ShouldHaveSingleItem().Sketch.Id.ShouldBe(incident);
        (await registers.CandidatesAsync(query with { Viewer = new("truc-1", Tlp.Amber) }, 10, cancel)).ShouldBeEmpty();
    }

    /// <summary>The owner's URL as Npgsql takes it.</summary>
    private static string Keywords(string url)
    {
        var parts = Regex.Match(url, "^postgresql://([^:]+):([^@]+)@([^/]+):([0-9]+)/([^?]+)").Groups.Values.Select(part => Uri.UnescapeDataString(part.Value)).ToArray();
        return new NpgsqlConnectionStringBuilder
        {
            Username = parts[1], Password = parts[2], Host = parts[3], Port = int.Parse(parts[4], CultureInfo.InvariantCulture), Database = parts[5],
        }.ConnectionString;
    }

    private void Receive(string id, string title, params string[] options) => register.Cli.Run(["intake", "receive", "--report", id, "--title", title, .. options]).Succeeded();

    private string Accepted(string id, params string[] options) =>
        register.Cli.Run(["intake", "accept", id, "--json", .. options]).Succeeded().Json.GetProperty("results")[0].GetProperty("incident").GetString()!;

    private JsonElement[] Reports(params string[] filters) => [.. register.Cli.Run(["intake", "--json", .. filters]).Succeeded().Json.GetProperty("reports").EnumerateArray()];

    private string[] Incidents(string words) =>
        [.. register.Cli.Run("incidents", "--text", words, "--json").Succeeded().Json.GetProperty("incidents").EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];

    private string[] Duplicates(params string[] of) =>
        [.. register.Cli.Run(["duplicates", "--json", .. of]).Succeeded().Json.GetProperty("candidates").EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];

    private Ran Record(string body, params string[] options) => register.Cli.Run(body, environment: null, ["record", "report-incident", "-", .. options]);

    private string Counted() => register.Cli.Run("incidents", "--counted", "--json").Succeeded().Output;
}
