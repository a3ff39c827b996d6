using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Entry;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;

namespace ThreatRegister.Web.Forms;

/// <summary>Texts of commands that are one of a few: forms let people choose them in words.</summary>
internal static class TextChoices
{
    private static readonly LocalizedText vietnamese = new("tiếng Việt", "Vietnamese"), english = new("tiếng Anh", "English");

    /// <summary>Null: any text may be written.</summary>
    public static IReadOnlyList<(string Code, LocalizedText Words)>? Of(string command, MemberShape member) => (IsOfReview(command), member.Kind, member.Name) switch
    {
        (true, MemberKind.Text, "section") => [.. ReviewSections.All.Select(section => (section.Key, section.Heading))],
        (true, MemberKind.Text, "language") => [.. ReviewSections.Languages.Select(language => (language, language is "en" ? english : vietnamese))],
        _ => null,
    };

    private static bool IsOfReview(string command) => typeof(ReviewCommand).IsAssignableFrom(CommandCatalogue.TypeOf(command));
}
