using ThreatRegister.Domain.ThreatTypes;

namespace ThreatRegister.Domain.Incidents;

/// <summary>What of a record tells whether it may be another one told twice.</summary>
/// <param name="Id">Null for what is not recorded yet.</param>
/// <param name="Type">Null where the sender of a report names none.</param>
public sealed record Sketch(string? Id, string Title, ThreatTypeId? Type, When Occurred, Place? Place);

/// <summary>What speaks for two records being about one thing.</summary>
public enum LikenessReason
{
    SameTitle,
    SimilarTitle,
    SameType,
    RelatedType,
    SameDate,
    OverlappingDates,
    SamePlace,
}

/// <summary>How much speaks for two records being about one thing, and what: never a decision, only a reason to look.</summary>
/// <param name="Score">From 0 to 100.</param>
public sealed record Likeness(int Score, Items<LikenessReason> Reasons)
{
    /// <summary>From here on a record is offered as a possible duplicate: type and day alone do not come so far, a place or the title has to join.</summary>
    public const int Offered = 55;

    /// <summary>The titles' words that agree, from which they are similar; Dice's coefficient.</summary>
    private const double SimilarTitles = 0.4;

    private const int Title = 40, SameType = 20, WithinType = 15, SameBranch = 8, SameDay = 30, SameLongDate = 15, SameDayRoughly = 25, Overlap = 10, SamePlace = 10, OtherPlace = -15;

    private static readonly Likeness none = new(0, []);

    /// <summary>How like to one record others are. Dates that exclude each other make two records different, and so do types of different branches.</summary>
    public static Func<Sketch, Likeness> To(Sketch one, ThreatTypeTree types)
    {
        var words = Words(one.Title);
        return other => OfType(one.Type, other.Type, types) is { } type && OfDate(one.Occurred, other.Occurred) is { } date ? Sum(OfTitle(words, other.Title), type, date, OfPlace(one.Place, other.Place)) : none;
    }

    private static Likeness Sum(params (int Points, LikenessReason? Reason)[] parts) =>
        new(Math.Clamp(parts.Sum(part => part.Points), 0, 100), [.. parts.Select(part => part.Reason).OfType<LikenessReason>()]);

    private static (int, LikenessReason?) OfTitle(HashSet<string> left, string other)
    {
        var right = Words(other);
        if (left.Count + right.Count == 0) return (0, null);

        var share = 2.0 * left.Count(right.Contains) / (left.Count + right.Count);
        if (share < SimilarTitles) return (0, null);
        return ((int)Math.Round(Title * share), left.SetEquals(right) ? LikenessReason.SameTitle : LikenessReason.SimilarTitle);
    }

    private static (int, LikenessReason?)? OfType(ThreatTypeId? one, ThreatTypeId? other, ThreatTypeTree types)
    {
        if (one is not { } left || other is not { } right) return (0, null);
        if (left == right) return (SameType, LikenessReason.SameType);
        if (types.IsWithin(left, right) || types.IsWithin(right, left)) return (WithinType, LikenessReason.RelatedType);

        return types.PathOf(left) is [var root, ..] && types.IsWithin(right, root) ? (SameBranch, LikenessReason.RelatedType) : null;
    }

    private static (int, LikenessReason?)? OfDate(When one, When other)
    {
        if (one.Precision is Precision.Unknown || other.Precision is Precision.Unknown) return (0, null);
        if (!one.Overlaps(other)) return null;

        var isDay = IsWithinDay(one) && IsWithinDay(other);
        if (one == other) return (isDay ? SameDay : SameLongDate, LikenessReason.SameDate);
        return (isDay ? SameDayRoughly : Overlap, LikenessReason.OverlappingDates);
    }

    private static (int, LikenessReason?) OfPlace(Place? one, Place? other)
    {
        if (one?.Country is { } country && other?.Country is { } another && !string.Equals(country, another, StringComparison.Ordinal)) return (OtherPlace, null);
        if (one?.Name is not { } left || other?.Name is not { } right) return (0, null);

        var (here, there) = (SearchKey.Of(left), SearchKey.Of(right));
        return here.Contains(there, StringComparison.Ordinal) || there.Contains(here, StringComparison.Ordinal) ? (SamePlace, LikenessReason.SamePlace) : (OtherPlace, null);
    }

    private static bool IsWithinDay(When when) => !when.IsOngoing && when.To - when.From <= TimeSpan.FromDays(1);

    /// <summary>Folded, without signs and single letters.</summary>
    private static HashSet<string> Words(string title)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var key = SearchKey.Of(title);
        for (var start = 0; start < key.Length; start++)
        {
            var end = start;
            while (end < key.Length && char.IsLetterOrDigit(key[end])) end++;
            if (end - start > 1) words.Add(key[start..end]);
            start = end;
        }

        return words;
    }
}
