using System.Text.Json;

namespace ThreatRegister.Tests.Acceptance;

/// <summary>Ids of threat types stay; names, parents and parts are of then or of now.</summary>
public sealed class Taxonomy(SeededFixture register) : IClassFixture<SeededFixture>
{
    [Fact]
    public void Names_and_branches_are_those_of_then_or_of_now()
    {
        Report("sat-lo", "disaster.landslide", "1997");
        var before = register.Cli.Head();
        Run("types", "rename", "disaster.landslide", "--vi", "Sạt lở, trượt lở đất", "--grounds", "Theo luật mới").Succeeded();
        Run("types", "move", "disaster.landslide", "--under", "environment", "--grounds", "Xếp lại").Succeeded();

        Count("environment", "1997").ShouldBe(1);
        Count("disaster", "1997").ShouldBe(0);
        Count("disaster", "1997", "--taxonomy", $"{before}").ShouldBe(1);
        Count("disaster", "1997", "--taxonomy", "2001-01-01").ShouldBe(1, "on that day it stood there");
        Count("disaster", "1997", "--as-of", $"{before}").ShouldBe(1);
        Type("disaster.landslide").GetProperty("name").GetProperty("vi").GetString().ShouldBe("Sạt lở, trượt lở đất");
        Type("disaster.landslide", "--taxonomy", $"{before}").GetProperty("name").GetProperty("vi").GetString().ShouldBe("Sạt lở đất");
        Type("disaster.landslide", "--taxonomy", "2001-01-01").GetProperty("parent").GetString().ShouldBe("disaster");
        var parents = Type("disaster.landslide").GetProperty("parents").EnumerateArray().ToArray();
        parents.Select(parent => parent.GetProperty("value").GetString()).ShouldBe(["disaster", "environment"]);
        (parents[0].TryGetProperty("validTo", out _), parents[1].TryGetProperty("validFrom", out _)).ShouldBe((true, true));
        Refused("ThreatTypeCycle", "types", "move", "environment", "--under", "disaster.landslide", "--grounds", "x");
    }

    [Fact]
    public void What_was_wrong_from_the_beginning_is_so_on_every_day()
    {
        Run("types", "rename", "resource.food", "--vi", "An ninh lương thực, thực phẩm", "--grounds", "Ghi thiếu", "--valid-from", "always").Succeeded();

        Type("resource.food", "--taxonomy", "2001-01-01").GetProperty("name").GetProperty("vi").GetString().ShouldBe("An ninh lương thực, thực phẩm");
    }

    [Fact]
    public void After_a_split_older_incidents_are_not_subdivided_until_they_are_reclassified()
    {
        foreach (var number in Enumerable.Range(1, 5)) Report($"lua-dao-{number}", "crime.online-fraud", "1996", number < 4 ? "Giả danh công an" : "Đầu tư tài chính ảo");
        Run("types", "split", "crime.online-fraud", "--into", "crime.impersonation=Giả danh|Impersonation", "--into", "crime.investment=Đầu tư ảo|Fake investment", "--grounds", "Cần thống kê riêng").Succeeded();

        Cell("crime.online-fraud", "1996").GetProperty("notSubdivided").GetBoolean().ShouldBeTrue();
        Run("register", "--period", "1996").Succeeded().Output.ShouldContain("(chưa phân tổ)");
        Run("register", "--period", "1996", "--lang", "en").Succeeded().Output.ShouldContain("(not subdivided)");

        string[] question = ["reclassify", "--type", "crime.online-fraud", "--to", "crime.impersonation", "--text", "gia danh", "--grounds", "Tách loại"];
        var head = register.Cli.Head();
        Run([.. question, "--dry-run"]).Succeeded().Output.Trim().ShouldBe("Dry run: found 3, reclassified 0, refused 0");
        register.Cli.Head().ShouldBe(head);
        Run(question).Succeeded().Output.Trim().ShouldBe("found 3, reclassified 3, refused 0");
        Run(question).Succeeded().Output.Trim().ShouldBe("found 0, reclassified 0, refused 0");

        Count("crime.online-fraud", "1996").ShouldBe(5, "the branch holds them all");
        Cell("crime.online-fraud", "1996").GetProperty("incidents").GetInt64().ShouldBe(2);
        Cell("crime.impersonation", "1996").GetProperty("incidents").GetInt64().ShouldBe(3);
        Run("history", "lua-dao-1", "--lang", "en").Succeeded().Output.ShouldContain("grounds: Tách loại");
    }

