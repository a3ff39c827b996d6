using ThreatRegister.Web.Forms;

namespace ThreatRegister.Tests.Web_Specs;

public sealed class Ids_that_are_made
{
    [Theory]
    [InlineData("2026-11-23T16:59:00Z", "2026-11-23-")]
    [InlineData("2026-11-23T19:07:00Z", "2026-11-24-")]
    public void begin_with_the_day_in_the_zone_of_the_register(string at, string day)
    {
        var command = Guid.CreateVersion7(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture));

        var id = EntryIds.New(command, TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh"));

        id.ShouldStartWith(day);
        EntryIds.New(command, TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh")).ShouldBe(id, "sent again it is the same");
    }
}
