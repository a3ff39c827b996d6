using System.Text.RegularExpressions;
using Npgsql;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Registers.Postgres;

/// <summary>One statement being put together: text with numbered parameters, never values in the text.</summary>
/// <param name="newest">Where the registers stand in the snapshot that is asked; null: not known.</param>
internal sealed class SqlParameters(long? newest = null)
{
    public long? Newest { get; } = newest;

    /// <summary>The names of agencies that a filter means, as keys; null: not looked up.</summary>
    public IReadOnlyList<string>? AgencyKeys { get; init; }

    /// <summary>The names of places that a filter means, as keys; null: not looked up.</summary>
    public IReadOnlyList<string>? PlaceKeys { get; init; }

    /// <summary>What the words led to that a filter asks for; null: not looked up.</summary>
    public WordsFound? Words { get; init; }

    private readonly List<object> values = [];

    public string Add(object value)
    {
        values.Add(value);
        return $"${values.Count}";
    }

    public NpgsqlCommand Command(string sql, NpgsqlConnection connection)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return command;
    }
}

/// <summary>The parts that every question to the registers shares: the moment, the viewer, the filters, the periods.</summary>
internal static class RegisterSql
{
    /// <summary>What was retracted, merged away or withdrawn is no record any more.</summary>
    public const string OnRecord = "status not in ('retracted', 'merged-away', 'withdrawn')";

    public const string OffRecord = "status in ('retracted', 'merged-away', 'withdrawn')";

    /// <summary>False positives, drills, standing threats and records that were retracted, merged away or withdrawn are outside every count.</summary>
    public const string Counted = OnRecord + " and outcome <> 'false-positive' and kind in ('case', 'aggregate')";

    /// <summary>What the figures are made of: what counts, and is more than suspected.</summary>
    public const string CountedForSure = Counted + " and outcome <> 'suspected'";

    /// <summary>The fields that decide whether a record counts.</summary>
    public static readonly string[] CountDeciders = ["status", "outcome"];

    /// <summary>
    /// The rows of a register that are valid at a moment and that the viewer may see. Of the marking then and the marking now, the
    /// stricter decides.
    /// </summary>
    public static string Valid(string schema, string table, string columns, Viewer viewer, Moment moment, SqlParameters parameters)
    {
        var recorded = Recorded(moment, parameters);
        var visible = Visible(schema, table, viewer, moment, parameters);
        if (moment.StatedBy is not { } day) return $"(select key, {columns} from {schema}.{table} held where {recorded} and {visible})";

        var stated = parameters.Add(day);
        return $"""
            (select key, {columns} from {schema}.{table} held where {recorded} and stated_from <= {stated} and {visible}
            union all
            select key, {columns} from {schema}.{table}_stated held where stated_from <= {stated} and stated_to > {stated} and {visible})
            """;
    }

    /// <summary>The condition that the viewer may see a row called <c>held</c>.</summary>
    public static string Visible(string schema, string table, Viewer viewer, Moment moment, SqlParameters parameters)
    {
        if (viewer.Clearance == Tlp.Red) return "true";

        var clearance = parameters.Add((short)viewer.Clearance);
        var visible = $"held.marking <= {clearance}";
        if (IsNow(moment, parameters) || viewer.ClearanceNow == Tlp.Red) return visible;

        // Looked up row by row: joined with all the newest rows, a page of fifty would read the whole register.
        var now = $"(select latest.marking from {schema}.{table} latest where latest.key = held.key and latest.to_position = {RegisterSchema.Open}) <= {(viewer.ClearanceNow == viewer.Clearance ? clearance : parameters.Add((short)viewer.ClearanceNow))}";
        return moment.StatedBy is null
            ? $"{visible} and (not exists (select from {schema}.raised where raised.key = held.key and {RaisedSince(table, moment, parameters)}) or {now})"
            : $"{visible} and {now}";
    }

    /// <summary>The marking of a row and that of its record now, whichever is stricter.</summary>
    /// <param name="marking">The column with the marking of the row.</param>
    /// <param name="key">The column with the record's key.</param>
    public static string Strictest(string schema, string table, string marking, string key, Moment moment, SqlParameters parameters) =>
        IsNow(moment, parameters) ? marking : $"greatest({marking}, (select latest.marking from {schema}.{table} latest where latest.key = {key} and latest.to_position = {RegisterSchema.Open}))";

