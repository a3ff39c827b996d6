namespace ThreatRegister.Cli;

/// <summary>A change for people: old and new value; of a list, only what came (+) and what went (-).</summary>
internal static class ChangeWords
{
    private const string Separator = " | ";

    public static string Of(string? old, string? now, string none = "(none)")
    {
        if (old is null) return now ?? none;
        if (now is null) return $"{old} -> {none}";

        var (before, after) = (old.Split(Separator), now.Split(Separator));
        if (before.Length == 1 && after.Length == 1) return $"{old} -> {now}";

        var parts = string.Join(Separator, [.. before.Except(after, StringComparer.Ordinal).Select(part => $"- {part}"), .. after.Except(before, StringComparer.Ordinal).Select(part => $"+ {part}")]);
        return parts.Length > 0 ? parts : $"{old} -> {now}"; // the same parts in another order
    }
}
