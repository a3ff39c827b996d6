using System.Collections.Frozen;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Agencies;
using ThreatRegister.Domain.Assessments;
using ThreatRegister.Domain.ClosingRules;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Domain.Directions;
using ThreatRegister.Domain.Forecasts;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Indicators;
using ThreatRegister.Domain.Instruments;
using ThreatRegister.Domain.Places;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Domain.Sources;
using ThreatRegister.Domain.Tasks;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Agencies;
using ThreatRegister.Projections.Assessments;
using ThreatRegister.Projections.Directions;
using ThreatRegister.Projections.Drills;
using ThreatRegister.Projections.Forecasts;
using ThreatRegister.Projections.Imports;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Projections.Indicators;
using ThreatRegister.Projections.Instruments;
using ThreatRegister.Projections.Intake;
using ThreatRegister.Projections.Lessons;
using ThreatRegister.Projections.Occasions;
using ThreatRegister.Projections.Reviews;
using ThreatRegister.Projections.Scenarios;
using ThreatRegister.Projections.Shares;
using ThreatRegister.Projections.Shifts;
using ThreatRegister.Projections.Tasks;

namespace ThreatRegister.Application.Words;

/// <summary>The codes of rows in words, in Vietnamese and English. A code without words is said as it is.</summary>
public static class CodeWords
{
    private static readonly FrozenDictionary<(Type Of, string Code), LocalizedText> words = new (Type Of, string Code, string Vi, string En)[]
    {
        (typeof(Outcome), "unknown", "không rõ", "not known"),
        (typeof(Outcome), "blocked", "đã ngăn chặn", "blocked"),
        (typeof(Outcome), "failed-attempt", "có ý đồ, không thành", "failed attempt"),
        (typeof(Outcome), "near-miss", "suýt xảy ra", "near miss"),
        (typeof(Outcome), "partly-succeeded", "xảy ra một phần", "partly succeeded"),
        (typeof(Outcome), "succeeded", "đã xảy ra", "succeeded (occurred)"),
        (typeof(Outcome), "false-positive", "báo động giả", "false positive"),
        (typeof(Outcome), "suspected", "nghi vấn", "suspected"),
        (typeof(Basis), "occurred", "ngày xảy ra", "when it occurred"),
        (typeof(Basis), "stated", "ngày nguồn nêu", "when it was stated"),
        (typeof(Basis), "recorded", "ngày ghi vào sổ", "when it was recorded"),
        (typeof(Lifecycle), "open", "đang mở", "open"),
        (typeof(Lifecycle), "contained", "đã khống chế", "contained"),
        (typeof(Lifecycle), "resolved", "đã giải quyết", "resolved"),
        (typeof(Lifecycle), "closed", "đã đóng", "closed"),
        (typeof(Lifecycle), "retracted", "đã rút khỏi sổ", "retracted"),
        (typeof(Lifecycle), "merged-away", "đã gộp vào bản ghi khác", "merged away"),
        (typeof(Lifecycle), "withdrawn", "đã thu hồi cùng lô nhập", "withdrawn with its import"),
        (typeof(RecordKind), "case", "vụ việc", "case"),
        (typeof(RecordKind), "aggregate", "nhóm vụ việc nêu gộp", "aggregate statement"),
        (typeof(RecordKind), "standing-threat", "mối đe dọa thường trực", "standing threat"),
        (typeof(RecordKind), "drill", "diễn tập", "drill"),
        (typeof(OccasionStatus), "open", "chưa ghi nhận kết thúc", "not recorded as concluded"),
        (typeof(OccasionStatus), "concluded", "đã kết thúc", "concluded"),
        (typeof(LessonStatus), "asked", "được yêu cầu, chưa có nội dung", "asked for, no content yet"),
        (typeof(LessonStatus), "recorded", "đã ghi nhận", "recorded"),
        (typeof(LessonStatus), "reviewed", "đã rà soát", "reviewed"),
        (typeof(LessonStatus), "adopted", "đã thông qua", "adopted"),
        (typeof(LessonStatus), "applied", "đã vận dụng", "applied"),
        (typeof(LessonStatus), "effect-verified", "đã kiểm chứng hiệu quả", "effect verified"),
        (typeof(LessonStatus), "rejected", "không chấp nhận", "rejected"),
        (typeof(ReviewKind), "periodic", "định kỳ", "periodic"),
        (typeof(ReviewKind), "thematic", "chuyên đề", "thematic"),
        (typeof(ReviewKind), "occasion", "theo sự kiện", "of an occasion"),
        (typeof(ReviewStatus), "under-way", "đang thực hiện", "under way"),
        (typeof(ReviewStatus), "returned", "trả lại để hoàn thiện", "returned to be completed"),
        (typeof(ReviewStatus), "submitted", "đã trình, chờ duyệt", "submitted for approval"),
        (typeof(ReviewStatus), "approved", "đã duyệt, chưa ban hành", "approved, not yet issued"),
        (typeof(ReviewStatus), "issued", "đã ban hành", "issued"),
        (typeof(ReviewStatus), "replaced", "đã được thay thế", "replaced"),
        (typeof(ReviewStatus), "withdrawn", "đã rút dự thảo", "draft withdrawn"),
        (typeof(ContributionStanding), "owed", "chưa gửi", "owed"),
        (typeof(ContributionStanding), "overdue", "quá hạn", "overdue"),
        (typeof(ContributionStanding), "submitted", "đã gửi", "sent in"),
        (typeof(ContributionStanding), "nil", "báo cáo không có nội dung phát sinh", "nil report"),
        (typeof(ContributionStanding), "returned", "trả lại", "returned"),
        (typeof(ContributionState), "owed", "chưa gửi", "owed"),
        (typeof(ContributionState), "submitted", "đã gửi", "sent in"),
        (typeof(ContributionState), "nil", "báo cáo không có nội dung phát sinh", "nil report"),
        (typeof(ContributionState), "returned", "trả lại", "returned"),
        (typeof(SourceKind), "document", "văn bản", "document"),
        (typeof(SourceKind), "data-set", "bộ dữ liệu", "data set"),
        (typeof(SourceKind), "report", "tin báo", "report"),
        (typeof(SourceKind), "press", "báo chí", "press"),
        (typeof(SourceKind), "other", "khác", "other"),
        (typeof(Urgency), "urgent", "khẩn", "urgent"),
        (typeof(Urgency), "very-urgent", "thượng khẩn", "very urgent"),
        (typeof(Urgency), "express", "hỏa tốc", "express"),
        (typeof(StatementBasis), "stated", "nêu trong nguồn", "stated in the source"),
        (typeof(StatementBasis), "other-source", "không nêu trong văn bản", "not stated in the document"),
        (typeof(StatementBasis), "interpretation", "diễn giải", "interpretation"),
        (typeof(ResponseReach), "not-stated", "không nêu", "not stated"),
        (typeof(ResponseReach), "on-the-spot", "tại chỗ", "on the spot"),
        (typeof(ResponseReach), "from-outside", "từ bên ngoài", "from outside"),
        (typeof(DamageKind), "dead", "chết", "dead"),
        (typeof(DamageKind), "missing", "mất tích", "missing"),
        (typeof(DamageKind), "injured", "bị thương", "injured"),
        (typeof(DamageKind), "affected", "bị ảnh hưởng", "affected"),
        (typeof(DamageKind), "houses", "nhà", "houses"),
        (typeof(DamageKind), "hectares", "diện tích (ha)", "hectares"),
        (typeof(DamageKind), "money", "tiền", "money"),
        (typeof(DamageKind), "people", "về người (không nêu cụ thể)", "people (not broken down)"),
        (typeof(DamageKind), "property", "về tài sản (không nêu cụ thể)", "property (not broken down)"),
        (typeof(DamageStatus), "preliminary", "sơ bộ", "preliminary"),
        (typeof(DamageStatus), "official", "chính thức", "official"),
        (typeof(DamageStatus), "not-stated", "chưa rõ sơ bộ hay chính thức", "not said whether preliminary or official"),
        (typeof(ImportStatus), "started", "đang nhập", "started"),
        (typeof(ImportStatus), "completed", "đã nhập xong", "completed"),
        (typeof(ImportStatus), "withdrawn", "đã thu hồi", "withdrawn"),
        (typeof(IntakeStatus), "received", "mới nhận", "received"),
        (typeof(IntakeStatus), "accepted", "đã tiếp nhận", "accepted"),
        (typeof(IntakeStatus), "attached", "đã gắn vào vụ việc", "attached"),
        (typeof(IntakeStatus), "rejected", "không tiếp nhận", "rejected"),
        (typeof(ShiftStatus), "handed-over", "đã bàn giao", "handed over"),
        (typeof(ShiftStatus), "taken-over", "đã nhận ca", "taken over"),
        (typeof(AssessmentStatus), "stands", "có hiệu lực", "stands"),
        (typeof(AssessmentStatus), "withdrawn", "đã rút", "withdrawn"),
        (typeof(AssessmentKind), "judgement", "nhận định", "judgement"),
        (typeof(AssessmentKind), "trend", "xu hướng", "trend"),
        (typeof(AssessmentKind), "limitation", "hạn chế", "limitation"),
        (typeof(TrendDirection), "rising", "tăng", "rising"),
        (typeof(TrendDirection), "falling", "giảm", "falling"),
        (typeof(TrendDirection), "steady", "ổn định", "steady"),
        (typeof(TrendDirection), "unclear", "chưa rõ chiều hướng", "unclear"),
        (typeof(DirectionKind), "direction", "phương hướng, nhiệm vụ", "direction"),
        (typeof(DirectionKind), "goal", "mục tiêu", "goal"),
        (typeof(DirectionKind), "principle", "quan điểm, phương châm", "principle"),
        (typeof(DirectionStatus), "stands", "có hiệu lực", "stands"),
        (typeof(DirectionStatus), "withdrawn", "đã rút", "withdrawn"),
        (typeof(TaskElement), "person", "người", "person"),
        (typeof(TaskElement), "work", "việc", "work"),
        (typeof(TaskElement), "time", "thời gian", "time"),
        (typeof(TaskElement), "responsibility", "trách nhiệm", "responsibility"),
        (typeof(TaskElement), "authority", "thẩm quyền", "authority"),
        (typeof(TaskElement), "product", "sản phẩm", "product"),
        (typeof(TaskState), "open", "đang thực hiện", "open"),
        (typeof(TaskState), "completed", "đã hoàn thành", "completed"),
        (typeof(TaskState), "cancelled", "đã hủy", "cancelled"),
        (typeof(ForecastKind), "warning", "cảnh báo", "warning"),
        (typeof(ForecastKind), "forecast", "dự báo", "forecast"),
        (typeof(ForecastScore), "occurred", "đã xảy ra", "occurred"),
        (typeof(ForecastScore), "partly", "xảy ra một phần", "partly"),
        (typeof(ForecastScore), "not-occurred", "không xảy ra", "not occurred"),
        (typeof(ForecastScore), "cannot-be-scored", "không thể đối chiếu", "cannot be scored"),
        (typeof(ForecastStatus), "stands", "có hiệu lực", "stands"),
        (typeof(ForecastStatus), "withdrawn", "đã rút", "withdrawn"),
        (typeof(ShareStatus), "stands", "có hiệu lực", "stands"),
        (typeof(ShareStatus), "withdrawn", "đã rút", "withdrawn"),
        (typeof(FourOnTheSpot), "command", "chỉ huy tại chỗ", "command on the spot"),
        (typeof(FourOnTheSpot), "forces", "lực lượng tại chỗ", "forces on the spot"),
        (typeof(FourOnTheSpot), "means", "phương tiện, vật tư tại chỗ", "means and supplies on the spot"),
        (typeof(FourOnTheSpot), "logistics", "hậu cần tại chỗ", "logistics on the spot"),
        (typeof(ScenarioStatus), "in-force", "đang dùng", "in force"),
        (typeof(ScenarioStatus), "retired", "đã thôi dùng", "retired"),
        (typeof(DrillStatus), "stands", "có hiệu lực", "stands"),
        (typeof(DrillStatus), "withdrawn", "đã rút", "withdrawn"),
        (typeof(Tlp), "clear", "TLP:CLEAR", "TLP:CLEAR"),
        (typeof(Tlp), "green", "TLP:GREEN", "TLP:GREEN"),
        (typeof(Tlp), "amber", "TLP:AMBER", "TLP:AMBER"),
        (typeof(Tlp), "amber-strict", "TLP:AMBER+STRICT", "TLP:AMBER+STRICT"),
        (typeof(Tlp), "red", "TLP:RED", "TLP:RED"),
        (typeof(AgencyKind), "party-body", "cơ quan Đảng", "Party body"),
        (typeof(AgencyKind), "government", "Chính phủ", "government"),
        (typeof(AgencyKind), "ministry", "bộ, cơ quan ngang bộ", "ministry"),
        (typeof(AgencyKind), "council", "hội đồng", "council"),
        (typeof(AgencyKind), "committee", "ban chỉ đạo, tiểu ban", "committee"),
        (typeof(AgencyKind), "force", "lực lượng", "force"),
        (typeof(AgencyKind), "local", "địa phương", "local authority"),
        (typeof(AgencyKind), "other", "khác", "other"),
        (typeof(AgencyRoleKind), "lead", "chủ trì", "lead"),
        (typeof(AgencyRoleKind), "co-lead", "đồng chủ trì", "co-lead"),
        (typeof(AgencyRoleKind), "standing", "thường trực", "standing"),
        (typeof(AgencyRoleKind), "coordinating", "phối hợp", "coordinating"),
        (typeof(AgencyRoleKind), "member", "thành viên", "member"),
        (typeof(AgencyStatus), "present", "đang hoạt động", "present"),
        (typeof(AgencyStatus), "ended", "đã kết thúc", "ended"),
        (typeof(IndicatorScope), "world", "thế giới", "world"),
        (typeof(IndicatorScope), "region", "khu vực", "region"),
        (typeof(IndicatorScope), "country", "trong nước", "country"),
        (typeof(IndicatorStatus), "stands", "có hiệu lực", "stands"),
        (typeof(IndicatorStatus), "withdrawn", "đã rút", "withdrawn"),
        (typeof(InstrumentKind), "law", "luật", "law"),
        (typeof(InstrumentKind), "ordinance", "pháp lệnh", "ordinance"),
        (typeof(InstrumentKind), "resolution", "nghị quyết", "resolution"),
        (typeof(InstrumentKind), "decree", "nghị định", "decree"),
        (typeof(InstrumentKind), "conclusion", "kết luận", "conclusion"),
        (typeof(InstrumentKind), "directive", "chỉ thị", "directive"),
        (typeof(InstrumentKind), "decision", "quyết định", "decision"),
        (typeof(InstrumentKind), "circular", "thông tư", "circular"),
        (typeof(InstrumentKind), "strategy", "chiến lược", "strategy"),
        (typeof(InstrumentKind), "plan", "kế hoạch", "plan"),
        (typeof(InstrumentKind), "regulation", "quy chế, quy định", "regulation"),
        (typeof(InstrumentKind), "treaty", "điều ước quốc tế", "treaty"),
        (typeof(InstrumentKind), "other", "khác", "other"),
        (typeof(InstrumentRelationKind), "mandates", "giao xây dựng, ban hành", "mandates"),
        (typeof(InstrumentRelationKind), "amends", "sửa đổi, bổ sung", "amends"),
        (typeof(InstrumentRelationKind), "replaces", "thay thế", "replaces"),
        (typeof(InstrumentRelationKind), "implements", "triển khai", "implements"),
        (typeof(InstrumentStatus), "stands", "chưa ghi nhận hết hiệu lực", "no end recorded"),
        (typeof(InstrumentStatus), "ended", "hết hiệu lực", "ended"),
        (typeof(PlaceKind), "country", "quốc gia", "country"),
        (typeof(PlaceKind), "province", "tỉnh, thành phố", "province"),
        (typeof(PlaceKind), "district", "huyện", "district"),
        (typeof(PlaceKind), "commune", "xã", "commune"),
        (typeof(PlaceKind), "region", "vùng", "region"),
        (typeof(PlaceKind), "sea", "vùng biển", "sea"),
        (typeof(PlaceKind), "border", "biên giới", "border"),
        (typeof(PlaceKind), "site", "khu vực, cửa khẩu", "site"),
        (typeof(ClosingNeed), "containment", "đã khống chế", "containment"),
        (typeof(ClosingNeed), "outcome", "có kết quả xử lý", "an outcome"),
        (typeof(ClosingNeed), "resolution", "đã giải quyết", "resolution"),
        (typeof(ClosingNeed), "response", "có biện pháp ứng phó", "a response"),
        (typeof(DeadlineStart), "detected", "lúc phát hiện", "detection"),
        (typeof(DeadlineStart), "occurred", "lúc xảy ra", "occurrence"),
        (typeof(DeadlineStart), "previous-step", "bước trước", "the previous step"),
        (typeof(DeadlineStart), "recorded", "lúc ghi nhận", "recording"),
        (typeof(DeadlineStart), "response-complete", "lúc hoàn thành ứng phó", "completion of the response"),
        (typeof(DeadlineUnit), "calendar-days", "ngày", "calendar days"),
        (typeof(DeadlineUnit), "hours", "giờ", "hours"),
        (typeof(DeadlineUnit), "months", "tháng", "months"),
        (typeof(DeadlineUnit), "working-days", "ngày làm việc", "working days"),
        (typeof(ImpactAspect), "actual", "tác động thực tế", "actual impact"),
        (typeof(ImpactAspect), "potential", "tác động có thể có", "potential impact"),
        (typeof(RelationKind), "derived-from", "bắt nguồn từ", "derived from"),
        (typeof(RelationKind), "distinct-from", "không cùng một việc với", "not the same as"),
        (typeof(RelationKind), "duplicate-of", "trùng với", "duplicate of"),
        (typeof(RelationKind), "led-to", "dẫn đến", "led to"),
        (typeof(RelationKind), "part-of", "là một phần của", "part of"),
        (typeof(RelationKind), "related-to", "liên quan đến", "related to"),
        (typeof(StateSecretLevel), "mat", "Mật", "Mật (confidential)"),
        (typeof(StateSecretLevel), "toi-mat", "Tối mật", "Tối mật (secret)"),
        (typeof(StateSecretLevel), "tuyet-mat", "Tuyệt mật", "Tuyệt mật (top secret)"),
        (typeof(QuantityForm), "unknown", "nguồn không nêu", "not stated"),
        (typeof(QuantityForm), "exact", "chính xác", "exactly"),
        (typeof(QuantityForm), "at-least", "ít nhất", "at least"),
        (typeof(QuantityForm), "more-than", "trên, hơn", "more than"),
        (typeof(QuantityForm), "nearly", "gần", "nearly"),
        (typeof(QuantityForm), "about", "khoảng", "about"),
        (typeof(QuantityForm), "range", "từ … đến …", "from … to …"),
        (typeof(QuantityForm), "order", "hàng chục, hàng trăm…", "tens, hundreds…"),
        (typeof(QuantityForm), "some", "một số", "some"),
        (typeof(QuantityForm), "many", "nhiều", "many"),
        (typeof(QuantityForm), "estimated", "ước", "an estimated"),
    }.ToFrozenDictionary(word => (word.Of, word.Code), word => new LocalizedText(word.Vi, word.En));

    /// <summary>The enums that have words.</summary>
    public static IEnumerable<Type> Families => words.Keys.Select(key => key.Of).Distinct();

    public static LocalizedText Of(Enum member) => words.GetValueOrDefault((member.GetType(), Codes.Of(member))) ?? new(Codes.Of(member), Codes.Of(member));

    public static string Of(Enum member, string language) => Of(member).In(language);

    public static bool Knows(Enum member) => words.ContainsKey((member.GetType(), Codes.Of(member)));

    /// <summary>The words of a code, as rows and change log have it.</summary>
    public static string Of(Type family, string code, string language) => words.GetValueOrDefault((family, code))?.In(language) ?? code;

    /// <summary>Where an incident has come to: a standing threat is not open until somebody ends it, it stands.</summary>
    public static string OfStatus(string kind, string status, string language) =>
        (kind, status) is ("standing-threat", "open") ? new LocalizedText("thường trực", "standing").In(language)! : Of(typeof(Lifecycle), status, language);
}