    /// <summary>Of the records that were marked more strictly at some time: those that were there at a moment and had it happen afterwards.</summary>
    public static string RaisedSince(string table, Moment moment, SqlParameters parameters)
    {
        var position = parameters.Add(moment.Position);
        return $"raised.register = '{table}' and raised.since <= {position} and raised.until > {position}";
    }

    /// <summary>Whether the rows asked for are the newest of their records, as recorded.</summary>
    public static bool IsNow(Moment moment, SqlParameters parameters) => moment.StatedBy is null && moment.Position == parameters.Newest;

    /// <summary>The rows of now have indexes of their own, which a condition on two positions would not find.</summary>
    public static string Recorded(Moment moment, SqlParameters parameters)
    {
        if (moment.Position == parameters.Newest) return $"to_position = {RegisterSchema.Open}";

        var position = parameters.Add(moment.Position);
        return $"from_position <= {position} and to_position > {position}";
    }

    /// <summary>The place of an incident as <see cref="IncidentCells.PlaceOf"/> has it.</summary>
    public const string Place = "coalesce(nullif(place, ''), country, '')";

    /// <summary>The column that holds the sources or the occasions of an incident.</summary>
    public static string ColumnOf(IncidentFacet facet) => facet switch
    {
        IncidentFacet.Source or IncidentFacet.Cited => "sources",
        IncidentFacet.Occasion => "occasions",
        _ => throw new ArgumentOutOfRangeException(nameof(facet), facet, "Only sources and occasions are told apart."),
    };

    /// <summary>First and last moment (exclusive) of the time that a period is about, as local time of the zone.</summary>
    public static (string From, string To) Times(Basis basis, string zone)
    {
        var recorded = $"(first_recorded_at at time zone '{zone}')";
        return basis switch
        {
            Basis.Occurred => ("occurred_from", "occurred_to"),
            Basis.Stated => ($"coalesce(first_stated_from, date_trunc('day', {recorded}))", $"coalesce(first_stated_to, date_trunc('day', {recorded}) + interval '1 day')"),
            _ => (recorded, $"({recorded} + interval '1 microsecond')"),
        };
    }

    /// <summary>The date, as text, that a period is about.</summary>
    public static string Date(Basis basis, string zone) => basis switch
    {
        Basis.Occurred => "occurred",
        Basis.Stated => $"coalesce(stated_on, to_char(first_recorded_at at time zone '{zone}', 'YYYY-MM-DD'))",
        _ => $"to_char(first_recorded_at at time zone '{zone}', 'YYYY-MM-DD')",
    };

    /// <summary>The name of the sub-period that wholly holds [from, to), or null.</summary>
    public static string Within(Granularity per, string from, string to)
    {
        var last = $"({to} - interval '1 microsecond')";
        return per switch
        {
            Granularity.Year => $"case when date_trunc('year', {from}) = date_trunc('year', {last}) then to_char({from}, 'YYYY') end",
            Granularity.Half => $"case when date_trunc('year', {from}) = date_trunc('year', {last}) and {Half(from)} = {Half(last)} then to_char({from}, 'YYYY-\"H\"') || {Half(from)} end",
            Granularity.Quarter => $"case when date_trunc('quarter', {from}) = date_trunc('quarter', {last}) then to_char({from}, 'YYYY-\"Q\"Q') end",
            _ => $"case when date_trunc('month', {from}) = date_trunc('month', {last}) then to_char({from}, 'YYYY-MM') end",
        };
    }

