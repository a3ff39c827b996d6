using System.Globalization;
using System.Runtime.CompilerServices;
using Npgsql;
using ThreatRegister.EventLog.Seals;

namespace ThreatRegister.EventLog.Postgres;

/// <summary>Seals in the log's own schema. Every eighth level of the tree is kept, so that a hash is made of at most 128 rows.</summary>
/// <param name="source">Connects as <see cref="LogSchema.AppRole"/> or a role with its rights.</param>
public sealed class PostgresSeals(NpgsqlDataSource source) : ISealStore
{
    private const int KeptLevels = 8;
    private const int LeavesAtOnce = 1 << 16;

    private const string Columns = "size, root, sealed_at, checkpoint, key, frontier";

    // Whatever was done to a row, it is read, and then found not to be what was signed.
    private const string Read =
        "size, coalesce(root, ''), case when sealed_at between '0002-01-01' and '9000-01-01' then sealed_at else 'epoch' end, coalesce(checkpoint, ''), coalesce(key, ''), coalesce(frontier, '')";

    private const string LatestSql = $"select {Read} from log.seals order by size desc limit 1";
    private const string FindSql = $"select {Read} from log.seals where size = $1";
    private const string CoveringSql = $"select {Read} from log.seals where size >= $1 order by size limit 1";
    private const string NewestSql = $"select {Read} from log.seals order by size desc limit $1";
    private const string BeforeSql = $"select {Read} from log.seals where size < $2 order by size desc limit $1";
    private const string HeadSql = "select position, recorded_at, chain from log.log_head";
    private const string LeavesSql = "select position, leaf from log.events where position > $1 and position <= $2 order by position";
    private const string NodesSql = "select index, hash from log.seal_nodes where level = $3 and index >= $1 and index < $2 order by index";
    // Hashes may be there from seals whose rows are gone. They are not believed either: a proof of them is checked.
    private const string AddNodesSql = "insert into log.seal_nodes (level, index, hash) select * from unnest($1, $2, $3) on conflict do nothing";
    private const string AddSql = $"insert into log.seals ({Columns}) values ($1, $2, $3, $4, $5, $6)";

    private const string TailSql = "select coalesce((select position from log.log_head), 0), (select recorded_at from log.events where position > $1 order by position limit 1)";

    public async ValueTask<Seal?> LatestAsync(CancellationToken cancellationToken = default) => (await SealsAsync(LatestSql, [], cancellationToken)).SingleOrDefault();

    public async ValueTask<Seal?> FindAsync(long size, CancellationToken cancellationToken = default) => (await SealsAsync(FindSql, [Number(size)], cancellationToken)).SingleOrDefault();

    public async ValueTask<Seal?> CoveringAsync(long position, CancellationToken cancellationToken = default) => (await SealsAsync(CoveringSql, [Number(position)], cancellationToken)).SingleOrDefault();

    public async ValueTask<IReadOnlyList<Seal>> BeforeAsync(long? before, int limit, CancellationToken cancellationToken = default) =>
        before is { } bound ? await SealsAsync(BeforeSql, [Number(limit), Number(bound)], cancellationToken) : await SealsAsync(NewestSql, [Number(limit)], cancellationToken);

    public ValueTask<(long Head, DateTimeOffset? Since)> TailAsync(long size, CancellationToken cancellationToken = default) => ToldAsync(async () =>
    {
        await using var command = source.CreateCommand(TailSql);
        command.Parameters.Add(Number(size));
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return (row.GetInt64(0), row.IsDBNull(1) ? (DateTimeOffset?)null : new DateTimeOffset(row.GetDateTime(1)));
    });

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> HashesAsync(IReadOnlyList<Subtree> subtrees, CancellationToken cancellationToken = default) => ToldAsync(async () =>
    {
        if (subtrees.Count == 0) return (IReadOnlyList<ReadOnlyMemory<byte>>)[];

        await using var batch = source.CreateBatch();
        foreach (var subtree in subtrees) batch.BatchCommands.Add(Below(subtree));
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        var hashes = new List<ReadOnlyMemory<byte>>(subtrees.Count);
        foreach (var subtree in subtrees)
        {
            var below = new List<ReadOnlyMemory<byte>>();
            while (await rows.ReadAsync(cancellationToken)) below.Add(rows.GetFieldValue<byte[]>(1));
            if (below.Count != 1 << (subtree.Level % KeptLevels) || below.Any(hash => hash.Length != LogHash.Size))
                throw new LogCorruptException($"The hashes of the events at positions {subtree.From + 1} to {subtree.To} are not all there.", subtree.From + 1);

            hashes.Add(MerkleTree.Complete(below));
            await rows.NextResultAsync(cancellationToken);
        }

        return hashes;
    });

