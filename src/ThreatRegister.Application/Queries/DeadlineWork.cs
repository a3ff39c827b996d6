using System.Runtime.CompilerServices;
using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Domain.ThreatTypes;

namespace ThreatRegister.Application.Queries;

/// <summary>Notifications that are overdue or due soon at an instant, one item an incident and status.</summary>
public sealed class DeadlineWork(IDeadlineRegister registers, RuleReader rules, MomentReader moments, DeadlineView view) : IOpenItems
{
    private static readonly Dictionary<DeadlineStatus, OpenItemKind> kinds = new()
    {
        [DeadlineStatus.Overdue] = OpenItemKind.DeadlineOverdue, [DeadlineStatus.DueSoon] = OpenItemKind.DeadlineDueSoon,
    };

    /// <summary>What was reckoned last of the same cases: pages ask for it over and over, and nothing that it depends on is known more precisely than by the minute.</summary>
    private static readonly ConditionalWeakTable<IReadOnlyList<DeadlineRow>, Reckoned> reckoned = [];

    public async Task<OpenWork> FindAsync(Viewer viewer, Moment moment, int limit, CancellationToken cancellationToken = default)
    {
        var types = await moments.TypesAtAsync(moment, view.Zone, cancellationToken);
        var books = await rules.AtAsync(moment.Position, cancellationToken);
        var cases = await DeadlineQuery.CasesAsync(registers, books, types, new(viewer, moment, new()), view, [.. kinds.Keys], cancellationToken);
        var toTheMinute = view with { At = view.At.AddTicks(-(view.At.Ticks % TimeSpan.TicksPerMinute)) };
        if (reckoned.TryGetValue(cases, out var known) && known.Books == books && known.Types == types && known.View == toTheMinute && known.Limit == limit) return known.Work;

        var work = WorkOf(DeadlineQuery.Found(cases, books, types, toTheMinute, [.. kinds.Keys]), DeadlineQuery.IsComplete(cases), limit);
        reckoned.AddOrUpdate(cases, new(books, types, toTheMinute, limit, work));
        return work;
    }

    private static OpenWork WorkOf(IReadOnlyList<FoundDeadline> all, bool isComplete, int limit)
    {
        var items = new List<OpenItem>();
        var totals = new Dictionary<OpenItemKind, WorkCount>();
        foreach (var (status, kind) in kinds)
        {
            var found = all.Where(pair => pair.Deadline.Status == status).ToLookup(pair => pair.Row.Id, StringComparer.Ordinal);

            // Of many, the first few are found without putting all in order.
            var first = found.Select(incident => incident.MinBy(pair => pair.Deadline.Due)).InOrder().Take(limit);
            items.AddRange(first.Select(pair => ItemOf(kind, [.. found[pair.Row.Id].InOrder()])));
            totals[kind] = WorkCount.Of(found.Select(incident => incident.First().Row.Marking)) with { AtLeast = !isComplete };
        }

        return new(items, totals);
    }

    private static OpenItem ItemOf(OpenItemKind kind, IReadOnlyList<FoundDeadline> deadlines)
    {
        var (row, first) = deadlines[0];
        return new(kind, row.Id, $"{row.Title} ({string.Join("; ", deadlines.Select(pair => pair.Deadline.Rule.Name.In("vi")))})", first.Due!.Value, row.Marking);
    }

    private sealed record Reckoned(RuleBooks Books, ThreatTypeTree Types, DeadlineView View, int Limit, OpenWork Work);
}
