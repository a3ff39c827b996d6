using ThreatRegister.Domain;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Application.Queries.Rules;

/// <summary>One deadline of one incident, with the rule that sets it.</summary>
/// <param name="Due">The moment after the last one in time; null where it cannot be reckoned.</param>
/// <param name="DueAtLatest">The same, where the start is known to the day only and the term is in hours; else as <paramref name="Due"/>.</param>
/// <param name="NotifiedAt">When it was met, in time or not.</param>
public sealed record DeadlineItem(
    string Incident,
    string Title,
    Tlp Marking,
    string Status,
    string? Doubt,
    DateTimeOffset? Due,
    DateTimeOffset? DueAtLatest,
    string? Start,
    string Starts,
    string Length,
    string Set,
    string Rule,
    string Step,
    LocalizedText Name,
    string To,
    string? NotifiedAt,
    string? NotifiedTo,
    bool Verified,
    string Basis)
{
    public static DeadlineItem Of(string id, string title, Tlp marking, Deadline deadline)
    {
        var rule = deadline.Rule;
        return new(
            id, title, marking, Codes.Of(deadline.Status), deadline.Doubt is { } doubt ? Codes.Of(doubt) : null, deadline.Due, deadline.DueAtLatest, deadline.Start?.Text,
            Codes.Of(rule.Starts), FormattableString.Invariant($"{rule.Length.Count} {Codes.Of(rule.Length.Unit)}"), rule.Set.Value, rule.Rule.Value, rule.Step.Value, rule.Name, rule.To,
            deadline.MetBy?.At.Text, deadline.MetBy?.To, rule.Verified, rule.Basis);
    }
}

/// <param name="Totals">How many there are of each status asked for.</param>
/// <param name="Complete">False: there are more incidents than one question reads; the oldest are left out.</param>
public sealed record DeadlineList(long Position, DateTimeOffset At, bool Complete, IReadOnlyDictionary<string, WorkCount> Totals, IReadOnlyList<DeadlineItem> Deadlines);

/// <summary>A deadline and the incident that has it.</summary>
internal readonly record struct FoundDeadline(DeadlineRow Row, Deadline Deadline);

/// <summary>What is overdue, due soon, met or late at an instant: reckoned from the rules of the moment asked for, never stored.</summary>
public static class DeadlineQuery
{
    /// <summary>The incidents of one question, at most.</summary>
    public const int MostCases = 20_000;

    /// <summary>What needs someone: listed where nothing else is asked for.</summary>
    public static IReadOnlyList<DeadlineStatus> Unsettled { get; } = [DeadlineStatus.Overdue, DeadlineStatus.DueSoon, DeadlineStatus.Running];

    public static async Task<DeadlineList> RunAsync(
        IDeadlineRegister registers, RuleBooks books, ThreatTypeTree types, IncidentQuery query, DeadlineView view, IReadOnlyList<DeadlineStatus> statuses, CancellationToken cancellationToken = default)
    {
        var cases = await CasesAsync(registers, books, types, query, view, statuses, cancellationToken);
        var isComplete = IsComplete(cases);
        var found = Found(cases, books, types, view, statuses).InOrder().ToList();
        return new(
            query.Moment.Position,
            view.At,
            isComplete,
            found.GroupBy(pair => pair.Deadline.Status).OrderBy(status => status.Key).ToDictionary(status => Codes.Of(status.Key), status => WorkCount.Of(status.Select(pair => pair.Row.Marking)) with { AtLeast = !isComplete }, StringComparer.Ordinal),
            [.. found.Select(pair => DeadlineItem.Of(pair.Row.Id, pair.Row.Title, pair.Row.Marking, pair.Deadline))]);
    }

    internal static Task<IReadOnlyList<DeadlineRow>> CasesAsync(
        IDeadlineRegister registers, RuleBooks books, ThreatTypeTree types, IncidentQuery query, DeadlineView view, IReadOnlyList<DeadlineStatus> statuses, CancellationToken cancellationToken) =>
        registers.DeadlineCasesAsync(query, [.. SelectorsOf(books.Deadlines, types, view, statuses, query.Moment.RecordedAt)], MostCases + 1, cancellationToken);

    internal static bool IsComplete(IReadOnlyList<DeadlineRow> cases) => cases.Count <= MostCases;

