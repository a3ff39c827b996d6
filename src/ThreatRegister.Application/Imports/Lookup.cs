using System.Text;

namespace ThreatRegister.Application.Imports;

/// <summary>A value map. Texts are compared composed (NFC), trimmed, and without regard to case where the mapping says so.</summary>
internal sealed class Lookup
{
    private readonly Dictionary<string, string?> meant;
    private readonly bool trim;

    private Lookup(CleaningElement cleaning)
    {
        trim = cleaning.Trim;
        meant = new(cleaning.IgnoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
    }

    public IEnumerable<string?> Meant => meant.Values;

    /// <summary>Null where there is no value map.</summary>
    public static Lookup? Of(
        IReadOnlyDictionary<string, string?>? values, IReadOnlyDictionary<string, IReadOnlyList<string>>? groups, MappingContext context, string path)
    {
        if (values is null && groups is null) return null;

        var lookup = new Lookup(context.Cleaning);
        foreach (var (found, meant) in values ?? new Dictionary<string, string?>(StringComparer.Ordinal))
            lookup.Add(found, meant, context, path + ".values");
        foreach (var (meant, several) in groups ?? new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal))
        {
            foreach (var found in several) lookup.Add(found, meant, context, path + ".groups");
        }

        return lookup;
    }

    public static Lookup OfBlanks(CleaningElement cleaning, IEnumerable<string> blanks)
    {
        var lookup = new Lookup(cleaning);
        foreach (var blank in blanks) lookup.meant[lookup.Key(blank)] = null;
        return lookup;
    }

    public bool TryFind(string found, out string? text) => meant.TryGetValue(Key(found), out text);

    private void Add(string found, string? text, MappingContext context, string path)
    {
        if (!meant.TryAdd(Key(found), text)) context.Fault(path, $"'{found}' stands there twice, as it is compared.");
    }

    private string Key(string text)
    {
        var composed = text.IsNormalized() ? text : text.Normalize(NormalizationForm.FormC);
        return trim ? composed.Trim() : composed;
    }
}
