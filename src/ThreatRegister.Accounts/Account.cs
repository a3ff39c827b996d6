using System.Security.Cryptography;
using System.Text.Json;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;

namespace ThreatRegister.Accounts;

/// <summary>Somebody who may work with the register. Kept outside the log: the log knows the id alone, so a name can be changed or taken away.</summary>
/// <param name="Id">What is typed to sign in, and the actor in the log: never a person's name.</param>
/// <param name="Clearance">The highest marking that he may see, as far as his roles allow it (<see cref="Clearances"/>).</param>
/// <param name="Agency">The agency or unit he belongs to, as reviews name it; null: the office that keeps the register.</param>
/// <param name="FailedAttempts">Since the last time that he signed in.</param>
/// <param name="SecurityStamp">Changes with the password and when the account is disabled: older sessions end.</param>
/// <param name="Email">Where notices are sent to; null: none are.</param>
/// <param name="Version">Of the stored account; whoever changes it says which one he saw.</param>
public sealed record Account(
    string Id,
    string DisplayName,
    string PasswordHash,
    Items<Role> Roles,
    Tlp Clearance,
    string? Agency,
    bool MustChangePassword,
    int FailedAttempts,
    DateTimeOffset? LockedUntil,
    bool Disabled,
    Guid SecurityStamp,
    DateTimeOffset CreatedAt,
    string? Email = null,
    long Version = 0)
{
    public bool Has(Role role) => Roles.Contains(role);

    /// <summary>Whether it can administer now.</summary>
    public bool Administers => !Disabled && Has(Role.Administrator);

    /// <summary>Whether who signs in with it has a right.</summary>
    public bool May(Permission permission) => !Disabled && Roles.Any(role => Permissions.Of(role, permission) is not Reach.None);

    /// <summary>Tells apart what administrators change: unlike the version, it stays the same when somebody signs in.</summary>
    public string Terms => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new object?[] { DisplayName, Roles, Clearance, Agency, Email, Disabled })));

    /// <summary>What it may see, once its holder has signed in for good.</summary>
    public Tlp ClearedFor => Clearances.Of(Roles, Clearance, Agency);

    /// <summary>Who has to change his password first can do nothing else, wherever it is forgotten to ask.</summary>
    public Actor AsActor(string via) => MustChangePassword
        ? new(Id, DisplayName, [], Tlp.Clear, Agency, ReadOnly: true, via)
        : new(Id, DisplayName, Roles, ClearedFor, Agency, ReadOnly: false, via);

    /// <summary>With the roles of a token that the account still has.</summary>
    public Actor AsActor(ApiToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        Items<Role> roles = [.. token.Roles.Where(Has)];
        return new(Id, DisplayName, roles, Clearances.Of(roles, Clearance, Agency), Agency, token.ReadOnly, $"token {token.Id}");
    }
}

/// <summary>Who acts now, signed in or by a token: what he may do and see.</summary>
/// <param name="Via">Session, or token with its id, for the audit.</param>
public sealed record Actor(string Id, string DisplayName, Items<Role> Roles, Tlp Clearance, string? Agency, bool ReadOnly, string Via)
{
    /// <summary>What events say of him: a session or a token, whichever that was.</summary>
    public string SignedInBy => Via.Split(' ')[0];

    public Viewer Viewer => new(Id, Clearance) { FollowsOthers = Permissions.May(this, Permission.FollowOthers) };
}
