using Npgsql;

namespace ThreatRegister.EventLog.Sequenced;

/// <summary>The statements that write the order, each a set.</summary>
internal static class OrderWrites
{
    public static NpgsqlBatchCommand Events(List<OrderedEvent> events) => new(
        """
        insert into ordered.events (position, stream, version, revision, recorded_at, content, chain, commit_place, prepare_place)
        select * from unnest($1::bigint[], $2::text[], $3::bigint[], $4::bigint[], $5::timestamptz[], $6::bytea[], $7::bytea[], $8::bigint[], $9::bigint[])
        """)
    {
        Parameters =
        {
            Array(events, ordered => ordered.Position),
            Array(events, ordered => ordered.Stream.ToString()),
            Array(events, ordered => ordered.Version),
            Array(events, ordered => ordered.Revision),
            Array(events, ordered => ordered.RecordedAt.UtcDateTime),
            Array(events, ordered => ordered.Content),
            Array(events, ordered => ordered.Chain),
            Array(events, ordered => ordered.Place.Commit),
            Array(events, ordered => ordered.Place.Prepare),
        },
    };

    public static NpgsqlBatchCommand Commands(List<(Guid Id, KnownCommand Known)> commands) => new(
        """
        insert into ordered.commands (command_id, fingerprint, stream, first_position, last_position, version, recorded_at)
        select * from unnest($1::uuid[], $2::bytea[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[], $7::timestamptz[])
        """)
    {
        Parameters =
        {
            Array(commands, command => command.Id),
            Array(commands, command => command.Known.Fingerprint.ToArray()),
            Array(commands, command => command.Known.Stream),
            Array(commands, command => command.Known.Answer.FirstPosition),
            Array(commands, command => command.Known.Answer.LastPosition),
            Array(commands, command => command.Known.Answer.Version),
            Array(commands, command => command.Known.Answer.RecordedAt.UtcDateTime),
        },
    };

    public static NpgsqlBatchCommand Streams(IReadOnlyDictionary<StreamName, StreamEnd> ends) => new(
        """
        insert into ordered.streams (stream, version, stored) select * from unnest($1::text[], $2::bigint[], $3::bigint[])
        on conflict (stream) do update set version = excluded.version, stored = excluded.stored
        """)
    {
        Parameters =
        {
            Array(ends, end => end.Key.ToString()),
            Array(ends, end => end.Value.Version),
            Array(ends, end => end.Value.Stored),
        },
    };

    public static NpgsqlBatchCommand Head(LogHead head, Place place, string store) => new(
        "update ordered.head set position = $1, recorded_at = $2, chain = $3, commit_place = $4, prepare_place = $5, store = $6")
    {
        Parameters =
        {
            new NpgsqlParameter<long> { TypedValue = head.Position },
            new NpgsqlParameter<DateTime> { TypedValue = head.RecordedAt.UtcDateTime },
            new NpgsqlParameter<byte[]> { TypedValue = head.Chain.ToArray() },
            new NpgsqlParameter<long> { TypedValue = place.Commit },
            new NpgsqlParameter<long> { TypedValue = place.Prepare },
            new NpgsqlParameter<string> { TypedValue = store },
        },
    };

    private static NpgsqlParameter<TValue[]> Array<TItem, TValue>(IReadOnlyCollection<TItem> items, Func<TItem, TValue> value) => new() { TypedValue = [.. items.Select(value)] };
}
