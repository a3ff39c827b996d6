using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;

namespace ThreatRegister.Registers.Postgres;

/// <summary>What counts, by the place that records name and the stretch of the geography that they fall into.</summary>
public sealed partial class PostgresRegisters : IPlaceGroups
{
    public Task<IReadOnlyList<PlaceGroup>> PlaceGroupsAsync(IncidentQuery query, IReadOnlyList<DateOnly> changes, CancellationToken cancellationToken = default) =>
        ReadAsync(
            query.Moment,
            (schema, parameters) =>
            {
                var (from, to) = RegisterSql.Times(query.Basis, zone.Id);
                var (_, holds) = RegisterSql.InPeriod(query.Filter.Period, from, to, parameters);
                var days = parameters.Add(changes.ToArray());
                return $"""
                    select country, place, first, last, quantity, count(*) from (
                        select country, place, quantity,
                            (select max(change) from unnest({days}::date[]) change where change <= occurred_from::date) as first,
                            (select max(change) from unnest({days}::date[]) change where occurred_to is null or change <= (occurred_to - interval '1 microsecond')::date) as last
                        from {Rows(schema, query, parameters)} held
                        where {CountedForSure} and {holds} and {RegisterSql.Filter(query.Filter, parameters)}) placed
                    group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
                    """;
            },
            reader => new PlaceGroup(
                Text(reader, 0), Text(reader, 1), reader.IsDBNull(2) ? DateOnly.MinValue : reader.GetFieldValue<DateOnly>(2), reader.IsDBNull(3) ? DateOnly.MinValue : reader.GetFieldValue<DateOnly>(3),
                Quantity.Parse(reader.GetString(4)), reader.GetInt64(5)),
            cancellationToken);
}
