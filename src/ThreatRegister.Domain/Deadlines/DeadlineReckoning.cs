using System.Diagnostics;
using ThreatRegister.Domain.Holidays;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.SeverityScales;
using ThreatRegister.Domain.ThreatTypes;

namespace ThreatRegister.Domain.Deadlines;

/// <summary>What of an incident deadlines depend on.</summary>
public sealed record DeadlineCase(
    ThreatTypeId Type,
    RecordKind Kind,
    Outcome Outcome,
    Severity? Severity,
    int? SystemLevel,
    bool IsImported,
    When Occurred,
    When? Detected,
    When? ResponseComplete,
    DateTimeOffset RecordedAt,
    Items<Notification> Notified);

/// <summary>The instant at which deadlines are looked at.</summary>
/// <param name="Zone">Whose days count.</param>
/// <param name="Soon">How long before its end a term is due soon.</param>
public sealed record DeadlineView(DateTimeOffset At, TimeZoneInfo Zone, TimeSpan Soon)
{
    public static TimeSpan SoonByDefault { get; } = TimeSpan.FromHours(24);

    public DateTime Local => TimeZoneInfo.ConvertTime(At, Zone).DateTime;
}

public enum DeadlineStatus
{
    Overdue,
    DueSoon,

    /// <summary>The term runs, and its end is not near.</summary>
    Running,

    /// <summary>Whether it is met cannot be told: the clock has not started, or a time is not known well enough.</summary>
    NotYetKnown,
    Late,
    Met,
}

/// <summary>Why a status is not known.</summary>
public enum DeadlineDoubt
{
    /// <summary>What starts the clock is not recorded, or had not happened by then.</summary>
    StartUnknown,

    /// <summary>What starts the clock is not known to the day.</summary>
    StartImprecise,

    /// <summary>The notification may have come in time or not.</summary>
    NotificationImprecise,
}

/// <summary>One deadline of one incident at an instant. It is reckoned anew each time and never stored.</summary>
/// <param name="Due">The moment after the last one in time. Where the start is known to the day only and the term is in hours: reckoned from its first hour.</param>
/// <param name="DueAtLatest">The same, reckoned from the last hour in which the clock can have started: only after it is a term surely missed.</param>
/// <param name="MetBy">The notification that meets it, in time or not.</param>
public sealed record Deadline(
    DeadlineRuleSet Rule, DeadlineStatus Status, DeadlineDoubt? Doubt, When? Start, DateTimeOffset? Due, DateTimeOffset? DueAtLatest, Notification? MetBy);

/// <summary>Which deadlines an incident has at an instant, and how they stand; pure. What it has found out of a rule, a kind of incident and a day it keeps: many incidents share theirs.</summary>
public sealed class DeadlineReckoning
{
    private readonly DeadlineBook deadlines;
    private readonly SeverityBook severity;
    private readonly DeadlineView view;
    private readonly Known<DeadlineScope, KnownRule[]> rulesFor;
    private readonly DateOnly today;
    private readonly DateTime now;

    public DeadlineReckoning(DeadlineBook deadlines, SeverityBook severity, HolidayBook holidays, ThreatTypeTree types, DeadlineView view)
    {
        (this.deadlines, this.severity, this.view, now) = (deadlines, severity, view, view.Local);
        today = DateOnly.FromDateTime(now);
        var workingDays = new WorkingDays(holidays);
        KnownRule[] rules =
        [
            .. deadlines.All.SelectMany(rule => rule.Versions).Select(rule => new KnownRule(
                rule,
                new(type => rule.AppliesTo.Types is not { Count: > 0 } branches || branches.Any(branch => types.IsWithin(type, branch))),
                new(day => deadlines.Find(rule.Rule)?.On(day) == rule && deadlines.IsOn(rule.Set, day)),
                new(day => EndOf(LastDayOf(rule.Length, day, workingDays))))),
        ];
        rulesFor = new(scope => [.. rules.Where(rule => IsFor(rule, scope))]);
    }

    /// <summary>In the order of the rules' ids.</summary>
    public IReadOnlyList<Deadline> Of(DeadlineCase subject)
    {
        var found = new List<Deadline>();
        foreach (var rule in rulesFor[DeadlineScope.Of(subject)])
        {
            if (Of(rule, subject) is { } deadline) found.Add(deadline);
        }

        return found;
    }

    /// <summary>Null where the clock runs under another version of the rule, or the set is off on that day.</summary>
    private Deadline? Of(KnownRule known, DeadlineCase subject)
    {
        var rule = known.Rule;
        var start = StartOf(rule, subject);
        if (start is not null && (start.Precision is Precision.Unknown || start.From > now)) start = null;
        var day = start is null ? today : DateOnly.FromDateTime(start.From);
        if (!known.RunsOn[day]) return null;

        var met = subject.Notified.Count == 0 ? null : subject.Notified.Where(told => Meets(told, rule) && told.At.From <= now).OrderBy(told => told.At.To).ThenBy(told => told.Id.Value, StringComparer.Ordinal).FirstOrDefault();
        if (start is null) return new(rule, DeadlineStatus.NotYetKnown, DeadlineDoubt.StartUnknown, Start: null, Due: null, DueAtLatest: null, met);
        if (!IsToTheDay(start)) return new(rule, DeadlineStatus.NotYetKnown, DeadlineDoubt.StartImprecise, start, Due: null, DueAtLatest: null, met);

        var (due, latest) = (DueOf(known, start.From), DueOf(known, LastOf(start)));
        var status = met is null ? Open(due, latest) : Done(met.At, due, latest);
        return new(rule, status, status is DeadlineStatus.NotYetKnown ? DeadlineDoubt.NotificationImprecise : null, start, due, latest, met);
    }

