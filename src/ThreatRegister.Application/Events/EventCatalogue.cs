using System.Text.Json;
using System.Text.Json.Nodes;
using ThreatRegister.Domain.Agencies;
using ThreatRegister.Domain.Assessments;
using ThreatRegister.Domain.ClosingRules;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Domain.Directions;
using ThreatRegister.Domain.Drills;
using ThreatRegister.Domain.Forecasts;
using ThreatRegister.Domain.Holidays;
using ThreatRegister.Domain.Imports;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Indicators;
using ThreatRegister.Domain.Instruments;
using ThreatRegister.Domain.Intake;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.Domain.Merges;
using ThreatRegister.Domain.Occasions;
using ThreatRegister.Domain.Places;
using ThreatRegister.Domain.ReportingCalendars;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Domain.Scenarios;
using ThreatRegister.Domain.SeverityScales;
using ThreatRegister.Domain.Shares;
using ThreatRegister.Domain.Shifts;
using ThreatRegister.Domain.Sources;
using ThreatRegister.Domain.Tasks;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Domain.Withdrawals;

namespace ThreatRegister.Application.Events;

/// <summary>One stored name: the record it is read as, its present shape, and how older shapes become it.</summary>
/// <param name="Upcasters">Element n turns the JSON of shape n + 1 into that of shape n + 2.</param>
public sealed record EventKind(string Name, Type Type, IReadOnlyList<Func<JsonObject, JsonObject>> Upcasters)
{
    public int SchemaVersion => Upcasters.Count + 1;
}

/// <summary>
/// The stored names of all events. A name is for ever: a second shape of an event adds an upcaster here, and the golden file of
/// the first stays.
/// </summary>
public sealed class EventCatalogue
{
    private readonly Dictionary<string, EventKind> byName;
    private readonly Dictionary<Type, EventKind> byType;

    public EventCatalogue(IEnumerable<EventKind> kinds)
    {
        byName = kinds.ToDictionary(kind => kind.Name, StringComparer.Ordinal);
        byType = byName.Values.ToDictionary(kind => kind.Type);
    }

