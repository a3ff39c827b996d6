using System.CommandLine;
using System.Globalization;
using ThreatRegister.Accounts;
using ThreatRegister.Domain;
using ThreatRegister.Projections;

namespace ThreatRegister.Cli;

/// <summary>The accounts of those who work with pages and API. Who runs these verbs has the machine or the database anyway.</summary>
internal static class UserVerbs
{
    private static readonly Option<string[]> roles = new("--role")
    {
        Description = $"A role; may be given several times: {string.Join(", ", Enum.GetValues<Role>().Select(role => Codes.Of(role)))}.",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string?> clearance = new("--clearance") { Description = "The highest marking he may see, as far as his roles allow it: clear, green, amber, amber-strict or red." };
    private static readonly Option<string?> agency = new("--agency") { Description = "Agency or unit, as reviews name it; \"\": the office that keeps the register." };
    private static readonly Option<string?> name = new("--name") { Description = "The name that pages show; kept beside the log, never in it." };
    private static readonly Option<string?> email = new("--email") { Description = "Where notices are sent to, where serve is told of a mail server; \"\": none are." };
    private static readonly Option<bool> passwordFromInput = new("--password-stdin") { Description = "Read the password from standard input, one line. Otherwise one is made and printed once." };

    public static Command Create() => Verb.Group(
        "user",
        "Who may work with pages and API: accounts, roles, passwords and tokens.",
        ["./run user add truc-ban-3 --name \"Nguyễn Thị Hoa\" --role operator --clearance amber", "./run user list", "./run user password truc-ban-3", "./run user token add truc-ban-3 --label \"Kết nối SIEM\" --role operator"],
        Add(), List(), Roles(), Password(), Disable(), Enable(), UserTokenVerbs.Create());

    public static Argument<string> Id() => new("user") { Description = "The user name." };

    public static Items<Role> RolesOf(ParseResult parsed) => [.. (parsed.GetValue(roles) ?? []).Select(code => Parse<Role>(code, "--role"))];

    public static Option<string[]> RoleOption => roles;

    public static CliException Fault(AccountFault fault, string id) =>
        new(fault is AccountFault.AccountUnknown or AccountFault.TokenUnknown ? ExitCode.NotFound : ExitCode.Refused, $"Refused: {fault} ({id}): {AccountFaultText.Of(fault).In("en")}.");

    private static Command Add()
    {
        var id = Id();
        return Verb.OnRegister(
            "add",
            "Makes an account. Its password, made and printed once or read from standard input, has to be changed at the first sign-in.",
            ["./run user add truc-ban-3 --name \"Nguyễn Thị Hoa\" --role operator --clearance amber", "./run user add cong-an-hn --name \"Công an Hà Nội\" --role contributor --agency \"Công an Hà Nội\" --password-stdin < mat-khau.txt"],
            [id, name, roles, clearance, agency, email, passwordFromInput, CommonOptions.Json],
            async (session, parsed, cancellationToken) =>
            {
                var asked = parsed.GetValue(id)!;
                var answer = await session.Accounts.AddAsync(
                    session.Settings.Actor, asked, parsed.GetValue(name) ?? asked, RolesOf(parsed), ClearanceOf(parsed) ?? Tlp.Green, parsed.GetValue(agency) is { Length: > 0 } unit ? unit : null,
                    parsed.GetValue(email) is { Length: > 0 } address ? address : null, await PasswordAsync(parsed, cancellationToken), cancellationToken);
                return Answer(answer, asked, parsed, "Added");
            });
    }

    private static Command List() => Verb.OnRegister(
        "list",
        "Lists the accounts with roles, clearance and whether they are locked or disabled.",
        ["./run user list", "./run user list --json"],
        [CommonOptions.Json],
        async (session, parsed, cancellationToken) =>
        {
            var now = TimeProvider.System.GetUtcNow();
            var accounts = await session.Accounts.Store.ListAsync(cancellationToken);
            if (parsed.GetValue(CommonOptions.Json))
            {
                Printed.Json(new { accounts = accounts.Select(account => UserView.Of(account, now)) });
                return ExitCode.Success;
            }

            var table = new TextTable("User", "Name", "Roles", "Clearance", "Agency", "State");
            foreach (var account in accounts.Select(account => UserView.Of(account, now)))
                table.Add(account.Id, account.Name, string.Join(' ', account.Roles.Select(role => Codes.Of(role))), Codes.Of(account.Clearance), account.Agency ?? "-", account.State);
            if (accounts.Count == 0) Standard.Error.WriteLine("There is no account yet: 'serve' makes the first one, or 'user add'.");
            else Printed.Text(table.Render());
            return ExitCode.Success;
        });

    private static Command Roles()
    {
        var id = Id();
        return Verb.OnRegister(
            "roles",
            "Sets roles, clearance, agency, name or e-mail address; what is not given stays. Sessions go on with the new rights.",
            ["./run user roles truc-ban-3 --role operator --role shift-lead --clearance red", "./run user roles truc-ban-3 --agency \"Cục A05\""],
            [id, roles, clearance, agency, name, email, CommonOptions.Json],
            async (session, parsed, cancellationToken) =>
            {
                var given = RolesOf(parsed);
                var change = new AccountChange(parsed.GetValue(name), given.Count == 0 ? null : given, ClearanceOf(parsed), parsed.GetValue(agency), parsed.GetValue(email));
                if (change == new AccountChange()) throw new CliException(ExitCode.Usage, "Say what is to be another: --role, --clearance, --agency, --name or --email.");
                return Answer(await session.Accounts.ChangeAsync(session.Settings.Actor, parsed.GetValue(id)!, change, cancellationToken), parsed.GetValue(id)!, parsed, "Changed");
            });
    }

    private static Command Password()
    {
        var id = Id();
        return Verb.OnRegister(
            "password",
            "Sets a password that has to be changed at the next sign-in. Sessions end, and so does a lock.",
            ["./run user password truc-ban-3", "./run user password admin --password-stdin < mat-khau.txt"],
            [id, passwordFromInput, CommonOptions.Json],
            async (session, parsed, cancellationToken) => Answer(
                await session.Accounts.ResetPasswordAsync(session.Settings.Actor, parsed.GetValue(id)!, await PasswordAsync(parsed, cancellationToken), cancellationToken), parsed.GetValue(id)!, parsed, "Password set"));
    }

    private static Command Disable()
    {
        var id = Id();
        return Verb.OnRegister(
            "disable", "Ends an account's sessions and tokens. It stays: the log and the audit name it.", ["./run user disable truc-ban-3"], [id, CommonOptions.Json],
            async (session, parsed, cancellationToken) => Answer(await session.Accounts.DisableAsync(session.Settings.Actor, parsed.GetValue(id)!, cancellationToken), parsed.GetValue(id)!, parsed, "Disabled"));
    }

    private static Command Enable()
    {
        var id = Id();
        return Verb.OnRegister(
            "enable", "Lets a disabled account be used again, and ends a lock after wrong passwords.", ["./run user enable truc-ban-3"], [id, CommonOptions.Json],
            async (session, parsed, cancellationToken) => Answer(await session.Accounts.EnableAsync(session.Settings.Actor, parsed.GetValue(id)!, cancellationToken), parsed.GetValue(id)!, parsed, "Enabled"));
    }

    private static int Answer(AccountAnswer answer, string id, ParseResult parsed, string done)
    {
        if (answer.Fault is { } fault) throw Fault(fault, id);
        if (parsed.GetValue(CommonOptions.Json)) Printed.Json(new { account = UserView.Of(answer.Account!, TimeProvider.System.GetUtcNow()), password = answer.Password });
        else Printed.Text(answer.Password is { } password ? $"{done}: {id}\nPassword (shown this once; to be changed at the next sign-in): {password}" : $"{done}: {id}");
        if (answer.Account is { } account && account.ClearedFor < account.Clearance)
            Standard.Error.WriteLine($"Sees up to {Codes.Of(account.ClearedFor)}, not {Codes.Of(account.Clearance)}: {(account.Agency is null ? "the roles allow" : $"the roles allow those of {account.Agency}")} no more.");
        return ExitCode.Success;
    }

    /// <summary>Never an option: those stand in the list of processes and in the shell's history.</summary>
    private static async Task<string?> PasswordAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (!parsed.GetValue(passwordFromInput)) return null;
        using var reader = new StreamReader(Standard.OpenInput());
        return await reader.ReadLineAsync(cancellationToken) ?? throw new CliException(ExitCode.BadInput, "Standard input holds no password.");
    }

