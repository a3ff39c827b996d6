using Npgsql;

namespace ThreatRegister.Registers.Postgres;

/// <summary>
/// The right to project, held by one process at a time, on the database's clock. It ends when released, when its time runs out (the
/// owner is stalled), or at once when the owner's connection is gone (the owner was killed).
/// </summary>
internal sealed class ProjectorLease : IAsyncDisposable
{
    private static readonly TimeSpan length = TimeSpan.FromSeconds(10);
    private readonly NpgsqlConnection connection;
    private readonly long epoch;

    private ProjectorLease(NpgsqlConnection connection, long epoch, int generation) => (this.connection, this.epoch, Generation) = (connection, epoch, generation);

    /// <summary>The generation in use when the lease was taken; 0: none yet.</summary>
    public int Generation { get; }

    /// <summary>The lease, or null while another process holds it.</summary>
    public static async Task<ProjectorLease?> TryTakeAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        var held = await source.OpenConnectionAsync(cancellationToken);
        var taken = await TakeAsync(held, cancellationToken);
        if (taken is null) await held.DisposeAsync();
        return taken;
    }

    private static async Task<ProjectorLease?> TakeAsync(NpgsqlConnection held, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            update registers.projector as projector
            set epoch = epoch + 1, lease_until = clock_timestamp() + $1, owner_pid = me.pid, owner_since = me.backend_start
            from pg_stat_activity me
            where me.pid = pg_backend_pid()
                and (lease_until is null or lease_until < clock_timestamp()
                    or not exists (select 1 from pg_stat_activity owner where owner.pid = owner_pid and owner.backend_start = owner_since))
            returning epoch, generation
            """,
            held)
        {
            Parameters = { new() { Value = length } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new ProjectorLease(held, reader.GetInt64(0), reader.GetInt32(1)) : null;
    }

    /// <summary>In the transaction that writes: the lease lasts on, or the transaction fails.</summary>
    public async Task ExtendAsync(NpgsqlConnection writing, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("update registers.projector set lease_until = clock_timestamp() + $2 where epoch = $1", writing)
        {
            Parameters = { new() { Value = epoch }, new() { Value = length } },
        };
        if (await command.ExecuteNonQueryAsync(cancellationToken) != 1) throw new ProjectorSupersededException();
    }

    /// <summary>Makes a generation the one in use.</summary>
    public async Task SwitchAsync(NpgsqlConnection writing, int generation, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("update registers.projector set generation = $2 where epoch = $1", writing)
        {
            Parameters = { new() { Value = epoch }, new() { Value = generation } },
        };
        if (await command.ExecuteNonQueryAsync(cancellationToken) != 1) throw new ProjectorSupersededException();
    }

    public async ValueTask DisposeAsync()
    {
        await using (connection)
        {
            if (connection.FullState != System.Data.ConnectionState.Open) return;
            await using var command = new NpgsqlCommand("update registers.projector set lease_until = null, owner_pid = null, owner_since = null where epoch = $1", connection)
            {
                Parameters = { new() { Value = epoch } },
            };
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }
}
