using System.Runtime.InteropServices;
using Npgsql;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Registers.Postgres;

/// <summary>Counts of incidents: from the pre-aggregated cells where they tell apart what is asked, else from the rows.</summary>
/// <param name="cells">Whether the cells may answer; false asks the rows alone, for a comparison of the two.</param>
internal sealed class IncidentCounts(RegisterSnapshots snapshots, TimeZoneInfo zone, bool cells = true)
{
    private readonly KnownAnswers<KnownQuestion> known = new(mostItems: 300_000);

    /// <summary>What sums came to, before what was added since: they are the same as of many moments, and most of the work.</summary>
    private readonly KnownAnswers<KnownQuestion> summed = new(mostItems: 200_000, sums => ((IncidentTally)sums).Size);

    public Task<IReadOnlyList<IncidentGroup>> GroupsAsync(IncidentQuery query, Granularity per, CancellationToken cancellationToken) =>
        snapshots.AskAsync(
            query.Moment,
            snapshot => cells && CellSql.Answers(query) ? KnownGroupsAsync(snapshot, query, per, cancellationToken) : GroupsOfRowsAsync(snapshot, query, per, cancellationToken),
            cancellationToken);

    public async Task<IReadOnlyDictionary<string, IReadOnlyList<IncidentGroup>>> GroupsByAsync(IncidentQuery query, IncidentFacet facet, CancellationToken cancellationToken)
    {
        var groups = await snapshots.AskAsync(
            query.Moment,
            snapshot => cells && CellSql.AnswersEach(query) && CellSql.AnswersWhole(query) ? GroupsByOfCellsAsync(snapshot, query, facet, cancellationToken) : GroupsByOfRowsAsync(snapshot, query, facet, cancellationToken),
            cancellationToken);
        return groups.GroupBy(part => part.Id, part => part.Group, StringComparer.Ordinal).ToDictionary(part => part.Key, part => (IReadOnlyList<IncidentGroup>)[.. part], StringComparer.Ordinal);
    }

    /// <summary>By type, then sub-period.</summary>
    public async Task<IReadOnlyList<AnyTypeCount>> AnyTypesAsync(IncidentQuery query, Granularity per, CancellationToken cancellationToken)
    {
        var counts = await snapshots.AskAsync(
            query.Moment,
            snapshot => cells && CellSql.AnswersWhole(query)
                ? AnyTypesOfCellsAsync(snapshot, query, per, cancellationToken)
                : snapshot.RowsAsync(query, parameters => AnyTypesOfRows(snapshot, query, per, parameters), reader => new AnyTypeCount(reader.GetString(0), reader.GetString(1), reader.GetInt64(2)), cancellationToken),
            cancellationToken);
        return [.. counts.OrderBy(count => count.Type, StringComparer.Ordinal).ThenBy(count => count.Within, StringComparer.Ordinal)];
    }

    /// <summary>How many incidents rest on each source, whether they count or not. By a day of statements no cell tells it.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> CitedAsync(Snapshot snapshot, Viewer viewer, Moment moment, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        await CellSql.EachAsync(snapshot, new(viewer, moment, new()), (IncidentFacet.Cited, null), new CellTexts(), TakeOf, cancellationToken);
        return counts;

