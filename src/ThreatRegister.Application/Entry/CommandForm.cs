using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;

namespace ThreatRegister.Application.Entry;

/// <summary>What is wrong with one field of a form.</summary>
/// <param name="Path">As the fields are named: <c>place.country</c>, <c>responses[0].kind</c>; empty: the form as a whole.</param>
public sealed record FormFault(string Path, LocalizedText Reason);

/// <summary>What people wrote into the fields of a form, by the fields' names.</summary>
public delegate IReadOnlyList<string> FormValues(string field);

/// <summary>
/// Reads a form into the JSON of a command. Fields are named by their path in that JSON; a quantity has <c>.form</c>, <c>.low</c> and
/// <c>.high</c>, a list of objects has as many as <c>.count</c> says. Every fault is found at once, each with its field.
/// </summary>
public sealed class CommandForm(FormValues values, ThreatTypeTree types, TimeZoneInfo zone, DateTime now)
{
    private readonly List<FormFault> faults = [];

    public IReadOnlyList<FormFault> Faults => faults;

    /// <summary>The most objects of one list that a form offers at once.</summary>
    public const int MostObjects = 50;

    /// <param name="idOf">Names what was left without a name: the member and its path give an id, or null where people have to choose it.</param>
    public JsonObject Read(IReadOnlyList<MemberShape> shape, Func<MemberShape, string, string?> idOf)
    {
        var body = new JsonObject();
        foreach (var member in shape) Add(body, member, "", idOf);
        return body;
    }

    public static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    /// <summary>How many objects of a list a form has.</summary>
    public static int CountOf(FormValues values, string path) =>
        values(path + ".count") is [var text, ..] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? Math.Clamp(count, 0, MostObjects) : 0;

    /// <summary>The body as the command it is; null where it is none, with the fault.</summary>
    public object? Parse(string command, JsonObject body)
    {
        if (faults.Count > 0) return null;
        try
        {
            return CommandCatalogue.Parse(command, body);
        }
        catch (JsonException wrong)
        {
            faults.Add(new(wrong.Path is ['$', '.', .. var path] ? path : "", FormTexts.Invalid));
            return null;
        }
    }

    private void Add(JsonObject body, MemberShape member, string path, Func<MemberShape, string, string?> idOf)
    {
        var at = Join(path, member.Name);
        var value = ValueOf(member, at, idOf);
        if (value is not null) body[member.Name] = value;
        else if (member.IsRequired && !faults.Any(fault => string.Equals(fault.Path, at, StringComparison.Ordinal) || fault.Path.StartsWith(at + ".", StringComparison.Ordinal))) faults.Add(new(at, FormTexts.Missing));
    }

    private JsonNode? ValueOf(MemberShape member, string at, Func<MemberShape, string, string?> idOf) => member.Kind switch
    {
        _ when IsUnreadable(member, at) => null,
        MemberKind.Group => ObjectOf(member, at, idOf),
        MemberKind.List => ListOf(member, at, idOf),
        MemberKind.Quantity => QuantityOf(at),
        MemberKind.Severity => SeverityOf(at),
        MemberKind.Id when One(at) is null && (member.IsRequired ? idOf(member, at) : null) is { } made => made,
        MemberKind.Flag => One(at) is null ? null : JsonValue.Create(true),
        _ => One(at) is { } text ? Scalar(member, at, text) : null,
    };

    private JsonObject? ObjectOf(MemberShape member, string at, Func<MemberShape, string, string?> idOf)
    {
        if (!member.IsRequired && !HasContent(member, at)) return null;

        var body = new JsonObject();
        foreach (var part in member.Members) Add(body, part, at, idOf);
        return body;
    }

