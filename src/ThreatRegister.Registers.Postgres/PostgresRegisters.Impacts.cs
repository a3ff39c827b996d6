using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Projections;

namespace ThreatRegister.Registers.Postgres;

/// <summary>What is stated of the consequences of what counts.</summary>
public sealed partial class PostgresRegisters
{
    public async Task<IncidentImpacts> ImpactsAsync(IncidentQuery query, int limit, CancellationToken cancellationToken = default)
    {
        var found = await ReadAsync(
            query,
            (schema, parameters) =>
            {
                var (from, to) = RegisterSql.Times(query.Basis, zone.Id);
                var (_, holds) = RegisterSql.InPeriod(query.Filter.Period, from, to, parameters);

                // What ends in the period begins before its end: without that an index would be read to its own end.
                var begins = query.Filter.Period is { } period ? $"{from} < {parameters.Add(period.To)}" : "true";
                var stated = $"{Rows(schema, query, parameters)} held where impacts is not null and {RegisterSql.CountedForSure} and {begins} and {holds} and {RegisterSql.Filter(query.Filter, parameters)}";

                // Counted apart: an index counts them all, and only the first are read from the table.
                return $"""
                    select key, title, type, marking, impacts, (select count(*) from {stated}) from {stated}
                    order by occurred_from, key limit {parameters.Add(limit)}
                    """;
            },
            reader => (Impact: new IncidentImpact(reader.GetString(0), reader.GetString(1), reader.GetString(2), Codes.Of((Tlp)reader.GetInt16(3)), ImpactText.Read(reader.GetString(4))), All: reader.GetInt64(5)),
            cancellationToken);
        return new(found.Count == 0 ? 0 : found[0].All, [.. found.Select(one => one.Impact)]);
    }
}
