using ThreatRegister.Domain;

namespace ThreatRegister.Reports;

/// <summary>The skeleton of every review, heading by heading, in both languages.</summary>
internal static class SummaryHeadings
{
    public static readonly LocalizedText PartOne = new("Phần thứ nhất: KẾT QUẢ", "Part one: RESULTS");
    public static readonly LocalizedText Situation = new("I. Tình hình", "I. Situation");
    public static readonly LocalizedText Background = new("1. Bối cảnh", "1. Background");
    public static readonly LocalizedText Standing = new("Việc còn tiếp diễn (chỉ tính ở kỳ bắt đầu) và mối đe dọa thường trực (không tính)", "Matters still going on (counted only in the period in which they began) and standing threats (not counted)");
    public static readonly LocalizedText Assessments = new("Xu hướng và nhận định mà nguồn nêu (không phải số liệu)", "Trends and judgements stated by sources (not figures)");
    public static readonly LocalizedText Indicators = new("Chỉ số do nơi khác công bố (không phải số liệu của sổ)", "Indicators published by others (not figures of the register)");
    public static readonly LocalizedText AskedForPeriod = new("Phương hướng, nhiệm vụ được đề ra cho kỳ này", "Directions and tasks set for this period");
    public static readonly LocalizedText AskedAhead = new("Được đề ra trong các nguồn", "Set by sources");
    public static readonly LocalizedText Named = new("cơ quan được nêu", "agencies named");
    public static readonly LocalizedText Rank = new("hạng", "rank");
    public static readonly LocalizedText IndicatorName = new("tên chỉ số", "index");
    public static readonly LocalizedText Publisher = new("nơi công bố", "publisher");
    public static readonly LocalizedText IndicatorTime = new("thời gian", "time");
    public static readonly LocalizedText TaskWork = new("Việc", "Work");
    public static readonly LocalizedText TaskPerson = new("Người", "Person");
    public static readonly LocalizedText TaskResponsibility = new("Trách nhiệm", "Responsibility");
    public static readonly LocalizedText TaskAuthority = new("Thẩm quyền", "Authority");
    public static readonly LocalizedText TaskProduct = new("Sản phẩm", "Product");
    public static readonly LocalizedText TaskState = new("Trạng thái", "State");
    public static readonly LocalizedText Missing = new("chưa rõ", "not clear");
    public static readonly LocalizedText Ids = new("4. Mã tra cứu trong sổ", "4. Ids in the register");
    public static readonly LocalizedText Counted = new("Vụ việc, thông tin gộp được tính trong kỳ", "Cases and statements about many that are counted in the period");
    public static readonly LocalizedText General = new("2. Số liệu chung", "2. General figures");
    public static readonly LocalizedText Fields = new("3. Từng lĩnh vực", "3. By field");
    public static readonly LocalizedText Methods = new("4. Thủ đoạn, nguyên nhân, địa bàn", "4. Methods, causes, places");
    public static readonly LocalizedText Damage = new("5. Thiệt hại", "5. Damage");

    public static readonly LocalizedText Work = new("II. Kết quả công tác", "II. Work done");
    public static readonly LocalizedText Advice = new("1. Tham mưu, chỉ đạo, ban hành văn bản", "1. Advice, direction, instruments");
    public static readonly LocalizedText Prevention = new("2. Phòng ngừa, cảnh báo, diễn tập", "2. Prevention, warnings, drills");
    public static readonly LocalizedText Handling = new("3. Phát hiện, ngăn chặn, xử lý, đúng hạn", "3. Detection, blocking, handling, timeliness");
    public static readonly LocalizedText Occasions = new("4. Bảo vệ sự kiện", "4. Protection of occasions");
    public static readonly LocalizedText Coordination = new("5. Phối hợp, bốn tại chỗ", "5. Coordination, four on the spot");
    public static readonly LocalizedText Cooperation = new("6. Hợp tác quốc tế", "6. International cooperation");

