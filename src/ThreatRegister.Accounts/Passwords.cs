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

    /// <summary>What of a password is left beside common words and runs has at least so many characters.</summary>
    private const int FewestOwn = 4;

    private const int ShortestRun = 3;

    // Without diacritics and spaces, the longest first.
    private static readonly string[] words =
    [
        "threatregister", "administrator", "1q2w3e4r5t6y", "1qaz2wsx3edc", "zaq12wsxcde3", "password", "passw0rd", "p@ssw0rd", "p@ssword", "iloveyou", "changeme", "anhyeuem", "emyeuanh", "welcome", "letmein", "matkhau", "vietnam", "vodich", "qwerty",
        "please", "saigon", "hanoi", "admin",
    ];

    private static readonly string[] rows = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

    /// <summary>The alphabet, the digits and the rows of the keyboard, either way.</summary>
    private static readonly string[] sequences = [.. rows, .. rows.Select(row => new string([.. row.Reverse()]))];

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
        return key.Distinct().Count() < FewestOwn || Own(key) < FewestOwn ? AccountFault.PasswordCommon : null;
    }

    /// <summary>How many characters are neither of a common word nor of a run; beside a word, figures and signs are what people put behind it.</summary>
    private static int Own(string key)
    {
        var rest = words.Aggregate(key, (text, word) => text.Replace(word, " ", StringComparison.Ordinal));
        var (hasWord, own) = (rest.Contains(' ', StringComparison.Ordinal), 0);
        for (var at = 0; at < rest.Length; at += Math.Max(1, RunAt(rest, at)))
            if (RunAt(rest, at) == 0 && (!hasWord || char.IsLetter(rest[at]))) own++;
        return own;
    }

    /// <summary>How long the run is that begins there; 0: none does.</summary>
    private static int RunAt(string text, int at)
    {
        var length = ShortestRun;
        while (at + length <= text.Length && sequences.Any(row => row.Contains(text.Substring(at, length), StringComparison.Ordinal))) length++;
        return length == ShortestRun ? 0 : length - 1;
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
