using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;

namespace ThreatRegister.Application.Words;

/// <summary>What the languages of reports are called.</summary>
public static class LanguageWords
{
    private static readonly LocalizedText vietnamese = new("tiếng Việt", "Vietnamese"), english = new("tiếng Anh", "English");

    public static IReadOnlyList<(string Code, LocalizedText Words)> All { get; } = [.. ReviewSections.Languages.Select(language => (language, Of(language)))];

    public static LocalizedText Of(string language) => language is "en" ? english : vietnamese;
}
