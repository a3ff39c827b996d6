using ThreatRegister.Domain;

namespace ThreatRegister.Projections;

internal static class FieldText
{
    public static string? Join<T>(IEnumerable<T> parts)
    {
        var text = string.Join(" | ", parts);
        return text.Length == 0 ? null : text;
    }

    public static Items<SourceId> WithSource(Items<SourceId> sources, Statement? statement) =>
        statement?.Source is { } source && !sources.Contains(source) ? sources.With(source) : sources;
}
