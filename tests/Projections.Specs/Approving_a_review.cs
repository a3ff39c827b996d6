using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ClosingRules;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections.Reviews;

namespace ThreatRegister.Tests.Projections_Specs;

/// <summary>Whom the first page asks for an approval is who the decision would let approve, whatever has happened to the review.</summary>
public sealed class Approving_a_review
{
    private static readonly string[] actors = ["u1", "u2", "u3", "u4"];

    [Fact]
    public void is_offered_to_whom_the_decision_lets_approve()
    {
        var (random, register, offered, refused) = (new Random(5), new ReviewRegister(), 0, 0);
        for (var round = 0; round < 300; round++)
        {
            List<ReviewEvent> happened = [new ReviewBegun(new("a"), ReviewKind.Thematic, "Chuyên đề", null, null, "Văn phòng", Tlp.Green, Statement.Own)];
            for (var step = 0; step < random.Next(9); step++) happened.Add(Next(random, [.. happened.OfType<ReviewCommented>().Select(comment => comment.Comment)], step));
            var (row, state) = (Folds.Row(register, [.. happened]), happened.Aggregate(Review.Initial, Review.Evolve));

            foreach (var actor in actors)
            {
                var decided = ReviewDecider.Decide(state, new ApproveReview(actor) { Review = new("a") }, new(new(2026, 1, 1), ThreatTypeTree.Initial, ClosingRuleBook.Initial) { Actor = actor });
                row.MayBeApprovedBy(actor).ShouldBe(decided.Refusal is null && decided.Events.Count > 0, $"{actor}: {string.Join(", ", happened)}");
                if (row.MayBeApprovedBy(actor)) offered++;
                else refused++;
            }
        }

        offered.ShouldBeGreaterThan(50);
        refused.ShouldBeGreaterThan(50);
    }

    private static ReviewEvent Next(Random random, LocalId[] comments, int step)
    {
        var actor = actors[random.Next(actors.Length - 1)];
        return random.Next(8) switch
        {
            0 => new ReviewSectionDrafted("causes", "vi", "Do thiếu người", actor),
            1 => new ReviewSectionDrafted("causes", "vi", null, actor),
            2 => new ReviewCommented(new($"y-kien-{step}"), null, "Nêu rõ hơn"),
            3 when comments.Length > 0 => new ReviewCommentAnswered(comments[random.Next(comments.Length)], "Đã sửa"),
            4 => new ReviewReturned("Thiếu số liệu", null, null, Statement.Own),
            _ => new ReviewSubmitted(actor),
        };
    }
}
