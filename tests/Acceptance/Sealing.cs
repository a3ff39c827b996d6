using System.Text;

namespace ThreatRegister.Tests.Acceptance;

/// <summary>Whoever has the owner's password can cut the log or rewrite it with every hash; a checkpoint that was kept outside shows it.</summary>
[Trait("Store", "postgres")]
public sealed class Sealing(SeededFixture register) : IClassFixture<SeededFixture>, IDisposable
{
    private readonly string outside = Directory.CreateTempSubdirectory("threatreg-outside-").FullName;

    public void Dispose() => Directory.Delete(outside, recursive: true);

    [Theory]
    [InlineData(null, 5)]
    [InlineData("0", null)]
    [InlineData("1", 1)]
    [InlineData("1440", 1440)]
    public void How_often_the_program_seals_is_said_in_minutes(string? written, int? minutes) =>
        global::ThreatRegister.Cli.ServeVerb.EveryOf(written).ShouldBe(minutes is { } every ? (TimeSpan?)TimeSpan.FromMinutes(every) : null);

    [Theory]
    [InlineData("1441")]
    [InlineData("-1")]
    [InlineData("năm phút")]
    public void Another_time_than_minutes_of_a_day_is_refused_before_anything_is_served(string written)
    {
        var answer = register.Cli.Run(input: null, new Dictionary<string, string> { ["THREATREG_SEAL_MINUTES"] = written }, "serve");

        answer.ExitCode.ShouldBe(64);
        answer.Errors.ShouldContain($"THREATREG_SEAL_MINUTES: '{written}'");
    }

    [Fact]
    public void Finds_what_the_chain_alone_cannot_see()
    {
        var (early, late, key) = (Path.Combine(outside, "early.txt"), Path.Combine(outside, "late.txt"), Path.Combine(outside, "key.pem"));
        register.Cli.Run("seal", "--out", early).Succeeded();
        register.Cli.Run("seal", "--key", "--out", key).Succeeded();
        Record("Lừa đảo qua tin nhắn");
        var sealing = register.Cli.Run("seal", "--out", late).Succeeded().Errors;
        sealing.ShouldContain($"Đã niêm phong {register.SeededTo + 1} sự kiện; tệp niêm phong: ");
        sealing.ShouldContain($"Đã ghi tệp {late}.");
        var named = register.Cli.Run("seal", "--out", outside, "--lang", "en").Succeeded().Errors.Trim().Split("Written to ")[1][..^1];
        Path.GetFileName(named).ShouldMatch($"^{register.SeededTo + 1:D12}-[0-9a-f]{{8}}\\.txt$");
        File.ReadAllBytes(named).ShouldBe(File.ReadAllBytes(late));
        Record("Mã độc tống tiền");
        register.Cli.Run("status").Succeeded().Output.ShouldContain($"Seals: up to position {register.SeededTo + 1}");
        register.Cli.Run("verify", "--checkpoint", early, "--key", key).Succeeded().Output.ShouldContain("sổ nối tiếp từ đó");
        register.Sql("create table public.kept as table log.events; create table public.kept_commands as table log.commands; create table public.kept_seals as table log.seals");

        // The last three events go, with every trace of them in the database.
        register.Sql($"delete from log.events where position >= {register.SeededTo}; delete from log.commands where last_position >= {register.SeededTo}; delete from log.seals");
        Wrong(late, key, $"the tail was cut: the log ends at position {register.SeededTo - 1}, and 2 events that were sealed are missing");
        register.Cli.Run("seal").ExitCode.ShouldBe(1, "nothing is signed on top of a log that was cut");
        Restore();

        // One event is another, and all hashes are made anew.
        register.Sql(Rewriting(register.SeededTo + 1));
        Wrong(late, key, $"the log was rewritten: its events up to position {register.SeededTo + 1} are not those that were sealed; the newest checkpoint that still holds is of size {register.SeededTo}");
        Restore();
        register.Cli.Run("verify", "--checkpoint", late, "--key", key).Succeeded();

        // With a key that is made now, each of the two has sealed its part.
        var second = Path.Combine(outside, "second.pem");
        register.Cli.Run("seal", "--new-key", "--out", early).Succeeded();
        register.Cli.Run("seal", "--key", "--out", second).Succeeded();
        Wrong(early, key, "name that by --key too");
        register.Cli.Run("verify", "--checkpoint", early, "--key", key, "--key", second).Succeeded();
    }

