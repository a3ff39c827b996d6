using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Events;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Intake;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Projections.Intake;

namespace ThreatRegister.Application.Intake;

/// <summary>Runs one command: <see cref="ICommands.ExecuteAsync"/>.</summary>
public delegate ValueTask<CommandAnswer> Execute(CommandEnvelope command, CancellationToken cancellationToken);

/// <summary>What to do with the registers before they are asked for duplicates: bring them up to the log.</summary>
public delegate Task<Moment> Newest(CancellationToken cancellationToken);

/// <summary>
/// Decides on reports, one after another. To accept one records an incident and then says so in the report: two streams, never one
/// transaction. The incident's id is made of the report's, so that the same request, repeated after a crash between the two, completes it.
/// </summary>
public sealed class ReportDesk(Execute execute, RecordReader records, MomentReader moments, IWorkRegisters registers, Newest newest, Viewer viewer)
{
    private static readonly IntakeRegister intake = new();
    private static readonly IncidentRegister incidents = new();

    /// <summary>Records the incident that a report tells of, and accepts the report.</summary>
    /// <param name="given">Members of <c>report-incident</c> that take the place of what the report says.</param>
    /// <param name="isNew">It is known to be no duplicate: recorded incidents are not looked through.</param>
    /// <exception cref="JsonException">The members given are not those of <c>report-incident</c>.</exception>
    public async Task<ReportResult> AcceptAsync(ReportId id, JsonObject given, bool isNew, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(id, cancellationToken) is not { Received: { } received } report) return new(id.Value, ReportResultKind.NotFound);
        if (report.Status is ReportStatus.Accepted) return new(id.Value, ReportResultKind.Unchanged, report.Incident?.Value);
        if (report.Status is not ReportStatus.Received) return new(id.Value, ReportResultKind.Refused, Refusal: Refusal.ReportSettled);

        var incident = IncidentOf(id, report.Round);
        var members = Members(received, given, incident);
        if (members["type"] is null) return new(id.Value, ReportResultKind.TypeMissing, Field: "type");

        var body = (ReportIncident)CommandCatalogue.Parse(CommandCatalogue.NameOf(typeof(ReportIncident)), members);
        if (!await ExistsAsync(incident, cancellationToken))
        {
            if (!isNew && await DuplicatesAsync(body, cancellationToken) is { Count: > 0 } candidates)
                return new(id.Value, ReportResultKind.PossibleDuplicate, Candidates: candidates);
            if (await RecordAsync(id, body, cancellationToken) is { } refused) return refused;
        }

