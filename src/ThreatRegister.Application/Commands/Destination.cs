using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Merges;
using ThreatRegister.EventLog;

namespace ThreatRegister.Application.Commands;

/// <summary>Where a command goes. What is said of an incident that is merged away is said of its survivor.</summary>
/// <param name="Body">The command as it is decided: about the survivor.</param>
/// <param name="Earlier">Streams where the same command may have been recorded before, when the incident was merged otherwise; mostly none.</param>
internal sealed record Destination(Aggregate Aggregate, StreamName Stream, object Body, IReadOnlyList<StreamName> Earlier)
{
    public static Destination Of(object body, MergeBook merges)
    {
        var aggregate = Aggregates.Of(body);
        var stream = aggregate.StreamOf(body);

        // A report and its row are about the record itself, wherever it went.
        if (body is not IncidentCommand told || told is ReportIncident or FollowImportedRow || !merges.WasEverMerged(told.Incident)) return new(aggregate, stream, body, []);

        var survivor = told with { Incident = merges.SurvivorOf(told.Incident) };
        return new(aggregate, aggregate.StreamOf(survivor), survivor, [.. merges.EverReached(told.Incident).Select(id => StreamName.Of(stream.Category, id.Value))]);
    }
}
