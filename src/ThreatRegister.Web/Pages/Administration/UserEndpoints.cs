using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThreatRegister.Accounts;
using ThreatRegister.Domain;
using ThreatRegister.Projections;
using ThreatRegister.Web.Access;
using ThreatRegister.Web.Forms;
using ThreatRegister.Web.Layout;
using ThreatRegister.Web.Pages.Accounts;

namespace ThreatRegister.Web.Pages.Administration;

public sealed record UsersModel(IReadOnlyList<Account> Accounts, DateTimeOffset Now, TimeZoneInfo Zone);

/// <summary>An account as a form has it.</summary>
public sealed record UserAsked(string Id, string Name, Items<Role> Roles, Tlp Clearance, string Agency, string Email)
{
    internal static UserAsked Of(Account account) => new(account.Id, account.DisplayName, account.Roles, account.Clearance, account.Agency ?? "", account.Email ?? "");

    internal static UserAsked Of(IFormCollection form) => new(
        form.Typed("user"), form.Typed("name"), TokenAsked.RolesOf(form), Codes.TryParse<Tlp>(form.Typed("clearance"), out var clearance) ? clearance : Tlp.Green, form.Typed("agency"), form.Typed("email"));
}

/// <param name="Agencies">That are known, to choose from.</param>
public sealed record NewUserModel(UserAsked Asked, IReadOnlyList<string> Agencies, IReadOnlyList<AccountMistake> Mistakes);

/// <param name="Password">Made just now.</param>
/// <param name="Done">What was done just now, as the address says it.</param>
public sealed record UserModel(
    Account Account, UserAsked Asked, IReadOnlyList<ApiToken> Tokens, IReadOnlyList<string> Agencies, string? Password, string? Done, IReadOnlyList<AccountMistake> Mistakes, DateTimeOffset Now, TimeZoneInfo Zone);

/// <summary>The accounts, for administrators.</summary>
internal static class UserEndpoints
{
    public static void MapUsers(this RouteGroupBuilder pages)
    {
        var users = pages.MapGroup("").Needs(Permission.ManageAccounts);
        users.MapGet("/users", async (HttpContext context, RegisterServices register, CancellationToken cancellationToken) => context.Page<UsersPage, UsersModel>(
            context.PageOf().Say("Tài khoản", "Users"), new(await register.Accounts.Store.ListAsync(cancellationToken), register.Time.GetUtcNow(), register.Zone)));
        users.MapGet("/new-user", async (HttpContext context, RegisterServices register, CancellationToken cancellationToken) =>
            New(context, new(new("", "", [], Tlp.Green, "", ""), await AgenciesAsync(register, cancellationToken), [])));
        users.MapPost("/new-user", AddAsync);
        users.MapGet("/users/{user}", async (string user, HttpContext context, RegisterServices register, string? done, CancellationToken cancellationToken) =>
            await ReadAsync(register, user, cancellationToken) is { } model ? Shown(context, model with { Done = done }) : Results.NotFound());
        users.MapPost("/users/{user}", ChangeAsync);
        users.MapPost("/users/{user}/password", ResetAsync);
        users.MapPost("/users/{user}/disable", (string user, HttpContext context, RegisterServices register, CancellationToken cancellationToken) =>
            SwitchAsync(context, register, user, register.Accounts.DisableAsync, "disabled", cancellationToken));
        users.MapPost("/users/{user}/enable", (string user, HttpContext context, RegisterServices register, CancellationToken cancellationToken) =>
            SwitchAsync(context, register, user, register.Accounts.EnableAsync, "enabled", cancellationToken));
        users.MapPost("/users/{user}/tokens/{token}/revoke", RevokeAsync);
    }

    private static async Task<IResult> AddAsync(HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var asked = UserAsked.Of(await context.Request.ReadFormAsync(cancellationToken));
        var answer = await register.Accounts.AddAsync(
            By(context), asked.Id, asked.Name, asked.Roles, asked.Clearance, asked.Agency.Length == 0 ? null : asked.Agency, asked.Email.Length == 0 ? null : asked.Email, password: null, cancellationToken);
        return answer.Faults.Count > 0
            ? New(context, new(asked, await AgenciesAsync(register, cancellationToken), [.. answer.Faults.Select(fault => AccountMistake.Of(context.PageOf(), fault))]), StatusCodes.Status422UnprocessableEntity)
            : Shown(context, (await ReadAsync(register, asked.Id, cancellationToken))! with { Password = answer.Password, Done = "added" });
    }

