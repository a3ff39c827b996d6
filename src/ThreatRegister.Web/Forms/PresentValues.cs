using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ThreatRegister.Application.Entry;
using ThreatRegister.Application.Events;
using ThreatRegister.Domain;
using ThreatRegister.Projections;
using ThreatRegister.Web.Access;

namespace ThreatRegister.Web.Forms;

/// <summary>
/// A form that corrects a record opens with what the record holds, and sends what was changed of that: what its fields held is sent along, so that a
/// change of someone else meanwhile is no change of his who left the field alone.
/// </summary>
internal sealed class PresentValues(IReadOnlyDictionary<string, string[]> was)
{
    public const string Field = "_was";

    public IReadOnlyDictionary<string, string[]> Was => was;

    private static readonly string[] empty = [];

    /// <summary>The members that say anew what a record holds: what is left out of them stays.</summary>
    private static IEnumerable<MemberShape> Corrected(IReadOnlyList<MemberShape> shape) => shape.Where(member => member is { Kind: MemberKind.Group, Name: "corrections" or "revision" });

    /// <summary>What the fields of a form hold as the record stands, by their names.</summary>
    public static IReadOnlyDictionary<string, string[]> Of(IReadOnlyList<MemberShape> shape, object row, TimeZoneInfo zone, DateTime now, string language)
    {
        var held = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (!Corrected(shape).Any() || JsonSerializer.SerializeToNode(row, row.GetType(), JsonForms.Plain) is not JsonObject record) return held;

        foreach (var whole in Corrected(shape))
            foreach (var part in whole.Members) Add(held, part, CommandForm.Join(whole.Name, part.Name), record[part.Name], zone, now, language);
        return held;
    }

    /// <summary>What was sent along with a form; without it, as of a form that opened with nothing.</summary>
    public static PresentValues Sent(IFormCollection posted)
    {
        try
        {
            var sent = JsonSerializer.Deserialize<Dictionary<string, string?[]?>>(posted[Field].ToString() is { Length: > 0 } text ? text : "{}") ?? [];
            return new(sent.ToDictionary(field => field.Key, field => (field.Value ?? []).OfType<string>().ToArray(), StringComparer.Ordinal));
        }
        catch (JsonException)
        {
            return new(new Dictionary<string, string[]>(StringComparer.Ordinal));
        }
    }

    public static string Text(IReadOnlyDictionary<string, string[]> held) => JsonSerializer.Serialize(held, JsonForms.Plain);

    /// <summary>The fields of parts that were left as they were.</summary>
    public IReadOnlySet<string> Left(IReadOnlyList<MemberShape> shape, FormValues values) =>
        Parts(shape).Where(part => !IsChanged(part.Path, part.Member, values)).SelectMany(part => FieldsOf(part.Member, part.Path)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Takes away what was emptied, where that can be taken away; answers the fields where it cannot.</summary>
    public IReadOnlyList<FormFault> Empty(IReadOnlyList<MemberShape> shape, FormValues values, JsonObject body)
    {
        var faults = new List<FormFault>();
        foreach (var (whole, member, path) in Parts(shape).Where(part => IsChanged(part.Path, part.Member, values) && FieldsOf(part.Member, part.Path).All(field => values(field).All(string.IsNullOrWhiteSpace))))
        {
            if (member.Kind is MemberKind.Text or MemberKind.LongText) body[whole]![member.Name] = "";
            else if (member.Kind is MemberKind.List) body[whole]![member.Name] = new JsonArray();
            else faults.Add(new(member.Kind is MemberKind.Group ? FieldsOf(member, path).First() : path, FormTexts.Missing));
        }

        return faults;
    }

    private static IEnumerable<(string Whole, MemberShape Member, string Path)> Parts(IReadOnlyList<MemberShape> shape) =>
        Corrected(shape).SelectMany(whole => whole.Members.Select(part => (whole.Name, part, CommandForm.Join(whole.Name, part.Name))));

    private bool IsChanged(string path, MemberShape member, FormValues values) => FieldsOf(member, path).Any(field => !Same(values(field), was.GetValueOrDefault(field, empty)));

    /// <summary>A browser writes lines its own way.</summary>
    private static bool Same(IEnumerable<string> one, IEnumerable<string> other) => Lines(one).SequenceEqual(Lines(other), StringComparer.Ordinal);

    private static IEnumerable<string> Lines(IEnumerable<string> texts) => texts.SelectMany(text => text.ReplaceLineEndings("\n").Split('\n')).Select(line => line.Trim()).Where(line => line.Length > 0);

    private static IEnumerable<string> FieldsOf(MemberShape member, string path) => member.Kind switch
    {
        MemberKind.Group => member.Members.SelectMany(part => FieldsOf(part, CommandForm.Join(path, part.Name))),
        MemberKind.Quantity => [path + ".form", path + ".low", path + ".high"],
        MemberKind.List when member.Element!.Kind is MemberKind.Group => [],
        _ => [path],
    };

    private static void Add(Dictionary<string, string[]> held, MemberShape member, string path, JsonNode? node, TimeZoneInfo zone, DateTime now, string language)
    {
        switch (member.Kind)
        {
            case MemberKind.Group when node is JsonObject whole:
                foreach (var part in member.Members) Add(held, part, CommandForm.Join(path, part.Name), whole[part.Name], zone, now, language);
                break;
            case MemberKind.Quantity when TextOf(node) is { } text && Quantity.TryParse(text, out var quantity):
                held[path + ".form"] = [Codes.Of(quantity.Form)];
                if (quantity.Low is { } low) held[path + ".low"] = [low.ToString(CultureInfo.InvariantCulture)];
                if (quantity.High is { } high) held[path + ".high"] = [high.ToString(CultureInfo.InvariantCulture)];
                break;
            case MemberKind.When when TextOf(node) is { } text && When.TryParse(text, out var when):
                // As it is read again: not every moment can be written in words.
                if (((string[])[WhenText.Of(when, language), text]).FirstOrDefault(written => WhenEntry.Read(written, zone, now) == when) is { } readable) held[path] = [readable];
                break;
            case MemberKind.Day when TextOf(node) is { Length: > 0 } text:
                held[path] = [DayInput.Shown(text)!];
                break;
            // A list that names what may not be seen opens empty, which leaves it as it is.
            case MemberKind.List when node is JsonArray list && member.Element!.Kind is not MemberKind.Group && !list.Select(TextOf).Contains(Redaction.Hidden, StringComparer.Ordinal):
                held[path] = member.Element.Type == typeof(ThreatTypeId) || member.Element.Kind is MemberKind.Choice ? [.. list.Select(TextOf).OfType<string>()] : [string.Join('\n', list.Select(TextOf).OfType<string>())];
                break;
            case MemberKind.Text or MemberKind.LongText or MemberKind.Choice or MemberKind.Id or MemberKind.Number or MemberKind.ResponseKind or MemberKind.Flag when TextOf(node) is { Length: > 0 } text:
                held[path] = [text];
                break;
            default:
                break;
        }
    }

    private static string? TextOf(JsonNode? node) => node is JsonValue value ? value.GetValueKind() is JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString() : null;
}
