using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Reports;

/// <summary>Every word of the report that is not from the register, in Vietnamese and English side by side, so that none can lack the other.</summary>
internal static class SummaryWords
{
    public static readonly LocalizedText Country = new("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM");
    public static readonly LocalizedText Motto = new("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness");
    public static readonly LocalizedText AgencyLine = new("Cơ quan báo cáo: …", "Reporting agency: …");
    public static readonly LocalizedText NumberLine = new("Số: …/BC-… (chưa ban hành)", "No.: …/BC-… (not yet issued)");
    public static readonly LocalizedText Number = new("Số: {0}", "No.: {0}");
    public static readonly LocalizedText DateLine = new("{0}, ngày … tháng … năm … (chưa ban hành)", "{0}, date … (not yet issued)");
    public static readonly LocalizedText MarksLine = new("Độ mật: … Độ khẩn: … (chưa xác định)", "Secrecy: … Urgency: … (not yet decided)");
    public static readonly LocalizedText Urgency = new("Độ khẩn: {0}", "Urgency: {0}");
    public static readonly LocalizedText SignatureLine = new(
        "TM./KT. … (chức vụ, họ tên; chưa ký: ký sau khi phê duyệt)", "On behalf of … (position, name; not yet signed: signed after approval)");

    public static readonly LocalizedText Report = new("BÁO CÁO", "REPORT");
    public static readonly LocalizedText DataFromTo = new("số liệu từ ngày {0} đến ngày {1}", "figures from {0} to {1}");
    public static readonly LocalizedText DataUntil = new("số liệu từ ngày {0} đến ngày {1}; kỳ chưa kết thúc", "figures from {0} to {1}; the period is not over");
    public static readonly LocalizedText NoText = new("(chưa có nội dung)", "(no text yet)");
    public static readonly LocalizedText OtherLanguage = new("(chưa dịch; nguyên văn tiếng Anh:)", "(not translated; the Vietnamese text:)");
    public static readonly LocalizedText NoneRecorded = new("không ghi nhận", "none recorded");
    public static readonly LocalizedText NoOccasions = new("Không có sự kiện nào được ghi nhận trong kỳ.", "No occasion was recorded in the period.");
    public static readonly LocalizedText NoReviews = new("Không có cuộc sơ kết, tổng kết nào được ghi nhận trong kỳ.", "No review was recorded in the period.");
    public static readonly LocalizedText NoLessons = new("Không có bài học nào được ghi nhận trong kỳ.", "No lesson was recorded in the period.");
    public static readonly LocalizedText NoTasks = new("Không có nhiệm vụ nào được ghi nhận.", "No task was recorded.");
    public static readonly LocalizedText NoSources = new("Không có nguồn nào được dẫn.", "No source is cited.");
    public static readonly LocalizedText NoIds = new("Không có.", "None.");
    public static readonly LocalizedText StandsAlways = new("thường trực", "standing");
    public static readonly LocalizedText NoStanding = new("Không có việc còn tiếp diễn hay mối đe dọa thường trực nào được ghi nhận.", "Nothing that goes on and no standing threat was recorded.");
    public static readonly LocalizedText NoAssessments = new("Không có xu hướng, nhận định nào được ghi nhận trong kỳ.", "No trend or judgement was recorded in the period.");
    public static readonly LocalizedText NoRows = new("(sổ không ghi nhận)", "(none in the register)");

    public static readonly LocalizedText Record = new("bản ghi", "record");
    public static readonly LocalizedText Case = new("vụ", "case");
    public static readonly LocalizedText Total = new("Tổng số", "Total");
    public static readonly LocalizedText PartOf = new("trong đó", "of which");
    public static readonly LocalizedText NotSubdivided = new("chưa phân loại nhỏ hơn", "not subdivided");
    public static readonly LocalizedText Suspected = new("Nghi vấn (không tính vào tổng số)", "Suspected (not in the total)");
    public static readonly LocalizedText OccurredUnstated = new("có xảy ra, nguồn không nêu số lượng", "occurred; number not stated by the source");
    public static readonly LocalizedText NumberNotStated = new("nguồn không nêu số lượng", "number not stated by the source");
    public static readonly LocalizedText MayBelong = new("{0} có thể thuộc kỳ (không tính)", "{0} may belong to the period (not counted)");
    public static readonly LocalizedText MayBelongBesides = new("ngoài ra {0} có thể thuộc kỳ (không tính)", "besides, {0} may belong to the period (not counted)");
    public static readonly LocalizedText GoesOnFromBefore = new("còn {0} tiếp diễn từ trước (không tính lại)", "{0} from before still going on (not counted again)");
    public static readonly LocalizedText Matter = new("việc", "case");
    public static readonly LocalizedText FromRecords = new("từ {0}", "from {0}");

