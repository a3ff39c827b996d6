using Npgsql;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Registers.Postgres;

/// <summary>Writes what events moved, for the time of one catching up. One process projects at a time, so it numbers facets itself.</summary>
internal sealed class CellStore(NpgsqlConnection connection, string schema)
{
    private readonly Dictionary<(IncidentFacet Facet, string Value, string Year), int> facets = [];
    private int lastFacet = -1;

    public async Task WriteAsync(IReadOnlyCollection<CellMove> moves, CancellationToken cancellationToken)
    {
        if (moves.Count == 0) return;
        if (lastFacet < 0) lastFacet = await LastFacetAsync(cancellationToken);

        await KnowFacetsAsync([.. moves.Select(move => FacetOf(move.Cell)).Distinct().Where(facet => !facets.ContainsKey(facet))], cancellationToken);
        await CopyDeltasAsync(moves, cancellationToken);
    }

    /// <summary>Sums up the facets to which so much was added that counting would take long.</summary>
    public async Task SumUpAsync(long position, CancellationToken cancellationToken)
    {
        var due = new List<(int Facet, long Since)>();
        await using (var command = new NpgsqlCommand($"select id, snapshot from {schema}.facets where {CellTables.DueIn}", connection))
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken)) due.Add((reader.GetInt32(0), reader.GetInt64(1)));
        }

        foreach (var (facet, since) in due)
        {
            var sums = new CellSums();
            if (await LastSumsAsync(facet, since, cancellationToken) is { } packed) sums.Add(packed);
            await CellTables.EachDeltaAsync(connection, schema, facet, since, position, (_, cell, delta) => sums.Add(cell, delta), cancellationToken);
            var (bytes, cells) = sums.Pack();
            await ExecuteAsync($"insert into {schema}.{CellTables.SumColumns} values ($1, $2, $3)", [facet, position, bytes], cancellationToken);
            await ExecuteAsync($"update {schema}.facets set deltas = 0, snapshot = $2, cells = $3 where id = $1", [facet, position, cells], cancellationToken);
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

    private async Task CopyDeltasAsync(IEnumerable<CellMove> moves, CancellationToken cancellationToken)
    {
        using var rows = new CopyRows();
        var added = new Dictionary<int, int>();
        foreach (var moved in moves.GroupBy(move => (move.Position, move.Cell)))
        {
            var delta = moved.Sum(move => move.Delta);
            if (delta == 0) continue;

            var facet = facets[FacetOf(moved.Key.Cell)];
            rows.Row(4).Value(facet).Value(moved.Key.Position).Value(CellTexts.Of(moved.Key.Cell)).Value(delta);
            added[facet] = added.GetValueOrDefault(facet) + 1;
        }

        await rows.SendAsync(connection, $"{schema}.{CellTables.DeltaColumns}", cancellationToken);
        await ExecuteAsync(
            $"update {schema}.facets held set deltas = held.deltas + added.number from unnest($1, $2) as added (facet, number) where held.id = added.facet",
            [added.Keys.ToArray(), added.Values.ToArray()],
            cancellationToken);
    }

    private static (IncidentFacet Facet, string Value, string Year) FacetOf(CountCell cell) => (cell.Facet, cell.Value, cell.Year);

    private async Task<byte[]?> LastSumsAsync(int facet, long position, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"select sums from {schema}.cell_sums where facet = $1 and position = $2", connection)
        {
            Parameters = { new() { Value = facet }, new() { Value = position } },
        };
        return (byte[]?)await command.ExecuteScalarAsync(cancellationToken);
    }

    private async Task<int> LastFacetAsync(CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"select coalesce(max(id), 0) from {schema}.facets", connection);
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task ExecuteAsync(string sql, object[] values, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
