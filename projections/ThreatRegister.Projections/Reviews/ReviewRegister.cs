using System.Diagnostics;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.EventLog;

namespace ThreatRegister.Projections.Reviews;

/// <summary>One review (sơ kết, tổng kết) and how far it has come.</summary>
public sealed record ReviewRow(
    string Id,
    ReviewKind Kind,
    string Title,
    OccasionId? Occasion,
    When? Period,
    string? By,
    ReviewStatus Status,
    string? ReturnedFor,
    Tlp Marking,
    Items<SourceId> Sources,
    Statement Statement,
    When? StatedOn,
    DateTimeOffset RecordedAt,
    long Version);

public enum ReviewStatus
{
    UnderWay,
    Returned,
}

/// <summary>The register of reviews: one row a review.</summary>
public sealed class ReviewRegister : IRegisterFold<ReviewRow>
{
    public string Name => "reviews";

    public IReadOnlyList<string> Categories { get; } = ["review"];

    public IReadOnlyList<RegisterField<ReviewRow>> Fields { get; } =
    [
        new("kind", row => Codes.Of(row.Kind)),
        new("title", row => row.Title),
        new("occasion", row => row.Occasion?.Value),
        new("period", row => row.Period?.Text),
        new("by", row => row.By),
        new("status", row => Codes.Of(row.Status)),
        new("returnedFor", row => row.ReturnedFor),
        new("marking", row => Codes.Of(row.Marking)),
        new("sources", row => FieldText.Join(row.Sources)),
    ];

    public Tlp MarkingOf(ReviewRow row) => row.Marking;

    public string TitleOf(ReviewRow row) => row.Title;

    public IEnumerable<string?> TextsOf(ReviewRow row) => [row.Id, row.Title, row.By, row.ReturnedFor];

    public ReviewRow Apply(ReviewRow? row, Recorded<object> recorded)
    {
        var next = recorded.Event switch
        {
            ReviewBegun begun => new ReviewRow(
                recorded.Stream.Id, begun.Kind, begun.Title, begun.Occasion, begun.Period, begun.By, ReviewStatus.UnderWay, null, begun.Marking, [], begun.Statement, begun.Statement.StatedOn, recorded.RecordedAt, recorded.Version),
            ReviewReturned returned when row is not null => row with { Status = ReviewStatus.Returned, ReturnedFor = returned.Grounds },
            _ => throw new UnreachableException($"No rule for {recorded.Event.GetType().Name} in {recorded.Stream}."),
        };
        return next with { Version = recorded.Version, Sources = FieldText.WithSource(next.Sources, RegisterFolds.StatementOf(recorded.Event)) };
    }
}
