using Npgsql;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Registers.Postgres;

/// <summary>The register of measures; each is seen through its owner.</summary>
public sealed partial class PostgresRegisters : IResponseRegister
{
    private const int ManyOwners = 150;

    /// <summary>Of so many owners at the most each measure is told which they are.</summary>
    private const int MostTold = 500;

    /// <summary>Whether the owner's date has a beginning and an end.</summary>
    private const string IsBounded = "(since is not null and not ongoing)";

    /// <summary>Keys begin with the owner's kind, so that the measures of incidents come before those of occasions.</summary>
    public async Task<IReadOnlyList<ResponseItem>> ResponsesAsync(ResponseQuery query, int limit, string after = "", CancellationToken cancellationToken = default)
    {
        var items = new List<ResponseItem>();
        foreach (var owners in OwnersOf(query))
        {
            if (items.Count < limit) items.AddRange(await PageAsync(query, owners, limit - items.Count, after, cancellationToken));
        }

        return items;
    }

    public async Task<IReadOnlyList<ResponseCount>> ResponseCountsAsync(ResponseQuery query, Granularity per, CancellationToken cancellationToken = default)
    {
        var counts = new List<ResponseCount>();
        foreach (var owners in OwnersOf(query))
        {
            counts.AddRange(await ReadAsync(
                query.Query,
                (schema, parameters) =>
                {
                    var parts = PartsOf(query.Query.Filter.Period, parameters).Select(part => part.FromOwners || query.Query.Filter.Period is null
                        ? $"select of_group, since, until from {Held(schema, query, owners, part, parameters)} held"
                        : OwnDated(schema, query, owners, part, parameters));
                    return $"select of_group, {RegisterSql.Within(per, "since", "until")} as within, count(*) from ({string.Join(" union all ", parts)}) counted group by 1, 2 order by 1, 2";
                },
                reader => new ResponseCount(reader.GetString(0), Text(reader, 1), reader.GetInt64(2)),
                cancellationToken));
        }

        return [.. counts.GroupBy(count => (count.Group, count.Within)).Select(cell => new ResponseCount(cell.Key.Group, cell.Key.Within, cell.Sum(count => count.Responses)))];
    }

    /// <summary>Where many owners hold the words, their measures are read in parts of them, in the order of the list, until there are enough.</summary>
    private Task<IReadOnlyList<ResponseItem>> PageAsync(ResponseQuery query, Owners owners, int limit, string after, CancellationToken cancellationToken) => snapshots.AskAsync<IReadOnlyList<ResponseItem>>(
        query.Query.Moment,
        async snapshot =>
        {
            var found = owners.Holding is { } text ? await snapshot.WordsAsync(owners.Table.Name, text, query.Query.Moment, cancellationToken) : null;
            if (found?.Keys is not { } keys || keys.Count <= mostOwners) return await PageAsync(snapshot, query, owners, limit, after, found, cancellationToken);

            // Each part is four times the one before: few where each owner has measures, and no great many where hardly one has.
            var items = new List<ResponseItem>();
            var behind = keys.Select(key => (Key: key, Begins: $"{owners.Kind}-{key}/")).Where(owner => string.CompareOrdinal(owner.Begins, after) > 0 || after.StartsWith(owner.Begins, StringComparison.Ordinal));
            string[] left = [.. behind.OrderBy(owner => owner.Begins, StringComparer.Ordinal).Select(owner => owner.Key)];
            for (var (from, most) = (0, mostOwners); from < left.Length && items.Count < limit; (from, most) = (from + most, 4 * most))
                items.AddRange(await PageAsync(snapshot, query, owners, limit - items.Count, after, found with { Keys = left[from..Math.Min(from + most, left.Length)] }, cancellationToken));

            return items;
        },
        cancellationToken);

