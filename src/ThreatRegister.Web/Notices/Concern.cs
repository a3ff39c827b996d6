using ThreatRegister.Domain;

namespace ThreatRegister.Web.Notices;

/// <summary>Why somebody is told.</summary>
internal enum NoticeKind
{
    Assigned,
    Returned,
    Overdue,
    Issued,
}

/// <summary>Something that an account is to be told of.</summary>
/// <param name="Key">The same for the same cause: it is told once. A new day, a further return is another cause.</param>
/// <param name="Path">Of its page, below the language.</param>
internal sealed record Concern(string Key, NoticeKind Kind, string Path, string Title, Tlp Marking)
{
    /// <summary>It waits for an agency, not for one person.</summary>
    public bool IsOfAgency { get; init; }

    /// <summary>Mail is read on the way: it names only what anybody (CLEAR) or the whole community (GREEN) may read.</summary>
    public bool MayBeNamed => Marking <= Tlp.Green;
}
