using System.Text;
using Npgsql;
using ThreatRegister.Application.Events;
using ThreatRegister.Application.Queries;
using ThreatRegister.EmbeddedPostgres;
using ThreatRegister.EventLog;
using ThreatRegister.EventLog.Postgres;
using ThreatRegister.Registers.Postgres;

namespace ThreatRegister.Tests.Registers_Specs;

/// <summary>A PostgreSQL of its own with a log and its registers.</summary>
public abstract class RegisterFixture : IAsyncLifetime
{
    private readonly string folder = DataFolders.New("registers-");
    private EmbeddedCluster? cluster;
    private PostgresEventLog? log;

    internal static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    internal EventCodec Codec { get; private set; } = null!;

    internal NpgsqlDataSource Source { get; private set; } = null!;

    internal NpgsqlDataSource Owner { get; private set; } = null!;

    internal IEventLog Log => log!;

    internal RegisterMaintenance Maintenance { get; private set; } = null!;

    internal string WorkFolder => Path.Combine(folder, "rebuild");

    public async ValueTask InitializeAsync()
    {
        cluster = await EmbeddedCluster.OpenAsync(new(folder), progress: null, default);
        Owner = NpgsqlDataSource.Create(cluster.OwnerConnectionString);
        await LogSchema.MigrateAsync(Owner);
        await RegisterMaintenance.GrantAsync(Owner, LogSchema.AppRole);
        Source = NpgsqlDataSource.Create(cluster.ConnectionStringFor(LogSchema.AppRole));
        log = new(Source);
        Codec = new(EventCatalogue.Default, new FileKeyRing(Path.Combine(folder, "keys")));
        Maintenance = new(log, Codec, Source, Zone, WorkFolder);
        await BeginAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (log is not null) await log.DisposeAsync();
        if (Source is not null) await Source.DisposeAsync();
        if (Owner is not null) await Owner.DisposeAsync();
        if (cluster is not null) await cluster.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    protected abstract Task BeginAsync();

    internal async Task AppendAsync(params IReadOnlyList<Append> appends)
    {
        foreach (var answer in await Log.AppendAsync(appends)) answer.ShouldBeOfType<AppendResult.Accepted>();
    }

    internal Append Event((StreamName Stream, object Happened) next) => Event(next.Stream, Codec.Encode(next.Happened));

    internal static Append Event(StreamName stream, NewEvent stored) => new(stream, ExpectedVersion.Any, Guid.NewGuid(), new byte[32], "duty-1", default, [stored]);

    /// <summary>An event that nobody can read.</summary>
    internal static Append Poison(StreamName stream) => Event(stream, new NewEvent("incident-noted", 1, Encoding.UTF8.GetBytes("không phải JSON")));

    internal async Task<Moment> MomentAsync(long? position = null) => (await new MomentReader(Log, Codec).AtAsync(position))!;

    /// <summary>All that the registers in use hold, as lines of text: every table, numbers of facets and when sums were taken aside, which tell nothing.</summary>
    internal async Task<IReadOnlyDictionary<string, string[]>> TablesAsync()
    {
        var schema = (await LinesAsync("select 'registers_g' || generation from registers.projector"))[0];
        var tables = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var table in await LinesAsync($"select tablename from pg_tables where schemaname = '{schema}' and tablename not in ('facets', 'cell_deltas', 'cell_sums') order by 1"))
            tables[table] = await LinesAsync($"select line::text collate \"C\" from {schema}.{table} line order by 1");

        tables["cell_deltas"] = await LinesAsync(
            $"select row(position, f.facet, value, year, cell, sum(delta))::text collate \"C\" from {schema}.cell_deltas d join {schema}.facets f on f.id = d.facet group by position, f.facet, value, year, cell order by 1");
        return tables;
    }

    internal async Task<string[]> LinesAsync(string sql)
    {
        await using var command = Owner.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return [.. lines];
    }
}
