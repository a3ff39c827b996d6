using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Deadlines;

namespace ThreatRegister.Reports;

/// <summary>The words of the sections on causes, places and work done.</summary>
internal static class WorkWords
{
    public static readonly LocalizedText Causes = new("Nguyên nhân được ghi nhận", "Causes recorded");
    public static readonly LocalizedText NoCauses = new("Không có nguyên nhân nào được ghi nhận trong kỳ.", "No cause was recorded in the period.");
    public static readonly LocalizedText Places = new("Địa bàn (theo địa giới tại thời điểm xảy ra)", "Places (under the geography of the time)");
    public static readonly LocalizedText NoPlaces = new("Không có địa bàn nào được ghi nhận trong kỳ.", "No place was recorded in the period.");
    public static readonly LocalizedText Place = new("Địa bàn", "Place");
    public static readonly LocalizedText Records = new("Bản ghi", "Records");
    public static readonly LocalizedText Quantity = new("Số lượng", "Quantity");

    public static readonly LocalizedText Issued = new("Văn bản ban hành trong kỳ", "Instruments issued in the period");
    public static readonly LocalizedText InForce = new("Văn bản ban hành trước đó, có hiệu lực trong kỳ", "Instruments issued before, in force in the period");
    public static readonly LocalizedText NamedInstruments = new("Văn bản được nêu trong kỳ, nguồn không nêu ngày", "Instruments named in the period, no day stated");
    public static readonly LocalizedText NoInstruments = new("Không có văn bản nào được ghi nhận trong kỳ.", "No instrument was recorded in the period.");
    public static readonly LocalizedText IssuedOn = new("ban hành {0}", "issued {0}");
    public static readonly LocalizedText InForceFrom = new("có hiệu lực từ {0}", "in force from {0}");
    public static readonly LocalizedText InForceTo = new("hết hiệu lực sau {0}", "in force to {0}");

    public static readonly LocalizedText Measure = new("biện pháp", "measure");
    public static readonly LocalizedText Advice = new("Biện pháp tham mưu, hoàn thiện pháp luật", "Measures of advice and legislation");
    public static readonly LocalizedText Prevention = new("Biện pháp phòng ngừa, theo dõi, cảnh báo", "Measures of prevention, watching and warning");
    public static readonly LocalizedText NoPrevention = new("Không có biện pháp phòng ngừa, theo dõi, cảnh báo nào được ghi nhận trong kỳ.", "No measure of prevention, watching or warning was recorded in the period.");
    public static readonly LocalizedText Handling = new("Biện pháp phát hiện, ngăn chặn, xử lý, khắc phục", "Measures of detection, blocking, handling and repair");
    public static readonly LocalizedText NoHandling = new("Không có biện pháp phát hiện, ngăn chặn, xử lý, khắc phục nào được ghi nhận trong kỳ.", "No measure of detection, blocking, handling or repair was recorded in the period.");
    public static readonly LocalizedText Coordination = new("Biện pháp phối hợp, bảo đảm nguồn lực", "Measures of coordination and resources");
    public static readonly LocalizedText NoCoordination = new("Không có biện pháp phối hợp, bảo đảm nguồn lực nào được ghi nhận trong kỳ.", "No measure of coordination or resources was recorded in the period.");
    public static readonly LocalizedText International = new("Biện pháp hợp tác quốc tế", "Measures of international cooperation");
    public static readonly LocalizedText NoInternational = new("Không có biện pháp hợp tác quốc tế nào được ghi nhận trong kỳ.", "No measure of international cooperation was recorded in the period.");
    public static readonly LocalizedText MoreMeasures = new("Còn {0} khác: xem Phụ lục V.", "Another {0}: see Annex V.");
    public static readonly LocalizedText NotAllListed = new("Sổ có {0} của kỳ; dưới đây chỉ nêu {1} đầu.", "The register has {0} of the period; only the first {1} are listed.");
    public static readonly LocalizedText NoMeasures = new("Không có biện pháp nào được ghi nhận trong kỳ.", "No measure was recorded in the period.");
    public static readonly LocalizedText MeasuredFor = new("đối với", "for");
    public static readonly LocalizedText MayBelong = new("có thể thuộc kỳ", "may belong to the period");
    public static readonly LocalizedText TimeNotStated = new("nguồn không nêu thời gian", "time not stated by the source");
    public static readonly LocalizedText Result = new("kết quả", "result");
    public static readonly LocalizedText WhatFor = new("Sự kiện, vụ việc", "Occasion, incident");
    public static readonly LocalizedText ByGroup = new("Theo nhóm", "By group");
    public static readonly LocalizedText OwnersTime = new("{0} (1)", "{0} (1)");
    public static readonly LocalizedText OwnersTimeNote = new("(1) Thời gian của sự kiện, vụ việc; nguồn không nêu thời gian của biện pháp.", "(1) The time of the occasion or incident; the source states none of the measure.");