    /// <param name="isNamed">Which records may hold the words is asked beside this.</param>
    public static string Filter(IncidentFilter filter, SqlParameters parameters, bool isNamed = false)
    {
        var conditions = new List<string>();
        if (filter.Types is not null) conditions.Add($"type = any({parameters.Add(filter.Types.ToArray())})");
        if (filter.Outcome is { } outcome) conditions.Add($"outcome = {parameters.Add(Codes.Of(outcome))}");

        // What a withdrawn import had recorded is not there, unless it is what is asked for.
        conditions.Add(filter.Status is { } status ? $"status = {parameters.Add(Codes.Of(status))}" : "status <> 'withdrawn'");
        if (filter.Severity is { } severity) conditions.Add(InLevels(severity.Levels, parameters));
        if (filter.Occasion is not null) conditions.Add($"occasions @> array[{parameters.Add(filter.Occasion)}]::text[] and occasions <> '{{}}'");
        if (filter.Source is not null) conditions.Add($"{parameters.Add(filter.Source)} = any(sources)");
        if (filter.Sector is not null) conditions.Add($"sector_key = {parameters.Add(RegisterTables.NameKey(filter.Sector)!)}");
        if (filter.Agency is { } agency)
        {
            conditions.Add(parameters.AgencyKeys is { } keys
                ? $"agencies && {parameters.Add(keys.ToArray())} and agencies <> '{{}}'"
                : AnyPart("array_to_string(agencies, E'\\n')", filter.AgencyNames ?? [agency], parameters));
        }

        if (filter.Place is { } place) conditions.Add(InPlace(place, filter.Places, parameters.PlaceKeys, parameters));
        if (filter.Import is not null) conditions.Add($"import = {parameters.Add(filter.Import)}");
        if (filter.Text is not null) conditions.Add(isNamed ? Words(parameters.Words!.Phrases, parameters) : Words(filter.Text, parameters.Words, parameters));
        return string.Join(" and ", conditions);
    }

    /// <summary>The part of a scope that a register has columns for.</summary>
    public static string Within(RowScope scope, Func<string, bool> has, SqlParameters parameters)
    {
        var conditions = new List<string> { "true" };
        if (scope.Status is { } status && has("status")) conditions.Add($"status = {parameters.Add(status)}");
        if (scope.Said is { } said && has("said_from") && has("occasions"))
            conditions.Add($"((said_from < {parameters.Add(said.To)} and said_to > {parameters.Add(said.From)}) or (occasions <> '{{}}' and occasions && {parameters.Add((scope.Occasions ?? []).ToArray())}))");
        return string.Join(" and ", conditions);
    }

    /// <summary>Of every word of the text, some word of the row begins so.</summary>
    /// <param name="phrases">As <see cref="SearchKey.PhrasesOf"/> gives them.</param>
    public static string Words(IReadOnlyList<string> phrases, SqlParameters parameters) =>
        phrases.Count == 0 ? "false" : string.Join(" and ", phrases.Select(phrase => $"search like {parameters.Add($"%{phrase}%")}"));

    /// <summary>
    /// The same of records that were looked up. Where so many hold the words that they were not, the list is gone through in its order until there are enough;
    /// the planner takes any text for rare and would read all the others first, so it is not shown that these are texts.
    /// </summary>
    /// <param name="found">Null: they were not.</param>
    public static string Words(string text, WordsFound? found, SqlParameters parameters)
    {
        var words = Words(found?.Phrases ?? SearchKey.PhrasesOf(text), parameters);
        return found?.Keys is { } keys ? $"key = any({parameters.Add(keys.ToArray())}) and {words}" : $"case when {words} then true else false end";
    }

