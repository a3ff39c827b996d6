using System.Globalization;
using ThreatRegister.Application.Intake;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections.Intake;
using ThreatRegister.Projections.Shifts;

namespace ThreatRegister.Application.Words;

/// <summary>The words of daily work, Vietnamese and English. Output for programs has the codes.</summary>
public static class WorkWords
{
    private static readonly Dictionary<Enum, LocalizedText> words = new()
    {
        [IntakeStatus.Received] = new("chờ xử lý", "waiting"),
        [IntakeStatus.Accepted] = new("đã thành vụ việc", "accepted"),
        [IntakeStatus.Attached] = new("đã gắn vào vụ việc", "attached"),
        [IntakeStatus.Rejected] = new("bị từ chối", "rejected"),
        [ReportResultKind.Accepted] = new("đã thành vụ việc", "accepted as incident"),
        [ReportResultKind.Attached] = new("đã gắn vào vụ việc", "attached to incident"),
        [ReportResultKind.Rejected] = new("đã từ chối", "rejected"),
        [ReportResultKind.Reopened] = new("đã mở lại, chờ xử lý", "reopened, waiting"),
        [ReportResultKind.Unchanged] = new("đã như vậy từ trước", "was so already"),
        [ReportResultKind.PossibleDuplicate] = new("CHƯA GHI: có thể trùng với", "NOT RECORDED: it may be the same as"),
        [ReportResultKind.Refused] = new("BỊ TỪ CHỐI", "REFUSED"),
        [ReportResultKind.TypeMissing] = new("CHƯA GHI: phải chọn loại, vì tin báo không đề xuất loại nào", "NOT RECORDED: a type must be chosen, for the report suggests none"),
        [ReportResultKind.NotFound] = new("KHÔNG TÌM THẤY", "NOT FOUND"),
        [ReportResultKind.Conflict] = new("XUNG ĐỘT: có người vừa ghi trước; hãy làm lại", "CONFLICT: someone else was faster; try again"),
        [LikenessReason.SameTitle] = new("cùng tiêu đề", "same title"),
        [LikenessReason.SimilarTitle] = new("tiêu đề gần giống", "similar title"),
        [LikenessReason.SameType] = new("cùng loại", "same type"),
        [LikenessReason.RelatedType] = new("loại cùng nhánh", "type of the same branch"),
        [LikenessReason.SameDate] = new("cùng thời gian", "same date"),
        [LikenessReason.OverlappingDates] = new("thời gian chồng nhau", "overlapping dates"),
        [LikenessReason.SamePlace] = new("cùng địa điểm", "same place"),
        [OpenItemKind.DeadlineOverdue] = new("QUÁ HẠN thông báo, báo cáo", "OVERDUE notification"),
        [OpenItemKind.DeadlineDueSoon] = new("sắp đến hạn thông báo, báo cáo", "notification due soon"),
        [DeadlineStatus.Overdue] = new("QUÁ HẠN", "OVERDUE"),
        [DeadlineStatus.DueSoon] = new("sắp đến hạn", "due soon"),
        [DeadlineStatus.Running] = new("còn hạn", "running"),
        [DeadlineStatus.NotYetKnown] = new("chưa xác định được", "not yet known"),
        [DeadlineStatus.Late] = new("đã làm, trễ hạn", "late"),
        [DeadlineStatus.Met] = new("đúng hạn", "met"),
        [DeadlineDoubt.StartUnknown] = new("chưa biết mốc bắt đầu", "start not known"),
        [DeadlineDoubt.StartImprecise] = new("mốc bắt đầu không rõ ngày", "start not known to the day"),
        [DeadlineDoubt.NotificationImprecise] = new("thời gian thông báo không đủ chính xác", "time of the notification not precise enough"),
        [DeadlineStart.Detected] = new("từ khi phát hiện", "from detection"),
        [DeadlineStart.Occurred] = new("từ khi xảy ra", "from the occurrence"),
        [DeadlineStart.Recorded] = new("từ khi ghi vào sổ", "from recording"),
        [DeadlineStart.ResponseComplete] = new("từ khi kết thúc ứng phó", "from the end of the response"),
        [DeadlineStart.PreviousStep] = new("từ bước trước", "from the step before"),
        [DeadlineUnit.Hours] = new("giờ", "hours"),
        [DeadlineUnit.CalendarDays] = new("ngày", "days"),
        [DeadlineUnit.WorkingDays] = new("ngày làm việc", "working days"),
        [DeadlineUnit.Months] = new("tháng", "months"),
        [OpenItemKind.ReportWaiting] = new("tin báo chờ xử lý", "report waiting"),
        [OpenItemKind.MergeToReassign] = new("đã hủy gộp, còn thông tin phải phân lại", "undone merge with events to reassign"),
        [OpenItemKind.LessonAsked] = new("bài học được yêu cầu, chưa có nội dung", "lesson asked for, without content"),
        [OpenItemKind.ReviewReturned] = new("sơ kết, tổng kết bị trả lại", "review returned"),
        [OpenItemKind.ReviewSubmitted] = new("sơ kết, tổng kết chờ duyệt", "review waiting for approval"),
        [OpenItemKind.ReviewOverdue] = new("sơ kết, tổng kết quá hạn, chưa trình duyệt", "review overdue, not submitted yet"),
        [OpenItemKind.ReviewApproved] = new("sơ kết, tổng kết đã duyệt, chờ ban hành", "review approved, to be issued"),
        [OpenItemKind.StreamParked] = new("bản ghi không đọc được", "stream that cannot be read"),
        [OpenItemKind.TaskOverdue] = new("nhiệm vụ quá hạn", "task overdue"),
        [OpenItemKind.IncidentRecent] = new("vụ việc khác mới ghi nhận", "other incident recorded lately"),
        [OpenItemKind.IncidentOpen] = new("vụ việc chưa khống chế", "incident not contained"),
        [OpenItemKind.IncidentContained] = new("vụ việc đã khống chế, chưa giải quyết", "incident contained, not resolved"),
        [ShiftStatus.HandedOver] = new("đã bàn giao, chờ nhận", "handed over, not taken"),
        [ShiftStatus.TakenOver] = new("đã nhận", "taken over"),
    };

