using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using ThreatRegister.Domain;

namespace ThreatRegister.Tests.Domain_Specs.Common;

public sealed class A_date
{
    [Theory]
    [InlineData("0001", Precision.Year, "0001-01-01T00:00", "0002-01-01T00:00")]
    [InlineData("9998", Precision.Year, "9998-01-01T00:00", "9999-01-01T00:00")]
    [InlineData("2020", Precision.Year, "2020-01-01T00:00", "2021-01-01T00:00")]
    [InlineData("2020-H1", Precision.Half, "2020-01-01T00:00", "2020-07-01T00:00")]
    [InlineData("2020-H2", Precision.Half, "2020-07-01T00:00", "2021-01-01T00:00")]
    [InlineData("2020-Q2", Precision.Quarter, "2020-04-01T00:00", "2020-07-01T00:00")]
    [InlineData("2020-04", Precision.Month, "2020-04-01T00:00", "2020-05-01T00:00")]
    [InlineData("2020-02-29", Precision.Day, "2020-02-29T00:00", "2020-03-01T00:00")]
    [InlineData("2020-04-10/early-morning", Precision.PartOfDay, "2020-04-10T00:00", "2020-04-10T05:00")]
    [InlineData("2020-04-10/morning", Precision.PartOfDay, "2020-04-10T05:00", "2020-04-10T11:00")]
    [InlineData("2020-04-10/noon", Precision.PartOfDay, "2020-04-10T11:00", "2020-04-10T13:00")]
    [InlineData("2020-04-10/afternoon", Precision.PartOfDay, "2020-04-10T13:00", "2020-04-10T18:00")]
    [InlineData("2020-04-10/evening", Precision.PartOfDay, "2020-04-10T18:00", "2020-04-10T22:00")]
    [InlineData("2020-04-10/night", Precision.PartOfDay, "2020-04-10T22:00", "2020-04-11T00:00")]
    [InlineData("2020-04-10T08:30", Precision.Minute, "2020-04-10T08:30", "2020-04-10T08:31")]
    [InlineData("2020-12-15..2021-12-14", Precision.Interval, "2020-12-15T00:00", "2021-12-15T00:00")]
    [InlineData("2020-04..2020", Precision.Interval, "2020-04-01T00:00", "2021-01-01T00:00")]
    public void is_read_in_every_form(string text, Precision precision, string from, string to)
    {
        var when = When.Parse(text);

        (when.Text, when.Precision, when.From, when.To, when.IsOngoing).ShouldBe((text, precision, At(from), At(to), false));
    }

    [Fact]
    public void may_go_on()
    {
        var when = When.Parse("2020-04..");

        (when.Text, when.Precision, when.From, when.To, when.IsOngoing)
            .ShouldBe(("2020-04..", Precision.Month, At("2020-04-01T00:00"), At("2020-05-01T00:00"), true));
    }

    [Fact]
    public void may_be_unknown() => When.Parse("unknown").ShouldBe(When.Unknown);

    [Fact]
    public void of_two_equal_ends_is_one_date() => When.Parse("2020-04..2020-04").ShouldBe(When.Parse(" 2020-04 "));

    [Theory]
    [InlineData("2020-04-10T08:30+07:00", "2020-04-10T08:30")]
    [InlineData("2020-04-10T08:30Z", "2020-04-10T15:30")]
    [InlineData("2020-12-31T20:00-05:00", "2021-01-01T08:00")]
    [InlineData("2020-04-10T08:30Z..2020-04-11T08:30Z", "2020-04-10T15:30..2020-04-11T15:30")]
    public void with_an_offset_becomes_local_time(string text, string local)
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("register", TimeSpan.FromHours(7), "register", "register");

