using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThreatRegister.Accounts;
using ThreatRegister.Domain;
using ThreatRegister.Projections;
using ThreatRegister.Web.Access;
using ThreatRegister.Web.Forms;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Pages.Accounts;

/// <param name="Asked">What was typed for a new token and is wrong; null: nothing.</param>
/// <param name="Secret">A token made just now.</param>
/// <param name="Done">What was done just now, as the address says it.</param>
public sealed record MyAccountModel(
    Account Account, Session? Here, IReadOnlyList<Session> Sessions, IReadOnlyList<ApiToken> Tokens, TokenAsked? Asked, string? Secret, string? Done, IReadOnlyList<AccountMistake> Mistakes, DateTimeOffset Now, TimeZoneInfo Zone);

/// <summary>A token as it was asked for.</summary>
public sealed record TokenAsked(string Label, Items<Role> Roles, bool ReadOnly, string Days)
{
    public static TokenAsked Fresh { get; } = new("", [], ReadOnly: true, "90");

    internal static TokenAsked Of(IFormCollection form) => new(form.Typed("label"), RolesOf(form), form.ContainsKey("read-only"), form.Typed("days"));

    /// <summary>Those of the boxes that are ticked.</summary>
    internal static Items<Role> RolesOf(IFormCollection form) =>
        [.. form["role"].OfType<string>().Where(code => Codes.TryParse<Role>(code, out _)).Select(code => Codes.TryParse<Role>(code, out var role) ? role : default)];
}

/// <summary>What everybody sees and does of his own account: sessions and tokens.</summary>
internal static class MyAccountEndpoints
{
    public static void MapMyAccount(this RouteGroupBuilder pages)
    {
        pages.MapGet("/account", async (HttpContext context, RegisterServices register, string? done, CancellationToken cancellationToken) =>
            Shown(context, await ReadAsync(context, register, cancellationToken) with { Done = done })).NeedsSession();
        pages.MapPost("/account/sign-out-everywhere", SignOutEverywhereAsync).NeedsSession();
        pages.MapPost("/account/keys", SwitchKeysAsync).NeedsSession();
        pages.MapPost("/account/tokens", AddTokenAsync).NeedsSession();
        pages.MapPost("/account/tokens/{token}/revoke", RevokeAsync).NeedsSession();
    }

    private static async Task<IResult> SignOutEverywhereAsync(HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        await register.Accounts.SignOutEverywhereAsync(context.ActorOf()!.Id, cancellationToken);
        SessionCookie.Clear(context);
        return context.Next($"/{context.PageOf().Language}/sign-in");
    }

    private static async Task<IResult> SwitchKeysAsync(HttpContext context, CancellationToken cancellationToken)
    {
        SingleKeys.Switch(context, (await context.Request.ReadFormAsync(cancellationToken))["keys"] == "on");
        return context.Next($"/{context.PageOf().Language}/account#keys-switch");
    }

    /// <summary>The answer shows the token: it is kept nowhere, so there is no address to see it again at.</summary>
    private static async Task<IResult> AddTokenAsync(HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        // Who has to change his password has no roles to hand on yet.
        if (context.Requester().Session is { MustChangePassword: true }) return Results.StatusCode(StatusCodes.Status403Forbidden);

        var (actor, asked) = (context.ActorOf()!, TokenAsked.Of(await context.Request.ReadFormAsync(cancellationToken)));
        var days = int.TryParse(asked.Days, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var answer = await register.Accounts.AddTokenAsync(actor.Id, actor.Id, asked.Label, asked.Roles, asked.ReadOnly, days, cancellationToken);
        var model = await ReadAsync(context, register, cancellationToken);
        return answer.Fault is { } fault
            ? Shown(context, model with { Asked = asked, Mistakes = [AccountMistake.Of(context.PageOf(), fault)] }, StatusCodes.Status422UnprocessableEntity)
            : Shown(context, model with { Secret = answer.Secret });
    }

    private static async Task<IResult> RevokeAsync(string token, HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var actor = context.ActorOf()!;
        var own = await register.Accounts.Store.TokensAsync(actor.Id, cancellationToken);
        if (!own.Any(known => string.Equals(known.Id, token, StringComparison.Ordinal))) return Results.NotFound();

        await register.Accounts.RevokeTokenAsync(actor.Id, token, cancellationToken);
        return context.Next($"/{context.PageOf().Language}/account?done=revoked");
    }

    private static async Task<MyAccountModel> ReadAsync(HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var session = context.Requester().Session!;
        return new(
            session.Account, session.Session, await register.Accounts.SessionsAsync(session.Account, cancellationToken), await register.Accounts.Store.TokensAsync(session.Account.Id, cancellationToken),
            null, null, null, [], register.Time.GetUtcNow(), register.Zone);
    }

    private static IResult Shown(HttpContext context, MyAccountModel model, int status = StatusCodes.Status200OK) =>
        context.Page<MyAccountPage, MyAccountModel>(context.PageOf().Say("Tài khoản của tôi", "My account"), model, status);
}
