using System.Collections.Frozen;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Entry;
using ThreatRegister.Domain;
using ThreatRegister.Projections;

namespace ThreatRegister.Application.Words;

/// <summary>What was chosen in a field of a form, in the words that the form offers it by.</summary>
public static class ChoiceWords
{
    /// <summary>By the field's name and the code. What two commands call otherwise stands here under neither.</summary>
    private static readonly Lazy<FrozenDictionary<(string Field, string Code), LocalizedText>> words = new(() => CommandCatalogue.Names
        .SelectMany(CommandShape.Of).SelectMany(WithParts).Where(member => member is { Kind: MemberKind.Choice, Type.IsEnum: true })
        .SelectMany(member => Enum.GetValues(member.Type).Cast<Enum>().Select(choice => (Key: (member.Name, Codes.Of(choice)), Words: CodeWords.Of(choice))))
        .GroupBy(choice => choice.Key).Where(same => same.Select(choice => choice.Words).Distinct().Count() == 1)
        .ToFrozenDictionary(same => same.Key, same => same.First().Words));

    /// <param name="field">By its path: <c>terms.marking</c>.</param>
    /// <param name="text">What the field holds: said as it is where it is no choice.</param>
    public static string Of(string field, string text, string language)
    {
        ArgumentNullException.ThrowIfNull(field);
        return words.Value.GetValueOrDefault((field[(field.LastIndexOf('.') + 1)..], text))?.In(language) ?? text;
    }

    private static IEnumerable<MemberShape> WithParts(MemberShape member) => [member, .. (member.Element is { } element ? [element with { Name = member.Name }] : member.Members).SelectMany(WithParts)];
}
