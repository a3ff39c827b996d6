using Npgsql;
using ThreatRegister.Accounts;
using ThreatRegister.Accounts.Postgres;
using ThreatRegister.EmbeddedPostgres;
using ThreatRegister.EventLog.Postgres;

namespace ThreatRegister.Tests.Accounts_Specs;

/// <summary>A PostgreSQL of its own with the accounts' schema, used in the application's role, and a clock that is set by hand.</summary>
public sealed class AccountsFixture : IAsyncLifetime
{
    private readonly string folder = DataFolders.New("accounts-");
    private EmbeddedCluster? cluster;

    internal HandClock Clock { get; } = new();

    internal NpgsqlDataSource Source { get; private set; } = null!;

    internal NpgsqlDataSource Owner { get; private set; } = null!;

    internal PostgresAccountStore Store { get; private set; } = null!;

    internal PostgresAudit Audit { get; private set; } = null!;

    internal AccountDesk Desk { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        cluster = await EmbeddedCluster.OpenAsync(new(folder), progress: null, default);
        Owner = NpgsqlDataSource.Create(cluster.OwnerConnectionString);
        await LogSchema.MigrateAsync(Owner);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AccountsSchema.MigrateAsync(Owner))); // several processes start at once
        Source = NpgsqlDataSource.Create(cluster.ConnectionStringFor(LogSchema.AppRole));
        (Store, Audit) = (new(Source), new(Source));
        Desk = new(Store, Audit, new Passwords(iterations: 1000), Clock);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Source is not null) await Source.DisposeAsync();
        if (Owner is not null) await Owner.DisposeAsync();
        if (cluster is not null) await cluster.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

internal sealed class HandClock : TimeProvider
{
    private DateTimeOffset now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Pass(TimeSpan time) => now += time;
}