    private bool IsFor(KnownRule known, DeadlineScope subject)
    {
        var scope = known.Rule.AppliesTo;
        return known.Concerns[subject.Type]
            && (scope.Outcomes is not { Count: > 0 } outcomes || outcomes.Contains(subject.Outcome))
            && (scope.Kinds is not { Count: > 0 } kinds || kinds.Contains(subject.Kind))
            && (scope.SystemLevels is not { Count: > 0 } levels || (subject.SystemLevel is { } level && levels.Contains(level)))
            && (scope.Severity is not { } floor || IsAtLeast(subject.Severity, floor))
            && (scope.Imported is not { } imported || imported == subject.IsImported);
    }

    private bool IsAtLeast(Severity? assessed, SeverityFloor floor) =>
        assessed is not null && string.Equals(assessed.Scale, floor.Scale, StringComparison.Ordinal) && severity.From(floor.Scale, floor.Level).Contains(assessed.Level, StringComparer.Ordinal);

    private When? StartOf(DeadlineRuleSet rule, DeadlineCase subject) => rule.Starts switch
    {
        DeadlineStart.Detected => subject.Detected,
        DeadlineStart.Occurred => subject.Occurred,
        DeadlineStart.Recorded => When.AtMinute(TimeZoneInfo.ConvertTime(subject.RecordedAt, view.Zone).DateTime),
        DeadlineStart.ResponseComplete => subject.ResponseComplete,
        DeadlineStart.PreviousStep => subject.Notified.Where(told => IsOfStep(told, rule.Set, rule.After!.Value)).OrderBy(told => told.At.To).FirstOrDefault()?.At,
        _ => throw new UnreachableException($"No rule for {rule.Starts}."),
    };

    private static bool Meets(Notification told, DeadlineRuleSet rule) => told.Rule is { } named ? named == rule.Rule : told.Step == rule.Step;

    private bool IsOfStep(Notification told, LocalId set, LocalId step) =>
        told.Rule is { } named ? deadlines.Find(named)?.Last is { } known && known.Set == set && known.Step == step : told.Step == step;

    private DeadlineStatus Open(DateTimeOffset due, DateTimeOffset latest)
    {
        if (view.At >= latest) return DeadlineStatus.Overdue;
        return view.At >= due - view.Soon ? DeadlineStatus.DueSoon : DeadlineStatus.Running;
    }

    /// <summary>A notification that may have come before the end or after it proves neither.</summary>
    private DeadlineStatus Done(When at, DateTimeOffset due, DateTimeOffset latest)
    {
        if (Instant(LastOf(at)) < due) return DeadlineStatus.Met;
        return Instant(at.From) >= latest ? DeadlineStatus.Late : DeadlineStatus.NotYetKnown;
    }

    /// <summary>Hours run by the clock; the others end with their last day.</summary>
    private DateTimeOffset DueOf(KnownRule known, DateTime start) => known.Rule.Length is { Unit: DeadlineUnit.Hours, Count: var hours }
        ? TimeZoneInfo.ConvertTime(Instant(start).AddHours(hours), view.Zone)
        : known.Ends[DateOnly.FromDateTime(start)];

    private static DateOnly LastDayOf(DeadlineLength length, DateOnly day, WorkingDays workingDays) => length.Unit switch
    {
        DeadlineUnit.CalendarDays => day.AddDays(length.Count),
        DeadlineUnit.WorkingDays => workingDays.Add(day, length.Count),
        DeadlineUnit.Months => day.AddMonths(length.Count),
        _ => throw new UnreachableException($"No rule for {length.Unit}."),
    };

    private DateTimeOffset EndOf(DateOnly day) => Instant(day.AddDays(1).ToDateTime(TimeOnly.MinValue));

    private DateTimeOffset Instant(DateTime local) => new(local, view.Zone.GetUtcOffset(local));

    /// <summary>The last minute that it can have been: nothing is known more precisely than by the minute.</summary>
    private static DateTime LastOf(When when) => when.To.AddMinutes(-1);

    private static bool IsToTheDay(When when) => when.To - when.From <= TimeSpan.FromDays(1);

    /// <summary>What of an incident says which rules are for it.</summary>
    private sealed record DeadlineScope(ThreatTypeId Type, RecordKind Kind, Outcome Outcome, Severity? Severity, int? SystemLevel, bool IsImported)
    {
        public static DeadlineScope Of(DeadlineCase subject) => new(subject.Type, subject.Kind, subject.Outcome, subject.Severity, subject.SystemLevel, subject.IsImported);
    }

    /// <summary>A version of a rule with what was found out of it.</summary>
    /// <param name="Concerns">Whether it is for incidents of a type.</param>
    /// <param name="RunsOn">Whether clocks that start on a day run under it.</param>
    /// <param name="Ends">When the term ends that starts on a day.</param>
    private sealed record KnownRule(DeadlineRuleSet Rule, Known<ThreatTypeId, bool> Concerns, Known<DateOnly, bool> RunsOn, Known<DateOnly, DateTimeOffset> Ends);

    private sealed class Known<TKey, TValue>(Func<TKey, TValue> find)
        where TKey : notnull
    {
        private readonly Dictionary<TKey, TValue> values = [];

        public TValue this[TKey key] => values.TryGetValue(key, out var value) ? value : values[key] = find(key);
    }
}
