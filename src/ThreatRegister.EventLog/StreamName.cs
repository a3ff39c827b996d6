namespace ThreatRegister.EventLog;

/// <summary>
/// The name of one stream: <c>category-id</c>, such as <c>incident-7f3c</c>. The category is 1 to 40 lower-case letters; the id is lower-case
/// letters, digits, '.' and '-', 1 to 100 characters. The category ends at the first '-'.
/// </summary>
public readonly record struct StreamName
{
    public const int MaxCategoryLength = 40;
    public const int MaxIdLength = 100;

    private readonly string? value;

    private StreamName(string value) => this.value = value;

    public string Category => Value[..Value.IndexOf('-', StringComparison.Ordinal)];

    public string Id => Value[(Value.IndexOf('-', StringComparison.Ordinal) + 1)..];

    /// <summary>Whether <see cref="Category"/> is this one.</summary>
    public bool IsOf(string category) => Value.Length > category.Length && Value[category.Length] == '-' && Value.StartsWith(category, StringComparison.Ordinal);

    private string Value => value ?? throw new InvalidOperationException("A stream name must be made by Of or Parse.");

    public static StreamName Of(string category, string id) => Parse($"{category}-{id}");

    /// <exception cref="FormatException">The text is not <c>category-id</c>.</exception>
    public static StreamName Parse(string text) =>
        TryParse(text, out var name) ? name : throw new FormatException($"'{text}' is not a stream name of the form category-id.");

    public static bool TryParse(string? text, out StreamName name)
    {
        name = default;
        if (text is null) return false;

        var dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash is < 1 or > MaxCategoryLength || !text.AsSpan(0, dash).ContainsOnlyLetters()) return false;
        if (!IsId(text.AsSpan(dash + 1))) return false;

        name = new(text);
        return true;
    }

    /// <summary>Whether the text may stand after the category.</summary>
    public static bool IsId(ReadOnlySpan<char> id)
    {
        if (id.Length is 0 or > MaxIdLength || id[0] is '-' or '.') return false;
        foreach (var letter in id)
        {
            if (letter is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '.')) return false;
        }

        return true;
    }

    public override string ToString() => Value;
}

file static class Letters
{
    public static bool ContainsOnlyLetters(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('a', 'z');
}
