using ThreatRegister.Domain;
using ThreatRegister.EventLog;

namespace ThreatRegister.Projections;

/// <summary>
/// The day on which an event counts as stated: the last day that its source's date allows; the day of recording, in the register's
/// zone, where the source gives none.
/// </summary>
public static class StatedOn
{
    public static DateOnly Of(Recorded<object> recorded, TimeZoneInfo zone)
    {
        var stated = RegisterFolds.StatementOf(recorded.Event)?.StatedOn;
        return stated is null || stated.Precision is Precision.Unknown
            ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(recorded.RecordedAt, zone).DateTime)
            : DateOnly.FromDateTime(stated.To.AddTicks(-1));
    }

    /// <summary>
    /// The rows of one stream in the order in which sources said things: each with the day from which it is what sources had stated.
    /// What was stated before the first event joins it, for there is no record before that one.
    /// </summary>
    public static IReadOnlyList<(DateOnly From, TRow Row)> Versions<TRow>(IRegisterFold<TRow> register, IReadOnlyList<Recorded<object>> history, TimeZoneInfo zone)
        where TRow : class
    {
        var first = Of(history[0], zone);
        var versions = new List<(DateOnly From, TRow Row)>();
        foreach (var (recorded, day) in history.Select(recorded => (recorded, Day: Of(recorded, zone))).OrderBy(entry => entry.Day < first ? first : entry.Day).ThenBy(entry => entry.recorded.Position))
        {
            var from = day < first ? first : day;
            var row = register.Apply(versions.Count == 0 ? null : versions[^1].Row, recorded);
            if (versions.Count > 0 && versions[^1].From == from) versions[^1] = (from, row);
            else versions.Add((from, row));
        }

        return versions;
    }
}
