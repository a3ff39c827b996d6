using ThreatRegister.Domain;

namespace ThreatRegister.Application.Entry;

/// <summary>
/// Dates as people write them (<see cref="WhenEntry"/>) that mean the same on whatever day and in whatever zone they are read: a file may be read
/// twice, long after it was written.
/// </summary>
public static class SettledDate
{
    private static readonly (DateTime Now, TimeZoneInfo Zone)[] readers =
    [
        (new(2000, 2, 29, 9, 30, 0, DateTimeKind.Unspecified), TimeZoneInfo.Utc),
        (new(2005, 9, 14, 21, 0, 0, DateTimeKind.Unspecified), TimeZoneInfo.CreateCustomTimeZone("+07", TimeSpan.FromHours(7), "+07", "+07")),
    ];

    /// <summary>One of the two is null.</summary>
    public static (When? When, LocalizedText? Why) Read(string text)
    {
        var read = Array.ConvertAll(readers, reader => WhenEntry.Read(text, reader.Zone, reader.Now));
        if (read[0] is { } when && when == read[1]) return (when, null);

        return (null, read is [null, null] ? FormTexts.NotADate(text) : FormTexts.NotSettled);
    }
}
