using System.Diagnostics;
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

namespace ThreatRegister.Domain;

public enum ReferenceKind
{
    Occasion,
    Incident,
    Source,
    Lesson,
    Import,
    Agency,
    Instrument,
    Review,
    Direction,
    Scenario,
}

/// <param name="Id">The id referred to.</param>
/// <param name="Field">The command's member that refers to it, in the JSON's spelling.</param>
public sealed record Reference(ReferenceKind Kind, string Id, string Field);

/// <summary>
/// What a command refers to in other streams. A decision knows only its own stream and the reference data, so whoever runs it asks
/// beforehand whether these exist. Threat types are left out: the decision itself knows them.
/// </summary>
public static class References
{
    public static IReadOnlyList<Reference> Of(object command) => command switch
    {
        IncidentCommand incident => OfIncident(incident),
        OccasionCommand occasion => StatedBy(StatementOf(occasion)),
        LessonCommand lesson => OfLesson(lesson),
        ReviewCommand review => OfReview(review),
        AssessmentCommand assessment => OfAssessment(assessment),
        StartImport start => [new(ReferenceKind.Source, start.Source.Value, "source")],
        MergeIncidents merge => [new(ReferenceKind.Incident, merge.Merged.Value, "merged"), new(ReferenceKind.Incident, merge.Survivor.Value, "survivor")],
        WithdrawalCommand withdrawal => [new(ReferenceKind.Import, withdrawal.Import.Value, "import")],

        // Undoing a link that is there needs no look at its ends.
        MergeCommand => [],
        ReportCommand report => OfReport(report),
        AgencyCommand agency => OfAgency(agency),
        IndicatorCommand indicator => StatedBy(StatementOf(indicator)),
        DirectionCommand direction => WorkReferences.Of(direction),
        TaskCommand task => WorkReferences.Of(task),
        SeverityScaleCommand or ReportingCalendarCommand or HolidayCommand or DeadlineCommand => [],
        InstrumentCommand instrument => OfInstrument(instrument),

        // All places are one stream: the decision itself knows those that a command names.
        PlaceCommand place => StatedBy(StatementOf(place)),
        ForecastCommand forecast => WorkReferences.Of(forecast),
        ShareCommand share => WorkReferences.Of(share),
        ScenarioCommand scenario => WorkReferences.Of(scenario),
        DrillCommand drill => WorkReferences.Of(drill),
        CompleteImport or ShiftCommand or SourceCommand or ThreatTypeCommand or ClosingRuleCommand => [],
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    private static IReadOnlyList<Reference> OfIncident(IncidentCommand command) => command switch
    {
        ReportIncident report => [.. Each(report.Occasions), .. StatedBy(report.Statement)],
        LinkIncidentToOccasion link => [new(ReferenceKind.Occasion, link.Occasion.Value, "occasion"), .. StatedBy(link.Statement)],
        RelateIncident relate => [new(ReferenceKind.Incident, relate.Other.Value, "other"), .. StatedBy(relate.Statement)],
        _ => StatedBy(StatementOf(command)),
    };

    private static Statement? StatementOf(IncidentCommand command) => command switch
    {
        ClassifyIncident classify => classify.Statement,
        ReclassifyIncident reclassify => reclassify.Statement,
        DateIncident date => date.Statement,
        CorrectIncident correct => correct.Statement,
        AssessIncidentSeverity assess => assess.Statement,
        AssessIncidentImpact assess => assess.Statement,
        RecordIncidentDamage record => record.Statement,
        DetermineIncidentOutcome determine => determine.Statement,
        RecordIncidentResponse record => record.Statement,
        CorrectIncidentResponse correct => correct.Statement,
        NoteOnIncident note => note.Statement,
        CorroborateIncident corroborate => corroborate.Statement,
        AttachIncidentEvidence attach => attach.Statement,
        ContainIncident contain => contain.Statement,
        ResolveIncident resolve => resolve.Statement,
        DetectIncident detect => detect.Statement,
        CorrectIncidentDetection correct => correct.Statement,
        NotifyIncident notify => notify.Statement,
        CorrectIncidentNotification correct => correct.Statement,
        WithdrawIncidentNotification => null,

        // Undoing a link that is there needs no look at the other end.
        UnlinkIncidentFromOccasion or UnrelateIncident or MarkIncident or CloseIncident or ReopenIncident or RetractIncident or FollowImportedRow or WithdrawIncidentEvidence => null,
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    private static Statement? StatementOf(OccasionCommand command) => command switch
    {
        OpenOccasion open => open.Statement,
        ChangeOccasion change => change.Statement,
        RecordOccasionResponse record => record.Statement,
        JudgeOccasion judge => judge.Statement,
        CorroborateOccasion corroborate => corroborate.Statement,
        ConcludeOccasion conclude => conclude.Statement,
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    private static IReadOnlyList<Reference> OfLesson(LessonCommand command) => command switch
    {
        AskForLesson ask => [.. Each(ask.Occasions), .. Each(ask.Incidents), .. StatedBy(ask.Statement)],
        RecordLesson record => [.. Each(record.Occasions), .. Each(record.Incidents), .. StatedBy(record.Statement)],
        ReviewLesson review => StatedBy(review.Statement),
        AdoptLesson adopt => StatedBy(adopt.Statement),
        ApplyLesson apply => [.. One(apply.Occasion), .. StatedBy(apply.Statement)],
        VerifyLessonEffect verify => StatedBy(verify.Statement),
        RejectLesson reject => StatedBy(reject.Statement),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    private static IReadOnlyList<Reference> OfReview(ReviewCommand command) => command switch
    {
        BeginReview begin => [.. One(begin.Occasion), .. begin.Replaces is { } replaced ? [new Reference(ReferenceKind.Review, replaced.Value, "replaces")] : Array.Empty<Reference>(), .. StatedBy(begin.Statement)],
        ReturnReview back => StatedBy(back.Statement),
        ReplaceReview replace => [new(ReferenceKind.Review, replace.By.Value, "by")],
        AskForContribution or WithdrawContributionAsk or ContributeToReview or ReturnContribution or DraftReviewSection or SubmitReview or CommentOnReview or AnswerReviewComment or ApproveReview or IssueReview or WithdrawReview => [],
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    private static IReadOnlyList<Reference> OfAssessment(AssessmentCommand command) => command switch
    {
        RecordAssessment record => [.. Each(record.Occasions), .. Each(record.Incidents), .. StatedBy(record.Statement)],
        CorroborateAssessment corroborate => StatedBy(corroborate.Statement),
        CorrectAssessment correct =>
        [
            .. Each(correct.Corrections?.Occasions, "corrections."), .. Each(correct.Corrections?.Incidents, "corrections."), .. StatedBy(correct.Statement),
        ],
        WithdrawAssessment => [],
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    private static IReadOnlyList<Reference> OfReport(ReportCommand command) => command switch
    {
        ReceiveReport receive => StatedBy(receive.Statement),
        AcceptReport accept => [new(ReferenceKind.Incident, accept.Incident.Value, "incident")],
        AttachReport attach => [new(ReferenceKind.Incident, attach.Incident.Value, "incident")],
        RejectReport or ReopenReport => [],
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    private static IReadOnlyList<Reference> OfAgency(AgencyCommand command) => command switch
    {
        RegisterAgency register => StatedBy(register.Statement),
        RenameAgency rename => StatedBy(rename.Statement),
        EndAgency end => [.. Each(end.Successors, "successors"), .. StatedBy(end.Statement)],
        GiveAgencyRole give => [.. OfRole(give.Role), .. StatedBy(give.Statement)],
        ReorganiseAgency reorganise => StatedBy(reorganise.Statement),
        CorroborateAgency corroborate => StatedBy(corroborate.Statement),
        CorrectAgency correct => [.. Each(correct.Corrections?.Successors, "corrections.successors"), .. StatedBy(correct.Statement)],
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    private static Statement? StatementOf(IndicatorCommand command) => command switch
    {
        ObserveIndicator observe => observe.Statement,
        NameIndicator name => name.Statement,
        CorroborateIndicator corroborate => corroborate.Statement,
        CorrectIndicator correct => correct.Statement,
        WithdrawIndicator => null,
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    private static IReadOnlyList<Reference> OfInstrument(InstrumentCommand command) => command switch
    {
        RecordInstrument record => StatedBy(record.Statement),
        DescribeInstrument describe => StatedBy(describe.Statement),
        RelateInstrument relate => [new(ReferenceKind.Instrument, relate.Other.Value, "other"), .. StatedBy(relate.Statement)],
        EndInstrument end => StatedBy(end.Statement),
        CorroborateInstrument corroborate => StatedBy(corroborate.Statement),
        CorrectInstrument correct => StatedBy(correct.Statement),

        // Undoing a relation that is there needs no look at the other end.
        UnrelateInstrument => [],
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    private static Statement? StatementOf(PlaceCommand command) => command switch
    {
        DefinePlace define => define.Statement,
        RenamePlace rename => rename.Statement,
        EndPlace end => end.Statement,
        CorrectPlace correct => correct.Statement,
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    private static IEnumerable<Reference> OfRole(AgencyRole? role)
    {
        if (role?.Body is { } body) yield return new(ReferenceKind.Agency, body.Value, "role.body");
        if (role?.Occasion is { } occasion) yield return new(ReferenceKind.Occasion, occasion.Value, "role.occasion");
        if (role?.Instrument is { } instrument) yield return new(ReferenceKind.Instrument, instrument.Value, "role.instrument");
    }

    private static IEnumerable<Reference> Each(Items<AgencyId>? agencies, string field) =>
        (agencies ?? []).Select((id, index) => new Reference(ReferenceKind.Agency, id.Value, FormattableString.Invariant($"{field}[{index}]")));

    internal static IReadOnlyList<Reference> StatedBy(Statement? statement) =>
        statement?.Source is { } source ? [new(ReferenceKind.Source, source.Value, "statement.source")] : [];

    private static IReadOnlyList<Reference> One(OccasionId? occasion) =>
        occasion is { } id ? [new(ReferenceKind.Occasion, id.Value, "occasion")] : [];

    internal static IEnumerable<Reference> Each(Items<OccasionId>? occasions, string prefix = "") =>
        (occasions ?? []).Select((id, index) => new Reference(ReferenceKind.Occasion, id.Value, FormattableString.Invariant($"{prefix}occasions[{index}]")));

    internal static IEnumerable<Reference> Each(Items<IncidentId>? incidents, string prefix = "") =>
        (incidents ?? []).Select((id, index) => new Reference(ReferenceKind.Incident, id.Value, FormattableString.Invariant($"{prefix}incidents[{index}]")));
}
