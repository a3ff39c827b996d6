using System.Security.Cryptography;
using System.Text.Json;

namespace ThreatRegister.Tests.Acceptance;

/// <summary>Evidence comes back as it was kept, or not at all.</summary>
public sealed class Evidence_files(SeededFixture register) : IClassFixture<SeededFixture>, IDisposable
{
    private const string Incident = "asean-2020-attacks";
    private readonly string folder = Directory.CreateTempSubdirectory("threatreg-evidence-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_was_added_is_listed_shown_and_got_back()
    {
        var bytes = RandomNumberGenerator.GetBytes(300_000);
        var id = Add("màn hình.png", bytes, "--title", "Trang bị thay đổi giao diện", "--source", "doc-004");

        var listed = List().Single(stated => stated.GetProperty("evidence").GetProperty("id").GetString() == id);
        listed.GetProperty("evidence").GetProperty("digest").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        listed.GetProperty("evidence").GetProperty("mediaType").GetString().ShouldBe("image/png");
        listed.GetProperty("statement").GetProperty("source").GetString().ShouldBe("doc-004");
        register.Cli.Run("show", Incident).Succeeded().Output.ShouldContain("Trang bị thay đổi giao diện");
        register.Cli.Run("evidence", "list", Incident).Succeeded().Output.ShouldStartWith("Mã");

        var copy = Path.Combine(folder, "bản sao.png");
        register.Cli.Run("evidence", "get", Incident, id, "--out", copy).Succeeded();
        File.ReadAllBytes(copy).ShouldBe(bytes);
        register.Cli.Run("evidence", "get", Incident, id, "--out", copy).ExitCode.ShouldBe(64);
        register.Cli.Run("evidence", "get", Incident, "khong-co", "--out", copy + "2").ExitCode.ShouldBe(5);
        register.Cli.Run("evidence", "get", "khong-co", id, "--out", copy + "2").ExitCode.ShouldBe(5);
        register.Cli.Run("verify").Succeeded();
    }

    [Fact]
    public void The_same_file_again_changes_nothing()
    {
        Add("nhật ký.log", [1, 2, 3]);
        var head = register.Cli.Head();

        Add("nhật ký.log", [1, 2, 3]);

        register.Cli.Head().ShouldBe(head);
    }

    [Fact]
    public void A_file_that_was_altered_or_lost_is_named_and_never_handed_out()
    {
        var id = Add("chứng cứ.pdf", [4, 5, 6, 7]);
        var kept = Directory.GetFiles(Path.Combine(register.Cli.DataFolder, "evidence"), id + "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
        File.WriteAllBytes(kept, [4, 5, 6, 8]);

        var verified = register.Cli.Run("verify");
        verified.ExitCode.ShouldBe(1);
        verified.Errors.ShouldContain($"BỊ SỬA: chứng cứ {id} của vụ việc {Incident} (chứng cứ.pdf");
        var copy = Path.Combine(folder, "c.pdf");
        var got = register.Cli.Run("evidence", "get", Incident, id, "--out", copy);
        got.ExitCode.ShouldBe(1);
        got.Errors.ShouldContain("altered");
        Directory.GetFiles(folder, "c.pdf*").ShouldBeEmpty();

        File.Delete(kept);
        var lost = register.Cli.Run("verify", "--json");
        lost.ExitCode.ShouldBe(1);
        lost.Json.GetProperty("evidence").GetProperty("missing").EnumerateArray().ShouldHaveSingleItem().GetProperty("id").GetString().ShouldBe(id);

        File.WriteAllBytes(kept, [4, 5, 6, 7]);
        register.Cli.Run("verify").Succeeded();
    }

    [Trait("Store", "postgres")]
    [Fact]
    public void A_file_kept_before_its_event_was_recorded_is_named_as_unreferenced()
    {
        register.Sql(
            """
            create or replace function public.go_down() returns trigger language plpgsql as $$ begin raise exception 'going down' using errcode = '57P01'; end $$;
            create trigger going_down before insert on log.events for each row when (new.type = 'incident-evidence-attached') execute function public.go_down()
            """);
        try
        {
            register.Cli.Run("evidence", "add", Incident, Write("dở dang.txt", [9, 9])).ExitCode.ShouldBe(69);
        }
        finally
        {
            register.Sql("drop trigger going_down on log.events");
        }

        var digest = Convert.ToHexStringLower(SHA256.HashData([9, 9]));
        var verified = register.Cli.Run("verify").Succeeded();
        verified.Errors.ShouldContain($"Không được dẫn chiếu: {digest}");

        Add("dở dang.txt", [9, 9]);
        register.Cli.Run("verify").Succeeded().Errors.ShouldNotContain("Không được dẫn chiếu");
    }

    [Fact]
    public void What_was_withdrawn_is_no_longer_listed_and_still_looked_after()
    {
        var id = Add("nhầm.txt", [7]);
        register.Cli.Run("evidence", "withdraw", Incident, id, "--grounds", "Ảnh của vụ khác").Succeeded();

        List().Select(stated => stated.GetProperty("evidence").GetProperty("id").GetString()).ShouldNotContain(id);
        register.Cli.Run("history", Incident, "--lang", "en").Succeeded().Output.ShouldContain("grounds: Ảnh của vụ khác");
        var kept = Directory.GetFiles(Path.Combine(register.Cli.DataFolder, "evidence"), id + "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
        File.Delete(kept);
        register.Cli.Run("verify", "--lang", "en").Errors.ShouldContain($"MISSING: evidence {id}");
        File.WriteAllBytes(kept, [7]);
    }

    [Fact]
    public void A_file_that_cannot_be_evidence_is_refused()
    {
        register.Cli.Run("evidence", "add", Incident, Write("rỗng.txt", [])).ExitCode.ShouldBe(65);
        register.Cli.Run("evidence", "add", Incident, Path.Combine(folder, "khong-co.txt")).ExitCode.ShouldBe(65);
        register.Cli.Run("evidence", "add", "khong-co", Write("a.txt", [1])).ExitCode.ShouldBe(5);
    }

    private string Add(string name, byte[] bytes, params string[] options)
    {
        register.Cli.Run(["evidence", "add", Incident, Write(name, bytes), .. options]).Succeeded();
        return Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];
    }

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private JsonElement[] List() => [.. register.Cli.Run("evidence", "list", Incident, "--json").Succeeded().Json.GetProperty("evidence").EnumerateArray()];
}
