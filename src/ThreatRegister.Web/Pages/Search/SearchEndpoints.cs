using System.Collections.Frozen;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Records;
using ThreatRegister.Application.Questions;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Web.Layout;
using ThreatRegister.Web.Pages.Lists;

namespace ThreatRegister.Web.Pages.Search;

/// <summary>A search over everything, with or without diacritics.</summary>
internal static class SearchEndpoints
{
    /// <summary>So many records of each register are shown, and so many where one of them is asked.</summary>
    private const int OfEach = 20, MostHits = 200;

    private const int LongestText = 200;

    private const int MostTypes = 6;

    /// <summary>Of so many it is looked up what they were merged into.</summary>
    private const int MostSurvivors = 20;

    private static readonly FrozenSet<string> registers = RegisterList.All.Select(register => register.Name).ToFrozenSet(StringComparer.Ordinal);

    public static void MapSearch(this RouteGroupBuilder pages) => pages.MapGet("/search", async (HttpContext context, RegisterServices register, CancellationToken cancellationToken) =>
    {
        var page = context.PageOf();
        var asked = context.Request.Query["q"].ToString().Trim();
        QuestionException? wrong = null;
        var found = new SearchFound([], FrozenSet<string>.Empty);
        var only = context.Request.Query["register"].ToString();
        IReadOnlyList<ThreatType> types = [];
        try
        {
            var text = context.Text();
            var question = await register.AskAsync(page, text.Only(QuestionText.Moments), cancellationToken);
            if (asked.Length > LongestText || asked.Contains('\0', StringComparison.Ordinal)) throw QuestionException.Usage("text", $"dài quá {LongestText} chữ.", $"longer than {LongestText} letters.");
            if (asked.Length > 0) types = [.. ThreatTypeSearch.Meant(question.Types, asked).Take(MostTypes)];
            if (only.Length > 0 && !registers.Contains(only)) throw QuestionException.NoneOf("register", only, registers.Select(name => (name, new LocalizedText(FieldWords.OfRegister(name, "vi"), FieldWords.OfRegister(name, "en")))));
            if (asked.Length > 0) found = await FoundAsync(register, question, asked, only, cancellationToken);
        }
        catch (QuestionException mistake)
        {
            wrong = mistake;
            page.Tell(mistake);
            await register.AskAroundAsync(page, QuestionText.Empty, cancellationToken);
        }

        var survivors = await SurvivorsAsync(register, page, found.Hits, cancellationToken);
        var groups = found.Hits.GroupBy(hit => hit.Register, StringComparer.Ordinal).Select(group => new HitGroup(group.Key, [.. group], found.More.Contains(group.Key))).ToArray();
        var title = asked.Length == 0 ? page.Say("Tìm kiếm", "Search") : page.Say($"Tìm “{asked}”", $"Search for “{asked}”");
        return context.Page<SearchPage, SearchModel>(title, new(asked, groups, wrong?.Said(page.Language)) { Survivors = survivors, Types = types, IsOfOne = only.Length > 0 }, Viewing.StatusOf(wrong));
    });

    private static async Task<SearchFound> FoundAsync(RegisterServices register, Question question, string asked, string only, CancellationToken cancellationToken)
    {
        var (viewer, moment, day) = (question.Query.Viewer, question.Query.Moment, question.DayIn(register.Zone));
        if (only.Length == 0) return await SearchQuery.EachAsync(register.Registers, viewer, moment, asked, OfEach, day, cancellationToken);

        var hits = await SearchQuery.RunAsync(register.Registers, viewer, moment, asked, MostHits + 1, day, only, cancellationToken);
        return new([.. hits.Take(MostHits)], hits.Count > MostHits ? new HashSet<string>([only], StringComparer.Ordinal) : FrozenSet<string>.Empty);
    }

    /// <summary>Of what was merged away, by its id: what it was merged into, as far as the reader may see that.</summary>
    private static async Task<IReadOnlyDictionary<string, SearchHit>> SurvivorsAsync(RegisterServices register, PageContext page, IReadOnlyList<SearchHit> hits, CancellationToken cancellationToken)
    {
        var survivors = new Dictionary<string, SearchHit>(StringComparer.Ordinal);
        if (page.Moment is not { } moment) return survivors;

        var fold = new IncidentRegister();
        foreach (var hit in hits.Where(hit => string.Equals(hit.Register, fold.Name, StringComparison.Ordinal) && hit.Status is "merged-away").Take(MostSurvivors))
        {
            if (await register.Records.FindAsync(page.Viewer, fold, hit.Id, moment, cancellationToken) is not { Row: IncidentRow { MergedInto: { } into } }) continue;

            var heads = await register.Registers.HeadsAsync(fold.Name, page.Viewer, moment, [into.Value], cancellationToken);
            if (heads.GetValueOrDefault(into.Value) is { } head) survivors[hit.Id] = new(fold.Name, into.Value, head.Title);
        }

        return survivors;
    }
}

/// <summary>What was found in one register.</summary>
/// <param name="HasMore">More was found than is shown.</param>
public sealed record HitGroup(string Register, IReadOnlyList<SearchHit> Hits, bool HasMore);

/// <param name="Wrong">What is wrong with the question; null: nothing.</param>
public sealed record SearchModel(string Asked, IReadOnlyList<HitGroup> Groups, string? Wrong)
{
    /// <summary>What incidents were merged into, by the ids of those.</summary>
    public IReadOnlyDictionary<string, SearchHit> Survivors { get; init; } = new Dictionary<string, SearchHit>(StringComparer.Ordinal);

    /// <summary>One register alone is asked.</summary>
    public bool IsOfOne { get; init; }

    /// <summary>Threat types that the words mean: an incident need not name its type.</summary>
    public IReadOnlyList<ThreatType> Types { get; init; } = [];
}
