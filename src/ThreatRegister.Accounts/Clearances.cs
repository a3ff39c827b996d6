using System.Collections.Frozen;
using ThreatRegister.Domain;

namespace ThreatRegister.Accounts;

/// <summary>How far a role sees at most. An account's own clearance may be lower, never higher.</summary>
/// <param name="Within">Of those who belong to the office that keeps the register.</param>
/// <param name="Elsewhere">Of those who belong to another agency: need to know ends where TLP 2.0 keeps things within one organisation.</param>
public sealed record RoleClearance(Role Role, Tlp Within, Tlp Elsewhere);

/// <summary>Roles by TLP 2.0 clearance. AMBER+STRICT is for one organisation only and RED for named persons, so of another agency only those who are named for it see them.</summary>
public static class Clearances
{
    public static IReadOnlyList<RoleClearance> Table { get; } =
    [
        new(Role.Operator, Tlp.Red, Tlp.Amber),
        new(Role.ShiftLead, Tlp.Red, Tlp.Amber),
        new(Role.Contributor, Tlp.Amber, Tlp.Amber),
        new(Role.Reviewer, Tlp.Red, Tlp.AmberStrict),
        new(Role.Office, Tlp.Red, Tlp.Amber),
        new(Role.Signer, Tlp.Red, Tlp.AmberStrict),
        new(Role.Administrator, Tlp.Green, Tlp.Clear),
        new(Role.Reader, Tlp.AmberStrict, Tlp.Green),
        new(Role.Feed, Tlp.Amber, Tlp.Green),
    ];

    private static readonly FrozenDictionary<Role, RoleClearance> byRole = Table.ToFrozenDictionary(row => row.Role);

    /// <summary>What somebody with these roles sees: the highest that one of them allows, and no more than he is cleared for.</summary>
    /// <param name="agency">Null: of the office that keeps the register.</param>
    public static Tlp Of(IEnumerable<Role> roles, Tlp cleared, string? agency)
    {
        var allowed = roles.Select(role => agency is null ? byRole[role].Within : byRole[role].Elsewhere).DefaultIfEmpty(Tlp.Clear).Max();
        return allowed < cleared ? allowed : cleared;
    }
}
