using System.Text;

namespace ThreatRegister.Domain;

/// <summary>What is wrong with a command, and where; becomes a refusal.</summary>
/// <param name="Instead">The id of what would be taken instead.</param>
internal sealed record Fault(Refusal Refusal, string? Field, string? Instead = null);

/// <summary>The rules that commands of all kinds share. Each answers null where there is nothing wrong, so that they chain with <c>??</c>.</summary>
internal static class Check
{
    public static Fault? That(bool holds, Refusal otherwise, string? field) => holds ? null : new(otherwise, field);

    public static Fault? Title(string? text, string field = "title") => Required(text, Limits.Title, field, Refusal.TitleMissing);

    public static Fault? Grounds(string? text) => Required(text, Limits.Text, "grounds", Refusal.GroundsMissing);

    public static Fault? Required(string? text, string field) => Required(text, Limits.Text, field, Refusal.TextMissing);

    public static Fault? Required(string? text, int limit, string field, Refusal missing) =>
        string.IsNullOrWhiteSpace(text) ? new(missing, field) : Optional(text, limit, field);

    public static Fault? Optional(string? text, string field) => Optional(text, Limits.Text, field);

    public static Fault? Optional(string? text, int limit, string field)
    {
        if (text is null) return null;
        if (text.Trim().Length > limit) return new(Refusal.TextTooLong, field);

        return That(ReadableText.Is(text), Refusal.TextUnreadable, field);
    }

    public static Fault? Name(LocalizedText? name, string field, Refusal missing)
    {
        if (name is null || (string.IsNullOrWhiteSpace(name.Vi) && string.IsNullOrWhiteSpace(name.En))) return new(missing, field);

        return Optional(name.Vi, Limits.Title, field + ".vi") ?? Optional(name.En, Limits.Title, field + ".en");
    }

    /// <summary>Some of it may lie ahead (this year), but it has to have begun.</summary>
    public static Fault? NotInFuture(When? when, DateTime now, string field, Refusal refusal = Refusal.TimeInFuture) =>
        That(when is null || when.From <= now, refusal, field);

    public static Fault? Statement(Statement? statement, DateTime now)
    {
        if (statement is null) return null;

        return That(statement.Quotation is null || statement.Source is not null, Refusal.SourceMissing, "statement.source")
            ?? That(statement.Quotation is null or { Length: <= Limits.Quotation }, Refusal.QuotationTooLong, "statement.quotation")
            ?? Optional(statement.Quotation, Limits.Quotation, "statement.quotation")
            ?? NotInFuture(statement.StatedOn, now, "statement.statedOn");
    }

    /// <summary>A further statement of what is recorded already; it says nothing without the source it is from.</summary>
    public static Fault? Corroboration(Statement statement, DateTime now) =>
        That(statement.Source is not null, Refusal.SourceMissing, "statement.source") ?? Statement(statement, now);

    public static Fault? Person(Personal<string>? person, string field)
    {
        if (person is null) return null;

        return That(IdText.IsValid(person.Subject), Refusal.SubjectInvalid, field + ".subject")
            ?? Required(person.Value, field + ".value");
    }

    /// <summary>Someone who works with the register: an id, since the log keeps it for ever.</summary>
    public static Fault? Actor(string? actor, string field) => That(IdText.IsValid(actor), Refusal.ActorInvalid, field);

    /// <summary>Who a command says has done it is who sends it: nobody acts in another's name where two persons are needed.</summary>
    public static Fault? Sender(string? by, DecisionContext context, string field) =>
        Actor(by, field) ?? That(string.Equals(by, context.Actor, StringComparison.Ordinal), Refusal.NotTheSender, field);

    /// <summary>SHA-256 in hex.</summary>
    public static Fault? Digest(string? digest, string field) => That(digest is { Length: 64 } && digest.All(char.IsAsciiHexDigit), Refusal.DigestInvalid, field);

    public static Fault? Distinct<T>(IReadOnlyList<T>? list, Refusal repeated, string field)
    {
        if (list is null) return null;

        return That(list.Count <= Limits.List, Refusal.TooMany, field) ?? That(list.Distinct().Count() == list.Count, repeated, field);
    }

    /// <summary>Names as a source writes them: of agencies, places, participants.</summary>
    public static Fault? Names(Items<string>? names, string field) =>
        Each(names, field, (name, at) => Required(name, Limits.Title, at, Refusal.NameMissing)) ?? Distinct(Trimmed(names), Refusal.NameRepeated, field);

    public static Fault? Types(Items<ThreatTypeId>? types, string field, DecisionContext context) =>
        Each(types, field, (type, at) => That(context.Types.Contains(type), Refusal.ThreatTypeUnknown, at)) ?? Distinct(types, Refusal.ThreatTypeRepeated, field);

    public static Fault? Each<T>(IReadOnlyList<T>? list, string field, Func<T, string, Fault?> check)
    {
        for (var index = 0; index < list?.Count; index++)
        {
            if (check(list[index], FormattableString.Invariant($"{field}[{index}]")) is { } fault) return fault;
        }

        return null;
    }

    /// <summary>Trimmed; null where nothing is left.</summary>
    public static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public static Items<T>? Clean<T>(Items<T>? list) => list is { Count: > 0 } ? list : null;

    public static Items<string>? Trimmed(Items<string>? texts) => texts is null ? null : [.. texts.Select(text => text.Trim())];

    public static LocalizedText Clean(LocalizedText name) => new(Clean(name.Vi), Clean(name.En));

    /// <summary>What a correction wants where that differs from what is; null where nothing is wanted or it is so already.</summary>
    public static T? Changed<T>(T now, T wanted) => EqualityComparer<T>.Default.Equals(now, wanted) ? default : wanted;
}
