using System.Globalization;
using Npgsql;
using ThreatRegister.Domain;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Registers.Postgres;

/// <summary>One record that an event moved into a cell (1) or out of it (-1).</summary>
internal readonly record struct CellMove(long Position, CountCell Cell, int Delta);

/// <summary>
/// The tables of the pre-aggregated counts: facets (a source, an occasion or all, a year at a time, so that a question about one year reads
/// no other), the cells of each, what each event added to a cell, and now and then the sums so far. A count as of a position is the last
/// sums up to it plus what was added since.
/// </summary>
internal static class CellTables
{
    public const string FacetColumns = "facets (id, facet, value, year, cells, deltas, snapshot)";
    public const string CellColumns = "cells (id, facet, type, further, date, occurred_from, occurred_to, year, half, quarter, month, outcome, quantity, marking)";
    public const string DeltaColumns = "cell_deltas (facet, position, cell, delta)";

    /// <summary>Sums are taken when what was added since outnumbers the cells, and this.</summary>
    public const int SmallestSnapshot = 200;

    public static string TablesIn(string schema) => $"""
        create table {schema}.facets (id integer not null, facet smallint not null, value text collate "C" not null, year text collate "C" not null, cells integer not null, deltas bigint not null, snapshot bigint not null);
        create table {schema}.cells (
            id integer not null, facet integer not null, type text collate "C" not null, further text collate "C" not null, date text collate "C" not null,
            occurred_from timestamp, occurred_to timestamp, year text collate "C", half text collate "C", quarter text collate "C", month text collate "C",
            outcome text collate "C" not null, quantity text collate "C" not null, marking smallint not null);
        create table {schema}.cell_deltas (facet integer not null, position bigint not null, cell integer not null, delta integer not null);
        create table {schema}.cell_counts (facet integer not null, position bigint not null, cell integer not null, records bigint not null);
        create table {schema}.raised (key text collate "C" not null);
        """;

    public static string IndexesIn(string schema) => $"""
        alter table {schema}.facets add primary key (id);
        alter table {schema}.facets add unique (facet, value, year);
        alter table {schema}.cells add primary key (id);
        alter table {schema}.cells add unique (facet, date, type, further, outcome, quantity, marking);
        create index on {schema}.cell_deltas (facet, position);
        create index on {schema}.cell_counts (facet, position);
        alter table {schema}.raised add primary key (key);
        """;

    /// <summary>Sums up a facet at a position: the sums before it and what was added since.</summary>
    public static async Task SumUpAsync(NpgsqlConnection connection, string schema, int facet, long since, long position, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"""
            insert into {schema}.cell_counts (facet, position, cell, records)
            select $1, $3, cell, sum(records) from (
                select cell, records from {schema}.cell_counts where facet = $1 and position = $2
                union all
                select cell, delta from {schema}.cell_deltas where facet = $1 and position > $2 and position <= $3) parts
            group by cell having sum(records) <> 0
            """,
            connection)
        {
            Parameters = { new() { Value = facet }, new() { Value = since }, new() { Value = position } },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>One row of the table of cells.</summary>
    public static void Write(CopyRows rows, int id, int facet, CountCell cell)
    {
        var date = When.Parse(cell.Date);
        var isKnown = date.Precision is not Precision.Unknown;
        rows.Row(14).Value(id).Value(facet).Value(cell.Type).Value(cell.Further).Value(cell.Date)
            .Any(isKnown ? date.From : null).Any(isKnown ? date.To : null);
        foreach (var granularity in Enum.GetValues<Granularity>()) rows.Value(isKnown ? Within(granularity, date.From, date.To.AddTicks(-1)) : null);
        rows.Value(Codes.Of(cell.Outcome)).Value(cell.Quantity).Value((short)cell.Marking);
    }

    /// <summary>The sub-period that holds both moments; null where none does.</summary>
    private static string? Within(Granularity per, DateTime from, DateTime last)
    {
        var (first, second) = (Name(per, from), Name(per, last));
        return string.Equals(first, second, StringComparison.Ordinal) ? first : null;
    }

    private static string Name(Granularity per, DateTime moment) => per switch
    {
        Granularity.Year => moment.ToString("yyyy", CultureInfo.InvariantCulture),
        Granularity.Half => string.Create(CultureInfo.InvariantCulture, $"{moment:yyyy}-H{(moment.Month + 5) / 6}"),
        Granularity.Quarter => string.Create(CultureInfo.InvariantCulture, $"{moment:yyyy}-Q{(moment.Month + 2) / 3}"),
        _ => moment.ToString("yyyy-MM", CultureInfo.InvariantCulture),
    };
}

/// <summary>Writes what events moved, for the time of one catching up. One process projects at a time, so it numbers facets and cells itself.</summary>
internal sealed class CellStore(NpgsqlConnection connection, string schema)
{
    private const int Remembered = 200_000;
    private readonly Dictionary<(IncidentFacet Facet, string Value, string Year), int> facets = [];
    private readonly Dictionary<CountCell, int> cells = [];
    private int lastFacet = -1;
    private int lastCell;

    public async Task WriteAsync(IReadOnlyCollection<CellMove> moves, CancellationToken cancellationToken)
    {
        if (moves.Count == 0) return;
        if (lastFacet < 0) (lastFacet, lastCell) = (await LastAsync("facets", cancellationToken), await LastAsync("cells", cancellationToken));
        if (cells.Count > Remembered) cells.Clear();

        CountCell[] moved = [.. moves.Select(move => move.Cell).Distinct()];
        await KnowFacetsAsync([.. moved.Select(FacetOf).Distinct().Where(facet => !facets.ContainsKey(facet))], cancellationToken);
        await KnowCellsAsync([.. moved.Where(cell => !cells.ContainsKey(cell))], cancellationToken);
        await CopyDeltasAsync(moves, cancellationToken);
    }

