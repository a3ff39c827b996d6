using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;

namespace ThreatRegister.Registers.Postgres;

/// <content>
/// Who recorded what. Acts are found by their positions, of one actor or of kinds of events by an index that ends in the position; a time of recording is
/// looked up as positions, since time never runs backwards in the log. So a part costs what it lists, however long the log is, and beside that only what
/// lies between and may not be seen.
/// </content>
public sealed partial class PostgresRegisters
{
    public Task<IReadOnlyList<ActItem>> ActsAsync(Viewer viewer, Moment moment, ActFilter filter, int limit, ActStretch stretch, CancellationToken cancellationToken = default)
    {
        var actor = viewer.FollowsOthers ? filter.Actor : viewer.Actor;
        if (filter.Actor is { } other && !string.Equals(other, actor, StringComparison.Ordinal)) return Task.FromResult<IReadOnlyList<ActItem>>([]);

        return snapshots.AskAsync(
            moment with { StatedBy = null },
            async snapshot =>
            {
                var since = filter.Recorded is { } from ? await FirstSinceAsync(snapshot, from.From, moment.Position, cancellationToken) : 1;
                var until = filter.Recorded is { } to ? await FirstSinceAsync(snapshot, to.To, moment.Position, cancellationToken) - 1 : moment.Position;
                if (stretch.Behind is { } behind) (since, until) = stretch.Backwards ? (Math.Max(since, behind + 1), until) : (since, Math.Min(until, behind - 1));
                var found = await snapshot.RowsAsync(
                    parameters => Acts(snapshot.Schema, viewer, filter with { Actor = actor }, (since, until), limit, stretch.Backwards, parameters),
                    reader => new FoundAct(
                        new(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetFieldValue<DateTimeOffset>(3), Text(reader, 4), Id: null, Title: null, Tlp.Clear), reader.IsDBNull(5) ? [] : reader.GetFieldValue<string[]>(5)),
                    cancellationToken);
                return await NamedAsync(snapshot, viewer, moment, found, cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>The first position that was recorded at a time or later, up to one more than the last that is asked for.</summary>
    /// <param name="time">As local time of the zone.</param>
    private async Task<long> FirstSinceAsync(Snapshot snapshot, DateTime time, long last, CancellationToken cancellationToken)
    {
        var (low, high) = (1L, last + 1);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);

            // An event that cannot be read has left no act: the next one tells.
            var next = await snapshot.RowsAsync(
                parameters => $"select position, (recorded_at at time zone '{zone.Id}') >= {parameters.Add(time)} from {snapshot.Schema}.acts where position >= {parameters.Add(middle)} order by position limit 1",
                reader => (Position: reader.GetInt64(0), IsSince: reader.GetBoolean(1)),
                cancellationToken);
            if (next.Count == 0 || next[0].IsSince) high = middle;
            else low = next[0].Position + 1;
        }

        return Math.Min(low, last + 1);
    }

    private static string Acts(string schema, Viewer viewer, ActFilter filter, (long Since, long Until) stretch, int limit, bool backwards, SqlParameters parameters)
    {
        var (clearance, most) = (parameters.Add((short)viewer.Clearance), $"order by position {(backwards ? "asc" : "desc")} limit {parameters.Add((long)limit)}");
        var asked = $"position between {parameters.Add(stretch.Since)} and {parameters.Add(stretch.Until)} and {(viewer.Clearance is Tlp.Red ? "true" : Seen(schema, clearance))}";
        if (filter.Actor is { } actor) asked += $" and actor = {parameters.Add(actor)}";
        const string Columns = "position, event, actor, recorded_at, of_register, keys";
        if (filter.Events is not { } events) return $"select {Columns} from {schema}.acts act where {asked} {most}";

        var kinds = parameters.Add(events.ToArray());
        return filter.Actor is null
            ? $"select found.* from unnest({kinds}) kind, lateral (select {Columns} from {schema}.acts act where event = kind and {asked} {most}) found {most}"
            : $"select {Columns} from {schema}.acts act where event = any({kinds}) and {asked} {most}";
    }

    /// <summary>As with single events: of the marking of each record that the act is about, after it and now, the stricter decides; where its row stands still, nobody knows it.</summary>
    private static string Seen(string schema, string clearance)
    {
        var seen = RegisterTables.All.Select(table => $"""
            when '{table.Name}' then not exists (select from unnest(act.keys) named (key) where
                not exists (select from {schema}.{table.Name} held where held.key = named.key and held.from_position <= act.position and held.to_position > act.position and held.marking <= {clearance})
                or exists (select from {schema}.{table.Name} held where held.key = named.key and held.to_position = {RegisterSchema.Open} and held.marking > {clearance})
                or exists (select from {schema}.parked where parked.register = '{table.Name}' and parked.stream = '{table.Category}-' || named.key and parked.position <= act.position))
            """);
        return $"case of_register {string.Join('\n', seen)} else true end";
    }

    /// <summary>What the records are called, and how strictly they are marked.</summary>
    private static async Task<IReadOnlyList<ActItem>> NamedAsync(Snapshot snapshot, Viewer viewer, Moment moment, IReadOnlyList<FoundAct> found, CancellationToken cancellationToken)
    {
        var heads = new Dictionary<(long Position, string Key), (string? Title, Tlp Marking)>();
        foreach (var of in found.Where(act => act.Item.Register is not null).GroupBy(act => act.Item.Register!, StringComparer.Ordinal))
        {
            (long Position, string Key)[] named = [.. of.SelectMany(act => act.Keys.Select(key => (act.Item.Position, key)))];
            var read = await snapshot.RowsAsync(
                parameters => $"""
                    select position, key,
                        (select title from {snapshot.Schema}.{of.Key} held where held.key = named.key and {RegisterSql.Recorded(moment, parameters)} and marking <= {parameters.Add((short)viewer.Clearance)}),
                        (select max(marking) from {snapshot.Schema}.{of.Key} held where held.key = named.key and (to_position = {RegisterSchema.Open} or (from_position <= named.position and to_position > named.position)))
                    from unnest({parameters.Add(named.Select(one => one.Position).ToArray())}, {parameters.Add(named.Select(one => one.Key).ToArray())}) named (position, key)
                    """,
                reader => (Position: reader.GetInt64(0), Key: reader.GetString(1), Head: (Text(reader, 2), reader.IsDBNull(3) ? Tlp.Red : (Tlp)reader.GetInt16(3))),
                cancellationToken);
            foreach (var one in read) heads[(one.Position, one.Key)] = one.Head;
        }

        return [.. found.Select(act => act.Keys is not [var first, ..]
            ? act.Item
            : act.Item with { Id = first, Title = heads[(act.Item.Position, first)].Title, Marking = act.Keys.Max(key => heads[(act.Item.Position, key)].Marking) })];
    }

    private sealed record FoundAct(ActItem Item, string[] Keys);
}
