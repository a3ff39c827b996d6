using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Tests.Registers_Specs;

/// <summary>Every version of every incident, folded here.</summary>
internal sealed class Memory(IReadOnlyDictionary<string, List<(long From, IncidentRow Row)>> versions, long newest)
{
    public long Newest => newest;

    public static async Task<Memory> OfAsync(RegisterFixture register)
    {
        var fold = (IRegisterFold<IncidentRow>)new IncidentRegister();
        var versions = new Dictionary<string, List<(long From, IncidentRow Row)>>(StringComparer.Ordinal);
        var stands = new HashSet<StreamName>();
        var newest = 0L;
        await foreach (var stored in register.Log.ReadAllAsync(0, TestContext.Current.CancellationToken))
        {
            newest = stored.Position;
            if (stands.Contains(stored.Stream)) continue;
            try
            {
                var recorded = register.Codec.Decode(stored);
                var route = fold.RouteFor(recorded);
                var keys = route.ImportId is { } import ? [.. versions.Where(known => fold.ImportOf(known.Value[^1].Row) == import).Select(known => known.Key)] : route.Keys;
                foreach (var key in keys.Where(key => !stands.Contains(fold.StreamOf(key)) && (versions.ContainsKey(key) || fold.Owns(stored.Stream))))
                {
                    var next = fold.Apply(versions.TryGetValue(key, out var known) ? known[^1].Row : null, recorded);
                    (known ?? (versions[key] = [])).Add((stored.Position, next));
                }
            }
            catch (Exception poison) when (poison is Application.Events.UnreadableEventException or System.Diagnostics.UnreachableException)
            {
                stands.Add(stored.Stream);
            }
        }

        return new(versions, newest);
    }

    /// <summary>As they were then, of what the viewer may see.</summary>
    public IEnumerable<IncidentRow> Rows(Viewer viewer, Moment moment) => versions.Values
        .Select(known => (Then: known.LastOrDefault(version => version.From <= moment.Position).Row, Now: known[^1].Row))
        .Where(row => row.Then is not null && row.Then.Marking <= viewer.Clearance && row.Now.Marking <= viewer.ClearanceNow)
        .Select(row => row.Then);

    public IEnumerable<PlaceGroup> PlaceGroups(IncidentQuery query, IReadOnlyList<DateOnly> changes)
    {
        return Counted(query)
            .Where(row => row.Outcome is not Outcome.Suspected && query.Filter.Period?.Contains(row.Occurred) != false)
            .GroupBy(row => (Place: row.Place?.Name ?? row.Place?.Country, row.Place?.Region, First: Last(day => day <= DayOf(row.Occurred.From), row), Last: Last(day => day.ToDateTime(TimeOnly.MinValue) < row.Occurred.To, row, unknown: changes.Max())))
            .Select(group => new PlaceGroup(
                group.Key.Region is { } region ? $"{group.Key.Place}, {region}" : group.Key.Place,
                group.Key.First,
                group.Key.Last,
                group.Aggregate(QuantityTotal.Empty, (total, row) => total.Add(row.Quantity)),
                group.Count()) { Strictest = group.Max(row => row.Marking) });

        DateOnly Last(Func<DateOnly, bool> hasCome, IncidentRow row, DateOnly unknown = default) =>
            row.Occurred.Precision is Precision.Unknown ? unknown : changes.Where(hasCome).DefaultIfEmpty().Max();

        static DateOnly DayOf(DateTime moment) => DateOnly.FromDateTime(moment);
    }

    public IEnumerable<IncidentGroup> Groups(IncidentQuery query, Granularity per)
    {
        var filter = query.Filter;
        return Counted(query)
            .Where(row => filter.Period?.Overlaps(row.Occurred) != false)
            .Select(row => (Row: row, InPeriod: filter.Period?.Contains(row.Occurred) != false))
            .Select(part => (part.Row, part.InPeriod, Within: part.InPeriod ? Period.PeriodOf(part.Row.Occurred, per)?.Text : null))
            .GroupBy(part => (part.Row.Type, part.InPeriod, part.Within, Date: part.Within is null ? part.Row.Occurred.Text : null, part.Row.Outcome))
            .Select(group => new IncidentGroup(
                group.Key.Type.Value,
                group.Key.InPeriod,
                group.Key.Within,
                group.Key.Date,
                group.Key.Outcome,
                group.Aggregate(QuantityTotal.Empty, (total, part) => total.Add(part.Row.Quantity)),
                group.Count(),
                group.Count() == 1 ? group.First().Row.Quantity : null) { Strictest = group.Max(part => part.Row.Marking) });
    }

    private IEnumerable<IncidentRow> Counted(IncidentQuery query)
    {
        var filter = query.Filter;
        return Rows(query.Viewer, query.Moment)
            .Where(IncidentCells.Counts)
            .Where(row => filter.Types?.Contains(row.Type.Value) != false && (filter.Outcome is not { } outcome || row.Outcome == outcome))
            .Where(row => filter.Source is not { } source || row.Sources.Contains(new(source)))
            .Where(row => filter.Occasion is not { } occasion || row.Occasions.Contains(new(occasion)));
    }
}
