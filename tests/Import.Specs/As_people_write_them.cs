using Shouldly;
using ThreatRegister.Application.Imports;
using ThreatRegister.Domain;

namespace ThreatRegister.Tests.Import_Specs;

/// <summary>Dates and quantities that a mapping says are as people write them.</summary>
public sealed class As_people_write_them
{
    private const string Dates = """{ "occurred": { "columns": ["date"], "asWritten": true } }""";
    private const string Quantities = """{ "quantity": { "column": "so", "asWritten": true } }""";

    [Theory]
    [InlineData("21/11/2025", "2025-11-21")]
    [InlineData("5.6.2025", "2025-06-05")]
    [InlineData("tháng 6/2025", "2025-06")]
    [InlineData("quý II/2025", "2025-Q2")]
    [InlineData("14h30 21/11/2025", "2025-11-21T14:30")]
    [InlineData("từ 10/2025 đến 11/2025", "2025-10..2025-11")]
    [InlineData("June 2025", "2025-06")]
    [InlineData("không rõ", "unknown")]
    public void dates_are_read(string text, string date) => Given.Mapped(Dates, "date=" + text).Report.Occurred.ShouldBe(When.Parse(date));

    [Theory]
    [InlineData("30/2/2025", "tháng 2/2025 chỉ có 28 ngày", "February 2025 has 28 days")]
    [InlineData("11/21/2025", "không có tháng 21", "there is no month 21")]
    [InlineData("mùa mưa", "không đọc được thời gian này", "this is no date")]
    [InlineData("hôm qua", "chỉ hiểu được nếu biết ngày viết", "what it means depends on the day")]
    [InlineData("20/11", "chỉ hiểu được nếu biết ngày viết", "what it means depends on the day")]
    [InlineData("từ tháng trước đến nay", "chỉ hiểu được nếu biết ngày viết", "what it means depends on the day")]
    [InlineData("2025-11-21T14:30+07:00", "chỉ hiểu được nếu biết ngày viết", "what it means depends on the day")]
    public void dates_that_cannot_be_understood_or_depend_on_the_day_are_refused_in_either_language(string text, string vietnamese, string english)
    {
        var refusal = Given.Refused(Dates, "date=" + text);
        refusal.Column.ShouldBe("date");
        refusal.ReasonIn("vi").ShouldStartWith($"'{text}': {vietnamese}");
        refusal.ReasonIn("en").ShouldStartWith($"'{text}': {english}");
        refusal.Reason.ShouldBe(refusal.ReasonIn("en"));
    }

    [Fact]
    public void formats_that_are_given_go_before() =>
        Given.Mapped("""{ "occurred": { "columns": ["date"], "formats": [{ "format": "M/d/yyyy", "precision": "day" }], "asWritten": true } }""", "date=5/6/2025").Report.Occurred.ShouldBe(When.Parse("2025-05-06"));

    [Theory]
    [InlineData("12", "12")]
    [InlineData("1.500", "1500")]
    [InlineData("1,500", "1500")]
    [InlineData("hơn 100", ">100")]
    [InlineData("khoảng 15 vụ", "~15")]
    [InlineData("03 cơn", "3")]
    [InlineData("10-20", "10..20")]
    [InlineData("nhiều", "many")]
    [InlineData(">=12", ">=12")]
    public void quantities_are_read(string text, string quantity) => Given.Mapped(Quantities, "so=" + text).Report.Quantity.ShouldBe(Quantity.Parse(quantity));

    [Theory]
    [InlineData("-5", "số lượng không thể âm", "a quantity is not below zero")]
    [InlineData("24,80", "không đọc được số lượng này", "this is no quantity")]
    public void quantities_that_cannot_be_understood_are_refused_in_either_language(string text, string vietnamese, string english)
    {
        var refusal = Given.Refused(Quantities, "so=" + text);
        refusal.Column.ShouldBe("so");
        refusal.ReasonIn("vi").ShouldStartWith($"'{text}': {vietnamese}");
        refusal.ReasonIn("en").ShouldStartWith($"'{text}': {english}");
    }

    [Fact]
    public void quantities_elsewhere_are_said_without_code_words()
    {
        var refusal = Given.Refused("""{ "quantity": { "column": "so" } }""", "so=-5");
        refusal.ReasonIn("vi").ShouldBe("'-5' không phải số lượng: hãy viết số nguyên từ 0 trở lên, >=12 (ít nhất 12), ~300 (khoảng 300) hoặc 10..20 (từ 10 đến 20).");
        Given.Mapped("""{ "quantity": { "column": "so" } }""", "so=>=12").Report.Quantity.ShouldBe(Quantity.Parse(">=12"));
    }

    [Theory]
    [InlineData("vi", "sổ từ chối: một vụ việc chỉ tính là một; số lượng khác phải ghi là bản ghi tổng hợp (số lượng).")]
    [InlineData("en", "the register refuses it: a single case counts as one; another number needs an aggregate record (quantity).")]
    public void fields_that_the_register_refuses_are_said_in_words(string language, string said) => ImportWords.Of("the register refuses it: QuantityNeedsAggregate (quantity).", language).ShouldBe(said);

    [Fact]
    public void nothing_else_is_read() =>
        Given.Faults(Given.Json("""{ "outcome": { "column": "o", "asWritten": true } }""")).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            fault => fault.Path.ShouldBe("$.outcome.asWritten"), fault => fault.Reason.ShouldBe("only quantities and dates are read as people write them."));
}
