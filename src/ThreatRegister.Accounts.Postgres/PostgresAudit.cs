using Npgsql;
using ThreatRegister.Domain;
using ThreatRegister.Projections;

namespace ThreatRegister.Accounts.Postgres;

/// <summary>The audit in <c>accounts.audit</c>, which the application's role can only add to and read.</summary>
public sealed class PostgresAudit(NpgsqlDataSource source) : IAudit
{
    private const string Columns = "number, at, actor, via, kind, subject, detail, marking, records, position, chain";
    private static readonly byte[] emptyChain = new byte[32];

    public async Task RecordAsync(AuditAct act, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(act);
        act = act.Bounded();
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await LockAsync(connection, cancellationToken);
        var (number, at, previous) = await NextAsync(connection, cancellationToken);
        await using var insert = new NpgsqlCommand($"insert into accounts.audit ({Columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)", connection);
        Query.Add(
            insert, number, at, act.Actor, act.Via, Codes.Of(act.Kind), act.Subject, act.Detail, act.Marking is { } marking ? (short)marking : null, act.Records, act.Position,
            AuditHash.Of(previous, number, at, act));
        await insert.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public Task<IReadOnlyList<AuditEntry>> ListAsync(int limit, long? before = null, AuditFilter? filter = null, CancellationToken cancellationToken = default) =>
        source.ReadAsync(
            $"""
            select {Columns} from accounts.audit
            where number < $1 and ($3::text is null or actor = $3 and kind <> all($9)) and ($4::text is null or kind = $4) and ($5::text is null or strpos(lower(subject), lower($5)) > 0 and coalesce(marking, 0) <= $8)
                and ($6::timestamptz is null or at >= $6) and ($7::timestamptz is null or at < $7)
            order by number desc limit $2
            """,
            EntryOf, cancellationToken, before ?? long.MaxValue, limit, filter?.Actor, filter?.Kind is { } kind ? Codes.Of(kind) : null, filter?.Subject, filter?.From?.ToUniversalTime(), filter?.To?.ToUniversalTime(), (short)(filter?.Clearance ?? Tlp.Red),
            AuditAct.Doerless.Select(Codes.Of).ToArray());

    public async Task<AuditVerdict> VerifyAsync(CancellationToken cancellationToken = default)
    {
        await using var command = source.CreateCommand($"select {Columns} from accounts.audit order by number");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var (count, chain, last) = (0L, emptyChain, DateTimeOffset.MinValue);
        while (await reader.ReadAsync(cancellationToken))
        {
            var number = reader.GetInt64(0);
            if (number != count + 1) return new AuditVerdict.Wrong(count + 1, $"it is missing; the next entry is {number}");
            if (!Codes.TryParse<AuditKind>(reader.GetString(4), out _)) return new AuditVerdict.Wrong(number, "its kind is none");

            var entry = EntryOf(reader);
            chain = AuditHash.Of(chain, number, entry.At, entry.Act);
            if (!chain.AsSpan().SequenceEqual(entry.Chain.Span)) return new AuditVerdict.Wrong(number, "its content is not what was chained");
            if (entry.At < last) return new AuditVerdict.Wrong(number, "its time is before that of the entry before");
            (count, last) = (number, entry.At);
        }

        return new AuditVerdict.Ok(count, chain);
    }

    /// <summary>In a statement of its own: a snapshot from before the wait would not see who was waited for.</summary>
    private static async Task LockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select pg_advisory_xact_lock(6074889223012515844)", connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<(long Number, DateTimeOffset At, byte[] Previous)> NextAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select coalesce(last.number, 0) + 1, greatest(last.at, clock_timestamp()), last.chain
            from (select 1) one left join (select number, at, chain from accounts.audit order by number desc limit 1) last on true
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt64(0), reader.Instant(1), reader.IsDBNull(2) ? emptyChain : reader.GetFieldValue<byte[]>(2));
    }

    private static AuditEntry EntryOf(NpgsqlDataReader reader)
    {
        var kind = Codes.TryParse<AuditKind>(reader.GetString(4), out var known) ? known : throw new InvalidOperationException($"Entry {reader.GetInt64(0)} of the audit has a kind that this program doesn't know. Run 'verify'.");
        var act = new AuditAct(
            reader.GetString(2), reader.GetString(3), kind, reader.GetString(5), reader.GetString(6), reader.IsDBNull(7) ? null : (Tlp)reader.GetInt16(7), reader.Number(8), reader.Number(9));
        return new(reader.GetInt64(0), reader.Instant(1), act, reader.GetFieldValue<byte[]>(10));
    }
}
