using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using ThreatRegister.Application.Events;
using ThreatRegister.Application.Queries;
using ThreatRegister.Cli;
using ThreatRegister.Domain;
using ThreatRegister.EventLog;
using ThreatRegister.Registers.Postgres;

namespace ThreatRegister.Tests.Acceptance;

/// <summary>The queries on the register of a fixture, for viewers that the program's own user is not: those with less clearance.</summary>
public sealed partial class Querying : IAsyncDisposable
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");
    private readonly NpgsqlDataSource source;
    private readonly OpenLog open;

    public Querying(RegisterFixture register)
    {
        source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(ConnectionOf(register.OwnerUrl)) { Options = "-c role=threatreg_app" });
        open = OpenLog.On(register.Cli.Store, source, bulkSource: null);
        Codec = new(EventCatalogue.Default, new FileKeyRing(Path.Combine(register.Cli.DataFolder, "keys")));
        var registers = new PostgresRegisters(source, Zone);
        (Registers, Responses, Work) = (registers, registers, registers);
        Moments = new(Log, Codec);
        Records = new(Log, Codec, Zone);
    }

    public IEventLog Log => open.Log;

    public EventCodec Codec { get; }

    public IRegisters Registers { get; }

    public IResponseRegister Responses { get; }

    public IWorkRegisters Work { get; }

    public MomentReader Moments { get; }

    public RecordReader Records { get; }

    [GeneratedRegex("^postgresql://(?<user>[^:]+):(?<password>[^@]+)@(?<host>[^:]+):(?<port>[0-9]+)/(?<database>.+)$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UrlForm();

    /// <summary>The URL that psql takes, as Npgsql has it.</summary>
    public static string ConnectionOf(string ownerUrl)
    {
        var url = UrlForm().Match(ownerUrl);
        return new NpgsqlConnectionStringBuilder
        {
            Host = Part("host"), Port = int.Parse(Part("port"), CultureInfo.InvariantCulture), Username = Part("user"), Password = Part("password"), Database = Part("database"),
        }.ConnectionString;
        string Part(string name) => Uri.UnescapeDataString(url.Groups[name].Value);
    }

    public static Viewer Viewer(Tlp clearance) => new("duty-1", clearance);

    public async Task<Moment> At(long? position) => (await Moments.AtAsync(position, TestContext.Current.CancellationToken))!;

    public async ValueTask DisposeAsync()
    {
        await open.DisposeAsync();
        await source.DisposeAsync();
    }
}
