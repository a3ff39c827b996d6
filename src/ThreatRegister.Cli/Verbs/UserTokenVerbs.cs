using System.CommandLine;
using System.Globalization;
using ThreatRegister.Accounts;
using ThreatRegister.Domain;
using ThreatRegister.Projections;

namespace ThreatRegister.Cli;

/// <summary>Keys for programs that use the API.</summary>
internal static class UserTokenVerbs
{
    public static Command Create() => Verb.Group(
        "token",
        "Keys for programs that use the API: made, listed, revoked. The key itself is shown once.",
        ["./run user token add truc-ban-3 --label \"Kết nối SIEM\" --role operator --days 30", "./run user token list", "./run user token revoke 3f9a0c12ab34"],
        Add(), List(), Revoke());

    private static Command Add()
    {
        var id = UserVerbs.Id();
        var label = new Option<string>("--label") { Description = "What it is for.", Required = true };
        var readOnly = new Option<bool>("--read-only") { Description = "It may send no command." };
        var days = new Option<int>("--days") { Description = $"How long it is valid: 1 to {ApiToken.MostDays}.", DefaultValueFactory = _ => 90 };
        return Verb.OnRegister(
            "add",
            "Makes a token with all or some of the account's roles.",
            ["./run user token add truc-ban-3 --label \"Kết nối SIEM\" --role operator --days 30", "./run user token add bang-dien-tu --label \"Màn hình trực\" --read-only"],
            [id, label, UserVerbs.RoleOption, readOnly, days, CommonOptions.Json],
            async (session, parsed, cancellationToken) =>
            {
                var answer = await session.Accounts.AddTokenAsync(
                    session.Settings.Actor, parsed.GetValue(id)!, parsed.GetValue(label)!, UserVerbs.RolesOf(parsed), parsed.GetValue(readOnly), parsed.GetValue(days), cancellationToken);
                if (answer.Fault is { } fault) throw UserVerbs.Fault(fault, parsed.GetValue(id)!);
                if (parsed.GetValue(CommonOptions.Json)) Printed.Json(new { token = TokenView.Of(answer.Token!), secret = answer.Secret });
                else Printed.Text($"Added: {answer.Token!.Id}, valid until {Day(answer.Token.ExpiresAt)}\nToken (shown this once): {answer.Secret}");
                return ExitCode.Success;
            });
    }

    private static Command List()
    {
        var id = new Argument<string?>("user") { Description = "Only this account's.", Arity = ArgumentArity.ZeroOrOne };
        return Verb.OnRegister(
            "list",
            "Lists tokens, newest first, with their roles, end and last use.",
            ["./run user token list", "./run user token list truc-ban-3 --json"],
            [id, CommonOptions.Json],
            async (session, parsed, cancellationToken) =>
            {
                var tokens = await session.Accounts.Store.TokensAsync(parsed.GetValue(id), cancellationToken);
                if (parsed.GetValue(CommonOptions.Json))
                {
                    Printed.Json(new { tokens = tokens.Select(TokenView.Of) });
                    return ExitCode.Success;
                }

                var table = new TextTable("Token", "User", "Label", "Roles", "Rights", "Until", "Last used", "Revoked");
                foreach (var token in tokens)
                    table.Add(token.Id, token.Account, token.Label, string.Join(' ', token.Roles.Select(role => Codes.Of(role))), token.ReadOnly ? "read" : "read, send", Day(token.ExpiresAt), Day(token.LastUsedAt), Day(token.RevokedAt));
                if (tokens.Count == 0) Standard.Error.WriteLine("There is no token.");
                else Printed.Text(table.Render());
                return ExitCode.Success;
            });
    }

    private static Command Revoke()
    {
        var token = new Argument<string>("token") { Description = "The token's id, as 'list' shows it." };
        return Verb.OnRegister(
            "revoke", "Ends a token for good.", ["./run user token revoke 3f9a0c12ab34"], [token, CommonOptions.Json],
            async (session, parsed, cancellationToken) =>
            {
                var answer = await session.Accounts.RevokeTokenAsync(session.Settings.Actor, parsed.GetValue(token)!, cancellationToken);
                if (answer.Fault is { } fault) throw UserVerbs.Fault(fault, parsed.GetValue(token)!);
                if (parsed.GetValue(CommonOptions.Json)) Printed.Json(new { token = TokenView.Of(answer.Token!) });
                else Printed.Text($"Revoked: {answer.Token!.Id} ({answer.Token.Account}, {answer.Token.Label})");
                return ExitCode.Success;
            });
    }

    private static string Day(DateTimeOffset? instant) => instant?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-";

    /// <summary>A token without its hash.</summary>
    private sealed record TokenView(
        string Id, string User, string Label, Items<Role> Roles, bool ReadOnly, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt)
    {
        public static TokenView Of(ApiToken token) =>
            new(token.Id, token.Account, token.Label, token.Roles, token.ReadOnly, token.CreatedAt, token.ExpiresAt, token.LastUsedAt, token.RevokedAt);
    }
}
