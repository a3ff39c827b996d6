using System.Text;
using System.Text.Json.Nodes;

namespace ThreatRegister.Accounts;

/// <summary>What somebody has begun to write and not yet sent.</summary>
/// <param name="Key">Which form it is of: the path of its page below the language, and the form's own name, such as <c>/report:report-incident</c>.</param>
/// <param name="Body">Its <c>title</c>, its <c>path</c>, its <c>writer</c> (one page, open once), and the <c>fields</c> as pairs of name and value.</param>
public sealed record Draft(string Owner, string Key, JsonNode Body, DateTimeOffset UpdatedAt);

/// <summary>A draft without what is written in it.</summary>
/// <param name="Title">What it is known by: what was typed; empty: nothing that would tell it.</param>
/// <param name="Path">Where to go on with it: below the language, as a view's address is below the root.</param>
public sealed record DraftHead(string Key, string Title, string Path, DateTimeOffset UpdatedAt);

/// <summary>A list under a name: its address with all filters.</summary>
/// <param name="Path">Below the site's root, such as <c>/vi/incidents?type=cyber</c>: never to another site.</param>
/// <param name="Shared">Others see it too.</param>
public sealed record SavedView(string Owner, string Name, string Path, bool Shared, DateTimeOffset UpdatedAt);

/// <summary>Whether something was kept.</summary>
public enum Keeping
{
    Kept,
    TooLarge,
    TooMany,

    /// <summary>It was written since, by another page than the one that knew it.</summary>
    WrittenElsewhere,

    /// <summary>A key, name or address that cannot be one.</summary>
    Invalid,
}

/// <param name="At">Which writing it is now; null where it was not kept.</param>
public readonly record struct DraftSaved(Keeping Keeping, DateTimeOffset? At);

/// <summary>Drafts that survive a closed tab; nobody sees another's.</summary>
public interface IDrafts
{
    /// <param name="seen">The writing that it takes the place of; null: none. What the same <c>writer</c> of the body wrote last may be replaced unseen: an answer may have been lost.</param>
    Task<DraftSaved> SaveAsync(string owner, string key, JsonNode body, DateTimeOffset? seen, CancellationToken cancellationToken = default);

    Task<Draft?> FindAsync(string owner, string key, CancellationToken cancellationToken = default);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<DraftHead>> ListAsync(string owner, CancellationToken cancellationToken = default);

    /// <returns>False: there was none.</returns>
    Task<bool> DiscardAsync(string owner, string key, CancellationToken cancellationToken = default);

    /// <summary>Only the writing that is meant: what was written elsewhere meanwhile stays.</summary>
    /// <returns>False: there was none, or it is another one by now.</returns>
    Task<bool> DiscardAsync(string owner, string key, DateTimeOffset seen, CancellationToken cancellationToken = default);
}

public interface IViews
{
    Task<Keeping> SaveAsync(string owner, string name, string path, bool shared, CancellationToken cancellationToken = default);

    /// <summary>His own and what others share, by name.</summary>
    Task<IReadOnlyList<SavedView>> ListAsync(string owner, CancellationToken cancellationToken = default);

    /// <returns>False: there was none.</returns>
    Task<bool> DiscardAsync(string owner, string name, CancellationToken cancellationToken = default);
}

/// <summary>How much of it one account may keep.</summary>
public static class KeepingRules
{
    public const int MostDrafts = 100;
    public const int MostViews = 100;
    public const int LongestName = 200;
    public const int LongestPath = 2000;

    /// <summary>In bytes of UTF-8.</summary>
    public const int LargestDraft = 256 * 1024;

    public static Keeping OfDraft(string key, string body) =>
        !IsName(key) || body.Contains("\\u0000", StringComparison.Ordinal) ? Keeping.Invalid : Encoding.UTF8.GetByteCount(body) > LargestDraft ? Keeping.TooLarge : Keeping.Kept;

    /// <summary>A path that begins with two slashes, or a slash and a backslash, leads browsers to another site.</summary>
    public static Keeping OfView(string name, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Length > LongestPath) return Keeping.TooLarge;
        return IsName(name) && path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\', StringComparison.Ordinal) && !path.Any(char.IsControl) && !path.Any(char.IsSurrogate)
            ? Keeping.Kept
            : Keeping.Invalid;
    }

    private static bool IsName(string name) => Line.IsValid(name, LongestName);
}

/// <summary>A text of one line that somebody typed.</summary>
internal static class Line
{
    public static bool IsValid(string? text, int longest) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= longest && !text.Any(char.IsControl) && !text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar);
}
