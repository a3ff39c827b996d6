using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace ThreatRegister.Registers.Postgres;

/// <summary>
/// The registers' tables. One schema a generation (<c>registers_g1</c>, ...), built beside the one in use and then switched to; the
/// schema <c>registers</c> knows which is in use and who projects. All of it can be dropped: a rebuild makes it again from the log.
/// </summary>
internal static class RegisterSchema
{
    private const int Folds = 3;
    private static readonly string columnsAndFolds = $"{Folds}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TablesIn("shape") + IndexesIn("shape"))))[..16]}";

    /// <summary>The position up to which a row is valid while nothing has replaced it.</summary>
    public const long Open = long.MaxValue;

    /// <summary>
    /// Which folds, columns and zone a generation was made by: a digest of the columns, with a number to raise whenever a fold changes its
    /// meaning. Another shape is never written on; it is rebuilt.
    /// </summary>
    public static string ShapeIn(TimeZoneInfo zone) => $"{columnsAndFolds} {zone.Id}";

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

    public static async Task CreateGenerationAsync(NpgsqlConnection connection, int generation, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var schema = Of(generation);
        await using var command = new NpgsqlCommand($"create schema {schema}; {TablesIn(schema)} {IndexesIn(schema)} {CheckpointIn(schema, zone)}", connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string TablesIn(string schema) => $"""
        create table {schema}.checkpoint (only_row boolean primary key default true check (only_row), position bigint not null, chain bytea not null, shape text not null);
        create table {schema}.parked (stream text not null, register text not null, position bigint not null, error text not null);
        create table {schema}.states (register text collate "C" not null, key text collate "C" not null, from_position bigint not null, stated_from date not null, row bytea not null);
        create table {schema}.changes (
            position bigint not null, register text collate "C" not null, key text collate "C" not null, ordinal integer not null, field text not null,
            old text, new text);
        create table {schema}.acts (position bigint not null, event text collate "C" not null, actor text collate "C" not null, recorded_at timestamptz not null, grounds text);
        {string.Join('\n', RegisterTables.WithParts.Select(table => table.TablesIn(schema)))}
        """;

    private static string IndexesIn(string schema) => $"""
        alter table {schema}.parked add primary key (stream, register);
        alter table {schema}.states add primary key (register, key);
        alter table {schema}.changes add primary key (position, register, key, ordinal);
        create index on {schema}.changes (register, key) where field = 'status';
        alter table {schema}.acts add primary key (position);
        {string.Join('\n', RegisterTables.WithParts.Select(table => table.IndexesIn(schema)))}
        """;

    private static string CheckpointIn(string schema, TimeZoneInfo zone) =>
        $"insert into {schema}.checkpoint (position, chain, shape) values (0, decode(repeat('00', 32), 'hex'), '{ShapeIn(zone)}');";
}
