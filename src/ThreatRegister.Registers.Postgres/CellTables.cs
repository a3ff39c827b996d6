using Npgsql;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Registers.Postgres;

/// <summary>One record that an event moved into a cell (1) or out of it (-1).</summary>
internal readonly record struct CellMove(long Position, CountCell Cell, int Delta);

/// <summary>
/// The tables of the pre-aggregated counts: facets (a source, an occasion or all, a year at a time, so that a question about one year reads
/// no other), what each event added to a cell, and now and then the sums so far, all cells of a facet in one value. A count as of a
/// position is the last sums up to it plus what was added since.
/// </summary>
internal static class CellTables
{
    public const string FacetColumns = "facets (id, facet, value, year, cells, deltas, snapshot)";
    public const string DeltaColumns = "cell_deltas (facet, position, cell, delta)";
    public const string SumColumns = "cell_sums (facet, position, sums)";

    /// <summary>Sums are taken when what was added since is more than this part of the cells: a count then reads few rows.</summary>
    private const int Part = 12;

    private const int Fewest = 200;

    /// <summary>The condition in SQL that sums are due.</summary>
    public static string DueIn => $"deltas > greatest(cells / {Part}, {Fewest})";

    // What is packed already would only take time to compress.
    public static string TablesIn(string schema) => $"""
        create table {schema}.facets (id integer not null, facet smallint not null, value text collate "C" not null, year text collate "C" not null, cells integer not null, deltas bigint not null, snapshot bigint not null);
        create table {schema}.cell_deltas (facet integer not null, position bigint not null, cell text collate "C" not null, delta integer not null);
        create table {schema}.cell_sums (facet integer not null, position bigint not null, sums bytea not null);
        alter table {schema}.cell_sums alter column sums set storage external;
        """;

    public static string IndexesIn(string schema) => $"""
        alter table {schema}.facets add primary key (id);
        alter table {schema}.facets add unique (facet, value, year);
        create index on {schema}.cell_deltas (facet, position);
        alter table {schema}.cell_sums add primary key (facet, position);
        """;

    public static bool IsDue(long deltas, int cells) => deltas > Math.Max(cells / Part, Fewest);

    /// <summary>What was added to a facet after one position, up to another, in order.</summary>
    public static async Task EachDeltaAsync(
        NpgsqlConnection connection, string schema, int facet, long since, long position, Action<long, string, int> take, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"select position, cell, delta from {schema}.cell_deltas where facet = $1 and position > $2 and position <= $3 order by position", connection)
        {
            Parameters = { new() { Value = facet }, new() { Value = since }, new() { Value = position } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) take(reader.GetInt64(0), reader.GetString(1), reader.GetInt32(2));
    }
}