    private static Task<IReadOnlyList<ResponseItem>> PageAsync(Snapshot snapshot, ResponseQuery query, Owners owners, int limit, string after, WordsFound? found, CancellationToken cancellationToken) => snapshot.RowsAsync(
        query.Query,
        parameters =>
        {
            // Which ones is asked of indexes; then these few are read.
            var held = Held(snapshot.Schema, query, owners, Part.All, parameters);
            return $"""
                select owner_kind, owner, owner_title, response, kind, of_group, title, date, taken is not null, by, reach, result, source, stated_on, quotation, slot, basis,
                    {RegisterSql.Strictest(snapshot.Schema, owners.Table.Name, "owner_marking", "held.owner", query.Query.Moment, parameters)}
                from {held} held where key = any(array(select key from {held} held where key > {parameters.Add(after)} order by key limit {parameters.Add(limit)})) order by key
                """;
        },
        reader => new ResponseItem(
            reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5), reader.GetString(6), When.Parse(reader.GetString(7)), reader.GetBoolean(8),
            Text(reader, 9), reader.GetString(10), Text(reader, 11), Text(reader, 12), Text(reader, 13), Text(reader, 14), Text(reader, 15), reader.GetString(16)) { Marking = (Tlp)reader.GetInt16(17) },
        cancellationToken,
        found);

    /// <summary>
    /// The measures of one kind of owner that are asked for, with the dates that they go by: their own, else those of an owner that has an
    /// end, else when they were spoken of; for what goes on tells nothing of when something was done about it.
    /// </summary>
    private static string Held(string schema, ResponseQuery query, Owners owners, Part part, SqlParameters parameters)
    {
        var (viewer, moment, filter) = (query.Query.Viewer, query.Query.Moment, query.Query.Filter);
        var measures = RegisterSql.Valid(schema, RegisterTables.Responses.Name, RegisterTables.Responses.ColumnNames, viewer, moment, parameters);
        var told = RegisterSql.Valid(schema, owners.Table.Name, owners.Table.ColumnNames, viewer, moment, parameters);
        var (overlaps, _) = RegisterSql.InPeriod(filter.Period, "since", "until", parameters);
        var (own, _) = RegisterSql.InPeriod(filter.Period, "taken_from", "taken_to", parameters);
        var ofMeasure = $"owner_kind = '{owners.Kind}' and {part.OfMeasure} and {owners.OfKnown(parameters)}";
        var having = part.FromOwners ? owners.Undated : "true";
        var owning = $"(select key, title, marking as owner_marking, {owners.Dates} from {told} held where {owners.Asked(parameters)} and {having}) owning";
        // How many owners a period has is hard to guess; from them to their measures is through an index, however many they are.
        var joined = part.FromOwners
            ? $"{owning} cross join lateral (select * from {measures} held where owner = owning.key and {ofMeasure} offset 0) measure"
            : $"{measures} measure join {owning} on owning.key = measure.owner";
        return $"""
            (select * from (
                select measure.*, owning.title as owner_title, owning.owner_marking, coalesce(taken, owning.date, 'unknown') as date,
                    case when taken_from is not null then taken_from when {IsBounded} or said_from is null then owning.since else said_from end as since,
                    case when taken_from is not null then taken_to when {IsBounded} or said_from is null then owning.until else said_to end as until
                from {joined}
                where {ofMeasure} and {part.OfOwner} and {own} and {Measures(query, parameters)}) dated
            where {overlaps})
            """;
    }

    /// <summary>
    /// The measures with a date of their own in the period: of their owners only whether they are asked for matters. Where all are, the few that are not
    /// on record or hidden are taken off, which costs less than to look for each.
    /// </summary>
    private static string OwnDated(string schema, ResponseQuery query, Owners owners, Part part, SqlParameters parameters)
    {
        var (viewer, moment) = (query.Query.Viewer, query.Query.Moment);
        var measures = RegisterSql.Valid(schema, RegisterTables.Responses.Name, RegisterTables.Responses.ColumnNames, viewer, moment, parameters);
        var (own, _) = RegisterSql.InPeriod(query.Query.Filter.Period, "taken_from", "taken_to", parameters);
        return $"select of_group, taken_from as since, taken_to as until from {measures} measure where owner_kind = '{owners.Kind}' and {part.OfMeasure} and {own} and {Measures(query, parameters)} and {OwnerIsAsked()}";

        string OwnerIsAsked()
        {
            var told = RegisterSql.Valid(schema, owners.Table.Name, owners.Table.ColumnNames, viewer, moment, parameters);
            if (!owners.AllAsked || moment.StatedBy is not null) return $"exists (select from {told} held where key = measure.owner and {owners.Asked(parameters)})";

            var then = $"select from {schema}.{owners.Table.Name} held where key = measure.owner and {RegisterSql.Recorded(moment, parameters)}";
            var off = $"not exists ({then} and {owners.OffRecord})";
            return viewer.Clearance is Tlp.Red ? off : $"{off} and not exists ({then} and not ({RegisterSql.Visible(schema, owners.Table.Name, viewer, moment, parameters)}))";
        }
    }

    /// <summary>
    /// All measures that may be of a period, apart so that an index finds each: those with a date of their own, of a month or longer; those that
    /// go by their owner's date, again so; and those of owners whose date tells nothing.
    /// </summary>
    private static Part[] PartsOf(Period? period, SqlParameters parameters)
    {
        if (period is null) return [Part.All];

        var (first, last) = (parameters.Add(period.From), parameters.Add(period.To));
        const string isLong = "(until - since) > interval '31 days'";
        return
        [
            new($"taken_from is not null and not ({RegisterTables.LongTaken}) and {Begins("taken_from")}", "true"),
            new($"{RegisterTables.LongTaken} and taken_from < {last} and taken_to > {first}", "true"),
            new("taken_from is null", $"{IsBounded} and not ({isLong}) and {Begins("since")} and until > {first}", FromOwners: true),
            new("taken_from is null", $"{IsBounded} and {isLong} and since < {last} and until > {first}", FromOwners: true),
            new("taken_from is null", "(ongoing or since is null)", FromOwners: true),
        ];

        string Begins(string from) => $"{from} >= {first}::timestamp - interval '31 days' and {from} < {last}";
    }

    /// <summary>What is asked of the measure itself.</summary>
    private static string Measures(ResponseQuery query, SqlParameters parameters)
    {
        var filter = query.Query.Filter;
        var conditions = new List<string> { "true" };
        if (query.Group is { } group) conditions.Add($"of_group = {parameters.Add(Codes.Of(group))}");
        if (query.Kind is { } kind) conditions.Add($"kind = {parameters.Add(kind)}");
        if (query.Reach is { } reach) conditions.Add($"reach = {parameters.Add(Codes.Of(reach))}");
        if (query.Slot is { } slot) conditions.Add($"slot = {parameters.Add(Codes.Of(slot))}");
        if (filter.Source is { } source) conditions.Add($"source = {parameters.Add(source)}");
        if (filter.Agency is { } agency) conditions.Add(RegisterSql.Named("by_key", parameters.AgencyKeys, filter.AgencyNames ?? [agency], parameters));
        return string.Join(" and ", conditions);
    }

    /// <summary>
    /// Incidents, and occasions unless something is asked that only incidents have; none where incidents are asked for that are not on record any more,
    /// whose measures are not listed.
    /// </summary>
    private static Owners[] OwnersOf(ResponseQuery query)
    {
        var filter = query.Query.Filter;
        if (filter.Status is Lifecycle.Retracted or Lifecycle.MergedAway or Lifecycle.Withdrawn) return [];

        var ofOwner = filter with { Period = null, Source = null, Agency = null, AgencyNames = null };
        var incidents = new Owners(
            "incident", RegisterTables.Incidents, "occurred as date, occurred_from as since, occurred_to as until, ongoing", parameters => $"{RegisterSql.OnRecord} and {RegisterSql.Filter(ofOwner, parameters)}",
            AllAsked: ofOwner == new IncidentFilter(), RegisterSql.OffRecord, "undated",
            // The planner takes those that hold a text for a single one. Many it tells by themselves, and to look for each in all of them again would be longer.
            parameters => filter.Text is not null && parameters.Words?.Keys is { Count: <= MostTold } keys ? $"owner = any({parameters.Add(keys.ToArray())})" : "true",
            Holding: filter.Text);
        var occasions = new Owners(
            "occasion", RegisterTables.Occasions, "held as date, held_from as since, held_to as until, held like '%..' as ongoing",
            parameters => $"{(filter.Occasion is { } id ? $"key = {parameters.Add(id)}" : "true")} and {(filter.Text is { } text ? RegisterSql.Words(SearchKey.PhrasesOf(text), parameters) : "true")}",
            AllAsked: ofOwner == new IncidentFilter(), OffRecord: "false", Undated: "true", _ => "true");
        return ofOwner with { Occasion = null, Text = null } == new IncidentFilter() ? [incidents, occasions] : [incidents];
    }

    /// <param name="OfMeasure">What holds for the measures of this part.</param>
    /// <param name="OfOwner">What holds for their owners' dates.</param>
    /// <param name="FromOwners">The owners are found first, by their dates.</param>
    private sealed record Part(string OfMeasure, string OfOwner, bool FromOwners = false)
    {
        public static Part All { get; } = new("true", "true");
    }

    /// <param name="AllAsked">Whether all that are on record are asked for.</param>
    /// <param name="OffRecord">Which are not on record any more.</param>
    /// <param name="Undated">Which have measures without a date of their own, where that is known.</param>
    /// <param name="OfKnown">What holds of measures, where the owners were looked up.</param>
    /// <param name="Holding">The words they hold, where these are looked up; null: none are.</param>
    private sealed record Owners(string Kind, IRegisterTable Table, string Dates, Func<SqlParameters, string> Asked, bool AllAsked, string OffRecord, string Undated, Func<SqlParameters, string> OfKnown, string? Holding = null);
}
