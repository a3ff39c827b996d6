using ThreatRegister.Application.Entry;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ThreatTypes;

namespace ThreatRegister.Web.Forms;

/// <summary>A threat type that was written in words instead of chosen: taken where the words mean one, else asked about; the words stay.</summary>
internal static class WrittenTypes
{
    public const int Longest = 200;

    /// <summary>The field in which the words are, beside the one of the type.</summary>
    public static string FieldOf(string field) => field + ".written";

    public static FormValues Understood(FormValues values, ThreatTypeTree types) => field =>
        values(field) is var chosen && chosen.Any(value => value.Length > 0) ? chosen : WordsOf(values, field) is { } words && ThreatTypeSearch.Meant(types, words) is [var one] ? [one.Id.Value] : chosen;

    /// <summary>What is wrong with the words in the fields of a form that name a type.</summary>
    public static IEnumerable<FormFault> FaultsOf(FormModel form) =>
        from field in form.Fields
        where field.Member.Type == typeof(ThreatTypeId) && !form.Values(field.Path).Any(value => value.Length > 0)
        let words = WordsOf(form.Values, field.Path)
        where words is not null
        select new FormFault(field.Path, FaultOf(words, ThreatTypeSearch.Meant(form.Choices.Types, words)));

    private static LocalizedText FaultOf(string words, IReadOnlyList<ThreatType> meant) => meant.Count == 0
        ? new($"không có loại nào gọi là “{words}”; hãy viết khác đi hoặc chọn trong danh sách", $"no type is called “{words}”; write it otherwise, or choose one of the list")
        : new($"“{words}” có thể là: {Named(meant, "vi")}", $"“{words}” may mean: {Named(meant, "en")}");

    private static string Named(IReadOnlyList<ThreatType> types, string language) => string.Join(", ", types.Take(5).Select(type => type.Name.In(language)));

    private static string? WordsOf(FormValues values, string field) => values(FieldOf(field)) is [var written, ..] && written.Trim() is { Length: > 0 and <= Longest } words ? words : null;
}
