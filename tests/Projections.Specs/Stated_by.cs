using System.Globalization;
using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;
using static ThreatRegister.Tests.Projections_Specs.Folds;

namespace ThreatRegister.Tests.Projections_Specs;

public sealed class Stated_by
{
    private static readonly IncidentRegister register = new();

    [Theory]
    [InlineData("2020-12-10", "2020-12-10")]
    [InlineData("2020-12", "2020-12-31")]
    [InlineData("2020-02", "2020-02-29")]
    [InlineData("2020-Q2", "2020-06-30")]
    [InlineData("2020-H1", "2020-06-30")]
    [InlineData("2020", "2020-12-31")]
    [InlineData("2020-12-10/night", "2020-12-10")]
    [InlineData("2020-12-10T23:59", "2020-12-10")]
    [InlineData("2020-12-10..2020-12-11", "2020-12-11")]
    [InlineData("2020-04..", "2020-04-30")]
    [InlineData("unknown", "2021-03-01")]
    [InlineData(null, "2021-03-01")]
    public void counts_from_the_last_day_that_the_sources_date_allows(string? statedOn, string day) =>
        StatedOn.Of(History(register, Reported(statedOn))[0], Zone).ShouldBe(DateOnly.Parse(day, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("2021-03-01T16:59:59Z", "2021-03-01")]
    [InlineData("2021-03-01T17:00:00Z", "2021-03-02")]
    public void counts_from_the_day_of_recording_in_the_registers_zone_where_no_date_is_stated(string recordedAt, string day) =>
        StatedOn.Of(History(register, new IncidentRetracted("x"))[0] with { RecordedAt = DateTimeOffset.Parse(recordedAt, CultureInfo.InvariantCulture) }, Zone)
            .ShouldBe(DateOnly.Parse(day, CultureInfo.InvariantCulture));

    [Fact]
    public void has_a_version_for_each_day_on_which_something_was_stated() =>
        Titles(Reported("2020-12-10"), Titled("hai", "2020-12-11"), Titled("ba", "2021-01")).ShouldBe(["2020-12-10 một", "2020-12-11 hai", "2021-01-31 ba"]);

    [Fact]
    public void has_one_version_for_all_that_was_stated_on_a_day() =>
        Titles(Reported("2020-12-10"), Titled("hai", "2020-12-10"), Titled("ba", "2020-12-11"), Titled("bốn", "2020-12-11")).ShouldBe(["2020-12-10 hai", "2020-12-11 bốn"]);

    [Fact]
    public void puts_what_was_recorded_late_where_it_was_stated_and_ends_with_what_was_recorded_last() =>
        Titles(Reported("2020-12-10"), Titled("ba", "2020-12-20"), Titled("hai", "2020-12-15")).ShouldBe(["2020-12-10 một", "2020-12-15 hai", "2020-12-20 hai"]);

    [Fact]
    public void joins_what_was_stated_before_the_record_began_to_its_beginning() =>
        Titles(Reported("2020-12-10"), Titled("hai", "2019"), Titled("ba", "2020-12-10")).ShouldBe(["2020-12-10 ba"]);

    [Fact]
    public void keeps_the_order_of_recording_among_what_joins_the_beginning() =>
        Titles(Reported("2020-12-10"), Titled("hai", "2020-11"), Titled("ba", "2020-10")).ShouldBe(["2020-12-10 ba"]);

    private static IEnumerable<string> Titles(params IReadOnlyList<object> events) =>
        StatedOn.Versions(register, History(register, events), Zone).Select(version => $"{version.From:yyyy-MM-dd} {version.Row.Title}");

    private static IncidentReported Reported(string? statedOn) => new(
        new("a"), "một", new("cyber"), [], When.Parse("2019"), Quantity.One, RecordKind.Case, Outcome.Unknown, Tlp.Green, Doc("doc-1", statedOn));

    private static IncidentCorrected Titled(string title, string statedOn) => new(new(title), "nhầm", Doc("doc-1", statedOn));
}