    public static readonly LocalizedText Assessment = new("III. Đánh giá", "III. Assessment");
    public static readonly LocalizedText Strengths = new("1. Ưu điểm", "1. Strengths");
    public static readonly LocalizedText Shortcomings = new("2. Tồn tại, hạn chế, khó khăn, vướng mắc", "2. Shortcomings, limits, difficulties, obstacles");
    public static readonly LocalizedText Causes = new("3. Nguyên nhân khách quan, chủ quan", "3. Objective and subjective causes");
    public static readonly LocalizedText Lessons = new("4. Bài học kinh nghiệm", "4. Lessons");

    public static readonly LocalizedText PartTwo = new("Phần thứ hai: PHƯƠNG HƯỚNG", "Part two: DIRECTIONS");
    public static readonly LocalizedText Forecast = new("I. Dự báo", "I. Forecast");
    public static readonly LocalizedText Targets = new("II. Mục tiêu, chỉ tiêu", "II. Goals, targets");
    public static readonly LocalizedText Tasks = new("III. Nhiệm vụ, giải pháp (6 rõ)", "III. Tasks, solutions (six clear)");
    public static readonly LocalizedText Organisation = new("IV. Tổ chức thực hiện", "IV. Implementation");

    public static readonly LocalizedText PartThree = new("Phần thứ ba: KIẾN NGHỊ, ĐỀ XUẤT", "Part three: PROPOSALS");
    public static readonly LocalizedText Recipients = new("Nơi nhận", "Recipients");

    public static readonly LocalizedText Annexes = new("PHỤ LỤC", "ANNEXES");
    public static readonly LocalizedText AnnexMonths = new("Phụ lục I. Loại theo tháng", "Annex I. Types by month");
    public static readonly LocalizedText AnnexYears = new("Phụ lục I. Loại theo năm", "Annex I. Types by year");
    public static readonly LocalizedText MayBelong = new("Có thể thuộc kỳ (không tính)", "May belong to the period (not counted)");
    public static readonly LocalizedText AnnexOutcomes = new("Phụ lục II. Kết quả xử lý theo loại", "Annex II. Outcomes by type");
    public static readonly LocalizedText AnnexDamage = new("Phụ lục III. Thiệt hại", "Annex III. Damage");
    public static readonly LocalizedText AnnexOccasions = new("Phụ lục IV. Sự kiện", "Annex IV. Occasions");
    public static readonly LocalizedText AnnexMeasures = new("Phụ lục V. Biện pháp theo lực lượng", "Annex V. Measures by force");
    public static readonly LocalizedText AnnexTasks = new("Phụ lục VI. Nhiệm vụ 6 rõ", "Annex VI. Six-clear tasks");
    public static readonly LocalizedText AnnexLessons = new("Phụ lục VII. Bài học", "Annex VII. Lessons");
    public static readonly LocalizedText AnnexMethod = new("Phụ lục VIII. Phương pháp, nguồn, dấu xác thực", "Annex VIII. Method, sources, proof");
    public static readonly LocalizedText Method = new("1. Phương pháp", "1. Method");
    public static readonly LocalizedText Sources = new("2. Nguồn", "2. Sources");
    public static readonly LocalizedText Proof = new("3. Dấu xác thực", "3. Proof");

    public static readonly LocalizedText Position = new("Vị trí trong sổ sự kiện", "Position in the event log");
    public static readonly LocalizedText Digest = new("Mã băm của sổ tại vị trí", "Digest of the log at the position");
    public static readonly LocalizedText AsOf = new("Sự kiện cuối được ghi lúc (UTC)", "Last event recorded at (UTC)");
    public static readonly LocalizedText Taxonomy = new("Cây loại đe dọa tại vị trí", "Tree of threat types at position");
    public static readonly LocalizedText Force = new("Lực lượng", "Force");
    public static readonly LocalizedText Measure = new("Biện pháp", "Measure");
    public static readonly LocalizedText Time = new("Thời gian", "Time");
    public static readonly LocalizedText Occasion = new("Sự kiện", "Occasion");
    public static readonly LocalizedText ForceNotStated = new("không nêu", "not stated");
}
