using System.CommandLine;
using ThreatRegister.Application.Listings;
using ThreatRegister.Application.Questions;

namespace ThreatRegister.Cli;

/// <summary>The verb of a list of the catalogue: its filters as options; a table for people in the language asked for, JSON and CSV for programs.</summary>
internal sealed class ListVerb(string listed)
{
    private const int PageForPeople = 100;

    private readonly IListing listing = Listings.Find(listed) ?? throw new ArgumentException($"No list is called {listed}.", nameof(listed));
    private readonly Reading reading = new();
    private readonly Option<int?> limit = new("--limit") { Description = $"At most so many (default: {PageForPeople} for people, all for programs)." };
    private readonly Option<string?> after = new("--after") { Description = "Go on after this KEY, the last one listed." };
    private readonly List<(string Name, Option Option)> own = [];

    /// <summary>The verb's name, where that is not the list's.</summary>
    public string Name { get; init; } = listed;

    public required string Description { get; init; }

    public IReadOnlyList<string>? Examples { get; init; }

    /// <summary>Options that are no filters.</summary>
    public IReadOnlyList<Symbol> Further { get; init; } = [];

    /// <summary>Whether the list goes on by keys.</summary>
    public bool HasKeys { get; init; }

    public bool HasJsonLines { get; init; }

    /// <summary>The JSON document, where it is not the list's own.</summary>
    public Func<ListPage, object>? Document { get; init; }

    /// <summary>The text for people, where it is no table.</summary>
    public Func<ListPage, RegisterSession, string>? Text { get; init; }

    /// <summary>What runs instead where an option asks for it; null: the list.</summary>
    public Func<RegisterSession, ParseResult, ListAsk, CancellationToken, Task<bool>>? Instead { get; init; }

    public Command Create(params ReadOnlySpan<Command> below)
    {
        foreach (var filter in listing.Filters) own.Add((filter.Name, filter.IsSwitch ? new Option<bool>("--" + filter.Name) { Description = filter.Hint.En } : new Option<string?>("--" + filter.Name) { Description = filter.Hint.En }));
        IEnumerable<Symbol> paging = [.. listing.IsPaged ? [limit] : Array.Empty<Symbol>(), .. HasKeys ? [after] : Array.Empty<Symbol>()];
        IEnumerable<Symbol> forms = HasJsonLines ? [CommonOptions.Json, CommonOptions.JsonLines, CommonOptions.Csv] : [CommonOptions.Json, CommonOptions.Csv];
        var verb = Verb.OnRegister(
            Name,
            Description,
            Examples is null ? [$"./run {listing.Name}", $"./run {listing.Name} --stated-by 2020-12-10", $"./run {listing.Name} --lang en", $"./run {listing.Name} --json"] : [.. Examples],
            [.. own.Select(filter => filter.Option), .. Further, .. paging, .. reading.Named(listing.Common), .. Untaken(), .. reading.Moment, .. forms],
            RunAsync);
        foreach (var command in below) verb.Subcommands.Add(command);
        return verb;
    }

    private async Task<int> RunAsync(RegisterSession session, ParseResult parsed, CancellationToken cancellationToken)
    {
        var text = own.Aggregate(reading.TextOf(parsed), (told, filter) => told.With(filter.Name, TextOf(parsed, filter.Option)));
        var question = await Reading.AskAsync(session, parsed, listing.QuestionOf(text), cancellationToken);
        var slice = new ListSlice(LimitOf(parsed), After: HasKeys ? parsed.GetValue(after) : null);
        if (Instead is not null && await Instead(session, parsed, new(session.Lists, question, text, slice), cancellationToken)) return ExitCode.Success;

        var page = await listing.ReadAsync(session.Lists, question, text, slice, cancellationToken);
        if (parsed.GetValue(CommonOptions.Json)) Printed.Json(Document?.Invoke(page) ?? page.Document());
        else if (HasJsonLines && parsed.GetValue(CommonOptions.JsonLines)) foreach (var line in page.Lines) Printed.JsonLine(line.Row);
        else if (parsed.GetValue(CommonOptions.Csv)) Printed.Csv(listing.FieldNames, page.Lines.Select(line => line.Fields()));
        else if (page.Lines.Count == 0) Standard.Error.WriteLine(ListingWords.None.In(question.Language));
        else Printed.Text(Text?.Invoke(page, session) ?? Table(page, question.Language));

        if (HasKeys && page.Next is { } next) Standard.Error.WriteLine(Standard.Say($"Còn nữa: --after {next} xem tiếp, --limit xem nhiều hơn một lần.", $"There are more: --after {next} goes on, --limit shows more at once."));
        else if (!HasKeys && !ForPrograms(parsed) && page.Lines.Count > 0 && page.Lines.Count < page.Total) Standard.Error.WriteLine(Standard.Say($"{page.Lines.Count} trong số {page.Total}; --limit xem nhiều hơn.", $"{page.Lines.Count} of {page.Total}; --limit shows more."));
        return ExitCode.Success;
    }

    /// <summary>The filters of other lists are understood, so that it is the list that says which ones it takes; help leaves them out.</summary>
    private IEnumerable<Symbol> Untaken()
    {
        foreach (var name in QuestionText.Filters.Except(TakenFilters.Of(listing), StringComparer.Ordinal))
        {
            var option = new Option<string?>("--" + name) { Hidden = true };
            own.Add((name, option));
            yield return option;
        }
    }

    private int LimitOf(ParseResult parsed)
    {
        if (!listing.IsPaged) return int.MaxValue;
        var most = parsed.GetValue(limit) ?? (ForPrograms(parsed) ? int.MaxValue : PageForPeople);
        return most >= 1 ? most : throw new CliException(ExitCode.Usage, "--limit is at least 1.");
    }

    private bool ForPrograms(ParseResult parsed) => parsed.GetValue(CommonOptions.Json) || parsed.GetValue(CommonOptions.Csv) || (HasJsonLines && parsed.GetValue(CommonOptions.JsonLines));

    private static string? TextOf(ParseResult parsed, Option option) => option is Option<bool> isOn ? parsed.GetValue(isOn) ? "true" : null : parsed.GetValue((Option<string?>)option);

    private static string Table(ListPage page, string language)
    {
        var table = new TextTable([.. page.Listing.Heads.Select(head => head.Words.In(language))]);
        foreach (var line in page.Lines) table.Add([.. line.Cells(language).Select(cell => cell.Text)]);
        return table.Render();
    }
}
