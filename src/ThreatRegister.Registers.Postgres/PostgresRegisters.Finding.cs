using ThreatRegister.Application.Queries;
using ThreatRegister.EventLog;

namespace ThreatRegister.Registers.Postgres;

/// <content>What is asked across registers: records by their words, by a source that they cite, by a record that they name.</content>
public sealed partial class PostgresRegisters
{
    public Task<IReadOnlyList<SearchHit>> SearchAsync(Viewer viewer, Moment moment, string text, int limit, CancellationToken cancellationToken = default) =>
        SearchAsync(RegisterTables.All, viewer, moment, text, limit, cancellationToken);

    public Task<IReadOnlyList<SearchHit>> SearchAsync(string register, Viewer viewer, Moment moment, string text, int limit, CancellationToken cancellationToken = default) =>
        SearchAsync([.. RegisterTables.All.Where(table => string.Equals(table.Name, register, StringComparison.Ordinal))], viewer, moment, text, limit, cancellationToken);

    private Task<IReadOnlyList<SearchHit>> SearchAsync(IReadOnlyList<IRegisterTable> tables, Viewer viewer, Moment moment, string text, int limit, CancellationToken cancellationToken) =>
        HitsAsync(
            tables,
            viewer,
            moment,
            limit,
            async (snapshot, table) =>
            {
                var keys = await snapshot.WordKeysAsync(table.Name, text, moment, cancellationToken);
                return parameters => RegisterSql.Words(text, keys, parameters);
            },
            cancellationToken);

    public Task<IReadOnlyList<SourceCount>> SourceCountsAsync(Viewer viewer, Moment moment, CancellationToken cancellationToken = default) =>
        snapshots.AskAsync(
            moment,
            snapshot => known.OfAsync(
                new KnownRegister(snapshot.Schema, "", "sources", viewer.Clearance, moment.Position, snapshot.Position, moment.StatedBy, snapshot.Chain), () => CountSourcesAsync(snapshot, viewer, moment, cancellationToken)),
            cancellationToken);

    public Task<IReadOnlyList<SearchHit>> CitingAsync(Viewer viewer, Moment moment, string source, int limit, CancellationToken cancellationToken = default) =>
        HitsAsync(
            [.. RegisterTables.All.Where(table => table.Sources is not null)],
            viewer,
            moment,
            limit,
            (_, table) => Task.FromResult<Func<SqlParameters, string>>(parameters => $"{parameters.Add(source)} = any({table.Sources})"),
            cancellationToken);

    public Task<IReadOnlyList<SearchHit>> NamingAsync(Viewer viewer, Moment moment, StreamName record, int limit, CancellationToken cancellationToken = default) =>
        HitsAsync(
            [.. RegisterTables.All.Where(table => table.NamesRecords)],
            viewer,
            moment,
            limit,
            (_, _) => Task.FromResult<Func<SqlParameters, string>>(parameters => $"names @> {parameters.Add(new[] { record.ToString() })}"),
            cancellationToken);

    private static async Task<IReadOnlyList<SourceCount>> CountSourcesAsync(Snapshot snapshot, Viewer viewer, Moment moment, CancellationToken cancellationToken)
    {
        var isSummed = moment.StatedBy is null;
        var counts = await snapshot.RowsAsync(
            parameters =>
            {
                var cited = RegisterTables.All.Where(table => table.Sources is not null && !(isSummed && ReferenceEquals(table, RegisterTables.Incidents))).Select(table =>
                    $"select source, '{table.Name}' as register, count(*) from {RegisterSql.Valid(snapshot.Schema, table.Name, table.ColumnNames, viewer, moment, parameters)} held, unnest({table.Sources}) source group by source");
                return string.Join(" union all ", cited);
            },
            reader => new SourceCount(reader.GetString(0), reader.GetString(1), reader.GetInt64(2)),
            cancellationToken);
        var incidents = isSummed ? await IncidentCounts.CitedAsync(snapshot, viewer, moment, cancellationToken) : new Dictionary<string, long>(StringComparer.Ordinal);
        return [.. counts.Concat(incidents.Where(count => count.Value > 0).Select(count => new SourceCount(count.Key, RegisterTables.Incidents.Name, count.Value))).OrderBy(count => count.Source, StringComparer.Ordinal).ThenBy(count => count.Register, StringComparer.Ordinal)];
    }

    /// <summary>Records of several registers, one register after the other, by id.</summary>
    /// <param name="conditionOf">What holds of the rows of a register.</param>
    private Task<IReadOnlyList<SearchHit>> HitsAsync(
        IReadOnlyList<IRegisterTable> tables, Viewer viewer, Moment moment, int limit, Func<Snapshot, IRegisterTable, Task<Func<SqlParameters, string>>> conditionOf, CancellationToken cancellationToken) =>
        snapshots.AskAsync(
            moment,
            async snapshot =>
            {
                var hits = new List<SearchHit>();
                foreach (var table in tables)
                {
                    if (hits.Count == limit) break;
                    var condition = await conditionOf(snapshot, table);
                    hits.AddRange(await snapshot.RowsAsync(
                        parameters => $"""
                            select key, title from {RegisterSql.Valid(snapshot.Schema, table.Name, table.ColumnNames, viewer, moment, parameters)} held
                            where {condition(parameters)} order by key limit {parameters.Add((long)(limit - hits.Count))}
                            """,
                        reader => new SearchHit(table.Name, reader.GetString(0), reader.GetString(1)),
                        cancellationToken));
                }

                return (IReadOnlyList<SearchHit>)hits;
            },
            cancellationToken);
}
