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
    [InlineData("không rõ", "unknown")]
    public void is_read_as_people_write_it(string text, string written) => WhenEntry.Read(text, Register.Zone, now)?.Text.ShouldBe(written);

    [Theory]
    [InlineData("")]
    [InlineData("21/11")]
    [InlineData("21/11/26")]
    [InlineData("13/2026")]
    [InlineData("31/02/2026")]
    [InlineData("25:00 21/11/2026")]
    [InlineData("21 thángg 2026")]
    [InlineData("từ 2027 đến 2026")]
    [InlineData("tuần trước")]
    public void is_not_guessed(string text) => WhenEntry.Read(text, Register.Zone, now).ShouldBeNull();

    [Fact]
    public void is_read_whatever_way_its_letters_are_composed() =>
        WhenEntry.Read("từ tháng 10/2026".Normalize(System.Text.NormalizationForm.FormD), Register.Zone, now).ShouldBe(When.Parse("2026-10.."));
}
