using ThreatRegister.Domain;
using ThreatRegister.Projections.Tasks;

namespace ThreatRegister.Application.Queries;

/// <summary>Open tasks whose due date has passed, those first that are overdue longest.</summary>
/// <param name="now">In the register's zone.</param>
public sealed class OverdueTasks(IRegisters registers, DateTimeOffset now) : IOpenItems
{
    public async Task<OpenWork> FindAsync(Viewer viewer, Moment moment, int limit, CancellationToken cancellationToken = default)
    {
        var overdue = (await registers.RowsAsync<TaskRow>(viewer, moment, cancellationToken))
            .Where(task => task.IsOverdue(now.DateTime))
            .OrderBy(task => task.Due!.To).ThenBy(task => task.Id, StringComparer.Ordinal)
            .ToList();
        return new(
            [.. overdue.Take(limit).Select(task => new OpenItem(OpenItemKind.TaskOverdue, task.Id, task.Work, Since(Stated(task.Due!)), task.Marking))],
            new Dictionary<OpenItemKind, WorkCount> { [OpenItemKind.TaskOverdue] = WorkCount.Of(overdue.Select(task => task.Marking)) });
    }

    /// <summary>A minute is called by its beginning; of all else, by its end.</summary>
    private static DateTime Stated(When due) => due.Precision is Precision.Minute ? due.From : due.To;

    private DateTimeOffset Since(DateTime due) => due.Ticks < now.Offset.Ticks ? DateTimeOffset.MinValue : new(due, now.Offset);
}
