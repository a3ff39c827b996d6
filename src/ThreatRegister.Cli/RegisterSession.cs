using Npgsql;
using ThreatRegister.Accounts;
using ThreatRegister.Accounts.Postgres;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Events;
using ThreatRegister.Application.EvidenceFiles;
using ThreatRegister.Application.Intake;
using ThreatRegister.Application.Listings;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Records;
using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Application.Questions;
using ThreatRegister.EmbeddedPostgres;
using ThreatRegister.EventLog;
using ThreatRegister.EventLog.Postgres;
using ThreatRegister.EventLog.Seals;
using ThreatRegister.Registers.Postgres;
using ThreatRegister.Reports;
using ThreatRegister.Seeds.Generation;
using ThreatRegister.Web;

namespace ThreatRegister.Cli;

/// <summary>The parts of a register put together for one run of the program: the only place that names a store.</summary>
internal sealed class RegisterSession : IAsyncDisposable
{
    private readonly EmbeddedCluster? cluster;
    private readonly string connection;
    private readonly NpgsqlDataSource source;
    private readonly NpgsqlDataSource reading;
    private readonly NpgsqlDataSource? bulkSource;
    private readonly OpenLog open;

    private RegisterSession(Settings settings, EmbeddedCluster? cluster, string connection, NpgsqlDataSource? bulkSource)
    {
        Settings = settings;
        this.cluster = cluster;
        this.connection = connection;
        source = SourceOf(connection, LogSchema.AppRole);
        reading = SourceOf(connection, LogSchema.AppRole, isReset: false);
        this.bulkSource = bulkSource;
        open = OpenLog.On(settings.Store, source, bulkSource);
        var log = open.Log;
        var keys = new FileKeyRing(Path.Combine(settings.DataFolder, "keys"));
        Codec = new(EventCatalogue.Default, keys);
        Commands = new CommandExecutor(log, Codec, keys, TimeProvider.System, settings.Zone, open.Bulk, GeneratedRecording.Remembered);
        Maintenance = new(log, Codec, source, settings.Zone, Path.Combine(settings.DataFolder, "rebuild"));
        var registers = new PostgresRegisters(reading, settings.Zone);
        (Registers, Work, Responses, Deadlines, PlaceGroups, CauseGroups) = (registers, registers, registers, registers, registers, registers);
        Evidence = new FileEvidenceStore(Path.Combine(settings.DataFolder, "evidence"));
        Moments = new(log, Codec);
        Records = new(log, Codec, settings.Zone);
        Places = new(log, Codec, settings.Zone);
        Audit = new PostgresAudit(source);
        (Drafts, Views, Notices) = (new PostgresDrafts(source), new PostgresViews(source), new PostgresNotices(source));
    }

    public Settings Settings { get; }

    public IEventLog Log => open.Log;

    public ILogCopy LogCopy => open.Copy;

    /// <summary>Null without a connection for bulk.</summary>
    public ILogRestore? LogRestore => open.Restore;

    public NpgsqlDataSource Source => source;

    public EventCodec Codec { get; }

    public CommandExecutor Commands { get; }

    public RegisterMaintenance Maintenance { get; }

    public IRegisters Registers { get; }

    public IWorkRegisters Work { get; }

    public IResponseRegister Responses { get; }

    public IDeadlineRegister Deadlines { get; }

    public RuleReader Rules => new(Records);

    public IPlaceGroups PlaceGroups { get; }

    public ICauseGroups CauseGroups { get; }

    public PlaceReader Places { get; }

    /// <summary>What summaries ask.</summary>
    public SummaryRegisters Summary => new(Registers, Responses, Deadlines, PlaceGroups, CauseGroups, Places.AtAsync, Rules.AtAsync);

    public IEvidenceStore Evidence { get; }