    public static readonly LocalizedText Drills = new("Diễn tập", "Drills");
    public static readonly LocalizedText NoDrills = new("Không có cuộc diễn tập nào được ghi nhận trong kỳ.", "No drill was recorded in the period.");
    public static readonly LocalizedText Participants = new("tham gia", "participants");
    public static readonly LocalizedText Findings = new("phát hiện", "findings");
    public static readonly LocalizedText Lesson = new("bài học", "lesson");
    public static readonly LocalizedText Forecasts = new("Cảnh báo, dự báo đã đưa ra", "Warnings and forecasts given");
    public static readonly LocalizedText NoForecasts = new("Không có cảnh báo, dự báo nào được ghi nhận trong kỳ.", "No warning or forecast was recorded in the period.");
    public static readonly LocalizedText ForecastsElsewhere = new("Cảnh báo, dự báo về thời gian tới: xem Phần thứ hai, mục I.", "Warnings and forecasts about the time ahead: see Part two, section I.");
    public static readonly LocalizedText ForecastsAhead = new("Cảnh báo, dự báo mà nguồn nêu về thời gian tới", "Warnings and forecasts by sources about the time ahead");
    public static readonly LocalizedText AboutTime = new("về {0}", "about {0}");
    public static readonly LocalizedText Claim = new("điều có thể đối chiếu", "what it can be held against");
    public static readonly LocalizedText Score = new("đối chiếu", "held against what came");
    public static readonly LocalizedText NotScored = new("chưa đối chiếu", "not yet held against what came");

    public static readonly LocalizedText Deadlines = new("Thời hạn thông báo, báo cáo, tính đến {0}", "Deadlines of notification and report, as at {0}");
    public static readonly LocalizedText NoDeadlines = new(
        "Không có thời hạn thông báo, báo cáo nào đối với vụ việc của kỳ theo các quy tắc đang áp dụng.", "No deadline of notification or report applies to the incidents of the period under the rules in use.");
    public static readonly LocalizedText DeadlinesNotWhole = new("số vụ việc vượt quá mức đọc một lần; những vụ cũ nhất không được tính", "there are more incidents than are read at once; the oldest are left out");
    public static readonly LocalizedText Missed = new("Quá hạn và trễ hạn", "Overdue and late");
    public static readonly LocalizedText Term = new("thời hạn", "deadline");
    public static readonly LocalizedText EndOf = new("hết ngày {0}", "end of {0}");
    public static readonly LocalizedText Basis = new("căn cứ", "basis");
    public static readonly LocalizedText MoreMissed = new("Còn {0} quá hạn, trễ hạn khác.", "Another {0} overdue or late.");
    public static readonly LocalizedText Due = new("hạn {0}", "due {0}");
    public static readonly LocalizedText NotifiedAt = new("đã thông báo {0}", "notified {0}");
    public static readonly LocalizedText NotVerified = new("quy tắc chưa kiểm chứng", "rule not verified");

    public static readonly LocalizedText Times = new("Thời gian phát hiện, ứng phó, giải quyết", "Times of detection, response and resolution");
    public static readonly LocalizedText NoTimes = new(
        "Thời gian phát hiện, ứng phó, giải quyết: chưa xác định được, vì không vụ việc nào của kỳ có đủ hai mốc thời gian chính xác đến ngày.", "Times of detection, response and resolution: not known, as no incident of the period has both ends known to the day.");
    public static readonly LocalizedText Step = new("Chặng", "Step");
    public static readonly LocalizedText Median = new("Trung vị", "Median");
    public static readonly LocalizedText Ninetieth = new("Phân vị 90%", "90th percentile");
    public static readonly LocalizedText Share = new("Cơ sở", "Known");
    public static readonly LocalizedText AllTypes = new("Tất cả", "All");
    public static readonly LocalizedText ChartTimes = new("Thời gian phát hiện, ứng phó, giải quyết", "Times of detection, response and resolution");

    public static readonly LocalizedText Shares = new("Trao đổi thông tin", "Exchange of information");
    public static readonly LocalizedText NoShares = new("Không có lần trao đổi thông tin nào được ghi nhận trong kỳ.", "No exchange of information was recorded in the period.");
    public static readonly LocalizedText InternationalShares = new("Trao đổi thông tin theo điều ước quốc tế", "Exchange of information under international treaties");
    public static readonly LocalizedText Agreement = new("theo", "under");
    public static readonly LocalizedText Acknowledged = new("đã xác nhận", "acknowledged by");
    public static readonly LocalizedText NotAcknowledged = new("chưa ghi nhận xác nhận", "no acknowledgement recorded");
    public static readonly LocalizedText OnTheSpot = new("Bốn tại chỗ và tăng cường", "Four on the spot, and reinforcement");
    public static readonly LocalizedText NoneOnTheSpot = new("Không có biện pháp tại chỗ hay tăng cường từ bên ngoài nào được ghi nhận trong kỳ.", "No measure on the spot and no reinforcement from outside was recorded in the period.");
    public static readonly LocalizedText Reinforcement = new("tăng cường từ bên ngoài", "reinforcement from outside");
    public static readonly LocalizedText OnTheSpotOther = new("tại chỗ (không nêu thuộc nội dung nào trong bốn tại chỗ)", "on the spot (not said which of the four)");

    public static LocalizedText Of(TimeSpanKind step) => step switch
    {
        TimeSpanKind.Detection => new("Phát hiện", "Detection"),
        TimeSpanKind.Response => new("Ứng phó", "Response"),
        _ => new("Giải quyết", "Resolution"),
    };

    public static LocalizedText Of(DeadlineStatus status) => status switch
    {
        DeadlineStatus.Met => new("đúng hạn", "met"),
        DeadlineStatus.Late => new("đã làm, trễ hạn", "met late"),
        DeadlineStatus.Overdue => new("quá hạn", "overdue"),
        DeadlineStatus.DueSoon => new("sắp đến hạn", "due soon"),
        DeadlineStatus.Running => new("còn hạn", "running"),
        _ => new("chưa xác định được", "cannot be told"),
    };

    public static string Count(long count, LocalizedText word, string language) => QuantityText.Of(Domain.Quantity.Exact(count), word, language);
}