    [Fact]
    public void Refuses_what_is_no_checkpoint_in_words()
    {
        register.Cli.Run("seal").Succeeded();
        foreach (var hostile in (byte[][])[[], [0xff, 0xfe, 0x00], Encoding.UTF8.GetBytes(new string('a', 1 << 20)), "threatregister/x\n5\nAAAA\n\n— x AAAAAAAA\n"u8.ToArray()])
        {
            var file = Path.Combine(outside, "hostile");
            File.WriteAllBytes(file, hostile);
            var verified = register.Cli.Run("verify", "--checkpoint", file, "--lang", "en");
            (verified.ExitCode, verified.Output).ShouldBe((65, ""));
            verified.Errors.ShouldContain("this is no checkpoint: it");
            var said = register.Cli.Run("verify", "--checkpoint", file).Errors;
            said.ShouldContain("không phải tệp niêm phong: ");
            said.ShouldNotContain(": it ");
        }

        register.Cli.Run("verify", "--checkpoint", Path.Combine(outside, "none")).ExitCode.ShouldBe(65);
        File.WriteAllText(Path.Combine(outside, "key"), "khóa");
        register.Cli.Run("verify", "--key", Path.Combine(outside, "key")).ExitCode.ShouldBe(65);
        register.Cli.Run("verify", "README.md", "--key", "key.pem").ExitCode.ShouldBe(64);
        register.Cli.Run("seal", "--key", "--new-key").ExitCode.ShouldBe(64);
    }

    [Fact]
    public void Names_the_first_of_many_faults()
    {
        register.Cli.Run("seal").Succeeded();
        register.Sql("insert into log.seals select number, root, sealed_at, checkpoint, key, frontier from (select * from log.seals order by size limit 1) one, generate_series(1000001, 1000020) number");
        var verified = register.Cli.Run("verify", "--lang", "en");
        var said = register.Cli.Run("verify").Errors;
        register.Sql("delete from log.seals where size > 1000000");

        verified.ExitCode.ShouldBe(1);
        verified.Errors.ShouldContain("WRONG: the seal of size 1000001: its size, root or time is not what was signed");
        verified.Errors.ShouldContain("WRONG: 10 more seals");
        verified.Errors.ShouldNotContain("1000011");
        said.ShouldContain("SAI: niêm phong cỡ 1000001: cỡ, gốc hoặc giờ không đúng như đã ký");
        said.ShouldContain("SAI: 10 niêm phong và tệp đã công bố nữa");
    }

    private void Wrong(string checkpoint, string key, string what)
    {
        var verified = register.Cli.Run("verify", "--checkpoint", checkpoint, "--key", key, "--lang", "en");
        verified.ExitCode.ShouldBe(1);
        verified.Errors.ShouldContain(what);
    }

    private void Record(string title) =>
        register.Cli.Run(input: $$"""{"title":"{{title}}","type":"cyber.attack","occurred":"2026-03"}""", environment: null, "record", "report-incident", "-").Succeeded();

    private void Restore()
    {
        foreach (var table in (string[])["events", "commands", "seals"])
            register.Sql($"delete from log.{table}; insert into log.{table} select * from public.kept{(table is "events" ? "" : "_" + table)}");
    }

    private static string Rewriting(long position) =>
        $$"""
        do $do$
        declare _chain bytea := decode(repeat('00', 32), 'hex'); _row record; _content bytea; _leaf bytea;
        begin
          update log.events set actor = 'nguoi-khac' where position = {{position}};
          for _row in select * from log.events order by position loop
            _content := log.content_hash(_row.type, _row.schema_version, _row.stream, _row.command_id, _row.actor, _row.headers, _row.data, _row.salt);
            _leaf := log.leaf_hash(_row.position, _row.version, log.microseconds(_row.recorded_at), _content);
            _chain := log.chain_hash(_chain, _leaf);
            update log.events set content = _content, leaf = _leaf, chain = _chain where position = _row.position;
          end loop;
        end $do$
        """;
}
