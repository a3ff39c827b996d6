using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using ThreatRegister.Domain;

namespace ThreatRegister.Tests.Domain_Specs.Common;

public sealed class A_quantity
{
    public static TheoryData<string, QuantityForm, long?, long?> Forms => new()
    {
        { "unknown", QuantityForm.Unknown, null, null },
        { "0", QuantityForm.Exact, 0, null },
        { "37", QuantityForm.Exact, 37, null },
        { ">=12", QuantityForm.AtLeast, 12, null },
        { ">100", QuantityForm.MoreThan, 100, null },
        { "<~50", QuantityForm.Nearly, 50, null },
        { "~300", QuantityForm.About, 300, null },
        { "10..20", QuantityForm.Range, 10, 20 },
        { "order:100", QuantityForm.Order, 100, null },
        { "some", QuantityForm.Some, null, null },
        { "many", QuantityForm.Many, null, null },
        { "est:40", QuantityForm.Estimated, 40, null },
    };

    [Theory, MemberData(nameof(Forms))]
    public void is_read_in_every_form_and_written_back(string text, QuantityForm form, long? low, long? high)
    {
        var quantity = Quantity.Parse(text);

        (quantity.Form, quantity.Low, quantity.High).ShouldBe((form, low, high));
        quantity.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData(" 037 ", "37")]
    [InlineData(">=012", ">=12")]
    [InlineData("1000000000000000", "1000000000000000")]
    public void has_one_canonical_text(string text, string canonical) => Quantity.Parse(text).ToString().ShouldBe(canonical);

    [Theory]
    [InlineData("", "not a quantity")]
    [InlineData("nhiều", "not a quantity")]
    [InlineData("1,234", "without separators")]
    [InlineData("1.5", "not a quantity")]
    [InlineData("10..20..30", "not a quantity")]
    [InlineData("..20", "not a quantity")]
    [InlineData("99999999999999999999", "not a quantity")]
    [InlineData("-5", "below zero")]
    [InlineData(">=-5", "below zero")]
    [InlineData("20..10", "does not rise")]
    [InlineData("10..10", "does not rise")]
    [InlineData("order:50", "not an order")]
    [InlineData("1000000000000001", "above 10^15")]
    [InlineData("1..1000000000000001", "above 10^15")]
    public void refuses_other_texts_and_says_why(string text, string why)
    {
        Should.Throw<FormatException>(() => Quantity.Parse(text)).Message.ShouldContain(why);
        Quantity.TryParse(text, out _).ShouldBeFalse();
    }

    [Fact]
    public void of_no_text_is_none() => Quantity.TryParse(null, out _).ShouldBeFalse();

    [Fact]
    public void survives_the_way_to_text_and_back() =>
        Prop.ForAll(Quantities.Any, quantity => Quantity.Parse(quantity.ToString()) == quantity).QuickCheckThrowOnFailure();
}

public sealed class A_total_of_quantities
{
    [Fact]
    public void adds_what_can_be_added_and_keeps_the_rest_beside_it()
    {
        var total = "1 20 >=12 >100 10..20 ~300 <~50 est:40 unknown some many many order:10 order:1000".Split(' ')
            .Aggregate(QuantityTotal.Empty, (sum, text) => sum.Add(Quantity.Parse(text)));

        total.ShouldBe(new QuantityTotal(
            AtLeast: 143,
            Counted: 5,
            LowerBounds: 3,
            Approximate: 390,
            Approximations: 3,
            new UnstatedGroups(Unknown: 1, Some: 1, Many: 2, Tens: 1, Hundreds: 0, Thousands: 1, TensOfThousands: 0, HundredsOfThousands: 0, Millions: 0)));
        total.IsLowerBound.ShouldBeTrue();
        total.Unstated.Count.ShouldBe(6);
    }

    [Fact]
    public void of_exact_numbers_is_no_lower_bound() => QuantityTotal.Empty.Add(Quantity.One, 9563).IsLowerBound.ShouldBeFalse();

    [Fact]
    public void of_nothing_is_empty_and_of_an_unknown_is_not()
    {
        QuantityTotal.Empty.IsEmpty.ShouldBeTrue();
        QuantityTotal.Empty.Add(Quantity.Unknown).IsEmpty.ShouldBeFalse();
        QuantityTotal.Empty.Add(Quantity.Exact(0)).IsEmpty.ShouldBeFalse();
    }

    [Fact]
    public void beyond_the_largest_number_becomes_a_lower_bound()
    {
        var total = QuantityTotal.Empty.Add(Quantity.Exact(Quantity.Max), 1_000_000).Add(Quantity.One);

        total.AtLeast.ShouldBe(long.MaxValue);
        total.IsLowerBound.ShouldBeTrue();
    }

    [Fact]
    public void takes_no_negative_times() => Should.Throw<ArgumentOutOfRangeException>(() => QuantityTotal.Empty.Add(Quantity.One, -1));

    [Fact]
    public void may_be_added_in_any_grouping_and_order() =>
        Prop.ForAll(
            Quantities.Totals,
            Quantities.Totals,
            Quantities.Totals,
            (a, b, c) => a.Add(b).Add(c) == a.Add(b.Add(c)) && a.Add(b) == b.Add(a) && a.Add(QuantityTotal.Empty) == a).QuickCheckThrowOnFailure();
}

internal static class Quantities
{
    private static readonly Gen<long> number = Gen.OneOf(Gen.Choose(0, 200).Select(value => (long)value), Gen.Constant(Quantity.Max), Gen.Constant(Quantity.Max - 1));

    private static readonly Gen<Quantity> any = Gen.OneOf(
        Gen.Elements(Quantity.Unknown, Quantity.Some, Quantity.Many, Quantity.Order(10), Quantity.Order(100), Quantity.Order(1_000_000)),
        number.Select(Quantity.Exact),
        number.Select(Quantity.AtLeast),
        number.Select(Quantity.MoreThan),
        number.Select(Quantity.Nearly),
        number.Select(Quantity.About),
        number.Select(Quantity.Estimated),
        Gen.Choose(0, 50).Select(low => Quantity.Range(low, low + 7)));

    public static Arbitrary<Quantity> Any => any.ToArbitrary();

    public static Arbitrary<QuantityTotal> Totals => any.ListOf()
        .Select(quantities => quantities.Aggregate(QuantityTotal.Empty, (total, quantity) => total.Add(quantity, 5_000))).ToArbitrary();
}
