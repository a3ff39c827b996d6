using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Registers.Postgres;

/// <summary>
/// What counts, by the place that records name and the stretches of the geography that they begin and end in: from the pre-aggregated cells
/// where they tell apart what is asked, else from the rows.
/// </summary>
/// <param name="changes">The days on which the geography changes.</param>
/// <param name="cells">Whether the cells may answer; false asks the rows alone, for a comparison of the two.</param>
internal sealed class CountsByPlace(IncidentQuery query, IReadOnlyList<DateOnly> changes, TimeZoneInfo zone, bool cells = true)
{
    private readonly DateOnly[] changes = [.. changes.Order()];
    private readonly CellTexts texts = new();
    private readonly Dictionary<int, (DateOnly First, DateOnly Last)?> stretches = [];

    public async Task<IReadOnlyList<PlaceGroup>> GroupsAsync(Snapshot snapshot, CancellationToken cancellationToken)
    {
        var tally = new QuantityTally<(int Place, DateOnly First, DateOnly Last)>(texts.Quantities);
        if (cells && CellSql.AnswersEach(query))
        {
            var cut = CellSql.CutMonths(query.Filter.Period, changes);
            var elsewhere = cut.Select(month => texts.Dates.Of(month.Text)).ToHashSet();
            await CellSql.EachAsync(
                snapshot,
                query,
                (IncidentFacet.Place, ""),
                texts,
                _ => (cell, records) =>
                {
                    if (cell is { Further: 0, Outcome: not Outcome.Suspected } && !elsewhere.Contains(cell.Date) && StretchOf(cell.Date) is var (first, last)) tally.Add((cell.Place, first, last), cell.Quantity, cell.Marking, records);
                },
                cancellationToken);
            foreach (var month in cut) await EachOfRowsAsync(month);
        }
        else
        {
            await EachOfRowsAsync(month: null);
        }

        return [.. tally.Groups((key, total, records, _, strictest) => new PlaceGroup(key.Place == 0 ? null : texts.Places[key.Place], key.First, key.Last, total, records) { Strictest = strictest })
            .OrderBy(group => group.Text, StringComparer.Ordinal).ThenBy(group => group.First).ThenBy(group => group.Last)];

        async Task EachOfRowsAsync(Period? month) => await snapshot.RowsAsync(
            query,
            parameters => OfRows(snapshot, month, parameters),
            reader =>
            {
                tally.Add(
                    (texts.Places.Of(reader.GetString(0)), Begun(reader.GetInt32(1)), Begun(reader.GetInt32(2))), texts.Quantities.Of(reader.GetString(3)), (Tlp)reader.GetInt16(5), reader.GetInt64(4));
                return true;
            },
            cancellationToken);
    }

    /// <summary>Null: not wholly within the period.</summary>
    private (DateOnly First, DateOnly Last)? StretchOf(int date)
    {
        if (stretches.TryGetValue(date, out var known)) return known;

        var when = When.Parse(texts.Dates[date]);
        return stretches[date] = query.Filter.Period?.Contains(when) == false ? null
            : when.Precision is Precision.Unknown ? (Begun(0), Begun(changes.Length))
            : (BegunOn(when.From), BegunOn(when.To.AddTicks(-1)));
    }

    private DateOnly BegunOn(DateTime moment) => Begun(changes.Count(change => change <= DateOnly.FromDateTime(moment)));

    /// <summary>The first day of the stretch that begins with so many changes.</summary>
    private DateOnly Begun(int come) => come == 0 ? DateOnly.MinValue : changes[come - 1];

    /// <param name="month">Only what this month holds wholly; null: all.</param>
    private string OfRows(Snapshot snapshot, Period? month, SqlParameters parameters)
    {
        var (from, to) = RegisterSql.Times(query.Basis, zone.Id);
        var (_, holds) = RegisterSql.InPeriod(query.Filter.Period, from, to, parameters);
        if (month is not null) holds = $"{holds} and {RegisterSql.InPeriod(month, from, to, parameters).Holds}";
        var days = parameters.Add(changes);
        return $"""
            select {RegisterSql.Place}, coalesce(width_bucket(occurred_from::date, {days}::date[]), 0),
                coalesce(width_bucket((occurred_to - interval '1 microsecond')::date, {days}::date[]), cardinality({days}::date[])), quantity, count(*), max(marking)
            from {PostgresRegisters.FigureRows(snapshot.Schema, query, parameters)} held
            where {RegisterSql.CountedForSure} and {holds} and {RegisterSql.Filter(query.Filter, parameters)}
            group by 1, 2, 3, 4
            """;
    }
}
