using System.Diagnostics;
using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Domain;
using ThreatRegister.Projections.Intake;
using ThreatRegister.Projections.Lessons;
using ThreatRegister.Projections.Reviews;
using ThreatRegister.Projections.Tasks;

namespace ThreatRegister.Application.Queries;

/// <summary>What kind of work waits for the people of a shift, the most urgent first: in this order it is told everywhere.</summary>
public enum OpenItemKind
{
    /// <summary>A term that has passed without a notification.</summary>
    DeadlineOverdue,
    DeadlineDueSoon,

    /// <summary>A single case that has to be contained (<see cref="OpenScope.ToContain"/>).</summary>
    IncidentOpen,

    /// <summary>A report that nobody has decided on.</summary>
    ReportWaiting,

    /// <summary>A task that is open after its due date.</summary>
    TaskOverdue,

    /// <summary>A stream that cannot be read: its record stands still.</summary>
    StreamParked,
    IncidentContained,

    /// <summary>What people recorded within a day and is open, though it need not be contained: a flood, a record of many.</summary>
    IncidentRecent,

    /// <summary>An undone merge whose survivor was told something meanwhile, until someone has gone through it.</summary>
    MergeToReassign,

    /// <summary>A review that is still being written after its day.</summary>
    ReviewOverdue,

    /// <summary>A review that went back to be completed.</summary>
    ReviewReturned,

    /// <summary>A review that waits for a second person's approval.</summary>
    ReviewSubmitted,

    /// <summary>A review that is approved and waits for number and issue.</summary>
    ReviewApproved,

    /// <summary>A lesson that was asked for and has no content.</summary>
    LessonAsked,
}

/// <summary>One thing that needs attention.</summary>
/// <param name="Since">Since when, as recorded; of a term: until when.</param>
public sealed record OpenItem(OpenItemKind Kind, string Id, string Title, DateTimeOffset Since, Tlp Marking);

/// <summary>What kinds of work are about.</summary>
public static class OpenItemKinds
{
    /// <summary>The register of the record that such an item is named by; null: it is no record.</summary>
    public static string? Register(this OpenItemKind kind) => kind switch
    {
        OpenItemKind.DeadlineOverdue or OpenItemKind.DeadlineDueSoon or OpenItemKind.MergeToReassign or OpenItemKind.IncidentOpen or OpenItemKind.IncidentContained or OpenItemKind.IncidentRecent => "incidents",
        OpenItemKind.ReportWaiting => "intake",
        OpenItemKind.LessonAsked => "lessons",
        OpenItemKind.ReviewOverdue or OpenItemKind.ReviewReturned or OpenItemKind.ReviewSubmitted or OpenItemKind.ReviewApproved => "reviews",
        OpenItemKind.TaskOverdue => "tasks",
        OpenItemKind.StreamParked => null,
        _ => throw new UnreachableException($"No register for {kind}."),
    };
}

/// <summary>The work of one source: the first of it, and how much there is of each kind.</summary>
public sealed record OpenWork(IReadOnlyList<OpenItem> Items, IReadOnlyDictionary<OpenItemKind, WorkCount> Totals)
{
    /// <summary>The marking of the strictest of all of it.</summary>
    public Tlp Strictest => Totals.Values.Aggregate(new WorkCount(0, Tlp.Green), (all, count) => all + count).Strictest;
}

/// <summary>One place that work comes from. A new one is one class and its entry in <see cref="OpenItemsQuery"/>.</summary>
public interface IOpenItems
{
    Task<OpenWork> FindAsync(Viewer viewer, Moment moment, int limit, CancellationToken cancellationToken = default);
}

/// <summary>What needs attention at a moment, as far as the viewer may see it.</summary>
public static class OpenItemsQuery
{
    /// <param name="now">The instant at which tasks are overdue, in the register's zone.</param>
    public static IReadOnlyList<IOpenItems> Sources(IRegisters registers, IWorkRegisters work, MomentReader moments, RecordReader records, RuleReader rules, DeadlineWork deadlines, DateTimeOffset now) =>
    [
        deadlines, new WaitingReports(work), new UndoneMerges(new(records, registers)), new AskedLessons(registers), new WaitingReviews(registers, work, now.DateTime), new OverdueTasks(registers, now), new ParkedWork(registers, moments),
        new OpenIncidents(work, moments, rules, now),
    ];

    /// <param name="limit">At most so many of each source, or of each kind where it has several.</param>
    public static async Task<OpenWork> RunAsync(IEnumerable<IOpenItems> sources, Viewer viewer, Moment moment, int limit, CancellationToken cancellationToken = default)
    {
        var items = new List<OpenItem>();
        var totals = new SortedDictionary<OpenItemKind, WorkCount>();
        foreach (var work in await Task.WhenAll(sources.Select(source => source.FindAsync(viewer, moment, limit, cancellationToken))))
        {
            items.AddRange(work.Items);
            foreach (var (kind, total) in work.Totals.Where(counted => counted.Value.Total > 0)) totals[kind] = totals.GetValueOrDefault(kind, WorkCount.None) + total;
        }

        return new([.. items.OrderBy(item => item.Kind)], totals);
    }

    /// <summary>So many of a work's items, of each kind as many as of any other as far as there are: the many of one kind leave room for the few of another.</summary>
    public static IReadOnlyList<OpenItem> Cut(IReadOnlyList<OpenItem> items, int most) =>
        [.. items.GroupBy(item => item.Kind).SelectMany(kind => kind.Index()).OrderBy(place => place.Index).Take(most).Select(place => place.Item).OrderBy(item => item.Kind)];
}

