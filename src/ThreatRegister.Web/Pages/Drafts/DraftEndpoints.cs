using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using ThreatRegister.Accounts;
using ThreatRegister.Domain;
using ThreatRegister.Web.Forms;
using ThreatRegister.Web.Layout;
using ThreatRegister.Web.Pages.Recording;
using ThreatRegister.Web.Pages.Records;
using ThreatRegister.Web.Serving;

namespace ThreatRegister.Web.Pages.Drafts;

/// <param name="Form">What the form is called.</param>
/// <param name="About">What the record is called that the form is about; null: it is about none.</param>
public sealed record DraftLine(DraftHead Draft, string Form, string? About);

/// <summary>What somebody has begun to write and not sent: kept with the account while it is typed, listed, gone on with, discarded. Nobody sees another's.</summary>
internal static class DraftEndpoints
{
    /// <summary>A draft at its largest, as a browser encodes Vietnamese letters.</summary>
    private const long LargestRequest = 4L * KeepingRules.LargestDraft;

    public static void MapDrafts(this RouteGroupBuilder pages)
    {
        pages.MapGet("/account/drafts", ListAsync);
        pages.MapPost("/account/drafts", KeepAsync).WithMetadata(new RequestSizeLimitAttribute(LargestRequest));
        pages.MapPost("/account/drafts/discard", DiscardAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var page = context.PageOf();
        var titles = new RecordTitles(register, await register.AskAsync(context.PageOf(), cancellationToken), page.Language);
        var begun = (await register.Drafts.ListAsync(page.Viewer.Actor, cancellationToken)).Select(draft => (Draft: draft, About: RecordOf(draft.Path))).ToList();
        await titles.KnowAsync(begun.Select(line => line.About).OfType<(string, string)>(), cancellationToken);
        var drafts = new List<DraftLine>();
        foreach (var (draft, about) in begun) drafts.Add(new(draft, DraftWords.Form(draft.Key, draft.Path, page.Language), about is var (record, id) ? (await titles.OfAsync(record, id, cancellationToken)).Text : null));
        page.Moment = null;
        return context.Page<DraftsPage, IReadOnlyList<DraftLine>>(page.Say("Bản nháp", "Drafts"), drafts);
    }

    /// <summary>The record that a form is about, as the address of its page names it.</summary>
    private static (string Register, string Id)? RecordOf(string path)
    {
        var (before, query) = path.Split('?', 2) is [var left, var right] ? (left, right) : (path, "");
        if (before.Split('/') is ["", "reviews", var review, ..]) return ("reviews", review);

        var named = QueryHelpers.ParseQuery(query);
        if (before.Split('/') is ["", "do", var command] && Acts.OpenedFrom(command, field => [.. named.GetValueOrDefault(field).OfType<string>()]) is var (_, kind, from) && RecordPages.RegisterOf(kind) is { } fold) return (fold.Name, from);

        var subject = named.FirstOrDefault(pair => Acts.Subjects.Contains(pair.Key));
        return subject is { Key: { } category, Value: [{ Length: > 0 } id, ..] } && RecordPages.RegisterOf(category) is { } register ? (register.Name, id) : null;
    }

    /// <summary>Asked by the script of the form. A form that is empty again has no draft.</summary>
    private static async Task<IResult> KeepAsync(HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var owner = context.PageOf().Viewer.Actor;
        var posted = await context.Request.ReadFormAsync(cancellationToken);
        var (key, path) = (posted["key"].ToString(), posted["path"].ToString());
        if (FieldsOf(posted["fields"].ToString()) is not { } fields || KeepingRules.OfView(key, path) is not Keeping.Kept) return Results.StatusCode(StatusCodes.Status400BadRequest);
        if (fields.Count == 0)
        {
            await register.Drafts.DiscardAsync(owner, key, cancellationToken);
            return Results.NoContent();
        }

        var body = new JsonObject { ["title"] = DraftWords.Typed(key, fields), ["path"] = path, ["writer"] = posted["writer"].ToString(), ["fields"] = fields };
        var saved = await register.Drafts.SaveAsync(owner, key, body, FormDraft.InstantOf(posted["seen"].ToString()), cancellationToken);
        return saved.Keeping switch
        {
            Keeping.Kept => Results.Text(FormDraft.StampOf(saved.At!.Value)),
            Keeping.TooLarge => Results.StatusCode(StatusCodes.Status413PayloadTooLarge),
            Keeping.TooMany => Results.StatusCode(StatusCodes.Status422UnprocessableEntity),
            Keeping.WrittenElsewhere => Results.StatusCode(StatusCodes.Status409Conflict),
            _ => Results.StatusCode(StatusCodes.Status400BadRequest),
        };
    }

    /// <summary>From the list, or from the form that was opened with it: that is then empty.</summary>
    private static async Task<IResult> DiscardAsync(HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var (page, posted) = (context.PageOf(), await context.Request.ReadFormAsync(cancellationToken));
        var (key, path) = (posted["key"].ToString(), posted["path"].ToString());
        await register.Drafts.DiscardAsync(page.Viewer.Actor, key, cancellationToken);
        return context.Next($"/{page.Language}{(KeepingRules.OfView(key, path) is Keeping.Kept ? path : "/account/drafts")}");
    }

    /// <summary>Pairs of name and value, with what no draft can keep replaced in sight; null: it is nothing of the kind.</summary>
    private static JsonArray? FieldsOf(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonArray fields && fields.All(field => field is JsonArray { Count: 2 } pair && pair.All(part => part?.GetValueKind() is JsonValueKind.String))
                ? [.. fields.Select(field => new JsonArray([.. field!.AsArray().Select(part => JsonValue.Create(ReadableText.Of(part!.GetValue<string>())))]))]
                : null;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException) // the latter: half a character, which is no text
        {
            return null;
        }
    }
}
