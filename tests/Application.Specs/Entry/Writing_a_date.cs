using Shouldly;
using ThreatRegister.Application.Entry;
using ThreatRegister.Domain;

namespace ThreatRegister.Tests.Application_Specs.Entry;

public sealed class Writing_a_date
{
    private static readonly DateTime now = new(2026, 11, 22, 9, 41, 0, DateTimeKind.Unspecified);

    [Theory]
    [InlineData("2026", "2026")]
    [InlineData("năm 2026", "2026")]
    [InlineData("2026-Q2", "2026-Q2")]
    [InlineData("quý II/2026", "2026-Q2")]
    [InlineData("Quý 4 năm 2026", "2026-Q4")]
    [InlineData("Q3 2026", "2026-Q3")]
    [InlineData("6 tháng đầu năm 2026", "2026-H1")]
    [InlineData("second half of 2026", "2026-H2")]
    [InlineData("2026-h2", "2026-H2")]
    [InlineData("tháng 6/2026", "2026-06")]
    [InlineData("thang 6 nam 2026", "2026-06")]
    [InlineData("6/2026", "2026-06")]
    [InlineData("June 2026", "2026-06")]
    [InlineData("21/11/2026", "2026-11-21")]
    [InlineData("ngày 1.2.2026", "2026-02-01")]
    [InlineData("ngày 21 tháng 11 năm 2026", "2026-11-21")]
    [InlineData("21 November 2026", "2026-11-21")]
    [InlineData("2026-11-21 14:30", "2026-11-21T14:30")]
    [InlineData("14h30 ngày 21/11/2026", "2026-11-21T14:30")]
    [InlineData("21/11/2026 8h", "2026-11-21T08:00")]
    [InlineData("lúc 14 giờ 30, 21/11/2026", "2026-11-21T14:30")]
    [InlineData("rạng sáng 21/11/2026", "2026-11-21/early-morning")]
    [InlineData("tối ngày 21/11/2026", "2026-11-21/evening")]
    [InlineData("evening of 21 November 2026", "2026-11-21/evening")]
    [InlineData("từ 10/2026 đến 11/2026", "2026-10..2026-11")]
    [InlineData("20/11/2026 - 21/11/2026", "2026-11-20..2026-11-21")]
    [InlineData("from 2025 to 6/2026", "2025..2026-06")]
    [InlineData("2026-10..2026-11", "2026-10..2026-11")]
    [InlineData("từ tháng 10/2026", "2026-10..")]
    [InlineData("từ 2025 đến nay", "2025..")]
    [InlineData("hôm qua", "2026-11-21")]
    [InlineData("hôm nay", "2026-11-22")]
    [InlineData("bây giờ", "2026-11-22T09:41")]
    [InlineData("20/11", "2026-11-20")]
    [InlineData("ngày 20 tháng 11", "2026-11-20")]
    [InlineData("tháng trước", "2026-10")]
    [InlineData("last quarter", "2026-Q3")]
    [InlineData("từ hôm qua đến hôm nay", "2026-11-21..2026-11-22")]
    [InlineData("không rõ", "unknown")]
    [InlineData("T5/2020", "2020-05")]
    [InlineData("thang 5 2020", "2020-05")]
    [InlineData("tháng 5 2020", "2020-05")]
    [InlineData("đầu tháng 5/2020", "2020-05")]
    [InlineData("giữa thang 5/2020", "2020-05")]
    [InlineData("cuối tháng 5 năm 2020", "2020-05")]
    [InlineData("đầu năm 2021", "2021")]
    [InlineData("cuối năm ngoái", "2025")]
    [InlineData("late May 2020", "2020-05")]
    [InlineData("khoảng 2019", "2019")]
    [InlineData("hôm kia", "2026-11-20")]
    [InlineData("tuần trước", "2026-11-09..2026-11-15")]
    [InlineData("last week", "2026-11-09..2026-11-15")]
    [InlineData("9h30 hôm qua", "2026-11-21T09:30")]
    [InlineData("hôm qua 9:30", "2026-11-21T09:30")]
    [InlineData("tối qua", "2026-11-21/evening")]
    [InlineData("sáng nay", "2026-11-22/morning")]
    [InlineData("2 ngày trước", "2026-11-20")]
    [InlineData("2 days ago", "2026-11-20")]
    public void is_read_as_people_write_it(string text, string written) => (WhenEntry.Read(text, Register.Zone, now)?.Text).ShouldBe(written);

