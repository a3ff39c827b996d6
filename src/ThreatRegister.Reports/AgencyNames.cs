using System.Diagnostics.CodeAnalysis;
using ThreatRegister.Domain;
using ThreatRegister.Projections.Agencies;

namespace ThreatRegister.Reports;

/// <summary>
/// What agencies are called in the language of the report: by the name that was theirs on the day concerned. A name that no agency bears,
/// or that agencies of different names bear, stays as it was written.
/// </summary>
/// <param name="last">The last day of the period: concerned where no day is known.</param>
public sealed class AgencyNames(IReadOnlyList<AgencyRow> agencies, string language, DateOnly last)
{
    private readonly AgencyBook book = new(agencies);

    /// <param name="named">By its id or by any of its names.</param>
    /// <param name="days">The first of which the day is known is the one concerned.</param>
    [return: NotNullIfNotNull(nameof(named))]
    public string? Of(string? named, params ReadOnlySpan<When?> days)
    {
        foreach (var when in days)
        {
            if (when is { Precision: not Precision.Unknown }) return On(DateOnly.FromDateTime(when.From), named);
        }

        return On(last, named);
    }

    /// <param name="day">Null: not known.</param>
    [return: NotNullIfNotNull(nameof(named))]
    public string? On(DateOnly? day, string? named)
    {
        if (string.IsNullOrWhiteSpace(named)) return named;

        var concerned = day ?? last;
        var borne = book.Find(named);
        AgencyRow[] there = [.. borne.Where(agency => agency.IsThereOn(concerned))];
        string[] names = [.. (there.Length > 0 ? there : borne).Select(agency => agency.NameOn(concerned).In(language)).Distinct(StringComparer.Ordinal)];
        return names is [var name] && !string.Equals(SearchKey.Of(name), SearchKey.Of(named), StringComparison.Ordinal) ? Lettered(name, named) : named;
    }

    public IReadOnlyList<string> Of(IEnumerable<string> named, params ReadOnlySpan<When?> days)
    {
        var names = new List<string>();
        foreach (var one in named) names.Add(Of(one, days));
        return names;
    }

    /// <summary>A letterhead in capitals keeps them.</summary>
    private static string Lettered(string name, string named) =>
        named.Contains(' ', StringComparison.Ordinal) && !named.Any(char.IsLower) ? name.ToUpperInvariant() : name;
}
