using ThreatRegister.Domain.Reviews;
using ThreatRegister.EventLog;

namespace ThreatRegister.Application.Queries;

/// <summary>A point at which a review went from one hand to another.</summary>
/// <param name="Turn">One of <see cref="ReviewSubmitted"/>, <see cref="ReviewReturned"/>, <see cref="ReviewApproved"/>, <see cref="ReviewIssued"/>, <see cref="ReviewReplaced"/>, <see cref="ReviewWithdrawn"/>.</param>
public sealed record ReviewTurn(long Position, DateTimeOffset At, string Actor, ReviewEvent Turn)
{
    /// <summary>What its actor had signed in by; null where nothing says that he had.</summary>
    public string? SignedInBy { get; init; }

    /// <summary>Whether the text may read otherwise since: what is issued stays as it was.</summary>
    public bool IsOfDraft => Turn is ReviewSubmitted or ReviewReturned or ReviewApproved;
}

/// <summary>One section that reads otherwise than before.</summary>
/// <param name="By">Who wrote it last, as an id.</param>
public sealed record SectionChange(ReportSection Section, string Language, IReadOnlyList<TextRun> Runs, string By, DateTimeOffset At);

/// <summary>What changed in the prose of a review between two points of its history; pure.</summary>
public static class ReviewVersions
{
    public static IReadOnlyList<ReviewTurn> Turns(IEnumerable<Recorded<object>> history) =>
        [.. history.Where(recorded => recorded.Event is ReviewSubmitted or ReviewReturned or ReviewApproved or ReviewIssued or ReviewReplaced or ReviewWithdrawn).Select(recorded => new ReviewTurn(recorded.Position, recorded.RecordedAt, recorded.Actor, (ReviewEvent)recorded.Event) { SignedInBy = recorded.SignedInBy })];

    /// <summary>The last submission or return after which something was written; else the last return. Null: it was never submitted or returned.</summary>
    public static ReviewTurn? LastBefore(IReadOnlyList<Recorded<object>> history)
    {
        var written = history.LastOrDefault(recorded => recorded.Event is ReviewSectionDrafted)?.Position ?? 0;
        var turns = Turns(history).Where(turn => turn.Turn is ReviewSubmitted or ReviewReturned).ToList();
        return turns.LastOrDefault(turn => turn.Position < written) ?? turns.LastOrDefault(turn => turn.Turn is ReviewReturned) ?? turns.LastOrDefault();
    }

    /// <summary>In the order of the report.</summary>
    /// <param name="since">The position compared with; 0: everything is new.</param>
    public static IReadOnlyList<SectionChange> Changes(IReadOnlyList<Recorded<object>> history, long since)
    {
        var (before, after) = (SectionsAt(history, since), SectionsAt(history, long.MaxValue));
        return
        [
            .. from section in ReviewSections.All
               from language in ReviewSections.Languages
               let key = (section.Key, language)
               let old = before.GetValueOrDefault(key)
               let now = after.GetValueOrDefault(key)
               where now is not null && !string.Equals(TextOf(old), TextOf(now), StringComparison.Ordinal)
               select new SectionChange(section, language, TextDifference.Of(TextOf(old), TextOf(now)), ((ReviewSectionDrafted)now.Event).By, now.RecordedAt),
        ];
    }

    private static Dictionary<(string, string), Recorded<object>> SectionsAt(IEnumerable<Recorded<object>> history, long position)
    {
        var sections = new Dictionary<(string, string), Recorded<object>>();
        foreach (var recorded in history.Where(recorded => recorded.Position <= position))
        {
            if (recorded.Event is ReviewSectionDrafted drafted) sections[(drafted.Section, drafted.Language)] = recorded;
        }

        return sections;
    }

    private static string TextOf(Recorded<object>? recorded) => (recorded?.Event as ReviewSectionDrafted)?.Text ?? "";
}
