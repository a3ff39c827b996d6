using Shouldly;
using ThreatRegister.Application.Imports;
using ThreatRegister.Domain;

namespace ThreatRegister.Tests.Import_Specs;

public sealed class Mapping_dates
{
    [Theory]
    [InlineData("2/28/2021", "2021-02-28")]
    [InlineData("3/2021", "2021-03")]
    [InlineData("2021", "2021")]
    [InlineData("2021-02-28 23:59", "2021-02-28T23:59")]
    public void keep_the_precision_of_their_form(string text, string date) => Given.Mapped(Several, "date=" + text).Report.Occurred.ShouldBe(When.Parse(date));

    [Theory]
    [InlineData("2021-02-30")]
    [InlineData("2/30/2021")]
    [InlineData("13/1/2021")]
    [InlineData("ngày 1 tháng 6")]
    public void are_refused_where_there_is_no_such_day(string text)
    {
        var refusal = Given.Refused(Several, "date=" + text);
        refusal.Column.ShouldBe("date");
        refusal.Reason.ShouldStartWith($"'{text}' is not a date of any of the forms M/d/yyyy, ");
        ImportWords.Of(refusal.Reason, "vi").ShouldStartWith($"'{text}' không phải ngày theo dạng nào trong các dạng M/d/yyyy, ");
    }

    [Fact]
    public void that_are_missing_are_refused_unless_the_mapping_says_otherwise()
    {
        Given.Refused("{}", "date=").Reason.ShouldContain("no date");
        Given.Mapped("""{ "occurred": { "columns": ["date"], "formats": [{ "format": "yyyy", "precision": "year" }], "missing": "unknown" } }""", "date=").Report.Occurred.ShouldBe(When.Unknown);
    }

    [Fact]
    public void in_several_columns_are_as_precise_as_what_is_filled()
    {
        const string parts = """{ "occurred": { "columns": ["y", "m", "d"], "formats": [{ "format": "yyyy-M-d", "precision": "day" }, { "format": "yyyy-M", "precision": "month" }, { "format": "yyyy", "precision": "year" }] } }""";
        Given.Mapped(parts, "y=2021", "m=6", "d=1").Report.Occurred.ShouldBe(When.Parse("2021-06-01"));
        Given.Mapped(parts, "y=2021", "m=6", "d=").Report.Occurred.ShouldBe(When.Parse("2021-06"));
        Given.Mapped(parts, "y=2021", "m=", "d=").Report.Occurred.ShouldBe(When.Parse("2021"));
        Given.Refused(parts, "y=2021", "m=", "d=5").Column.ShouldBe("m");
    }

    [Theory]
    [InlineData("Đêm", "2021-06-01/night")]
    [InlineData("8:05", "2021-06-01T08:05")]
    [InlineData("cả ngày", "2021-06-01")]
    [InlineData("", "2021-06-01")]
    public void take_the_time_beside_them(string time, string date) => Given.Mapped(Timed, "time=" + time).Report.Occurred.ShouldBe(When.Parse(date));

    [Fact]
    public void with_a_time_that_is_not_recognised_are_refused_unless_the_mapping_says_day()
    {
        Given.Refused(Timed, "time=24:36").ShouldSatisfyAllConditions(no => no.Column.ShouldBe("time"), no => no.Reason.ShouldBe("the mapping doesn't say what time '24:36' is."));
        Given.Mapped(Timed.Replace("\"column\": \"time\"", "\"column\": \"time\", \"otherwise\": \"day\"", StringComparison.Ordinal), "time=24:36").Report.Occurred.ShouldBe(When.Parse("2021-06-01"));
    }

    private const string Several = """
        { "occurred": { "columns": ["date"], "formats": [
            { "format": "M/d/yyyy", "precision": "day" }, { "format": "M/yyyy", "precision": "month" }, { "format": "yyyy", "precision": "year" }, { "format": "yyyy-MM-dd HH:mm", "precision": "minute" }] } }
        """;

    private const string Timed = """
        { "occurred": { "columns": ["date"], "formats": [{ "format": "yyyy-MM-dd", "precision": "day" }], "time": { "column": "time", "values": { "đêm": "night", "cả ngày": null }, "formats": ["H:mm"] } } }
        """;
}
