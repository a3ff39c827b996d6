using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;

namespace ThreatRegister.Registers.Postgres;

/// <content>Which records are tied to incidents that are asked for.</content>
public sealed partial class PostgresRegisters
{
    private readonly KnownAnswers<KnownQuestion> knownOccasions = new(mostItems: 10_000);

    public async Task<IReadOnlySet<string>> AskedIncidentsAsync(IncidentQuery query, IReadOnlyCollection<string> ids, CancellationToken cancellationToken = default)
    {
        var keys = await ReadAsync(
            query,
            (schema, parameters) => $"select key from {Rows(schema, query, parameters)} held where key = any({parameters.Add(ids.ToArray())}) and {Asked(query, parameters)}", reader => reader.GetString(0), cancellationToken);
        return keys.ToHashSet(StringComparer.Ordinal);
    }

    public async Task<IReadOnlySet<string>> AskedOccasionsAsync(IncidentQuery query, CancellationToken cancellationToken = default)
    {
        var keys = await snapshots.AskAsync(
            query.Moment,
            snapshot => knownOccasions.OfAsync(
                KnownQuestion.Of(snapshot, query, Granularity.Year),
                () => snapshot.RowsAsync(
                    query,
                    parameters => $"select distinct occasion from {FigureRows(snapshot.Schema, query, parameters)} held, unnest(occasions) occasion where occasions <> '{{}}' and {Asked(query, parameters)}",
                    reader => reader.GetString(0),
                    cancellationToken),
                cancellationToken),
            cancellationToken);
        return keys.ToHashSet(StringComparer.Ordinal);
    }
}
