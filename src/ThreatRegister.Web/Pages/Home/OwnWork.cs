using ThreatRegister.Accounts;
using ThreatRegister.Domain;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Reviews;
using ThreatRegister.Projections.Shifts;
using ThreatRegister.Projections.Tasks;
using ThreatRegister.Web.Layout;
using ThreatRegister.Web.Notices;
using ThreatRegister.Web.Pages.Recording;

namespace ThreatRegister.Web.Pages.Home;

/// <summary>Something that waits for whoever looks, and for nobody else or for few.</summary>
/// <param name="What">What there is to do.</param>
/// <param name="Path">Where, below the language.</param>
public sealed record OwnWork(LocalizedText What, string Title, string Path, bool IsUrgent)
{
    private static readonly LocalizedText approve = new("chờ bạn duyệt", "waits for your approval"), issue = new("chờ bạn ghi số và ban hành", "waits for you to issue it"), shift = new("bàn giao ca cho bạn", "handed over to you");

    private static readonly LocalizedText overdue = new("báo cáo đang soạn đã quá hạn", "review being written, overdue"), contributed = new("có đóng góp mới gửi, chưa đưa vào báo cáo", "a contribution came in and is not taken in yet");

    /// <summary>Tasks and contributions of the reader and his agency, what went back to him, what he drafts, what he is asked to approve or issue, the shift handed over to him.</summary>
    internal static async Task<IReadOnlyList<OwnWork>> ReadAsync(RegisterServices register, ActorNames names, PageContext page, PageQuestion asked, IReadOnlyList<ReviewRow> reviews, IReadOnlyList<ShiftRow> shifts, CancellationToken cancellationToken)
    {
        if (page.Actor is not { } actor || page.IsPast) return [];

        var tasks = await register.Registers.RowsAsync<TaskRow>(asked.Viewer, asked.Moment, new(Status: Codes.Of(TaskState.Open)), cancellationToken);
        var (all, party) = (new Concerns(tasks, reviews, [], asked.Local, asked.Zone), new Party(actor.Id, actor.DisplayName, actor.Agency, actor.Roles));
        var own = all.OwnOf(party).GroupBy(concern => concern.Path, StringComparer.Ordinal).Select(same => same.MaxBy(concern => concern.Kind)!).Select(Of).ToList();
        own.AddRange(all.ToDraft(party).Select(draft => new OwnWork(draft.IsOverdue ? overdue : contributed, draft.Review.Title, $"/reviews/{draft.Review.Id}", draft.IsOverdue)));
        if (page.MaySend("answer-review-comment"))
            own.AddRange(reviews.Where(review => review.IsToBeIssued() && review.Unanswered().Count > 0).Select(review => new OwnWork(Unanswered(review.Unanswered().Count), review.Title, $"/reviews/{review.Id}#comments", review.Status is ReviewStatus.Submitted)));
        foreach (var handed in shifts.Where(handed => handed.Status is ShiftStatus.HandedOver && string.Equals(handed.To, actor.Id, StringComparison.Ordinal)))
            own.Add(new(shift, await names.SaidAsync(handed.From, cancellationToken), "/shift#hand-overs", IsUrgent: true));
        if (page.MaySend("issue-review")) own.AddRange(reviews.Where(review => review.Status is ReviewStatus.Approved).Select(review => new OwnWork(issue, review.Title, $"/reviews/{review.Id}", IsUrgent: false)));
        if (page.MaySend("approve-review")) own.AddRange(reviews.Where(review => review.MayBeApprovedBy(actor.Id)).Select(review => new OwnWork(approve, review.Title, $"/reviews/{review.Id}", IsUrgent: false)));

        return [.. own.OrderByDescending(work => work.IsUrgent)];
    }

    public static LocalizedText Unanswered(int comments) => new($"{comments} góp ý chưa trả lời", comments == 1 ? "1 comment not answered" : $"{comments} comments not answered");

    private static OwnWork Of(Concern concern)
    {
        var isTask = concern.Path.StartsWith("/tasks/", StringComparison.Ordinal);
        LocalizedText what = concern.Kind switch
        {
            NoticeKind.Overdue when isTask && concern.IsOfAgency => new("nhiệm vụ của cơ quan bạn đã quá hạn", "task of your agency, overdue"),
            NoticeKind.Overdue when isTask => new("nhiệm vụ của bạn đã quá hạn", "task of yours, overdue"),
            NoticeKind.Overdue => new("phần đóng góp của cơ quan bạn đã quá hạn", "contribution of your agency, overdue"),
            NoticeKind.Returned when concern.Path.EndsWith("/contribute", StringComparison.Ordinal) => new("phần đóng góp bị trả lại, cần hoàn thiện", "contribution returned, to be completed"),
            NoticeKind.Returned => new("báo cáo bị trả lại, cần hoàn thiện", "review returned, to be completed"),
            _ when isTask && concern.IsOfAgency => new("nhiệm vụ giao cho cơ quan bạn", "task assigned to your agency"),
            _ when isTask => new("nhiệm vụ giao cho bạn", "task assigned to you"),
            _ => new("phần đóng góp cơ quan bạn chưa nộp", "contribution that your agency has not sent yet"),
        };
        return new(what, concern.Title, concern.Path, concern.Kind is NoticeKind.Overdue);
    }
}