    /// <summary>What pages and API work on.</summary>
    public RegisterServices Services => new()
    {
        Log = Log, Codec = Codec, Commands = Commands, Registers = Registers, Work = Work, Responses = Responses, Deadlines = Deadlines, PlaceGroups = PlaceGroups, CauseGroups = CauseGroups,
        Evidence = Evidence, Moments = Moments, Records = Records, Places = Places, Rules = Rules, Summary = Summary, Zone = Settings.Zone, Time = TimeProvider.System, DataFolder = Settings.DataFolder,
        Accounts = Accounts, Audit = Audit, Drafts = Drafts, Views = Views, Notices = Notices, Gate = Gate, Sealing = Sealing,
        CatchUpAsync = (position, cancellationToken) => Maintenance.CatchUpAsync(position, cancellationToken: cancellationToken),
    };

    public MomentReader Moments { get; }

    public RecordReader Records { get; }

    /// <summary>What understands questions.</summary>
    public QuestionReader Questions => Services.Questions;

    /// <summary>What lists are read from.</summary>
    public ListPorts Lists => Services.Lists;

    /// <summary>Who may work with pages and API. The program itself works for whoever may enter the data folder or log in to the database.</summary>
    public AccountDesk Accounts => field ??= new(new PostgresAccountStore(source), Audit, new(), TimeProvider.System);

    public IAudit Audit { get; }

    public IDrafts Drafts { get; }

    public IViews Views { get; }

    public INotices Notices { get; }

    /// <summary>Asked before a command of somebody who signed in is executed.</summary>
    public CommandGate Gate => new(Log, Records, Accounts.Store);

    /// <summary>One record with everything about it.</summary>
    public RecordSheets Sheets => new(Registers, Work, Records, Rules, Settings.Zone);

    public Viewer Viewer => Viewer.Local(Settings.Actor);

    /// <summary>Null where the store's log cannot be sealed.</summary>
    public Sealing? Sealing => open.Seals is { } seals ? new(seals, new(seals, Settings.Seals, TimeProvider.System), Every: null) : null;

    /// <param name="roots">Is shown the log as far as it is right.</param>
    public Task<LogVerdict> VerifyLogAsync(RootCheck roots, CancellationToken cancellationToken) => open.VerifyAsync(roots, cancellationToken);

    /// <summary>Keeps what belongs beside the pages on the store that was chosen, until it is disposed of; null: nothing does.</summary>
    public async Task<IAsyncDisposable?> StartBesideAsync(CancellationToken cancellationToken)
    {
        if (Settings.Store.IsPostgres) return null;

        if (cluster is not null) await MigrateBesideAsync(cluster.OwnerConnectionString, Settings.Store, cancellationToken);
        return await OtherStores.StartBesideAsync(this, () => SourceOf(connection, LogSchema.AppRole, prepared: 0), cancellationToken);
    }

    public ReportDesk Desk => new(Commands.ExecuteAsync, Records, Moments, Work, NewestAsync, Viewer);

    /// <summary>The newest moment, with the registers brought up to it.</summary>
    public async Task<Moment> NewestAsync(CancellationToken cancellationToken)
    {
        var moment = (await Moments.AtAsync(position: null, cancellationToken))!;
        await Maintenance.CatchUpAsync(moment.Position, cancellationToken: cancellationToken);
        return moment;
    }

