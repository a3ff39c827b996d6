using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using ThreatRegister.EventLog;

namespace ThreatRegister.Registers.Postgres;

/// <summary>
/// The registers' tables. One schema a generation (<c>registers_g1</c>, ...), built beside the one in use and then switched to; the
/// schema <c>registers</c> knows which is in use and who projects. All of it can be dropped: a rebuild makes it again from the log.
/// </summary>
internal static class RegisterSchema
{
    private const int Folds = 9;
    private static readonly string columnsAndFolds = $"{Folds}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TablesIn("shape") + IndexesIn("shape") + PackedCells.Shape)))[..16]}";

    /// <summary>The position up to which a row is valid while nothing has replaced it.</summary>
    public const long Open = long.MaxValue;

    /// <summary>
    /// Which folds, columns and zone a generation was made by: a digest of the columns, with a number to raise whenever a fold changes its
    /// meaning. Another shape is neither read nor written on; it is rebuilt.
    /// </summary>
    public static string ShapeIn(TimeZoneInfo zone) => $"{columnsAndFolds} {zone.Id}";

    /// <exception cref="RegistersException">The registers are of another shape.</exception>
    public static void RequireShape(string shape, TimeZoneInfo zone)
    {
        if (!string.Equals(shape, ShapeIn(zone), StringComparison.Ordinal))
            throw new RegistersException($"The registers were made by another version of the program, or for another zone than {zone.Id}. Run 'rebuild', and let no other version project meanwhile.");
    }

    public static string Of(int generation) => string.Create(CultureInfo.InvariantCulture, $"registers_g{generation}");

    /// <summary>The table of pointers and the lease; several processes at once are fine.</summary>
    public static async Task EnsureAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var exists = source.CreateCommand("select to_regclass('registers.projector') is not null");
        if (await exists.ExecuteScalarAsync(cancellationToken) is true) return;

        await using var command = source.CreateCommand(
            """
            select pg_advisory_xact_lock(hashtext('threatregister.registers'));
            create schema if not exists registers;
            create table if not exists registers.projector (
                only_row boolean primary key default true check (only_row),
                generation integer not null,
                epoch bigint not null,
                lease_until timestamptz);
            insert into registers.projector (generation, epoch) values (0, 0) on conflict do nothing;
            """);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>An empty generation.</summary>
    public static async Task CreateGenerationAsync(NpgsqlConnection connection, int generation, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        await ExecuteAsync(connection, $"create schema {Of(generation)}; {TablesIn(Of(generation))}", cancellationToken);
        await CompleteGenerationAsync(connection, generation, new(0, DateTimeOffset.UnixEpoch, LogHash.EmptyChain), zone, made: null, cancellationToken);
    }

    /// <summary>The tables alone, to be loaded in the same transaction.</summary>
    public static Task BeginGenerationAsync(NpgsqlConnection connection, int generation, CancellationToken cancellationToken) => ExecuteAsync(
        connection,
        $"set local work_mem = '128MB'; set local maintenance_work_mem = '256MB'; create schema {Of(generation)}; {TablesIn(Of(generation))} {CellLoad.StagingIn(Of(generation))}",
        cancellationToken);

    /// <summary>Keys, indexes and the checkpoint: the generation stands at a position.</summary>
    /// <param name="made">Told how many indexes are made, of how many; null: nobody wants to know.</param>
    public static async Task CompleteGenerationAsync(
        NpgsqlConnection connection, int generation, LogHead at, TimeZoneInfo zone, Action<int, int>? made, CancellationToken cancellationToken)
    {
        var indexes = IndexesIn(Of(generation)).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var (number, index) in indexes.Index())
        {
            await ExecuteAsync(connection, index, cancellationToken);
            made?.Invoke(number + 1, indexes.Length);
        }

        await using var command = new NpgsqlCommand($"insert into {Of(generation)}.checkpoint (position, chain, shape) values ($1, $2, $3)", connection)
        {
            Parameters = { new() { Value = at.Position }, new() { Value = at.Chain.ToArray() }, new() { Value = ShapeIn(zone) } },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Tells the planner what has been loaded.</summary>
    public static Task AnalyzeAsync(NpgsqlConnection connection, int generation, CancellationToken cancellationToken) => ExecuteAsync(
        connection, $"do $$ declare name text; begin for name in select format('%I.%I', schemaname, tablename) from pg_tables where schemaname = '{Of(generation)}' loop execute 'analyze ' || name; end loop; end $$", cancellationToken);

    // "states" holds the newest row of each record, with the strictest of all markings that it ever had.
    // Of a record that was marked more strictly than it was first recorded, "raised" says from when it was there (since) to when that last happened (until):
    // what is hidden as of an older moment is found without looking at all records.
    // "acts" has of every event the records that it is about (of_register, keys): its own, those that are merged, the import that is withdrawn; null, where it is about none.
    private static string TablesIn(string schema) => $"""
        create table {schema}.checkpoint (only_row boolean primary key default true check (only_row), position bigint not null, chain bytea not null, shape text not null);
        create table {schema}.parked (stream text not null, register text not null, position bigint not null, error text not null);
        create table {schema}.states (register text collate "C" not null, key text collate "C" not null, from_position bigint not null, stated_from date not null, strictest smallint not null, row bytea not null);
        create table {schema}.changes (
            position bigint not null, register text collate "C" not null, key text collate "C" not null, ordinal integer not null, field text not null,
            old text, new text);
        create table {schema}.raised (register text collate "C" not null, key text collate "C" not null, since bigint not null, until bigint not null);
        create table {schema}.acts (position bigint not null, event text collate "C" not null, actor text collate "C" not null, recorded_at timestamptz not null, grounds text, of_register text collate "C", keys text[] collate "C");
        {WordIndex.VocabularyIn(schema)}
        {CellTables.TablesIn(schema)}
        {string.Join('\n', RegisterTables.WithParts.Select(table => table.TablesIn(schema)))}
        """;

    private static string IndexesIn(string schema) => $"""
        alter table {schema}.parked add primary key (stream, register);
        alter table {schema}.states add primary key (register, key);
        create index on {schema}.changes (position);
        create index on {schema}.changes (register, key) where field = 'status';
        alter table {schema}.raised add primary key (register, key);
        create index on {schema}.raised (register, until, since);
        alter table {schema}.acts add primary key (position);
        create index on {schema}.acts (actor, position);
        create index on {schema}.acts (event, position);
        {CellTables.IndexesIn(schema)}
        {string.Join('\n', RegisterTables.WithParts.Select(table => table.IndexesIn(schema)))}
        """;

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
