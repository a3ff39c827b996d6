using System.Collections.Concurrent;
using Npgsql;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Registers.Postgres;

/// <summary>What events moved between cells, while a rebuild folds on several cores; then put in the order of the log and summed up.</summary>
internal sealed class CellLoad
{
    /// <summary>Where the moves are until all are there: the order of the folding is not that of the log.</summary>
    private const string Staging = "cell_moves";

    /// <summary>So many bytes of sums go to the server at once.</summary>
    private const int Sent = 4 << 20;

    private readonly ConcurrentDictionary<(IncidentFacet Facet, string Value, string Year), int> facets = new();
    private int lastFacet;

    public static string StagingIn(string schema) => $"create table {schema}.{Staging} (facet integer not null, position bigint not null, cell text collate \"C\" not null, delta integer not null);";

    public void Add(IEnumerable<CellMove> moves, FoldedRows rows)
    {
        var staged = rows.Of($"{Staging} (facet, position, cell, delta)");
        foreach (var move in moves) staged.Row(4).Value(FacetOf(move.Cell)).Value(move.Position).Value(CellTexts.Of(move.Cell)).Value(move.Delta);
    }

    /// <summary>Writes what was added to the cells in the order of the log, before there are indexes.</summary>
    public static async Task WriteAsync(NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"""
            insert into {schema}.{CellTables.DeltaColumns}
            select facet, position, cell, delta from {schema}.{Staging} order by facet, position;
            drop table {schema}.{Staging}
            """,
            connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>
    /// Sums up wherever live projecting might have, and at the end: then a count of now reads sums alone. The indexes have to be there.
    /// </summary>
    public async Task SumUpAsync(NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        using var facetRows = new CopyRows();
        var sent = new PackedRows(connection, schema);
        foreach (var ((facet, value, year), id) in facets.OrderBy(known => known.Value))
        {
            var (cells, last) = await SumUpAsync(connection, schema, id, sent, cancellationToken);
            facetRows.Row(7).Value(id).Value((short)facet).Value(value).Value(year).Value(cells).Value(0L).Value(last);
            await sent.SendAsync(Sent, cancellationToken);
        }

        await sent.SendAsync(0, cancellationToken);
        await facetRows.SendAsync(connection, $"{schema}.{CellTables.FacetColumns}", cancellationToken);
    }

    private static async Task<(int Cells, long Last)> SumUpAsync(NpgsqlConnection connection, string schema, int facet, PackedRows sent, CancellationToken cancellationToken)
    {
        var sums = new CellSums();
        var (cells, last, added) = (0, 0L, 0L);
        await CellTables.EachDeltaAsync(connection, schema, facet, 0, long.MaxValue, Take, cancellationToken);
        if (added > 0) Pack();
        return (cells, last);

        void Take(long position, string cell, int delta)
        {
            // All of one position belongs to the same sums.
            if (position != last && CellTables.IsDue(added, cells)) Pack();
            sums.Add(cell, delta);
            (last, added) = (position, added + 1);
        }

        void Pack()
        {
            (var bytes, cells) = sums.Pack();
            sent.Add(facet, last, bytes);
            added = 0;
        }
    }

    private int FacetOf(CountCell cell) => facets.GetOrAdd((cell.Facet, cell.Value, cell.Year), _ => Interlocked.Increment(ref lastFacet));

    /// <summary>Sums on their way to the server.</summary>
    private sealed class PackedRows(NpgsqlConnection connection, string schema)
    {
        private readonly List<(int Facet, long Position, byte[] Bytes)> waiting = [];

        public void Add(int facet, long position, byte[] bytes) => waiting.Add((facet, position, bytes));

        /// <summary>Sends what waits, if it is more than so many bytes.</summary>
        public async Task SendAsync(int bytes, CancellationToken cancellationToken)
        {
            if (waiting.Sum(row => (long)row.Bytes.Length) <= bytes) return;

            using var rows = new CopyRows();
            foreach (var row in waiting) rows.Row(3).Value(row.Facet).Value(row.Position).Value(row.Bytes);
            await rows.SendAsync(connection, $"{schema}.{CellTables.SumColumns}", cancellationToken);
            waiting.Clear();
        }
    }
}
