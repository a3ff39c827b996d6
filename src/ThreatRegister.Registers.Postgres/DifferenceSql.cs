using ThreatRegister.Application.Queries.Differences;
using ThreatRegister.Domain;

namespace ThreatRegister.Registers.Postgres;

/// <summary>
/// The statements that find what is different in one register between two positions. Each works on whole sets, in tables that live as
/// long as the transaction, so that a million changed records are read once and only entries leave the database.
/// </summary>
internal sealed class DifferenceSql(string schema, IRegisterTable table, DifferenceRequest request, TimeZoneInfo zone)
{
    /// <summary>Of the acts of one event kind, actor and field, so many of the largest have an entry of their own; the rest share one.</summary>
    private const int ActsApart = 50;

    public const string DropLines = "drop table difference_lines, difference_acts";

    public const string DropRecords = "drop table difference_touched, difference_records, difference_changes";

    /// <summary>
    /// What the planner knows of tables lags behind what was just recorded; taking a few rows where there are many, it would join them by
    /// nested loops that never end. From many records on there are none, for hash joins are never far from the best then.
    /// </summary>
    public static string JoinsFor(bool isMany) => $"set local enable_nestloop = {(isMany ? "off" : "on")}";

    /// <summary>Each record that something happened to, with the first event that the viewer may see.</summary>
    public string Touched(SqlParameters parameters) =>
        $"""
        create temporary table difference_touched on commit drop as
        select key, min(from_position) filter (where {Seen("marking", parameters)}) as first from {schema}.{table.Name}
        where from_position > {parameters.Add(request.From.Position)} and from_position <= {parameters.Add(request.To.Position)} group by key
        """;

