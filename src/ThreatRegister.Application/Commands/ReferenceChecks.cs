using System.Collections.Concurrent;
using ThreatRegister.Domain;
using ThreatRegister.EventLog;

namespace ThreatRegister.Application.Commands;

/// <summary>Whether what a command refers to exists. Streams never go away, so what was found once is remembered.</summary>
internal sealed class ReferenceChecks(IEventLog log, StateCache states)
{
    private const int Remembered = 100_000;
    private readonly ConcurrentDictionary<StreamName, bool> found = new();

    /// <param name="assumed">Streams that are taken to exist; null: none.</param>
    public async ValueTask<CommandAnswer.Refused?> FindMissingAsync(object command, CancellationToken cancellationToken, IReadOnlyCollection<StreamName>? assumed = null)
    {
        foreach (var reference in References.Of(command))
        {
            if (assumed?.Contains(StreamOf(reference)) is not true && !await ExistsAsync(StreamOf(reference), cancellationToken)) return new(Of(reference.Kind).Missing, reference.Field);
        }

        return null;
    }

    public static StreamName StreamOf(Reference reference) => StreamName.Of(Of(reference.Kind).Category, reference.Id);

    private async ValueTask<bool> ExistsAsync(StreamName stream, CancellationToken cancellationToken)
    {
        if (found.ContainsKey(stream) || states.Find(stream) is { Version: > 0 }) return true;

        await foreach (var _ in log.ReadStreamAsync(stream, cancellationToken: cancellationToken))
        {
            if (found.Count >= Remembered) found.Clear();
            found[stream] = true;
            return true;
        }

        return false;
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
        _ => throw new System.Diagnostics.UnreachableException($"No stream for {kind}."),
    };
}
