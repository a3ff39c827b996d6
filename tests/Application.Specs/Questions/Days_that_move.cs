using Shouldly;
using ThreatRegister.Application.Questions;

namespace ThreatRegister.Tests.Application_Specs.Questions;

/// <summary>What means another day tomorrow is asked as the day that it means today.</summary>
public sealed class Days_that_move
{
    private static readonly DateTime now = new(2026, 11, 22, 9, 41, 0, DateTimeKind.Unspecified);

    [Theory]
    [InlineData("hôm qua", "2026-11-21", "2026-11-21", "2026-11-21")]
    [InlineData("hom nay", "2026-11-22", "2026-11-22", "2026-11-22")]
    [InlineData("Yesterday", "2026-11-21", "2026-11-21", "2026-11-21")]
    [InlineData("today", "2026-11-22", "2026-11-22", "2026-11-22")]
    [InlineData("tháng trước", "2026-10", "2026-10-01", "2026-10-31")]
    [InlineData("last month", "2026-10", "2026-10-01", "2026-10-31")]
    [InlineData("20/11", "2026-11-20", "2026-11-20", "2026-11-20")]
    [InlineData("năm ngoái", "2025", "2025-01-01", "2025-12-31")]
    [InlineData("từ 20/11 đến hôm nay", "2026-11-20..2026-11-22", "2026-11-20", "2026-11-22")]
    [InlineData("từ cuối năm ngoái đến hôm qua", null, null, null)]
    [InlineData("bây giờ", null, "2026-11-22", "2026-11-22T09:41")]
    [InlineData("quý 5/2026", null, null, null)]
    [InlineData("31/02", null, null, null)]
    [InlineData("tháng 10/2026", null, null, null)]
    [InlineData("300", null, null, null)]
    public void become_the_days_that_they_mean_now(string text, string? period, string? from, string? asOf)
    {
        FixedDays.Of("period", text, now).ShouldBe(period);
        FixedDays.Of("from", text, now).ShouldBe(from);
        FixedDays.Of("as-of", text, now).ShouldBe(asOf);
        FixedDays.Of("text", text, now).ShouldBeNull("words to search for are none");
    }

    [Fact]
    public void leave_all_else_of_a_question_as_it_is() =>
        QuestionText.OfQuery("?period=last month&text=hôm qua&type=cyber").Fixed(now).ToQuery().ShouldBe(QuestionText.OfQuery("?type=cyber&period=2026-10&text=hôm qua").ToQuery());
}
