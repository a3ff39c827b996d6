using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Questions;
using ThreatRegister.Web.Layout;
using ThreatRegister.Web.Pages.Lists;

namespace ThreatRegister.Web.Pages.Search;

/// <summary>A search over everything, with or without diacritics.</summary>
internal static class SearchEndpoints
{
    private const int MostHits = 200;
    private const int LongestText = 200;

    public static void MapSearch(this RouteGroupBuilder pages) => pages.MapGet("/search", async (HttpContext context, RegisterServices register, CancellationToken cancellationToken) =>
    {
        var page = context.PageOf();
        var asked = context.Request.Query["q"].ToString().Trim();
        QuestionException? wrong = null;
        IReadOnlyList<SearchHit> hits = [];
        try
        {
            var text = context.Text();
            var question = await register.AskAsync(page, text.Only(QuestionText.Moments), cancellationToken);
            if (asked.Length > LongestText || asked.Contains('\0', StringComparison.Ordinal)) throw QuestionException.Usage("text", $"dài quá {LongestText} chữ.", $"longer than {LongestText} letters.");
            if (asked.Length > 0) hits = await SearchQuery.RunAsync(register.Registers, question.Query.Viewer, question.Query.Moment, asked, MostHits + 1, question.DayIn(register.Zone), cancellationToken);
        }
        catch (QuestionException mistake)
        {
            wrong = mistake;
            page.Tell(mistake);
            await register.AskAroundAsync(page, QuestionText.Empty, cancellationToken);
        }

        var groups = hits.Take(MostHits).GroupBy(hit => hit.Register, StringComparer.Ordinal).Select(group => new HitGroup(group.Key, [.. group])).ToArray();
        var title = asked.Length == 0 ? page.Say("Tìm kiếm", "Search") : page.Say($"Tìm “{asked}”", $"Search for “{asked}”");
        return context.Page<SearchPage, SearchModel>(title, new(asked, groups, hits.Count > MostHits, wrong?.Said(page.Language)), Viewing.StatusOf(wrong));
    });
}

/// <summary>What was found in one register.</summary>
public sealed record HitGroup(string Register, IReadOnlyList<SearchHit> Hits);

/// <param name="HasMore">More was found than is shown.</param>
/// <param name="Wrong">What is wrong with the question; null: nothing.</param>
public sealed record SearchModel(string Asked, IReadOnlyList<HitGroup> Groups, bool HasMore, string? Wrong);
