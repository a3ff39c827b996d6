using System.Runtime.CompilerServices;
using ThreatRegister.Accounts;
using ThreatRegister.Projections;

namespace ThreatRegister.Tests.Accounts_Specs;

/// <summary>docs/accounts.md has the tables as the code has them.</summary>
public sealed class The_document
{
    private static readonly Role[] roles = Enum.GetValues<Role>();
    private readonly string document = File.ReadAllText(Path.Combine(Folder(), "..", "..", "docs", "accounts.md"));

    [Fact]
    public void tells_what_each_role_may_do() =>
        document.ShouldContain(Table(
            ["", .. roles.Select(role => Codes.Of(role))],
            Enum.GetValues<Permission>().Select(permission => (string[])[Codes.Of(permission), .. roles.Select(role => Permissions.Of(role, permission) switch { Reach.All => "yes", Reach.Own => "own", _ => "" })])));

    [Fact]
    public void tells_what_each_role_sees() =>
        document.ShouldContain(Table(
            ["role", "", "of the office", "of another agency"],
            Clearances.Table.Select(row => (string[])[Codes.Of(row.Role), RoleWords.Of(row.Role).Vi!, Codes.Of(row.Within), Codes.Of(row.Elsewhere)])));

    [Fact]
    public void tells_which_commands_a_permission_is_for() =>
        document.ShouldContain(Table(
            ["permission", "commands"],
            CommandPermissions.Commands.GroupBy(command => CommandPermissions.Of(command)!.Value).OrderBy(group => group.Key).Select(group => (string[])[Codes.Of(group.Key), string.Join(", ", group.Order(StringComparer.Ordinal))])));

    private static string Table(string[] head, IEnumerable<string[]> rows) =>
        string.Concat(rows.Prepend([.. head.Select(_ => "---")]).Prepend(head).Select(row => "|" + string.Concat(row.Select(cell => cell.Length == 0 ? " |" : $" {cell} |")) + "\n")).Replace(" --- |", "---|", StringComparison.Ordinal);

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
