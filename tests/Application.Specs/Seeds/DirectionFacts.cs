using ThreatRegister.Domain.Directions;
using ThreatRegister.Domain.Forecasts;
using static ThreatRegister.Tests.Application_Specs.Seeds.Fact;

namespace ThreatRegister.Tests.Application_Specs.Seeds;

/// <summary>What the documents ask of the next period: directions, goals, principles and what is a task already; and what they say of the future.</summary>
internal static class DirectionFacts
{
    public static IReadOnlyList<Fact> All { get; } = [.. Of002(), .. Of000(), .. Of001(), .. Of003()];

    private static IEnumerable<Fact> Of002() =>
    [
        Directed("doc-002", "army-police-h2-goal", DirectionKind.Goal, period: "2021-H2", agencies: "quân đội | công an", types: "order.hostile-plot"),
        Directed("doc-002", "army-police-h2-readiness", DirectionKind.Direction, period: "2021-H2", agencies: "quân đội | công an"),
        Directed("doc-002", "army-police-h2-protection-plans", DirectionKind.Direction, period: "2021-H2", agencies: "quân đội | công an"),
        Directed("doc-002", "army-police-h2-hot-spots", DirectionKind.Direction, period: "2021-H2", agencies: "quân đội | công an", types: "order.hot-spot"),
        Directed("doc-002", "army-police-h2-information-exchange", DirectionKind.Direction, period: "2021-H2", agencies: "quân đội | công an", types: "crime"),
        Directed("doc-002", "army-police-h2-early-forecast", DirectionKind.Direction, period: "2021-H2", agencies: "quân đội | công an"),
        Directed("doc-002", "army-police-h2-patrol", DirectionKind.Direction, period: "2021-H2", agencies: "quân đội | công an", places: "biên giới | cửa khẩu | vùng biển"),
        Directed("doc-002", "army-police-h2-crime", DirectionKind.Direction, period: "2021-H2", agencies: "quân đội | công an", types: "crime.drugs crime.high-tech crime.organised crime.smuggling crime.trade-fraud"),
        Directed("doc-002", "army-police-h2-watch-regions", DirectionKind.Direction, period: "2021-H2", agencies: "quân đội | công an", types: "order.hostile-plot", places: "Biển Đông | vùng biển Tây Nam | khu vực biên giới"),
        Directed("doc-002", "army-police-h2-cyber-management", DirectionKind.Direction, period: "2021-H2", agencies: "quân đội | công an", types: "cyber"),
        Directed("doc-002", "army-police-h2-verify-information", DirectionKind.Direction, period: "2021-H2", agencies: "quân đội | công an", types: "information.harmful order.hostile-plot"),
        Directed("doc-002", "army-police-h2-propose-measures", DirectionKind.Direction, period: "2021-H2", agencies: "quân đội | công an"),
        Directed("doc-002", "army-police-h2-epidemic", DirectionKind.Direction, period: "2021-H2", agencies: "quân đội | công an", types: "health.epidemic"),
        Directed("doc-002", "army-police-h2-disaster", DirectionKind.Direction, period: "2021-H2", agencies: "quân đội | công an", types: "disaster"),
        Directed("doc-002", "army-police-h2-search-and-rescue", DirectionKind.Direction, period: "2021-H2", agencies: "quân đội | công an"),
        Directed("doc-002", "army-police-h2-grassroots", DirectionKind.Direction, period: "2021-H2", agencies: "quân đội | công an"),
        Directed("doc-002", "army-police-h2-internal-protection", DirectionKind.Direction, period: "2021-H2", agencies: "quân đội | công an"),
    ];