    public static EventCatalogue Default { get; } = new(
    [
        Kind<IncidentReported>(WithoutNewMembers), Kind<IncidentClassified>(), Kind<IncidentReclassified>(), Kind<IncidentDated>(), Kind<IncidentCorrected>(),
        Kind<IncidentSeverityAssessed>(), Kind<IncidentImpactAssessed>(), Kind<IncidentDamageRecorded>(), Kind<IncidentOutcomeDetermined>(),
        Kind<IncidentResponseRecorded>(WithoutNewMembers), Kind<IncidentResponseCorrected>(WithoutNewMembers), Kind<IncidentLinkedToOccasion>(), Kind<IncidentUnlinkedFromOccasion>(),
        Kind<IncidentRelated>(), Kind<IncidentUnrelated>(), Kind<IncidentMarked>(), Kind<IncidentNoted>(), Kind<IncidentContained>(),
        Kind<IncidentResolved>(), Kind<IncidentClosed>(), Kind<IncidentReopened>(), Kind<IncidentRetracted>(),
        Kind<OccasionOpened>(), Kind<OccasionChanged>(), Kind<OccasionResponseRecorded>(WithoutNewMembers), Kind<OccasionJudged>(), Kind<OccasionConcluded>(),
        Kind<LessonAsked>(), Kind<LessonRecorded>(), Kind<LessonReviewed>(), Kind<LessonAdopted>(), Kind<LessonApplied>(), Kind<LessonEffectVerified>(),
        Kind<LessonRejected>(),
        Kind<ReviewBegun>(WithoutNewMembers, WithoutNewMembers), Kind<ReviewReturned>(),
        Kind<SourceRegistered>(), Kind<SourceCorrected>(),
        Kind<ThreatTypeDefined>(), Kind<ThreatTypeRenamed>(),
        Kind<ImportStarted>(), Kind<ImportCompleted>(),
        Kind<AssessmentRecorded>(), Kind<AssessmentCorroborated>(), Kind<AssessmentCorrected>(), Kind<AssessmentWithdrawn>(),
        Kind<IncidentCorroborated>(), Kind<OccasionCorroborated>(),
        Kind<ClosingRuleSet>(), Kind<ClosingRuleEnded>(),
        Kind<IncidentsMerged>(), Kind<IncidentsUnmerged>(), Kind<UnmergeSettled>(),
        Kind<ImportWithdrawn>(), Kind<ImportReinstated>(), Kind<IncidentRowFollowed>(),
        Kind<ThreatTypeMoved>(), Kind<ThreatTypeRecoded>(), Kind<ThreatTypeSplit>(), Kind<ThreatTypeRetired>(), Kind<ThreatTypeReinstated>(),
        Kind<IncidentEvidenceAttached>(), Kind<IncidentEvidenceWithdrawn>(),
        Kind<ReportReceived>(), Kind<ReportAccepted>(), Kind<ReportAttached>(), Kind<ReportRejected>(), Kind<ReportReopened>(),
        Kind<ShiftHandedOver>(), Kind<ShiftTakenOver>(),
        Kind<AgencyRegistered>(), Kind<AgencyRenamed>(), Kind<AgencyEnded>(), Kind<AgencyRoleGiven>(), Kind<AgencyReorganised>(), Kind<AgencyCorroborated>(), Kind<AgencyCorrected>(),
        Kind<IndicatorObserved>(), Kind<IndicatorNamed>(), Kind<IndicatorCorroborated>(), Kind<IndicatorCorrected>(), Kind<IndicatorWithdrawn>(),
        Kind<DirectionRecorded>(), Kind<DirectionCorroborated>(), Kind<DirectionCorrected>(), Kind<DirectionWithdrawn>(),
        Kind<TaskAssigned>(WithoutNewMembers), Kind<TaskClarified>(WithoutNewMembers), Kind<TaskProgressReported>(), Kind<TaskCompleted>(), Kind<TaskReopened>(), Kind<TaskCancelled>(),
        Kind<ReviewContributionAsked>(), Kind<ReviewContributionAskWithdrawn>(), Kind<ReviewContributionSubmitted>(), Kind<ReviewContributionReturned>(), Kind<ReviewSectionDrafted>(), Kind<ReviewSubmitted>(),
        Kind<ReviewCommented>(), Kind<ReviewCommentAnswered>(), Kind<ReviewApproved>(), Kind<ReviewIssued>(WithoutNewMembers), Kind<ReviewReplaced>(), Kind<ReviewWithdrawn>(),
        Kind<IncidentDetected>(), Kind<IncidentDetectionCorrected>(), Kind<IncidentNotified>(), Kind<IncidentNotificationCorrected>(), Kind<IncidentNotificationWithdrawn>(),
        Kind<SeverityScaleSet>(), Kind<SeverityScaleEnded>(), Kind<ReportingCalendarSet>(), Kind<ReportingCalendarEnded>(),
        Kind<HolidaySet>(), Kind<HolidayEnded>(), Kind<DeadlineRuleSet>(), Kind<DeadlineRuleEnded>(), Kind<DeadlineSetSwitched>(),
        Kind<InstrumentRecorded>(), Kind<InstrumentDescribed>(), Kind<InstrumentRelated>(), Kind<InstrumentUnrelated>(), Kind<InstrumentEnded>(), Kind<InstrumentCorroborated>(),
        Kind<InstrumentCorrected>(),
        Kind<PlaceDefined>(), Kind<PlaceRenamed>(), Kind<PlaceEnded>(), Kind<PlaceCorrected>(),
        Kind<ForecastRecorded>(), Kind<ForecastCorroborated>(), Kind<ForecastCorrected>(), Kind<ForecastScored>(), Kind<ForecastWithdrawn>(),
        Kind<InformationShared>(), Kind<ShareAcknowledged>(), Kind<ShareCorrected>(), Kind<ShareWithdrawn>(),
        Kind<ScenarioPrepared>(), Kind<ScenarioRevised>(), Kind<ScenarioRetired>(),
        Kind<DrillHeld>(), Kind<DrillFindingRecorded>(), Kind<DrillLessonDrawn>(), Kind<DrillCorrected>(), Kind<DrillWithdrawn>(),
    ]);

    public IEnumerable<EventKind> Kinds => byName.Values;

    public EventKind Of(Type type) => byType.TryGetValue(type, out var kind) ? kind : throw new InvalidOperationException($"{type.Name} has no stored name.");

    public EventKind? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The next shape only has members that may be absent.</summary>
    private static JsonObject WithoutNewMembers(JsonObject stored) => stored;

    private static EventKind Kind<TEvent>(params IReadOnlyList<Func<JsonObject, JsonObject>> upcasters) =>
        new(JsonNamingPolicy.KebabCaseLower.ConvertName(typeof(TEvent).Name), typeof(TEvent), upcasters);
}
