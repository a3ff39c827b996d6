using System.Globalization;
using System.Text.RegularExpressions;

namespace ThreatRegister.Tests.Acceptance;

/// <summary>Whoever has the owner's password can change rows; the proof names the first one.</summary>
[Trait("Store", "postgres")]
public sealed partial class Tampering(SeededFixture register) : IClassFixture<SeededFixture>
{
    [Theory]
    [InlineData("one byte changed", 20, "update log.events set data = set_byte(data, 9, get_byte(data, 9) # 1) where position = 20")]
    [InlineData("two rows swapped", 30, "update log.events set position = -1 where position = 30; update log.events set position = 30 where position = 31; update log.events set position = 31 where position = -1")]
    [InlineData("a row deleted", 40, "delete from log.events where position = 40")]
    [InlineData("the actor changed", 25, "update log.events set actor = 'nobody' where position = 25")]
    [InlineData("the recorded time moved", 26, "update log.events set recorded_at = recorded_at - interval '1 second' where position = 26")]
    public void A_changed_log_is_named_by_its_first_wrong_position(string what, long position, string sql) => IsNamed(what, position, sql);

    [Fact]
    public void A_log_without_its_last_row_is_named_by_that_position() =>
        IsNamed("the last row deleted", register.SeededTo, "delete from log.events where position = (select max(position) from log.events)");

    [Fact]
    public void An_inserted_row_is_found()
    {
        register.Sql("drop table if exists public.kept; create table public.kept as table log.events");
        register.Sql("insert into log.events select (jsonb_populate_record(e, jsonb_build_object('position', e.position + 1, 'version', e.version + 1))).* from log.events e order by position desc limit 1");
        try
        {
            var verified = register.Cli.Run("verify");
            verified.ExitCode.ShouldBe(1);
            NamedPosition(verified.Errors).ShouldBe(long.Parse(register.Sql("select max(position) from log.events"), CultureInfo.InvariantCulture));
        }
        finally
        {
            register.Sql("delete from log.events; insert into log.events select * from public.kept");
        }
    }

    private void IsNamed(string what, long position, string sql)
    {
        register.Sql("drop table if exists public.kept; create table public.kept as table log.events");
        try
        {
            register.Sql(sql);

            var verified = register.Cli.Run("verify");
            verified.ExitCode.ShouldBe(1, what);
            NamedPosition(verified.Errors).ShouldBe(position, what);
            verified.Errors.ShouldStartWith($"SAI ở vị trí {position} (position {position}): ");
            (verified.Output + verified.Errors).ShouldNotContain(" the ");
            register.Cli.Run("verify", "--lang", "en").Errors.ShouldStartWith($"WRONG at position {position}: ");
        }
        finally
        {
            register.Sql("delete from log.events; insert into log.events select * from public.kept");
        }

        register.Cli.Run("verify").Succeeded();
    }

    private static long NamedPosition(string errors) => long.Parse(Position().Match(errors).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("position ([0-9]+)")]
    private static partial Regex Position();
}
