using ThreatRegister.Application.Listings;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Questions;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Web.Pages.Lists;

/// <summary>A filter that is on, in words.</summary>
/// <param name="Without">The query of the address without it.</param>
public sealed record FilterChip(string Name, string Label, string Value, string Without)
{
    /// <param name="text">What is asked, without the part of the list that is shown.</param>
    public static IReadOnlyList<FilterChip> Of(QuestionText text, IEnumerable<string> names, IReadOnlyList<ListFilter> own, Question question) =>
        [.. names.Concat(own.Select(filter => filter.Name)).Distinct(StringComparer.Ordinal).Where(name => text[name] is not null).Select(name => Of(name, text, Named(own, name), question))];

    /// <summary>What the list's own filters say, for the sentence.</summary>
    public static IEnumerable<string> Said(IEnumerable<FilterChip> chips, IReadOnlyList<ListFilter> own) =>
        chips.Where(chip => Named(own, chip.Name) is not null).Select(chip => (chip.Value.Length == 0 ? chip.Label : $"{chip.Label}: {chip.Value}").ToLowerFirst());

    private static ListFilter? Named(IReadOnlyList<ListFilter> own, string name) => own.FirstOrDefault(filter => string.Equals(filter.Name, name, StringComparison.Ordinal));

    private static FilterChip Of(string name, QuestionText text, ListFilter? own, Question question)
    {
        var (value, language) = (text[name]!, question.Language);
        return new(name, own?.Words.In(language) ?? FilterWords.Of(name, language), own is null ? Common(name, value, question) : Own(own, value, question), text.ToQuery(name, null));
    }

    private static string Own(ListFilter filter, string value, Question question)
    {
        if (filter.IsSwitch) return "";
        if (filter.Choices?.FirstOrDefault(choice => string.Equals(choice.Code, value, StringComparison.Ordinal)) is { } choice) return choice.Words.In(question.Language);
        return filter.Name is "type" ? question.Types.NameOf(new(value)).In(question.Language) : value;
    }

    private static string Common(string name, string value, Question question) => name switch
    {
        "type" => question.Types.NameOf(new(value)).In(question.Language),
        "outcome" => CodeWords.Of(typeof(Outcome), value, question.Language),
        "status" => CodeWords.Of(typeof(Lifecycle), value, question.Language),
        "period" when Period.TryParse(value, out var period) => WhenText.Of(period.ToWhen(), question.Language),
        "from" or "to" when When.TryParse(value, out var day) => WhenText.Of(day, question.Language),
        "basis" => CodeWords.Of(typeof(Basis), value, question.Language),
        "severity" => question.Query.Filter.Severity?.Words?.In(question.Language) ?? value,
        _ => value,
    };
}

/// <summary>Small things about words.</summary>
internal static class WordForms
{
    public static string ToLowerFirst(this string words) => words.Length == 0 ? words : char.ToLowerInvariant(words[0]) + words[1..];
}
