using Shouldly;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Events;
using ThreatRegister.Application.Imports;
using ThreatRegister.Application.Imports.Veris;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ClosingRules;
using ThreatRegister.Domain.Imports;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Sources;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Domain.Withdrawals;
using ThreatRegister.EventLog;

namespace ThreatRegister.Tests.Import_Specs;

/// <summary>The real commands over the in-memory log, with the threat types that specs name. Counts calls, and can die between two of them.</summary>
internal sealed class RegisterInMemory : ICommands, IDisposable
{
    private static readonly string[] types =
        ["cyber", "cyber.attack", "cyber.intrusion", "cyber.malware", "cyber.misuse", "cyber.physical", "cyber.error", "cyber.availability", "disaster", "disaster.landslide", "disaster.other", "disaster.extreme-weather", "disaster.extreme-weather.storm", "disaster.extreme-weather.flood", "disaster.earthquake", "health", "health.epidemic"];

    private readonly InMemoryEventLog log = new(TimeProvider.System);
    private readonly EventCodec codec = new(EventCatalogue.Default, new NoPersons());
    private readonly CommandExecutor commands;
    private bool hasTypes;

    public RegisterInMemory() => commands = new(log, codec, new NoPersons(), TimeProvider.System, TimeZoneInfo.Utc);

    public int Calls { get; private set; }

    /// <summary>Stops the process after so many calls, as SIGKILL would: what was recorded stays.</summary>
    public int? DiesAfter { get; set; }

    public async Task<ImportReport> Import(string file, MappingFile mapping, ImportOptions? options = null, IProgress<ImportProgress>? progress = null)
    {
        if (!hasTypes) await DefineTypes();
        return await new CsvImporter(this, TimeProvider.System).RunAsync(file, mapping, options ?? new("u1"), progress);
    }

    public async Task<ImportReport> ImportVeris(IReadOnlyList<string> paths, ImportOptions? options = null, byte[]? schema = null)
    {
        if (!hasTypes) await DefineTypes();
        return await new VerisImporter(this).RunAsync(paths, new(new("vcdb"), "VERIS Community Database", schema), options ?? new("u1"));
    }

    public async Task<Dictionary<string, IncidentReported>> Incidents() =>
        (await Events()).OfType<IncidentReported>().ToDictionary(reported => reported.Incident.Value, StringComparer.Ordinal);

    /// <summary>What an operator does beside the imports.</summary>
    public async Task<CommandAnswer> Tell(object command) => await commands.ExecuteAsync(new(command, Guid.NewGuid(), "u2"), TestContext.Current.CancellationToken);

    /// <summary>All that was recorded of one incident.</summary>
    public async Task<IReadOnlyList<object>> Of(string incident)
    {
        var events = new List<object>();
        await foreach (var recorded in log.ReadStreamAsync(StreamName.Of("incident", incident), cancellationToken: TestContext.Current.CancellationToken)) events.Add(codec.Decode(recorded).Event);
        return events;
    }

    /// <summary>What was recorded about sources and imports.</summary>
    public async Task<IReadOnlyList<object>> Others() => [.. (await Events()).Where(happened => happened is SourceEvent or ImportEvent)];

    public async ValueTask<CommandAnswer.Refused?> Check(ReportIncident report, CancellationToken cancellationToken)
    {
        var tree = types.Aggregate(ThreatTypeTree.Initial, (known, type) =>
            ThreatTypeTree.Evolve(known, new ThreatTypeDefined(new(type), ParentOf(type), new(type, type), new("vụ", "cases"), [], ValidFrom: null)));
        var decision = IncidentDecider.Decide(Incident.Initial, report, new(TimeProvider.System.GetUtcNow().DateTime, tree, ClosingRuleBook.Initial));
        await Task.CompletedTask;
        return decision.Refusal is { } reason ? new(reason, decision.Field) : null;
    }

    public ValueTask<CommandAnswer> ExecuteAsync(CommandEnvelope command, CancellationToken cancellationToken = default)
    {
        Live();
        return commands.ExecuteAsync(command, cancellationToken);
    }

    public ValueTask<IReadOnlyList<CommandAnswer>> ExecuteManyAsync(
        IReadOnlyList<CommandEnvelope> many, bool unknownAreNew = false, CancellationToken cancellationToken = default)
    {
        Live();
        many.Count.ShouldBeLessThanOrEqualTo(500);
        return commands.ExecuteManyAsync(many, unknownAreNew, cancellationToken);
    }

    public ValueTask<ImportedIncident?> ImportedIncidentAsync(IncidentId incident, CancellationToken cancellationToken = default) => commands.ImportedIncidentAsync(incident, cancellationToken);

    public ValueTask<CommandAnswer?> FindObstacleAsync(CommandEnvelope command, CancellationToken cancellationToken = default) => commands.FindObstacleAsync(command, cancellationToken);

    public ValueTask<CommandAnswer.Refused?> CheckAsync(object body, CancellationToken cancellationToken = default) => commands.CheckAsync(body, cancellationToken);

    public ValueTask<IReadOnlySet<string>> NeededAsync(string command, string? id, string actor, CancellationToken cancellationToken = default) => commands.NeededAsync(command, id, actor, cancellationToken);

    public ValueTask<IReadOnlyDictionary<string, Hindrance>> HindrancesAsync(StreamName record, IReadOnlyCollection<string> asked, string actor, CancellationToken cancellationToken = default) => commands.HindrancesAsync(record, asked, actor, cancellationToken);

    public ValueTask<(StreamName Stream, long Version)> StandingAsync(StreamName record, CancellationToken cancellationToken = default) => commands.StandingAsync(record, cancellationToken);

    public ValueTask<WithdrawalBook> WithdrawalsAsync(CancellationToken cancellationToken = default) => commands.WithdrawalsAsync(cancellationToken);

    public void Dispose() => commands.Dispose();

    private async Task<List<object>> Events()
    {
        var events = new List<object>();
        await foreach (var recorded in log.ReadAllAsync(0, TestContext.Current.CancellationToken)) events.Add(codec.Decode(recorded).Event);
        return events;
    }

    private async Task DefineTypes()
    {
        hasTypes = true;
        foreach (var type in types)
        {
            var answer = await commands.ExecuteAsync(
                new(new DefineThreatType(new(type, type), new("vụ", "cases"), ParentOf(type)) { Type = new(type) }, Guid.NewGuid(), "u0"), TestContext.Current.CancellationToken);
            answer.ShouldBeOfType<CommandAnswer.Accepted>();
        }
    }

    private static ThreatTypeId? ParentOf(string type) => type.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? new(type[..dot]) : null;

    private void Live()
    {
        lock (log)
        {
            if (DiesAfter is { } limit && Calls >= limit) throw new ProcessKilledException();
            Calls++;
        }
    }

    /// <summary>Imports hold no personal data.</summary>
    private sealed class NoPersons : IKeyRing
    {
        public byte[]? Find(string subject) => null;

        public byte[] FindOrCreate(string subject) => throw new InvalidOperationException("An import has made personal data.");
    }
}

internal sealed class ProcessKilledException : Exception;
