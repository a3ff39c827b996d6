using ThreatRegister.Domain;
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
    IEnumerable<string?> Texts);

/// <summary>Which records of the smaller registers a question is about; pure.</summary>
public static class SubjectQuery
{
    /// <summary>A type is asked for by its branch; what is said of a branch is said of all below it.</summary>
    public static bool IsAsked(Subject subject, IncidentFilter filter, ThreatTypeTree types) =>
        (filter.Types is not { } branch || subject.Types.Any(type => branch.Any(one => types.IsWithin(type, new(one)) || types.IsWithin(new(one), type))))
        && (filter.Period is not { } period || (subject.About is { } about && period.Touches(about)))
        && (filter.Occasion is not { } occasion || subject.Occasions.Any(other => string.Equals(other.Value, occasion, StringComparison.Ordinal)))
        && (filter.Source is not { } source || subject.Sources.Any(other => string.Equals(other.Value, source, StringComparison.Ordinal)))
        && (filter.Agency is not { } agency || Says(subject.Agencies, filter.AgencyNames ?? [agency]))
        && (filter.Place is not { } place || Says(subject.Places, filter.Places?.Names.Select(name => name.Key) ?? [place]))
        && (filter.Text is not { } text || Says(subject.Texts, [text]));

    /// <summary>Whether a part of any of the texts is one of what is asked for; with or without diacritics.</summary>
    private static bool Says(IEnumerable<string?> texts, IEnumerable<string> asked)
    {
        var keys = asked.Select(SearchKey.Of).ToArray();
        return texts.OfType<string>().Select(SearchKey.Of).Any(text => keys.Any(key => text.Contains(key, StringComparison.Ordinal)));
    }
}
