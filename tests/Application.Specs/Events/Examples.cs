using ThreatRegister.Domain;
using ThreatRegister.Domain.Agencies;
using ThreatRegister.Domain.Assessments;
using ThreatRegister.Domain.ClosingRules;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Domain.Directions;
using ThreatRegister.Domain.Drills;
using ThreatRegister.Domain.Forecasts;
using ThreatRegister.Domain.Holidays;
using ThreatRegister.Domain.Imports;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Indicators;
using ThreatRegister.Domain.Instruments;
using ThreatRegister.Domain.Intake;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.Domain.Merges;
using ThreatRegister.Domain.Occasions;
using ThreatRegister.Domain.Places;
using ThreatRegister.Domain.ReportingCalendars;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Domain.Scenarios;
using ThreatRegister.Domain.SeverityScales;
using ThreatRegister.Domain.Shares;
using ThreatRegister.Domain.Shifts;
using ThreatRegister.Domain.Sources;
using ThreatRegister.Domain.Tasks;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Domain.Withdrawals;

namespace ThreatRegister.Tests.Application_Specs.Events;

/// <summary>One event of every type with every member filled: what the golden files hold. Never change one; a new shape gets a new file.</summary>
internal static class Examples
{
    private static readonly Statement stated = new(new("doc-004"), "ngăn chặn nhiều cuộc tấn công", When.Parse("2020-12-10"));

    private static readonly Statement read = new(new("doc-001"), "“25 trên tổng số 194”", When.Parse("2022-04"), StatementBasis.Interpretation);

    private static readonly Statement added = new(new("press-1"), "Công an xã đã sơ tán 12 hộ", When.Parse("2020-Q4"), StatementBasis.OtherSource);

    private static readonly Response block = new(
        new("block"), "block", "Ngăn chặn các cuộc tấn công mạng", When.Parse("2020-04.."), "Tiểu ban An ninh – Y tế", ResponseReach.OnTheSpot, "Đã ngăn chặn", FourOnTheSpot.Forces);

    public static Dictionary<Type, object> ByType { get; } = OfIncidents().Concat(OfOthers()).Concat(OfWholes()).Concat(OfAgencies()).Concat(OfIndicators()).Concat(OfInstruments()).Concat(OfPlaces()).Concat(OfWork()).Concat(OfRules()).ToDictionary(example => example.GetType());

    private static IEnumerable<object> OfIncidents() =>
    [
        Reported(),
        new IncidentClassified([new("cyber.intrusion"), new("information")], stated),
        new IncidentReclassified(new("crime.online-fraud"), "Xác minh lại: lừa đảo chiếm đoạt tài sản", read),
        new IncidentDated(When.Parse("2020-04-10/night"), stated),
        new IncidentCorrected(
            new(
                "Lũ quét tại xã Trà Leng",
                When.Parse("2020-10-28T15:30"),
                Quantity.Range(10, 20),
                new("VN", "Trà Leng", "Quảng Nam", 15.25, 108.125),
                new("gov", "Cổng thông tin", "UBND huyện", 3),
                "Mưa lớn sau bão",
                "Sạt lở đất kèm lũ quét; số liệu còn được bổ sung."),
            "Nguồn đính chính",
            added),
        new IncidentSeverityAssessed(new("nciss", "high", 77), stated),
        new IncidentImpactAssessed(ImpactAspect.Actual, "Gián đoạn dịch vụ công trong một buổi", read),
        new IncidentDamageRecorded(new(DamageKind.Money, Quantity.About(1_500_000_000), DamageStatus.Preliminary, "VND"), added),
        new IncidentOutcomeDetermined(Outcome.PartlySucceeded, "Kết luận điều tra", stated),
        new IncidentResponseRecorded(block, stated),
        new IncidentResponseCorrected(block with { Kind = "take-down", Slot = FourOnTheSpot.Means, When = When.Parse("2020-04-10..2020-04-12") }, "Ghi nhầm biện pháp", read),
        new IncidentLinkedToOccasion(new("asean-2020"), stated),
        new IncidentUnlinkedFromOccasion(new("asean-2020"), "Không thuộc sự kiện này"),
        new IncidentRelated(new("covid-19"), RelationKind.LedTo, read),
        new IncidentUnrelated(new("covid-19"), RelationKind.DuplicateOf, "Hai vụ việc khác nhau"),
        new IncidentMarked(Tlp.AmberStrict, "Có thông tin về lỗ hổng chưa vá"),
        new IncidentNoted("Từ “nhiều” có thể nói cả về khủng bố mạng.", read),
        new IncidentContained(When.Parse("2020-H2"), stated),
        new IncidentResolved(When.Parse("2020-12"), stated),
        new IncidentClosed("Đã khắc phục xong & lưu hồ sơ"),
        new IncidentReopened("Phát hiện mã độc còn tồn tại <trên máy chủ>"),
        new IncidentRetracted("Báo nhầm"),
        new IncidentEvidenceAttached(new(new("anh-1"), new string('d', 64), "ảnh màn hình.png", "image/png", 48_213, "Trang bị thay đổi giao diện"), stated),
        new IncidentEvidenceWithdrawn(new("anh-1"), "Ảnh của vụ khác"),
    ];

