using System.Text.Json;

namespace ThreatRegister.Tests.Acceptance;

/// <summary>A wrong import is taken back as one act, and that too is history.</summary>
public sealed class Withdrawing(SeededFixture register) : IClassFixture<SeededFixture>
{
    private static readonly string[] counted = ["cells", "mayBelong", "rollups", "anyType", "total"];
    private static readonly string? landslides = Cli.SharedData("nasa-landslides.csv");

    [Fact]
    public void The_landslides_go_and_come_back_as_they_were()
    {
        Assert.SkipWhen(landslides is null, "The file ../shared/data/nasa-landslides.csv is absent.");
        var mapping = Path.Combine(Cli.Repository, "docs", "mappings", "nasa-landslides.json");
        var empty = Figures();
        var id = Import(landslides, mapping);
        var (imported, full, digests) = (register.Cli.Head(), Figures(), Digests());

        Run("import", "withdraw", id, "--grounds", "Ánh xạ nhầm cột ngày").Succeeded();

        register.Cli.Head().ShouldBe(imported + 1, "it is one event");
        Figures().ShouldBe(empty);
        Figures("--as-of", $"{imported}").ShouldBe(full);
        Total("--import", id).ShouldBe(0);
        Total("--import", id, "--status", "withdrawn").ShouldBe(9563);
        Imports().Single(import => import.GetProperty("id").GetString() == id).GetProperty("status").GetString().ShouldBe("withdrawn");
        Run("show", id).Succeeded().Output.ShouldContain("Ánh xạ nhầm cột ngày");
        Run("history", id).Succeeded().Output.ShouldContain("import-withdrawn");
        var again = Run("import", "csv", landslides, "--mapping", mapping);
        again.ExitCode.ShouldBe(4);
        again.Errors.ShouldContain($"import reinstate {id}");

        Run("import", "reinstate", id, "--grounds", "Rút nhầm").Succeeded();

        Figures().ShouldBe(full);
        Digests().ShouldBe(digests);
        Run("rebuild").Succeeded();
        Digests().ShouldBe(digests);
    }

    [Fact]
    public void The_same_rows_are_imported_anew_under_a_corrected_mapping_and_commands_know_it()
    {
        var file = Write("rows.csv", "id,title,date\n1,Lũ quét,1999-06-01\n2,Lũ ống,1999-06-02\n");
        var wrong = Import(file, Mapping("cyber.attack"));
        Send("note-on-incident", """{"incident":"so-tay-1","text":"sai loại"}""").Succeeded();
        var told = Run("import", "withdraw", wrong, "--grounds", "Ánh xạ sai loại", "--dry-run", "--json").Succeeded().Json;
        (told.GetProperty("incidents").GetInt64(), told.GetProperty("toldSince").GetInt64()).ShouldBe((2, 1));
        Run("import", "withdraw", wrong, "--grounds", "Ánh xạ sai loại").Succeeded();

        var refused = Send("note-on-incident", """{"incident":"so-tay-1","text":"thêm"}""");
        refused.ExitCode.ShouldBe(4);
        refused.Errors.ShouldContain("ImportWithdrawn");

        Run("import", "csv", file, "--mapping", Mapping("disaster.extreme-weather.flood"), "--json").Succeeded().Json.GetProperty("recorded").GetInt64().ShouldBe(2);

        Total("--source", "so-tay", "--type", "cyber").ShouldBe(0);
        Total("--source", "so-tay", "--period", "1999", "--type", "disaster").ShouldBe(2);
        var record = Run("show", "so-tay-1", "--json").Succeeded().Json.GetProperty("record");
        record.GetProperty("status").GetString().ShouldBe("open");
        record.GetProperty("notes").GetArrayLength().ShouldBe(0, "nothing that was false stays");
        Run("history", "so-tay-1", "--lang", "en").Succeeded().Output.ShouldMatch(@"type: .*\(cyber\.attack\) -> .*\(disaster\.extreme-weather\.flood\)");

        var live = register.Digests();
        Run("import", "reinstate", wrong, "--grounds", "thử").Succeeded();
        Total("--source", "so-tay", "--type", "cyber").ShouldBe(0, "its rows are another import's by now");
        Run("import", "withdraw", wrong, "--grounds", "Ánh xạ sai loại").Succeeded();
        register.Digests().ShouldBe(live);
        Run("rebuild").Succeeded();
        register.Digests().ShouldBe(live);
    }

