using System.Collections.Concurrent;
using Npgsql;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Registers.Postgres;

/// <summary>Facets and cells numbered while a rebuild folds, on several cores; then written, summed up and counted.</summary>
internal sealed class CellNumbers
{
    /// <summary>Where the moves are until all are there: the order of the folding is not that of the log.</summary>
    private const string Staging = "cell_moves";

    private readonly ConcurrentDictionary<(IncidentFacet Facet, string Value, string Year), int> facets = new();
    private readonly ConcurrentDictionary<CountCell, int> cells = new();
    private int lastFacet;
    private int lastCell;

    public static string StagingIn(string schema) => $"create table {schema}.{Staging} (facet integer not null, position bigint not null, cell integer not null, delta integer not null);";

    public void Add(IEnumerable<CellMove> moves, FoldedRows rows)
    {
        var staged = rows.Of($"{Staging} (facet, position, cell, delta)");
        foreach (var move in moves) staged.Row(4).Value(FacetOf(move.Cell)).Value(move.Position).Value(CellOf(move.Cell)).Value(move.Delta);
    }

    /// <summary>Writes facets, cells and what was added to them in the order of the log.</summary>
    public async Task WriteAsync(NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        using var facetRows = new CopyRows();
        var cellsOf = cells.CountBy(cell => FacetOf(cell.Key)).ToDictionary();
        foreach (var ((facet, value, year), id) in facets) facetRows.Row(7).Value(id).Value((short)facet).Value(value).Value(year).Value(cellsOf.GetValueOrDefault(id)).Value(0L).Value(0L);
        await facetRows.SendAsync(connection, $"{schema}.{CellTables.FacetColumns}", cancellationToken);

        using var cellRows = new CopyRows();
        foreach (var (cell, id) in cells.OrderBy(known => FacetOf(known.Key)).ThenBy(known => known.Key.Date, StringComparer.Ordinal)) CellTables.Write(cellRows, id, FacetOf(cell), cell);
        await cellRows.SendAsync(connection, $"{schema}.{CellTables.CellColumns}", cancellationToken);

        await ExecuteAsync(
            $"""
            insert into {schema}.{CellTables.DeltaColumns}
            select facet, position, cell, sum(delta) from {schema}.{Staging} group by facet, position, cell having sum(delta) <> 0 order by facet, position, cell;
            drop table {schema}.{Staging}
            """);

        async Task ExecuteAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>Sums up wherever live projecting would have: when what was added outnumbers the cells. The indexes have to be there.</summary>
    public static async Task SumUpAsync(NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        var due = new List<(int Facet, long Position)>();
        await using (var command = new NpgsqlCommand(
            $"""
            select added.facet, position from (select facet, position, row_number() over (partition by facet order by position) as number from {schema}.cell_deltas) added
            join {schema}.facets on facets.id = added.facet
            where number % greatest(cells, {CellTables.SmallestSnapshot}) = 0 order by added.facet, position
            """,
            connection) { CommandTimeout = 0 })
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken)) due.Add((reader.GetInt32(0), reader.GetInt64(1)));
        }

        var (facet, since) = (-1, 0L);
        foreach (var (next, position) in due)
        {
            if (next != facet) (facet, since) = (next, 0);
            await CellTables.SumUpAsync(connection, schema, facet, since, position, cancellationToken);
            since = position;
        }

        await using var counting = new NpgsqlCommand(
            $"""
            update {schema}.facets held set snapshot = summed.position, deltas = (select count(*) from {schema}.cell_deltas added where added.facet = held.id and added.position > summed.position)
            from (select id, coalesce((select max(position) from {schema}.cell_counts where facet = facets.id), 0) as position from {schema}.facets) summed
            where summed.id = held.id
            """,
            connection) { CommandTimeout = 0 };
        await counting.ExecuteNonQueryAsync(cancellationToken);
    }

    private int FacetOf(CountCell cell) => facets.GetOrAdd((cell.Facet, cell.Value, cell.Year), _ => Interlocked.Increment(ref lastFacet));

    private int CellOf(CountCell cell) => cells.GetOrAdd(cell, _ => Interlocked.Increment(ref lastCell));
}
