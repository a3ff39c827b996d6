namespace ThreatRegister.Domain.Instruments;

public enum InstrumentKind
{
    Law,
    Ordinance,
    Resolution,
    Decree,
    Conclusion,
    Directive,
    Decision,
    Circular,
    Strategy,
    Plan,
    Regulation,
    Treaty,
    Other,
}

/// <summary>What one instrument is to another.</summary>
public enum InstrumentRelationKind
{
    /// <summary>Giao xây dựng, ban hành: asks for the other to be made.</summary>
    Mandates,

    /// <summary>Sửa đổi, bổ sung.</summary>
    Amends,

    /// <summary>Thay thế: the other is no longer in force once this one is.</summary>
    Replaces,

    /// <summary>Triển khai, thi hành.</summary>
    Implements,
}

/// <summary>
/// What has happened to one instrument (văn bản): resolution, decree, conclusion, law, strategy, plan. What a source does not state of it
/// (number, day) stays open until another source tells it.
/// </summary>
public abstract record InstrumentEvent
{
    private protected InstrumentEvent() { }
}

/// <param name="Number">Such as 03/2019/NĐ-CP; null: not stated.</param>
/// <param name="Issuer">Who issued it, in the source's words; null: not stated.</param>
/// <param name="InForceFrom">The first day; null: not stated.</param>
public sealed record InstrumentRecorded(
    InstrumentId Instrument,
    InstrumentKind Kind,
    LocalizedText Title,
    string? Number,
    string? Issuer,
    When? IssuedOn,
    DateOnly? InForceFrom,
    Tlp Marking,
    Statement Statement) : InstrumentEvent;

/// <summary>What the first source left open, told by another one; null is left as it is.</summary>
public sealed record InstrumentDescribed(string? Number, string? Issuer, When? IssuedOn, DateOnly? InForceFrom, Statement Statement) : InstrumentEvent;

public sealed record InstrumentRelated(InstrumentRelationKind Kind, InstrumentId Other, Statement Statement) : InstrumentEvent;
public sealed record InstrumentUnrelated(InstrumentRelationKind Kind, InstrumentId Other, string Grounds) : InstrumentEvent;

/// <param name="InForceTo">The last day; null: not stated.</param>
public sealed record InstrumentEnded(DateOnly? InForceTo, string Grounds, Statement Statement) : InstrumentEvent;

/// <summary>A further source states it.</summary>
public sealed record InstrumentCorroborated(Statement Statement) : InstrumentEvent;
public sealed record InstrumentCorrected(InstrumentCorrections Corrections, string Grounds, Statement Statement) : InstrumentEvent;

/// <summary>The parts that can be corrected; null is left as it is. The last day is that of an instrument that has ended.</summary>
public sealed record InstrumentCorrections(
    InstrumentKind? Kind = null,
    LocalizedText? Title = null,
    string? Number = null,
    string? Issuer = null,
    When? IssuedOn = null,
    DateOnly? InForceFrom = null,
    DateOnly? InForceTo = null,
    Tlp? Marking = null);

public abstract record InstrumentCommand
{
    private protected InstrumentCommand() { }

    public required InstrumentId Instrument { get; init; }
}

/// <param name="Marking">Null: <see cref="Tlp.Green"/>.</param>
public sealed record RecordInstrument(
    InstrumentKind Kind,
    LocalizedText Title,
    string? Number = null,
    string? Issuer = null,
    When? IssuedOn = null,
    DateOnly? InForceFrom = null,
    Tlp? Marking = null,
    Statement? Statement = null) : InstrumentCommand;

public sealed record DescribeInstrument(Statement Statement, string? Number = null, string? Issuer = null, When? IssuedOn = null, DateOnly? InForceFrom = null) : InstrumentCommand;
public sealed record RelateInstrument(InstrumentRelationKind Kind, InstrumentId Other, Statement? Statement = null) : InstrumentCommand;
public sealed record UnrelateInstrument(InstrumentRelationKind Kind, InstrumentId Other, string Grounds) : InstrumentCommand;
public sealed record EndInstrument(string Grounds, DateOnly? InForceTo = null, Statement? Statement = null) : InstrumentCommand;
public sealed record CorroborateInstrument(Statement Statement) : InstrumentCommand;
public sealed record CorrectInstrument(InstrumentCorrections Corrections, string Grounds, Statement? Statement = null) : InstrumentCommand;