    /// <summary>Notes the field whose text cannot be kept.</summary>
    private bool IsUnreadable(MemberShape member, string at)
    {
        string[] fields = member.Kind is MemberKind.Quantity ? [at + ".form", at + ".low", at + ".high"] : [at];
        if (fields.SelectMany(field => values(field)).All(ReadableText.Is)) return false;

        Wrong(at, new(RefusalText.Of(Refusal.TextUnreadable, "vi"), RefusalText.Of(Refusal.TextUnreadable, "en")));
        return true;
    }

    /// <summary>Whether people wrote anything into an object.</summary>
    private bool HasContent(MemberShape member, string at) => member.Kind switch
    {
        MemberKind.Group => member.Members.Any(part => HasContent(part, Join(at, part.Name))),
        MemberKind.List when member.Element is { Kind: MemberKind.Group } element => Enumerable.Range(0, CountOf(values, at)).Any(index => HasContent(element, $"{at}[{index}]")),
        MemberKind.List => Lines(at).Count > 0,
        MemberKind.Quantity => One(at + ".form") is not null || One(at + ".low") is not null || One(at + ".high") is not null,
        _ => One(at) is not null,
    };

    private JsonArray? ListOf(MemberShape member, string at, Func<MemberShape, string, string?> idOf)
    {
        var list = new JsonArray();
        if (member.Element is { Kind: MemberKind.Group } element)
        {
            // What is left blank is no part of the list.
            for (var index = 0; index < CountOf(values, at); index++)
                if (HasContent(element, $"{at}[{index}]") && ObjectOf(element, $"{at}[{index}]", idOf) is { } one) list.Add(one);
        }
        else
        {
            foreach (var text in Lines(at)) list.Add(Scalar(member.Element!, at, text));
        }

        return list.Count == 0 && !member.IsRequired ? null : list;
    }

    private JsonNode? QuantityOf(string at) => QuantityIn(values, at, types) is var (quantity, why) && why is not null ? Wrong(at, why) : quantity?.ToString();

    /// <summary>The quantity in a field: none where nothing was written, or why what was written is none.</summary>
    public static (Quantity? Quantity, LocalizedText? Why) QuantityIn(FormValues values, string at, ThreatTypeTree types) =>
        QuantityEntry.Read(One(values, at + ".form"), One(values, at + ".low"), One(values, at + ".high"), types);

    private JsonNode? SeverityOf(string at)
    {
        if (One(at) is not { } chosen) return null;
        if (chosen.Split('|') is not [var scale, var level]) return Wrong(at, FormTexts.Invalid);

        return new JsonObject { ["scale"] = scale, ["level"] = level };
    }

    private JsonNode? Scalar(MemberShape member, string at, string text) => member.Kind switch
    {
        MemberKind.When => WhenEntry.Read(text, zone, now) is { } when ? when.Text : Wrong(at, FormTexts.NotADate(text)),
        MemberKind.Day => WhenEntry.Read(text, zone, now) is { Precision: Precision.Day } day ? day.Text : Wrong(at, FormTexts.NotADay(text)),
        MemberKind.Id => IdText.IsValid(text) ? text : Wrong(at, FormTexts.NotAnId),
        MemberKind.Number when member.Type == typeof(double) || member.Type == typeof(decimal) =>
            decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : Wrong(at, FormTexts.NotANumber),
        MemberKind.Number => QuantityEntry.Number(text) is { } whole && (member.Type == typeof(long) || whole <= int.MaxValue) ? whole : Wrong(at, FormTexts.NotANumber),
        MemberKind.Choice when member.Type == typeof(bool) => text is "true",
        _ => text,
    };

    private JsonNode? Wrong(string at, LocalizedText reason)
    {
        faults.Add(new(at, reason));
        return null;
    }

    /// <summary>Null where nothing but spaces was written. Line ends as the register keeps them.</summary>
    private string? One(string field) => One(values, field);

    private static string? One(FormValues values, string field) => values(field) is [var text, ..] && text.Trim() is { Length: > 0 } trimmed ? trimmed.ReplaceLineEndings("\n") : null;

