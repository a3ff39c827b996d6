using System.Text.Json;
using ThreatRegister.Application.Events;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Lessons;

namespace ThreatRegister.Registers.Postgres;

/// <content>The register of lessons, a part at a time.</content>
public sealed partial class PostgresRegisters
{
    public Task<IReadOnlyList<LessonRow>> LessonsAsync(
        Viewer viewer, Moment moment, LessonFilter filter, LessonOrder order, int limit, int offset, CancellationToken cancellationToken = default) =>
        snapshots.AskAsync(
            moment,
            async snapshot =>
            {
                var known = await KnownAsync(snapshot, moment, filter, cancellationToken);
                return await snapshot.RowsAsync(
                    parameters => $"""
                        select row from {Lessons(snapshot.Schema, viewer, moment, parameters)} held where {Asked(snapshot.Schema, viewer, moment, filter, known, parameters)}
                        order by {OrderOf(order, parameters)} limit {parameters.Add(limit)} offset {parameters.Add(offset)}
                        """,
                    reader => JsonSerializer.Deserialize<LessonRow>(reader.GetFieldValue<byte[]>(0), JsonForms.Plain)!,
                    cancellationToken);
            },
            cancellationToken);

    public Task<long> CountLessonsAsync(Viewer viewer, Moment moment, LessonFilter filter, int most, CancellationToken cancellationToken = default) =>
        snapshots.AskAsync(
            moment,
            async snapshot =>
            {
                var known = await KnownAsync(snapshot, moment, filter, cancellationToken);
                return (await snapshot.RowsAsync(
                    parameters => $"select count(*) from (select from {Lessons(snapshot.Schema, viewer, moment, parameters)} held where {Asked(snapshot.Schema, viewer, moment, filter, known, parameters)} limit {parameters.Add(most + 1L)}) held",
                    reader => reader.GetInt64(0),
                    cancellationToken))[0];
            },
            cancellationToken);

    private static string Lessons(string schema, Viewer viewer, Moment moment, SqlParameters parameters) =>
        RegisterSql.Valid(schema, RegisterTables.Lessons.Name, RegisterTables.Lessons.ColumnNames, viewer, moment, parameters);

    private static async Task<KnownAskers> KnownAsync(Snapshot snapshot, Moment moment, LessonFilter filter, CancellationToken cancellationToken)
    {
        var name = RegisterTables.Lessons.Name;
        return new(
            filter.Text is { } text ? await snapshot.WordKeysAsync(name, text, moment, cancellationToken) : null,
            filter.Agencies is { } by ? await snapshot.NamesAsync(name, "asked_by_key", by, cancellationToken) : [],
            filter.Agencies is { } of ? await snapshot.NamesAsync(name, "asked_of_key", of, cancellationToken) : []);
    }

    private string Asked(string schema, Viewer viewer, Moment moment, LessonFilter filter, KnownAskers known, SqlParameters parameters)
    {
        var conditions = new List<string> { "true" };
        if (filter.Status is { } status) conditions.Add($"status = {parameters.Add(Codes.Of(status))}");
        if (filter.Source is { } source) conditions.Add($"sources @> array[{parameters.Add(source)}]::text[] and sources <> '{{}}'");
        if (filter.Text is { } text) conditions.Add(RegisterSql.Words(text, known.Words, parameters));
        if (filter.Agencies is not null) conditions.Add($"(asked_by_key = any({parameters.Add(known.AskedBy.ToArray())}) or asked_of_key = any({parameters.Add(known.AskedOf.ToArray())}))");
        if (filter.Occasion is { } occasion)
        {
            var asked = $"array[{parameters.Add(occasion)}]::text[]";
            conditions.Add($"(occasions @> {asked} or applied_to @> {asked})");
        }

        if (filter.Period is { } period)
        {
            var (from, to) = (parameters.Add(period.From), parameters.Add(period.To));
            var recorded = $"first_recorded_at at time zone {parameters.Add(zone.Id)}";
            conditions.Add($"case when about_from is null then {recorded} >= {from} and {recorded} < {to} else about_from < {to} and about_to > {from} end");
        }

        if (filter.Incidents is { } incidents)
        {
            var query = new IncidentQuery(viewer, moment, incidents);
            conditions.Add($"exists (select from unnest(held.incidents) tied (key) join {Rows(schema, query, parameters)} incident using (key) where {Asked(query, parameters)})");
        }

        return string.Join(" and ", conditions);
    }

    /// <summary>What says nothing comes last, whichever way; equal ones stay in the order of their ids.</summary>
    private static string OrderOf(LessonOrder order, SqlParameters parameters)
    {
        var way = order.IsDescending ? " desc nulls last" : " nulls last";
        return order.By switch
        {
            LessonColumn.Id => $"key{way}",
            LessonColumn.Status => $"array_position({parameters.Add(order.Statuses.Select(status => Codes.Of(status)).ToArray())}, status){way}, key",
            LessonColumn.Subject => $"subject_key{way}, key",
            LessonColumn.AskedBy => $"asked_by_key{way}, key",
            LessonColumn.Text => $"text_key{way}, key",
            _ => throw new ArgumentOutOfRangeException(nameof(order), order.By, "No column of lessons."),
        };
    }

    /// <summary>What the words and names of a filter lead to: keys of lessons (null: not looked up), and names as lessons have them.</summary>
    private sealed record KnownAskers(IReadOnlyList<string>? Words, IReadOnlyList<string> AskedBy, IReadOnlyList<string> AskedOf);
}
