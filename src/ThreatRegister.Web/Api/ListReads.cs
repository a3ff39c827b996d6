using Microsoft.AspNetCore.Http;
using ThreatRegister.Application.Listings;

namespace ThreatRegister.Web.Api;

/// <summary>The lists of the catalogue, page by page.</summary>
internal static class ListReads
{
    public static IEnumerable<ApiRead> All => Listings.All.Select(listing => new ApiRead(
        $"/api/{listing.Name}", $"list-{listing.Name}", "lists", $"{listing.Title.En}, page by page.",
        [
            .. listing.Filters.Select(ApiParameter.Of), .. ApiParameter.Moments, .. ApiParameter.Named(listing.Common).Where(common => !listing.Filters.Any(own => string.Equals(own.Name, common.Name, StringComparison.Ordinal))),
            .. SortsOf(listing), ApiParameter.Limit, ApiParameter.Cursor,
        ],
        ask => AnswerAsync(ask, listing)) { IsPaged = true });

    private static async Task<IResult> AnswerAsync(ApiAsk ask, IListing listing)
    {
        var (limit, cursor) = (ask.Limit(), ListCursor.Of(ask));
        // The first page is looked at, as on a page of the site; who goes on takes the register away.
        var isTaken = cursor is not null || limit > ApiParameter.DefaultLimit;
        if (isTaken) ask.RequireExport();
        var text = cursor?.Same(ask.Text) ?? ask.Text;
        var question = await ask.QuestionAsync(listing.QuestionOf(text));
        if (cursor is not null) question = cursor.Same(question);
        if (ask.Unchanged(question, listing.GoesByClock) is { } same) return same;

        // What goes on by keys takes no offset, whatever a cursor says: it would have to read all before it.
        var offset = listing.HasKeys ? 0 : cursor?.Offset ?? 0;
        var slice = new ListSlice(limit, offset, cursor?.Key is { Length: > 0 } key ? key : null, ask["sort"], ask["order"] is "descending");
        var page = await listing.ReadAsync(ask.Register.Lists, question, text, slice, ask.Gone);
        if (isTaken && page.Lines.Count > 0) ask.NoteTaken(listing.Name);
        var next = new ListCursor(page.Position, question.At, offset, page.Next ?? "");
        if (page.Next is not null) ask.Next("cursor", next.ToString());
        else if (!listing.HasKeys && page.Lines.Count > 0 && offset + page.Lines.Count < page.Total) ask.Next("cursor", (next with { Offset = offset + page.Lines.Count }).ToString());
        return ApiResults.Json(page.Document());
    }

    /// <summary>Long lists have their own order alone.</summary>
    private static IEnumerable<ApiParameter> SortsOf(IListing listing) => listing.Heads.Any(head => head.IsSortable)
        ?
        [
            new("sort", "The column to sort by (default: the list's own order).", [.. listing.Heads.Where(head => head.IsSortable).Select(head => head.Key)]),
            new("order", "Which way.", ["ascending", "descending"]),
        ]
        : [];
}
