namespace ThreatRegister.Domain.Drills;

/// <summary>
/// What has happened to one drill (diễn tập): the exercise of a scenario, or a free one. It is no incident and stands outside every figure of
/// incidents; a case that was played in it is an incident record of the kind drill.
/// </summary>
public abstract record DrillEvent
{
    private protected DrillEvent() { }
}

/// <param name="Drill">Its id.</param>
/// <param name="Scenario">What was exercised; null: a free drill.</param>
/// <param name="By">Who held it: an office, not a person's name.</param>
/// <param name="Participants">Who took part, as the source writes them.</param>
/// <param name="Types">What was exercised, each with its branch.</param>
public sealed record DrillHeld(
    DrillId Drill,
    string Title,
    ScenarioId? Scenario,
    When Held,
    string By,
    Items<string> Participants,
    Items<ThreatTypeId> Types,
    Items<OccasionId> Occasions,
    Tlp Marking,
    Statement Statement) : DrillEvent;

/// <summary>What it showed.</summary>
public sealed record DrillFindingRecorded(string Finding, Statement Statement) : DrillEvent;

/// <summary>A lesson was drawn from it.</summary>
public sealed record DrillLessonDrawn(LessonId Lesson, Statement Statement) : DrillEvent;
public sealed record DrillCorrected(DrillCorrections Corrections, string Grounds, Statement Statement) : DrillEvent;
public sealed record DrillWithdrawn(string Grounds) : DrillEvent;

/// <summary>The parts that can be corrected; null is left as it is.</summary>
public sealed record DrillCorrections(
    string? Title = null,
    ScenarioId? Scenario = null,
    When? Held = null,
    string? By = null,
    Items<string>? Participants = null,
    Items<ThreatTypeId>? Types = null,
    Items<OccasionId>? Occasions = null,
    Tlp? Marking = null);

public abstract record DrillCommand
{
    private protected DrillCommand() { }

    public required DrillId Drill { get; init; }
}

/// <param name="Marking">Null: <see cref="Tlp.Green"/>.</param>
public sealed record RecordDrill(
    string Title,
    When Held,
    string By,
    ScenarioId? Scenario = null,
    Items<string>? Participants = null,
    Items<ThreatTypeId>? Types = null,
    Items<OccasionId>? Occasions = null,
    Tlp? Marking = null,
    Statement? Statement = null) : DrillCommand;

public sealed record RecordDrillFinding(string Finding, Statement? Statement = null) : DrillCommand;
public sealed record DrawDrillLesson(LessonId Lesson, Statement? Statement = null) : DrillCommand;
public sealed record CorrectDrill(DrillCorrections Corrections, string Grounds, Statement? Statement = null) : DrillCommand;
public sealed record WithdrawDrill(string Grounds) : DrillCommand;
