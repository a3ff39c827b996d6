using ThreatRegister.Domain;
using ThreatRegister.Domain.Assessments;
using ThreatRegister.Domain.Directions;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Projections.Lessons;
using ThreatRegister.Projections.Occasions;
using ThreatRegister.Projections.Reviews;
using ThreatRegister.Projections.Tasks;

namespace ThreatRegister.Reports;

/// <summary>
/// One summary: every figure at one position and over one population, every text of the report in one language. Texts from the
/// register (titles, quotations) stay in their own language. All outputs are made from this and from nothing else.
/// </summary>
/// <param name="Texts">What people wrote, in the order of the sections.</param>
/// <param name="Fields">By threat type: branches hold their types, which follow as parts of them ("trong đó"); only level 1 adds up.</param>
/// <param name="Total">What the rows of level 1 add up to.</param>
/// <param name="Outcomes">Exclude each other and add up to the total.</param>
/// <param name="BySubPeriod">Annex I. The last column but one holds what states no sub-period.</param>
/// <param name="ByOutcome">Annex II.</param>
/// <param name="OutcomesByTime">Annex II: sub-periods as rows, outcomes as columns; the last column is the sum.</param>
/// <param name="Course">Annex I: this period and the one compared with, part by part; null: nothing is compared.</param>
/// <param name="Damage">Annex III.</param>
/// <param name="Impacts">What is stated of the consequences of what is counted.</param>
/// <param name="Assessments">Trends, judgements and limitations that sources state of the period; no figure is made of them.</param>
/// <param name="AskedForPeriod">Directions, goals and principles that sources set for this period.</param>
/// <param name="AskedAhead">Those for the next one; of a source that names no period, those stated in this one.</param>
/// <param name="Indicators">What others observed; no figure of the register.</param>
/// <param name="Work">Causes, places, instruments, measures, drills, forecasts, deadlines, times, exchanges.</param>
/// <param name="Suspected">Apart from every total.</param>
/// <param name="MayBelong">Only overlaps the period: apart from every total.</param>
/// <param name="Standing">Listed, never counted again.</param>
/// <param name="Counted">What the figures count, one by one, where it is little enough to be read; else none.</param>
/// <param name="Notes">What a reader has to know about the figures, in the order of printing.</param>
public sealed record Summary(
    string Language,
    string Title,
    SummaryScope Scope,
    SummaryHead Head,
    IReadOnlyList<SectionText> Texts,
    GeneralFigures General,
    IReadOnlyList<FigureRow> Fields,
    FigureRow Total,
    IReadOnlyList<FigureRow> Outcomes,
    FigureRow Suspected,
    FigureTable BySubPeriod,
    FigureTable ByOutcome,
    FigureTable OutcomesByTime,
    FigureTable? Course,
    DamageTable Damage,
    ImpactFigures Impacts,
    IReadOnlyList<MayBelongLine> MayBelong,
    IReadOnlyList<StandingLine> Standing,
    IReadOnlyList<CountedLine> Counted,
    IReadOnlyList<AssessmentPart> Assessments,
    IReadOnlyList<OccasionPart> Occasions,
    IReadOnlyList<LessonPart> Lessons,
    IReadOnlyList<ReviewPart> Reviews,
    IReadOnlyList<DirectionPart> AskedForPeriod,
    IReadOnlyList<DirectionPart> AskedAhead,
    IReadOnlyList<TaskPart> Tasks,
    IReadOnlyList<IndicatorPart> Indicators,
    WorkFigures Work,
    UnstatedFigures Unstated,
    IReadOnlyList<SourcePart> Sources,
    IReadOnlyList<SummaryNote> Notes);

/// <summary>What the figures are about and where they stand.</summary>
/// <param name="ComparedWith">The period compared with; null: none.</param>
/// <param name="ComparisonBase"><c>as-now-known</c>: both periods as known at the position; <c>as-issued</c>: the other one as known when its report was issued.</param>
/// <param name="ComparedAsOf">The position that the other period's figures stand at; null: nothing is compared.</param>
/// <param name="Elapsed">The last day that is over; null where the whole period is.</param>
/// <param name="Filter">Further filters as a query string; null: none.</param>
/// <param name="AsOf">When the last event up to the position was recorded, in UTC.</param>
/// <param name="Digest">The log's chain at the position, in hex.</param>
public sealed record SummaryScope(
    string Period,
    DateOnly From,
    DateOnly To,
    Compare Compare,
    string? ComparedWith,
    string? ComparisonBase,
    long? ComparedAsOf,
    string Basis,
    string? Filter,
    long Position,
    string? AsOf,
    DateOnly? StatedBy,
    DateOnly? Elapsed,
    long Taxonomy,
    string Digest,
    long ParkedStreams);

