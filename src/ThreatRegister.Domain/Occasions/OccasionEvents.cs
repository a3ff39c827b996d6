using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Domain.Occasions;

/// <summary>What has happened to one occasion (sự kiện trọng điểm cần bảo đảm an ninh).</summary>
public abstract record OccasionEvent
{
    private protected OccasionEvent() { }
}

public sealed record OccasionOpened(OccasionId Occasion, LocalizedText Name, When Held, string? Lead, Tlp Marking, Statement Statement) : OccasionEvent;

/// <summary>A change of the occasion itself, such as its form, from some time on. <see cref="Held"/> is null where the dates stay.</summary>
public sealed record OccasionChanged(string Change, When? From, When? Held, Statement Statement) : OccasionEvent;
public sealed record OccasionResponseRecorded(Response Response, Statement Statement) : OccasionEvent;

/// <summary>An authority's assessment (nhận định, đánh giá); never a measured value.</summary>
public sealed record OccasionJudged(LocalId Judgement, string By, string Text, Statement Statement) : OccasionEvent;

/// <summary>A further source for what is recorded already: of one fact, or of the occasion as such (null).</summary>
public sealed record OccasionCorroborated(string? Fact, Statement Statement) : OccasionEvent;
public sealed record OccasionConcluded(When? At, string? Reason, Statement Statement) : OccasionEvent;

public abstract record OccasionCommand
{
    private protected OccasionCommand() { }

    public required OccasionId Occasion { get; init; }
}

public sealed record OpenOccasion(LocalizedText Name, When Held, string? Lead = null, Tlp? Marking = null, Statement? Statement = null) : OccasionCommand;
public sealed record ChangeOccasion(string Change, When? From = null, When? Held = null, Statement? Statement = null) : OccasionCommand;
public sealed record RecordOccasionResponse(Response Response, Statement? Statement = null) : OccasionCommand;
public sealed record JudgeOccasion(LocalId Judgement, string By, string Text, Statement? Statement = null) : OccasionCommand;

/// <summary>One more source for what is recorded already.</summary>
/// <param name="Fact">Which fact: <c>name</c>, <c>held</c>, <c>lead</c>, <c>response:ID</c>, <c>judgement:ID</c>; null: the occasion as such.</param>
public sealed record CorroborateOccasion(Statement Statement, string? Fact = null) : OccasionCommand;
public sealed record ConcludeOccasion(When? At = null, string? Reason = null, Statement? Statement = null) : OccasionCommand;
