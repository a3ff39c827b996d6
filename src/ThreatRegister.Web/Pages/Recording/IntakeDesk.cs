using ThreatRegister.Application.Intake;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections.Intake;
using ThreatRegister.Web.Forms;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Pages.Recording;

internal static class IntakeDesk
{
    public static ReportDesk Of(RegisterServices register, PageContext page) =>
        new(register.Commands.ExecuteAsync, register.Records, register.Moments, register.Work, register.NewestAsync, page.Viewer);
}

/// <summary>The words of deciding on reports.</summary>
internal static class DeskWords
{
    public static LocalizedText Of(ReportResultKind result) => result switch
    {
        ReportResultKind.Accepted => new("đã thành vụ việc", "accepted as incident"),
        ReportResultKind.Attached => new("đã gắn vào vụ việc", "attached to incident"),
        ReportResultKind.Rejected => new("đã loại", "rejected"),
        ReportResultKind.Reopened => new("đã mở lại, chờ xử lý", "reopened, waiting"),
        ReportResultKind.Unchanged => new("đã như vậy từ trước", "was so already"),
        ReportResultKind.PossibleDuplicate => new("chưa ghi: có thể trùng với", "not recorded: it may be the same as"),
        ReportResultKind.Refused => new("bị từ chối", "refused"),
        ReportResultKind.NotFound => new("không tìm thấy", "not found"),
        ReportResultKind.Conflict => new("có người vừa xử lý trước; hãy xem lại", "someone else was faster; look again"),
        _ => throw new System.Diagnostics.UnreachableException($"No words for {result}."),
    };

    public static LocalizedText Of(IntakeStatus status) => status switch
    {
        IntakeStatus.Received => new("chờ xử lý", "waiting"),
        IntakeStatus.Accepted => new("đã thành vụ việc", "accepted"),
        IntakeStatus.Attached => new("đã gắn vào vụ việc", "attached"),
        IntakeStatus.Rejected => new("đã loại", "rejected"),
        _ => throw new System.Diagnostics.UnreachableException($"No words for {status}."),
    };

    public static LocalizedText Of(LikenessReason reason) => reason switch
    {
        LikenessReason.SameTitle => new("cùng tiêu đề", "same title"),
        LikenessReason.SimilarTitle => new("tiêu đề gần giống", "similar title"),
        LikenessReason.SameType => new("cùng loại", "same type"),
        LikenessReason.RelatedType => new("loại cùng nhánh", "type of the same branch"),
        LikenessReason.SameDate => new("cùng thời gian", "same date"),
        LikenessReason.OverlappingDates => new("thời gian chồng nhau", "overlapping dates"),
        LikenessReason.SamePlace => new("cùng địa điểm", "same place"),
        _ => throw new System.Diagnostics.UnreachableException($"No words for {reason}."),
    };
}
