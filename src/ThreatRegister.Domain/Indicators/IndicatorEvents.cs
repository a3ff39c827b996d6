namespace ThreatRegister.Domain.Indicators;

/// <summary>Among whom something was ranked or measured.</summary>
public enum IndicatorScope
{
    World,
    Region,
    Country,
}

/// <summary>An observed figure: a rank, or a value with its unit; never both.</summary>
/// <param name="Of">Among how many the rank is; null: not stated.</param>
public sealed record IndicatorFigure(int? Rank = null, int? Of = null, decimal? Value = null, string? Unit = null);

/// <summary>
/// What has happened to one indicator (chỉ số): a figure that somebody else observed, with its scope. What the source does not state (the
/// index, its publisher, its year) stays open until another source tells it.
/// </summary>
public abstract record IndicatorEvent
{
    private protected IndicatorEvent() { }
}

/// <param name="Subject">What it measures, in the source's words.</param>
/// <param name="About">Whom it is about.</param>
/// <param name="Region">The region or country of the scope; null for the world.</param>
/// <param name="Name">Of the index; null: not stated.</param>
/// <param name="Period">The year or time that the figure is of; null: not stated.</param>
public sealed record IndicatorObserved(
    IndicatorId Indicator,
    string Subject,
    string About,
    IndicatorFigure Figure,
    IndicatorScope Scope,
    string? Region,
    Items<ThreatTypeId> Types,
    LocalizedText? Name,
    string? Publisher,
    When? Period,
    Tlp Marking,
    Statement Statement) : IndicatorEvent;

/// <summary>What the first source left open, told by another one; null is left as it is.</summary>
public sealed record IndicatorNamed(LocalizedText? Name, string? Publisher, When? Period, Statement Statement) : IndicatorEvent;

/// <summary>A further source gives the same figure.</summary>
public sealed record IndicatorCorroborated(Statement Statement) : IndicatorEvent;
public sealed record IndicatorCorrected(IndicatorCorrections Corrections, string Grounds, Statement Statement) : IndicatorEvent;
public sealed record IndicatorWithdrawn(string Grounds) : IndicatorEvent;

/// <summary>The parts that can be corrected; null is left as it is.</summary>
public sealed record IndicatorCorrections(
    string? Subject = null,
    string? About = null,
    IndicatorFigure? Figure = null,
    IndicatorScope? Scope = null,
    string? Region = null,
    Items<ThreatTypeId>? Types = null,
    LocalizedText? Name = null,
    string? Publisher = null,
    When? Period = null,
    Tlp? Marking = null);

public abstract record IndicatorCommand
{
    private protected IndicatorCommand() { }

    public required IndicatorId Indicator { get; init; }
}

/// <param name="Marking">Null: <see cref="Tlp.Green"/>.</param>
public sealed record ObserveIndicator(
    string Subject,
    string About,
    IndicatorFigure Figure,
    IndicatorScope Scope,
    string? Region = null,
    Items<ThreatTypeId>? Types = null,
    LocalizedText? Name = null,
    string? Publisher = null,
    When? Period = null,
    Tlp? Marking = null,
    Statement? Statement = null) : IndicatorCommand;

public sealed record NameIndicator(Statement Statement, LocalizedText? Name = null, string? Publisher = null, When? Period = null) : IndicatorCommand;
public sealed record CorroborateIndicator(Statement Statement) : IndicatorCommand;
public sealed record CorrectIndicator(IndicatorCorrections Corrections, string Grounds, Statement? Statement = null) : IndicatorCommand;
public sealed record WithdrawIndicator(string Grounds) : IndicatorCommand;
