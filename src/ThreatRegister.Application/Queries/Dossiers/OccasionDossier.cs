using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Application.Queries.Dossiers;

/// <summary>One line of an occasion's story: something that was so, since when, and who says it.</summary>
/// <param name="When">When it was, where that is stated.</param>
/// <param name="Statement">Who says it; null where the register itself is the witness (a review under way).</param>
/// <param name="Further">Further sources that say the same.</param>
public sealed record DossierLine(string Text, When? When, Statement? Statement, IReadOnlyList<Statement> Further)
{
    /// <summary>The time that places the line in the story: its own, else that of its stating.</summary>
    public DateTime At => (When is { Precision: not Precision.Unknown } own ? own : Statement?.StatedOn)?.From ?? DateTime.MaxValue;
}

/// <summary>The measures of one of the six groups.</summary>
public sealed record DossierResponses(ResponseGroup Group, IReadOnlyList<DossierResponse> Responses);

/// <param name="Kind">A kind of its group: see <see cref="ResponseKinds"/>.</param>
public sealed record DossierResponse(string Id, string Kind, string Summary, string? By, ResponseReach Reach, FourOnTheSpot? Slot, string? Result, DossierLine Line);

/// <summary>What one source says of how it went; judgements of several sources stand side by side.</summary>
public sealed record DossierJudgements(string? Source, IReadOnlyList<DossierJudgement> Judgements);

/// <param name="Kind"><c>judgement</c>, <c>trend</c> or <c>limitation</c>.</param>
public sealed record DossierJudgement(string Id, string Kind, string By, DossierLine Line);

public sealed record DossierIncident(string Id, string Title, string Type, string Kind, When Occurred, Quantity Quantity, string Outcome, string Status, IReadOnlyList<string> Sources);

/// <param name="Role"><c>drawn-from</c>: the lesson is from this occasion; <c>applied-to</c>: it was drawn from another and applied here.</param>
/// <param name="AppliedTo">The later occasions and plans that it was applied to.</param>
public sealed record DossierLesson(string Id, string Role, string Status, string? Text, string? AskedBy, string? Purpose, IReadOnlyList<DossierApplication> AppliedTo, DossierLine Line);

/// <param name="Occasion">Its id; null: a plan.</param>
/// <param name="Name">The occasion's name, or the plan's.</param>
public sealed record DossierApplication(string? Occasion, LocalizedText Name, When? At);

public sealed record DossierReview(string Id, string Kind, string Status, string? By, string? ReturnedFor, DossierLine Line);

/// <summary>An occasion with everything that belongs to it, in the order of its story; each part in the order of time.</summary>
/// <param name="Course">The opening and what changed.</param>
/// <param name="Incidents">The first of them, by when they occurred.</param>
/// <param name="IncidentsInAll">How many there are.</param>
/// <param name="Lessons">The first of them, by id.</param>
/// <param name="LessonsInAll">How many there are.</param>
public sealed record OccasionDossier(
    string Id,
    LocalizedText Name,
    When Held,
    string? Lead,
    string Status,
    string Marking,
    IReadOnlyList<DossierLine> Course,
    IReadOnlyList<DossierResponses> Responses,
    IReadOnlyList<DossierIncident> Incidents,
    long IncidentsInAll,
    IReadOnlyList<DossierJudgements> Judgements,
    IReadOnlyList<DossierLesson> Lessons,
    long LessonsInAll,
    IReadOnlyList<DossierReview> Reviews);