        Action<CellKey, long> TakeOf(string source) => (cell, records) =>
        {
            if (cell.Further == 0) CollectionsMarshal.GetValueRefOrAddDefault(counts, source, out _) += records;
        };
    }

    private Task<IReadOnlyList<IncidentGroup>> KnownGroupsAsync(Snapshot snapshot, IncidentQuery query, Granularity per, CancellationToken cancellationToken) =>
        known.OfAsync(KnownQuestion.Of(snapshot, query, per), () => GroupsOfCellsAsync(snapshot, query, per, cancellationToken), cancellationToken);

    private async Task<IReadOnlyList<IncidentGroup>> GroupsOfCellsAsync(Snapshot snapshot, IncidentQuery query, Granularity per, CancellationToken cancellationToken)
    {
        var cut = CellSql.CutMonths(query.Filter.Period);
        var asked = CellSql.FacetOf(query.Filter);
        var facets = await CellSql.FacetsAsync(snapshot, query, asked, cancellationToken);
        var sums = await summed.OfAsync<IncidentTally>(
            KnownQuestion.OfSums(snapshot, query, per, facets),
            async () =>
            {
                var fresh = new IncidentTally(query.Filter.Period, per, cut);
                await CellSql.EachSumAsync(snapshot, query, facets, fresh.Texts, _ => fresh.Take, cancellationToken);
                return [fresh];
            },
            cancellationToken);
        var tally = new IncidentTally(query.Filter.Period, per, cut, sums[0]);
        await CellSql.EachSinceAsync(snapshot, query, asked, facets, tally.Texts, _ => tally.Take, cancellationToken);
        foreach (var month in cut) await EachGroupAsync(snapshot, query, per, month, tally.Add, cancellationToken);
        return tally.Groups();
    }

    private static async Task<IReadOnlyList<(string Id, IncidentGroup Group)>> GroupsByOfCellsAsync(Snapshot snapshot, IncidentQuery query, IncidentFacet facet, CancellationToken cancellationToken)
    {
        var (texts, values) = (new CellTexts(), new NumberedTexts());
        var stretches = new Stretches(texts.Dates, query.Filter.Period, Granularity.Year, []);
        var tally = new QuantityTally<(int Value, bool InPeriod, Outcome Outcome)>(texts.Quantities);
        await CellSql.EachAsync(snapshot, query, (facet, null), texts, TakeOf, cancellationToken);
        return tally.Groups((key, total, records, sole, strictest) => (values[key.Value], new IncidentGroup("", key.InPeriod, null, null, key.Outcome, total, records, sole) { Strictest = strictest }));

        Action<CellKey, long> TakeOf(string value)
        {
            var number = values.Of(value);
            return (cell, records) =>
            {
                if (cell.Further == 0 && stretches.Of(cell.Date) is not Stretches.Outside and var stretch) tally.Add((number, stretches[stretch].InPeriod, cell.Outcome), cell.Quantity, cell.Marking, records);
            };
        }
    }

    private static async Task<IReadOnlyList<AnyTypeCount>> AnyTypesOfCellsAsync(Snapshot snapshot, IncidentQuery query, Granularity per, CancellationToken cancellationToken)
    {
        var texts = new CellTexts();
        var stretches = new Stretches(texts.Dates, query.Filter.Period, per, []);
        var counts = new Dictionary<(int Type, int Stretch), long>();
        await CellSql.EachAsync(snapshot, query, CellSql.FacetOf(query.Filter), texts, _ => Take, cancellationToken);
        return [.. counts.Where(count => count.Value != 0).Select(count => new AnyTypeCount(texts.Types[count.Key.Type], stretches[count.Key.Stretch].Within!, count.Value))];

        void Take(CellKey cell, long records)
        {
            if (cell.Outcome is Outcome.Suspected || stretches.Of(cell.Date) is not (not Stretches.Outside and var stretch) || stretches[stretch].Within is null) return;
            CollectionsMarshal.GetValueRefOrAddDefault(counts, (cell.Further == 0 ? cell.Type : cell.Further, stretch), out _) += records;
        }
    }

    private async Task<IReadOnlyList<IncidentGroup>> GroupsOfRowsAsync(Snapshot snapshot, IncidentQuery query, Granularity per, CancellationToken cancellationToken)
    {
        var quantities = new NumberedTexts();
        var tally = new QuantityTally<(string Type, Stretch Stretch, Outcome Outcome)>(quantities);
        await EachGroupAsync(snapshot, query, per, month: null, (type, stretch, outcome, quantity, marking, records) => tally.Add((type, stretch, outcome), quantities.Of(quantity), marking, records), cancellationToken);
        return tally.Groups((key, total, records, sole, strictest) => new IncidentGroup(key.Type, key.Stretch.InPeriod, key.Stretch.Within, key.Stretch.Date, key.Outcome, total, records, sole) { Strictest = strictest });
    }

    /// <param name="month">Only what this month holds wholly; null: all.</param>
    private async Task EachGroupAsync(Snapshot snapshot, IncidentQuery query, Granularity per, Period? month, Action<string, Stretch, Outcome, string, Tlp, long> take, CancellationToken cancellationToken) => await snapshot.RowsAsync(
        query,
        parameters => GroupsOfRows(snapshot, query, per, month, parameters),
        reader =>
        {
            take(reader.GetString(0), new(reader.GetBoolean(1), Text(reader, 2), Text(reader, 3)), OutcomeOf(reader.GetString(4)), reader.GetString(5), (Tlp)reader.GetInt16(7), reader.GetInt64(6));
            return true;
        },
        cancellationToken);

    private async Task<IReadOnlyList<(string Id, IncidentGroup Group)>> GroupsByOfRowsAsync(Snapshot snapshot, IncidentQuery query, IncidentFacet facet, CancellationToken cancellationToken)
    {
        var quantities = new NumberedTexts();
        var tally = new QuantityTally<(string Value, bool InPeriod, Outcome Outcome)>(quantities);
        await snapshot.RowsAsync(
            query,
            parameters => GroupsByOfRows(snapshot, query, facet, parameters),
            reader =>
            {
                tally.Add((reader.GetString(0), reader.GetBoolean(1), OutcomeOf(reader.GetString(2))), quantities.Of(reader.GetString(3)), (Tlp)reader.GetInt16(5), reader.GetInt64(4));
                return true;
            },
            cancellationToken);
        return tally.Groups((key, total, records, sole, strictest) => (key.Value, new IncidentGroup("", key.InPeriod, null, null, key.Outcome, total, records, sole) { Strictest = strictest }));
    }

    private string GroupsOfRows(Snapshot snapshot, IncidentQuery query, Granularity per, Period? month, SqlParameters parameters)
    {
        var (from, to) = RegisterSql.Times(query.Basis, zone.Id);
        var (overlaps, holds) = RegisterSql.InPeriod(query.Filter.Period, from, to, parameters);
        var rows = query.CountedOnly || month is not null ? PostgresRegisters.FigureRows(snapshot.Schema, query, parameters) : PostgresRegisters.OverlappingRows(snapshot.Schema, query, parameters);
        var asked = query.CountedOnly ? holds : overlaps;
        if (month is not null) asked = $"{asked} and {RegisterSql.InPeriod(month, from, to, parameters).Holds}";
        return $"""
            select type, {holds}, case when {holds} then {RegisterSql.Within(per, from, to)} end as within,
                case when {holds} and {RegisterSql.Within(per, from, to)} is not null then null else {RegisterSql.Date(query.Basis, zone.Id)} end, outcome, quantity, count(*), max(marking)
            from {rows} held
            where {RegisterSql.Counted} and {asked} and {RegisterSql.Filter(query.Filter, parameters)}
            group by 1, 2, 3, 4, 5, 6
            """;
    }

    private string GroupsByOfRows(Snapshot snapshot, IncidentQuery query, IncidentFacet facet, SqlParameters parameters)
    {
        var (from, to) = RegisterSql.Times(query.Basis, zone.Id);
        var (overlaps, holds) = RegisterSql.InPeriod(query.Filter.Period, from, to, parameters);
        return $"""
            select each.value, {holds}, outcome, quantity, count(*), max(marking)
            from {PostgresRegisters.Rows(snapshot.Schema, query, parameters)} held, unnest({RegisterSql.ColumnOf(facet)}) as each (value)
            where {RegisterSql.Counted} and {overlaps} and {RegisterSql.Filter(query.Filter, parameters)}
            group by 1, 2, 3, 4
            """;
    }

    private string AnyTypesOfRows(Snapshot snapshot, IncidentQuery query, Granularity per, SqlParameters parameters)
    {
        var (from, to) = RegisterSql.Times(query.Basis, zone.Id);
        var (_, holds) = RegisterSql.InPeriod(query.Filter.Period, from, to, parameters);
        return $"""
            select any_type, {RegisterSql.Within(per, from, to)} as within, count(*)
            from {PostgresRegisters.Rows(snapshot.Schema, query, parameters)} held, unnest(array_append(further_types, type)) any_type
            where {RegisterSql.Counted} and outcome <> 'suspected' and {holds} and {RegisterSql.Filter(query.Filter, parameters)}
                and {RegisterSql.Within(per, from, to)} is not null
            group by 1, 2
            """;
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static Outcome OutcomeOf(string code) => Codes.TryParse<Outcome>(code, out var outcome) ? outcome : throw new RegistersException($"'{code}' is no outcome. Run 'rebuild'.");
}