    private List<string> Lines(string field) => [.. values(field).SelectMany(text => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
}

/// <summary>What is said of a field that cannot be read.</summary>
public static class FormTexts
{
    public static LocalizedText Missing { get; } = new("chưa điền", "this is needed");

    public static LocalizedText Invalid { get; } = new("giá trị không dùng được ở đây", "this value cannot be used here");

    public static LocalizedText NotADate(string text) => WhenEntry.WhyNot(text) ?? new($"không đọc được thời gian này. Ví dụ: {WhenEntry.Examples.Vi}", $"this is no date. Examples: {WhenEntry.Examples.En}");

    public static LocalizedText NotSettled { get; } = new(
        "chỉ hiểu được nếu biết ngày viết (như hôm qua, tháng trước, 20/11): hãy ghi đủ ngày, tháng, năm, ví dụ 20/11/2026", "what it means depends on the day when it was written (as with yesterday, last month, 20/11): write day, month and year, such as 20/11/2026");

    /// <summary>To be read after what was written.</summary>
    public static LocalizedText NotAPeriod(string text) => WhenEntry.WhyNot(text) is { } why
        ? new($"không phải là kỳ: {why.Vi}", $"is not a period: {why.En}")
        : new($"không phải là kỳ: hãy viết {WhenEntry.Periods.Vi}, ngày cuối không trước ngày đầu", $"is not a period: write {WhenEntry.Periods.En}, the last day not before the first");

    public static LocalizedText NotADay(string text) => WhenEntry.WhyNot(text) ?? new($"cần một ngày, ví dụ {WhenEntry.ADay.Vi}", $"a day is needed, such as {WhenEntry.ADay.En}");

    public static LocalizedText NotANumber { get; } = new("cần một con số", "a number is needed");

    public static LocalizedText NotAQuantity { get; } = new(
        "không đọc được số lượng này. Ví dụ: 15, ~15, hơn 100, 10-20, khoảng 1.500, hàng chục, nhiều", "this is no quantity. Examples: 15, ~15, more than 100, 10-20, about 1,500, tens, many");

    public static LocalizedText Negative { get; } = new("số lượng không thể âm", "a quantity is not below zero");

    public static LocalizedText TooLarge { get; } = new("số quá lớn: sổ nhận nhiều nhất 1.000.000.000.000.000", "the number is too large: at most 1,000,000,000,000,000 is taken");

    public static LocalizedText RangeReversed { get; } = new("khoảng bị ngược: số đầu lớn hơn số sau", "the range is reversed: the first number is larger than the second");

    public static LocalizedText RangeOfOne { get; } = new("hai đầu của khoảng bằng nhau: hãy ghi đúng một số", "both ends of the range are the same: write one number");

    public static LocalizedText RangeOpen { get; } = new("khoảng cần cả hai số, ví dụ 10-20", "a range needs both numbers, such as 10-20");

    public static LocalizedText NotAnOrder { get; } = new("hàng chục, hàng trăm… ghi bằng 10, 100, 1.000, 10.000, 100.000 hoặc 1.000.000", "tens, hundreds and so on are written as 10, 100, 1,000, 10,000, 100,000 or 1,000,000");

    public static LocalizedText OtherForm { get; } = new("dạng đã chọn trong danh sách khác với số lượng ghi bên cạnh: hãy để trống danh sách, hoặc sửa cho khớp", "the form chosen in the list is not that of what is written beside it: leave the list blank, or make them agree");

    /// <summary>Said of a number that is well written and seldom meant.</summary>
    public static LocalizedText Zero { get; } = new("không có vụ nào; nếu chưa biết số lượng thì để trống", "none at all; where the number is not known, leave it blank");

    public static LocalizedText NotAnId { get; } = new("mã chỉ gồm chữ thường không dấu, chữ số, dấu chấm và gạch nối", "an id has lower-case letters, digits, '.' and '-' only");
}
