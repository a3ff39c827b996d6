using ThreatRegister.EventLog;
using ThreatRegister.Projections;

namespace ThreatRegister.Tests.Properties;

/// <summary>One register in memory, folded event after event as the projector does.</summary>
internal abstract class LiveFold
{
    public static IReadOnlyList<LiveFold> All() => [.. RegisterList.All.Select(register => register.Open(new Opener()))];

    public abstract void Apply(Recorded<object> recorded);

    /// <summary>The rows that differ from those folded anew out of each record's own history, as a reader of one record folds them.</summary>
    public abstract IEnumerable<string> DifferencesFromFresh(IReadOnlyList<Recorded<object>> events);

    private sealed class Opener : IRegisterOpener<LiveFold>
    {
        public LiveFold Open<TRow>(IRegisterFold<TRow> register)
            where TRow : class => new LiveFold<TRow>(register);
    }
}

internal sealed class LiveFold<TRow>(IRegisterFold<TRow> register) : LiveFold
    where TRow : class
{
    private readonly Dictionary<string, TRow> rows = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, TRow> Rows => rows;

    public override void Apply(Recorded<object> recorded)
    {
        var route = register.RouteFor(recorded);
        IEnumerable<string> keys = route.ImportId is { } import ? [.. rows.Where(row => register.ImportOf(row.Value) == import).Select(row => row.Key)] : route.Keys;
        foreach (var key in keys)
        {
            var row = rows.GetValueOrDefault(key);
            if (row is not null || register.Owns(recorded.Stream)) rows[key] = register.Apply(row, recorded);
        }
    }

    public override IEnumerable<string> DifferencesFromFresh(IReadOnlyList<Recorded<object>> events)
    {
        var routed = new RoutedEvents<TRow>(register);
        foreach (var recorded in events.Where(recorded => register.Takes(recorded.Stream) && !register.Owns(recorded.Stream))) routed.Add(recorded);
        foreach (var own in events.Where(recorded => register.Owns(recorded.Stream)).GroupBy(recorded => recorded.Stream.Id))
        {
            var history = routed.Join(own.Key, [.. own]);
            var fresh = history.Aggregate((TRow?)null, register.Apply)!;
            if (!fresh.Equals(rows[own.Key])) yield return $"{register.Name} {own.Key}: live {rows[own.Key]}\nfresh {fresh}";

            var stated = StatedOn.Versions(register, history, Application_Specs.Register.Zone)[^1].Row;
            if (!stated.Equals(fresh)) yield return $"{register.Name} {own.Key}: by the last day of stating {stated}\nfresh {fresh}";
        }
    }
}
