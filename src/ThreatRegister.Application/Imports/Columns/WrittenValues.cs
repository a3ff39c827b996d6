using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;

namespace ThreatRegister.Application.Imports.Columns;

/// <summary>What texts in a column mean that has one of a few: types, outcomes, markings.</summary>
public static class WrittenValues
{
    public static bool AreOf(string field) => field is ColumnWords.Type or ColumnWords.Outcome or ColumnWords.Marking;

    /// <summary>What can be meant, by its code, with all that it is called by.</summary>
    public static IEnumerable<(string Code, IEnumerable<string> Called)> Known(string field, ThreatTypeTree types) => field switch
    {
        ColumnWords.Type => types.All.Where(type => !type.IsRetired && type.HasBegun).Select(type => (type.Id.Value, Called(type.Id.Value, type.Name, type.EverydayWords))),
        ColumnWords.Outcome => Enum.GetValues<Outcome>().Select(outcome => (Codes.Of(outcome), Called(Codes.Of(outcome), CodeWords.Of(outcome), ColumnWords.Outcomes.Where(known => string.Equals(known.Code, Codes.Of(outcome), StringComparison.Ordinal)).SelectMany(known => known.Written)))),
        ColumnWords.Marking => Enum.GetValues<Tlp>().Select(marking => (Codes.Of(marking), Called(Codes.Of(marking), CodeWords.Of(marking), []))),
        _ => [],
    };

    /// <summary>The code of what a text means; null: it is not clear.</summary>
    public static string? Meant(string field, string text, ThreatTypeTree types)
    {
        if (field is ColumnWords.Type) return ThreatTypeSearch.Meant(types, text) is [var type] ? type.Id.Value : null;

        var key = SearchKey.Of(text);
        var meant = Known(field, types).Where(known => known.Called.Any(called => string.Equals(SearchKey.Of(called), key, StringComparison.Ordinal))).ToList();
        return meant is [var (code, _)] ? code : null;
    }

    private static IEnumerable<string> Called(string code, LocalizedText name, IEnumerable<string> besides) => new[] { code, name.Vi, name.En }.OfType<string>().Concat(besides);
}
