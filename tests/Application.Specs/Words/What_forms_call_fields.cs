using Shouldly;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Entry;
using ThreatRegister.Application.Words;

namespace ThreatRegister.Tests.Application_Specs.Words;

/// <summary>Words for a field of one command are of a field that there is.</summary>
public sealed class What_forms_call_fields
{
    private static readonly Dictionary<string, HashSet<string>> paths =
        CommandCatalogue.Names.ToDictionary(name => name, name => CommandShape.Of(name).SelectMany(member => PathsOf(member, "")).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

    [Fact]
    public void is_of_a_field_that_there_is()
    {
        EntryWords.Known.Count().ShouldBeGreaterThan(100);
        EntryWords.Known.Where(known => known.Command is "*" ? !paths.Values.Any(of => of.Contains(known.Path)) : !paths.TryGetValue(known.Command, out var own) || !own.Contains(known.Path)).ShouldBeEmpty();
    }

    [Fact]
    public void is_said_in_both_languages()
    {
        foreach (var words in EntryWords.Known.SelectMany(known => new[] { EntryWords.LabelOf(known.Command, known.Path), EntryWords.HintOf(known.Command, known.Path) }).OfType<Domain.LocalizedText>())
        {
            words.Vi.ShouldNotBeNullOrEmpty();
            words.En.ShouldNotBeNullOrEmpty();
        }
    }

    [Fact]
    public void overlooks_the_numbers_of_lists() => EntryWords.LabelOf("report-incident", "responses[2].summary")!.Vi.ShouldBe("đã làm gì");

    private static IEnumerable<string> PathsOf(MemberShape member, string within)
    {
        var path = CommandForm.Join(within, member.Name);
        return [path, .. member.Members.SelectMany(part => PathsOf(part, path)), .. (member.Element?.Members ?? []).SelectMany(part => PathsOf(part, path))];
    }
}