/// <summary>One figure.</summary>
/// <param name="Records">How many records; an aggregate statement is one.</param>
/// <param name="MayBelong">How many records besides have dates that only overlap what the figure is of; in no sum.</param>
/// <param name="Rows">The filter that lists its rows, as a query string of <c>incidents</c>.</param>
public sealed record Figure(long Records, long MayBelong, FigureQuantity Quantity, string Rows);

/// <summary>What the records of one figure state.</summary>
/// <param name="Text">As a sentence has it.</param>
/// <param name="Cell">As a table has it: "-" nothing, "?" only what may belong, "…" without numbers.</param>
/// <param name="AtLeast">The sum of what can be added.</param>
/// <param name="IsLowerBound">Whether a part of that sum is a lower bound.</param>
/// <param name="Approximate">The sum of about, nearly and estimated, apart from the other.</param>
/// <param name="Unstated">How many records state no number.</param>
public sealed record FigureQuantity(string Text, string Cell, long AtLeast, bool IsLowerBound, long Approximate, long Unstated);

/// <summary>Whether, and why not, two figures can be compared.</summary>
public enum ChangeKind
{
    Compared,

    /// <summary>One of them is a lower bound, an approximation or without number.</summary>
    Inexact,
    ZeroBase,

    /// <summary>The register has nothing at all of the period compared with.</summary>
    NoDataBefore,

    /// <summary>The register has nothing at all of this period.</summary>
    NoDataNow,

    /// <summary>Something that began before the period goes on in it: it was counted then and is not again.</summary>
    GoesOn,

    /// <summary>One of them has only records that may belong to its period.</summary>
    NotKnown,

    /// <summary>Nothing in either.</summary>
    Nothing,
}

/// <param name="Difference">Now less before; null where not compared.</param>
/// <param name="Percent">Of the base, rounded to two decimals; null where not compared.</param>
/// <param name="Text">In words, such as "tăng 145 vụ (+12,35%)" or "không so sánh được".</param>
public sealed record Change(ChangeKind Kind, long? Difference, decimal? Percent, string Text);

/// <summary>One row with the columns of the report: number, content, unit, now, before, change, note.</summary>
/// <param name="Key">A threat type's id (with <c>#not-subdivided</c>: what stands with the branch itself), an outcome's code, <c>total</c> or <c>suspected</c>.</param>
/// <param name="Level">1 adds up to the total; 2 and deeper are parts of the row above.</param>
/// <param name="Before">Null where nothing is compared.</param>
public sealed record FigureRow(string Key, string Number, int Level, string Name, string Unit, Figure Now, Figure? Before, Change? Change, string? Note)
{
    /// <summary>Of the total, in percent to one decimal; null where one of the two is not exact. Because of rounding the sum may differ from 100.</summary>
    public decimal? Share { get; init; }

    /// <summary>What people expect of the whole period, in words; null where they say nothing.</summary>
    public string? Estimate { get; init; }
}

/// <summary>The general figures of part one.</summary>
/// <param name="Records">Change of the number of records.</param>
public sealed record GeneralFigures(Figure Now, Figure? Before, Change? Records, Change? Quantity, PartFigures Blocked, PartFigures NearMisses);

/// <summary>Figures of one outcome.</summary>
public sealed record PartFigures(Figure Now, Figure? Before, Change? Quantity);

/// <summary>A table of figures; the rows' cells stand in the order of the columns.</summary>
public sealed record FigureTable(IReadOnlyList<FigureColumn> Columns, IReadOnlyList<FigureTableRow> Rows, FigureTableRow Total);

public sealed record FigureColumn(string Key, string Label);

public sealed record FigureTableRow(string Key, string Number, int Level, string Name, string Unit, IReadOnlyList<Figure> Cells);

/// <summary>The annex of damage; the rows' cells stand in the order of the columns.</summary>
public sealed record DamageTable(IReadOnlyList<FigureColumn> Columns, IReadOnlyList<DamageTableRow> Rows, DamageTableRow Total);

public sealed record DamageTableRow(string Key, string Number, int Level, string Name, IReadOnlyList<DamageFigure> Cells);

/// <param name="Cell">As the table has it: "-" nothing occurred, "?" only what may belong, "…" without figures.</param>
/// <param name="Unstated">How many records that count state no figure of this kind.</param>
public sealed record DamageFigure(string Cell, IReadOnlyList<DamagePart> Parts, long Unstated, string Rows);

/// <summary>What figures of one standing add up to.</summary>
/// <param name="Records">How many records state it.</param>
public sealed record DamagePart(DamageStatus Status, string Text, long AtLeast, bool IsLowerBound, long Approximate, long Records);

