using System.Globalization;
using ThreatRegister.Domain;

namespace ThreatRegister.Application.Words;

/// <summary>An instant of the log in words, to the minute, in the zone of the register.</summary>
public static class InstantText
{
    public static string Of(DateTimeOffset instant, TimeZoneInfo zone, string language) =>
        WhenText.Of(When.Parse(TimeZoneInfo.ConvertTime(instant, zone).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)), language);
}
