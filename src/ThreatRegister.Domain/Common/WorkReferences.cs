using System.Diagnostics;
using ThreatRegister.Domain.Directions;
using ThreatRegister.Domain.Drills;
using ThreatRegister.Domain.Forecasts;
using ThreatRegister.Domain.Scenarios;
using ThreatRegister.Domain.Shares;
using ThreatRegister.Domain.Tasks;
using static ThreatRegister.Domain.References;

namespace ThreatRegister.Domain;

/// <summary>What commands about work to be done refer to in other streams.</summary>
internal static class WorkReferences
{
    public static IReadOnlyList<Reference> Of(DirectionCommand command) => command switch
    {
        RecordDirection record => [.. Review(record.Review, "review"), .. Instrument(record.Instrument, "instrument"), .. StatedBy(record.Statement)],
        CorroborateDirection corroborate => StatedBy(corroborate.Statement),
        CorrectDirection correct => [.. Review(correct.Corrections?.Review, "corrections.review"), .. Instrument(correct.Corrections?.Instrument, "corrections.instrument"), .. StatedBy(correct.Statement)],
        WithdrawDirection => [],
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    public static IReadOnlyList<Reference> Of(TaskCommand command) => command switch
    {
        AssignTask assign => [.. Direction(assign.Direction, "direction"), .. Each(assign.Incidents), .. StatedBy(assign.Statement)],
        ClarifyTask clarify => [.. Direction(clarify.Terms?.Direction, "terms.direction"), .. Each(clarify.Terms?.Incidents, "terms."), .. StatedBy(clarify.Statement)],
        ReportTaskProgress report => StatedBy(report.Statement),
        CompleteTask complete => StatedBy(complete.Statement),
        ReopenTask reopen => StatedBy(reopen.Statement),
        CancelTask cancel => StatedBy(cancel.Statement),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    public static IReadOnlyList<Reference> Of(ForecastCommand command) => command switch
    {
        RecordForecast record => StatedBy(record.Statement),
        CorroborateForecast corroborate => StatedBy(corroborate.Statement),
        CorrectForecast correct => StatedBy(correct.Statement),
        ScoreForecast score => [.. Each(score.Incidents), .. StatedBy(score.Statement)],
        WithdrawForecast => [],
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    public static IReadOnlyList<Reference> Of(ShareCommand command) => command switch
    {
        ShareInformation share => [.. Each(share.Incidents), .. Each(share.Occasions), .. Instrument(share.Instrument, "instrument"), .. StatedBy(share.Statement)],
        AcknowledgeShare acknowledge => StatedBy(acknowledge.Statement),
        CorrectShare correct => [.. Each(correct.Corrections?.Incidents, "corrections."), .. Each(correct.Corrections?.Occasions, "corrections."), .. Instrument(correct.Corrections?.Instrument, "corrections.instrument"), .. StatedBy(correct.Statement)],
        WithdrawShare => [],
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    public static IReadOnlyList<Reference> Of(ScenarioCommand command) => command switch
    {
        PrepareScenario prepare => StatedBy(prepare.Statement),
        ReviseScenario revise => StatedBy(revise.Statement),
        RetireScenario retire => StatedBy(retire.Statement),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    public static IReadOnlyList<Reference> Of(DrillCommand command) => command switch
    {
        RecordDrill record => [.. Scenario(record.Scenario, "scenario"), .. Each(record.Occasions), .. StatedBy(record.Statement)],
        RecordDrillFinding record => StatedBy(record.Statement),
        DrawDrillLesson draw => [new(ReferenceKind.Lesson, draw.Lesson.Value, "lesson"), .. StatedBy(draw.Statement)],
        CorrectDrill correct => [.. Scenario(correct.Corrections?.Scenario, "corrections.scenario"), .. Each(correct.Corrections?.Occasions, "corrections."), .. StatedBy(correct.Statement)],
        WithdrawDrill => [],
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    private static IReadOnlyList<Reference> Scenario(ScenarioId? scenario, string field) => scenario is { } id ? [new(ReferenceKind.Scenario, id.Value, field)] : [];

    private static IReadOnlyList<Reference> Direction(DirectionId? direction, string field) => direction is { } id ? [new(ReferenceKind.Direction, id.Value, field)] : [];

    private static IReadOnlyList<Reference> Review(ReviewId? review, string field) => review is { } id ? [new(ReferenceKind.Review, id.Value, field)] : [];

    private static IReadOnlyList<Reference> Instrument(InstrumentId? instrument, string field) => instrument is { } id ? [new(ReferenceKind.Instrument, id.Value, field)] : [];
}
