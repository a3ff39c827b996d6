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
                    TiedTo(filter, viewer, moment),
                    parameters =>
                    {
                        // Which ones is asked of an index; then these few are read.
                        var (lessons, sorted) = (Lessons(snapshot.Schema, viewer, moment, parameters), OrderOf(order, parameters));
                        var asked = $"select key from {Lessons(snapshot.Schema, viewer, moment, filter.Period, parameters)} held where {Asked(snapshot.Schema, viewer, moment, filter, known, parameters)} order by {sorted} limit {parameters.Add(limit)} offset {parameters.Add(offset)}";
                        return $"select row from {lessons} held where key = any(array({asked})) order by {sorted}";
                    },
                    reader => JsonSerializer.Deserialize<LessonRow>(reader.GetFieldValue<byte[]>(0), JsonForms.Plain)!,
                    cancellationToken);
            },
            cancellationToken);

    public Task<long> CountLessonsAsync(Viewer viewer, Moment moment, LessonFilter filter, CancellationToken cancellationToken = default) =>
        snapshots.AskAsync(
            moment,
            async snapshot =>
            {
                var known = await KnownAsync(snapshot, moment, filter, cancellationToken);
                return (await snapshot.RowsAsync(
                    TiedTo(filter, viewer, moment),
                    parameters => $"select count(*) from {Lessons(snapshot.Schema, viewer, moment, filter.Period, parameters)} held where {Asked(snapshot.Schema, viewer, moment, filter, known, parameters)}",
                    reader => reader.GetInt64(0),
                    cancellationToken))[0];
            },
            cancellationToken);

    private static string Lessons(string schema, Viewer viewer, Moment moment, SqlParameters parameters) =>
        RegisterSql.Valid(schema, RegisterTables.Lessons.Name, RegisterTables.Lessons.ColumnNames, viewer, moment, parameters);

    /// <summary>The lessons, of a period in two parts that an index finds each: what was said within a month, by its beginning, and the few others.</summary>
    private static string Lessons(string schema, Viewer viewer, Moment moment, Period? period, SqlParameters parameters)
    {
        var lessons = Lessons(schema, viewer, moment, parameters);
        if (period is null) return lessons;

        var (from, to) = (parameters.Add(period.From), parameters.Add(period.To));
        var said = $"said_from < {to} and said_to > {from}";
        return $"(select * from {lessons} held where not said_long and said_from >= {from}::timestamp - interval '{RegisterTables.LongSaid} days' and {said} union all select * from {lessons} held where said_long and {said})";
    }

    /// <summary>What is asked of the incidents that lessons were drawn from.</summary>
    private static IncidentQuery TiedTo(LessonFilter filter, Viewer viewer, Moment moment) => new(viewer, moment, filter.Incidents ?? new());

    private static async Task<KnownAskers> KnownAsync(Snapshot snapshot, Moment moment, LessonFilter filter, CancellationToken cancellationToken)
    {
        var name = RegisterTables.Lessons.Name;
        return new(
            filter.Text is { } text ? await snapshot.WordsAsync(name, text, moment, cancellationToken) : null,
            filter.Agencies is { } by ? await snapshot.NamesAsync(name, "asked_by_key", by, cancellationToken) : null,
            filter.Agencies is { } of ? await snapshot.NamesAsync(name, "asked_of_key", of, cancellationToken) : null);
    }

    private string Asked(string schema, Viewer viewer, Moment moment, LessonFilter filter, KnownAskers known, SqlParameters parameters)
    {
        var conditions = new List<string> { "true" };
        if (filter.Status is { } status) conditions.Add($"status = {parameters.Add(Codes.Of(status))}");
        if (filter.Source is { } source) conditions.Add($"sources @> array[{parameters.Add(source)}]::text[] and sources <> '{{}}'");
        if (filter.Text is { } text) conditions.Add(RegisterSql.Words(text, known.Words, parameters));
        if (filter.Agencies is { } agencies) conditions.Add($"({RegisterSql.Named("asked_by_key", known.AskedBy, agencies, parameters)} or {RegisterSql.Named("asked_of_key", known.AskedOf, agencies, parameters)})");
        if (filter.Occasion is { } occasion)
        {
            var asked = $"array[{parameters.Add(occasion)}]::text[]";
            conditions.Add($"((occasions <> '{{}}' and occasions @> {asked}) or (applied_to <> '{{}}' and applied_to @> {asked}))");
        }

        if (filter.Period is { } period)
        {
            var (from, to) = (parameters.Add(period.From), parameters.Add(period.To));
            var recorded = $"first_recorded_at at time zone {parameters.Add(zone.Id)}";
            conditions.Add($"(is_dated or ({recorded} >= {from} and {recorded} < {to}))");
        }

        if (filter.Incidents is not null)
        {
            var query = TiedTo(filter, viewer, moment);
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
            LessonColumn.Id => order.IsDescending ? "key desc" : "key",
            LessonColumn.Status => $"array_position({parameters.Add(order.Statuses.Select(status => Codes.Of(status)).ToArray())}, status){way}, key",
            LessonColumn.Subject => $"subject_key{way}, key",
            LessonColumn.AskedBy => $"asked_by_key{way}, key",
            LessonColumn.Text => $"text_key{way}, key",
            _ => throw new ArgumentOutOfRangeException(nameof(order), order.By, "No column of lessons."),
        };
    }

    /// <summary>What the words and names of a filter lead to: keys of lessons, and names as lessons have them; null: not looked up.</summary>
    private sealed record KnownAskers(WordsFound? Words, IReadOnlyList<string>? AskedBy, IReadOnlyList<string>? AskedOf);
}
