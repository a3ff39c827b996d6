using ThreatRegister.Domain;
using ThreatRegister.Domain.Assessments;
using ThreatRegister.Domain.ClosingRules;
using ThreatRegister.Domain.Imports;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.Domain.Merges;
using ThreatRegister.Domain.Occasions;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Domain.Sources;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Domain.Withdrawals;
using static ThreatRegister.Tests.Properties.Verdict;

namespace ThreatRegister.Tests.Properties;

/// <summary>The register as plain dictionaries: what it should answer, and what should then be in it.</summary>
internal sealed class Model
{
    private readonly Dictionary<Guid, object> recorded = [];
    private readonly Dictionary<string, long> versions = new(StringComparer.Ordinal);

    public Dictionary<IncidentId, IncidentModel> Incidents { get; } = [];

    public Dictionary<OccasionId, OccasionModel> Occasions { get; } = [];

    public Dictionary<LessonId, LessonModel> Lessons { get; } = [];

    public Dictionary<ReviewId, ReviewModel> Reviews { get; } = [];

    public Dictionary<AssessmentId, AssessmentModel> Assessments { get; } = [];

    public Dictionary<SourceId, SourceModel> Sources { get; } = [];

    public Dictionary<ImportId, ImportModel> Imports { get; } = [];

    public ReferenceModel Reference { get; } = new();

    public long VersionOf(object command) => versions.GetValueOrDefault(StreamOf(command));

    public bool Knows(Guid command) => recorded.ContainsKey(command);

    /// <summary>What the register should answer; where it should record, the model does too.</summary>
    public Verdict Tell(Step step)
    {
        if (recorded.TryGetValue(step.Id, out var earlier)) return earlier.Equals(step.Command) ? new Repeated() : new Conflict();

        var stream = StreamOf(step.Command);
        if (step.Expected is { } expected && expected != versions.GetValueOrDefault(stream)) return new Stale(versions.GetValueOrDefault(stream));

        var verdict = Judge(step);
        if (verdict is not Recorded accepted) return verdict;

        accepted.Apply();
        recorded.Add(step.Id, step.Command);
        versions[stream] = versions.GetValueOrDefault(stream) + 1;
        return verdict;
    }

    public bool Exists(ReferenceKind kind, string id) => kind switch
    {
        ReferenceKind.Incident => Incidents.ContainsKey(new(id)),
        ReferenceKind.Occasion => Occasions.ContainsKey(new(id)),
        ReferenceKind.Source => Sources.ContainsKey(new(id)),
        ReferenceKind.Lesson => Lessons.ContainsKey(new(id)),
        ReferenceKind.Import => Imports.ContainsKey(new(id)),
        _ => throw new InvalidOperationException($"{kind}?"),
    };

    private Verdict Judge(Step step)
    {
        var verdict = Rule(step.Command);
        if (verdict is Silent { Early: true } or Refused { Early: true }) return verdict;
        if (step.Flaw is { } flaw) return new Refused(Early: false, verdict is Refused also ? [flaw, .. also.Reasons] : [flaw]);
        if (verdict is not Recorded) return verdict;

        var missing = step.References.Where(reference => !Exists(reference.Kind, reference.Id)).Select(reference => Missing(reference.Kind)).ToArray();
        if (missing.Length > 0) return new Refused(Early: false, missing);
        return step.Command is MergeIncidents merge && (IsRetracted(merge.Merged) || IsRetracted(Reference.SurvivorOf(merge.Survivor))) ? new Refused(Early: false, Refusal.AlreadyRetracted) : verdict;
    }

    private bool IsRetracted(IncidentId incident) => Incidents[incident].Status is IncidentStatus.Retracted;

    private Tlp MarkingOf(IncidentId incident) => Reference.MergedInto(incident) is { } survivor && MarkingOf(survivor) is var marking && marking > Incidents[incident].Marking ? marking : Incidents[incident].Marking;

    private Verdict Rule(object command) => command switch
    {
        ReportIncident or FollowImportedRow => IncidentRules.Of(this, ((IncidentCommand)command).Incident, (IncidentCommand)command),
        IncidentCommand told => IncidentRules.Of(this, Reference.SurvivorOf(told.Incident), told),
        OccasionCommand told => OccasionModel.Rule(Occasions, told),
        LessonCommand told => LessonModel.Rule(Lessons, told, MarkingOf),
        ReviewCommand told => ReviewModel.Rule(Reviews, told),
        AssessmentCommand told => AssessmentModel.Rule(Assessments, told),
        SourceCommand told => SourceModel.Rule(Sources, told),
        ImportCommand told => ImportModel.Rule(Imports, Reference, told),
        ThreatTypeCommand told => Reference.Rule(told),
        ClosingRuleCommand told => Reference.Rule(told),
        MergeCommand told => Reference.Rule(told),
        WithdrawalCommand told => Reference.Rule(told),
        _ => throw new InvalidOperationException($"{command.GetType().Name}?"),
    };

    private string StreamOf(object command) => command switch
    {
        ReportIncident or FollowImportedRow => $"incident-{((IncidentCommand)command).Incident}",
        IncidentCommand told => $"incident-{Reference.SurvivorOf(told.Incident)}",
        _ => Application.Commands.Aggregates.Of(command).StreamOf(command).ToString(),
    };

    private static Refusal Missing(ReferenceKind kind) => kind switch
    {
        ReferenceKind.Incident => Refusal.IncidentUnknown,
        ReferenceKind.Occasion => Refusal.OccasionUnknown,
        ReferenceKind.Source => Refusal.SourceUnknown,
        ReferenceKind.Lesson => Refusal.LessonUnknown,
        ReferenceKind.Import => Refusal.ImportUnknown,
        _ => throw new InvalidOperationException($"{kind}?"),
    };
}
