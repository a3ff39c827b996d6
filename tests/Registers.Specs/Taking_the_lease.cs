using Npgsql;
using ThreatRegister.EventLog;
using ThreatRegister.Registers.Postgres;

namespace ThreatRegister.Tests.Registers_Specs;

public sealed class LeaseFixture : RegisterFixture
{
    protected override Task BeginAsync() => ReportAsync("vu-1");

    internal async Task ReportAsync(string id)
    {
        await AppendAsync(Poison(StreamName.Of("incident", id)));
        await Maintenance.CatchUpAsync();
    }
}

/// <summary>The right to project when the lease of the last holder is long over.</summary>
public sealed class Taking_the_lease(LeaseFixture fixture) : IClassFixture<LeaseFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task lets_one_be_who_has_just_taken_the_lock_and_not_said_until_when()
    {
        await using var taking = await fixture.Source.OpenConnectionAsync(Cancel);
        await EndAsync("clock_timestamp() - interval '1 hour'");
        await SayAsync(taking, "select pg_advisory_lock(hashtext('threatregister.projector'))");

        (await ProjectorLease.TryTakeAsync(fixture.Source, Cancel)).ShouldBeNull();

        await SayAsync(taking, "select pg_advisory_unlock(hashtext('threatregister.projector'))");
    }

    [Fact]
    public async Task throws_out_one_who_has_done_nothing_since_his_lease_ended()
    {
        await using var stalled = await fixture.Source.OpenConnectionAsync(Cancel);
        await SayAsync(stalled, "select pg_advisory_lock(hashtext('threatregister.projector'))");
        await EndAsync("clock_timestamp()");

        (await ProjectorLease.TryTakeAsync(fixture.Source, Cancel)).ShouldBeNull();

        (await Should.ThrowAsync<NpgsqlException>(() => SayAsync(stalled, "select 1"))).ShouldNotBeNull();
        await fixture.ReportAsync("vu-2");
    }

    private async Task EndAsync(string at)
    {
        await using var owner = await fixture.Source.OpenConnectionAsync(Cancel);
        await SayAsync(owner, $"update registers.projector set lease_until = {at}");
    }

    private static async Task SayAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
