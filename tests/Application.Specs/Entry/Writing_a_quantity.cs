using Shouldly;
using ThreatRegister.Application.Entry;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ThreatTypes;

namespace ThreatRegister.Tests.Application_Specs.Entry;

public sealed class Writing_a_quantity
{
    private static readonly ThreatTypeTree types = ((LocalizedText[])[new("cơn", "storm"), new("trận", "floods"), new("trận lũ quét", "flash flood"), new("đợt", "epidemic")]).Index()
        .Aggregate(ThreatTypeTree.Initial, (tree, word) => ThreatTypeTree.Evolve(tree, new ThreatTypeDefined(new($"type-{word.Index}"), Parent: null, word.Item, word.Item, [], ValidFrom: null)));

    [Theory]
    [InlineData("15", "15")]
    [InlineData("1.500", "1500")]
    [InlineData("~15", "~15")]
    [InlineData("khoảng 1.500", "~1500")]
    [InlineData("khoang 15 vụ", "~15")]
    [InlineData("hơn 100", ">100")]
    [InlineData("trên 2 nghìn người", ">2000")]
    [InlineData("03 cơn", "3")]
    [InlineData("2 trận", "2")]
    [InlineData("khoảng 2 tran lu quet", "~2")]
    [InlineData("hàng chục đợt", "order:10")]
    [InlineData("2 storms", "2")]
    [InlineData("more than 1 flash flood", ">1")]
    [InlineData("1 tỉ", "1000000000")]
    [InlineData("1 tỷ", "1000000000")]
    [InlineData("ít nhất 12", ">=12")]
    [InlineData("12+", ">=12")]
    [InlineData("từ 12 trở lên", ">=12")]
    [InlineData("gần 50", "<~50")]
    [InlineData("ước 40", "est:40")]
    [InlineData("10-20", "10..20")]
    [InlineData("từ 10 đến 20", "10..20")]
    [InlineData("10 – 20 vụ", "10..20")]
    [InlineData("between 10 and 20", "10..20")]
    [InlineData("hàng chục", "order:10")]
    [InlineData("hàng trăm vụ", "order:100")]
    [InlineData("tens of thousands", "order:10000")]
    [InlineData("nhiều", "many")]
    [InlineData("một số", "some")]
    [InlineData("không rõ", "unknown")]
    [InlineData("0", "0")]
    public void in_words_sets_its_form(string text, string written) => QuantityEntry.Read(null, text, null, types).Quantity.ShouldBe(Quantity.Parse(written));

    [Theory]
    [InlineData("", "-5", "số lượng không thể âm")]
    [InlineData("about", "-5", "số lượng không thể âm")]
    [InlineData("", "20-10", "khoảng bị ngược: số đầu lớn hơn số sau")]
    [InlineData("", "10-10", "hai đầu của khoảng bằng nhau: hãy ghi đúng một số")]
    [InlineData("range", "10", "khoảng cần cả hai số, ví dụ 10-20")]
    [InlineData("", "99999999999999999999", "số quá lớn: sổ nhận nhiều nhất 1.000.000.000.000.000")]
    [InlineData("", "9999999 tỷ", "số quá lớn: sổ nhận nhiều nhất 1.000.000.000.000.000")]
    [InlineData("order", "15", "hàng chục, hàng trăm… ghi bằng 10, 100, 1.000, 10.000, 100.000 hoặc 1.000.000")]
    [InlineData("at-least", "~15", "dạng đã chọn trong danh sách khác với số lượng ghi bên cạnh: hãy để trống danh sách, hoặc sửa cho khớp")]
    public void that_is_none_is_told_why(string form, string text, string why) => QuantityEntry.Read(form, text, null, types).Why!.Vi.ShouldBe(why);

    [Theory]
    [InlineData("many", "15", null)]
    [InlineData("some", "~15", null)]
    [InlineData("unknown", "0", null)]
    [InlineData("about", "10", "20")]
    [InlineData("many", null, "20")]
    public void beside_a_form_that_is_not_its_own_is_not_dropped(string form, string? low, string? high) => QuantityEntry.Read(form, low, high, types).ShouldBe((null, FormTexts.OtherForm));

    [Theory]
    [InlineData("mươi lăm")]
    [InlineData("15 16")]
    [InlineData("3,5")]
    [InlineData("hàng đống")]
    [InlineData("2 vạn")]
    [InlineData("15 con số")]
    public void is_not_guessed(string text) => QuantityEntry.Read(null, text, null, types).ShouldBe((null, FormTexts.NotAQuantity));

    [Fact]
    public void with_its_form_chosen_is_a_number_beside_it()
    {
        QuantityEntry.Read("about", "1.200", null, types).Quantity.ShouldBe(Quantity.About(1_200));
        QuantityEntry.Read("range", "10", "20", types).Quantity.ShouldBe(Quantity.Range(10, 20));
        QuantityEntry.Read("range", "20", "10", types).Why.ShouldBe(FormTexts.RangeReversed);
        QuantityEntry.Read("many", null, null, types).Quantity.ShouldBe(Quantity.Many);
        QuantityEntry.Read("", "10", "20", types).Quantity.ShouldBe(Quantity.Range(10, 20));
        QuantityEntry.Read("", "", "", types).ShouldBe((null, null));
    }
}
