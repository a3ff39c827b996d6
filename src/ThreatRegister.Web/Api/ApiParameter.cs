using ThreatRegister.Application.Entry;
using ThreatRegister.Application.Listings;
using ThreatRegister.Application.Questions;

namespace ThreatRegister.Web.Api;

/// <summary>One name that the query of an address may have.</summary>
/// <param name="Choices">The values that it can have; null: any text of its form.</param>
internal sealed record ApiParameter(string Name, string Description, IReadOnlyList<string>? Choices = null, bool IsRequired = false, long? Least = null, long? Most = null)
{
    public const int DefaultLimit = 100;
    public const int MostRows = 1_000;

    private static readonly Dictionary<string, string> words = new(StringComparer.Ordinal)
    {
        ["as-of"] = "As recorded up to a position, an instant (2026-11-21T08:00+07:00) or the end of a day (2026-11-21).",
        ["stated-by"] = "Only what sources had stated by the end of this day (yyyy-MM-dd).",
        ["taxonomy"] = "Names and branches of types as recorded at a position or instant, or as valid on a day.",
        ["type"] = "A threat type with its branch, such as disaster.landslide.",
        ["from"] = "First day (yyyy-MM-dd).",
        ["to"] = "Last day (yyyy-MM-dd).",
        ["period"] = WhenEntry.Periods.En + ".",
        ["calendar"] = "Id of a reporting calendar: the year, half, quarter or month of period is then its own.",
        ["severity"] = "A level (high), a level of a scale (nciss:high), or that level and all above it (nciss:high+).",
        ["occasion"] = "Id of an occasion.",
        ["agency"] = "Id or any name of an agency, with its predecessors and successors; else part of the name of who responded.",
        ["place"] = "Id or any name of a place, with everything below it; else part of a place's name, or a country's code.",
        ["sector"] = "The victim's sector.",
        ["source"] = "Id of a source.",
        ["import"] = "Id of the import that recorded it.",
        ["text"] = "Words of any text, each from its beginning, with or without diacritics.",
    };

    /// <summary>What every reading address takes.</summary>
    public static IReadOnlyList<ApiParameter> Everywhere { get; } =
    [
        new("min-position", "Answer when the registers show this position, the one that a command was answered with; 503 where that takes too long.", Least: 0),
        new("lang", "The language of words (default: that of Accept-Language, else vi).", ["vi", "en"]),
    ];

    public static ApiParameter Limit { get; } = new("limit", $"At most so many rows (default: {DefaultLimit}).", Least: 1, Most: MostRows);

    public static ApiParameter Cursor { get; } = new("cursor", "Goes on where a page ended: taken from its Link, never made. All pages show the moment of the first.");

    public static ApiParameter Of(string name) => name switch
    {
        "basis" => Member<Application.Queries.Basis>(name, "Which time periods are about."),
        "outcome" => Member<Domain.Incidents.Outcome>(name, "The outcome."),
        "status" => Member<Projections.Incidents.Lifecycle>(name, "The status."),
        _ => new(name, words[name]),
    };

    public static IReadOnlyList<ApiParameter> Named(IEnumerable<string> names) => [.. names.Select(Of)];

    public static IReadOnlyList<ApiParameter> Moments { get; } = Named(QuestionText.Moments);

    /// <summary>The moments and filters of every question.</summary>
    public static IReadOnlyList<ApiParameter> Questions { get; } = Named(QuestionText.Names);

    public static IReadOnlyList<ApiParameter> Without(params string[] names) => [.. Questions.Where(parameter => !names.Contains(parameter.Name, StringComparer.Ordinal))];

    public static ApiParameter Of(ListFilter filter) => new(filter.Name, filter.Hint.En!, filter.IsSwitch ? ["true", "false"] : filter.Choices?.Select(choice => choice.Code).ToArray());

    public static ApiParameter Member<TEnum>(string name, string description)
        where TEnum : struct, Enum => new(name, description, [.. Enum.GetValues<TEnum>().Select(member => Projections.Codes.Of(member))]);
}
