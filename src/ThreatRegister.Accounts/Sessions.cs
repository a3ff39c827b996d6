using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ThreatRegister.Domain;

namespace ThreatRegister.Accounts;

/// <summary>256 random bits that somebody holds; only their SHA-256 is kept.</summary>
public static class Secret
{
    private const int Bytes = 32;
    private const int Longest = 200;

    public static string New(string prefix = "") => prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Null for what cannot be one.</summary>
    public static byte[]? HashOf(string? secret) => secret is { Length: > 0 and <= Longest } ? SHA256.HashData(Encoding.UTF8.GetBytes(secret)) : null;
}

/// <param name="Hash">Of the secret in the browser's cookie.</param>
/// <param name="Stamp">The account's security stamp when it signed in.</param>
public sealed record Session(ReadOnlyMemory<byte> Hash, string Account, Guid Stamp, DateTimeOffset CreatedAt, DateTimeOffset SeenAt)
{
    /// <summary>Without a request for so long, a session ends.</summary>
    public static TimeSpan Idle { get; } = TimeSpan.FromMinutes(60);

    /// <summary>However busy it is: one shift.</summary>
    public static TimeSpan Absolute { get; } = TimeSpan.FromHours(12);

    /// <summary>Being seen is written down no more often than this.</summary>
    public static TimeSpan Resolution { get; } = TimeSpan.FromMinutes(1);

    public DateTimeOffset EndsAt => SeenAt + Idle < CreatedAt + Absolute ? SeenAt + Idle : CreatedAt + Absolute;

    public bool IsOf(Account account, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(account);
        return !account.Disabled && account.SecurityStamp == Stamp && now < EndsAt;
    }
}

/// <summary>A key for programs: some of the account's roles, for a time, until revoked.</summary>
/// <param name="Id">To name it by; the secret is not made of it.</param>
public sealed record ApiToken(
    string Id,
    ReadOnlyMemory<byte> Hash,
    string Account,
    string Label,
    Items<Role> Roles,
    bool ReadOnly,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? RevokedAt = null,
    DateTimeOffset? LastUsedAt = null)
{
    public const string Prefix = "trk_";
    public const int MostDays = 366;
    public const int LongestLabel = 100;

    public bool IsOf(Account account, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(account);
        return !account.Disabled && RevokedAt is null && now < ExpiresAt;
    }
}