        return await SettleAsync(new AcceptReport(incident) { Report = id }, ReportResultKind.Accepted, incident, DerivedIds.From("accept report", id.Value, incident.Value), cancellationToken);
    }

    public Task<ReportResult> AttachAsync(ReportId id, IncidentId incident, CancellationToken cancellationToken = default) =>
        ChangeAsync(new AttachReport(incident) { Report = id }, ReportResultKind.Attached, incident, cancellationToken);

    public Task<ReportResult> RejectAsync(ReportId id, string grounds, CancellationToken cancellationToken = default) =>
        ChangeAsync(new RejectReport(grounds) { Report = id }, ReportResultKind.Rejected, incident: null, cancellationToken);

    public Task<ReportResult> ReopenAsync(ReportId id, string grounds, CancellationToken cancellationToken = default) =>
        ChangeAsync(new ReopenReport(grounds) { Report = id }, ReportResultKind.Reopened, incident: null, cancellationToken);

    /// <summary>The incidents that a waiting report may tell of.</summary>
    public async Task<IReadOnlyList<DuplicateCandidate>?> DuplicatesOfAsync(ReportId id, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(id, cancellationToken) is not { Received: { } received }) return null;

        var sketch = new Sketch(Id: null, received.Title, received.SuggestedType, received.Occurred ?? When.Unknown, received.Place);
        var moment = await newest(cancellationToken);
        return await DuplicateQuery.RunAsync(registers, viewer, moment, sketch, await moments.TypesAtAsync(moment.Position, cancellationToken), cancellationToken);
    }

    /// <summary>The incident that a report becomes: another one each time it is reopened, for the first may have been retracted.</summary>
    public static IncidentId IncidentOf(ReportId report, int round) =>
        new(DerivedIds.From("incident of report", report.Value, round.ToString(CultureInfo.InvariantCulture)).ToString());

    private async Task<ReportResult> ChangeAsync(ReportCommand command, ReportResultKind done, IncidentId? incident, CancellationToken cancellationToken) =>
        await FindAsync(command.Report, cancellationToken) is null
            ? new(command.Report.Value, ReportResultKind.NotFound)
            : await SettleAsync(command, done, incident, Guid.CreateVersion7(), cancellationToken);

    /// <summary>The state of a report; null where there is none that the viewer may see.</summary>
    private async Task<Report?> FindAsync(ReportId id, CancellationToken cancellationToken)
    {
        var history = await records.HistoryAsync(intake, id.Value, cancellationToken: cancellationToken);
        var row = history.Aggregate((IntakeRow?)null, intake.Apply);
        return row is not null && viewer.MaySee(row, row) ? history.Select(recorded => (ReportEvent)recorded.Event).Aggregate(Report.Initial, Report.Evolve) : null;
    }

    private async Task<bool> ExistsAsync(IncidentId incident, CancellationToken cancellationToken) =>
        (await records.HistoryAsync(incidents, incident.Value, cancellationToken: cancellationToken)).Count > 0;

    private async Task<IReadOnlyList<DuplicateCandidate>> DuplicatesAsync(ReportIncident body, CancellationToken cancellationToken)
    {
        var moment = await newest(cancellationToken);
        return await DuplicateQuery.RunAsync(
            registers, viewer, moment, DuplicateQuery.SketchOf(body), await moments.TypesAtAsync(moment.Position, cancellationToken), cancellationToken);
    }

    /// <summary>Null where the incident is recorded, by this run or by one that was faster.</summary>
    private async Task<ReportResult?> RecordAsync(ReportId id, ReportIncident body, CancellationToken cancellationToken)
    {
        var commandId = DerivedIds.From("record incident of report", body.Incident.Value);
        return await execute(new(body, commandId, viewer.Actor), cancellationToken) switch
        {
            CommandAnswer.Refused { Reason: not Refusal.AlreadyExists } refused => new(id.Value, ReportResultKind.Refused, Refusal: refused.Reason, Field: refused.Field),
            CommandAnswer.Stale => new(id.Value, ReportResultKind.Conflict),
            _ => null,
        };
    }

    private async Task<ReportResult> SettleAsync(ReportCommand command, ReportResultKind done, IncidentId? incident, Guid commandId, CancellationToken cancellationToken) =>
        await execute(new(command, commandId, viewer.Actor), cancellationToken) switch
        {
            CommandAnswer.Accepted { Events: 0, Repeated: false } => new(command.Report.Value, ReportResultKind.Unchanged, incident?.Value),
            CommandAnswer.Accepted { Position: var position } => new(command.Report.Value, done, incident?.Value) { Position = position },
            CommandAnswer.Refused refused => new(command.Report.Value, ReportResultKind.Refused, incident?.Value, refused.Reason, refused.Field),
            _ => new(command.Report.Value, ReportResultKind.Conflict, incident?.Value),
        };

    /// <summary>The body of <c>report-incident</c>: what the report says, and over it what was given.</summary>
    private static JsonObject Members(ReportReceived received, JsonObject given, IncidentId incident)
    {
        var members = new JsonObject
        {
            ["title"] = received.Title,
            ["type"] = received.SuggestedType?.Value,
            ["occurred"] = (received.Occurred ?? When.Unknown).Text,
            ["marking"] = Node(received.Marking),
            ["description"] = received.Text,
            ["place"] = Node(received.Place),
            ["contact"] = received.Contact?.Value is null ? null : Node(received.Contact),
            ["statement"] = Node(received.Statement),
        };
        foreach (var (name, value) in given) members[name] = value?.DeepClone();
        members["incident"] = incident.Value;
        return members;
    }

    private static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, JsonForms.Plain);
}
