using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Projections.Reviews;

namespace ThreatRegister.Tests.Projections_Specs;

/// <summary>What a unit sent in for a section that nobody has written since is left out of the review.</summary>
public sealed class A_contribution
{
    private static readonly DateTimeOffset sent = new(2021, 6, 18, 2, 0, 0, TimeSpan.Zero);

    private static readonly ReviewRow review = new(
        "so-ket", ReviewKind.Periodic, "Sơ kết", null, When.Parse("2021-H1"), "Văn phòng", ReviewStatus.Submitted, null, Tlp.Green, [], new(null, null, null), null, sent, 1)
    {
        Contributions = [new("Bộ Y tế", IsAsked: true, null, ContributionState.Submitted, ["prevention.vi", "causes.vi"], null, "can-bo-1", sent, null)],
    };

    [Fact]
    public void is_left_out_where_nobody_wrote_its_sections() => LeftOut(review).ShouldBe(["Bộ Y tế: prevention.vi causes.vi"]);

    [Fact]
    public void is_taken_for_read_where_its_section_was_written_since() =>
        LeftOut(review with { Sections = [new("prevention", "vi", "Trực y tế", 1, "can-bo-2", sent.AddHours(1)), new("causes", "vi", "Thiếu người", 1, "can-bo-2", sent.AddHours(-1))] })
            .ShouldBe(["Bộ Y tế: causes.vi"]);

    [Fact]
    public void in_the_other_language_is_another_text() =>
        LeftOut(review with { Sections = [new("prevention", "en", "On duty", 1, "can-bo-2", sent.AddHours(1))] }).ShouldHaveSingleItem();

    [Theory]
    [InlineData(ContributionState.Owed)]
    [InlineData(ContributionState.Nil)]
    [InlineData(ContributionState.Returned)]
    public void that_is_none_is_not_left_out(ContributionState state) => LeftOut(review with { Contributions = [review.Contributions[0] with { State = state }] }).ShouldBeEmpty();

    private static string[] LeftOut(ReviewRow row) => [.. ReviewContributions.LeftOut(row).Select(left => $"{left.Unit}: {string.Join(' ', left.Sections)}")];
}