    /// <summary>How each of them stands at the two ends. What is there at neither, such as what an import brought that was withdrawn meanwhile, is as before.</summary>
    public string Records(SqlParameters parameters)
    {
        var columns = $"title, digest, {table.Counted} as counted, {table.Standing} as standing, {(table.KnowsImports ? "import" : "null::text collate \"C\"")} as import, {Asked(parameters)} as asked";
        return $"""
            create temporary table difference_records on commit drop as
            select touched.key, touched.first, coalesce(after.title, before.title) as title, after.import,
                case when after.key is null then 'hidden' when not coalesce(before.standing, false) and not after.standing then 'as-before'
                    when before.key is null then 'came' when before.digest = after.digest then 'as-before'
                    when (before.counted and not after.counted) or (before.standing and not after.standing) then 'went'
                    when (after.counted and not before.counted) or (after.standing and not before.standing) then 'returned' else 'changed' end as difference
            from difference_touched touched
            left join (select key, {columns} from {RegisterSql.Valid(schema, table.Name, table.ColumnNames + ", digest", request.Viewer, request.From, parameters)} held) before on before.key = touched.key
            left join (select key, {columns} from {RegisterSql.Valid(schema, table.Name, table.ColumnNames + ", digest", request.Viewer, request.To, parameters)} held) after on after.key = touched.key
            where coalesce(before.asked, false) or coalesce(after.asked, false)
            """;
    }

    /// <summary>Each field that is another at the end, with the event that set it to what it is.</summary>
    public string Changes(SqlParameters parameters) =>
        $"""
        create temporary table difference_changes on commit drop as
        select key, field, (array_agg(old order by position))[1] as old, (array_agg(new order by position desc))[1] as new, max(position) as position, array_agg(position order by position) as positions
        from {schema}.changes
        where register = {parameters.Add(table.Name)} and position > {parameters.Add(request.From.Position)} and position <= {parameters.Add(request.To.Position)}
            and key in (select key from difference_records where difference in ('changed', 'went', 'returned'))
        group by key, field
        having (array_agg(old order by position))[1] is distinct from (array_agg(new order by position desc))[1]
        """;

    /// <summary>
    /// Each record with each event that made a difference to it. A record comes by its first event; it goes or returns by the one that
    /// last set what decides whether it counts.
    /// </summary>
    public string Lines(SqlParameters parameters)
    {
        var order = Order("field", parameters);
        return Told(
            $"""
            select key, first as position, 'came' as difference, null::text as field, null::text as value from difference_records where difference = 'came'
            union all
            select key, null, 'went', null, null from difference_records where difference = 'hidden'
            union all
            select changed.key, changed.position, coalesce(deciding.difference, 'changed'), (array_agg(field order by {order}))[1], (array_agg(new order by {order}))[1]
            from difference_changes changed
            left join (
                select key, difference, coalesce(max(position) filter (where field = any({parameters.Add(RegisterSql.CountDeciders)})), max(position)) as position
                from difference_records join difference_changes using (key) where difference in ('went', 'returned') group by key, difference) deciding
                on deciding.key = changed.key and deciding.position = changed.position
            group by changed.key, changed.position, deciding.difference
            """,
            parameters);
    }

    /// <summary>Each record with each event that happened to it and set nothing that is another at the end.</summary>
    public string PassingLines(SqlParameters parameters) => Told(
        $"""
        select key, from_position as position, 'as-before' as difference, null::text as field, null::text as value
        from {schema}.{table.Name} join difference_records using (key)
        where from_position > {parameters.Add(request.From.Position)} and from_position <= {parameters.Add(request.To.Position)} and {Seen("marking", parameters)} and difference <> 'came'
            and not exists (select from difference_changes changed where changed.key = difference_records.key and changed.position = from_position)
        """,
        parameters);

    /// <summary>
    /// Which entry a line belongs to. An act is one event with all its records, or the events of one kind, actor and grounds that set the
    /// same field to the same value; records that came are one act by kind, actor, grounds and import.
    /// </summary>
    public static readonly string Acts =
        $"""
        create temporary table difference_acts on commit drop as
        select act, place > {ActsApart} as together, case when place <= {ActsApart} then act else md5(row(event, actor, field)::text) end as entry
        from (
            select act, event, actor, field, row_number() over (partition by event, actor, field order by records desc, first, act) as place
            from (select act, min(event) as event, min(actor) as actor, min(field) as field, count(*) as records, min(position) as first from difference_lines group by act) acts) placed
        """;

    public const string Entries =
        """
        select entry, min(event), min(actor), case when min(grounds) = max(grounds) and count(grounds) = count(*) then min(grounds) end,
            case when min(import) = max(import) and count(import) = count(*) then min(import) end,
            min(position), max(position), min(recorded_at), max(recorded_at), case when bool_or(together) then count(distinct act) else 1 end, count(distinct position), count(*),
            count(*) filter (where difference = 'came'), count(*) filter (where difference in ('changed', 'as-before')), count(*) filter (where difference = 'went'), count(*) filter (where difference = 'returned')
        from difference_lines join difference_acts using (act)
        group by entry order by min(position) nulls last, entry
        """;

    public const string Totals =
        """
        select count(*) filter (where difference = 'came'), count(*) filter (where difference = 'changed'), count(*) filter (where difference in ('went', 'hidden')),
            count(*) filter (where difference = 'returned'), count(*) filter (where difference = 'as-before')
        from difference_records
        """;

    /// <summary>The most frequent values of each entry, and how many there are.</summary>
    public string Values(SqlParameters parameters) =>
        $"""
        select entry, field, old, new, records, total from (
            select entry, changed.field, changed.old, changed.new, count(*) as records, count(*) over (partition by entry) as total,
                row_number() over (partition by entry order by count(*) desc, {Order("changed.field", parameters)}, changed.field, changed.old, changed.new) as place
            from difference_lines line join difference_acts using (act) join difference_changes changed on changed.key = line.key and changed.position = line.position
            group by entry, changed.field, changed.old, changed.new) frequent
        where place <= {parameters.Add(request.Examples)} order by entry, place
        """;

    /// <summary>The first records of each entry with what its events changed of them: net, or of what passed, at the time.</summary>
    public string Examples(bool passing, SqlParameters parameters)
    {
        var changes = passing
            ? $"left join {schema}.changes changed on changed.register = {parameters.Add(table.Name)} and changed.key = example.key and changed.position = example.position"
            : "left join difference_changes changed on changed.key = example.key and changed.position = example.position";
        return $"""
            select entry, example.key, title, difference, example.position, changed.field, {(passing ? OldSeen(parameters) : "changed.old")}, changed.new, {(passing ? "array[changed.position]" : "changed.positions")} from (
                select entry, key, title, difference, position, row_number() over (partition by entry order by position, key) as place
                from difference_lines join difference_acts using (act)) example
            {changes}
            where place <= {parameters.Add(request.Examples)} order by entry, place, {Order("changed.field", parameters)}
            """;
    }

    private string Told(string lines, SqlParameters parameters)
    {
        var act = "md5(row(event, actor, case when shared then position end, case when shared then null else grounds end, case when shared then null else field end, case when shared then null else value end, import)::text)";
        return $"""
            create temporary table difference_lines on commit drop as
            select {act} as act, told.* from (
                select line.*, record.title, case when line.difference = 'came' then record.import end as import, event, actor, recorded_at, grounds,
                    coalesce(count(*) over (partition by line.position) > 1, false) and line.position is not null as shared
                from ({lines}) line join difference_records record using (key)
                left join {schema}.acts on acts.position = line.position and {SeenBy("line", parameters)}) told
            """;
    }

    private string Order(string field, SqlParameters parameters) => $"array_position({parameters.Add(table.FieldNames.ToArray())}, {field})";

    /// <summary>Whether an incident is one of those that are asked for; every other record is.</summary>
    private string Asked(SqlParameters parameters)
    {
        if (request.Filter is not { } filter) return "true";

        var (from, to) = RegisterSql.Times(request.Basis, zone.Id);
        return $"({RegisterSql.InPeriod(filter.Period, from, to, parameters).Overlaps} and {RegisterSql.Filter(filter, parameters)})";
    }

    /// <summary>An event that made a row which the viewer may not see is not told either.</summary>
    private string SeenBy(string line, SqlParameters parameters) =>
        request.Viewer.Clearance is Tlp.Red
            ? "true"
            : $"exists (select from {schema}.{table.Name} made where made.key = {line}.key and made.from_position = {line}.position and {Seen("made.marking", parameters)})";

    /// <summary>What stood while the viewer might not see the record is not told as what was there before.</summary>
    private string OldSeen(SqlParameters parameters) =>
        request.Viewer.Clearance is Tlp.Red
            ? "changed.old"
            : $"case when exists (select from {schema}.{table.Name} earlier where earlier.key = changed.key and earlier.to_position = changed.position and {Seen("earlier.marking", parameters)}) then changed.old end";

    private string Seen(string marking, SqlParameters parameters) => request.Viewer.Clearance is Tlp.Red ? "true" : $"{marking} <= {parameters.Add((short)request.Viewer.Clearance)}";
}
