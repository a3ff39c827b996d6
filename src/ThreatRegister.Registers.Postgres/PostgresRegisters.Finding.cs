using Npgsql;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.EventLog;

namespace ThreatRegister.Registers.Postgres;

/// <content>What is asked across registers: records by their words, by a source that they cite, by a record that they name.</content>
public sealed partial class PostgresRegisters
{
    public Task<IReadOnlyList<SearchHit>> SearchAsync(Viewer viewer, Moment moment, string text, int limit, CancellationToken cancellationToken = default) =>
        SearchAsync(RegisterTables.All, viewer, moment, text, limit, limit, cancellationToken);

    public Task<IReadOnlyList<SearchHit>> SearchAsync(string register, Viewer viewer, Moment moment, string text, int limit, CancellationToken cancellationToken = default) =>
        SearchAsync([.. RegisterTables.All.Where(table => string.Equals(table.Name, register, StringComparison.Ordinal))], viewer, moment, text, limit, limit, cancellationToken);

    public async Task<SearchFound> SearchEachAsync(Viewer viewer, Moment moment, string text, int ofEach, CancellationToken cancellationToken = default)
    {
        var hits = (await SearchAsync(RegisterTables.All, viewer, moment, text, int.MaxValue, ofEach + 1, cancellationToken)).GroupBy(hit => hit.Register, StringComparer.Ordinal).ToArray();
        return new([.. hits.SelectMany(group => group.Take(ofEach))], hits.Where(group => group.Count() > ofEach).Select(group => group.Key).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>
    /// One register after the other until there are enough: where the first has them, nothing is looked up in the rest. What stands comes first, in all of
    /// them; then what was taken back, turned down or merged away.
    /// </summary>
    /// <param name="ofEach">So many of one register.</param>
    private Task<IReadOnlyList<SearchHit>> SearchAsync(IReadOnlyList<IRegisterTable> tables, Viewer viewer, Moment moment, string text, int limit, int ofEach, CancellationToken cancellationToken) =>
        snapshots.AskAsync(
            moment,
            async snapshot =>
            {
                var small = await SmallAsync(snapshot, tables, viewer, moment, text, ofEach, cancellationToken);
                var (standing, fallen, walked) = (new List<SearchHit>(), new List<SearchHit>(), new List<(IRegisterTable Table, WordsFound? Found, int Left)>());
                foreach (var table in tables.TakeWhile(_ => standing.Count < limit))
                {
                    if (!small.TryGetValue(table.Name, out var hits))
                    {
                        // Where the words are in many records, these are gone through in their order until there are enough: of those that stand, which most do.
                        var found = await snapshot.WordsAsync(table.Name, text, moment, cancellationToken);
                        hits = found?.Keys is { Count: 0 } ? [] : await HitsAsync(table, found, found?.Keys is null ? table.Standing : "true", ofEach);
                        if (found?.Keys is null && hits.Count < ofEach) walked.Add((table, found, ofEach - hits.Count));
                    }

                    standing.AddRange(hits.Where(hit => hit.Status is null));
                    fallen.AddRange(hits.Where(hit => hit.Status is not null));
                }

                foreach (var (table, found, left) in walked.TakeWhile(_ => standing.Count + fallen.Count < limit)) fallen.AddRange(await HitsAsync(table, found, $"not ({table.Standing})", left));
                return (IReadOnlyList<SearchHit>)[.. standing.Concat(fallen.OrderBy(hit => tables.Index().First(table => string.Equals(table.Item.Name, hit.Register, StringComparison.Ordinal)).Index)).Take(limit)];

                Task<IReadOnlyList<SearchHit>> HitsAsync(IRegisterTable table, WordsFound? found, string condition, int most) => snapshot.RowsAsync(
                    parameters => Hits(snapshot, table, viewer, moment, most, $"{RegisterSql.Words(text, found, parameters)} and {condition}", found?.Keys is null ? "key" : $"({table.Standing}) desc, {RegisterSql.Rank(text, parameters)} desc, key", parameters), Hit, cancellationToken);
            },
            cancellationToken);

    /// <summary>The hits in tables of few pages, long texts among them, by their names: these are gone through sooner, all in one question, than it is looked up what the words lead to.</summary>
    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<SearchHit>>> SmallAsync(Snapshot snapshot, IReadOnlyList<IRegisterTable> tables, Viewer viewer, Moment moment, string text, int limit, CancellationToken cancellationToken)
    {
        var pages = await snapshot.RowsAsync(
            parameters => $"select name, pg_table_size(('{snapshot.Schema}.' || name)::regclass) / current_setting('block_size')::bigint from unnest({parameters.Add(tables.Select(table => table.Name).ToArray())}) named (name)",
            reader => (Name: reader.GetString(0), Pages: reader.GetInt64(1)),
            cancellationToken);
        var few = pages.Where(table => table.Pages <= WordSample.FewestPages).Select(table => table.Name).ToHashSet(StringComparer.Ordinal);
        IRegisterTable[] asked = [.. tables.Where(table => few.Contains(table.Name))];
        if (asked.Length == 0) return new Dictionary<string, IReadOnlyList<SearchHit>>(StringComparer.Ordinal);

        var hits = await snapshot.RowsAsync(
            parameters =>
            {
                var (words, rank) = (RegisterSql.Words(SearchKey.PhrasesOf(text), parameters), RegisterSql.Rank(text, parameters));
                return string.Join(" union all ", asked.Select(table => Hits(snapshot, table, viewer, moment, limit, words, $"({table.Standing}) desc, {rank} desc, key", parameters)));
            },
            Hit,
            cancellationToken);
        var found = hits.ToLookup(hit => hit.Register, StringComparer.Ordinal);
        return asked.ToDictionary(table => table.Name, table => (IReadOnlyList<SearchHit>)[.. found[table.Name]], StringComparer.Ordinal);
    }

    public Task<IReadOnlyList<SourceCount>> SourceCountsAsync(Viewer viewer, Moment moment, CancellationToken cancellationToken = default) =>
        snapshots.AskAsync(
            moment,
            snapshot => known.OfAsync(
                new KnownRegister(snapshot.Schema, "", "sources", viewer.Clearance, viewer.ClearanceNow, moment.Position, snapshot.Position, moment.StatedBy, snapshot.Chain), () => CountSourcesAsync(snapshot, viewer, moment, cancellationToken), cancellationToken),
            cancellationToken);

    public Task<IReadOnlyList<SearchHit>> CitingAsync(Viewer viewer, Moment moment, string source, int limit, CancellationToken cancellationToken = default) =>
        snapshots.AskAsync(
            moment,
            async snapshot =>
            {
                var hits = new List<SearchHit>();
                foreach (var table in RegisterTables.All.Where(table => table.Sources is not null).TakeWhile(_ => hits.Count < limit))
                    hits.AddRange(await snapshot.RowsAsync(
                        parameters => Hits(snapshot, table, viewer, moment, limit - hits.Count, $"{table.Sources} <> '{{}}' and {table.Sources} @> {parameters.Add(new[] { source })}", "key", parameters), Hit, cancellationToken));
                return (IReadOnlyList<SearchHit>)hits;
            },
            cancellationToken);

    public Task<IReadOnlyList<SearchHit>> NamingAsync(Viewer viewer, Moment moment, StreamName record, int limit, CancellationToken cancellationToken = default) =>
        snapshots.AskAsync<IReadOnlyList<SearchHit>>(
            moment,
            async snapshot =>
            {
                var related = string.Equals(record.Category, RegisterTables.Incidents.Category, StringComparison.Ordinal) ? await RelatedAsync(snapshot, viewer, moment, record.Id, limit, cancellationToken) : [];
                var naming = await snapshot.RowsAsync(
                    parameters =>
                    {
                        var hits = RegisterTables.All.Where(table => table.NamesRecords).Select((table, place) => $"select {place}, hits.* from {Hits(snapshot, table, viewer, moment, limit, $"names @> {parameters.Add(new[] { record.ToString() })}", "key", parameters)} hits (register, key, title, status, marking)");
                        return $"select register, key, title, status, marking from ({string.Join(" union all ", hits)}) hits (place, register, key, title, status, marking) order by place, key";
                    },
                    Hit,
                    cancellationToken);
                return [.. related, .. naming];
            },
            cancellationToken);

    /// <summary>The few rows that hold relations are asked for all that one can say of the incident.</summary>
    private static async Task<IReadOnlyList<SearchHit>> RelatedAsync(Snapshot snapshot, Viewer viewer, Moment moment, string incident, int limit, CancellationToken cancellationToken)
    {
        var said = Enum.GetValues<RelationKind>().ToDictionary(kind => RegisterTables.RelationTo(kind, incident), StringComparer.Ordinal);
        var found = await snapshot.RowsAsync(
            parameters => Hits(snapshot, RegisterTables.Incidents, viewer, moment, limit, $"{RegisterTables.Related} && {parameters.Add(said.Keys.ToArray())}", "key", parameters, RegisterTables.Related),
            reader => (Hit: Hit(reader), Related: reader.GetFieldValue<string[]>(5)),
            cancellationToken);
        return [.. found.SelectMany(row => row.Related.Where(said.ContainsKey).Select(relation => row.Hit with { Relation = said[relation] }))];
    }

    private static async Task<IReadOnlyList<SourceCount>> CountSourcesAsync(Snapshot snapshot, Viewer viewer, Moment moment, CancellationToken cancellationToken)
    {
        var isSummed = moment.StatedBy is null;
        var counts = await snapshot.RowsAsync(
            parameters =>
            {
                var cited = RegisterTables.All.Where(table => table.Sources is not null && !(isSummed && ReferenceEquals(table, RegisterTables.Incidents))).Select(table =>
                    $"select source, '{table.Name}' as register, count(*) from {RegisterSql.Valid(snapshot.Schema, table.Name, table.ColumnNames, viewer, moment, parameters)} held, unnest({table.Sources}) source where {table.Sources} <> '{{}}' group by source");
                return string.Join(" union all ", cited);
            },
            reader => new SourceCount(reader.GetString(0), reader.GetString(1), reader.GetInt64(2)),
            cancellationToken);
        var incidents = isSummed ? await IncidentCounts.CitedAsync(snapshot, viewer, moment, cancellationToken) : new Dictionary<string, long>(StringComparer.Ordinal);
        return [.. counts.Concat(incidents.Where(count => count.Value > 0).Select(count => new SourceCount(count.Key, RegisterTables.Incidents.Name, count.Value))).OrderBy(count => count.Source, StringComparer.Ordinal).ThenBy(count => count.Register, StringComparer.Ordinal)];
    }

    private static string Hits(Snapshot snapshot, IRegisterTable table, Viewer viewer, Moment moment, int limit, string condition, string order, SqlParameters parameters, string? also = null) =>
        $"(select '{table.Name}', key, title, case when not ({table.Standing}) then {table.Status} end, {RegisterSql.Strictest(snapshot.Schema, table.Name, "held.marking", "held.key", moment, parameters)}{(also is null ? "" : $", {also}")} from {RegisterSql.Valid(snapshot.Schema, table.Name, table.ColumnNames, viewer, moment, parameters)} held where {condition} order by {order} limit {parameters.Add((long)limit)})";

    private static SearchHit Hit(NpgsqlDataReader reader) => new(reader.GetString(0), reader.GetString(1), reader.GetString(2)) { Status = Text(reader, 3), Marking = (Tlp)reader.GetInt16(4) };
}
