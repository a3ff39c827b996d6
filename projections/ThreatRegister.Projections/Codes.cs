using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;

namespace ThreatRegister.Projections;

/// <summary>An enum member as users write it: kebab-case.</summary>
public static class Codes
{
    private static readonly ConcurrentDictionary<Enum, string> boxed = new();

    public static string Of<TEnum>(TEnum member)
        where TEnum : struct, Enum => Table<TEnum>.Codes.TryGetValue(member, out var code) ? code : Of((Enum)member);

    /// <summary>Where only the running program knows which enum it is.</summary>
    public static string Of(Enum member) => boxed.GetOrAdd(member, static unknown => JsonNamingPolicy.KebabCaseLower.ConvertName(unknown.ToString()));

    public static bool TryParse<TEnum>(string code, out TEnum member)
        where TEnum : struct, Enum => Table<TEnum>.Members.TryGetValue(code, out member);

    private static class Table<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly FrozenDictionary<TEnum, string> Codes = Enum.GetValues<TEnum>().Distinct().ToFrozenDictionary(member => member, member => Of((Enum)member));
        public static readonly FrozenDictionary<string, TEnum> Members = Codes.ToFrozenDictionary(known => known.Value, known => known.Key, StringComparer.Ordinal);
    }
}
