using System.Diagnostics;
using System.Globalization;
using Npgsql;
using ThreatRegister.Application.Events;
using ThreatRegister.EventLog;

namespace ThreatRegister.Registers.Postgres;

/// <summary>Keeps the registers up with the log, and builds them anew.</summary>
/// <param name="workFolder">Where a rebuild lays the log out on disk; each in a folder of its own below.</param>
public sealed class RegisterMaintenance(IEventLog log, EventCodec codec, NpgsqlDataSource source, TimeZoneInfo zone, string workFolder)
{
    /// <summary>The generation of live projecting from nothing. A rebuild never takes it: its transaction would block whoever projects beside it.</summary>
    private const int First = 1;
    private static readonly TimeSpan patience = TimeSpan.FromMilliseconds(20);

    /// <summary>The generation that was in use the last time.</summary>
    private int? used;

    /// <summary>A rebuild folds about twice as fast as the projector, but begins from nothing: it is worth it from here on.</summary>
    internal int FarBehind { get; init; } = 100_000;

    /// <summary>
    /// So long another process's rebuild is waited for; then this one projects beside it. It may be stopped and hold its lock for ever, and a
    /// rebuild has no lease, for most of its time goes into one transaction.
    /// </summary>
    internal TimeSpan RebuildPatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>As the owner of the database: lets a role keep the registers, in schemas of its own.</summary>
    public static async Task GrantAsync(NpgsqlDataSource owner, string role, CancellationToken cancellationToken = default)
    {
        await using var command = owner.CreateCommand(
            $"""
            do $$ begin
                perform pg_advisory_xact_lock(hashtext('threatregister.registers'));
                if not has_database_privilege('{role}', current_database(), 'create') then
                    execute format('grant create on database %I to {role}', current_database());
                end if;
            end $$
            """);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>
    /// Brings the registers up to <paramref name="atLeast"/> (null: the head). One process projects at a time; the others wait until it
    /// has come so far, or take over when its lease ends. Where more than half of a long log is still to be folded, all is built anew; where
    /// another process has been at that for long, the registers are followed event by event.
    /// </summary>
    public async Task<long> CatchUpAsync(long? atLeast = null, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        var target = atLeast ?? (await log.HeadAsync(cancellationToken)).Position;
        if (await HaveComeToAsync(target, cancellationToken) is { } stand) return stand;

        await RegisterSchema.EnsureAsync(source, cancellationToken);
        var position = await PositionAsync(cancellationToken);
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            var behind = target - (position ?? 0);
            var isFar = behind > FarBehind && behind > target / 2;
            var reached = isFar ? await TryRebuildAsync(progress, cancellationToken) : null;
            if (reached is null && (!isFar || waiting.Elapsed >= RebuildPatience)) reached = await ProjectAsync(progress, cancellationToken);
            if (reached >= target) return reached.Value;
            position = await PositionAsync(cancellationToken);
            if (position >= target) return position.Value;
            await Task.Delay(patience, cancellationToken);
        }
    }

    /// <summary>
    /// Builds all registers anew beside those in use, then switches to them in one short transaction. Killed at any point, it leaves the
    /// old ones in use.
    /// </summary>
    public async Task<long> RebuildAsync(IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        await TryRebuildAsync(progress, cancellationToken) ?? throw new RegistersException("Another process is rebuilding the registers. Wait for it to end.");

    /// <summary>Where the registers stand that were in use the last time, if that is far enough; null: not known. One round trip, for every page asks it.</summary>
    private async Task<long?> HaveComeToAsync(long target, CancellationToken cancellationToken)
    {
        if (used is not { } generation) return null;
        try
        {
            await using var command = source.CreateCommand($"select position from registers.projector, {RegisterSchema.Of(generation)}.checkpoint where generation = {generation.ToString(CultureInfo.InvariantCulture)}");
            return await command.ExecuteScalarAsync(cancellationToken) is long position && position >= target ? position : null;
        }
        catch (PostgresException missing) when (missing.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            used = null;
            return null;
        }
    }

    /// <summary>The position the registers in use stand at; null where there are none.</summary>
    public async Task<long?> PositionAsync(CancellationToken cancellationToken = default)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        if (await ScalarAsync(connection, "select to_regclass('registers.projector') is not null", cancellationToken) is not true) return null;
        var generation = (int)(await ScalarAsync(connection, "select generation from registers.projector", cancellationToken))!;
        var schema = RegisterSchema.Of(generation);
        if (await ScalarAsync(connection, $"select to_regclass('{schema}.checkpoint') is not null", cancellationToken) is not true) return null;
        used = generation;
        return (long?)await ScalarAsync(connection, $"select position from {schema}.checkpoint", cancellationToken);
    }

