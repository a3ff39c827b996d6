using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using ThreatRegister.Accounts;
using ThreatRegister.Web.Access;
using ThreatRegister.Web.Forms;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Pages.Accounts;

/// <param name="Next">Where to go on to; null: the first page.</param>
public sealed record SignInModel(string Name, string? Next, IReadOnlyList<AccountMistake> Mistakes);

/// <param name="Forced">Nothing else can be done before.</param>
public sealed record PasswordModel(bool Forced, string? Next, IReadOnlyList<AccountMistake> Mistakes);

/// <summary>Signing in and out, and changing the password.</summary>
internal static class SigningInEndpoints
{
    public static void MapSigningIn(this RouteGroupBuilder pages)
    {
        pages.MapGet("/sign-in", (HttpContext context, string? next) => context.ActorOf() is null ? SignIn(context, new("", LocalAddress.Of(next), [])) : context.Next(LocalAddress.Of(next) ?? Home(context))).AllowAnonymous();
        pages.MapPost("/sign-in", SignInAsync).AllowAnonymous().Costs(Cost.SignIn);
        pages.MapPost("/sign-out", SignOutAsync).NeedsSession();
        pages.MapGet("/account/password", (HttpContext context, string? next) => Password(context, LocalAddress.Of(next), [])).NeedsSession();
        pages.MapPost("/account/password", ChangePasswordAsync).NeedsSession();
    }

    private static async Task<IResult> SignInAsync(HttpContext context, RegisterServices register, RateLimits limits, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var (name, next) = (form.Typed("user"), LocalAddress.Of(form["next"]));
        // A name that is none costs no hash; all names are given turns alike.
        if (!limits.MayTry(context, name.ToLowerInvariant())) return Results.Empty;

        var (page, answer) = (context.PageOf(), await register.Accounts.SignInAsync(name, form["password"].ToString(), cancellationToken));
        if (answer is SignInAnswer.WrongOrLocked)
        {
            var said = page.Say(
                $"Tên đăng nhập hoặc mật khẩu không đúng, hoặc tài khoản đang bị khóa. Sau {Lockout.Failures} lần sai, tài khoản bị khóa {Lockout.First.TotalMinutes} phút: hãy đợi, hoặc nhờ quản trị viên mở khóa.",
                $"The user name or the password is wrong, or the account is locked. After {Lockout.Failures} wrong passwords an account is locked for {Lockout.First.TotalMinutes} minutes: wait, or ask an administrator.");
            return SignIn(context, new(name, next, [new("user", said)]), StatusCodes.Status422UnprocessableEntity);
        }

        if (SessionCookie.Read(context.Request) is { } before) await register.Accounts.SignOutAsync(before, cancellationToken);
        var (opened, change) = answer switch
        {
            SignInAnswer.MustChange must => (must.Opened, true),
            SignInAnswer.SignedIn done => (done.Opened, false),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        SessionCookie.Write(context, opened.Secret);
        return context.Next(change ? PasswordAddress(context, next) : next ?? Home(context));
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        await register.Accounts.SignOutAsync(SessionCookie.Read(context.Request), cancellationToken);
        SessionCookie.Clear(context);
        return context.Next($"/{context.PageOf().Language}/sign-in");
    }

    private static async Task<IResult> ChangePasswordAsync(HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var (page, next) = (context.PageOf(), LocalAddress.Of(form["next"]));
        var (old, wanted) = (form["old"].ToString(), form["new"].ToString());
        if (!string.Equals(wanted, form["again"].ToString(), StringComparison.Ordinal))
        {
            AccountMistake again = new("again", page.Say("Hai lần nhập mật khẩu mới không giống nhau.", "The new password was not typed the same twice."));
            return Password(context, next, Passwords.Check(context.ActorOf()!.Id, wanted) is { } poor ? [AccountMistake.Of(page, poor), again] : [again], StatusCodes.Status422UnprocessableEntity);
        }

        var (opened, fault) = await register.Accounts.ChangePasswordAsync(context.ActorOf()!.Id, old, wanted, cancellationToken);
        if (fault is { } wrong) return Password(context, next, [AccountMistake.Of(page, wrong)], StatusCodes.Status422UnprocessableEntity);

        var isFirst = context.Requester().Session is { MustChangePassword: true };
        SessionCookie.Write(context, opened!.Secret);
        return context.Next(next ?? (isFirst ? Home(context) : $"/{page.Language}/account?done=password"));
    }

    private static IResult SignIn(HttpContext context, SignInModel model, int status = StatusCodes.Status200OK) =>
        context.Page<SignInPage, SignInModel>(context.PageOf().Say("Đăng nhập", "Sign in"), model, status);

    private static IResult Password(HttpContext context, string? next, IReadOnlyList<AccountMistake> mistakes, int status = StatusCodes.Status200OK) =>
        context.Page<PasswordPage, PasswordModel>(
            context.PageOf().Say("Đổi mật khẩu", "Change password"), new(context.Requester().Session is { MustChangePassword: true }, next, mistakes), status);

    private static string Home(HttpContext context) => $"/{context.PageOf().Language}";

    private static string PasswordAddress(HttpContext context, string? next)
    {
        var address = $"/{context.PageOf().Language}/account/password";
        return next is null ? address : QueryHelpers.AddQueryString(address, "next", next);
    }
}
