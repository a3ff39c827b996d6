namespace ThreatRegister.Domain.Reviews;

public enum ReviewKind
{
    Periodic,
    Thematic,
    Occasion,
}

/// <summary>What has happened to one review (sơ kết, tổng kết).</summary>
public abstract record ReviewEvent
{
    private protected ReviewEvent() { }
}

public sealed record ReviewBegun(ReviewId Review, ReviewKind Kind, string Title, OccasionId? Occasion, When? Period, string? By, Tlp Marking, Statement Statement) : ReviewEvent;

/// <summary>The draft was presented and went back to be completed.</summary>
public sealed record ReviewReturned(string Grounds, string? By, string? To, Statement Statement) : ReviewEvent;

public abstract record ReviewCommand
{
    private protected ReviewCommand() { }

    public required ReviewId Review { get; init; }
}

public sealed record BeginReview(
    ReviewKind Kind, string Title, OccasionId? Occasion = null, When? Period = null, string? By = null, Tlp? Marking = null, Statement? Statement = null) : ReviewCommand;
public sealed record ReturnReview(string Grounds, string? By = null, string? To = null, Statement? Statement = null) : ReviewCommand;
