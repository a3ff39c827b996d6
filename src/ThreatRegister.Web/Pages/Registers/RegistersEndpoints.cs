using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using ThreatRegister.Accounts;
using ThreatRegister.Application.Listings;
using ThreatRegister.Application.Questions;
using ThreatRegister.Web.Forms;
using ThreatRegister.Web.Layout;
using ThreatRegister.Web.Pages.Lists;

namespace ThreatRegister.Web.Pages.Registers;

/// <summary>All registers at a glance, and the views that people keep.</summary>
internal static class RegistersEndpoints
{
    /// <summary>So far rows of a long list are counted.</summary>
    private const int MostCounted = 10_000;

    /// <summary>Where a list that goes on by keys does not count at all, so many rows are read to tell how many there are.</summary>
    private const int MostRead = 200;

    public static void MapRegisters(this RouteGroupBuilder pages)
    {
        pages.MapGet("/registers", PageAsync);
        pages.MapPost("/views", KeepAsync);
        pages.MapPost("/views/discard", DiscardAsync);
    }

    private static async Task<IResult> PageAsync(HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var page = context.PageOf();
        QuestionException? wrong = null;
        Question question;
        try
        {
            question = await register.AskAsync(page, context.Text().Only(QuestionText.Moments), cancellationToken);
        }
        catch (QuestionException mistake)
        {
            wrong = mistake;
            page.Tell(mistake);
            question = await register.AskAroundAsync(page, QuestionText.Empty, cancellationToken);
        }

        var lines = new List<RegisterLine>();
        foreach (var listing in Listings.All)
        {
            var rows = await listing.ReadAsync(register.Lists, question, QuestionText.Empty, new(Limit: listing.HasKeys ? MostRead : 1, MostCounted: MostCounted), cancellationToken);
            lines.Add(new(listing, rows.Total, rows.HasMore));
        }

        var views = await register.Views.ListAsync(page.Viewer.Actor, cancellationToken);
        return context.Page<RegistersPage, RegistersModel>(page.Say("Các sổ", "All registers"), new(lines, views, page.Viewer.Actor, wrong?.Said(page.Language)), Viewing.StatusOf(wrong));
    }

    /// <summary>Who keeps a view goes on where it is; of an address that is none of this site, where all of them are.</summary>
    private static async Task<IResult> KeepAsync(HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var page = context.PageOf();
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var (name, path) = (form["name"].ToString().Trim(), form["path"].ToString());
        var kept = path.StartsWith($"/{page.Language}/", StringComparison.Ordinal) && path.All(char.IsAscii)
            ? await register.Views.SaveAsync(page.Viewer.Actor, name, path, form["shared"] == "true", cancellationToken)
            : Keeping.Invalid;
        return kept is Keeping.Kept or Keeping.TooMany ? context.Next(QueryHelpers.AddQueryString(path, "kept", Code(kept))) : context.SeeOther($"/registers?kept={Code(kept)}#views");
    }

    private static async Task<IResult> DiscardAsync(HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var page = context.PageOf();
        var form = await context.Request.ReadFormAsync(cancellationToken);
        await register.Views.DiscardAsync(page.Viewer.Actor, form["name"].ToString(), cancellationToken);
        return context.SeeOther("/registers#views");
    }

    private static string Code(Keeping kept) => kept switch
    {
        Keeping.Kept => "yes",
        Keeping.TooMany => "too-many",
        _ => "no",
    };
}

/// <param name="HasMore">There are more than <paramref name="Total"/>.</param>
public sealed record RegisterLine(IListing Listing, long Total, bool HasMore);

public sealed record RegistersModel(IReadOnlyList<RegisterLine> Registers, IReadOnlyList<SavedView> Views, string Actor, string? Wrong);
