using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;

namespace ThreatRegister.Registers.Postgres;

/// <summary>What counts, by the place that records name and the stretch of the geography that they fall into.</summary>
public sealed partial class PostgresRegisters : IPlaceGroups
{
    public Task<IReadOnlyList<PlaceGroup>> PlaceGroupsAsync(IncidentQuery query, IReadOnlyList<DateOnly> changes, CancellationToken cancellationToken = default)
    {
        DateOnly[] ordered = [.. changes.Order()];
        return ReadAsync(
            query,
            (schema, parameters) =>
            {
                var (from, to) = RegisterSql.Times(query.Basis, zone.Id);
                var (_, holds) = RegisterSql.InPeriod(query.Filter.Period, from, to, parameters);
                var days = parameters.Add(ordered);
                return $"""
                    select country, place, coalesce(width_bucket(occurred_from::date, {days}::date[]), 0) as first,
                        coalesce(width_bucket((occurred_to - interval '1 microsecond')::date, {days}::date[]), cardinality({days}::date[])) as last, quantity, count(*)
                    from {FigureRows(schema, query, parameters)} held
                    where {RegisterSql.CountedForSure} and {holds} and {RegisterSql.Filter(query.Filter, parameters)}
                    group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
                    """;
            },
            reader => new PlaceGroup(
                Text(reader, 0), Text(reader, 1), Begun(reader.GetInt32(2)), Begun(reader.GetInt32(3)), Quantity.Parse(reader.GetString(4)), reader.GetInt64(5)),
            cancellationToken);

        // So many changes had come by then.
        DateOnly Begun(int come) => come == 0 ? DateOnly.MinValue : ordered[come - 1];
    }
}
