namespace ThreatRegister.Application.Words;

/// <summary>What a change took away and what it brought; of a list, its parts.</summary>
public sealed record ChangeParts(IReadOnlyList<string> Gone, IReadOnlyList<string> Came);

/// <summary>A change for people: old and new value; of a list, only what came (+) and what went (-).</summary>
public static class ChangeWords
{
    /// <summary>Between the parts of a list.</summary>
    public const string Separator = " | ";

    public static string Of(string? old, string? now, string none = "(none)")
    {
        if (old is null) return now ?? none;
        if (now is null) return $"{old} -> {none}";
        if (IsSingle(old) && IsSingle(now)) return $"{old} -> {now}";

        var parts = PartsOf(old, now);
        return IsReordered(old, parts) ? $"{old} -> {now}" : string.Join(Separator, [.. parts.Gone.Select(part => $"- {part}"), .. parts.Came.Select(part => $"+ {part}")]);
    }

    /// <summary>The same parts in another order went and came as a whole.</summary>
    public static ChangeParts PartsOf(string? old, string? now)
    {
        var (before, after) = (Split(old), Split(now));
        var parts = new ChangeParts([.. before.Except(after, StringComparer.Ordinal)], [.. after.Except(before, StringComparer.Ordinal)]);
        return parts is { Gone.Count: 0, Came.Count: 0 } && !string.Equals(old, now, StringComparison.Ordinal) ? new([old!], [now!]) : parts;
    }

    /// <summary>The parts of a list, or the value as it is.</summary>
    public static string[] Split(string? value) => value?.Split(Separator) ?? [];

    private static bool IsSingle(string value) => !value.Contains(Separator, StringComparison.Ordinal);

    private static bool IsReordered(string old, ChangeParts parts) => parts is { Gone: [var whole], Came.Count: 1 } && string.Equals(whole, old, StringComparison.Ordinal) && !IsSingle(old);
}
