using Npgsql;
using ThreatRegister.Application.Commands;
using ThreatRegister.EventLog;
using ThreatRegister.EventLog.Postgres;
using ThreatRegister.EventLog.Sequenced;

namespace ThreatRegister.Cli;

/// <summary>The log in the store that was chosen, with what each store has of its own.</summary>
internal sealed class OpenLog : IAsyncDisposable
{
    private readonly IAsyncDisposable owned;

    private OpenLog(IEventLog log, ILogCopy copy, ILogRestore? restore, BulkAppend? bulk, Func<CancellationToken, Task<LogVerdict>> verify, IAsyncDisposable owned)
    {
        (Log, Copy, Restore, Bulk, VerifyAsync) = (log, copy, restore, bulk, verify);
        this.owned = owned;
    }

    public IEventLog Log { get; }

    public ILogCopy Copy { get; }

    /// <summary>Null without a connection for bulk.</summary>
    public ILogRestore? Restore { get; }

    /// <summary>Null where many appends go the road of every append.</summary>
    public BulkAppend? Bulk { get; }

    public Func<CancellationToken, Task<LogVerdict>> VerifyAsync { get; }

    public static OpenLog On(StoreChoice choice, NpgsqlDataSource source, NpgsqlDataSource? bulkSource)
    {
        if (choice.IsPostgres)
        {
            var log = new PostgresEventLog(source);
            return new(
                log, new PostgresLogCopy(source), bulkSource is null ? null : new PostgresLogRestore(bulkSource), bulkSource is null ? null : new PostgresBulkLog(bulkSource).AppendSequenceAsync,
                cancellationToken => PostgresLogVerifier.VerifyAsync(source, cancellationToken: cancellationToken), log);
        }

        var (store, owned) = OtherStores.Open(choice, source);
        var sequenced = new SequencedEventLog(source, store);
        return new(sequenced, sequenced, sequenced, bulk: null, cancellationToken => VerifySequencedAsync(sequenced, cancellationToken), owned);
    }

    /// <summary>Makes what the store needs, as the owner of the database.</summary>
    public static async Task MigrateAsync(StoreChoice choice, NpgsqlDataSource owner, CancellationToken cancellationToken)
    {
        if (choice.IsPostgres) return;

        await OrderSchema.MigrateAsync(owner, cancellationToken);
        await OtherStores.MigrateAsync(choice, owner, cancellationToken);
    }

    public ValueTask DisposeAsync() => owned.DisposeAsync();

    private static async Task<LogVerdict> VerifySequencedAsync(SequencedEventLog log, CancellationToken cancellationToken)
    {
        try
        {
            return await LogVerifier.VerifyAsync(log.ReadAllAsync(0, cancellationToken).Select(StoredEvent.Of), known: null, cancellationToken);
        }
        catch (LogCorruptException missing)
        {
            return new LogVerdict.Wrong(missing.Position, missing.Message);
        }
    }
}
