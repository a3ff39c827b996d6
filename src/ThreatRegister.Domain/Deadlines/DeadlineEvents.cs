using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Domain.Deadlines;

/// <summary>What starts the clock.</summary>
public enum DeadlineStart
{
    Detected,
    Occurred,

    /// <summary>When the log took the incident in.</summary>
    Recorded,

    /// <summary>When it was resolved.</summary>
    ResponseComplete,

    /// <summary>The notification of another step of the same set.</summary>
    PreviousStep,
}

public enum DeadlineUnit
{
    Hours,

    /// <summary>The day on which the clock starts is not counted; the last one counts to its end (Civil Code 91/2015/QH13, Articles 147 and 148).</summary>
    CalendarDays,
    WorkingDays,
    Months,
}

public sealed record DeadlineLength(int Count, DeadlineUnit Unit);

/// <summary>A level of a scale and all above it.</summary>
public sealed record SeverityFloor(string Scale, string Level);

/// <summary>Which incidents a rule is for. What is left out is not asked.</summary>
/// <param name="Types">Each with its branch; the primary type decides.</param>
/// <param name="Imported">For imported records only (true), for others only (false), or both (null).</param>
public sealed record DeadlineScope(
    Items<ThreatTypeId>? Types = null,
    Items<Outcome>? Outcomes = null,
    Items<RecordKind>? Kinds = null,
    Items<int>? SystemLevels = null,
    SeverityFloor? Severity = null,
    bool? Imported = null);

/// <summary>What has happened to the deadlines, all in one stream.</summary>
public abstract record DeadlineEvent
{
    private protected DeadlineEvent() { }
}

/// <param name="Set">The regime it belongs to, such as a law: what is switched on and off as a whole.</param>
/// <param name="Step">What is due, within the set: <c>notification</c>, <c>final-report</c>.</param>
/// <param name="After">The step whose notification starts the clock.</param>
/// <param name="To">To whom one is obliged.</param>
/// <param name="ValidFrom">For clocks that start on this day or later.</param>
/// <param name="Verified">Whether someone has read the rule in its source.</param>
public sealed record DeadlineRuleSet(
    LocalId Set, LocalId Rule, LocalId Step, LocalizedText Name, DeadlineScope AppliesTo, DeadlineStart Starts, LocalId? After, DeadlineLength Length, string To, DateOnly? ValidFrom, string Basis, bool Verified) : DeadlineEvent;

/// <param name="ValidTo">The last day on which a clock can start under it.</param>
public sealed record DeadlineRuleEnded(LocalId Set, LocalId Rule, DateOnly ValidTo, string Grounds) : DeadlineEvent;

/// <param name="From">For clocks that start on this day or later; null: for all.</param>
public sealed record DeadlineSetSwitched(LocalId Set, bool On, DateOnly? From, string Grounds) : DeadlineEvent;

public abstract record DeadlineCommand
{
    private protected DeadlineCommand() { }

    public required LocalId Set { get; init; }
}

/// <param name="Basis">The source of the rule: a law, a decision.</param>
/// <param name="AppliesTo">Null: to all incidents.</param>
/// <param name="After">With <see cref="DeadlineStart.PreviousStep"/> only: which step.</param>
/// <param name="ValidFrom">For clocks that start on this day or later; null: for all.</param>
public sealed record SetDeadlineRule(
    LocalId Rule, LocalId Step, LocalizedText Name, DeadlineStart Starts, DeadlineLength Length, string To, string Basis, DeadlineScope? AppliesTo = null, LocalId? After = null, bool Verified = false, DateOnly? ValidFrom = null) : DeadlineCommand;
public sealed record EndDeadlineRule(LocalId Rule, DateOnly ValidTo, string Grounds) : DeadlineCommand;

/// <summary>A set is on unless it is switched off.</summary>
public sealed record SwitchDeadlineSet(bool On, string Grounds, DateOnly? From = null) : DeadlineCommand;
