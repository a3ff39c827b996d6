using Npgsql;
using ThreatRegister.EventLog.Sequenced;
#if ALL_STORES
using Marten;
using ThreatRegister.EventLog.EventStoreDb;
using ThreatRegister.EventLog.Marten;
using ThreatRegister.EventLog.Postgres;
#endif

namespace ThreatRegister.Cli;

/// <summary>The stores whose packages are not in every registry: here only with -p:Stores=all.</summary>
internal static class OtherStores
{
#if ALL_STORES
    public static bool AreBuiltIn => true;

    public static (IStreamStore Store, IAsyncDisposable Owned) Open(StoreChoice choice, NpgsqlDataSource source)
    {
        if (choice.Name is StoreChoice.Marten)
        {
            var marten = MartenLog.Open(choice, source);
            return (marten.Streams, marten);
        }

        try
        {
            var streams = new EventStoreDbStreams(choice.Connection!, choice.Prefix ?? EventStoreDbStreams.DefaultPrefix);
            return (streams, streams);
        }
        catch (Exception wrong) when (wrong is EventStore.Client.ConnectionStringParseException or ArgumentException)
        {
            throw new CliException(ExitCode.Usage, $"THREATREG_EVENTSTORE cannot be used: {wrong.Message}");
        }
    }

    public static async Task MigrateAsync(StoreChoice choice, NpgsqlDataSource owner, CancellationToken cancellationToken)
    {
        if (choice.Name is not StoreChoice.Marten) return;

        await using var marten = MartenLog.Open(choice, owner);
        await MartenStreams.MigrateAsync(marten.Store, marten.Source, choice.Connection is null ? LogSchema.AppRole : null, cancellationToken);
    }

    /// <summary>Makes what is kept beside the log, as the owner of the database.</summary>
    public static async Task MigrateBesideAsync(StoreChoice choice, string ownerConnection, CancellationToken cancellationToken)
    {
        if (choice.Name is not StoreChoice.Marten) return;

        await MartenShop.MigrateAsync(NpgsqlDataSource.Create(OwnOf(choice) ?? ownerConnection), cancellationToken);
        if (choice.Connection is not null) return;

        await using var owner = NpgsqlDataSource.Create(ownerConnection);
        await MartenStreams.GrantAsync(owner, LogSchema.AppRole, MartenShop.Schemas, cancellationToken);
    }

    /// <summary>Keeps beside the pages what the store's own people look for; null where there is nothing.</summary>
    /// <param name="open">Connects to the register's database, without prepared statements: they ruin Marten's rebuilds.</param>
    public static async Task<IAsyncDisposable?> StartBesideAsync(RegisterSession session, Func<NpgsqlDataSource> open, CancellationToken cancellationToken) =>
        session.Settings.Store is { Name: StoreChoice.Marten } choice
            ? await MartenShop.StartAsync(OwnOf(choice) is { } own ? NpgsqlDataSource.Create(own) : open(), session, cancellationToken)
            : null;

    private static string? OwnOf(StoreChoice choice) => choice.Connection is { } connection ? ConnectionText.Parse(connection) : null;

    /// <summary>A Marten store in the register's database, or in one of its own.</summary>
    private sealed class MartenLog : IAsyncDisposable
    {
        private readonly NpgsqlDataSource? own;

        private MartenLog(NpgsqlDataSource source, NpgsqlDataSource? own)
        {
            this.own = own;
            Source = source;
            Store = DocumentStore.For(options =>
            {
                options.Connection(source);
                MartenStreams.Configure(options);
            });
            Streams = new(Store, source);
        }

        public NpgsqlDataSource Source { get; }

        public DocumentStore Store { get; }

        public MartenStreams Streams { get; }

        public static MartenLog Open(StoreChoice choice, NpgsqlDataSource source)
        {
            var own = OwnOf(choice) is { } connection ? NpgsqlDataSource.Create(connection) : null;
            return new(own ?? source, own);
        }

        public async ValueTask DisposeAsync()
        {
            await Store.DisposeAsync();
            if (own is not null) await own.DisposeAsync();
        }
    }
#else
    public static bool AreBuiltIn => false;

    public static (IStreamStore Store, IAsyncDisposable Owned) Open(StoreChoice choice, NpgsqlDataSource source) => throw new InvalidOperationException(choice.Name);

    public static Task MigrateAsync(StoreChoice choice, NpgsqlDataSource owner, CancellationToken cancellationToken) => throw new InvalidOperationException(choice.Name);

    public static Task MigrateBesideAsync(StoreChoice choice, string ownerConnection, CancellationToken cancellationToken) => throw new InvalidOperationException(choice.Name);

    public static Task<IAsyncDisposable?> StartBesideAsync(RegisterSession session, Func<NpgsqlDataSource> open, CancellationToken cancellationToken) => throw new InvalidOperationException(session.Settings.Store.Name);
#endif
}
