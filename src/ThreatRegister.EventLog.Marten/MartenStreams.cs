using System.Globalization;
using System.Runtime.CompilerServices;
using JasperFx;
using JasperFx.Events;
using Marten;
using Marten.Exceptions;
using Marten.Services;
using Npgsql;
using ThreatRegister.EventLog.Sequenced;

namespace ThreatRegister.EventLog.Marten;

/// <summary>
/// The streams of a Marten event store: one for each of the log's, with its name as key. Marten numbers events when they are
/// appended and not when they are committed, so that a reader could pass one by; appends therefore take turns under a lock that ends
/// with their transaction.
/// </summary>
/// <param name="source">A role that may write in the schema. Its statements aren't prepared by themselves: that ruins Marten's rebuilds.</param>
public sealed class MartenStreams(DocumentStore store, NpgsqlDataSource source) : IStreamStore
{
    public const string DefaultSchema = "threatreg_marten";

    private const int EventsAtOnce = 2_000;

    private static readonly TimeSpan shortestPoll = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan longestPoll = TimeSpan.FromMilliseconds(50);

    private readonly string schema = store.Options.Events.DatabaseSchemaName;

    public string Name => $"marten {schema}";

    /// <summary>How a Marten store must be set to keep the log's streams; a shop's own settings may stand beside these.</summary>
    public static void Configure(StoreOptions options, string schema = DefaultSchema)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.AutoCreateSchemaObjects = AutoCreate.None;
        options.Events.DatabaseSchemaName = schema;
        options.Events.StreamIdentity = StreamIdentity.AsString;
        options.Events.AddEventType<RegisterEvent>();
    }

    /// <param name="owner">Connects as the owner of the database.</param>
    /// <param name="role">Gets the rights to append and to read; null where the owner himself works.</param>
    public static async Task MigrateAsync(DocumentStore store, NpgsqlDataSource owner, string? role, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(owner);
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate.CreateOrUpdate);
        if (role is not null) await GrantAsync(owner, role, [store.Options.Events.DatabaseSchemaName], cancellationToken);
    }

    /// <summary>Gives a role the rights to append, to read and to keep documents; not to make tables, and not to change what was appended.</summary>
    public static async Task GrantAsync(NpgsqlDataSource owner, string role, IEnumerable<string> schemas, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(owner);
        foreach (var schema in schemas)
        {
#pragma warning disable CA2100 // Names that this program gives.
            await using var command = owner.CreateCommand(
                $"""
                grant usage on schema {schema} to {role};
                grant select, insert, update, delete on all tables in schema {schema} to {role};
                grant usage, select on all sequences in schema {schema} to {role};
                grant execute on all functions in schema {schema} to {role};
                do $$ begin
                    if to_regclass('{schema}.mt_events') is not null then revoke update, delete on {schema}.mt_events from {role}; end if;
                end $$
                """);
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    public async Task<bool> AppendAsync(StreamName stream, long length, IReadOnlyList<StoreEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await LockAsync(connection, cancellationToken);
            await using var session = store.LightweightSession(SessionOptions.ForTransaction(transaction));
            session.Events.Append(stream.ToString(), length + events.Count, events.Select(happened => (object)Kept(happened)));
            await session.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        }
        catch (Exception error) when (error is ConcurrencyException or ExistingStreamIdCollisionException)
        {
            return false;
        }
        catch (Exception error) when (IsOutage(error))
        {
            throw Unavailable(error);
        }
    }

    public async IAsyncEnumerable<StoredEventOf> ReadStreamAsync(
        StreamName stream, long revision, int count, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var key = stream.ToString();
        for (var from = revision + 1; from <= revision + count;)
        {
            var upTo = Math.Min(from + EventsAtOnce - 1, revision + count);
            var page = await PageAsync(session => session.Events.FetchStreamAsync(key, upTo, fromVersion: from, token: cancellationToken), cancellationToken);
            foreach (var kept in page) yield return Read(kept);
            if (page.Count == 0) break;
            from = page[^1].Version + 1;
        }
    }

    public async IAsyncEnumerable<StoredEventOf> ReadAllAsync(Place from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var next = from.Commit; ;)
        {
            var page = await PageAsync(
                session => session.Events.QueryAllRawEvents().Where(kept => kept.Sequence >= next).OrderBy(kept => kept.Sequence).Take(EventsAtOnce).ToListAsync(cancellationToken),
                cancellationToken);
            foreach (var kept in page)
                if (kept.Data is RegisterEvent) yield return Read(kept);
            if (page.Count < EventsAtOnce) break;
            next = page[^1].Sequence + 1;
        }
    }

    public async Task WaitAsync(Place behind, CancellationToken cancellationToken)
    {
        var pause = shortestPoll;
        while (!await IsBehindAsync(behind.Commit, cancellationToken))
        {
            await Task.Delay(pause, cancellationToken);
            pause = pause * 2 < longestPoll ? pause * 2 : longestPoll;
        }
    }

    private async Task<IReadOnlyList<IEvent>> PageAsync(Func<IQuerySession, Task<IReadOnlyList<IEvent>>> read, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            await using var session = store.QuerySession(SessionOptions.ForConnection(connection));
            return await read(session);
        }
        catch (Exception error) when (IsOutage(error))
        {
            throw Unavailable(error);
        }
    }

    private async Task<bool> IsBehindAsync(long sequence, CancellationToken cancellationToken)
    {
        try
        {
#pragma warning disable CA2100 // The schema's name is a setting of this program.
            await using var command = source.CreateCommand($"select exists (select from {schema}.mt_events where seq_id > $1)");
#pragma warning restore CA2100
            command.Parameters.AddWithValue(sequence);
            return await command.ExecuteScalarAsync(cancellationToken) is true;
        }
        catch (Exception error) when (IsOutage(error))
        {
            throw Unavailable(error);
        }
    }

    private async Task LockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended($1, 6074889223012515844))", connection);
        command.Parameters.AddWithValue(schema);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static RegisterEvent Kept(StoreEvent happened) => new(happened.Id, happened.Type, happened.Data.ToArray(), happened.Metadata.ToArray());

    private static StoredEventOf Read(IEvent kept)
    {
        var happened = (RegisterEvent)kept.Data;
        return new(new(kept.Sequence, 0), StreamName.Parse(kept.StreamKey!), kept.Version - 1, kept.Timestamp, happened.Type, happened.Data, happened.Metadata);
    }

    private static bool IsOutage(Exception error) => error is NpgsqlException or MartenCommandException or TimeoutException;

    private static LogUnavailableException Unavailable(Exception error) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The Marten store cannot be reached or refuses: {error.Message}"), error);
}
