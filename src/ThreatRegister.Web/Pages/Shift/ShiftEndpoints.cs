using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThreatRegister.Accounts;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Shifts;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Shifts;
using ThreatRegister.Web.Forms;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Pages.Shift;

/// <summary>What the shift has to look after, and its hand-over.</summary>
internal static class ShiftEndpoints
{
    /// <summary>Of each kind at most so many are listed; the counts are of all.</summary>
    private const int Listed = 100;

    public static void MapShift(this RouteGroupBuilder pages)
    {
        pages.MapGet("/shift", (string? kind, HttpContext context, RegisterServices register, CancellationToken cancellationToken) => PageAsync(kind, context, register, FormState.None, cancellationToken));
        pages.MapPost("/shift", SendAsync);
    }

    /// <summary>Hand-overs that nobody has taken over, the oldest first.</summary>
    public static async Task<IReadOnlyList<ShiftRow>> HandOversAsync(this RegisterServices register, PageQuestion asked, CancellationToken cancellationToken) =>
        [.. (await register.Registers.RowsAsync<ShiftRow>(asked.Viewer, asked.Moment, cancellationToken)).OrderBy(shift => shift.RecordedAt)];

    private static async Task<IResult> PageAsync(string? kind, HttpContext context, RegisterServices register, FormState state, CancellationToken cancellationToken)
    {
        var page = context.PageOf();
        var asked = await register.AskAsync(page, cancellationToken);
        var work = await register.ShiftWork().AtAsync(asked.Viewer, asked.Moment, asked.At, Listed, cancellationToken);
        OpenItemKind? only = Codes.TryParse<OpenItemKind>(kind ?? "", out var known) ? known : null;
        var model = new ShiftModel(work, await register.HandOversAsync(asked, cancellationToken), only, asked.Viewer.Actor, await RecipientsAsync(page, register, work.Strictest, cancellationToken), asked.Zone, state);
        return context.Page<ShiftPage, ShiftModel>(page.Say("Trực ban", "The shift"), model, state.Faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Who else may take over and see all of it, for who may hand over now.</summary>
    private static async Task<IReadOnlyList<(string Id, string Name)>> RecipientsAsync(PageContext page, RegisterServices register, Tlp marking, CancellationToken cancellationToken)
    {
        if (page.IsPast || !page.MaySend("hand-over-shift")) return [];

        var accounts = await register.Accounts.Store.ListAsync(cancellationToken);
        return [.. accounts.Where(account => account.May(Permission.HandOverShift) && account.ClearedFor >= marking && !string.Equals(account.Id, page.Viewer.Actor, StringComparison.Ordinal)).Select(account => (account.Id, account.DisplayName))];
    }

    private static async Task<IResult> SendAsync(HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var posted = await Posted.ReadAsync(context);
        var viewer = posted.Page.Viewer;
        object? command = posted.Form.Split("--")[0] switch
        {
            "hand-over" => await HandOverAsync(register, posted, viewer, cancellationToken),
            "take-over" when posted.Id<ShiftId>("shift") is { } shift => new TakeOverShift(viewer.Actor, posted.Text("notes")) { Shift = shift },
            _ => null,
        };
        if (command is null) return Results.BadRequest();

        return await register.SendAsync(posted, command, cancellationToken) ? context.Recorded(posted, "/shift#hand-overs") : await PageAsync(kind: null, context, register, posted.State, cancellationToken);
    }

    /// <summary>Sent again, it is reckoned as when it was recorded, so that it is the same command.</summary>
    private static async Task<HandOverShift> HandOverAsync(RegisterServices register, Posted posted, Viewer viewer, CancellationToken cancellationToken)
    {
        var (shift, newest) = (new ShiftId(posted.CommandId.ToString()), await register.NewestAsync(cancellationToken));
        var known = (await register.Records.FindAsync(new ShiftRegister(), shift.Value, newest, cancellationToken))?.Row as ShiftRow;
        var moment = known is null ? newest : (await register.Moments.AtAsync(known.OpenAt, cancellationToken))!;
        return await register.ShiftWork().HandOverAsync(viewer, shift, posted.Required("to"), posted.Text("notes"), moment, known?.RecordedAt ?? register.Time.GetUtcNow(), cancellationToken);
    }
}

/// <param name="Asked">The kind that is listed alone; null: all.</param>
/// <param name="Recipients">Whom the shift can be handed over to.</param>
public sealed record ShiftModel(
    OpenWork Work, IReadOnlyList<ShiftRow> HandOvers, OpenItemKind? Asked, string Actor, IReadOnlyList<(string Id, string Name)> Recipients, TimeZoneInfo Zone, FormState State);