    /// <summary>In no order.</summary>
    internal static IReadOnlyList<FoundDeadline> Found(IReadOnlyList<DeadlineRow> cases, RuleBooks books, ThreatTypeTree types, DeadlineView view, IReadOnlyList<DeadlineStatus> statuses)
    {
        var reckoning = ReckoningOf(books, types, view);
        var found = new List<FoundDeadline>();
        foreach (var row in cases.Take(MostCases))
            foreach (var deadline in reckoning.Of(row.Case))
                if (statuses.Contains(deadline.Status)) found.Add(new(row, deadline));
        return found;
    }

    /// <summary>The most urgent first.</summary>
    internal static IOrderedEnumerable<FoundDeadline> InOrder(this IEnumerable<FoundDeadline> found) => found
        .OrderBy(pair => pair.Deadline.Status)
        .ThenBy(pair => pair.Deadline.Due ?? DateTimeOffset.MaxValue)
        .ThenBy(pair => pair.Row.Id, StringComparer.Ordinal).ThenBy(pair => pair.Deadline.Rule.Rule.Value, StringComparer.Ordinal);

    /// <summary>Those of one incident; what is no record any more has none.</summary>
    public static DeadlineList OfIncident(IncidentRow incident, RuleBooks books, ThreatTypeTree types, long position, DeadlineView view, IReadOnlyList<DeadlineStatus> statuses)
    {
        var found = incident.Status is Lifecycle.Retracted or Lifecycle.MergedAway or Lifecycle.Withdrawn
            ? []
            : ReckoningOf(books, types, view).Of(DeadlineCases.Of(incident)).Where(deadline => statuses.Contains(deadline.Status)).OrderBy(deadline => deadline.Status).ThenBy(deadline => deadline.Due).ToArray();
        return new(
            position,
            view.At,
            Complete: true,
            found.GroupBy(deadline => deadline.Status).OrderBy(status => status.Key).ToDictionary(status => Codes.Of(status.Key), status => WorkCount.Of(status.Select(_ => incident.Marking)), StringComparer.Ordinal),
            [.. found.Select(deadline => DeadlineItem.Of(incident.Id, incident.Title, incident.Marking, deadline))]);
    }

    public static DeadlineReckoning ReckoningOf(RuleBooks books, ThreatTypeTree types, DeadlineView view) => new(books.Deadlines, books.Severity, books.Holidays, types, view);

    /// <summary>One for each version of a rule under which a clock can have started.</summary>
    /// <param name="recorded">When the last event was recorded that is asked about. At an earlier instant a notification on record may not have been made yet, and settles nothing.</param>
    internal static IEnumerable<DeadlineSelector> SelectorsOf(
        DeadlineBook book, ThreatTypeTree types, DeadlineView view, IReadOnlyList<DeadlineStatus> statuses, DateTimeOffset? recorded)
    {
        var unsettled = statuses.All(Unsettled.Contains) && (recorded is null || view.At >= recorded);
        var over = statuses.All(status => status is DeadlineStatus.DueSoon or DeadlineStatus.Running);
        foreach (var rule in book.All)
        {
            foreach (var span in rule.Spans.Where(span => IsEverOn(book, span.Value.Set)))
            {
                var scope = span.Value.AppliesTo;
                yield return new(
                    span.Value.Starts,
                    scope.Types is { Count: > 0 } branches ? [.. types.All.Where(type => branches.Any(branch => types.IsWithin(type.Id, branch))).Select(type => type.Id.Value)] : null,
                    scope.Outcomes is { Count: > 0 } outcomes ? outcomes : null,
                    scope.Kinds is { Count: > 0 } kinds ? kinds : null,
                    scope.Imported,
                    span.From,
                    span.Until,
                    over ? Before(view.Local, AtMost(span.Value.Length)) : null,
                    unsettled ? DeadlineCases.KeysOf(span.Value) : null,
                    statuses.Contains(DeadlineStatus.NotYetKnown));
            }
        }
    }

    private static bool IsEverOn(DeadlineBook book, LocalId set) =>
        book.SwitchesOf(set) is not { } switches || switches.Versions.Any(version => version.On) || switches.Entries.All(entry => entry.From is not null);

    private static DateTime Before(DateTime local, TimeSpan span) => local - DateTime.MinValue > span ? local - span : DateTime.MinValue;

    /// <summary>No term of the length takes longer, whatever holidays lie in it.</summary>
    private static TimeSpan AtMost(DeadlineLength length) => TimeSpan.FromDays(2 + length.Unit switch
    {
        DeadlineUnit.Hours => 1 + (length.Count / 24),
        DeadlineUnit.CalendarDays => length.Count,
        DeadlineUnit.WorkingDays => 30 + (length.Count * 3),
        _ => length.Count * 31,
    });
}
