namespace ThreatRegister.Domain;

/// <summary>How alike two words or names are written.</summary>
public static class Spelling
{
    /// <summary>How many letters apart they are (Levenshtein).</summary>
    public static int Distance(string one, string other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (one[i - 1] == other[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }

    /// <summary>The one of several names that this is most likely meant to be: a few letters apart, marks and capitals aside; null: none is so near.</summary>
    public static string? Nearest(string name, IEnumerable<string> known)
    {
        var key = SearchKey.Of(name);
        return known.Select(other => (Name: other, Apart: Distance(key, SearchKey.Of(other)))).Where(other => other.Apart <= Math.Max(2, key.Length / 8) && other.Apart * 3 < key.Length)
            .OrderBy(other => other.Apart).ThenBy(other => other.Name, StringComparer.Ordinal).FirstOrDefault().Name;
    }
}
