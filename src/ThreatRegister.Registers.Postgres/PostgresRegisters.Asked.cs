using ThreatRegister.Application.Queries;

namespace ThreatRegister.Registers.Postgres;

/// <content>Which records are tied to incidents that are asked for.</content>
public sealed partial class PostgresRegisters
{
    public async Task<IReadOnlySet<string>> AskedIncidentsAsync(IncidentQuery query, IReadOnlyCollection<string> ids, CancellationToken cancellationToken = default)
    {
        var keys = await ReadAsync(
            query,
            (schema, parameters) => $"select key from {Rows(schema, query, parameters)} held where key = any({parameters.Add(ids.ToArray())}) and {Asked(query, parameters)}", reader => reader.GetString(0), cancellationToken);
        return keys.ToHashSet(StringComparer.Ordinal);
    }

    public async Task<IReadOnlySet<string>> AskedOccasionsAsync(IncidentQuery query, CancellationToken cancellationToken = default)
    {
        var keys = await ReadAsync(
            query,
            (schema, parameters) => $"select distinct occasion from {FigureRows(schema, query, parameters)} held, unnest(occasions) occasion where occasions <> '{{}}' and {Asked(query, parameters)}", reader => reader.GetString(0), cancellationToken);
        return keys.ToHashSet(StringComparer.Ordinal);
    }
}