        When.Parse(text, zone).Text.ShouldBe(local);
        When.TryParse(text, zone, out _).ShouldBeTrue();
        Should.Throw<FormatException>(() => When.Parse(text)).Message.ShouldContain("offset");
    }

    [Theory]
    [InlineData("", "not a date")]
    [InlineData("hôm qua", "not a date")]
    [InlineData("20", "not a date")]
    [InlineData("0000", "outside 0001 to 9998")]
    [InlineData("9999", "outside 0001 to 9998")]
    [InlineData("2020-H3", "not a date")]
    [InlineData("2020-Q5", "not a date")]
    [InlineData("2020-13", "there is no month 13")]
    [InlineData("2020-00", "there is no month 00")]
    [InlineData("2020-00-10", "there is no month 00")]
    [InlineData("2021-02-30", "2021-02 has no day 30")]
    [InlineData("2021-02-29", "2021-02 has no day 29")]
    [InlineData("2021-04-00", "2021-04 has no day 00")]
    [InlineData("2021-4-1", "not a date")]
    [InlineData("10/12/2020", "not a date")]
    [InlineData("2020/12/10", "not a date")]
    [InlineData("2020-04-10/midnight", "not a part of a day")]
    [InlineData("2020-04-10T24:00", "there is no time 24:00")]
    [InlineData("2020-04-10T08:60", "there is no time 08:60")]
    [InlineData("2020-04-10T08:30:15", "has seconds")]
    [InlineData("2020-04-10T8:30", "not a date")]
    [InlineData("2020-04-10 08:30", "not a date")]
    [InlineData("2021..2020", "ends before it begins")]
    [InlineData("2021..unknown", "not a date")]
    [InlineData("..2020", "not a date")]
    [InlineData("2020..2021..2022", "not a date")]
    [InlineData("٢٠٢٠", "not a date")]
    public void refuses_other_texts_and_says_why(string text, string why)
    {
        Should.Throw<FormatException>(() => When.Parse(text)).Message.ShouldContain(why);
        When.TryParse(text, out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("0001-01-01T00:00+07:00")]
    [InlineData("9998-12-31T23:00-14:00")]
    [InlineData("2020-04-10T08:30+7")]
    [InlineData("2020-04-10T08:30+15:00")]
    public void refuses_offsets_that_leave_the_calendar_or_are_none(string text) =>
        When.TryParse(text, TimeZoneInfo.Utc, out _).ShouldBeFalse();

    [Theory]
    [InlineData("2020-04-10", "2020-04", true, true)]
    [InlineData("2020-04", "2020-04", true, true)]
    [InlineData("2020-04", "2020-04-10", false, true)]
    [InlineData("2020", "unknown", true, true)]
    [InlineData("2020-06..2020-07", "2020-H1", false, true)]
    [InlineData("2020-05", "2020-04", false, false)]
    [InlineData("2020-04..", "2020", true, true)]
    public void lies_within_or_overlaps_another(string one, string other, bool within, bool overlaps)
    {
        When.Parse(one).IsWithin(When.Parse(other)).ShouldBe(within);
        When.Parse(one).Overlaps(When.Parse(other)).ShouldBe(overlaps);
        When.Parse(other).Overlaps(When.Parse(one)).ShouldBe(overlaps);
    }

    [Theory]
    [InlineData("2020-04-10", "2020", true)]
    [InlineData("2021", "2020", false)]
    [InlineData("2020-04..", "2020..", true)]
    [InlineData("2020-04..2022-03", "2020..", true)]
    [InlineData("2019-12..2022-03", "2020..", false)]
    [InlineData("2020-04..", "2020", false)]
    [InlineData("2020-04..", "unknown", true)]
    public void refines_a_recorded_one_only_within_it(string refined, string recorded, bool refines) =>
        When.Parse(refined).Refines(When.Parse(recorded)).ShouldBe(refines);

    [Fact]
    public void survives_the_way_to_text_and_back() =>
        Prop.ForAll(Dates.Any, when => When.Parse(when.Text) is var read && read == when && read.From == when.From && read.To == when.To)
            .QuickCheckThrowOnFailure();

    private static DateTime At(string text) => DateTime.ParseExact(text, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}

public sealed class A_date_in_words
{
    [Theory]
    [InlineData("2020", "năm 2020", "2020")]
    [InlineData("2021-H1", "6 tháng đầu năm 2021", "first half of 2021")]
    [InlineData("2021-H2", "6 tháng cuối năm 2021", "second half of 2021")]
    [InlineData("2020-Q2", "quý II/2020", "Q2 2020")]
    [InlineData("2020-04", "tháng 4/2020", "April 2020")]
    [InlineData("2020-12-10", "ngày 10/12/2020", "10 December 2020")]
    [InlineData("2020-12-10/evening", "tối 10/12/2020", "evening of 10 December 2020")]
    [InlineData("2020-12-10/early-morning", "rạng sáng 10/12/2020", "early morning of 10 December 2020")]
    [InlineData("2020-04-10T08:30", "08 giờ 30 ngày 10/04/2020", "08:30 on 10 April 2020")]
    [InlineData("2020-12-15..2021-12-14", "từ ngày 15/12/2020 đến ngày 14/12/2021", "15 December 2020 to 14 December 2021")]
    [InlineData("2020..", "từ năm 2020, còn tiếp diễn", "from 2020, ongoing")]
    [InlineData("unknown", "không rõ thời gian", "date not known")]
    public void says_no_more_than_is_known(string text, string vi, string en)
    {
        WhenText.Of(When.Parse(text), "vi").ShouldBe(vi);
        WhenText.Of(When.Parse(text), "en").ShouldBe(en);
    }
}

internal static class Dates
{
    private static readonly Gen<DateOnly> day = Gen.Choose(0, new DateOnly(9998, 12, 31).DayNumber).Select(DateOnly.FromDayNumber);

    private static readonly string[] forms =
        ["yyyy", "yyyy-MM", "yyyy-MM-dd", "yyyy-MM-dd'/night'", "yyyy-MM-dd'/early-morning'", "yyyy-MM-dd'T08:30'", "yyyy'-H2'", "yyyy'-Q3'"];

    private static readonly Gen<string> point = day.SelectMany(at => Gen.Elements(forms).Select(form => at.ToString(form, CultureInfo.InvariantCulture)));

    private static readonly Gen<string> interval = day.SelectMany(from => Gen.Choose(1, 4000).Select(length =>
    {
        var to = DateOnly.FromDayNumber(Math.Min(from.DayNumber + length, new DateOnly(9998, 12, 31).DayNumber));
        return $"{from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}..{to.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
    }));

    public static Gen<DateOnly> Day => day;

    public static Arbitrary<When> Any => Gen.OneOf(point, interval, point.Select(text => text + "..")).Select(When.Parse).ToArbitrary();
}
