using ThreatRegister.Domain;

namespace ThreatRegister.Accounts;

public enum AuditKind
{
    /// <summary>Somebody read what is marked RED.</summary>
    Read,

    /// <summary>Somebody took away a file.</summary>
    Exported,
    SignedIn,

    /// <summary>A name or a password was wrong, or the account locked or disabled. Nobody is known to have done it: the subject is the account, empty where there is none such.</summary>
    SignInFailed,

    /// <summary>Wrong passwords have locked an account.</summary>
    LockedOut,

    /// <summary>An account, its roles, password or tokens were changed.</summary>
    AccountChanged,
}

/// <summary>What somebody did that changes no record, yet has to be known.</summary>
/// <param name="Via">Session, token or program that he did it by.</param>
/// <param name="Subject">What it was about: <c>incident-7f3c</c>, <c>incidents.csv</c>, an account.</param>
/// <param name="Detail">The filters of an export as its address has them, or what was changed. Never a secret, never the text of a record.</param>
/// <param name="Marking">The strictest marking of what was seen; null where it is about none.</param>
/// <param name="Records">How many records were seen.</param>
/// <param name="Position">The position of the log that they were seen at.</param>
public sealed record AuditAct(string Actor, string Via, AuditKind Kind, string Subject, string Detail = "", Tlp? Marking = null, long? Records = null, long? Position = null)
{
    public const int LongestSubject = 500;
    public const int LongestDetail = 4000;

    /// <summary>Of these nobody is known to have done it. Whose password was wrong did not, though older entries name him.</summary>
    public static IReadOnlyList<AuditKind> Doerless { get; } = [AuditKind.SignInFailed, AuditKind.LockedOut];

    /// <summary>Who did it; empty: nobody is known.</summary>
    public string Doer => Doerless.Contains(Kind) ? "" : Actor;

    /// <summary>Within the bounds of what is stored, and without what a database's text cannot hold.</summary>
    public AuditAct Bounded() => this with { Actor = Clip(Actor, LongestSubject), Via = Clip(Via, LongestSubject), Subject = Clip(Subject, LongestSubject), Detail = Clip(Detail, LongestDetail) };

    private static string Clip(string text, int most)
    {
        var clean = new string([.. text.Where(letter => letter is not '\0' && !char.IsSurrogate(letter))]);
        return clean.Length <= most ? clean : string.Concat(clean.AsSpan(0, most - 1), "…");
    }
}

/// <summary>One entry of the audit.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Chain">Hash of this entry and all before it: <see cref="AuditHash"/>.</param>
public sealed record AuditEntry(long Number, DateTimeOffset At, AuditAct Act, ReadOnlyMemory<byte> Chain)
{
    /// <summary>What it was about is told to nobody who may not see that: not its id, nor the words that led to it.</summary>
    public bool IsToldTo(Tlp clearance) => !(Act.Marking > clearance);
}

/// <summary>Which entries are asked for; null: not asked.</summary>
/// <param name="Subject">Part of what it was about, as far as that is told to <paramref name="Clearance"/>.</param>
/// <param name="From">From this instant on.</param>
/// <param name="To">Before this instant.</param>
public sealed record AuditFilter(string? Actor = null, AuditKind? Kind = null, string? Subject = null, DateTimeOffset? From = null, DateTimeOffset? To = null, Tlp Clearance = Tlp.Red);

/// <summary>What the chain of the audit says of itself.</summary>
public abstract record AuditVerdict
{
    private protected AuditVerdict() { }

    /// <param name="Chain">Noted outside the database, it shows a tail that was cut off.</param>
    public sealed record Ok(long Count, ReadOnlyMemory<byte> Chain) : AuditVerdict;

    public sealed record Wrong(long Number, string What) : AuditVerdict;
}

/// <summary>Who read what is marked RED, who exported what, who signed in, and who changed accounts. Entries are added and never changed; each holds the hash of all before it.</summary>
public interface IAudit
{
    Task RecordAsync(AuditAct act, CancellationToken cancellationToken = default);

    /// <summary>Newest first.</summary>
    /// <param name="before">Only entries with lower numbers; null: from the newest.</param>
    /// <param name="filter">Null: all.</param>
    Task<IReadOnlyList<AuditEntry>> ListAsync(int limit, long? before = null, AuditFilter? filter = null, CancellationToken cancellationToken = default);

    /// <summary>Reads all entries again.</summary>
    Task<AuditVerdict> VerifyAsync(CancellationToken cancellationToken = default);
}

public static class AuditKindWords
{
    public static LocalizedText Of(AuditKind kind) => kind switch
    {
        AuditKind.Read => new("đọc bản ghi TLP:RED", "read what is marked TLP:RED"),
        AuditKind.Exported => new("lấy tệp", "took a file away"),
        AuditKind.SignedIn => new("đăng nhập", "signed in"),
        AuditKind.SignInFailed => new("đăng nhập không thành", "failed to sign in"),
        AuditKind.LockedOut => new("bị khóa vì sai mật khẩu", "locked after wrong passwords"),
        AuditKind.AccountChanged => new("thay đổi tài khoản", "changed an account"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };
}
