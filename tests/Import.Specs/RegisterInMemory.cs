using Shouldly;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Imports;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Imports;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Sources;
using ThreatRegister.EventLog;

namespace ThreatRegister.Tests.Import_Specs;

/// <summary>
/// The contract of <see cref="ICommands"/> over dictionaries, as far as an import uses it: streams begin once, a command id has one body,
/// and what is refused leaves nothing. The importer runs against the real commands and log in the acceptance tests.
/// </summary>
internal sealed class RegisterInMemory : ICommands
{
    private readonly Dictionary<Guid, object> remembered = [];
    private readonly HashSet<StreamName> streams = [];

    public Dictionary<IncidentId, ReportIncident> Incidents { get; } = [];

    public List<object> Others { get; } = [];

    public int Calls { get; private set; }

    /// <summary>What the register refuses, besides.</summary>
    public Func<ReportIncident, Refusal?> Rule { get; init; } = _ => null;

    /// <summary>Stops the process after so many calls, as SIGKILL would: what was recorded stays.</summary>
    public int? DiesAfter { get; set; }

    public Task<ImportReport> Import(string file, MappingFile mapping, ImportOptions? options = null, IProgress<ImportProgress>? progress = null) =>
        new CsvImporter(this, TimeProvider.System).RunAsync(file, mapping, options ?? new("u1"), progress);

    public ValueTask<CommandAnswer> ExecuteAsync(CommandEnvelope command, CancellationToken cancellationToken = default)
    {
        Live();
        return ValueTask.FromResult(command.Body switch
        {
            RegisterSource source => Begin(command, StreamName.Of("source", source.Source.Value), () => Others.Add(source)),
            StartImport start => Begin(command, StreamName.Of("import", start.Import.Value), () => Others.Add(start)),
            CompleteImport complete => Remember(command, StreamName.Of("import", complete.Import.Value), () => Others.Add(complete)),
            _ => throw new InvalidOperationException($"{command.Body.GetType().Name} is not part of an import."),
        });
    }

    public ValueTask<IReadOnlyList<CommandAnswer>> BeginManyAsync(IReadOnlyList<CommandEnvelope> commands, CancellationToken cancellationToken = default)
    {
        Live();
        commands.Count.ShouldBeLessThanOrEqualTo(500);
        return ValueTask.FromResult<IReadOnlyList<CommandAnswer>>([.. commands.Select(Begin)]);
    }

    public ValueTask<ImportedRow?> ImportedRowOfAsync(IncidentId incident, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Incidents.GetValueOrDefault(incident)?.Imported);

    /// <summary>As after the days for which command ids are remembered.</summary>
    public void ForgetCommands() => remembered.Clear();

    private CommandAnswer Begin(CommandEnvelope command)
    {
        var report = (ReportIncident)command.Body;
        return Rule(report) is { } no
            ? new CommandAnswer.Refused(no, "type")
            : Begin(command, StreamName.Of("incident", report.Incident.Value), () => Incidents.Add(report.Incident, report));
    }

    private CommandAnswer Begin(CommandEnvelope command, StreamName stream, Action record)
    {
        if (streams.Contains(stream) && !remembered.ContainsKey(command.CommandId)) return new CommandAnswer.Stale(stream, Actual: 1);
        return Remember(command, stream, record);
    }

    private CommandAnswer Remember(CommandEnvelope command, StreamName stream, Action record)
    {
        if (remembered.TryGetValue(command.CommandId, out var body))
            return body.Equals(command.Body) ? new CommandAnswer.Accepted(stream, 1, Position: 0, Events: 0, Repeated: true) : new CommandAnswer.IdConflict(command.CommandId);

        remembered.Add(command.CommandId, command.Body);
        streams.Add(stream);
        record();
        return new CommandAnswer.Accepted(stream, 1, Position: remembered.Count, Events: 1, Repeated: false);
    }

    private void Live()
    {
        if (DiesAfter is { } limit && Calls >= limit) throw new ProcessKilledException();
        Calls++;
    }
}

internal sealed class ProcessKilledException : Exception;
