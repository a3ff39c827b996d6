using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Deadlines;

namespace ThreatRegister.Application.Queries;

/// <summary>Notifications that are overdue or due soon at an instant, one item an incident and status.</summary>
public sealed class DeadlineWork(IDeadlineRegister registers, RuleReader rules, MomentReader moments, DeadlineView view) : IOpenItems
{
    private static readonly Dictionary<DeadlineStatus, OpenItemKind> kinds = new()
    {
        [DeadlineStatus.Overdue] = OpenItemKind.DeadlineOverdue, [DeadlineStatus.DueSoon] = OpenItemKind.DeadlineDueSoon,
    };

    public async Task<OpenWork> FindAsync(Viewer viewer, Moment moment, int limit, CancellationToken cancellationToken = default)
    {
        var types = await moments.TypesAtAsync(moment, view.Zone, cancellationToken);
        var list = await DeadlineQuery.RunAsync(registers, await rules.AtAsync(moment.Position, cancellationToken), types, new(viewer, moment, new()), view, [.. kinds.Keys], cancellationToken);
        var items = new List<OpenItem>();
        var totals = new Dictionary<OpenItemKind, WorkCount>();
        foreach (var (status, kind) in kinds)
        {
            OpenItem[] found = [.. list.Deadlines.Where(item => string.Equals(item.Status, Projections.Codes.Of(status), StringComparison.Ordinal)).GroupBy(item => item.Incident, StringComparer.Ordinal).Select(incident => ItemOf(kind, [.. incident]))];
            items.AddRange(found.Take(limit));
            totals[kind] = WorkCount.Of(found.Select(item => item.Marking)) with { AtLeast = !list.Complete };
        }

        return new(items, totals);
    }

    private static OpenItem ItemOf(OpenItemKind kind, IReadOnlyList<DeadlineItem> deadlines)
    {
        var first = deadlines[0];
        return new(kind, first.Incident, $"{first.Title} ({string.Join("; ", deadlines.Select(deadline => deadline.Name.In("vi")))})", first.Due!.Value, first.Marking);
    }
}
