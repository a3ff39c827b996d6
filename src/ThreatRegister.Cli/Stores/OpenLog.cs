using Npgsql;
using ThreatRegister.Application.Commands;
using ThreatRegister.EventLog;
using ThreatRegister.EventLog.Postgres;
using ThreatRegister.EventLog.Seals;
using ThreatRegister.EventLog.Sequenced;

namespace ThreatRegister.Cli;

/// <summary>The log in the store that was chosen, with what each store has of its own.</summary>
internal sealed class OpenLog : IAsyncDisposable
{
    private readonly IAsyncDisposable owned;

    private OpenLog(IEventLog log, ILogCopy copy, ILogRestore? restore, BulkAppend? bulk, Func<RootCheck, CancellationToken, Task<LogVerdict>> verify, ISealStore? seals, IAsyncDisposable owned)
    {
        (Log, Copy, Restore, Bulk, VerifyAsync, Seals) = (log, copy, restore, bulk, verify, seals);
        this.owned = owned;
    }

    public IEventLog Log { get; }

    public ILogCopy Copy { get; }

    /// <summary>Null without a connection for bulk.</summary>
    public ILogRestore? Restore { get; }

    /// <summary>Null where many appends go the road of every append.</summary>
    public BulkAppend? Bulk { get; }

    public Func<RootCheck, CancellationToken, Task<LogVerdict>> VerifyAsync { get; }

    /// <summary>Null where the store's log cannot be sealed.</summary>
    public ISealStore? Seals { get; }

    public static OpenLog On(StoreChoice choice, NpgsqlDataSource source, NpgsqlDataSource? bulkSource)
    {
        if (choice.IsPostgres)
        {
            var log = new PostgresEventLog(source);
            return new(
                log, new PostgresLogCopy(source), bulkSource is null ? null : new PostgresLogRestore(bulkSource), bulkSource is null ? null : new PostgresBulkLog(bulkSource).AppendSequenceAsync,
                (roots, cancellationToken) => PostgresLogVerifier.VerifyAsync(source, known: null, roots, cancellationToken), new PostgresSeals(source), log);
        }

        var (store, owned) = OtherStores.Open(choice, source);
        var sequenced = new SequencedEventLog(source, store);
        return new(sequenced, sequenced, sequenced, bulk: null, (roots, cancellationToken) => VerifySequencedAsync(sequenced, roots, cancellationToken), seals: null, owned);
    }

    /// <summary>Makes what the store needs, as the owner of the database.</summary>
    public static async Task MigrateAsync(StoreChoice choice, NpgsqlDataSource owner, CancellationToken cancellationToken)
    {
        if (choice.IsPostgres) return;

        await OrderSchema.MigrateAsync(owner, cancellationToken);
        await OtherStores.MigrateAsync(choice, owner, cancellationToken);
    }

    public ValueTask DisposeAsync() => owned.DisposeAsync();

    private static async Task<LogVerdict> VerifySequencedAsync(SequencedEventLog log, RootCheck roots, CancellationToken cancellationToken)
    {
        try
        {
            return await LogVerifier.VerifyAsync(log.ReadAllAsync(0, cancellationToken).Select(StoredEvent.Of), known: null, roots, cancellationToken);
        }
        catch (LogCorruptException missing)
        {
            return new LogVerdict.Wrong(missing.Position, missing.Message);
        }
    }
}
