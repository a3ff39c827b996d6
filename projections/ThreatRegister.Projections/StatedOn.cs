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
    /// What sources had stated of one record, each version with the day from which it holds: the fold, in the order of recording, of the
    /// events stated by then. Before its first event was stated there is nothing, for only that one begins a record; what was stated
    /// earlier joins it.
    /// </summary>
    /// <param name="history">The events about one record, oldest first; not empty.</param>
    public static IReadOnlyList<(DateOnly From, TRow Row)> Versions<TRow>(IRegisterFold<TRow> register, IReadOnlyList<Recorded<object>> history, TimeZoneInfo zone)
        where TRow : class
    {
        var first = Of(history[0], zone);
        var days = history.Select(recorded => Of(recorded, zone)).Select(day => day < first ? first : day).ToArray();
        return [.. days.Distinct().Order().Select(day => (day, Fold(register, history.Where((_, index) => days[index] <= day))))];
    }

    private static TRow Fold<TRow>(IRegisterFold<TRow> register, IEnumerable<Recorded<object>> events)
        where TRow : class =>
        events.Aggregate((TRow?)null, (row, recorded) => register.Apply(row, recorded))!;
}