    private static Tlp? ClearanceOf(ParseResult parsed) => parsed.GetValue(clearance) is { } code ? Parse<Tlp>(code, "--clearance") : null;

    private static T Parse<T>(string code, string option)
        where T : struct, Enum => Codes.TryParse<T>(code, out var member)
        ? member
        : throw new CliException(ExitCode.Usage, $"{option}: '{code}' is none of {string.Join(", ", Enum.GetValues<T>().Select(known => Codes.Of(known)))}.");

    /// <summary>An account without its secrets.</summary>
    private sealed record UserView(
        string Id, string Name, Items<Role> Roles, Tlp Clearance, Tlp Sees, string? Agency, string State, string? Email, bool MustChangePassword, DateTimeOffset? LockedUntil, DateTimeOffset CreatedAt)
    {
        public static UserView Of(Account account, DateTimeOffset now) => new(
            account.Id, account.DisplayName, account.Roles, account.Clearance, account.ClearedFor, account.Agency, StateOf(account, now), account.Email,
            account.MustChangePassword, Lockout.IsLocked(account, now) ? account.LockedUntil : null, account.CreatedAt);

        private static string StateOf(Account account, DateTimeOffset now) =>
            account.Disabled ? "disabled"
            : Lockout.IsLocked(account, now) ? string.Create(CultureInfo.InvariantCulture, $"locked until {account.LockedUntil:yyyy-MM-dd'T'HH:mm'Z'}")
            : account.MustChangePassword ? "must change password"
            : "active";
    }
}