/// <param name="Incidents">Of how many of the records counted an impact is stated.</param>
/// <param name="Listed">Those of the first of them.</param>
public sealed record ImpactFigures(long Incidents, IReadOnlyList<ImpactPart> Listed);

/// <param name="Field">The name of the field that its type belongs to.</param>
/// <param name="Further">Further statements that say the same.</param>
public sealed record ImpactPart(string Id, string Title, string Field, ImpactAspect Aspect, string Text, StatementPart Statement, IReadOnlyList<StatementPart> Further);

/// <param name="Types">Names of the threat types it is about.</param>
/// <param name="Period">In words; null: what is said has no time.</param>
/// <param name="Further">Further statements that say the same.</param>
public sealed record AssessmentPart(
    string Id,
    AssessmentKind Kind,
    TrendDirection? Direction,
    string By,
    string Text,
    IReadOnlyList<string> Types,
    IReadOnlyList<string> Occasions,
    string? Period,
    StatementPart Statement,
    IReadOnlyList<StatementPart> Further);

public sealed record MayBelongLine(string Type, string TypeName, string Date, Figure Figure);

/// <param name="Quantity">In words; null: it is one.</param>
public sealed record CountedLine(string Id, string Title, string Type, string TypeName, string Occurred, string? Quantity, string Outcome, IReadOnlyList<string> Sources);

public sealed record StandingLine(string Id, string Title, string Type, string TypeName, string Since, IReadOnlyList<string> Sources);

/// <summary>Where it is from: the source, its words, the day it was said and how it stands to the text.</summary>
/// <param name="StatedOnCode">The day as written for programs.</param>
public sealed record StatementPart(string? Source, string? Quotation, string? StatedOn, StatementBasis Basis, string? StatedOnCode = null);

public sealed record JudgementPart(string By, string Text, StatementPart Statement);

/// <param name="HeldCode">When it was held, as written for programs.</param>
public sealed record OccasionPart(
    string Id,
    string Name,
    string Held,
    string? Lead,
    OccasionStatus Status,
    IReadOnlyList<OccasionResponsePart> Responses,
    IReadOnlyList<JudgementPart> Judgements,
    Figure Incidents,
    string HeldCode);

public sealed record OccasionResponsePart(
    string Kind, string Summary, string? When, string? By, ResponseReach Reach, string? Result, StatementPart Statement, string? WhenCode = null);

/// <param name="Text">Null while it has only been asked for.</param>
public sealed record LessonPart(
    string Id, string Subject, string? Text, LessonStatus Status, string? AskedBy, string? AskedOf, string? Purpose, IReadOnlyList<string> Occasions, StatementPart Statement);

public sealed record ReviewPart(string Id, string Title, ReviewKind Kind, string? Period, string? By, ReviewStatus Status, string? ReturnedFor, StatementPart Statement);

/// <param name="Group">The heading that its source sets it under.</param>
/// <param name="Period">In words; null: the source names none.</param>
/// <param name="Agencies">Whom it names, as the source writes them.</param>
public sealed record DirectionPart(
    string Id, DirectionKind Kind, string Text, string By, string? Group, string? Period, IReadOnlyList<string> Agencies, StatementPart Statement);

/// <summary>A task "6 rõ".</summary>
/// <param name="Missing">Which of the six are not clear, in words.</param>
public sealed record TaskPart(
    string Id,
    string Work,
    string? Person,
    string? Time,
    string? Responsibility,
    string? Authority,
    string? Product,
    IReadOnlyList<string> Missing,
    TaskState Status,
    StatementPart Statement);

/// <param name="IsRank">Whether the figure is a rank.</param>
/// <param name="Name">Of the index; null: not stated.</param>
/// <param name="Period">The time it is of, in words; null: not stated.</param>
public sealed record IndicatorPart(
    string Id, string Subject, string About, string Figure, string Scope, string? Name, string? Publisher, string? Period, StatementPart Statement, bool IsRank = false);

/// <summary>How much of what is counted leaves something open, in records.</summary>
/// <param name="Quantity">State no number.</param>
/// <param name="SubPeriod">State no sub-period.</param>
/// <param name="Outcome">State no outcome.</param>
/// <param name="MayBelong">Dates that only overlap the period; not counted.</param>
public sealed record UnstatedFigures(long Quantity, long SubPeriod, long Outcome, long MayBelong);

/// <param name="StatedOn">In words; null where not known.</param>
/// <param name="Records">How many of the records counted rest on it; 0: it only stands behind what is listed.</param>
public sealed record SourcePart(string Id, string Title, string? Publisher, string? StatedOn, StatementBasis StatedOnBasis, string? Url, string? Licence, long Records, string Rows);

/// <param name="Code">Stable, for programs.</param>
/// <param name="IsWarning">Said at the top of the report too.</param>
public sealed record SummaryNote(string Code, bool IsWarning, string Text);
