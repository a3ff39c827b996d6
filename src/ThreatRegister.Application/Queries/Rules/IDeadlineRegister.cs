using ThreatRegister.Domain;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Application.Queries.Rules;

/// <summary>Which incidents one version of a rule may be for: a condition that leaves out most, never one that decides.</summary>
/// <param name="Types">The types of its branches; null for all.</param>
/// <param name="From">The first day on which its clock can start; null: any.</param>
/// <param name="Until">The day from which on it cannot any more; null: none.</param>
/// <param name="NotBefore">What started earlier is over; null: nothing is.</param>
/// <param name="Unless">Notifications that settle it, as <see cref="DeadlineCases.KeysOf"/> has them; null: whether or not it is settled.</param>
/// <param name="WithUnknownStart">Also where nothing says that the clock has started.</param>
public sealed record DeadlineSelector(
    DeadlineStart Starts,
    IReadOnlyList<string>? Types,
    IReadOnlyList<Outcome>? Outcomes,
    IReadOnlyList<RecordKind>? Kinds,
    bool? Imported,
    DateOnly? From,
    DateOnly? Until,
    DateTime? NotBefore,
    IReadOnlyList<string>? Unless,
    bool WithUnknownStart);

/// <summary>An incident with what its deadlines depend on.</summary>
public sealed record DeadlineRow(string Id, string Title, Tlp Marking, DeadlineCase Case);

/// <summary>How many records have a duration between these bounds, which their dates allow.</summary>
/// <param name="Within">The sub-period that wholly holds them; null: their dates only overlap several.</param>
/// <param name="Low">In minutes; null where an end is not known to the day.</param>
/// <param name="High">In minutes.</param>
public sealed record DurationGroup(string Type, string? Within, Outcome Outcome, TimeSpanKind Kind, long? Low, long? High, long Records);

/// <summary>From what to what is measured.</summary>
public enum TimeSpanKind
{
    /// <summary>From the occurrence to when it was noticed.</summary>
    Detection,

    /// <summary>From when it was noticed to the first measure after it.</summary>
    Response,

    /// <summary>From when it was noticed, or else occurred, to when it was resolved.</summary>
    Resolution,
}

/// <summary>The registers as deadlines and times ask them.</summary>
public interface IDeadlineRegister
{
    /// <summary>Incidents on record that any of the selectors lets through, those whose clocks may have started last first.</summary>
    Task<IReadOnlyList<DeadlineRow>> DeadlineCasesAsync(IncidentQuery query, IReadOnlyList<DeadlineSelector> selectors, int limit, CancellationToken cancellationToken = default);

    /// <summary>The durations of what counts and lies wholly within the period, each kind of each record once.</summary>
    Task<IReadOnlyList<DurationGroup>> DurationsAsync(IncidentQuery query, Granularity per, CancellationToken cancellationToken = default);
}

/// <summary>What of a row deadlines and times depend on.</summary>
public static class DeadlineCases
{
    public static DeadlineCase Of(IncidentRow row) => new(
        row.Type,
        row.Kind,
        row.Outcome,
        row.Severity,
        row.Victim?.SystemLevel,
        row.Imported is not null,
        row.Occurred,
        row.Detected,
        row.ResolvedAt,
        row.RecordedAt,
        [.. (row.Notified ?? []).Select(stated => stated.Notification)]);

    /// <summary>When its clocks may have started last; null: nothing says when.</summary>
    public static DateTime? LastStartOf(DeadlineCase told) =>
        new[] { told.Detected, told.ResponseComplete, told.Occurred }.Max(when => when is { Precision: not Precision.Unknown } ? when.From : (DateTime?)null);

    /// <summary>What a notification says it settles: <c>rule:ID</c>, or else <c>step:ID</c>.</summary>
    public static IReadOnlyList<string> KeysOf(IncidentRow row) =>
        [.. (row.Notified ?? []).Select(stated => stated.Notification).Select(told => told.Rule is { } rule ? "rule:" + rule : told.Step is { } step ? "step:" + step : null).OfType<string>().Distinct(StringComparer.Ordinal)];

    public static IReadOnlyList<string> KeysOf(DeadlineRuleSet rule) => ["rule:" + rule.Rule, "step:" + rule.Step];

    /// <summary>
    /// When the first measure was taken, of those known to the day and not wholly before it was noticed: what was done earlier prevents and
    /// answers nothing. Null where there is none, or where it is not known when it was noticed.
    /// </summary>
    public static When? FirstResponseOf(IncidentRow row)
    {
        if (row.Detected is not { } detected) return null;

        return row.Responses.Select(stated => stated.Response.When).OfType<When>()
            .Where(when => when.Precision is not Precision.Unknown && when.To - when.From <= TimeSpan.FromDays(1) && when.To > detected.From)
            .OrderBy(when => when.From).ThenBy(when => when.To).FirstOrDefault();
    }
}