    [Fact]
    public void What_changed_in_the_source_is_corrected_on_request()
    {
        var mapping = Mapping("disaster.landslide");
        Run("import", "csv", Write("first.csv", "id,title,date\n11,Sạt lở,1998-06-01\n12,Lở núi,1998-06-02\n"), "--mapping", mapping).Succeeded();
        var second = Write("second.csv", "id,title,date\n11,Sạt lở đất,1998-06-01\n12,Lở núi,1998-06-02\n");

        Run("import", "csv", second, "--mapping", mapping).Succeeded().Errors.ShouldContain("đã thay đổi: vụ việc 'so-tay-11'");
        Run("import", "csv", second, "--mapping", mapping, "--update").Succeeded().Output.Trim().ShouldBe("read 2, recorded 0, repeated 1, changed 1, refused 0");

        var history = Run("history", "so-tay-11", "--lang", "en").Succeeded().Output;
        history.ShouldContain("title: Sạt lở -> Sạt lở đất");
        history.ShouldContain("grounds: Theo dòng đã thay đổi của nguồn, lần nhập so-tay-");
        Run("import", "csv", second, "--mapping", mapping).Succeeded().Output.Trim().ShouldBe("read 2, recorded 0, repeated 2, changed 0, refused 0");
    }

    [Fact]
    public void What_cannot_be_withdrawn_is_refused_with_the_reason()
    {
        Refused("ImportUnknown", "import", "withdraw", "khong-co", "--grounds", "x");
        Refused("NotWithdrawn", "import", "reinstate", "khong-co", "--grounds", "x");
        Run("import", "withdraw", "Không phải mã", "--grounds", "x").ExitCode.ShouldBe(64);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(register.Cli.DataFolder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private string Mapping(string type) => Write($"{type}.json", $$"""
        {
          "source": { "id": "so-tay", "title": { "vi": "Sổ tay sự cố" } },
          "id": { "columns": ["id"] }, "title": { "column": "title" }, "type": { "value": { "fixed": "{{type}}" } },
          "occurred": { "columns": ["date"], "formats": [{ "format": "yyyy-MM-dd", "precision": "day" }] }
        }
        """);

    /// <summary>All that the register counts of landslides, without the position it stands at.</summary>
    private string Figures(params string[] options)
    {
        var view = Run(["register", "--type", "disaster.landslide", "--json", .. options]).Succeeded().Json;
        return string.Join('\n', counted.Select(member => view.GetProperty(member).ToString()));
    }

    private string Digests() => string.Join('\n', register.Cli.Run("status", "--json").Succeeded().Json.GetProperty("registers").EnumerateArray().Select(digest => digest.ToString()));

    private long Total(params string[] filters) => Run(["incidents", "--json", "--limit", "1", .. filters]).Succeeded().Json.GetProperty("total").GetInt64();

    private JsonElement[] Imports() => [.. Run("imports", "--json").Succeeded().Json.GetProperty("imports").EnumerateArray()];

    private string Import(string file, string mapping) => Run("import", "csv", file, "--mapping", mapping, "--json").Succeeded().Json.GetProperty("import").GetString()!;

    private void Refused(string reason, params string[] arguments) => Run(arguments).Refused(reason);

    private Ran Send(string command, string json) => register.Cli.Run(json, environment: null, "record", command, "-");

    private Ran Run(params string[] arguments) => register.Cli.Run(arguments);
}
