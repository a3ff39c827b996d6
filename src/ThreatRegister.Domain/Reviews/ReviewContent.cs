using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ThreatRegister.Domain.Reviews;

/// <summary>What is approved of a review: the prose, section by section.</summary>
public static class ReviewContent
{
    /// <summary>
    /// SHA-256, in hex, over the sections in the order of the report, the master language first: key, language and length in bytes on a
    /// line each, then the text in UTF-8 and a line end.
    /// </summary>
    public static string DigestOf(IEnumerable<SectionProse> sections)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var section in InOrder(sections))
        {
            var text = Encoding.UTF8.GetBytes(section.Text);
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{section.Section}\n{section.Language}\n{text.Length}\n")));
            hash.AppendData(text);
            hash.AppendData("\n"u8);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<SectionProse> InOrder(IEnumerable<SectionProse> sections)
    {
        var known = sections.ToDictionary(section => (section.Section, section.Language));
        return from section in ReviewSections.All
               from language in ReviewSections.Languages
               where known.ContainsKey((section.Key, language))
               select known[(section.Key, language)];
    }
}