    public static readonly LocalizedText Up = new("tăng", "up by");
    public static readonly LocalizedText Down = new("giảm", "down by");
    public static readonly LocalizedText Unchanged = new("không tăng, không giảm", "unchanged");
    public static readonly LocalizedText NotComparable = new("không so sánh được", "not comparable");
    public static readonly LocalizedText NoData = new("không có số liệu", "no data");
    public static readonly LocalizedText CrossNotComparable = new("“x”: không so sánh được.", "“x”: not comparable.");
    public static readonly LocalizedText CrossNoData = new("“x”: {0} không có số liệu; tăng/giảm không so sánh được.", "“x”: no data for the {0}; change not comparable.");

    public static readonly LocalizedText MayBelongSign = new("“?”: có bản ghi có thể thuộc kỳ của cột, chưa tính.", "“?”: records that may belong to the column's period, not counted.");

    public static readonly LocalizedText ColumnNumber = new("TT", "No.");
    public static readonly LocalizedText ColumnContent = new("Nội dung", "Content");
    public static readonly LocalizedText ColumnUnit = new("Đơn vị tính", "Unit");
    public static readonly LocalizedText ColumnNow = new("Kỳ này", "This period");
    public static readonly LocalizedText ColumnSamePeriod = new("Cùng kỳ", "Same period last year");
    public static readonly LocalizedText ColumnPrevious = new("Kỳ trước", "Period before");
    public static readonly LocalizedText ColumnDifference = new("Tăng/giảm (số)", "Change (number)");
    public static readonly LocalizedText ColumnPercent = new("Tăng/giảm (%)", "Change (%)");
    public static readonly LocalizedText ColumnChange = new("Tăng/giảm", "Change");
    public static readonly LocalizedText ColumnNote = new("Ghi chú", "Note");
    public static readonly LocalizedText ColumnMonthNotStated = new("Không rõ tháng", "Month not stated");
    public static readonly LocalizedText ColumnYearNotStated = new("Không rõ năm", "Year not stated");
    public static readonly LocalizedText ColumnSum = new("Cộng", "Sum");
    public static readonly LocalizedText ColumnSuspected = new("Nghi vấn (ngoài tổng)", "Suspected (outside the sum)");

    public static readonly LocalizedText GeneralRecords = new("Bản ghi được tính", "Records counted");
    public static readonly LocalizedText GeneralQuantity = new("Số vụ việc", "Number of cases");
    public static readonly LocalizedText GeneralBlocked = new("trong đó: đã ngăn chặn", "of which: blocked");

    public static readonly LocalizedText GeneralNearMisses = new("trong đó: suýt xảy ra", "of which: near misses");
    public static readonly LocalizedText ShareOfTotal = new("chiếm {0}% tổng số", "{0}% of the total");
    public static readonly LocalizedText ColumnEstimate = new("Ước cả kỳ", "Whole period, estimated");

    public static readonly LocalizedText StatedOn = new("nêu {0}", "stated {0}");
    public static readonly LocalizedText StatedOnUnknown = new("không rõ ngày nêu", "stated on an unknown date");
    public static readonly LocalizedText DayNotInDocument = new("ngày theo nguồn khác, không nêu trong văn bản", "the day is from other sources, not stated in the document");
    public static readonly LocalizedText NoMonthStated = new("Chưa bản ghi nào được tính biết được tháng, nên bảng không chia theo tháng.", "No record counted has a known month, so the table is not divided into months.");
    public static readonly LocalizedText NothingCounted = new("Không có bản ghi nào được tính hay có thể thuộc kỳ.", "No record is counted in the period or may belong to it.");
    public static readonly LocalizedText NoYearStated = new("Chưa bản ghi nào được tính biết được năm, nên bảng không chia theo năm.", "No record counted has a known year, so the table is not divided into years.");

    public static readonly LocalizedText DamageNotStated = new(
        "“…”: có vụ việc mà nguồn không nêu con số thiệt hại; không có nghĩa là đã có thiệt hại.", "“…”: incidents of which sources state no figure of damage; it does not mean that there was damage.");

    public static readonly LocalizedText DamageStated = new("Riêng các dòng “không nêu cụ thể”: nguồn có nêu thiệt hại, không nêu con số.", "Only the rows “not broken down” are damage that sources state, without a figure.");
    public static readonly LocalizedText Source = new("nguồn", "source");
    public static readonly LocalizedText SourcesCited = new("nguồn", "sources");
    public static readonly LocalizedText OwnObservation = new("ghi nhận của người ghi, không có nguồn", "the operator's own observation, no source");
    public static readonly LocalizedText Lead = new("chủ trì", "lead");
    public static readonly LocalizedText Measures = new("Biện pháp", "Measures");
    public static readonly LocalizedText Judgements = new("Nhận định", "Judgements");
    public static readonly LocalizedText JudgedInAnnex = new("Nhận định: xem Phụ lục IV.", "Judgements: see Annex IV.");
    public static readonly LocalizedText NoneLinked = new("Không có vụ việc nào của kỳ được ghi nhận là gắn với sự kiện nêu trên.", "No incident of the period is recorded as linked to the above.");
    public static readonly LocalizedText Judgement = new("Nhận định", "Judgement");
    public static readonly LocalizedText NoJudgement = new("chưa ghi nhận nhận định nào", "no judgement recorded");
    public static readonly LocalizedText LinkedIncidents = new("vụ việc của kỳ gắn với sự kiện", "incidents of the period linked to it");
    public static readonly LocalizedText AskedBy = new("người yêu cầu", "asked by");
    public static readonly LocalizedText AskedOf = new("đối tượng được yêu cầu", "asked of");
    public static readonly LocalizedText Purpose = new("mục đích", "purpose");
    public static readonly LocalizedText Reviews = new("Sơ kết, tổng kết trong kỳ", "Reviews of the period");
    public static readonly LocalizedText Since = new("từ {0}", "since {0}");
    public static readonly LocalizedText RecordsOfPeriod = new("{0} của kỳ", "{0} of the period");