    /// <summary>Null while another process is at it.</summary>
    private async Task<long?> TryRebuildAsync(IProgress<long>? progress, CancellationToken cancellationToken)
    {
        await RegisterSchema.EnsureAsync(source, cancellationToken);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        if (await ScalarAsync(connection, "select pg_try_advisory_lock(hashtext('threatregister.rebuild'))", cancellationToken) is not true) return null;

        await using var held = new RebuildLock(connection);
        await DropUnusedAsync(connection, cancellationToken);
        var next = await NextGenerationAsync(connection, cancellationToken);
        await new RegisterRebuild(log, codec, zone, workFolder).FillAsync(connection, next, progress, cancellationToken);
        var projector = new Projector(log, codec, source, zone);
        await projector.CatchUpAsync(next, lease: null, progress: null, cancellationToken);
        var reached = await SwitchAsync(projector, next, cancellationToken);
        await DropUnusedAsync(connection, cancellationToken);
        return reached;
    }

    /// <summary>Projects to the head if nobody else does; null where another process is at it.</summary>
    private async Task<long?> ProjectAsync(IProgress<long>? progress, CancellationToken cancellationToken)
    {
        await using var lease = await ProjectorLease.TryTakeAsync(source, cancellationToken);
        if (lease is null) return null;
        try
        {
            var generation = lease.Generation > 0 ? lease.Generation : await FirstGenerationAsync(lease, cancellationToken);
            return await new Projector(log, codec, source, zone).CatchUpAsync(generation, lease, progress, cancellationToken);
        }
        catch (Exception gone) when (IsSuperseded(gone))
        {
            return null;
        }
        catch (PostgresException missing) when (missing.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName or PostgresErrorCodes.UndefinedColumn)
        {
            throw new RegistersException("The registers' tables are missing or of another version. Run 'rebuild'.", missing);
        }
    }

    /// <summary>Catches up the last events while nobody else projects, and moves the pointer.</summary>
    private async Task<long> SwitchAsync(Projector projector, int next, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using (var lease = await ProjectorLease.TryTakeAsync(source, cancellationToken))
            {
                if (lease is not null && await TrySwitchAsync(lease, projector, next, cancellationToken) is { } reached) return reached;
            }

            await Task.Delay(patience, cancellationToken);
        }
    }

    private static async Task<long?> TrySwitchAsync(ProjectorLease lease, Projector projector, int next, CancellationToken cancellationToken)
    {
        try
        {
            var reached = await projector.CatchUpAsync(next, lease, progress: null, cancellationToken);
            await lease.SwitchAsync(next, cancellationToken);
            return reached;
        }
        catch (Exception gone) when (IsSuperseded(gone))
        {
            return null;
        }
    }

    /// <summary>Another process took over, or has just ended the connection to do so.</summary>
    private static bool IsSuperseded(Exception exception) => exception is ProjectorSupersededException or PostgresException { SqlState: PostgresErrorCodes.AdminShutdown };

    private async Task<int> FirstGenerationAsync(ProjectorLease lease, CancellationToken cancellationToken)
    {
        await using var transaction = await lease.Connection.BeginTransactionAsync(cancellationToken);

        // What is there under its name was never in use.
        await ScalarAsync(lease.Connection, $"drop schema if exists {RegisterSchema.Of(First)} cascade", cancellationToken);
        await RegisterSchema.CreateGenerationAsync(lease.Connection, First, zone, cancellationToken);
        await lease.SwitchAsync(First, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return First;
    }

    private static async Task<int> NextGenerationAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        (int)(await ScalarAsync(
            connection,
            $$"""
            select greatest(
                {{First}},
                (select generation from registers.projector),
                (select max(substring(nspname from 12)::integer) from pg_namespace where nspname ~ '^registers_g[0-9]{1,9}$')) + 1
            """,
            cancellationToken))!;

    /// <summary>Drops generations that are not in use; one that a reader still holds is left for the next time.</summary>
    private static async Task DropUnusedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var unused = new List<string>();
        await using (var command = new NpgsqlCommand(
            "select nspname::text from pg_namespace where nspname ~ '^registers_g[0-9]+$' and nspname <> (select 'registers_g' || generation from registers.projector)", connection))
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken)) unused.Add(reader.GetString(0));
        }

        foreach (var schema in unused)
        {
            try
            {
                await ScalarAsync(connection, ($"set lock_timeout = '1s'; drop schema {schema} cascade"), cancellationToken);
            }
            catch (PostgresException held) when (held.SqlState is PostgresErrorCodes.LockNotAvailable)
            {
                continue;
            }
            finally
            {
                await ScalarAsync(connection, "reset lock_timeout", cancellationToken);
            }
        }
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    /// <summary>Gives the lock back at once: a connection that is only put by in its pool would go on holding it.</summary>
    private sealed class RebuildLock(NpgsqlConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (connection.State is System.Data.ConnectionState.Open) await ScalarAsync(connection, "select pg_advisory_unlock(hashtext('threatregister.rebuild'))", CancellationToken.None);
        }
    }
}
