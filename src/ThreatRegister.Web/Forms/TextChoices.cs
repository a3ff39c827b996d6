using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Entry;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;

namespace ThreatRegister.Web.Forms;

/// <summary>Texts of commands that are one of a few: forms let people choose them in words.</summary>
internal static class TextChoices
{
    /// <summary>Null: any text may be written.</summary>
    public static IReadOnlyList<(string Code, LocalizedText Words)>? Of(string command, MemberShape member) => (IsOfReview(command), member.Kind, member.Name) switch
    {
        (true, MemberKind.Text, "section") => [.. ReviewSections.All.Select(section => (section.Key, section.Heading))],
        (true, MemberKind.Text, "language") => LanguageWords.All,
        _ => null,
    };

    private static bool IsOfReview(string command) => typeof(ReviewCommand).IsAssignableFrom(CommandCatalogue.TypeOf(command));
}
