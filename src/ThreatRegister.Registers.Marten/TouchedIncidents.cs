using Marten;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Registers.Marten;

/// <summary>The incidents that some events are about, as they were before the first and are after the last of them.</summary>
internal sealed class TouchedIncidents(IDocumentOperations documents)
{
    private static readonly IRegisterFold<IncidentRow> register = new IncidentRegister();

    private readonly Dictionary<string, Touched> touched = new(StringComparer.Ordinal);

    public async Task TakeAsync(IReadOnlyList<Recorded<object>> events, CancellationToken cancellationToken)
    {
        var routed = events.Where(recorded => register.Takes(recorded.Stream)).Select(recorded => (Recorded: recorded, Route: register.RouteFor(recorded))).ToList();
        await KnowAsync(routed.SelectMany(one => one.Route.Keys), cancellationToken);
        foreach (var (recorded, route) in routed)
        {
            var keys = route.ImportId is { } import ? await FromAsync(import, cancellationToken) : route.Keys;
            foreach (var key in keys) Take(key, recorded);
        }
    }

    public IncidentDocument[] Documents() => [.. Changed.Select(incident => IncidentDocument.Of(incident.Now!, incident.Position))];

    /// <summary>The cells that incidents left and entered.</summary>
    public IEnumerable<(CountCell Cell, int By)> Moves()
    {
        foreach (var incident in Changed)
        {
            var (left, entered) = IncidentCells.Moved(incident.Before, incident.Now!);
            foreach (var cell in left.Where(IsOfAll)) yield return (cell, -1);
            foreach (var cell in entered.Where(IsOfAll)) yield return (cell, 1);
        }
    }

    private IEnumerable<Touched> Changed => touched.Values.Where(incident => incident.Position > 0);

    private static bool IsOfAll(CountCell cell) => cell.Facet is IncidentFacet.All;

    /// <summary>Before its own first event there is no incident that another stream's could be about.</summary>
    private void Take(string key, Recorded<object> recorded)
    {
        var incident = touched[key];
        if (incident.Now is null && !register.Owns(recorded.Stream)) return;

        touched[key] = incident with { Now = register.Apply(incident.Now, register.PartOf(key, recorded)), Position = recorded.Position };
    }

    /// <summary>Those that stand and came from an import: of what is stored, and of what these events have brought or changed.</summary>
    private async Task<IReadOnlyList<string>> FromAsync(string import, CancellationToken cancellationToken)
    {
        var stored = await documents.Query<IncidentDocument>().Where(incident => incident.Import == import).Select(incident => incident.Id).ToListAsync(cancellationToken);
        await KnowAsync(stored, cancellationToken);
        return [.. touched.Where(incident => incident.Value.Now is { } row && string.Equals(register.ImportOf(row), import, StringComparison.Ordinal)).Select(incident => incident.Key)];
    }

    private async Task KnowAsync(IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        var unknown = keys.Distinct(StringComparer.Ordinal).Where(key => !touched.ContainsKey(key)).ToList();
        if (unknown.Count == 0) return;

        foreach (var key in unknown) touched[key] = new(null, null, 0);
        foreach (var known in await documents.LoadManyAsync<IncidentDocument>(cancellationToken, unknown)) touched[known.Id] = new(known.ToRow(), known.ToRow(), 0);
    }

    /// <param name="Position">Of the last of the events that is about it; 0 where there was none.</param>
    private sealed record Touched(IncidentRow? Before, IncidentRow? Now, long Position);
}