internal sealed class WaitingReports(IWorkRegisters work) : IOpenItems
{
    private static readonly IntakeFilter waiting = new(IntakeStatus.Received);

    public async Task<OpenWork> FindAsync(Viewer viewer, Moment moment, int limit, CancellationToken cancellationToken = default)
    {
        var counting = work.CountReportsAsync(viewer, moment, waiting, cancellationToken);
        var reading = work.ReportsAsync(viewer, moment, waiting, limit, 0, cancellationToken);
        await Task.WhenAll(counting, reading);
        var (total, reports) = (await counting, await reading);
        var changed = await work.ChangedAtAsync("intake", "status", [.. reports.Select(report => report.Id)], moment, cancellationToken);
        return new(
            [.. reports.Select(report => new OpenItem(OpenItemKind.ReportWaiting, report.Id, report.Title, changed.GetValueOrDefault(report.Id, report.RecordedAt), report.Marking))],
            new Dictionary<OpenItemKind, WorkCount> { [OpenItemKind.ReportWaiting] = total });
    }
}

internal sealed class UndoneMerges(MergeReader merges) : IOpenItems
{
    public async Task<OpenWork> FindAsync(Viewer viewer, Moment moment, int limit, CancellationToken cancellationToken = default)
    {
        var items = (await merges.ToSettleAsync(viewer, moment, cancellationToken)).Where(view => view.ToReassign > 0).Select(view => new OpenItem(
            OpenItemKind.MergeToReassign, view.Merge.Merged, $"{view.Merged} → {view.Survivor} ({view.ToReassign})", view.Merge.UnmergedBy!.RecordedAt, view.Marking)).ToArray();
        return new([.. items.Take(limit)], new Dictionary<OpenItemKind, WorkCount> { [OpenItemKind.MergeToReassign] = WorkCount.Of(items.Select(item => item.Marking)) });
    }
}

internal sealed class AskedLessons(IRegisters registers) : IOpenItems
{
    public async Task<OpenWork> FindAsync(Viewer viewer, Moment moment, int limit, CancellationToken cancellationToken = default)
    {
        var status = Projections.Codes.Of(LessonStatus.Asked);
        var counting = registers.CountByStatusAsync<LessonRow>(viewer, moment, cancellationToken);
        var asked = registers.RowsAsync<LessonRow>(viewer, moment, new RowScope(status, Most: limit), cancellationToken);
        await Task.WhenAll(counting, asked);
        return new(
            [.. (await asked).Select(lesson => new OpenItem(OpenItemKind.LessonAsked, lesson.Id, lesson.Subject, lesson.RecordedAt, lesson.Marking))],
            new Dictionary<OpenItemKind, WorkCount> { [OpenItemKind.LessonAsked] = (await counting).GetValueOrDefault(status, WorkCount.None) });
    }
}

/// <param name="now">In the register's zone.</param>
internal sealed class WaitingReviews(IRegisters registers, IWorkRegisters work, DateTime now) : IOpenItems
{
    private static readonly Dictionary<ReviewStatus, OpenItemKind> kinds = new()
    {
        [ReviewStatus.Returned] = OpenItemKind.ReviewReturned, [ReviewStatus.Submitted] = OpenItemKind.ReviewSubmitted, [ReviewStatus.Approved] = OpenItemKind.ReviewApproved,
    };

    public async Task<OpenWork> FindAsync(Viewer viewer, Moment moment, int limit, CancellationToken cancellationToken = default)
    {
        var waiting = (await registers.RowsAsync<ReviewRow>(viewer, moment, cancellationToken)).Where(review => KindOf(review) is not null).ToList();
        var changed = await work.ChangedAtAsync("reviews", "status", [.. waiting.Select(review => review.Id)], moment, cancellationToken);
        return new(
            [.. waiting.GroupBy(KindOf).SelectMany(kind => kind.Take(limit)).Select(review => new OpenItem(KindOf(review)!.Value, review.Id, review.Title, changed.GetValueOrDefault(review.Id, review.RecordedAt), review.Marking))],
            waiting.GroupBy(review => KindOf(review)!.Value).ToDictionary(group => group.Key, group => WorkCount.Of(group.Select(review => review.Marking))));
    }

    private OpenItemKind? KindOf(ReviewRow review) => kinds.TryGetValue(review.Status, out var kind) ? kind : review.IsOverdue(now) ? OpenItemKind.ReviewOverdue : null;
}

/// <summary>How a stream that cannot be read is marked is not known: only who may see everything is told of it.</summary>
internal sealed class ParkedWork(IRegisters registers, MomentReader moments) : IOpenItems
{
    public async Task<OpenWork> FindAsync(Viewer viewer, Moment moment, int limit, CancellationToken cancellationToken = default)
    {
        if (viewer.Clearance < Tlp.Red) return new([], new Dictionary<OpenItemKind, WorkCount>());

        var parked = (await registers.ParkedAsync(cancellationToken)).Where(stream => stream.Position <= moment.Position).ToList();
        var items = new List<OpenItem>();
        foreach (var stream in parked.Take(limit))
        {
            var since = (await moments.AtAsync(stream.Position, cancellationToken))!.RecordedAt!.Value;
            items.Add(new(OpenItemKind.StreamParked, stream.Stream, stream.Error, since, Tlp.Red));
        }

        return new(items, new Dictionary<OpenItemKind, WorkCount> { [OpenItemKind.StreamParked] = WorkCount.Of(parked.Select(_ => Tlp.Red)) });
    }
}
