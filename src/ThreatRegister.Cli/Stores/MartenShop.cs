#if ALL_STORES
using JasperFx;
using JasperFx.Events.Daemon;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Npgsql;
using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.EventLog.Marten;
using ThreatRegister.EventLog.Sequenced;
using ThreatRegister.Messages.Wolverine;
using ThreatRegister.Registers.Marten;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Postgresql;

namespace ThreatRegister.Cli;

/// <summary>
/// What a team that runs Marten and Wolverine finds beside the pages: the registers as documents and, where <c>THREATREG_WOLVERINE</c> asks for
/// them, queues of PostgreSQL: one takes commands, one answers them, one tells of deadlines.
/// </summary>
internal static class MartenShop
{
    /// <summary>The parts of the setting, and the queues' names.</summary>
    public const string Commands = "commands", Answers = "answers", Deadlines = "deadlines";

    public const string MessageSchema = "threatreg_messages", QueueSchema = "threatreg_queues";

    private static readonly string[] parts = [Commands, Answers, Deadlines];

    public static string[] Schemas { get; } = [MartenStreams.DefaultSchema, MessageSchema, QueueSchema];

    /// <summary>Makes what it needs.</summary>
    /// <param name="owner">Connects as the owner of the database; disposed of with the host that it is given to.</param>
    public static async Task MigrateAsync(NpgsqlDataSource owner, CancellationToken cancellationToken)
    {
        using var host = Build(owner, AutoCreate.CreateOrUpdate, DaemonMode.Disabled, _ => { }, options => Listen(options, parts));
        await RegisterMessages.MakeTablesAsync(host, cancellationToken);
    }

    /// <param name="source">Disposed of with what is started.</param>
    public static async Task<IAsyncDisposable> StartAsync(NpgsqlDataSource source, RegisterSession session, CancellationToken cancellationToken)
    {
        var asked = Asked();
        var documents = new RegisterDocuments((SequencedEventLog)session.Log, session.Codec);
        var host = Build(source, AutoCreate.None, DaemonMode.HotCold, options => RegisterDocuments.Keep(options, documents), asked.Length == 0 ? null : options =>
        {
            Listen(options, asked);
            if (asked.Contains(Commands)) options.TakeRegisterCommands(session.Commands);
            if (asked.Contains(Deadlines)) options.RemindOfDeadlines(new(session.Log, (at, stop) => UnsettledAsync(session, at, stop), DeadlineView.SoonByDefault, TimeProvider.System));
        });
        await host.StartAsync(cancellationToken);
        return new Running(host, source);
    }

    private static IHost Build(NpgsqlDataSource source, AutoCreate make, DaemonMode daemon, Action<StoreOptions> keep, Action<WolverineOptions>? messages)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        var marten = builder.Services.AddMarten(options =>
        {
            options.Connection(source);
            RegisterDocuments.Configure(options);
            RegisterMessages.Configure(options);
            keep(options);
            options.AutoCreateSchemaObjects = make;
        }).AddAsyncDaemon(daemon);
        if (messages is null) return builder.Build();

        marten.IntegrateWithWolverine(integration => (integration.MessageStorageSchemaName, integration.TransportSchemaName, integration.AutoCreate) = (MessageSchema, QueueSchema, make));
        builder.UseWolverine(options =>
        {
            options.ServiceName = "threatreg";
            options.AutoBuildMessageStorageOnStartup = make;
            options.UseRuntimeCompilation();
            options.Discovery.DisableConventionalDiscovery();
            messages(options);
        });
        return builder.Build();
    }

    private static void Listen(WolverineOptions options, string[] asked)
    {
        if (asked.Contains(Commands)) options.ListenToPostgresqlQueue(Commands);
        if (asked.Contains(Answers)) options.PublishMessage<CommandAnswered>().ToPostgresqlQueue(Answers);
        if (asked.Contains(Deadlines)) options.PublishMessage<DeadlineNear>().ToPostgresqlQueue(Deadlines);
    }

    private static string[] Asked()
    {
        var asked = (Standard.Variable("THREATREG_WOLVERINE") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (asked.Except(parts, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            throw new CliException(ExitCode.Usage, $"THREATREG_WOLVERINE: '{unknown}' is none of {string.Join(", ", parts)}.");
        return asked;
    }

    private static async Task<DeadlineList> UnsettledAsync(RegisterSession session, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var moment = await session.NewestAsync(cancellationToken);
        var types = await session.Moments.TypesAtAsync(moment, session.Settings.Zone, cancellationToken);
        var rules = await session.Rules.AtAsync(moment.Position, cancellationToken);
        return await DeadlineQuery.RunAsync(
            session.Deadlines, rules, types, new(session.Viewer, moment, new()), new(at, session.Settings.Zone, DeadlineView.SoonByDefault), DeadlineQuery.Unsettled, cancellationToken);
    }

    private sealed class Running(IHost host, NpgsqlDataSource source) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await host.StopAsync();
            host.Dispose();
            await source.DisposeAsync();
        }
    }
}
#endif
