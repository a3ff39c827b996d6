using ThreatRegister.Domain;
using ThreatRegister.Projections.Reviews;

namespace ThreatRegister.Application.Queries;

/// <summary>How a unit stands to a review at an instant: a nil report is sent in, nothing at all is owed or overdue.</summary>
public enum ContributionStanding
{
    /// <summary>Asked for, nothing sent in, the day not yet over.</summary>
    Owed,

    /// <summary>Owed or returned, and its day is over.</summary>
    Overdue,
    Submitted,
    Nil,

    /// <summary>Sent back to the unit, the day not yet over.</summary>
    Returned,
}

/// <param name="DaysLate">How many days after its day it was sent in, at least one; null: it was in time, or is not sent in.</param>
public sealed record ContributionView(
    string Unit, bool IsAsked, When? Due, ContributionStanding Standing, Items<string> Sections, string? Note, string? By, DateTimeOffset? At, string? ReturnedFor, int? DaysLate)
{
    /// <summary>Whether the review takes what this unit sends: while it is drafted from all, while it waits for its approval from who had it returned.</summary>
    public bool IsTakenBy(ReviewRow review)
    {
        ArgumentNullException.ThrowIfNull(review);
        return review.Status is ReviewStatus.UnderWay or ReviewStatus.Returned || (review.Status is ReviewStatus.Submitted && ReturnedFor is not null);
    }

    /// <summary>Whether it was asked for and can be taken back: nothing is sent in, and the review is being drafted.</summary>
    public bool IsAskWithdrawable(ReviewRow review)
    {
        ArgumentNullException.ThrowIfNull(review);
        return IsAsked && At is null && review.Status is (ReviewStatus.UnderWay or ReviewStatus.Returned);
    }

    /// <summary>Whether there is something to be sent back to the unit.</summary>
    public bool IsReturnable(ReviewRow review)
    {
        ArgumentNullException.ThrowIfNull(review);
        return At is not null && ReturnedFor is null && review.Status is (ReviewStatus.UnderWay or ReviewStatus.Returned or ReviewStatus.Submitted);
    }
}

/// <summary>Who has sent what to a review, and who owes it. What is overdue depends on the clock and is never stored.</summary>
public static class ContributionQuery
{
    /// <param name="now">Local time of the register's zone.</param>
    /// <param name="zone">The register's.</param>
    public static IReadOnlyList<ContributionView> Of(ReviewRow review, DateTime now, TimeZoneInfo zone) =>
    [
        .. review.Contributions.Select(known => new ContributionView(
            known.Unit, known.IsAsked, known.Due, StandingOf(known, now), known.Sections, known.Note, known.By, known.At, known.ReturnedFor, DaysLateOf(known, zone))),
    ];

    private static int? DaysLateOf(ReviewContribution known, TimeZoneInfo zone)
    {
        if (known is not { State: ContributionState.Submitted or ContributionState.Nil, Due: { } due, At: { } at }) return null;

        var sent = TimeZoneInfo.ConvertTime(at, zone).DateTime;
        return sent < due.To ? null : (int)Math.Floor((sent - due.To).TotalDays) + 1;
    }

    private static ContributionStanding StandingOf(ReviewContribution known, DateTime now) => known.State switch
    {
        ContributionState.Submitted => ContributionStanding.Submitted,
        ContributionState.Nil => ContributionStanding.Nil,
        _ when known.Due is { } due && due.To <= now => ContributionStanding.Overdue,
        ContributionState.Returned => ContributionStanding.Returned,
        _ => ContributionStanding.Owed,
    };
}
