using System.Globalization;
using System.Text.RegularExpressions;

namespace ThreatRegister.Application.Words;

/// <summary>Sentences that parts without words of their own say in English, in Vietnamese. The English sentence is the key, with <c>{0}</c> for what differs; one without a Vietnamese one is told as it is.</summary>
internal sealed class SentenceTable(IEnumerable<(string English, string Vietnamese)> told)
{
    private readonly (Regex Pattern, string Vietnamese)[] sentences = [.. told.Select(sentence => (PatternOf(sentence.English), sentence.Vietnamese))];

    /// <summary>What differs within a sentence may be one itself.</summary>
    public string Vietnamese(string said)
    {
        foreach (var (pattern, vietnamese) in sentences)
        {
            if (pattern.Match(said) is not { Success: true } match) continue;

            object[] parts = [.. match.Groups.Values.Skip(1).Select(part => Vietnamese(part.Value))];
            return string.Format(CultureInfo.InvariantCulture, vietnamese, parts);
        }

        return said;
    }

    private static Regex PatternOf(string english) => new(
        "^" + Regex.Replace(Regex.Escape(english), @"\\\{[0-9]}", "(.*?)", RegexOptions.None, TimeSpan.FromSeconds(1)) + "$", RegexOptions.CultureInvariant | RegexOptions.Singleline, TimeSpan.FromSeconds(1));
}
