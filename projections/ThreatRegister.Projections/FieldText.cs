using ThreatRegister.Domain;

namespace ThreatRegister.Projections;

internal static class FieldText
{
    public static string? Join<T>(IEnumerable<T> parts)
    {
        var text = string.Join(" | ", parts);
        return text.Length == 0 ? null : text;
    }

    /// <summary>Each further source with what it states.</summary>
    public static string? Join(IEnumerable<Corroboration> corroborations) =>
        Join(corroborations.Select(corroboration => $"{corroboration.Fact} {corroboration.Statement.Source}".Trim()));

    public static Items<SourceId> WithSource(Items<SourceId> sources, Statement? statement) =>
        statement?.Source is { } source ? Once(sources, source) : sources;

    /// <summary>The same link may be stated by several sources; a row holds it once.</summary>
    public static Items<T> Once<T>(Items<T> known, T element) => known.Contains(element) ? known : known.With(element);
}
