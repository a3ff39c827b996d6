using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using ThreatRegister.Projections;

namespace ThreatRegister.Registers.Postgres;

/// <summary>
/// The registers' tables. One schema a generation (<c>registers_g1</c>, ...), built beside the one in use and then switched to; the
/// schema <c>registers</c> knows which is in use and who projects. All of it can be dropped: a rebuild makes it again from the log.
/// </summary>
internal static class RegisterSchema
{
    private static readonly string columnsAndFolds = $"2-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TablesOfAll("shape"))))[..16]}";

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
        var sql = $"""
            create schema {schema};
            create table {schema}.checkpoint (only_row boolean primary key default true check (only_row), position bigint not null, chain bytea not null, shape text not null);
            insert into {schema}.checkpoint (position, chain, shape) values (0, decode(repeat('00', 32), 'hex'), '{ShapeIn(zone)}');
            create table {schema}.parked (stream text primary key, position bigint not null, error text not null);
            create table {schema}.states (register text not null, key text collate "C" not null, from_position bigint not null, stated_from date not null, row bytea not null, primary key (register, key));
            create table {schema}.changes (
                position bigint not null, ordinal integer not null, register text not null, key text not null, field text not null,
                old text, new text, actor text not null, recorded_at timestamptz not null, grounds text, primary key (position, ordinal));
            create index on {schema}.changes (register, key);
            {TablesOfAll(schema)}
            """;
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string TablesOfAll(string schema) => $"""
        {TablesOf(schema, RegisterTables.Incidents)}
        create index on {schema}.incidents (occurred_from, occurred_to);
        create index on {schema}.incidents (type);
        {TablesOf(schema, RegisterTables.Occasions)}
        {TablesOf(schema, RegisterTables.Lessons)}
        {TablesOf(schema, RegisterTables.Reviews)}
        {TablesOf(schema, RegisterTables.Assessments)}
        {TablesOf(schema, RegisterTables.Sources)}
        """;

    // Texts compare by their code points, so that order and figures are the same in every database.
    private static string TablesOf<TRow>(string schema, RegisterTable<TRow> table)
        where TRow : class
    {
        var columns = string.Join(", ", [
            "marking smallint not null", "title text not null", "search text not null", .. table.KeepsRow ? new[] { "row bytea not null" } : [],
            .. table.Columns.Select(column => $"{column.Name} {column.SqlType}{(column.SqlType.StartsWith("text", StringComparison.Ordinal) ? " collate \"C\"" : "")}"),
        ]);
        return $"""
            create table {schema}.{table.Name} (
                key text collate "C" not null, from_position bigint not null, to_position bigint not null, stated_from date not null, digest bytea not null, {columns},
                primary key (key, from_position));
            create table {schema}.{table.Name}_stated (
                key text collate "C" not null, stated_from date not null, stated_to date not null, {columns},
                primary key (key, stated_from));
            """;
    }
}
