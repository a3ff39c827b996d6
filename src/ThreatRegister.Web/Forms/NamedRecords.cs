using ThreatRegister.Application.Entry;
using ThreatRegister.Domain;

namespace ThreatRegister.Web.Forms;

/// <summary>
/// A record that was written by its name instead of its id: taken where the name, case and diacritics aside, is that of one record alone, else asked about.
/// What has the form of an id is one, though a record is called so: the id may be of another that is hidden from who writes, or not there yet.
/// </summary>
internal static class NamedRecords
{
    private const int Most = 5;

    /// <summary>The values of a form with the ids of what their names mean.</summary>
    public static FormValues Understood(FormModel form)
    {
        var fields = Naming(form).ToDictionary(field => field.Path, field => field.Known, StringComparer.Ordinal);
        return field => fields.TryGetValue(field, out var known) ? [.. form.Values(field).Select(text => Replaced(text, line => Meant(line, known)))] : form.Values(field);
    }

    /// <summary>What is wrong with the names in the fields of a form.</summary>
    public static IEnumerable<FormFault> FaultsOf(FormModel form) =>
        from field in Naming(form)
        let name = form.Values(field.Path).SelectMany(SoughtRecords.LinesOf).FirstOrDefault(line => !IdText.IsValid(line) && ReadableText.Is(line))
        where name is not null
        select new FormFault(field.Path, FaultOf(name, field.Known));

    /// <summary>The id of the one that is called so alone; null: none, or several, or it has the form of an id itself.</summary>
    public static string? Meant(string text, IReadOnlyList<FormChoice> known)
    {
        if (IdText.IsValid(text)) return null;

        var key = SearchKey.Of(text);
        return known.Where(choice => choice.Names.Any(name => string.Equals(SearchKey.Of(name), key, StringComparison.Ordinal))).Take(2).ToArray() is [var one] ? one.Code : null;
    }

    /// <summary>Names the first that begin so.</summary>
    public static LocalizedText FaultOf(string name, IReadOnlyList<FormChoice> known)
    {
        var near = NearOf(name, known);
        if (near.Length == 0) return new($"không có bản ghi nào mang mã hoặc tên “{name}”", $"no record has the id or the name “{name}”");

        return new($"“{name}” có thể là: {Said(near)}; hãy ghi đủ tên, hoặc ghi mã", $"“{name}” may mean: {Said(near)}; write the whole name, or the id");
    }

    /// <summary>The lines of a text, those that mean a record as its id; a text of which none does stays as it was written.</summary>
    public static string Replaced(string text, Func<string, string?> idOf)
    {
        (string Line, string? Id)[] lines = [.. SoughtRecords.LinesOf(text).Select(line => (line, idOf(line)))];
        return lines.Any(line => line.Id is not null) ? string.Join('\n', lines.Select(line => line.Id ?? line.Line)) : text;
    }

    /// <summary>With those that begin as what was written, where it is the id of none.</summary>
    public static LocalizedText WithNear(LocalizedText reason, FormModel form, string? field)
    {
        if (form.Fields.FirstOrDefault(one => string.Equals(one.Path, field, StringComparison.Ordinal)) is not { Member: { } member, IsMade: false } || ChoicesOf(member, form.Choices) is not { } known) return reason;
        if (form.Value(field!)?.Trim() is not { Length: > 0 } written || known.Any(choice => string.Equals(choice.Code, written, StringComparison.Ordinal)) || NearOf(written, known) is not { Length: > 0 } near) return reason;

        return new($"{reason.Vi}; bắt đầu như vậy có: {Said(near)}", $"{reason.En}; beginning so: {Said(near)}");
    }

    private static FormChoice[] NearOf(string name, IReadOnlyList<FormChoice> known)
    {
        var key = SearchKey.Of(name);
        return [.. known.Where(choice => choice.Names.Append(choice.Code).Any(called => SearchKey.Of(called).StartsWith(key, StringComparison.Ordinal))).Take(Most + 1)];
    }

    private static string Said(FormChoice[] near) => string.Join(", ", near.Take(Most).Select(choice => $"{choice.Label} ({choice.Code})")) + (near.Length > Most ? "…" : "");

    /// <summary>The fields that name a record that is there, with those that it may be. A place is given an id by who defines it.</summary>
    private static IEnumerable<(string Path, IReadOnlyList<FormChoice> Known)> Naming(FormModel form) =>
        from field in form.Fields
        where !field.IsMade && !(form.Command is "define-place" && field.Member == form.Shape[0])
        let known = ChoicesOf(field.Member, form.Choices)
        where known is not null
        select (field.Path, known);

    private static IReadOnlyList<FormChoice>? ChoicesOf(MemberShape member, FormChoices choices) => choices.Known.GetValueOrDefault((member.Element ?? member).Type);
}