    /// <summary>Sums up the facets to which more was added than they have cells.</summary>
    public async Task SumUpAsync(long position, CancellationToken cancellationToken)
    {
        var due = new List<(int Facet, long Since)>();
        await using (var command = new NpgsqlCommand($"select id, snapshot from {schema}.facets where deltas > greatest(cells, {CellTables.SmallestSnapshot})", connection))
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken)) due.Add((reader.GetInt32(0), reader.GetInt64(1)));
        }

        foreach (var (facet, since) in due)
        {
            await CellTables.SumUpAsync(connection, schema, facet, since, position, cancellationToken);
            await ExecuteAsync($"update {schema}.facets set deltas = 0, snapshot = $2 where id = $1", [facet, position], cancellationToken);
        }
    }

    private async Task KnowFacetsAsync((IncidentFacet Facet, string Value, string Year)[] unknown, CancellationToken cancellationToken)
    {
        if (unknown.Length == 0) return;

        await using (var command = new NpgsqlCommand($"select id, facet, value, year from {schema}.facets join unnest($1, $2, $3) as asked (facet, value, year) using (facet, value, year)", connection)
        {
            Parameters = { new() { Value = unknown.Select(facet => (short)facet.Facet).ToArray() }, new() { Value = unknown.Select(facet => facet.Value).ToArray() }, new() { Value = unknown.Select(facet => facet.Year).ToArray() } },
        })
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken)) facets[((IncidentFacet)reader.GetInt16(1), reader.GetString(2), reader.GetString(3))] = reader.GetInt32(0);
        }

        using var rows = new CopyRows();
        foreach (var facet in unknown)
        {
            if (!facets.TryAdd(facet, lastFacet + 1)) continue;
            rows.Row(7).Value(++lastFacet).Value((short)facet.Facet).Value(facet.Value).Value(facet.Year).Value(0).Value(0L).Value(0L);
        }

        await rows.SendAsync(connection, $"{schema}.{CellTables.FacetColumns}", cancellationToken);
    }

    private async Task KnowCellsAsync(CountCell[] unknown, CancellationToken cancellationToken)
    {
        if (unknown.Length == 0) return;

        var facetOf = unknown.Select(cell => facets[FacetOf(cell)]).ToArray();
        await using (var command = new NpgsqlCommand(
            $"""
            select asked.number, id from unnest($1, $2, $3, $4, $5, $6, $7, $8) as asked (number, facet, date, type, further, outcome, quantity, marking)
            join {schema}.cells using (facet, date, type, further, outcome, quantity, marking)
            """,
            connection)
        {
            Parameters =
            {
                new() { Value = Enumerable.Range(0, unknown.Length).ToArray() },
                new() { Value = facetOf },
                new() { Value = unknown.Select(cell => cell.Date).ToArray() },
                new() { Value = unknown.Select(cell => cell.Type).ToArray() },
                new() { Value = unknown.Select(cell => cell.Further).ToArray() },
                new() { Value = unknown.Select(cell => Codes.Of(cell.Outcome)).ToArray() },
                new() { Value = unknown.Select(cell => cell.Quantity).ToArray() },
                new() { Value = unknown.Select(cell => (short)cell.Marking).ToArray() },
            },
        })
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken)) cells[unknown[reader.GetInt32(0)]] = reader.GetInt32(1);
        }

        await AddCellsAsync([.. unknown.Where(cell => !cells.ContainsKey(cell))], cancellationToken);
    }

    private async Task AddCellsAsync(CountCell[] fresh, CancellationToken cancellationToken)
    {
        if (fresh.Length == 0) return;

        using var rows = new CopyRows();
        foreach (var cell in fresh)
        {
            cells[cell] = ++lastCell;
            CellTables.Write(rows, lastCell, facets[FacetOf(cell)], cell);
        }

        await rows.SendAsync(connection, $"{schema}.{CellTables.CellColumns}", cancellationToken);
        await AddToFacetsAsync("cells", fresh.CountBy(cell => facets[FacetOf(cell)]), cancellationToken);
    }

    private async Task CopyDeltasAsync(IEnumerable<CellMove> moves, CancellationToken cancellationToken)
    {
        using var rows = new CopyRows();
        var added = new Dictionary<int, int>();
        foreach (var moved in moves.GroupBy(move => (move.Position, move.Cell)))
        {
            var delta = moved.Sum(move => move.Delta);
            if (delta == 0) continue;

            var facet = facets[FacetOf(moved.Key.Cell)];
            rows.Row(4).Value(facet).Value(moved.Key.Position).Value(cells[moved.Key.Cell]).Value(delta);
            added[facet] = added.GetValueOrDefault(facet) + 1;
        }

        await rows.SendAsync(connection, $"{schema}.{CellTables.DeltaColumns}", cancellationToken);
        await AddToFacetsAsync("deltas", added, cancellationToken);
    }

    private static (IncidentFacet Facet, string Value, string Year) FacetOf(CountCell cell) => (cell.Facet, cell.Value, cell.Year);

    private Task AddToFacetsAsync(string column, IEnumerable<KeyValuePair<int, int>> added, CancellationToken cancellationToken) => ExecuteAsync(
        $"update {schema}.facets held set {column} = held.{column} + added.number from unnest($1, $2) as added (facet, number) where held.id = added.facet",
        [added.Select(part => part.Key).ToArray(), added.Select(part => part.Value).ToArray()],
        cancellationToken);

    private async Task<int> LastAsync(string table, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"select coalesce(max(id), 0) from {schema}.{table}", connection);
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task ExecuteAsync(string sql, object[] values, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
