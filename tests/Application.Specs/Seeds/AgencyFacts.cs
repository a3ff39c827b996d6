using ThreatRegister.Domain;
using ThreatRegister.Domain.Agencies;
using static ThreatRegister.Domain.Agencies.AgencyRoleKind;
using static ThreatRegister.Tests.Application_Specs.Seeds.Fact;

namespace ThreatRegister.Tests.Application_Specs.Seeds;

/// <summary>What the five documents state of agencies: their names then, and what they are to whom.</summary>
internal static class AgencyFacts
{
    private const string Committee = "ban-chi-dao-an-ninh-mang", Subcommittee = "tieu-ban-an-ninh-y-te-asean-2020";
    private const string Decree = "Phối hợp theo Nghị định số 03", Conference = "Hội nghị 6 tháng đầu năm 2021 về phối hợp theo Nghị định số 03";
    private const string Strategy = "Xây dựng Chiến lược tổng thể quốc gia phòng ngừa, ứng phó với các đe dọa an ninh phi truyền thống";
    private const string Awareness = "Tuyên truyền, phổ biến rộng rãi Chiến lược", Law = "Rà soát, nghiên cứu, sửa đổi, ban hành quy định về an ninh phi truyền thống";

    public static IReadOnlyList<Fact> All { get; } = [.. Of004(), .. Of002(), .. Of000(), .. Of001(), .. Of003()];

    private static IEnumerable<Fact> Of004() =>
    [
        Agency("doc-004", Subcommittee, "Tiểu ban An ninh – Y tế ASEAN 2020"),
        Agency("doc-004", "thuong-truc-tieu-ban-an-ninh-y-te-asean-2020", "Thường trực Tiểu ban An ninh – Y tế ASEAN 2020"),
        Role("doc-004", "thuong-truc-tieu-ban-an-ninh-y-te-asean-2020", "standing", AgencyRoleKind.Standing, Subcommittee),
        Agency("doc-004", "uy-ban-quoc-gia-asean-2020", "Ủy ban Quốc gia ASEAN 2020"),
        Agency("doc-004", "bo-cong-an", "Bộ Công an"),
        Role("doc-004", "bo-cong-an", "asean-2020-subcommittee", Lead, Subcommittee),
    ];

    private static IEnumerable<Fact> Of002() =>
    [
        Agency("doc-002", "bo-quoc-phong", "Bộ Quốc phòng"),
        Role("doc-002", "bo-quoc-phong", "decree-03-2021-h1", CoLead, Conference),
        Role("doc-002", "bo-quoc-phong", "decree-03", Coordinating, Decree),
        AgencyNamed("doc-002", "bo-cong-an", "Bộ Công an"),
        Role("doc-002", "bo-cong-an", "decree-03-2021-h1", CoLead, Conference),
        Role("doc-002", "bo-cong-an", "decree-03", Coordinating, Decree),
        Agency("doc-002", "luc-luong-quan-doi", "Lực lượng quân đội"),
    ];

    private static IEnumerable<Fact> Of000() =>
    [
        Agency("doc-000", "hoi-dong-quoc-phong-an-ninh", "Hội đồng Quốc phòng và An ninh"),
        Agency("doc-000", "ban-chi-dao-phong-chong-covid-19", "Ban Chỉ đạo quốc gia về phòng, chống dịch Covid-19"),
        Agency("doc-000", "luc-luong-cong-an", "Lực lượng công an"),
        AgencyNamed("doc-000", "luc-luong-quan-doi", "Lực lượng quân đội"),
    ];

    private static IEnumerable<Fact> Of001() =>
    [
        Agency("doc-001", Committee, "Ban Chỉ đạo An toàn, An ninh mạng quốc gia"),
        OfAgency("doc-001", Committee, "consolidated", row => row.Reorganisations is [{ Change: "Kiện toàn Ban Chỉ đạo", At: null } changed] && changed.Statement.Source == new SourceId("doc-001")),
        Agency("doc-001", "van-phong-ban-chi-dao-an-ninh-mang", "Văn phòng Ban Chỉ đạo An toàn, An ninh mạng quốc gia"),
        Agency("doc-001", "tieu-ban-an-toan-an-ninh-mang", "Tiểu ban An toàn, an ninh mạng"),
        AgencyNamed("doc-001", "bo-cong-an", "Bộ Công an"),
        Role("doc-001", "bo-cong-an", "cyber-committee-standing", AgencyRoleKind.Standing, Committee),
        Member("bo-cong-an"),
        AgencyNamed("doc-001", "bo-quoc-phong", "Bộ Quốc phòng"),
        Member("bo-quoc-phong"),
        Agency("doc-001", "van-phong-chinh-phu", "Văn phòng Chính phủ"),
        Member("van-phong-chinh-phu"),
        Agency("doc-001", "van-phong-trung-uong-dang", "Văn phòng Trung ương Đảng"),
        Member("van-phong-trung-uong-dang"),
        AgencyNamed("doc-001", "ban-tuyen-giao-trung-uong", "Ban Tuyên giáo Trung ương"),
        Member("ban-tuyen-giao-trung-uong"),
        AgencyNamed("doc-001", "bo-thong-tin-truyen-thong", "Bộ Thông tin và Truyền thông"),
        Member("bo-thong-tin-truyen-thong"),
        AgencyNamed("doc-001", "bo-ke-hoach-dau-tu", "Bộ Kế hoạch và Đầu tư"),
        Member("bo-ke-hoach-dau-tu"),
        AgencyNamed("doc-001", "bo-tai-chinh", "Bộ Tài chính"),
        Member("bo-tai-chinh"),
        Agency("doc-001", "bo-ngoai-giao", "Bộ Ngoại giao"),
        Member("bo-ngoai-giao"),
    ];

    private static IEnumerable<Fact> Of003() =>
    [
        Agency("doc-003", "chinh-phu", "Chính phủ"),
        Agency("doc-003", "bo-chinh-tri", "Bộ Chính trị"),
        AgencyNamed("doc-003", "bo-cong-an", "Bộ Công an"),
        Role("doc-003", "bo-cong-an", "strategy", Lead, Strategy),
        Role("doc-003", "bo-cong-an", "awareness", Lead, Awareness),
        AgencyNamed("doc-003", "ban-tuyen-giao-dan-van-trung-uong", "Ban Tuyên giáo và Dân vận Trung ương"),
        Role("doc-003", "ban-tuyen-giao-dan-van-trung-uong", "awareness", Coordinating, Awareness),
        Agency("doc-003", "bo-van-hoa-the-thao-du-lich", "Bộ Văn hóa, Thể thao và Du lịch"),
        Role("doc-003", "bo-van-hoa-the-thao-du-lich", "awareness", Coordinating, Awareness),
        Agency("doc-003", "bo-tu-phap", "Bộ Tư pháp"),
        Role("doc-003", "bo-tu-phap", "law", Coordinating, Law),
    ];

    private static Fact Member(string agency) => Role("doc-001", agency, "cyber-committee", AgencyRoleKind.Member, Committee);
}
