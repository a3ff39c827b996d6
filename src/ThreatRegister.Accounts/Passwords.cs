using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ThreatRegister.Domain;

namespace ThreatRegister.Accounts;

/// <summary>Rules for passwords, and their hashes by the framework (PBKDF2 with HMAC-SHA512).</summary>
public sealed class Passwords
{
    public const int Shortest = 12;

    /// <summary>What is longer costs us more than it protects.</summary>
    public const int Longest = 256;

    /// <summary>OWASP's figure for PBKDF2 with HMAC-SHA512.</summary>
    private const int DefaultIterations = 210_000;

    // Neither l, 1, I nor O, 0: they are read from a screen and typed.
    private const string Letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    // Of twelve characters and more, without diacritics and spaces.
    private static readonly HashSet<string> common = new(
        [
            "123456789012", "1234567890123", "12345678901234", "123123123123", "012345678910", "0123456789ab", "987654321098", "password1234", "password12345", "passwordpassword", "passw0rd1234",
            "p@ssw0rd1234", "password123!", "password@123", "qwertyuiop123", "qwertyuiop[]", "qwertyuiopas", "qwerty123456", "1q2w3e4r5t6y", "1qaz2wsx3edc", "zaq12wsxcde3", "abcdefghijkl", "abcd12345678",
            "abc123456789", "abcdef123456", "iloveyou1234", "administrator", "administrator1", "admin1234567", "admin@123456", "adminadminadmin", "welcome12345", "letmein12345", "changeme1234", "changemeplease",
            "matkhau12345", "matkhau123456", "matkhau@123", "matkhaumatkhau", "anhyeuem1234", "emyeuanh1234", "vietnam12345", "vietnam123456", "vietnam@1234", "vietnamvodich", "hanoi1234567", "threatregister",
        ],
        StringComparer.Ordinal);

    private readonly PasswordHasher<Account> hasher;
    private readonly Lazy<string> nobodys;

    public Passwords(int iterations = DefaultIterations)
    {
        hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = iterations }));
        nobodys = new(() => Hash(Generate()));
    }

    /// <summary>Null where the password may be used.</summary>
    public static AccountFault? Check(string accountId, string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        var letters = Normal(password).EnumerateRunes().Count();
        if (letters < Shortest) return AccountFault.PasswordTooShort;
        if (letters > Longest) return AccountFault.PasswordTooLong;

        var key = SearchKey.Of(password).Replace(" ", "", StringComparison.Ordinal);
        if (key.Replace(accountId, "", StringComparison.Ordinal).Length < 4) return AccountFault.PasswordIsName;
        return common.Contains(key) || key.Distinct().Count() < 4 ? AccountFault.PasswordCommon : null;
    }

    /// <summary>Twenty letters and digits in groups of five: about 116 bits.</summary>
    public static string Generate() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 5)));

    public string Hash(string password) => hasher.HashPassword(null!, Normal(password));

    /// <summary>Without an account, the same work is done on a hash of nobody's: the time tells nothing about who is known.</summary>
    public PasswordVerdict Verify(Account? account, string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        var nobody = nobodys.Value;
        var given = password.Length <= 2 * Longest ? password : "";
        var found = hasher.VerifyHashedPassword(account!, account?.PasswordHash ?? nobody, Normal(given));
        return account is null ? PasswordVerdict.Wrong : found switch
        {
            PasswordVerificationResult.Success => PasswordVerdict.Right,
            PasswordVerificationResult.SuccessRehashNeeded => PasswordVerdict.RightByOldHash,
            _ => PasswordVerdict.Wrong,
        };
    }

    /// <summary>Keyboards compose Vietnamese letters differently; the same word is the same password. Half a surrogate pair and U+FFFE have no normal form.</summary>
    private static string Normal(string password) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(password)).Replace('\uFFFE', '\uFFFD').Normalize(NormalizationForm.FormC);
}

public enum PasswordVerdict
{
    Wrong,
    Right,

    /// <summary>Right, but hashed with less work than today.</summary>
    RightByOldHash,
}