    private static IEnumerable<object> OfWholes() =>
    [
        new IncidentsMerged(new("bao-so-9-a"), new("bao-so-9-b"), "Hai tin báo về cùng một cơn bão"),
        new IncidentsUnmerged(new("bao-so-9-a"), new("bao-so-9-b"), "Hai địa bàn khác nhau"),
        new UnmergeSettled(new("bao-so-9-a"), "Đã phân lại các biện pháp"),
        new ImportWithdrawn(new("nasa-1"), "Ánh xạ nhầm cột ngày"),
        new ImportReinstated(new("nasa-1"), "Ánh xạ đúng, rút nhầm"),
        new IncidentRowFollowed(new(new("import-2"), "row-0001", new string('b', 64)), "Nhập lại: import-2"),
        new ThreatTypeMoved(new("cyber.attack"), new("crime"), "Theo luật mới", new(2026, 7, 1)),
        new ThreatTypeRecoded(new("cyber.attack"), [new("rsit", "intrusion-attempts")], "Bản mới của bảng mã", new(2026, 7, 1)),
        new ThreatTypeSplit(
            new("cyber.attack"), [new(new("cyber.ddos"), new("Từ chối dịch vụ", "Denial of service"), new("cuộc", "attack"), [new("rsit", "availability")])], "Cần thống kê riêng", new(2026, 7, 1)),
        new ThreatTypeRetired(new("cyber.terrorism"), "Không còn dùng", new(2026, 7, 1), new("cyber.attack")),
        new ThreatTypeReinstated(new("cyber.terrorism"), "Vẫn cần", new(2026, 8, 1)),
    ];

    private static IEnumerable<object> OfAgencies() =>
    [
        new AgencyRegistered(new("ban-tuyen-giao"), new("Ban Tuyên giáo Trung ương", "Commission for Propaganda and Education"), AgencyKind.PartyBody, new(2007, 4, 11), stated),
        new AgencyRenamed(new("Ban Tư tưởng – Văn hóa", "Commission for Ideology and Culture"), new(2020, 2, 29), "Quyết định số 9", added),
        new AgencyEnded(new(2025, 2, 2), [new("ban-tuyen-giao-dan-van")], "Hợp nhất", added),
        new AgencyRoleGiven(
            new(new("thuong-truc"), AgencyRoleKind.Standing, new("ban-chi-dao"), new("asean-2020"), new("nghi-quyet-147"), "Bảo đảm an ninh mạng", When.Parse("2022..")), stated),
        new AgencyReorganised("Kiện toàn Ban Chỉ đạo", When.Parse("2022-04"), stated),
        new AgencyCorroborated("role:thuong-truc", read),
        new AgencyCorrected(new(new("Ban Tuyên giáo", "Propaganda Commission"), AgencyKind.Committee, new(2007, 4, 12), new(2025, 2, 3), [new("ban-moi")]), "Ghi nhầm ngày", added),
    ];

