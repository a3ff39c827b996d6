using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Tests.Domain_Specs.Common;

namespace ThreatRegister.Tests.Domain_Specs.Incidents;

public sealed class Likeness_of_two_records
{
    private static readonly Sketch attack = new("a", "Tấn công từ chối dịch vụ vào cổng thông tin Đà Nẵng", World.CyberAttack, When.Parse("2021-06-14"), new("VN", "Đà Nẵng"));

    [Fact]
    public void is_whole_for_the_same_told_twice() => Of(attack, attack)
        .ShouldBe(new(100, [LikenessReason.SameTitle, LikenessReason.SameType, LikenessReason.SameDate, LikenessReason.SamePlace]));

    [Fact]
    public void does_not_depend_on_who_is_asked_first()
    {
        var other = attack with { Title = "Cổng thông tin bị tấn công", Type = World.Cyber, Occurred = When.Parse("2021-06"), Place = null };

        Of(attack, other).Score.ShouldBe(Of(other, attack).Score);
    }

    [Theory]
    [InlineData("TAN CONG TU CHOI DICH VU VAO CONG THONG TIN DA NANG!", LikenessReason.SameTitle)]
    [InlineData("Cổng thông tin Đà Nẵng bị tấn công từ chối dịch vụ", LikenessReason.SimilarTitle)]
    public void sees_titles_by_their_words(string title, LikenessReason reason)
    {
        var likeness = Of(attack, attack with { Title = title, Occurred = When.Unknown, Place = null });

        likeness.Reasons.ShouldContain(reason);
        likeness.Score.ShouldBeGreaterThanOrEqualTo(Likeness.Offered);
    }

    [Fact]
    public void is_none_on_days_that_exclude_each_other() => Of(attack, attack with { Occurred = When.Parse("2021-06-13") }).Score.ShouldBe(0);

    [Fact]
    public void is_none_in_different_branches() => Of(attack, attack with { Type = World.Storm }).Score.ShouldBe(0);

    [Fact]
    public void is_possible_between_types_of_one_branch() =>
        Of(attack, attack with { Type = World.CyberTerrorism }).Reasons.ShouldContain(LikenessReason.RelatedType);

    [Fact]
    public void is_possible_for_a_report_that_names_neither_type_nor_date() =>
        Of(attack with { Type = null, Occurred = When.Unknown }, attack).ShouldBe(new(50, [LikenessReason.SameTitle, LikenessReason.SamePlace]));

    [Fact]
    public void takes_more_than_type_and_day_to_be_offered()
    {
        var other = attack with { Title = "Rò rỉ dữ liệu khách hàng", Place = null };

        Of(attack, other).Score.ShouldBeLessThan(Likeness.Offered);
        Of(attack, other with { Place = new("VN", "TP Đà Nẵng") }).Score.ShouldBeGreaterThanOrEqualTo(Likeness.Offered);
    }

    [Fact]
    public void is_less_where_the_places_differ() =>
        Of(attack, attack with { Place = new("VN", "Cần Thơ") }).Score.ShouldBe(Of(attack, attack with { Place = null }).Score - 15);

    [Fact]
    public void is_less_for_a_year_than_for_a_day()
    {
        var ofYear = attack with { Occurred = When.Parse("2021") };

        Of(ofYear, ofYear).Score.ShouldBeLessThan(Of(attack, attack).Score);
        Of(attack, ofYear).Reasons.ShouldContain(LikenessReason.OverlappingDates);
    }

    private static Likeness Of(Sketch one, Sketch other) => Likeness.To(one, World.Types)(other);
}
