using ThreatRegister.Application.Queries;

namespace ThreatRegister.Registers.Postgres;

/// <summary>
/// The list of incidents in stretches that go on behind a place in the order: the index of the order leads to that place, however far it is.
/// What has a date and what has none are read apart, since one comparison of both would find neither in the index.
/// </summary>
public sealed partial class PostgresRegisters
{
    public async Task<IReadOnlyList<IncidentItem>> IncidentsAsync(IncidentQuery query, int limit, IncidentStretch stretch, CancellationToken cancellationToken = default)
    {
        if (stretch.ById) return await PartAsync(query, limit, stretch, "true", "key", stretch.Behind is null ? [] : [stretch.Behind.Id], cancellationToken);

        var items = new List<IncidentItem>();
        foreach (var isDated in PartsOf(stretch))
        {
            if (items.Count == limit) break;
            var (condition, order) = isDated ? ("occurred_from is not null", "occurred_from, key") : ("occurred_from is null", "key");
            object[] behind = stretch.Behind is not { } place || place.From is not null != isDated ? [] : isDated ? [place.From!.Value, place.Id] : [place.Id];
            items.AddRange(await PartAsync(query, limit - items.Count, stretch, condition, order, behind, cancellationToken));
        }

        return items;
    }

    public async Task<long> CountAsync(IncidentQuery query, int most, CancellationToken cancellationToken = default)
    {
        var counts = await ReadAsync(
            query.Moment,
            (schema, parameters) => $"select count(*) from (select from {Rows(schema, query, parameters)} held where {Asked(query, parameters)} limit {parameters.Add(most + 1L)}) counted",
            reader => reader.GetInt64(0),
            cancellationToken);
        return counts[0];
    }

    /// <summary>What has a date, then what has none; backwards the other way; without the part that the place lies behind.</summary>
    private static IEnumerable<bool> PartsOf(IncidentStretch stretch) =>
        ((bool[])(stretch.Backwards ? [false, true] : [true, false])).SkipWhile(isDated => stretch.Behind is { } place && place.From is not null != isDated);

    /// <param name="order">The columns of the order.</param>
    /// <param name="behind">The values of these columns at the place to go on behind; none: from the beginning.</param>
    private Task<IReadOnlyList<IncidentItem>> PartAsync(
        IncidentQuery query, int limit, IncidentStretch stretch, string condition, string order, object[] behind, CancellationToken cancellationToken) =>
        ReadAsync(
            query.Moment,
            (schema, parameters) =>
            {
                var falls = stretch.Descending != stretch.Backwards;
                var from = behind.Length == 0 ? "true" : $"({order}) {(falls ? "<" : ">")} ({string.Join(", ", behind.Select(parameters.Add))})";
                return $"""
                    select {ItemColumns} from {Rows(schema, query, parameters)} held where {condition} and {from} and {Asked(query, parameters)}
                    order by {(falls ? order.Replace(",", " desc,", StringComparison.Ordinal) + " desc" : order)} limit {parameters.Add(limit)}
                    """;
            },
            Item,
            cancellationToken);
}
