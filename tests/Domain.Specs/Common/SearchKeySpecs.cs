using System.Text;
using Shouldly;
using ThreatRegister.Domain;

namespace ThreatRegister.Tests.Domain_Specs.Common;

public sealed class A_search_key
{
    [Theory]
    [InlineData("Điện lực", "dien luc")]
    [InlineData("ĐIỆN  LỰC\t", "dien luc")]
    [InlineData("dien luc", "dien luc")]
    [InlineData("hoà bình", "hoa binh")]
    [InlineData("hòa\u00A0bình", "hoa binh")]
    [InlineData("Tấn công mạng\n2020", "tan cong mang 2020")]
    [InlineData("thuỷ\u200B lợi", "thuy loi")]
    [InlineData("   ", "")]
    [InlineData("", "")]
    public void ignores_marks_capitals_and_spacing(string text, string key)
    {
        SearchKey.Of(text).ShouldBe(key);
        SearchKey.Of(text.Normalize(NormalizationForm.FormD)).ShouldBe(key);
    }

    [Theory]
    [InlineData("xac minh", true)]
    [InlineData("lua dao", true)]
    [InlineData("minh xac", true)]
    [InlineData("đảo lừa", true)]
    [InlineData("CV-12", true)]
    [InlineData("cv 12", true)]
    [InlineData("12-cv", false)]
    [InlineData("ua dao", false)]
    [InlineData("lua dien", false)]
    [InlineData("  ...", false)]
    public void holds_words_from_their_beginning_in_any_order(string asked, bool holds) =>
        SearchKey.Holds(["Lừa đảo", null, "Đã xác minh (CV-123)"], asked).ShouldBe(holds);

    [Fact]
    public void is_there_for_any_text_whatever_stands_in_it()
    {
        for (var letter = 0; letter <= char.MaxValue; letter++) SearchKey.Of($"Điện {(char)letter} lực").ShouldStartWith("dien");
        SearchKey.Of("Điện\uFFFE lực \uD83D").ShouldBe("dien\uFFFD luc \uFFFD");
    }
}

public sealed class Response_kinds
{
    [Fact]
    public void stand_in_six_groups_with_labels_in_both_languages()
    {
        ResponseKinds.All.Count.ShouldBe(30);
        ResponseKinds.All.Select(kind => kind.Group).Distinct().ShouldBe(Enum.GetValues<ResponseGroup>());
        ResponseKinds.All.ShouldAllBe(kind => kind.Label.Vi != null && kind.Label.En != null && IdText.IsValid(kind.Kind));
        ResponseKinds.All.Select(kind => kind.Kind).ShouldBeUnique(StringComparer.Ordinal);
        Enum.GetValues<ResponseGroup>().Select(group => ResponseKinds.LabelOf(group).In("vi")).ShouldBeUnique(StringComparer.Ordinal);
    }

    [Fact]
    public void are_found_by_name()
    {
        ResponseKinds.GroupOf("take-down").ShouldBe(ResponseGroup.Act);
        ResponseKinds.GroupOf("resources").ShouldBe(ResponseGroup.Resources);
        ResponseKinds.GroupOf("pray").ShouldBeNull();
        ResponseKinds.Contains("pray").ShouldBeFalse();
    }
}