    private static async Task<IResult> ChangeAsync(string user, HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var asked = UserAsked.Of(form);
        var answer = await register.Accounts.ChangeAsync(By(context), user, new(asked.Name, asked.Roles, asked.Clearance, asked.Agency, asked.Email, form.Typed("seen")), cancellationToken);
        return await AnswerAsync(context, register, user, answer, "changed", asked, cancellationToken);
    }

    /// <summary>The answer shows the password: it is kept nowhere, so there is no address to see it again at.</summary>
    private static async Task<IResult> ResetAsync(string user, HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var answer = await register.Accounts.ResetPasswordAsync(By(context), user, password: null, cancellationToken);
        return answer.Fault is null && await ReadAsync(register, user, cancellationToken) is { } model ? Shown(context, model with { Password = answer.Password }) : Results.NotFound();
    }

    private static async Task<IResult> SwitchAsync(
        HttpContext context, RegisterServices register, string user, Func<string, string, CancellationToken, Task<AccountAnswer>> act, string done, CancellationToken cancellationToken) =>
        await AnswerAsync(context, register, user, await act(By(context), user, cancellationToken), done, asked: null, cancellationToken);

    private static async Task<IResult> RevokeAsync(string user, string token, HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var tokens = await register.Accounts.Store.TokensAsync(user, cancellationToken);
        if (!tokens.Any(known => string.Equals(known.Id, token, StringComparison.Ordinal))) return Results.NotFound();

        await register.Accounts.RevokeTokenAsync(By(context), token, cancellationToken);
        return context.Next($"{Address(context, user)}?done=revoked");
    }

    /// <summary>On to the account as it is now; what was refused comes back as it was typed.</summary>
    private static async Task<IResult> AnswerAsync(HttpContext context, RegisterServices register, string user, AccountAnswer answer, string done, UserAsked? asked, CancellationToken cancellationToken)
    {
        if (answer.Fault is null) return context.Next($"{Address(context, user)}?done={done}");
        if (answer.Fault is AccountFault.AccountUnknown || await ReadAsync(register, user, cancellationToken) is not { } model) return Results.NotFound();

        return Shown(context, model with { Asked = asked is null || answer.Fault is AccountFault.AccountChangedMeanwhile ? model.Asked : asked with { Id = user }, Mistakes = [.. answer.Faults.Select(fault => AccountMistake.Of(context.PageOf(), fault))] }, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<UserModel?> ReadAsync(RegisterServices register, string user, CancellationToken cancellationToken) =>
        await register.Accounts.Store.FindAsync(user, cancellationToken) is { } account
            ? new(
                account, UserAsked.Of(account), await register.Accounts.Store.TokensAsync(user, cancellationToken), await AgenciesAsync(register, cancellationToken), null, null, [], register.Time.GetUtcNow(),
                register.Zone)
            : null;

    private static async Task<IReadOnlyList<string>> AgenciesAsync(RegisterServices register, CancellationToken cancellationToken) =>
        [.. (await register.Accounts.Store.ListAsync(cancellationToken)).Select(account => account.Agency).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static IResult New(HttpContext context, NewUserModel model, int status = StatusCodes.Status200OK) =>
        context.Page<NewUserPage, NewUserModel>(context.PageOf().Say("Thêm tài khoản", "Add an account"), model, status);

    private static IResult Shown(HttpContext context, UserModel model, int status = StatusCodes.Status200OK) =>
        context.Page<UserPage, UserModel>($"{context.PageOf().Say("Tài khoản", "Account")}: {model.Account.DisplayName}", model, status);

    private static string By(HttpContext context) => context.ActorOf()!.Id;

    private static string Address(HttpContext context, string user) => $"/{context.PageOf().Language}/users/{Uri.EscapeDataString(user)}";
}
