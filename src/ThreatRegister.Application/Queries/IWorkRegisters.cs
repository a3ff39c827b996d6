using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Projections.Intake;
using ThreatRegister.Projections.Lessons;

namespace ThreatRegister.Application.Queries;

/// <summary>The records that came from an import and are not withdrawn.</summary>
/// <param name="ToldSince">How many of them were told something after they were imported; what the source itself changed aside.</param>
public sealed record ImportRecords(long All, long ToldSince);

/// <summary>The filters of the list of reports; null: not asked.</summary>
/// <param name="Types">The types of the asked branch; what suggests no type is then left out.</param>
/// <param name="Received">When they were recorded, by the days of the register's zone.</param>
/// <param name="Senders">Parts of the name of who sent it or of the channel: one of them.</param>
/// <param name="Place">As <see cref="IncidentFilter.Place"/>, with <paramref name="Places"/>.</param>
public sealed record IntakeFilter(
    IntakeStatus? Status = null,
    IReadOnlyList<string>? Types = null,
    string? Incident = null,
    string? Text = null,
    Period? Received = null,
    string? Source = null,
    IReadOnlyList<string>? Senders = null,
    string? Place = null,
    PlaceFilter? Places = null)
{
    /// <summary>At most the status is asked for.</summary>
    public bool IsPlain => this with { Status = null } == new IntakeFilter();
}

/// <summary>The filters of the list of lessons; null: not asked.</summary>
/// <param name="Occasion">Drawn from it, or applied to it.</param>
/// <param name="Period">When they were said; where no source gives a day, when they were recorded.</param>
/// <param name="Agencies">Parts of the name of who asked, or was asked: one of them.</param>
/// <param name="Incidents">What one of the incidents is that they were drawn from.</param>
public sealed record LessonFilter(
    LessonStatus? Status = null,
    string? Occasion = null,
    Period? Period = null,
    IReadOnlyList<string>? Agencies = null,
    string? Source = null,
    string? Text = null,
    IncidentFilter? Incidents = null)
{
    /// <summary>At most the status is asked for.</summary>
    public bool IsPlain => this with { Status = null } == new LessonFilter();
}

/// <summary>What lessons are sorted by.</summary>
public enum LessonColumn
{
    Id,
    Status,
    Subject,
    AskedBy,
    Text,
}

/// <param name="Statuses">In the order of their words, where these are sorted by.</param>
public sealed record LessonOrder(LessonColumn By, bool IsDescending, IReadOnlyList<LessonStatus> Statuses)
{
    public static LessonOrder ById { get; } = new(LessonColumn.Id, IsDescending: false, []);
}

/// <summary>Which incidents may be one that is looked for again.</summary>
/// <param name="Types">The types of its branch; null where it has none.</param>
/// <param name="Except">Ids that are not asked for: its own.</param>
public sealed record CandidateQuery(Viewer Viewer, Moment Moment, IReadOnlyList<string>? Types, When Occurred, IReadOnlyList<string> Except);

/// <summary>One incident that may be the same.</summary>
/// <param name="Marking">Then or now, whichever is stricter.</param>
public sealed record CandidateRow(Sketch Sketch, string Status, string? Place, Tlp Marking);

/// <summary>An incident that someone has to go on with.</summary>
/// <param name="Since">When it was recorded, or its status changed last.</param>
public sealed record OpenIncident(string Id, string Title, Tlp Marking, DateTimeOffset Since);

/// <summary>How many there are, and the strictest marking among them: how a list of them has to be marked that not all are on.</summary>
/// <param name="AtLeast">There are more than one question reads: they may be more, and stricter.</param>
public sealed record WorkCount(long Total, Tlp Strictest, bool AtLeast = false)
{
    public static WorkCount None { get; } = new(0, Tlp.Clear);

    public static WorkCount Of(IEnumerable<Tlp> markings) => markings.Aggregate(None, (count, marking) => count + new WorkCount(1, marking));

    public static WorkCount operator +(WorkCount one, WorkCount other) => new(one.Total + other.Total, one.Strictest > other.Strictest ? one.Strictest : other.Strictest, one.AtLeast || other.AtLeast);
}

/// <summary>What those who work with the registers ask of them, as of any moment, for one viewer at a time.</summary>
public interface IWorkRegisters
{
    /// <summary>Reports in the order in which they were received.</summary>
    Task<IReadOnlyList<IntakeRow>> ReportsAsync(Viewer viewer, Moment moment, IntakeFilter filter, int limit, int offset, CancellationToken cancellationToken = default);

    Task<WorkCount> CountReportsAsync(Viewer viewer, Moment moment, IntakeFilter filter, CancellationToken cancellationToken = default);

    /// <summary>A part of the lessons in an order; equal ones, and those without the column at the end, by their ids.</summary>
    Task<IReadOnlyList<LessonRow>> LessonsAsync(Viewer viewer, Moment moment, LessonFilter filter, LessonOrder order, int limit, int offset, CancellationToken cancellationToken = default);

    Task<long> CountLessonsAsync(Viewer viewer, Moment moment, LessonFilter filter, CancellationToken cancellationToken = default);

    /// <summary>
    /// The incidents whose date overlaps, those first whose dates lie closest; what is no record any more (retracted, merged away,
    /// withdrawn) and drills are left out.
    /// </summary>
    Task<IReadOnlyList<CandidateRow>> CandidatesAsync(CandidateQuery query, int limit, CancellationToken cancellationToken = default);

    /// <summary>Incidents in a scope, the newest first.</summary>
    Task<IReadOnlyList<OpenIncident>> IncidentsInAsync(Viewer viewer, Moment moment, OpenScope scope, int limit, CancellationToken cancellationToken = default);

    Task<WorkCount> CountIncidentsInAsync(Viewer viewer, Moment moment, OpenScope scope, CancellationToken cancellationToken = default);

    /// <summary>What a withdrawal of an import takes back.</summary>
    Task<ImportRecords> CountOfImportAsync(Viewer viewer, Moment moment, string import, CancellationToken cancellationToken = default);

    /// <summary>When a field of each record changed last, up to the moment; records in which it never changed are left out.</summary>
    Task<IReadOnlyDictionary<string, DateTimeOffset>> ChangedAtAsync(string register, string field, IReadOnlyCollection<string> ids, Moment moment, CancellationToken cancellationToken = default);
}
