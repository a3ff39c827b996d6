using Shouldly;
using ThreatRegister.Domain;

namespace ThreatRegister.Tests.Domain_Specs.Common;

public sealed class A_quantity_in_words
{
    private static readonly LocalizedText cases = new("vụ", "case");
    private static readonly LocalizedText attacks = new("cuộc", "attacks");

    [Theory]
    [InlineData("0", "0 vụ", "0 cases")]
    [InlineData("1", "01 vụ", "1 case")]
    [InlineData("2", "02 vụ", "2 cases")]
    [InlineData("10", "10 vụ", "10 cases")]
    [InlineData("9563", "9.563 vụ", "9,563 cases")]
    [InlineData("1234567", "1.234.567 vụ", "1,234,567 cases")]
    [InlineData(">=12", "ít nhất 12 vụ", "at least 12 cases")]
    [InlineData(">100", "trên 100 vụ", "more than 100 cases")]
    [InlineData("<~50", "gần 50 vụ", "nearly 50 cases")]
    [InlineData("~300", "khoảng 300 vụ", "about 300 cases")]
    [InlineData("est:40", "ước 40 vụ", "an estimated 40 cases")]
    [InlineData("10..20", "10 đến 20 vụ", "10 to 20 cases")]
    [InlineData("5..9", "05 đến 09 vụ", "5 to 9 cases")]
    [InlineData("order:10", "hàng chục vụ", "tens of cases")]
    [InlineData("order:100", "hàng trăm vụ", "hundreds of cases")]
    [InlineData("order:1000", "hàng nghìn vụ", "thousands of cases")]
    [InlineData("order:10000", "hàng chục nghìn vụ", "tens of thousands of cases")]
    [InlineData("order:100000", "hàng trăm nghìn vụ", "hundreds of thousands of cases")]
    [InlineData("order:1000000", "hàng triệu vụ", "millions of cases")]
    [InlineData("some", "một số vụ", "some cases")]
    [InlineData("many", "nhiều vụ (nguồn không nêu số lượng)", "many cases (number not stated by the source)")]
    [InlineData("unknown", "…", "…")]
    public void keeps_the_form_in_which_it_was_stated(string text, string vi, string en)
    {
        QuantityText.Of(Quantity.Parse(text), cases, "vi").ShouldBe(vi);
        QuantityText.Of(Quantity.Parse(text), cases, "en").ShouldBe(en);
    }

    [Theory]
    [InlineData("37", "37", "37")]
    [InlineData(">=1200", "≥1.200", "≥1,200")]
    [InlineData(">1500", ">1.500", ">1,500")]
    [InlineData("<~50", "gần 50", "nearly 50")]
    [InlineData("~300", "~300", "~300")]
    [InlineData("est:40", "ước 40", "est. 40")]
    [InlineData("10..20", "10–20", "10–20")]
    [InlineData("0", "0", "0")]
    [InlineData("order:100", "…", "…")]
    [InlineData("some", "…", "…")]
    [InlineData("many", "…", "…")]
    [InlineData("unknown", "…", "…")]
    public void keeps_its_form_in_a_cell_of_its_own(string quantity, string vi, string en)
    {
        QuantityText.Cell(Quantity.Parse(quantity), "vi").ShouldBe(vi);
        QuantityText.Cell(Quantity.Parse(quantity), "en").ShouldBe(en);
    }

    [Theory]
    [InlineData("many", "nhiều cuộc (nguồn không nêu số lượng)", "many attacks (number not stated by the source)", "…")]
    [InlineData("many many", "02 nhóm vụ việc không nêu số lượng", "2 groups whose number the source doesn't state", "…")]
    [InlineData("order:10", "hàng chục cuộc", "tens of attacks", "…")]
    [InlineData("unknown", "…", "…", "…")]
    [InlineData("", "0 cuộc", "0 attacks", "-")]
    [InlineData("0", "0 cuộc", "0 attacks", "0")]
    [InlineData("36 1", "37 cuộc", "37 attacks", "37")]
    [InlineData("1", "01 cuộc", "1 attack", "1")]
    [InlineData("36 1 many some", "37 cuộc, chưa kể 02 nhóm vụ việc không nêu số lượng", "37 attacks, not counting 2 groups whose number the source doesn't state", "37 + …")]
    [InlineData("37 unknown", "37 cuộc, chưa kể 01 nhóm vụ việc không nêu số lượng", "37 attacks, not counting 1 group whose number the source doesn't state", "37 + …")]
    [InlineData("25 >=12", "ít nhất 37 cuộc", "at least 37 attacks", "≥37")]
    [InlineData("37 ~300", "37 cuộc và khoảng 300 cuộc", "37 attacks and about 300 attacks", "37 + ~300")]
    [InlineData("~300", "khoảng 300 cuộc", "about 300 attacks", "~300")]
    [InlineData(
        ">=1200 ~300 many",
        "ít nhất 1.200 cuộc và khoảng 300 cuộc, chưa kể 01 nhóm vụ việc không nêu số lượng",
        "at least 1,200 attacks and about 300 attacks, not counting 1 group whose number the source doesn't state",
        "≥1.200 + ~300 + …")]
    public void adds_up_to_a_total_that_hides_nothing(string quantities, string vi, string en, string cell)
    {
        var total = quantities.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(QuantityTotal.Empty, (sum, text) => sum.Add(Quantity.Parse(text)));

        QuantityText.Of(total, attacks, "vi").ShouldBe(vi);
        QuantityText.Of(total, attacks, "en").ShouldBe(en);
        QuantityText.Cell(total, "vi").ShouldBe(cell);
    }

    [Fact]
    public void does_not_depend_on_the_machines_culture()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = new("ar-SA");
            QuantityText.Of(Quantity.Exact(9563), cases, "vi").ShouldBe("9.563 vụ");
            QuantityText.Of(Quantity.Exact(5), cases, "vi").ShouldBe("05 vụ");
            Quantity.Exact(9563).ToString().ShouldBe("9563");
            WhenText.Of(When.Parse("2020-12-10T08:30"), "vi").ShouldBe("08 giờ 30 ngày 10/12/2020");
            When.OnDay(new(2020, 12, 10)).Text.ShouldBe("2020-12-10");
            Period.Of(new(2020, 12, 15), new(2021, 12, 14)).Text.ShouldBe("2020-12-15..2021-12-14");
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(9563, "9.563", "9,563")]
    [InlineData(5, "5", "5")]
    public void groups_plain_numbers(long number, string vi, string en)
    {
        QuantityText.Number(number, "vi").ShouldBe(vi);
        QuantityText.Number(number, "en").ShouldBe(en);
    }
}
