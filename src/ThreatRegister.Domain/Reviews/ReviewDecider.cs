using System.Collections.Immutable;
using System.Diagnostics;
using static ThreatRegister.Domain.Decision<ThreatRegister.Domain.Reviews.ReviewEvent>;

namespace ThreatRegister.Domain.Reviews;

/// <summary>Only what decisions about a review need to know.</summary>
public sealed record Review(bool IsBegun, ImmutableHashSet<ReviewReturned> Returns)
{
    public static Review Initial { get; } = new(IsBegun: false, []);

    public static Review Evolve(Review review, ReviewEvent happened) => happened switch
    {
        ReviewBegun => review with { IsBegun = true },
        ReviewReturned returned => review with { Returns = review.Returns.Add(returned) },
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };
}

/// <summary>What may be done to a review.</summary>
public static class ReviewDecider
{
    public static Decision<ReviewEvent> Decide(Review review, ReviewCommand command, DecisionContext context) => (review.IsBegun, command) switch
    {
        (false, BeginReview begin) => Begin(begin, context),
        (false, _) => Refuse(Refusal.NotFound, "review"),
        (_, BeginReview) => Refuse(Refusal.AlreadyExists, "review"),
        (_, ReturnReview back) => Return(review, back, context),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    private static Decision<ReviewEvent> Begin(BeginReview begin, DecisionContext context)
    {
        var fault = Check.Title(begin.Title)
            ?? Check.That(begin.Kind is not ReviewKind.Occasion || begin.Occasion is not null, Refusal.OccasionMissing, "occasion")
            ?? Check.That(begin.Kind is not ReviewKind.Periodic || begin.Period is not null, Refusal.PeriodMissing, "period")
            ?? Check.Optional(begin.By, "by")
            ?? Check.Statement(begin.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        return Accept(new ReviewBegun(
            begin.Review,
            begin.Kind,
            begin.Title.Trim(),
            begin.Occasion,
            begin.Period,
            Check.Clean(begin.By),
            begin.Marking ?? Tlp.Green,
            begin.Statement ?? Statement.Own));
    }

    private static Decision<ReviewEvent> Return(Review review, ReturnReview back, DecisionContext context)
    {
        var fault = Check.Grounds(back.Grounds)
            ?? Check.Optional(back.By, "by")
            ?? Check.Optional(back.To, "to")
            ?? Check.Statement(back.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var returned = new ReviewReturned(back.Grounds.Trim(), Check.Clean(back.By), Check.Clean(back.To), back.Statement ?? Statement.Own);
        return review.Returns.Contains(returned) ? Nothing : Accept(returned);
    }
}
