using Npgsql;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Events;
using ThreatRegister.Application.Queries;
using ThreatRegister.EmbeddedPostgres;
using ThreatRegister.EventLog;
using ThreatRegister.EventLog.Postgres;
using ThreatRegister.Registers.Postgres;

namespace ThreatRegister.Cli;

/// <summary>The parts of a register put together for one run of the program: the only place that names a store.</summary>
internal sealed class RegisterSession : IAsyncDisposable
{
    private readonly EmbeddedCluster? cluster;
    private readonly NpgsqlDataSource source;
    private readonly NpgsqlDataSource? bulkSource;
    private readonly PostgresEventLog log;

    private RegisterSession(Settings settings, EmbeddedCluster? cluster, NpgsqlDataSource source, NpgsqlDataSource? bulkSource)
    {
        Settings = settings;
        this.cluster = cluster;
        this.source = source;
        this.bulkSource = bulkSource;
        log = new(source);
        var keys = new FileKeyRing(Path.Combine(settings.DataFolder, "keys"));
        Codec = new(EventCatalogue.Default, keys);
        BulkAppend? bulk = bulkSource is null ? null : new PostgresBulkLog(bulkSource).AppendAsync;
        Commands = new CommandExecutor(log, Codec, keys, TimeProvider.System, settings.Zone, bulk);
        Maintenance = new(log, Codec, source, settings.Zone);
        Registers = new PostgresRegisters(source, settings.Zone);
        Moments = new(log, Codec);
    }

    public Settings Settings { get; }

    public IEventLog Log => log;

    public NpgsqlDataSource Source => source;

    public EventCodec Codec { get; }

    public CommandExecutor Commands { get; }

    public RegisterMaintenance Maintenance { get; }

    public IRegisters Registers { get; }

    public MomentReader Moments { get; }

    public Viewer Viewer => Viewer.Local(Settings.Actor);

    /// <summary>Opens the register: the embedded PostgreSQL, made and migrated where needed, or the one that was named.</summary>
    public static async Task<RegisterSession> OpenAsync(Settings settings, CancellationToken cancellationToken)
    {
        if (settings.Connection is { } connection)
        {
            var named = new RegisterSession(settings, cluster: null, SourceOf(ConnectionText.Parse(connection)), settings.BulkConnection is { } bulk ? SourceOf(ConnectionText.Parse(bulk)) : null);
            await named.RequireSchemaAsync(cancellationToken);
            return named;
        }

        var cluster = await EmbeddedCluster.OpenAsync(new(settings.DataFolder), Progress.Notes, cancellationToken);
        try
        {
            await MigrateAsync(cluster.OwnerConnectionString, cancellationToken);
            return new(settings, cluster, SourceOf(cluster.ConnectionStringFor(LogSchema.AppRole)), SourceOf(cluster.ConnectionStringFor(LogSchema.BulkRole)));
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Brings the schema up to date, as the owner of the database.</summary>
    public static async Task MigrateAsync(string ownerConnection, CancellationToken cancellationToken)
    {
        await using var owner = NpgsqlDataSource.Create(ownerConnection);
        await LogSchema.MigrateAsync(owner, cancellationToken);
        await RegisterMaintenance.GrantAsync(owner, LogSchema.AppRole, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Commands.Dispose();
        await log.DisposeAsync();
        await source.DisposeAsync();
        if (bulkSource is not null) await bulkSource.DisposeAsync();
        if (cluster is not null) await cluster.DisposeAsync();
    }

    private async Task RequireSchemaAsync(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("select to_regclass('log.events') is not null");
        if (await command.ExecuteScalarAsync(cancellationToken) is true) return;

        await DisposeAsync();
        throw new CliException(ExitCode.Failure, "The database has no register yet. Run 'db migrate --connection URL' as its owner, and grant your role threatreg_app.");
    }

    private static NpgsqlDataSource SourceOf(string connection) =>
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { ApplicationName = "threatreg", MaxAutoPrepare = 50 });
}
