using System.Diagnostics;
using ThreatRegister.Domain;
using ThreatRegister.EventLog;

namespace ThreatRegister.Application.Commands;

/// <summary>Where the record is that a command refers to, and how it is refused where there is none.</summary>
public static class ReferencedRecord
{
    public static StreamName StreamOf(Reference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return StreamName.Of(Of(reference.Kind).Category, reference.Id);
    }

    public static CommandAnswer.Refused Missing(Reference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return new(Of(reference.Kind).Missing, reference.Field);
    }

    private static (string Category, Refusal Missing) Of(ReferenceKind kind) => kind switch
    {
        ReferenceKind.Occasion => ("occasion", Refusal.OccasionUnknown),
        ReferenceKind.Incident => ("incident", Refusal.IncidentUnknown),
        ReferenceKind.Source => ("source", Refusal.SourceUnknown),
        ReferenceKind.Import => ("import", Refusal.ImportUnknown),
        ReferenceKind.Lesson => ("lesson", Refusal.LessonUnknown),
        ReferenceKind.Agency => ("agency", Refusal.AgencyUnknown),
        ReferenceKind.Instrument => ("instrument", Refusal.InstrumentUnknown),
        ReferenceKind.Review => ("review", Refusal.ReviewUnknown),
        ReferenceKind.Direction => ("direction", Refusal.DirectionUnknown),
        ReferenceKind.Scenario => ("scenario", Refusal.ScenarioUnknown),
        _ => throw new UnreachableException($"No stream for {kind}."),
    };
}
