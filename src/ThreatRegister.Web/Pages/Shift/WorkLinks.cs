using ThreatRegister.Application.Queries;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Pages.Shift;

/// <summary>Where one goes on with something that needs attention.</summary>
internal static class WorkLinks
{
    public static string Of(OpenItem item) => item.Kind switch
    {
        OpenItemKind.ReportWaiting => RecordLinks.Of("intake", item.Id),
        OpenItemKind.LessonAsked => $"/lessons/board#lesson-{item.Id}",
        OpenItemKind.ReviewOverdue or OpenItemKind.ReviewReturned or OpenItemKind.ReviewSubmitted or OpenItemKind.ReviewApproved => RecordLinks.Of("reviews", item.Id),
        OpenItemKind.TaskOverdue => $"/tasks/board#task-{item.Id}",
        OpenItemKind.StreamParked => "/shift?kind=stream-parked",
        _ => RecordLinks.Of("incidents", item.Id),
    };
}