    private static IEnumerable<object> OfIndicators() =>
    [
        new IndicatorObserved(
            new("an-toan-mang"), "An toàn, an ninh mạng", "Việt Nam", new(25, 194, 94.59m, "điểm"), IndicatorScope.Region, "châu Á – Thái Bình Dương", [new("cyber")],
            new("Chỉ số an toàn thông tin mạng toàn cầu", "Global Cybersecurity Index"), "ITU", When.Parse("2020"), Tlp.Clear, stated),
        new IndicatorNamed(new("Chỉ số an toàn thông tin mạng toàn cầu", "Global Cybersecurity Index"), "ITU", When.Parse("2020"), added),
        new IndicatorCorroborated(read),
        new IndicatorCorrected(
            new("An ninh mạng", "Nước Việt Nam", new(24, 193, 94.6m, "điểm"), IndicatorScope.Country, "Việt Nam", [new("information")], new("Chỉ số khác", "Another index"), "Liên hợp quốc", When.Parse("2021"), Tlp.Amber),
            "Đối chiếu bảng xếp hạng",
            added),
        new IndicatorWithdrawn("Không còn công bố"),
    ];

    private static IEnumerable<object> OfInstruments() =>
    [
        new InstrumentRecorded(
            new("nq-147"), InstrumentKind.Resolution, new("Nghị quyết về an ninh phi truyền thống", "Resolution on non-traditional security"), "147/NQ-CP", "Chính phủ", When.Parse("2025-05-22"),
            new(2025, 5, 22), Tlp.Clear, stated),
        new InstrumentDescribed("147/NQ-CP", "Chính phủ", When.Parse("2025-05"), new(2025, 6, 1), added),
        new InstrumentRelated(InstrumentRelationKind.Implements, new("kl-81"), stated),
        new InstrumentUnrelated(InstrumentRelationKind.Amends, new("kl-81"), "Nhầm văn bản"),
        new InstrumentEnded(new(2030, 12, 31), "Hết thời hạn", read),
        new InstrumentCorroborated(added),
        new InstrumentCorrected(
            new(InstrumentKind.Decree, new("Nghị định", "Decree"), "03/2019/NĐ-CP", "Thủ tướng", When.Parse("2019"), new(2019, 9, 5), new(2029, 9, 5), Tlp.Amber), "Đối chiếu bản gốc", read),
    ];

    private static IEnumerable<object> OfPlaces() =>
    [
        new PlaceDefined(new("ha-giang"), new("Hà Giang", "Ha Giang"), PlaceKind.Province, new("viet-nam"), "VN", new(1991, 8, 12), added),
        new PlaceRenamed(new("thua-thien-hue"), new("Huế", "Hue"), "Thành lập thành phố", new(2025, 1, 1), added),
        new PlaceCorrected(
            new("ha-giang"), new(new("Hà Giang", "Ha Giang"), PlaceKind.Province, new("viet-nam"), "VN", new(1991, 8, 12), new(2025, 6, 30), [new("tuyen-quang-2025")]), "Ghi nhầm ngày", added),
        new PlaceEnded(new("ha-giang"), new(2025, 6, 30), [new("tuyen-quang-2025")], "Sắp xếp đơn vị hành chính", added),
    ];

    private static IncidentReported Reported() => new(
        new("0199f3c2-7a10-7c55-8a51-0d5c0d3c9a11"),
        "Tấn công từ chối dịch vụ vào cổng thông tin Điện lực",
        new("cyber.availability"),
        [new("cyber.attack"), new("resource.energy")],
        When.Parse("2020-04-10T08:30"),
        Quantity.Order(100),
        RecordKind.Aggregate,
        Outcome.Blocked,
        Tlp.Amber,
        stated,
        "Dòng một\nDòng hai với \"ngoặc kép\" và đường dẫn C:\\nhật ký",
        new("VN", "Đà Nẵng", "Miền Trung", 16.0678, 108.2208),
        new("energy", "Cổng chăm sóc khách hàng", "Tổng công ty Điện lực", 4),
        "Cấu hình sai",
        "Có thể mất điện diện rộng",
        "Chậm tra cứu hóa đơn",
        [new(DamageKind.Affected, Quantity.AtLeast(1200), DamageStatus.Official, "VND"), new(DamageKind.Houses, Quantity.Nearly(50), DamageStatus.Preliminary, "USD")],
        new("nciss", "medium", 42),
        [block],
        [new("asean-2020")],
        new("reporter-17", "Nguyễn Thị Ánh, 0912 000 000"),
        new("subject-42", "Trần Văn Đức"),
        new(new("import-1"), "row-0001", new string('a', 64)));