    [Theory]
    [InlineData("")]
    [InlineData("31/02")]
    [InlineData("21/11/26")]
    [InlineData("13/2026")]
    [InlineData("31/02/2026")]
    [InlineData("25:00 21/11/2026")]
    [InlineData("21 thángg 2026")]
    [InlineData("từ 2027 đến 2026")]
    [InlineData("hôm kìa")]
    [InlineData("khoảng 14h 05/06/2020")]
    [InlineData("khoảng hôm qua")]
    [InlineData("từ cuối năm 2020 đến đầu năm 2021")]
    [InlineData("từ 2020 đến giữa năm 2021")]
    [InlineData("cuối năm ngoái - hôm qua")]
    [InlineData("từ cuối năm 2020 đến nay")]
    [InlineData("since late 2020")]
    [InlineData("một hôm nào đó")]
    public void is_not_guessed(string text) => WhenEntry.Read(text, Register.Zone, now).ShouldBeNull();

    [Theory]
    [InlineData("từ cuối năm 2020 đến đầu năm 2021", "trong một khoảng thời gian không dùng đầu, giữa, cuối, khoảng: hãy viết tháng, ví dụ từ 12/2020 đến 01/2021", "in a range there is no early, mid, late or about: write months, such as from 12/2020 to 01/2021")]
    [InlineData("từ cuối năm 2020", "trong một khoảng thời gian không dùng đầu, giữa, cuối, khoảng: hãy viết tháng, ví dụ từ 12/2020 đến 01/2021", "in a range there is no early, mid, late or about: write months, such as from 12/2020 to 01/2021")]
    [InlineData("6 tháng đầu năm 2020 - nửa cuối năm 2020", null, null)]
    [InlineData("từ 2027 đến 2026", "khoảng thời gian bị ngược: ngày cuối trước ngày đầu", "the range is reversed: its end lies before its beginning")]
    [InlineData("31/02/2026", "tháng 2/2026 chỉ có 28 ngày", "February 2026 has 28 days")]
    [InlineData("2024-02-30", "tháng 2/2024 chỉ có 29 ngày", "February 2024 has 29 days")]
    [InlineData("từ 01/04/2026 đến 31/04/2026", "tháng 4/2026 chỉ có 30 ngày", "April 2026 has 30 days")]
    [InlineData("0/6/2026", "tháng 6/2026 chỉ có 30 ngày", "June 2026 has 30 days")]
    [InlineData("12/13/2026", "không có tháng 13", "there is no month 13")]
    [InlineData("13/2026", "không có tháng 13", "there is no month 13")]
    [InlineData("2026-00", "không có tháng 0", "there is no month 0")]
    [InlineData("25:00 21/11/2026", "không có 25 giờ 00", "there is no time 25:00")]
    [InlineData("quý 5/2026", "không có quý 5, một năm có quý 1 đến quý 4", "there is no quarter 5, a year has the quarters 1 to 4")]
    [InlineData("2026-Q0", "không có quý 0, một năm có quý 1 đến quý 4", "there is no quarter 0, a year has the quarters 1 to 4")]
    [InlineData("31/02", "tháng 2 không có ngày 31", "February has no day 31")]
    [InlineData("20/11", null, null)]
    [InlineData("quý 4/2026", null, null)]
    [InlineData("21/11/26", null, null)]
    [InlineData("một hôm nào đó", null, null)]
    [InlineData("21/11/2026", null, null)]
    [InlineData("2020-12-15..2021-12-14", null, null)]
    public void that_the_calendar_does_not_have_is_told_why(string text, string? vietnamese, string? english)
    {
        WhenEntry.WhyNot(text)?.Vi.ShouldBe(vietnamese);
        WhenEntry.WhyNot(text)?.En.ShouldBe(english);
        (WhenEntry.WhyNot(text) is null).ShouldBe(vietnamese is null);
    }

    [Theory]
    [InlineData("05/06/2021", "2021-06-05")]
    [InlineData("từ 15/12/2020 đến 14/12/2021", "2020-12-15..2021-12-14")]
    [InlineData("15/12/2020 - 14/12/2021", "2020-12-15..2021-12-14")]
    [InlineData("tháng 1/2021 đến tháng 6/2021", "2021-01..2021-06")]
    [InlineData("sáng 05/06/2021", null)]
    public void is_a_period_where_it_is_of_whole_days(string text, string? written) => WhenEntry.PeriodOf(text).ShouldBe(written);

    [Fact]
    public void is_read_whatever_way_its_letters_are_composed() =>
        WhenEntry.Read("từ tháng 10/2026".Normalize(System.Text.NormalizationForm.FormD), Register.Zone, now).ShouldBe(When.Parse("2026-10.."));
}
