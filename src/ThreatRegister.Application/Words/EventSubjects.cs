using System.Collections.Frozen;
using ThreatRegister.Application.Events;
using ThreatRegister.Domain;

namespace ThreatRegister.Application.Words;

/// <summary>What events are about, in words: where the domain has them.</summary>
public static class EventSubjects
{
    private const string Rules = "rules";

    /// <summary>Beside the registers' own.</summary>
    private static readonly FrozenDictionary<string, LocalizedText> further = new Dictionary<string, LocalizedText>(StringComparer.Ordinal)
    {
        ["merges"] = new("Gộp vụ việc", "Merges"),
        ["places"] = new("Địa bàn", "Places"),
        [Rules] = new("Quy tắc", "Rules"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string[]> events =
        EventCatalogue.Default.Kinds.GroupBy(kind => CodeOf(kind.Type), StringComparer.Ordinal).ToFrozenDictionary(of => of.Key, of => of.Select(kind => kind.Name).ToArray(), StringComparer.Ordinal);

    /// <summary>Their codes, in the order in which the events are known.</summary>
    public static IReadOnlyList<string> All { get; } = [.. EventCatalogue.Default.Kinds.Select(kind => CodeOf(kind.Type)).Distinct(StringComparer.Ordinal)];

    public static LocalizedText Of(string subject) =>
        further.TryGetValue(subject, out var words) ? words : new(FieldWords.OfRegister(subject, "vi"), FieldWords.OfRegister(subject, "en"));

    /// <summary>What an event is about, as a code; null: the event is not known.</summary>
    /// <param name="name">Its stored name.</param>
    public static string? OfEvent(string name) => EventCatalogue.Default.Find(name) is { } kind ? CodeOf(kind.Type) : null;

    /// <summary>The stored names of the events about it.</summary>
    public static IReadOnlyList<string> EventsOf(string subject) => events[subject];

    /// <summary>Which of the threat types, or of the rules, an event is about: these name it first. Null: it is about something else.</summary>
    public static (string Subject, string Id)? NamedBy(object happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var type = happened.GetType();
        var subject = CodeOf(type);
        if (subject is not ("types" or Rules)) return null;

        var first = type.GetConstructors()[0].GetParameters()[0].Name!;
        return type.GetProperty(first)!.GetValue(happened)?.ToString() is { } id ? (subject, id) : null;
    }

    private static string CodeOf(Type type) => type.Namespace![(type.Namespace!.LastIndexOf('.') + 1)..] switch
    {
        "ThreatTypes" => "types",
        "Withdrawals" => "imports",
        "ClosingRules" or "Deadlines" or "Holidays" or "ReportingCalendars" or "SeverityScales" => Rules,
        var register => register.ToLowerInvariant(),
    };
}