    private static readonly Dictionary<RelationKind, LocalizedText> reversed = new()
    {
        [RelationKind.RelatedTo] = new("liên quan đến", "related to"),
        [RelationKind.DuplicateOf] = new("trùng với", "duplicated by"),
        [RelationKind.DerivedFrom] = new("là gốc của", "origin of"),
        [RelationKind.LedTo] = new("là hậu quả của", "led to by"),
        [RelationKind.PartOf] = new("bao gồm", "includes"),
        [RelationKind.DistinctFrom] = new("không cùng một việc với", "not the same as"),
    };

    /// <summary>A relation as the incident tells it that another one is said to be related to.</summary>
    public static string Reversed(RelationKind relation, string language) => reversed[relation].In(language);

    private static readonly Dictionary<OpenItemKind, string> many = new()
    {
        [OpenItemKind.DeadlineOverdue] = "OVERDUE notifications",
        [OpenItemKind.DeadlineDueSoon] = "notifications due soon",
        [OpenItemKind.ReportWaiting] = "reports waiting",
        [OpenItemKind.MergeToReassign] = "undone merges with events to reassign",
        [OpenItemKind.LessonAsked] = "lessons asked for, without content",
        [OpenItemKind.ReviewReturned] = "reviews returned",
        [OpenItemKind.ReviewSubmitted] = "reviews waiting for approval",
        [OpenItemKind.ReviewOverdue] = "reviews overdue, not submitted yet",
        [OpenItemKind.ReviewApproved] = "reviews approved, to be issued",
        [OpenItemKind.StreamParked] = "streams that cannot be read",
        [OpenItemKind.TaskOverdue] = "tasks overdue",
        [OpenItemKind.IncidentRecent] = "other incidents recorded lately",
        [OpenItemKind.IncidentOpen] = "incidents not contained",
        [OpenItemKind.IncidentContained] = "incidents contained, not resolved",
    };

    public static string Of(Enum code, string language) => words[code].In(language);

    /// <summary>What a figure of such items counts, where that needs a word; null: its name says it.</summary>
    public static LocalizedText? Hint(OpenItemKind kind) => kind switch
    {
        OpenItemKind.IncidentRecent => new(
            "Đang mở, ghi nhận trong 24 giờ qua, quy tắc kết thúc hồ sơ không đòi phải khống chế (như thiên tai, bản ghi gộp nhiều vụ, tấn công đã bị ngăn chặn); không tính bản ghi nhập từ tệp.",
            "Open, recorded within 24 hours, and not wanted contained by the rules of closing (such as disasters, records of many incidents at once, attacks that were blocked); without what was imported."),
        OpenItemKind.IncidentOpen => new(
            "Chỉ tính từng vụ việc đang mở mà quy tắc kết thúc hồ sơ đòi phải khống chế trước; không tính mối đe dọa thường trực, diễn tập, bản ghi gộp nhiều vụ và những vụ không cần khống chế (tấn công đã bị ngăn chặn, thiên tai, bản ghi nhập từ tệp).",
            "Only single open cases that the rules of closing want contained first; neither standing threats, drills and records of many incidents at once, nor what needs no containment (attacks that were blocked, disasters, what was imported)."),
        _ => null,
    };

    /// <summary>What a list or a count of such items is headed by.</summary>
    public static string Many(OpenItemKind kind, string language) => language is "en" ? many.GetValueOrDefault(kind) ?? Of(kind, language) : Of(kind, language);

    public static string Of(WorkCount count, string language) =>
        string.Create(CultureInfo.InvariantCulture, $"{(count.AtLeast ? language is "en" ? "at least " : "ít nhất " : "")}{count.Total}");

    public static string[] Heads(string language, params IEnumerable<LocalizedText> heads) => [.. heads.Select(head => head.In(language))];

    /// <summary>A recorded time in the register's zone.</summary>
    public static string Time(DateTimeOffset instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(instant, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>For programs.</summary>
    public static string Utc(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
