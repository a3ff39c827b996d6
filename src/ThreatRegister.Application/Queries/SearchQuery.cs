using ThreatRegister.Projections.Agencies;

namespace ThreatRegister.Application.Queries;

/// <summary>
/// A search over all registers. An agency is called as it is on the day that is asked for; of one that has ended it shows as well what goes on
/// in its place, whose name may hold none of the words.
/// </summary>
public static class SearchQuery
{
    private const string Agencies = "agencies";

    /// <param name="register">Only of this one; null: of all.</param>
    public static async Task<IReadOnlyList<SearchHit>> RunAsync(IRegisters registers, Viewer viewer, Moment moment, string text, int limit, DateOnly? day, string? register = null, CancellationToken cancellationToken = default)
    {
        var hits = register is null ? await registers.SearchAsync(viewer, moment, text, limit, cancellationToken) : await registers.SearchAsync(register, viewer, moment, text, limit, cancellationToken);
        return [.. (await NamedAsync(registers, viewer, moment, hits, day, cancellationToken)).Take(limit)];
    }

    /// <summary>Some of each register.</summary>
    public static async Task<SearchFound> EachAsync(IRegisters registers, Viewer viewer, Moment moment, string text, int ofEach, DateOnly? day, CancellationToken cancellationToken = default)
    {
        var found = await registers.SearchEachAsync(viewer, moment, text, ofEach, cancellationToken);
        return found with { Hits = await NamedAsync(registers, viewer, moment, found.Hits, day, cancellationToken) };
    }

    private static async Task<IReadOnlyList<SearchHit>> NamedAsync(IRegisters registers, Viewer viewer, Moment moment, IReadOnlyList<SearchHit> hits, DateOnly? day, CancellationToken cancellationToken)
    {
        if (!hits.Any(IsAgency)) return hits;

        var book = new AgencyBook(await registers.RowsAsync<AgencyRow>(viewer, moment, cancellationToken));
        return [.. hits.SelectMany(hit => IsAgency(hit) ? WithHeirs(hit with { Title = book.NameOf(new(hit.Id), "vi", day) }, book.HeirsOf(hit.Id), day) : [hit]).DistinctBy(hit => (hit.Register, hit.Id))];
    }

    private static IEnumerable<SearchHit> WithHeirs(SearchHit hit, IReadOnlyList<AgencyRow> heirs, DateOnly? day) => heirs.Count == 0
        ? [hit]
        : [hit with { Title = $"{hit.Title} → {string.Join("; ", heirs.Select(heir => heir.NameOn(day).In("vi")))}" }, .. heirs.Select(heir => new SearchHit(Agencies, heir.Id, heir.NameOn(day).In("vi")))];

    private static bool IsAgency(SearchHit hit) => string.Equals(hit.Register, Agencies, StringComparison.Ordinal);
}