    public static readonly LocalizedText ChartTypes = new("Loại đe dọa theo thời gian", "Threat types over time");
    public static readonly LocalizedText ChartOutcomes = new("Kết quả xử lý theo thời gian", "Outcomes over time");
    public static readonly LocalizedText ChartCourse = new("Diễn biến so với kỳ so sánh", "Course against the period compared with");
    public static readonly LocalizedText ChartOccasion = new("Dòng thời gian", "Timeline");
    public static readonly LocalizedText ChartTable = new("(Biểu đồ: xem bảng.)", "(Chart: see the table.)");
    public static readonly LocalizedText OutcomesByTime = new("Kết quả xử lý theo thời gian", "Outcomes over time");
    public static readonly LocalizedText CourseByTime = new("So với kỳ so sánh, theo thời gian", "Against the period compared with, over time");
    public static readonly LocalizedText ColumnTime = new("Thời gian", "Time");

    public static readonly LocalizedText Contents = new("Mục lục", "Contents");
    public static readonly LocalizedText Section = new("Mục", "Section");
    public static readonly LocalizedText Texts = new("Văn bản", "Texts");

    public static readonly LocalizedText Tracing = new(
        "Truy vết: mỗi số liệu mở ra trên các trang của sổ ở địa chỉ `{0}` với T là loại (cả nhánh), P là kỳ hoặc tháng; bỏ `counted=true` để thấy cả bản ghi chỉ giao với kỳ hoặc không tính.",
        "Tracing: each figure opens on the register's pages at `{0}`, T being the type (its whole branch) and P the period or month; without `counted=true` the list also holds records that only overlap the period or are not counted.");

    public static bool IsEnglish(string language) => string.Equals(language, "en", StringComparison.Ordinal);

    public static string Fill(this LocalizedText text, string language, params ReadOnlySpan<string> values)
    {
        var filled = text.In(language);
        for (var index = 0; index < values.Length; index++) filled = filled.Replace(index == 0 ? "{0}" : "{1}", values[index], StringComparison.Ordinal);
        return filled;
    }

    public static string Records(long count, string language) => QuantityText.Of(Quantity.Exact(count), Record, language);

    public static LocalizedText ColumnNotStated(Granularity per) => per is Granularity.Month ? ColumnMonthNotStated : ColumnYearNotStated;

    public static LocalizedText Of(Outcome outcome) => outcome switch
    {
        Outcome.Blocked => new("Đã ngăn chặn", "Blocked"),
        Outcome.FailedAttempt => new("Có ý đồ, không thành", "Failed attempt"),
        Outcome.NearMiss => new("Suýt xảy ra", "Near miss"),
        Outcome.PartlySucceeded => new("Xảy ra một phần", "Partly succeeded"),
        Outcome.Succeeded => new("Đã xảy ra", "Occurred"),
        Outcome.FalsePositive => new("Báo động giả", "False positive"),
        Outcome.Suspected => Suspected,
        _ => new("Không rõ kết quả", "Outcome not stated"),
    };

    public static LocalizedText Of(DamageKind kind) => kind switch
    {
        DamageKind.Dead => new("Chết", "Dead"),
        DamageKind.Missing => new("Mất tích", "Missing"),
        DamageKind.Injured => new("Bị thương", "Injured"),
        DamageKind.Affected => new("Bị ảnh hưởng", "Affected"),
        DamageKind.Houses => new("Nhà", "Houses"),
        DamageKind.Hectares => new("Diện tích (ha)", "Area (ha)"),
        DamageKind.Money => new("Tiền", "Money"),
        DamageKind.People => new("Về người (không nêu cụ thể)", "People (not broken down)"),
        _ => new("Về tài sản (không nêu cụ thể)", "Property (not broken down)"),
    };

    public static LocalizedText Of(DamageStatus status) => status switch
    {
        DamageStatus.Official => new("chính thức", "official"),
        DamageStatus.Preliminary => new("sơ bộ", "preliminary"),
        _ => new("chưa rõ sơ bộ hay chính thức", "not said whether preliminary or official"),
    };

    public static LocalizedText Of(Enum code) => CodeWords.Of(code);
}
