using Shouldly;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.EventLog;

namespace ThreatRegister.Tests.Application_Specs.Queries;

public sealed class Comparing_versions_of_a_review
{
    [Fact]
    public void tells_word_by_word_what_went_and_what_came() =>
        TextDifference.Of("Do thiếu nhân lực.\n- Phối hợp chậm", "Do thiếu nhân lực, kinh phí.\n- Phối hợp chậm")
            .ShouldBe([new(TextRunKind.Same, "Do thiếu nhân "), new(TextRunKind.Removed, "lực."), new(TextRunKind.Added, "lực, kinh phí."), new(TextRunKind.Same, "\n- Phối hợp chậm")]);

    [Theory]
    [InlineData("", "Bối cảnh mới")]
    [InlineData("Bối cảnh cũ\nhai dòng", "")]
    [InlineData("một\nhai\nba\nbốn", "không\nmột\nba\nbốn\nnăm")]
    public void gives_both_texts_back(string before, string after)
    {
        var runs = TextDifference.Of(before, after);
        string.Concat(runs.Where(run => run.Kind is not TextRunKind.Added).Select(run => run.Text)).ShouldBe(before);
        string.Concat(runs.Where(run => run.Kind is not TextRunKind.Removed).Select(run => run.Text)).ShouldBe(after);
    }

    [Fact]
    public void begins_at_the_return_after_which_something_was_written()
    {
        var history = Happened(
            Drafted("Do thiếu nhân lực."), new ReviewSubmitted("can-bo-1"), new ReviewReturned("Bổ sung", By: null, To: null, Statement.Own), Drafted("Do phối hợp chậm."), new ReviewSubmitted("can-bo-1"));

        var last = ReviewVersions.LastBefore(history).ShouldNotBeNull();

        last.Turn.ShouldBeOfType<ReviewReturned>();
        ReviewVersions.Changes(history, last.Position).ShouldHaveSingleItem().Section.Key.ShouldBe("causes");
        ReviewVersions.Changes(history, history[^1].Position).ShouldBeEmpty();
    }

    private static ReviewSectionDrafted Drafted(string text) => new("causes", "vi", text, "can-bo-1");

    private static IReadOnlyList<Recorded<object>> Happened(params ReviewEvent[] events) =>
        [.. events.Select((happened, index) => new Recorded<object>(index + 1, StreamName.Of("review", "so-ket"), index + 1, DateTimeOffset.UnixEpoch, "can-bo-1", Guid.Empty, happened))];
}
