using ThreatRegister.Domain;
using ThreatRegister.Domain.Places;
using ThreatRegister.Domain.ThreatTypes;

namespace ThreatRegister.Application.Queries;

/// <summary>What a record is about, as far as it can be asked for. What a kind of record has not is left empty.</summary>
/// <param name="About">The time it is about; null where nothing says any.</param>
/// <param name="Agencies">Who says it, does it or is named in it, as the source writes them.</param>
/// <param name="Texts">All its words.</param>
public sealed record Subject(
    IEnumerable<ThreatTypeId> Types,
    When? About,
    IEnumerable<string?> Agencies,
    IEnumerable<string?> Places,
    IEnumerable<OccasionId> Occasions,
    IEnumerable<SourceId> Sources,
    IEnumerable<string?> Texts)
{
    /// <summary>The code of how far it has come; null where there is no such thing.</summary>
    public string? Status { get; init; }
}

/// <summary>Which records of the smaller registers a question is about; pure.</summary>
public static class SubjectQuery
{
    public static bool IsAsked(Subject subject, IncidentFilter filter, ThreatTypeTree types) =>
        IsOfType(subject.Types, filter, types)
        && (filter.Period is not { } period || (subject.About is { } about && period.Touches(about)))
        && (filter.Occasion is not { } occasion || subject.Occasions.Any(other => string.Equals(other.Value, occasion, StringComparison.Ordinal)))
        && Cites(subject.Sources, filter)
        && (filter.Agency is not { } agency || (filter.AgencyNames ?? [agency]).Any(name => HasPart(subject.Agencies, name)))
        && (filter.Place is not { } place || Lies(subject, place, filter.Places))
        && (filter.Text is not { } text || SearchKey.Holds(subject.Texts, text));

    /// <summary>A type is asked for by its branch; what is said of a branch is said of all below it.</summary>
    public static bool IsOfType(IEnumerable<ThreatTypeId> own, IncidentFilter filter, ThreatTypeTree types) =>
        filter.Types is not { } branch || own.Any(type => branch.Any(one => types.IsWithin(type, new(one)) || types.IsWithin(new(one), type)));

    public static bool Cites(IEnumerable<SourceId> sources, IncidentFilter filter) =>
        filter.Source is not { } asked || sources.Any(source => string.Equals(source.Value, asked, StringComparison.Ordinal));

    /// <summary>Whether a part of any of the names is asked for; with or without diacritics.</summary>
    private static bool HasPart(IEnumerable<string?> names, string asked) =>
        names.OfType<string>().Any(name => SearchKey.Of(name).Contains(SearchKey.Of(asked), StringComparison.Ordinal));

    /// <summary>
    /// Whether a place is named as a whole word, on a day when the name meant a place that is asked for; what has no time may have been on any.
    /// </summary>
    /// <param name="meant">Null: no known place is meant, so that any part of a name will do.</param>
    private static bool Lies(Subject subject, string asked, PlaceFilter? meant)
    {
        if (meant is null) return HasPart(subject.Places, asked);

        return subject.Places.OfType<string>().Any(place =>
            meant.Countries.Contains(place, StringComparer.Ordinal) || meant.Names.Any(name => MayBeOn(subject.About, name) && HasWord(SearchKey.Of(place), name.Key)));
    }

    private static bool MayBeOn(When? about, PlaceName name) =>
        about is null or { Precision: Precision.Unknown }
        || ((name.To is not { } last || about.From < last.AddDays(1).ToDateTime(TimeOnly.MinValue)) && (name.From is not { } first || about.To > first.ToDateTime(TimeOnly.MinValue)));

    private static bool HasWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            if ((at == 0 || !IsOfWord(text[at - 1])) && (end == text.Length || !IsOfWord(text[end]))) return true;
        }

        return false;
    }

    private static bool IsOfWord(char character) => char.IsLetterOrDigit(character) || character == '_';
}
