using System.Collections.Concurrent;
using System.Text.Json;

namespace ThreatRegister.Projections;

/// <summary>An enum member as users write it: kebab-case.</summary>
public static class Codes
{
    private static readonly ConcurrentDictionary<Enum, string> known = new();

    public static string Of(Enum member) => known.GetOrAdd(member, unknown => JsonNamingPolicy.KebabCaseLower.ConvertName(unknown.ToString()));

    public static bool TryParse<TEnum>(string code, out TEnum member)
        where TEnum : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<TEnum>())
        {
            if (!string.Equals(Of(candidate), code, StringComparison.Ordinal)) continue;
            member = candidate;
            return true;
        }

        member = default;
        return false;
    }
}
