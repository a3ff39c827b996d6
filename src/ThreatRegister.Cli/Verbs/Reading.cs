using System.CommandLine;
using ThreatRegister.Application.Entry;
using ThreatRegister.Application.Questions;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Cli;

/// <summary>The options of every reading verb, one for each name of a question.</summary>
internal sealed class Reading
{
    private static readonly (string Name, string Description)[] names =
    [
        ("as-of", "As recorded up to a POSITION, an instant (2026-11-21T08:00+07:00) or the end of a day (2026-11-21)."),
        ("stated-by", "Only what sources had stated by the end of this day (yyyy-MM-dd)."),
        ("taxonomy", "Names and branches of types as recorded at a POSITION or instant, or as valid on a DATE (default: of the moment asked for)."),
        ("basis", "Which time periods are about: occurred, stated or recorded."),
        ("type", "A threat type with its branch, such as disaster.landslide."),
        ("from", "First day (yyyy-MM-dd)."),
        ("to", "Last day (yyyy-MM-dd)."),
        ("period", WhenEntry.Periods.En + "."),
        ("calendar", "Id of a reporting calendar: the year, half, quarter or month of --period is then its own ('rules calendars' lists them)."),
        ("outcome", $"One of: {string.Join(", ", Enum.GetValues<Outcome>().Select(value => Codes.Of(value)))}."),
        ("status", $"One of: {string.Join(", ", Enum.GetValues<Lifecycle>().Select(value => Codes.Of(value)))}."),
        ("severity", "A level (high), a level of a scale (nciss:high), or that level and all above it (nciss:high+)."),
        ("occasion", "Id of an occasion."),
        ("agency", "Id or any name of an agency: all names that it, its predecessors and its successors ever had; else part of the name of who responded, with or without diacritics."),
        ("place", "Id or any name of a place: with everything below it, what it came from and what came of it; else part of a place's name, or a country's code in two capital letters (VN)."),
        ("sector", "The victim's sector."),
        ("source", "Id of a source."),
        ("import", "Id of the import that recorded it ('imports' lists them)."),
        ("text", "Words of any text, each from its beginning, with or without diacritics."),
    ];

    private readonly Dictionary<string, Option<string?>> options = names.ToDictionary(
        option => option.Name,
        option => new Option<string?>("--" + option.Name) { Description = option.Description, DefaultValueFactory = option.Name is "basis" ? _ => "occurred" : null },
        StringComparer.Ordinal);

    public IEnumerable<Symbol> Moment => [.. Named(QuestionText.Moments), CommonOptions.Language];

    public IEnumerable<Symbol> Filters => Named(QuestionText.Filters);

    /// <summary>The filters without the days of a period, where another pair of options is called so.</summary>
    public IEnumerable<Symbol> FiltersOfRecords => Named(QuestionText.Filters.Where(name => name is not ("from" or "to")));

    /// <summary>The filters without the lifecycle, where another option is called so.</summary>
    public IEnumerable<Symbol> FiltersButStatus => Named(QuestionText.Filters.Where(name => name is not "status"));

    public Symbol Basis => options["basis"];

    public IEnumerable<Symbol> All => [.. Moment, .. Filters];

    public IEnumerable<Symbol> Named(IEnumerable<string> filters) => filters.Select(name => options[name]);

    /// <summary>The filters that were given.</summary>
    public IEnumerable<string> NamesOfFilters(ParseResult parsed) => QuestionText.Filters.Where(name => parsed.GetResult(options[name]) is { Implicit: false });

    /// <summary>What the options say.</summary>
    public QuestionText TextOf(ParseResult parsed) => QuestionText.Of(options.Select(option => KeyValuePair.Create(option.Key, parsed.GetValue(option.Value))));

    public Task<Question> AskAsync(RegisterSession session, ParseResult parsed, CancellationToken cancellationToken) => AskAsync(session, parsed, TextOf(parsed), cancellationToken);

    /// <summary>What was asked by options, or by others as well.</summary>
    public static Task<Question> AskAsync(RegisterSession session, ParseResult parsed, QuestionText text, CancellationToken cancellationToken) =>
        session.Questions.AskAsync(session.Viewer, text, parsed.GetValue(CommonOptions.Language) ?? "vi", cancellationToken);

    /// <summary>The type of the filter, as it was asked for.</summary>
    public string? TypeOf(ParseResult parsed) => parsed.GetValue(options["type"]);
}
