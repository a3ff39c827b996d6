using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Domain.Forecasts;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Instruments;

namespace ThreatRegister.Reports;

/// <summary>Causes, places and the work done, as the registers have them.</summary>
/// <param name="Instruments">Issued or in force in the period, or named in it without a day.</param>
/// <param name="Forecasts">Warnings and forecasts that were given in the period.</param>
/// <param name="ForecastsAhead">Those about the next one.</param>
/// <param name="Deadlines">Null: no rule sets one for what occurred in the period.</param>
/// <param name="Times">Detection, response and resolution of all, then of each type of which one is known.</param>
public sealed record WorkFigures(
    IReadOnlyList<CausePart> Causes,
    IReadOnlyList<PlacePart> Places,
    IReadOnlyList<InstrumentPart> Instruments,
    MeasureFigures Measures,
    IReadOnlyList<DrillPart> Drills,
    IReadOnlyList<ForecastPart> Forecasts,
    IReadOnlyList<ForecastPart> ForecastsAhead,
    DeadlineFigures? Deadlines,
    IReadOnlyList<TimesPart> Times,
    IReadOnlyList<SharePart> Shares);

/// <param name="Incidents">The first that state it, by id.</param>
public sealed record CausePart(string Cause, long Records, IReadOnlyList<string> Incidents);

/// <param name="Place">The place's id; null: no place is stated, or no known one.</param>
/// <param name="Records">Counted in the period; each in one line.</param>
/// <param name="Rows">The query of its rows; null where none lists just these.</param>
public sealed record PlacePart(string? Place, string Name, long Records, string Quantity, long AtLeast, string? Rows);

/// <summary>How an instrument stands to the period.</summary>
public enum InstrumentStanding
{
    Issued,
    InForce,

    /// <summary>Named in the period by a source that states neither when it was issued nor since when it is in force.</summary>
    Named,
}

/// <param name="IssuedOn">In words; null: not stated.</param>
public sealed record InstrumentPart(
    string Id, InstrumentStanding Standing, InstrumentKind Kind, string? Number, string Title, string? Issuer, string? IssuedOn, string? InForce, IReadOnlyList<InstrumentRelationPart> Relations, StatementPart Statement);

/// <param name="Other">Its number, or else its title.</param>
public sealed record InstrumentRelationPart(InstrumentRelationKind Kind, string Id, string Other);

/// <summary>The measures whose time touches the period.</summary>
/// <param name="Total">How many there are.</param>
/// <param name="Groups">How many of each group.</param>
/// <param name="Listed">All of them, or the first by owner where they are too many.</param>
public sealed record MeasureFigures(long Total, IReadOnlyList<MeasureCount> Groups, IReadOnlyList<MeasurePart> Listed);

public sealed record MeasureCount(ResponseGroup Group, string Name, long Measures);

/// <summary>How sure it is that a measure is of the period.</summary>
public enum MeasureTime
{
    InPeriod,

    /// <summary>Its time, or its owner's, only overlaps the period.</summary>
    MayBelong,

    /// <summary>Its source does not say when; it was spoken of in the period.</summary>
    NotStated,
}

/// <param name="Standing">How its time stands to the period.</param>
/// <param name="Key">What it is recorded under: its owner and its own id.</param>
/// <param name="When">In words: its own time, or else its owner's.</param>
/// <param name="IsOwnTime">Whether the time is its own.</param>
public sealed record MeasurePart(
    string Key, string Kind, string KindName, ResponseGroup Group, string Summary, string? When, bool IsOwnTime, string? By, ResponseReach Reach, FourOnTheSpot? Slot, string? Result, string Owner, StatementPart Statement, MeasureTime Standing = MeasureTime.InPeriod);

public sealed record DrillPart(string Id, string Title, string Held, string By, IReadOnlyList<string> Participants, IReadOnlyList<string> Findings, int Lessons, StatementPart Statement);

/// <param name="Claim">What it can be held against; null: nothing.</param>
public sealed record ForecastPart(
    string Id, ForecastKind Kind, string Text, string By, IReadOnlyList<string> Types, IReadOnlyList<string> Places, string? About, string? Claim, ForecastScore? Score, string? ScoredFor, StatementPart Statement);

/// <summary>How deadlines stood when the last event up to the position was recorded.</summary>
/// <param name="At">That instant, in words.</param>
/// <param name="IsWhole">False: the register has more incidents than are read; the oldest are left out.</param>
/// <param name="Missed">Those overdue and those met late.</param>
public sealed record DeadlineFigures(string At, bool IsWhole, IReadOnlyList<DeadlineCount> Counts, IReadOnlyList<DeadlinePart> Missed);

public sealed record DeadlineCount(DeadlineStatus Status, string Name, long Deadlines);

/// <param name="Due">In words; a term in days ends with its last day.</param>
/// <param name="Basis">The law or decision that the rule is from.</param>
public sealed record DeadlinePart(string Incident, string Title, DeadlineStatus Status, string Name, string To, string? Due, string? NotifiedAt, string Rule, bool IsVerified, string Basis);

/// <summary>How long one step took.</summary>
/// <param name="Type">Null: of all types.</param>
public sealed record TimesPart(TimeSpanKind Step, string Name, string? Type, string TypeName, TimePart All, TimePart Blocked, TimePart NearMiss);

/// <param name="MedianText">A dash where it is not known.</param>
/// <param name="Share">Of how many it is known.</param>
public sealed record TimePart(DurationBounds? Median, string MedianText, DurationBounds? Percentile90, string Percentile90Text, long Known, long Of, string Share);

/// <param name="Instrument">The agreement as a recorded instrument, in words; null: none, or not for the reader.</param>
/// <param name="IsInternational">Under an international treaty.</param>
/// <param name="Acknowledged">Who acknowledged it.</param>
public sealed record SharePart(
    string Id, string From, IReadOnlyList<string> To, string What, string? At, string? Agreement, string? Instrument, bool IsInternational, IReadOnlyList<string> Acknowledged, StatementPart Statement);