    private static IEnumerable<Fact> Of000() =>
    [
        Directed("doc-000", "ndsc-covid-19-coordination", DirectionKind.Direction, agencies: "quân đội | công an | các lực lượng liên quan", types: "health.epidemic"),
        Directed("doc-000", "ndsc-economic-security", DirectionKind.Direction, types: "economy"),
        Directed("doc-000", "ndsc-vaccine-cooperation", DirectionKind.Direction, types: "health.epidemic"),
        Directed("doc-000", "ndsc-vaccine-aid", DirectionKind.Direction, types: "health.epidemic"),
        Directed("doc-000", "ndsc-vaccine-self-supply", DirectionKind.Goal, types: "health.epidemic"),
        Directed("doc-000", "ndsc-peacekeeping-army", DirectionKind.Direction, agencies: "quân đội"),
        Directed("doc-000", "ndsc-peacekeeping-police", DirectionKind.Direction, agencies: "công an"),
        Directed("doc-000", "ndsc-information-exchange", DirectionKind.Direction, agencies: "quân đội | công an", types: "cyber"),
        Directed("doc-000", "ndsc-joint-handling", DirectionKind.Direction, agencies: "quân đội | công an", types: "cyber"),
        Directed("doc-000", "ndsc-harmful-information", DirectionKind.Direction, types: "information.harmful"),
        Directed("doc-000", "ndsc-cyber-attacks", DirectionKind.Direction, types: "cyber.attack"),
        Directed("doc-000", "ndsc-cyber-in-national-strategy", DirectionKind.Direction, types: "cyber"),
        Directed("doc-000", "ndsc-2022-plans", DirectionKind.Direction, period: "2022", agencies: "các lực lượng"),
        Directed("doc-000", "ndsc-non-traditional-threats", DirectionKind.Direction, period: "2022", agencies: "các lực lượng"),
        Directed("doc-000", "ndsc-defence-security-diplomacy", DirectionKind.Direction, period: "2022", agencies: "các lực lượng"),
    ];

    private static IEnumerable<Fact> Of001() =>
    [
        Foreseen("doc-001", "world-politics-complex", ForecastKind.Forecast),
        Directed("doc-001", "cyber-2022-policies", DirectionKind.Direction, period: "2022", agencies: "Bộ Công an | Văn phòng Ban Chỉ đạo An toàn, An ninh mạng quốc gia | Tiểu ban An toàn, an ninh mạng | các bộ, ngành liên quan", types: "cyber"),
        Directed("doc-001", "cyber-2022-situation", DirectionKind.Direction, period: "2022", agencies: "Bộ Công an | Văn phòng Ban Chỉ đạo An toàn, An ninh mạng quốc gia | Tiểu ban An toàn, an ninh mạng | các bộ, ngành liên quan", types: "cyber"),
        Directed("doc-001", "cyber-2022-forecasting", DirectionKind.Direction, period: "2022", agencies: "Bộ Công an | Văn phòng Ban Chỉ đạo An toàn, An ninh mạng quốc gia | Tiểu ban An toàn, an ninh mạng | các bộ, ngành liên quan", types: "cyber"),
        Directed("doc-001", "cyber-2022-institutions", DirectionKind.Direction, period: "2022", agencies: "Bộ Công an | Văn phòng Ban Chỉ đạo An toàn, An ninh mạng quốc gia | Tiểu ban An toàn, an ninh mạng | các bộ, ngành liên quan", types: "cyber"),
        Directed("doc-001", "cyber-2022-state-management", DirectionKind.Direction, period: "2022", types: "cyber"),
        Directed("doc-001", "cyber-2022-unified-leadership", DirectionKind.Direction, period: "2022", types: "cyber"),
        Directed("doc-001", "cyber-2022-awareness", DirectionKind.Direction, period: "2022", types: "cyber"),
        Directed("doc-001", "cyber-2022-capacity", DirectionKind.Direction, period: "2022", types: "cyber"),
        Directed("doc-001", "cyber-2022-public-private", DirectionKind.Direction, period: "2022", types: "cyber"),
        Directed("doc-001", "cyber-2022-guidance", DirectionKind.Direction, period: "2022", types: "cyber"),
        Directed("doc-001", "cyber-2022-peoples-posture", DirectionKind.Direction, period: "2022", types: "cyber"),
        Directed("doc-001", "cyber-adapt-and-keep-pace", DirectionKind.Principle, types: "cyber"),
    ];