    private static IEnumerable<object> OfOthers() =>
    [
        new OccasionOpened(new("asean-2020"), new("Năm Chủ tịch ASEAN 2020", "ASEAN Chair Year 2020"), When.Parse("2020"), "Tiểu ban An ninh – Y tế", Tlp.Clear, stated),
        new OccasionChanged("Chuyển sang hình thức trực tuyến", When.Parse("2020-04"), When.Parse("2020-01-01..2020-12-31"), stated),
        new OccasionResponseRecorded(block, stated),
        new OccasionJudged(new("pm"), "Thủ tướng Chính phủ", "An ninh mạng được giữ vững", stated),
        new OccasionConcluded(When.Parse("2020-12-11/afternoon"), "Kết thúc nhiệm kỳ", stated),
        new LessonAsked(
            new("lesson-1"), "Quy trình triển khai kế hoạch", "Trưởng Tiểu ban", "Các đơn vị", "Phục vụ sự kiện sau", [new("asean-2020")], [new("covid-19")], Tlp.Green, stated),
        new LessonRecorded(new("lesson-1"), "Quy trình triển khai kế hoạch", "Diễn tập trước một tháng", [new("asean-2020")], [new("covid-19")], Tlp.Amber, read),
        new LessonReviewed("Cần nêu rõ trách nhiệm", stated),
        new LessonAdopted("Quyết định số 12", stated),
        new LessonApplied(new("xiii-congress"), "Phương án bảo vệ Đại hội", When.Parse("2021-01-25..2021-02-01"), stated),
        new LessonEffectVerified("Rút ngắn thời gian triển khai", read),
        new LessonRejected("Trùng với bài học khác", stated),
        new ReviewBegun(
            new("review-1"), ReviewKind.Occasion, "Báo cáo tổng kết", new("asean-2020"), When.Parse("2020-12-15..2021-12-14"), "Tiểu ban An ninh – Y tế", Tlp.Clear, stated,
            "15/12 đến 14/12", "Tấn công mạng", new("cyber.attack"), When.Parse("2021-12-20"), new("review-0"), "Sai số liệu", "2021"),
        new ReviewReturned("Bổ sung các mặt công tác", "Trưởng Tiểu ban", "Thường trực Tiểu ban", stated),
        new ReviewContributionAsked("Bộ Y tế", When.Parse("2021-12-10")),
        new ReviewContributionAskWithdrawn("Bộ Y tế", "Yêu cầu nhầm"),
        new ReviewContributionSubmitted("Bộ Y tế", [new("prevention", "vi", "Trực y tế tại 12 điểm họp")], "Bản điện tử"),
        new ReviewContributionReturned("Bộ Y tế", "Thiếu số liệu quý IV"),
        new ReviewSectionDrafted("context", "vi", "Tình hình thế giới, khu vực diễn biến phức tạp", "can-bo-1"),
        new ReviewSubmitted("can-bo-1"),
        new ReviewCommented(new("c-1"), "context", "Nêu rõ tác động của dịch"),
        new ReviewCommentAnswered(new("c-1"), "Đã bổ sung"),
        new ReviewApproved("lanh-dao-1", "Đồng ý ban hành", new string('a', 64)),
        new ReviewIssued(
            "Số: 12/BC-VP", new DateOnly(2021, 12, 20), "Hà Nội", new("TM. TIỂU BAN", "CHÁNH VĂN PHÒNG"), 1234, new string('b', 64),
            [new("review-1.vi.md", "md", "vi", new string('c', 64), 4321)], Urgency.VeryUrgent),
        new ReviewReplaced(new("review-2"), "Sai số liệu quý IV"),
        new ReviewWithdrawn("Lập trùng"),
        new SourceRegistered(
            new("doc-004"), new("Tiểu ban An ninh – Y tế", "Security-Health Subcommittee"), SourceKind.Press, "Bộ Công an", When.Parse("2020-12-10..2020-12-11"),
            StatementBasis.OtherSource, "vi", "CC-BY-4.0", "https://example.org/bài-viết?a=1&b=2"),
        new SourceCorrected(new("Tiểu ban", "Subcommittee"), "Báo Công an", When.Parse("2020-12-11"), StatementBasis.Interpretation, "https://example.org/2", "Sai nhà xuất bản"),
        new ThreatTypeDefined(
            new("cyber.attack"), new("cyber"), new("Tấn công mạng", "Cyber attack"), new("cuộc", "attack"), [new("rsit", "intrusion-attempts"), new("veris", "action.hacking")], new(2020, 1, 1)),
        new ThreatTypeRenamed(new("cyber.attack"), new("Tấn công trên không gian mạng", "Attack in cyberspace"), "Theo luật mới", new(2026, 7, 1)),
        new ImportStarted(new("import-1"), new("nasa-landslides"), "landslides.csv", new string('b', 64), new string('c', 64)),
        new ImportCompleted(new(Read: 9_564, Recorded: 9_560, Repeated: 1, Changed: 2, Refused: 1)),
        new AssessmentRecorded(
            new("ever-more-attacks"), AssessmentKind.Trend, "Chủ tịch Hội đồng Quốc phòng và An ninh", "Tấn công mạng xuất hiện ngày càng nhiều trong mọi lĩnh vực", TrendDirection.Rising,
            [new("cyber.attack"), new("cyber")], [new("asean-2020")], [new("covid-19")], When.Parse("2021"), Tlp.Clear, stated),
        new AssessmentCorroborated(added),
        new AssessmentCorrected(
            new("Thủ tướng Chính phủ", "Ngày càng phức tạp", TrendDirection.Unclear, [new("cyber")], [new("xiii-congress")], [new("covid-19")], When.Parse("2021-H1"), Tlp.Green), "Đối chiếu văn bản", read),
        new AssessmentWithdrawn("Ghi nhầm nguồn"),
        new IncidentCorroborated("response:block", added),
        new OccasionCorroborated("held", read),
        new ClosingRuleSet(
            new("cyber-no-effect"), new("cyber"), [Outcome.Blocked, Outcome.FailedAttempt], Imported: false, [ClosingNeed.Outcome, ClosingNeed.Response], new(2020, 2, 29), "Quyết định số 5"),
        new ReportReceived(
            new("tin-bao-1"), "Cổng thông tin không truy cập được", Tlp.Amber, stated, "Người dân báo không vào được cổng dịch vụ công", new("cyber.availability"),
            When.Parse("2020-04-10/morning"), new("VN", "Đà Nẵng", "Miền Trung", 16.0678, 108.2208), "đường dây nóng", "Sở Thông tin và Truyền thông",
            new("reporter-17", "Nguyễn Thị Ánh, 0912 000 000")),
        new ReportAccepted(new("su-co-1")),
        new ReportAttached(new("covid-19")),
        new ReportRejected("Không xác minh được"),
        new ReportReopened("Có thông tin mới"),
        new ShiftHandedOver(
            new("ca-1"), "truc-ban-1", "truc-ban-2", "Chờ xác minh tin báo", 41, [new("report-waiting", 1), new("incident-open", 240)], [new("report-waiting", "tin-bao-1")], Tlp.Amber),
        new ShiftTakenOver("truc-ban-2", "Đã nhận đủ"),
        new ClosingRuleEnded(new("cyber-no-effect"), new(2026, 12, 31), "Thay bằng quy tắc mới"),
    ];

