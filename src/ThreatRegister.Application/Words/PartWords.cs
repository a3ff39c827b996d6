using System.Text.RegularExpressions;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Reviews;

namespace ThreatRegister.Application.Words;

/// <summary>Damages, responses and contributions as rows and change log have them, in words. What is no such text is said as it is.</summary>
internal static partial class PartWords
{
    private const string Between = " | ";

    private static readonly (string En, string Vi)[] tally = [("read ", "đã đọc "), ("recorded ", "đã ghi "), ("repeated ", "đã có "), ("changed ", "đã thay đổi "), ("refused ", "bị từ chối ")];

    public static string OfDamages(string value, string language) => Each(value, damage => OfDamage(damage, language));

    public static string OfResponses(string value, string language) => Each(value, response => OfResponse(response, language));

    public static string OfNotifications(string value, string language) => Each(value, told => OfNotification(told, language));

    public static string OfContributions(string value, string language) => Each(value, contribution => OfContribution(contribution, language));

    /// <summary>What begins with a date.</summary>
    public static string OfDated(string value, string language) => Each(value, text => text.Split(' ', 2) is [var date, var rest] && When.TryParse(date, out var when) ? $"{WhenText.Of(when, language)}: {rest}" : text);

    /// <summary>Who wrote which section, in which language, how often.</summary>
    public static string OfDrafters(string value, string language) => Each(value, text => Drafter().Match(text) is { Success: true } parts
        ? $"{SectionOf(parts.Groups["section"].Value, language)} ({parts.Groups["language"].Value}), {(language is "en" ? "version" : "bản")} {parts.Groups["revision"].Value}: {parts.Groups["by"].Value}"
        : text);

    public static string OfComments(string value, string language) => Each(value, text => Comment().Match(text) is { Success: true } parts
        ? $"{(parts.Groups["section"] is { Success: true } section ? $"{SectionOf(section.Value, language)}: " : "")}{parts.Groups["text"].Value}"
        : text);

    private static string Each(string value, Func<string, string> said) => string.Join(Between, value.Split(Between).Select(said));

    private static string SectionOf(string key, string language) => ReviewSections.Find(key)?.Heading.In(language) ?? key;

    /// <summary>An id that nobody chose says nothing; by one that was chosen, two that read the same are told apart, and sources name it.</summary>
    private static string Named(string id) => Made().IsMatch(id) ? "" : $" ({id})";

    public static string OfTally(string value, string language) => language is "en"
        ? value
        : tally.Aggregate(value, (text, part) => text.Replace(part.En, part.Vi, StringComparison.Ordinal));

    /// <summary>How much of each kind of work was open.</summary>
    public static string OfOpenCounts(string value, string language) => string.Join(ChangeWords.Separator, ChangeWords.Split(value).Select(count =>
        count.Split(' ') is [var kind, var total] && Codes.TryParse<OpenItemKind>(kind, out var known) ? $"{WorkWords.Many(known, language)}: {total}" : count));

    /// <summary>What was open and is no record.</summary>
    public static string OfOpenItem(string value, string language) =>
        value.Split(' ', 2) is [var kind, var id] && Codes.TryParse<OpenItemKind>(kind, out var known) ? $"{WorkWords.Of(known, language)}: {id}" : value;

    private static string OfContribution(string text, string language)
    {
        if (Contribution().Match(text) is not { Success: true } parts) return text;

        var due = When.TryParse(parts.Groups["due"].Value, out var when) ? (language is "en" ? ", due " : ", hạn ") + WhenText.Of(when, language) : "";
        return $"{parts.Groups["unit"].Value}: {CodeWords.Of(typeof(ContributionState), parts.Groups["state"].Value, language)}{parts.Groups["sections"].Value}{due}{parts.Groups["rest"].Value}";
    }

    private static string OfDamage(string text, string language)
    {
        if (Damage().Match(text) is not { Success: true } parts || !Quantity.TryParse(parts.Groups["amount"].Value, out var amount)) return text;

        return $"{CodeWords.Of(typeof(DamageKind), parts.Groups["kind"].Value, language)}: {QuantityText.Of(amount, CountedIn(parts.Groups["kind"].Value, parts.Groups["currency"].Value), language)} ({CodeWords.Of(typeof(DamageStatus), parts.Groups["status"].Value, language)})";
    }

    /// <summary>What was damaged and how much of it, with its unit.</summary>
    public static string Of(Damage damage, string language)
    {
        ArgumentNullException.ThrowIfNull(damage);
        return $"{CodeWords.Of(damage.Kind, language)}: {QuantityText.Of(damage.Amount, CountedIn(Projections.Codes.Of(damage.Kind), damage.Currency), language)}";
    }

    private static LocalizedText CountedIn(string kind, string? currency) => kind switch
    {
        "money" => currency is { Length: > 0 } ? new(currency, currency) : new("đơn vị tiền", "units"),
        "houses" => new("nhà", "houses"),
        "hectares" => new("ha", "hectares"),
        "property" => new("tài sản", "items"),
        _ => new("người", "persons"),
    };

    /// <summary>The kind in words, then the rest; dates, reach and which of the four on the spot are the parts that have words of their own.</summary>
    private static string OfResponse(string text, string language)
    {
        if (Response().Match(text) is not { Success: true } parts || ResponseKinds.Find(parts.Groups["kind"].Value) is not { } kind) return text;

        var said = parts.Groups["rest"].Value.Split("; ").Select((part, index) =>
            index == 0 ? part : When.TryParse(part, out var when) ? WhenText.Since(when, language) : CodeWords.Of(typeof(FourOnTheSpot), CodeWords.Of(typeof(ResponseReach), part, language), language));
        return $"{kind.Label.In(language)}{(parts.Groups["id"] is { Success: true } id ? Named(id.Value) : "")}: {string.Join("; ", said)}";
    }

    /// <summary>Whom, when, and by which rule.</summary>
    private static string OfNotification(string text, string language)
    {
        if (Notification().Match(text) is not { Success: true } parts) return text;

        var said = parts.Groups["rest"].Value.Split("; ").Select(part => When.TryParse(part, out var when) ? WhenText.Of(when, language) : part);
        return $"{parts.Groups["to"].Value}{Named(parts.Groups["id"].Value)}; {string.Join("; ", said)}";
    }

    [GeneratedRegex(@"^(?<kind>[a-z-]+) (?<amount>.+?)(?: (?<currency>[A-Z]{3}))? \((?<status>[a-z-]+)\)$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Damage();

    [GeneratedRegex(@"^((?<id>[a-z0-9.-]+) )?(?<kind>[a-z-]+): (?<rest>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Response();

    [GeneratedRegex(@"^(?<id>[a-z0-9.-]+): (?<to>[^;]+); (?<rest>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Notification();

    [GeneratedRegex(@"^(?<section>[a-z-]+)\.(?<language>[a-z]{2}) (?<revision>[0-9]+) (?<by>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Drafter();

    [GeneratedRegex(@"^[0-9a-z.-]+( (?<section>[a-z-]+))?: (?<text>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();

    [GeneratedRegex("^[a-z]+-[0-9a-f]{6}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Made();

    [GeneratedRegex(@"^(?<unit>.+): (?<state>owed|submitted|nil|returned)(?<sections> \([a-z., -]+\))?(?:, due (?<due>[^;:]+))?(?<rest>[;:].*)?$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Contribution();
}
