namespace ThreatRegister.Domain.Directions;

public enum DirectionKind
{
    /// <summary>Phương hướng, nhiệm vụ, giải pháp: what is to be done.</summary>
    Direction,

    /// <summary>Mục tiêu: what is to be reached.</summary>
    Goal,

    /// <summary>Quan điểm, phương châm: how everything is to be done.</summary>
    Principle,
}

/// <summary>The group that a source sets a direction in ("thứ nhất, ..."); at least one of the two is given.</summary>
/// <param name="Number">From 1; null for a group that the source does not number, such as a closing one.</param>
public sealed record DirectionGroup(int? Number, string? Heading);

/// <summary>
/// What has happened to one direction: what a review, meeting or instrument asks of the next period. It is no task yet: who does what by
/// when is said by the tasks that come of it.
/// </summary>
public abstract record DirectionEvent
{
    private protected DirectionEvent() { }
}

/// <param name="Direction">Its id.</param>
/// <param name="By">Who sets it: an office, not a person's name.</param>
/// <param name="Period">The time it is asked for; null: the source names none.</param>
/// <param name="Agencies">Whom it names, as the source writes them.</param>
/// <param name="Types">What it is about, each with its branch; none: no type is named.</param>
/// <param name="Places">The places it names, as the source writes them.</param>
/// <param name="Review">The review that sets it.</param>
/// <param name="Instrument">The instrument that sets it, or that it carries out.</param>
public sealed record DirectionRecorded(
    DirectionId Direction,
    DirectionKind Kind,
    string Text,
    string By,
    DirectionGroup? Group,
    When? Period,
    Items<string> Agencies,
    Items<ThreatTypeId> Types,
    Items<string> Places,
    ReviewId? Review,
    InstrumentId? Instrument,
    Tlp Marking,
    Statement Statement) : DirectionEvent;

/// <summary>A further source says the same.</summary>
public sealed record DirectionCorroborated(Statement Statement) : DirectionEvent;
public sealed record DirectionCorrected(DirectionCorrections Corrections, string Grounds, Statement Statement) : DirectionEvent;
public sealed record DirectionWithdrawn(string Grounds) : DirectionEvent;

/// <summary>The parts of a direction that can be corrected; null is left as it is.</summary>
public sealed record DirectionCorrections(
    DirectionKind? Kind = null,
    string? Text = null,
    string? By = null,
    DirectionGroup? Group = null,
    When? Period = null,
    Items<string>? Agencies = null,
    Items<ThreatTypeId>? Types = null,
    Items<string>? Places = null,
    ReviewId? Review = null,
    InstrumentId? Instrument = null,
    Tlp? Marking = null);

public abstract record DirectionCommand
{
    private protected DirectionCommand() { }

    public required DirectionId Direction { get; init; }
}

/// <param name="Marking">Null: <see cref="Tlp.Green"/>.</param>
public sealed record RecordDirection(
    string Text,
    string By,
    DirectionKind Kind = DirectionKind.Direction,
    DirectionGroup? Group = null,
    When? Period = null,
    Items<string>? Agencies = null,
    Items<ThreatTypeId>? Types = null,
    Items<string>? Places = null,
    ReviewId? Review = null,
    InstrumentId? Instrument = null,
    Tlp? Marking = null,
    Statement? Statement = null) : DirectionCommand;

public sealed record CorroborateDirection(Statement Statement) : DirectionCommand;
public sealed record CorrectDirection(DirectionCorrections Corrections, string Grounds, Statement? Statement = null) : DirectionCommand;
public sealed record WithdrawDirection(string Grounds) : DirectionCommand;