    private static IEnumerable<Fact> Of003() =>
    [
        Foreseen("doc-003", "consequences-of-no-prevention", ForecastKind.Warning),
        Directed("doc-003", "r147-goal", DirectionKind.Goal),
        Directed("doc-003", "r147-goal-governance", DirectionKind.Goal),
        Directed("doc-003", "resolution-51-readiness", DirectionKind.Principle),
        Directed("doc-003", "r147-principle-prevention-first", DirectionKind.Principle),
        Directed("doc-003", "r147-principle-proactive-prevention", DirectionKind.Principle),
        Directed("doc-003", "r147-principle-multilateral", DirectionKind.Principle),
        Directed("doc-003", "r147-principle-timely-response", DirectionKind.Principle),
        Directed("doc-003", "r147-principle-comprehensive-measures", DirectionKind.Principle),
        Directed("doc-003", "r147-principle-people-at-the-centre", DirectionKind.Principle),
        Directed("doc-003", "r147-principle-four-on-the-spot", DirectionKind.Principle),
        Directed("doc-003", "r147-principle-six-clear", DirectionKind.Principle),
        Directed("doc-003", "r147-know-the-situation", DirectionKind.Direction),
        Directed("doc-003", "r147-1-awareness", DirectionKind.Direction, group: "1. Tuyên truyền, nâng cao nhận thức"),
        Directed("doc-003", "r147-1-publicise-strategy", DirectionKind.Direction, group: "1. Tuyên truyền, nâng cao nhận thức", agencies: "Bộ Công an | Ban Tuyên giáo và Dân vận Trung ương | Bộ Văn hóa, Thể thao và Du lịch | các cơ quan thông tấn, báo chí | các bộ, ngành trung ương và địa phương"),
        Directed("doc-003", "r147-2-legal-system", DirectionKind.Direction, group: "2. Chính sách, pháp luật"),
        Directed("doc-003", "r147-2-review-laws", DirectionKind.Direction, group: "2. Chính sách, pháp luật", agencies: "các bộ, ngành | Bộ Tư pháp"),
        Directed("doc-003", "r147-3-forecasting", DirectionKind.Direction, group: "3. Dự báo, cảnh báo, khoa học công nghệ"),
        Directed("doc-003", "r147-3-science-and-technology", DirectionKind.Direction, group: "3. Dự báo, cảnh báo, khoa học công nghệ"),
        Directed("doc-003", "r147-3-scenarios", DirectionKind.Direction, group: "3. Dự báo, cảnh báo, khoa học công nghệ"),
        Directed("doc-003", "r147-3-early-warning", DirectionKind.Direction, group: "3. Dự báo, cảnh báo, khoa học công nghệ"),
        Directed("doc-003", "r147-3-data-system", DirectionKind.Direction, group: "3. Dự báo, cảnh báo, khoa học công nghệ"),
        Directed("doc-003", "r147-4-resources", DirectionKind.Direction, group: "4. Nguồn lực"),
        Directed("doc-003", "r147-4-reserves", DirectionKind.Direction, group: "4. Nguồn lực"),
        Directed("doc-003", "r147-5-international", DirectionKind.Direction, group: "5. Hợp tác quốc tế"),
        Directed("doc-003", "r147-closing-capacity", DirectionKind.Direction, group: "Cùng với đó"),
        Directed("doc-003", "r147-closing-green-economy", DirectionKind.Direction, group: "Cùng với đó", types: "economy"),
        Directed("doc-003", "r147-closing-four-on-the-spot", DirectionKind.Direction, group: "Cùng với đó"),
        Directed("doc-003", "r147-closing-coordination", DirectionKind.Direction, group: "Cùng với đó"),
        Directed("doc-003", "r147-closing-reviews", DirectionKind.Direction, group: "Cùng với đó"),
        Directed("doc-003", "r147-local-level", DirectionKind.Direction, agencies: "các cấp, các bộ ngành, các địa phương"),
        Directed("doc-003", "r147-supervision", DirectionKind.Direction),
        Directed("doc-003", "r147-working-style", DirectionKind.Direction),
        Assigned(
            "doc-003", "r147-publicise-strategy", "r147-1-publicise-strategy",
            "Bộ Công an chủ trì, phối hợp với Ban Tuyên giáo và Dân vận Trung ương, Bộ Văn hóa, Thể thao và Du lịch, các cơ quan thông tấn, báo chí, các bộ, ngành trung ương và địa phương",
            "Time Authority Product"),
    ];
}