    public ValueTask<Seal?> SealAsync(ISealing sealing, CancellationToken cancellationToken = default) => ToldAsync(async () =>
    {
        ArgumentNullException.ThrowIfNull(sealing);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await LockAsync(connection, cancellationToken);
        var latest = (await SealsAsync(new NpgsqlCommand(LatestSql, connection), cancellationToken)).SingleOrDefault();
        var head = await HeadAsync(connection, cancellationToken);
        if (latest is null && head.Position == 0) return null;

        ReadOnlyMemory<byte> first = head.Position == 0 ? default : await LeavesAsync(connection, 0, 1, cancellationToken).FirstAsync(cancellationToken);
        var known = sealing.Begin(latest, head, first);
        if (latest?.Size == head.Position) return latest;

        var growth = new SealGrowth(sealing, latest, head, known);
        await GrowAsync(connection, growth, head.Position, cancellationToken);
        var seal = growth.End();
        await AddAsync(connection, seal, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return seal;
    });

    /// <summary>Some tens of thousands of leaves at a time, so that memory does not grow with how many there are.</summary>
    private static async Task GrowAsync(NpgsqlConnection connection, SealGrowth growth, long head, CancellationToken cancellationToken)
    {
        var nodes = new List<(Subtree Place, ReadOnlyMemory<byte> Hash)>();
        while (!growth.IsComplete)
        {
            var next = Math.Min(head, growth.Size + LeavesAtOnce);
            await foreach (var leaf in LeavesAsync(connection, growth.Size, next, cancellationToken))
            {
                growth.Add(leaf, (place, hash) =>
                {
                    if (place.Level % KeptLevels == 0) nodes.Add((place, hash));
                });
            }

            await AddNodesAsync(connection, nodes, cancellationToken);
            nodes.Clear();
        }
    }

    private static async IAsyncEnumerable<byte[]> LeavesAsync(NpgsqlConnection connection, long after, long upTo, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(LeavesSql, connection) { Parameters = { Number(after), Number(upTo) }, CommandTimeout = 0 };
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            after++;
            var leaf = row.GetInt64(0) == after && !row.IsDBNull(1) ? row.GetFieldValue<byte[]>(1) : [];
            yield return leaf.Length == LogHash.Size ? leaf : throw new LogCorruptException($"The leaf of position {after} is missing.", after);
        }

        if (after < upTo) throw new LogCorruptException($"Position {after + 1} is missing.", after + 1);
    }

    private static async Task LockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // Whoever else is sealing may have millions of events before him.
        await using var command = new NpgsqlCommand(string.Create(CultureInfo.InvariantCulture, $"select pg_advisory_xact_lock({LogSchema.SealLock})"), connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<LogHead> HeadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(HeadSql, connection);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? new(row.GetInt64(0), new(row.GetDateTime(1)), row.GetFieldValue<byte[]>(2)) : LogHead.Empty;
    }

    private static async Task AddNodesAsync(NpgsqlConnection connection, List<(Subtree Place, ReadOnlyMemory<byte> Hash)> nodes, CancellationToken cancellationToken)
    {
        if (nodes.Count == 0) return;

        await using var command = new NpgsqlCommand(AddNodesSql, connection);
        command.Parameters.Add(new NpgsqlParameter<short[]> { TypedValue = [.. nodes.Select(node => (short)node.Place.Level)] });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. nodes.Select(node => node.Place.Index)] });
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. nodes.Select(node => node.Hash.ToArray())] });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task AddAsync(NpgsqlConnection connection, Seal seal, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(AddSql, connection);
        command.Parameters.Add(Number(seal.Size));
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = seal.Root.ToArray() });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = seal.SealedAt.UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = seal.Note });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = seal.Key.ToArray() });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = seal.Frontier.ToArray() });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlBatchCommand Below(Subtree subtree)
    {
        var level = subtree.Level - (subtree.Level % KeptLevels);
        var (from, to) = (subtree.From >> level, subtree.To >> level);
        var below = new NpgsqlBatchCommand(level == 0 ? LeavesSql : NodesSql) { Parameters = { Number(from), Number(to) } };
        if (level > 0) below.Parameters.Add(new NpgsqlParameter<short> { TypedValue = (short)level });
        return below;
    }

    private ValueTask<List<Seal>> SealsAsync(string sql, NpgsqlParameter[] parameters, CancellationToken cancellationToken) => ToldAsync(async () =>
    {
#pragma warning disable CA2100 // Constants of this class.
        var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        command.Parameters.AddRange(parameters);
        return await SealsAsync(command, cancellationToken);
    });

    private static async Task<List<Seal>> SealsAsync(NpgsqlCommand asked, CancellationToken cancellationToken)
    {
        await using var command = asked;
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var seals = new List<Seal>();
        while (await row.ReadAsync(cancellationToken))
            seals.Add(new(row.GetInt64(0), row.GetFieldValue<byte[]>(1), new(row.GetDateTime(2)), row.GetString(3), row.GetFieldValue<byte[]>(4), row.GetFieldValue<byte[]>(5)));
        return seals;
    }

    private static NpgsqlParameter<long> Number(long value) => new() { TypedValue = value };

    private static async ValueTask<T> ToldAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (NpgsqlException error)
        {
            throw Outage.Describe(error);
        }
    }
}
