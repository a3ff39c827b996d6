using System.Text;
using Npgsql;
using ThreatRegister.Application.Commands;
using ThreatRegister.Cli;
using ThreatRegister.EmbeddedPostgres;
using ThreatRegister.EventLog;
using ThreatRegister.EventLog.Postgres;

namespace ThreatRegister.Tests.Faults;

/// <summary>A register of its own for one test, with a client's journal, and everything that is asked of it after a fault.</summary>
internal sealed class Register : IAsyncDisposable
{
    public const string Actor = "duty-officer-1";
    public const string ThreatType = "crime.online-fraud";
    public const int HotIncidents = 4;

    private readonly string folder = DataFolders.New("threatreg-faults-");
    private long madeBefore;

    public string JournalPath => Path.Combine(folder, "journal.jsonl");

    public string OwnerConnection { get; private set; } = "";

    public string AppConnection { get; private set; } = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static string HotIncident(int number) => $"hot-{number}";

    public static Settings SettingsOf(string folder, string? connection) =>
        new(folder, connection, BulkConnection: null, Actor, TimeZoneInfo.FindSystemTimeZoneById(Settings.DefaultZone), StoreChoice.Default);

    /// <summary>Made and filled with what the client's commands refer to; its server runs on without anybody who holds it.</summary>
    public static async Task<Register> MakeAsync()
    {
        var register = new Register();
        await using var session = await register.OpenAsync();
        await Accept("define-threat-type", $$$"""{"type":"{{{ThreatType}}}","name":{"vi":"Lừa đảo trực tuyến"},"countingWord":{"vi":"vụ"}}""");
        for (var number = 0; number < HotIncidents; number++)
            await Accept("report-incident", $$"""{"incident":"{{HotIncident(number)}}","title":"Chiến dịch lừa đảo {{number}}","type":"{{ThreatType}}","occurred":"2021"}""");
        register.madeBefore = (await session.Log.HeadAsync(Token)).Position;

        await using var cluster = await EmbeddedCluster.OpenAsync(new(register.folder), cancellationToken: Token);
        cluster.KeepRunning();
        register.OwnerConnection = cluster.OwnerConnectionString;
        register.AppConnection = cluster.ConnectionStringFor(LogSchema.AppRole);
        return register;

        async Task Accept(string name, string json) =>
            (await session.Commands.ExecuteAsync(new(CommandCatalogue.Parse(name, Encoding.UTF8.GetBytes(json)), Guid.CreateVersion7(), Actor), Token)).ShouldBeOfType<CommandAnswer.Accepted>();
    }

    /// <summary>As another run of the program: starts the server if it was killed.</summary>
    public Task<RegisterSession> OpenAsync() => RegisterSession.OpenAsync(SettingsOf(folder, connection: null), Token);

    /// <param name="connection">Another way to the database; null: the program's own.</param>
    public ClientProcess Start(string? connection = null) => new(folder, JournalPath, connection);

    /// <summary>SIGKILL for the server and all its sessions.</summary>
    public async Task KillServerAsync() => ServerProcesses.Kill(await ScalarAsync<string>("show data_directory"));

    /// <summary>How many commands the client has had no answer to.</summary>
    public int Unanswered() => Journal.Open(Journal.Read(JournalPath)).Count;

    /// <summary>As the owner of the database.</summary>
    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var owner = NpgsqlDataSource.Create(OwnerConnection + ";Pooling=false");
        await using var command = owner.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(Token))!;
    }

    /// <summary>The log is what the journal says and its chain holds; the registers are what a rebuild makes of it.</summary>
    /// <param name="isSettled">The client has had an answer to everything.</param>
    /// <param name="withRegisters">False spares the rebuild, whose cost grows with the log.</param>
    public async Task<long> ShouldHoldAsync(bool isSettled, bool withRegisters = true)
    {
        await using var session = await OpenAsync();
        var log = await session.Log.ReadAllAsync(cancellationToken: Token).ToListAsync(Token);
        Oracle.Judge(Journal.Read(JournalPath), log, madeBefore, isSettled).ShouldBeEmpty();
        (await PostgresLogVerifier.VerifyAsync(session.Source, cancellationToken: Token)).ShouldBeOfType<LogVerdict.Ok>();
        if (withRegisters) await RegistersShouldBeAsRebuiltAsync(session);
        return log.Count;
    }

    public async ValueTask DisposeAsync()
    {
        await EmbeddedCluster.StopAsync(new(folder));
        Directory.Delete(folder, recursive: true);
    }

    private static async Task RegistersShouldBeAsRebuiltAsync(RegisterSession session)
    {
        var head = await session.Log.HeadAsync(Token);
        (await session.Maintenance.CatchUpAsync(cancellationToken: Token)).ShouldBe(head.Position);
        (await session.Registers.ParkedAsync(Token)).ShouldBeEmpty();
        var digests = await session.Registers.DigestsAsync(Token);
        var tables = await TablesAsync(session);

        (await session.Maintenance.RebuildAsync(cancellationToken: Token)).ShouldBe(head.Position);

        (await session.Registers.DigestsAsync(Token)).ShouldBe(digests);
        (await TablesAsync(session)).ShouldBe(tables);
    }

    /// <summary>
    /// Every row of every table of the generation in use: old versions, what had been stated, the change log and the checkpoint too. Of the
    /// counts what each event moved: which number a facet has and when sums were taken depends on how far one batch went.
    /// </summary>
    private static async Task<IReadOnlyList<string>> TablesAsync(RegisterSession session)
    {
        var schema = $"registers_g{await ScalarAsync(session, "select generation::text from registers.projector")}";
        var names = await ScalarAsync(
            session, $"select string_agg(tablename, ' ' order by tablename) from pg_tables where schemaname = '{schema}' and tablename not in ('facets', 'cell_deltas', 'cell_sums')");
        var tables = new List<string>();
        foreach (var name in names.Split(' ')) tables.Add(await ContentAsync(session, name, $"{schema}.{name}"));
        tables.Add(await ContentAsync(session, "moves between cells", MovesIn(schema)));
        return tables;
    }

    private static string MovesIn(string schema) => $"""
        (select position, f.facet, f.value, f.year, cell, sum(delta) from {schema}.cell_deltas d join {schema}.facets f on f.id = d.facet
        group by 1, 2, 3, 4, 5 having sum(delta) <> 0)
        """;

    private static Task<string> ContentAsync(RegisterSession session, string name, string table) => ScalarAsync(
        session, $"select '{name}: ' || count(*) || ' rows, ' || md5(coalesce(string_agg(held::text, E'\\n' order by held::text collate \"C\"), '')) from {table} held");

    private static async Task<string> ScalarAsync(RegisterSession session, string sql)
    {
        await using var command = session.Source.CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync(Token))!;
    }
}