    /// <summary>Opens the register: the embedded PostgreSQL, made and migrated where needed, or the one that was named.</summary>
    public static async Task<RegisterSession> OpenAsync(Settings settings, CancellationToken cancellationToken)
    {
        if (settings.Connection is { } connection)
        {
            var bulk = settings.BulkConnection is { } named ? SourceOf(ConnectionText.Parse(named), LogSchema.BulkRole) : null;
            var session = new RegisterSession(settings, cluster: null, ConnectionText.Parse(connection), bulk);
            try
            {
                await RequireSchemaAsync(session.source, LogSchema.AppRole, "accounts.audit", cancellationToken);
                await RequireSchemaAsync(session.source, LogSchema.AppRole, "log.seals", cancellationToken);
                if (!settings.Store.IsPostgres) await RequireSchemaAsync(session.source, LogSchema.AppRole, "ordered.head", cancellationToken);
                if (bulk is not null) await RequireSchemaAsync(bulk, LogSchema.BulkRole, "log.events", cancellationToken);
                return session;
            }
            catch
            {
                await session.DisposeAsync();
                throw;
            }
        }

        var cluster = await EmbeddedCluster.OpenAsync(new(settings.DataFolder), Progress.Notes, cancellationToken);
        try
        {
            await MigrateAsync(cluster.OwnerConnectionString, settings.Store, cancellationToken);
            return new(settings, cluster, cluster.ConnectionStringFor(LogSchema.AppRole), SourceOf(cluster.ConnectionStringFor(LogSchema.BulkRole), LogSchema.BulkRole));
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Brings the schema up to date, as the owner of the database.</summary>
    public static async Task MigrateAsync(string ownerConnection, StoreChoice store, CancellationToken cancellationToken)
    {
        await using var owner = NpgsqlDataSource.Create(ownerConnection);
        await LogSchema.MigrateAsync(owner, cancellationToken);
        await OpenLog.MigrateAsync(store, owner, cancellationToken);
        await AccountsSchema.MigrateAsync(owner, cancellationToken);
        await RegisterMaintenance.GrantAsync(owner, LogSchema.AppRole, cancellationToken);
    }

    /// <summary>The same for what <see cref="StartBesideAsync"/> keeps.</summary>
    public static async Task MigrateBesideAsync(string ownerConnection, StoreChoice store, CancellationToken cancellationToken)
    {
        if (store.IsPostgres) return;

        await OtherStores.MigrateBesideAsync(store, ownerConnection, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Commands.Dispose();
        await open.DisposeAsync();
        await source.DisposeAsync();
        await reading.DisposeAsync();
        if (bulkSource is not null) await bulkSource.DisposeAsync();
        if (cluster is not null) await cluster.DisposeAsync();
    }

    /// <param name="table">One that the role may use and that this version's migration makes.</param>
    private static async Task RequireSchemaAsync(NpgsqlDataSource source, string role, string table, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = source.CreateCommand("select to_regclass($1) is not null");
            command.Parameters.AddWithValue(table);
            if (await command.ExecuteScalarAsync(cancellationToken) is true) return;
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new CliException(ExitCode.Failure, $"The login of this connection may not work as {role}: as the database's owner, 'grant {role} to <login>'. ({refused.MessageText})");
        }
        catch (PostgresException unknown) when (unknown.SqlState is PostgresErrorCodes.InvalidParameterValue)
        {
            // The role itself is made by the migration: no register here.
        }

        throw new CliException(ExitCode.Failure, $"The database has no register of this version yet. Run 'db migrate --connection URL' as its owner, and grant your login {role}.");
    }

    /// <summary>
    /// Whoever logs in, the work is done in one role: what it makes belongs to that role, and an owner's login cannot change the log by
    /// accident.
    /// </summary>
    /// <param name="isReset">Whether each use of a connection begins with the settings, locks and tables of the one before taken away; a transaction that ends leaves none, and a page asks many.</param>
    private static NpgsqlDataSource SourceOf(string connection, string role, int prepared = 50, bool isReset = true)
    {
        var builder = new NpgsqlConnectionStringBuilder(connection) { ApplicationName = "threatreg", MaxAutoPrepare = prepared, NoResetOnClose = !isReset };
        builder.Options = string.IsNullOrEmpty(builder.Options) ? $"-c role={role}" : $"{builder.Options} -c role={role}";
        try
        {
            return NpgsqlDataSource.Create(builder);
        }
        catch (ArgumentException wrong)
        {
            throw new CliException(ExitCode.Usage, $"The connection cannot be used: {wrong.Message}");
        }
    }
}
