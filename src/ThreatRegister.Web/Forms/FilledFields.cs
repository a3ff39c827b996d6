using ThreatRegister.Application.Entry;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;

namespace ThreatRegister.Web.Forms;

/// <summary>What was filled into a form as lines to read, for where only a text can take it over. Data of persons is in none: it is kept encrypted, and a text is not.</summary>
/// <param name="now">Local time of the register's zone.</param>
internal sealed class FilledFields(FormModel form, TimeZoneInfo zone, DateTime now, string language)
{
    /// <summary>In the form's order, each with what its field is called; bare are those that speak for themselves.</summary>
    public IEnumerable<string> Lines(IReadOnlyCollection<string> bare, Func<string, bool> isLeftOut) =>
        from field in form.Fields.OrderBy(field => PlaceOf(field.Path)).ToList()
        where !field.IsMade && !field.Member.IsPersonal && !isLeftOut(field.Path)
        let value = ValueOf(field.Member, field.Path)
        where value.Length > 0
        select bare.Contains(field.Path, StringComparer.Ordinal) ? value : $"{Capital(form.NameOf(field.Path, language))}: {value}";

    /// <summary>Data of persons was written, which no line has.</summary>
    public bool HasPersons => form.Fields.Any(one => one.Member.IsPersonal && Written(one.Path).Length > 0);

    private int PlaceOf(string path) => form.Order.Index().Where(place => FormModel.IsWithin(path, place.Item)).Select(place => (int?)place.Index).FirstOrDefault() ?? form.Order.Count;

    /// <summary>In words; empty where nothing is written.</summary>
    public string ValueOf(MemberShape member, string path) => member.Kind is MemberKind.Quantity
        ? QuantityOf(member, path)
        : string.Join(member.Kind is MemberKind.LongText ? "\n" : ", ", Written(path).Select(text => Words(member.Element ?? member, text)));

    private string QuantityOf(MemberShape member, string path)
    {
        if (CommandForm.QuantityIn(form.Values, path, form.Choices.Types) is { Quantity: { } quantity }) return QuantityText.Of(quantity, new("", ""), language).Trim();

        return string.Join(" ", ((string[])[path + ".form", path + ".low", path + ".high"]).SelectMany(Written));
    }

    private string Words(MemberShape member, string text) => member.Kind switch
    {
        MemberKind.Flag => language is "en" ? "yes" : "có",
        MemberKind.Choice when member.Type == typeof(bool) => text is "true" ? (language is "en" ? "yes" : "có") : language is "en" ? "no" : "không",
        MemberKind.Choice => CodeWords.Of(member.Type, text, language),
        MemberKind.When or MemberKind.Day when WhenEntry.Read(text, zone, now) is { } when => WhenText.Of(when, language),
        MemberKind.ResponseKind => ResponseKinds.All.FirstOrDefault(kind => string.Equals(kind.Kind, text, StringComparison.Ordinal))?.Label.In(language) ?? text,
        MemberKind.Severity when text.Split('|') is [var scale, var level] => LevelOf(scale, level) ?? text,
        MemberKind.Id when member.Type == typeof(ThreatTypeId) && IdText.IsValid(text) => form.Choices.Types.NameOf(new(text)).In(language),
        MemberKind.Id => form.Choices.Known.GetValueOrDefault(member.Type)?.FirstOrDefault(known => string.Equals(known.Code, text, StringComparison.Ordinal))?.Label ?? text,
        _ => text,
    };

    private string? LevelOf(string scale, string level)
    {
        var known = form.Choices.Scales.FirstOrDefault(one => string.Equals(one.Scale.Value, scale, StringComparison.Ordinal));
        return known?.Levels.FirstOrDefault(one => string.Equals(one.Code, level, StringComparison.Ordinal))?.Name.In(language) is { } name ? $"{name} ({known.Name.In(language)})" : null;
    }

    private string[] Written(string field) => [.. form.Values(field).Select(text => text.ReplaceLineEndings("\n").Trim()).Where(text => text.Length > 0)];

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