    private static IEnumerable<object> OfWork() =>
    [
        new DirectionRecorded(
            new("phuong-huong-1"), DirectionKind.Direction, "Tuyên truyền, phổ biến rộng rãi Chiến lược", "Thủ tướng Chính phủ", new(1, "Nâng cao nhận thức"), When.Parse("2026"),
            ["Bộ Công an", "Bộ Văn hóa, Thể thao và Du lịch"], [new("cyber"), new("information")], ["Biển Đông"], new("review-1"), new("nq-147"), Tlp.Clear, stated),
        new DirectionCorroborated(added),
        new DirectionCorrected(
            new(
                DirectionKind.Goal, "Nâng cao nhận thức toàn xã hội", "Chính phủ", new(2, "Pháp luật"), When.Parse("2026-H1"), ["Bộ Tư pháp"], [new("crime")], ["vùng biển Tây Nam"], new("review-2"),
                new("kl-81"), Tlp.Green),
            "Đối chiếu văn bản",
            read),
        new DirectionWithdrawn("Ghi nhầm nguồn"),
        new TaskAssigned(
            new("nhiem-vu-1"), "Tuyên truyền, phổ biến Chiến lược", "Bộ Công an", "Trong năm 2026", When.Parse("2026-12-31"), "Bộ Công an chủ trì", "Quyết định nội dung", "Kế hoạch tuyên truyền",
            new("phuong-huong-1"), [new("cyber")], Tlp.Clear, stated, [new("vu-viec-1"), new("vu-viec-2")]),
        new TaskClarified(
            new("Phổ biến Chiến lược", "Bộ Văn hóa", "Quý I", When.Parse("2026-Q1"), "Phối hợp", "Phê duyệt kinh phí", "Tài liệu", new("phuong-huong-2"), [new("crime")], Tlp.Amber, [new("vu-viec-2")]), "Phân công lại", read),
        new TaskProgressReported("Đã ban hành kế hoạch", When.Parse("2026-03"), stated),
        new TaskCompleted("Đã phổ biến đến cấp xã", When.Parse("2026-11-20"), added),
        new TaskReopened("Còn ba tỉnh chưa triển khai", stated),
        new TaskCancelled("Chuyển sang nhiệm vụ khác", read),
        new ForecastRecorded(
            new("canh-bao-1"), ForecastKind.Warning, "Nguy cơ lũ quét, sạt lở đất ở vùng núi", "Trung tâm Dự báo khí tượng thủy văn", [new("disaster.landslide")], ["Lào Cai", "Yên Bái"],
            When.Parse("2026-09"), new("Có lũ quét hoặc sạt lở đất tại Lào Cai", When.Parse("2026-09-30")), Tlp.Clear, stated),
        new ForecastCorroborated(added),
        new ForecastCorrected(
            new(
                ForecastKind.Forecast, "Mưa lớn diện rộng", "Bộ Nông nghiệp và Môi trường", [new("disaster")], ["Hà Giang"], When.Parse("2026-Q3"), new("Mưa trên 200 mm", When.Parse("2026-10")), Tlp.Green),
            "Đối chiếu bản tin",
            read),
        new ForecastScored(ForecastScore.Partly, "Chỉ xảy ra ở một huyện", [new("covid-19")], added),
        new ForecastWithdrawn("Ghi nhầm bản tin"),
        new InformationShared(
            new("trao-doi-1"), "Cục An ninh mạng", ["Bộ Tư lệnh Tác chiến không gian mạng", "Ngân hàng Nhà nước"], "Dấu hiệu nhận biết mã độc", When.Parse("2026-03-10/morning"), [new("covid-19")], [new("asean-2020")],
            "Quy chế phối hợp theo Nghị định số 03", new("nd-03-2019"), Tlp.AmberStrict, stated),
        new ShareAcknowledged("Ngân hàng Nhà nước", When.Parse("2026-03-11"), added),
        new ShareCorrected(
            new("Bộ Công an", ["Bộ Quốc phòng"], "Địa chỉ máy chủ điều khiển", When.Parse("2026-03-12"), [new("yagi-2024")], [new("xiii-congress")], "Thỏa thuận song phương", new("nq-147"), Tlp.Red), "Ghi nhầm bên nhận", read),
        new ShareWithdrawn("Ghi nhầm cuộc trao đổi"),
        new ScenarioPrepared(
            new("kich-ban-1"), "Ứng phó mã độc tống tiền tại bệnh viện", [new("cyber.malware")], "Bệnh viện cô lập máy chủ; Công an tỉnh điều tra", "Bộ Y tế", ["Huế"], When.Parse("2026-02"), Tlp.Amber, stated),
        new ScenarioRevised(
            new("Ứng phó mã độc", [new("cyber")], "Bổ sung khôi phục từ bản sao lưu", "Cục An ninh mạng", ["Đà Nẵng"], When.Parse("2026-05"), Tlp.Green), "Rút kinh nghiệm diễn tập", read),
        new ScenarioRetired("Thay bằng kịch bản chung", added),
        new DrillHeld(
            new("dien-tap-1"), "Diễn tập thực chiến an toàn thông tin", new("kich-ban-1"), When.Parse("2026-04-10/morning"), "Cục An ninh mạng", ["Công an thành phố Huế", "Bệnh viện Trung ương Huế"],
            [new("cyber.malware")], [new("asean-2020")], Tlp.Amber, stated),
        new DrillFindingRecorded("Bản sao lưu cũ hơn quy định", read),
        new DrillLessonDrawn(new("lesson-1"), stated),
        new DrillCorrected(
            new("Diễn tập", new("kich-ban-2"), When.Parse("2026-04-11"), "Bộ Công an", ["Sở Y tế"], [new("cyber")], [new("xiii-congress")], Tlp.Green), "Ghi nhầm ngày", added),
        new DrillWithdrawn("Ghi trùng"),
    ];

