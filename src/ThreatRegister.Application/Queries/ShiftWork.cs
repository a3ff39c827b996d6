using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Domain.Shifts;
using ThreatRegister.Projections;

namespace ThreatRegister.Application.Queries;

/// <summary>What a shift has to look after, and what it hands over of it.</summary>
public sealed class ShiftWork(IRegisters registers, IWorkRegisters work, IDeadlineRegister deadlines, RuleReader rules, MomentReader moments, RecordReader records, TimeZoneInfo zone)
{
    /// <param name="at">The instant that overdue is reckoned for.</param>
    /// <param name="limit">At most so many of each source, or of each kind where it has several.</param>
    public Task<OpenWork> AtAsync(Viewer viewer, Moment moment, DateTimeOffset at, int limit, CancellationToken cancellationToken = default)
    {
        var terms = new DeadlineWork(deadlines, rules, moments, new(at, zone, DeadlineView.SoonByDefault));
        return OpenItemsQuery.RunAsync(OpenItemsQuery.Sources(registers, work, moments, records, rules, terms, TimeZoneInfo.ConvertTime(at, zone)), viewer, moment, limit, cancellationToken);
    }

    /// <summary>The hand-over of all that is open, marked as strictly as the strictest of it.</summary>
    public async Task<HandOverShift> HandOverAsync(Viewer viewer, ShiftId shift, string to, string? notes, Moment moment, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        var open = await AtAsync(viewer, moment, at, Limits.List, cancellationToken);
        return new(
            viewer.Actor,
            to,
            notes,
            moment.Position,
            [.. open.Totals.Select(total => new OpenCount(Codes.Of(total.Key), total.Value.Total))],
            [.. OpenItemsQuery.Cut(open.Items, Limits.List).Select(item => new OpenItemId(Codes.Of(item.Kind), item.Id))],
            open.Strictest) { Shift = shift };
    }
}