    /// <summary>How well a row answers words, of those that hold them all: as whole words, not only beginnings of some, and in its title as they were written, with their marks.</summary>
    public static string Rank(string text, SqlParameters parameters)
    {
        var whole = string.Join(" and ", SearchKey.PhrasesOf(text).Select(phrase => $"search || ' ' like {parameters.Add($"%{phrase} %")}"));
        var written = string.Join(" and ", text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => $"title like any({parameters.Add(FormsOf(word).Select(form => $"%{Escape(form)}%").ToArray())})"));
        return $"(({(whole.Length == 0 ? "true" : whole)})::int + ({(written.Length == 0 ? "true" : written)})::int)";
    }

    /// <summary>The database does not know of all letters which are their capitals.</summary>
    private static IEnumerable<string> FormsOf(string word)
    {
        var lower = word.ToLowerInvariant();
        return new[] { lower, lower.ToUpperInvariant(), $"{char.ToUpperInvariant(lower[0])}{lower[1..]}" }.Distinct(StringComparer.Ordinal);
    }

    /// <summary>The period as a condition on [from, to): that it overlaps, and that it holds it.</summary>
    public static (string Overlaps, string Holds) InPeriod(Period? period, string from, string to, SqlParameters parameters)
    {
        if (period is null) return ("true", "true");

        var first = parameters.Add(period.From);
        var last = parameters.Add(period.To);
        return ($"({from} is null or ({from} < {last} and {to} > {first}))", $"({from} is not null and {from} >= {first} and {from} < {last} and {to} <= {last})");
    }

    /// <summary>Whether a record has one of the levels. The level alone is told first: an index and the statistics know it.</summary>
    private static string InLevels(IReadOnlyList<AskedLevel> levels, SqlParameters parameters)
    {
        var any = $"severity = any({parameters.Add(levels.Select(level => level.Level).Distinct(StringComparer.Ordinal).ToArray())})";
        if (levels.Any(level => level.Scale is null)) return any;

        var scales = levels.GroupBy(level => level.Scale!, StringComparer.Ordinal).ToArray();
        return scales is [var sole]
            ? $"{any} and severity_scale = {parameters.Add(sole.Key)}"
            : $"{any} and ({string.Join(" or ", scales.Select(scale => $"severity_scale = {parameters.Add(scale.Key)} and severity = any({parameters.Add(scale.Select(level => level.Level).ToArray())})"))})";
    }

    /// <summary>Whether a record is of a place.</summary>
    /// <param name="places">What it means; null: no known place.</param>
    /// <param name="known">The names that hold one of those that are meant; null: not looked up.</param>
    public static string InPlace(string place, PlaceFilter? places, IReadOnlyList<string>? known, SqlParameters parameters)
    {
        if (places is null && IsCountry(place)) return $"country = {parameters.Add(place)}";

        var named = known is null ? $"place_key like {Part(place, parameters)}" : $"place_key = any({parameters.Add(known.ToArray())})";
        if (places is null) return named;
        if (known is null) return Lies(places, parameters);

        var isNamed = places.Countries.Count == 0 ? named : $"(country = any({parameters.Add(places.Countries.ToArray())}) or {named})";
        return places.Names.All(name => name is { From: null, To: null }) ? isNamed : $"{isNamed} and {Lies(places, parameters)}";
    }

    /// <summary>Two capital letters are a country's code, never part of a name.</summary>
    private static bool IsCountry(string place) => place.Length == 2 && place.All(char.IsAsciiLetterUpper);

    private static string Half(string time) => $"(case when extract(month from {time}) <= 6 then '1' else '2' end)";

    public static string Part(string text, SqlParameters parameters) => parameters.Add($"%{Escape(SearchKey.Of(text))}%");

    /// <summary>Whether a record names one of the places as a whole word, on a day when the name meant that place; what has no date may have been on any.</summary>
    private static string Lies(PlaceFilter places, SqlParameters parameters)
    {
        var patterns = parameters.Add(Patterns(places));
        var since = parameters.Add(places.Names.Select(name => name.From?.ToDateTime(TimeOnly.MinValue) ?? DateTime.MinValue).ToArray());
        var until = parameters.Add(places.Names.Select(name => name.To?.AddDays(1).ToDateTime(TimeOnly.MinValue) ?? DateTime.MaxValue).ToArray());
        return $"""
            (country = any({parameters.Add(places.Countries.ToArray())}) or exists (
                select from unnest({patterns}::text[], {since}::timestamp[], {until}::timestamp[]) named(pattern, since, until)
                where place_key ~ pattern and (occurred_from is null or (occurred_from < until and occurred_to > since))))
            """;
    }

    /// <summary>What finds each name of a place as a whole word.</summary>
    public static string[] Patterns(PlaceFilter places) => [.. places.Names.Select(name => $@"\m{Regex.Escape(name.Key)}\M")];

    /// <summary>Whether a name is one of those that hold one of the texts.</summary>
    /// <param name="known">Null: they were not looked up.</param>
    public static string Named(string column, IReadOnlyList<string>? known, IReadOnlyList<string> texts, SqlParameters parameters) =>
        known is null ? AnyPart(column, texts, parameters) : $"{column} = any({parameters.Add(known.ToArray())})";

    /// <summary>Whether a folded text holds one of the texts.</summary>
    public static string AnyPart(string column, IReadOnlyList<string> texts, SqlParameters parameters) =>
        texts.Count == 1 ? $"{column} like {Part(texts[0], parameters)}" : $"{column} like any({parameters.Add(texts.Select(text => $"%{Escape(SearchKey.Of(text))}%").ToArray())})";

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