    private static IEnumerable<object> OfRules() =>
    [
        new IncidentDetected(When.Parse("2020-04-10T08:30"), stated),
        new IncidentDetectionCorrected(When.Parse("2020-04-11"), "Ghi nhầm ngày", read),
        new IncidentNotified(new(new("n-1"), "Cơ quan điều phối quốc gia", When.Parse("2020-04-12"), new("vn-20-2017-notification"), new("notification")), stated),
        new IncidentNotificationCorrected(new(new("n-1"), "Cơ quan điều phối quốc gia", When.Parse("2020-04-13"), new("vn-20-2017-notification"), new("notification")), "Ghi nhầm ngày", added),
        new IncidentNotificationWithdrawn(new("n-1"), "Ghi nhầm vụ việc"),
        new SeverityScaleSet(
            new("nciss"), new("Thang điểm sự cố mạng", "Incident scoring"), [new("low", new("thấp", "Low"), 20, 60, 50), new("high", new("cao", "High"), 61, 100, 85)], new(2020, 2, 29), "Quy chế chấm điểm", Verified: true),
        new SeverityScaleEnded(new("nciss"), new(2026, 12, 31), "Thay bằng thang mới"),
        new ReportingCalendarSet(
            new("nd-09-2019"), new("Kỳ báo cáo", "Reporting periods"), "Văn phòng Chính phủ", [new("year", "12-15", "12-14", "12-14", "12-20")], new(2018, 12, 15), "Nghị định 09/2019/NĐ-CP", Verified: true),
        new ReportingCalendarEnded(new("nd-09-2019"), new(2026, 12, 14), "Lịch mới"),
        new HolidaySet(
            new("tet-2026"), new("Tết Bính Ngọ", "Tết 2026"), "01-01", [new(new(2026, 2, 14), new(2026, 2, 22))], [new DateOnly(2026, 2, 28)], InLieu: true, new(2026, 1, 1), "Thông báo nghỉ Tết", Verified: true),
        new HolidayEnded(new("tet-2026"), new(2026, 12, 31), "Thay đổi ngày nghỉ"),
        new DeadlineRuleSet(
            new("nis2"), new("nis2-final"), new("final-report"), new("Báo cáo cuối cùng", "Final report"),
            new([new("cyber")], [Outcome.Succeeded, Outcome.NearMiss], [RecordKind.Case], [4, 5], new("nciss", "high"), Imported: false),
            DeadlineStart.PreviousStep, new("notification"), new(1, DeadlineUnit.Months), "CSIRT", new(2024, 10, 18), "Chỉ thị (EU) 2022/2555", Verified: true),
        new DeadlineRuleEnded(new("nis2"), new("nis2-final"), new(2026, 6, 30), "Thay bằng luật mới"),
        new DeadlineSetSwitched(new("nis2"), On: true, new(2026, 1, 1), "Đơn vị hoạt động tại châu Âu"),
    ];
}