    [Fact]
    public void What_was_reclassified_back_since_is_reclassified_again_and_what_is_closed_is_told()
    {
        Report("cao-1", "cyber.misuse", "1995");
        Report("cao-2", "cyber.misuse", "1995");
        string[] question = ["reclassify", "--type", "cyber.misuse", "--to", "cyber.error", "--period", "1995", "--grounds", "Nhầm loại"];
        Run(question).Succeeded();
        Send("reclassify-incident", """{"incident":"cao-1","type":"cyber.misuse","grounds":"trả lại"}""").Succeeded();
        Send("reclassify-incident", """{"incident":"cao-2","type":"cyber.misuse","grounds":"trả lại"}""").Succeeded();
        Send("contain-incident", """{"incident":"cao-2"}""").Succeeded();
        Send("resolve-incident", """{"incident":"cao-2"}""").Succeeded();
        Send("determine-incident-outcome", """{"incident":"cao-2","outcome":"blocked"}""").Succeeded();
        Send("record-incident-response", """{"incident":"cao-2","response":{"id":"r1","kind":"block","summary":"Ngăn chặn"}}""").Succeeded();
        Send("close-incident", """{"incident":"cao-2","reason":"xong"}""").Succeeded();

        var ran = Run(question);

        ran.ExitCode.ShouldBe(4);
        ran.Output.Trim().ShouldBe("found 2, reclassified 1, refused 1");
        ran.Errors.ShouldContain("cao-2: bị từ chối (AlreadyClosed)");
    }

    [Fact]
    public void A_retired_type_takes_nothing_new_and_names_its_replacement()
    {
        Report("cu", "cyber.physical", "1994");
        Run("types", "retire", "cyber.physical", "--replaced-by", "cyber.availability", "--grounds", "Gộp").Succeeded();

        var refused = Send("report-incident", """{"incident":"moi","title":"Cắt cáp","type":"cyber.physical","occurred":"1994"}""");
        refused.ExitCode.ShouldBe(4);
        refused.Errors.ShouldContain("ThreatTypeRetired");
        refused.Errors.ShouldContain("Thay bằng: cyber.availability");
        Cell("cyber.physical", "1994").GetProperty("incidents").GetInt64().ShouldBe(1);
        Type("cyber.physical").GetProperty("retired").GetBoolean().ShouldBeTrue();

        Run("types", "reinstate", "cyber.physical", "--grounds", "Vẫn cần").Succeeded();
        Report("moi", "cyber.physical", "1994");
        Refused("ThreatTypeNotRetired", "types", "reinstate", "cyber.attack", "--grounds", "x");
    }

    [Theory]
    [InlineData(64, "types", "rename", "cyber", "--grounds", "x")]
    [InlineData(64, "types", "move", "cyber.attack", "--grounds", "x")]
    [InlineData(64, "types", "split", "cyber", "--into", "khong-ten", "--grounds", "x")]
    [InlineData(64, "types", "retire", "cyber", "--grounds", "x", "--valid-from", "hôm nay")]
    [InlineData(64, "reclassify", "--to", "cyber", "--grounds", "x")]
    [InlineData(5, "reclassify", "--type", "cyber", "--to", "magic", "--grounds", "x")]
    [InlineData(5, "types", "retire", "magic", "--grounds", "x")]
    public void What_is_asked_for_wrongly(int exitCode, params string[] arguments) => Run(arguments).ExitCode.ShouldBe(exitCode);

    private void Report(string id, string type, string year, string title = "Sự cố") =>
        Send("report-incident", $$"""{"incident":"{{id}}","title":"{{title}}","type":"{{type}}","occurred":"{{year}}"}""").Succeeded();

    private long Count(string type, string year, params string[] options) =>
        Run(["register", "--type", type, "--period", year, "--json", .. options]).Succeeded().Json.GetProperty("total").GetProperty("incidents").GetInt64();

    private JsonElement Cell(string type, string year) =>
        Run("register", "--period", year, "--json").Succeeded().Json.GetProperty("cells").EnumerateArray().Single(cell => cell.GetProperty("type").GetString() == type);

    private JsonElement Type(string id, params string[] options) =>
        Run(["types", "--json", .. options]).Succeeded().Json.EnumerateArray().Single(type => type.GetProperty("id").GetString() == id);

    private void Refused(string reason, params string[] arguments) => Run(arguments).Refused(reason);

    private Ran Send(string command, string json) => register.Cli.Run(json, environment: null, "record", command, "-");

    private Ran Run(params string[] arguments) => register.Cli.Run(arguments);
}
