using ThreatRegister.Application.Queries;

namespace ThreatRegister.Registers.Postgres;

/// <summary>What counts, by the cause that records state.</summary>
public sealed partial class PostgresRegisters : ICauseGroups
{
    public Task<IReadOnlyList<CauseGroup>> CauseGroupsAsync(IncidentQuery query, int limit, int named, CancellationToken cancellationToken = default) =>
        ReadAsync(
            query,
            (schema, parameters) =>
            {
                var (from, to) = RegisterSql.Times(query.Basis, zone.Id);
                var (_, holds) = RegisterSql.InPeriod(query.Filter.Period, from, to, parameters);
                return $"""
                    select cause, count(*), (array_agg(key order by key collate "C"))[1:{parameters.Add(named)}] from {FigureRows(schema, query, parameters)} held
                    where cause is not null and {RegisterSql.CountedForSure} and {holds} and {RegisterSql.Filter(query.Filter, parameters)}
                    group by cause order by 2 desc, cause collate "C" limit {parameters.Add(limit)}
                    """;
            },
            reader => new CauseGroup(reader.GetString(0), reader.GetInt64(1), reader.GetFieldValue<string[]>(2)),
            cancellationToken);
}
