using ThreatRegister.Domain;
using ThreatRegister.Domain.Assessments;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Indicators;
using ThreatRegister.Domain.Instruments;
using ThreatRegister.Domain.Places;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Projections.Reviews;
using static ThreatRegister.Domain.Assessments.AssessmentKind;
using static ThreatRegister.Domain.Assessments.TrendDirection;
using static ThreatRegister.Domain.Incidents.RecordKind;
using static ThreatRegister.Domain.Precision;
using static ThreatRegister.Tests.Application_Specs.Seeds.Fact;

namespace ThreatRegister.Tests.Application_Specs.Seeds;

/// <summary>What the five documents state of incidents, responses, occasions, lessons, reviews and assessments, line by line; and all other tables of facts.</summary>
internal static class FactTable
{
    public static IReadOnlyList<Fact> All { get; } = [.. Of004(), .. Of002(), .. Of000(), .. Of001(), .. Of003(), .. AgencyFacts.All, .. DirectionFacts.All, .. Instruments(), .. Places()];

    private static IEnumerable<Fact> Of004() =>
    [
        Source("doc-004", "2020-12-10..2020-12-11", StatementBasis.Stated),
        Incident("doc-004", "asean-2020-attacks", "cyber.attack", "2020", Year, QuantityForm.Many, Aggregate, Outcome.Blocked),
        OfIncident("doc-004", "asean-2020-attacks", "potential impact only", row => row is { PotentialImpact: not null, ActualImpact: null, Damage.Count: 0 }),
        OfIncident("doc-004", "asean-2020-attacks", "of the occasion", row => row.Occasions.Contains(new("asean-2020"))),
        Response("doc-004", "asean-2020-attacks", "block", "block", "2020"),
        Reading("doc-004", "asean-2020-attacks"),
        Incident("doc-004", "asean-2020-cyber-terrorism", "cyber.terrorism", "2020", Year, QuantityForm.Unknown, Aggregate, Outcome.Blocked),
        OfIncident("doc-004", "asean-2020-cyber-terrorism", "potential impact only", row => row is { PotentialImpact: not null, ActualImpact: null, Damage.Count: 0 }),
        OfIncident("doc-004", "asean-2020-cyber-terrorism", "of the occasion", row => row.Occasions.Contains(new("asean-2020"))),
        Response("doc-004", "asean-2020-cyber-terrorism", "block", "block", "2020"),
        Reading("doc-004", "asean-2020-cyber-terrorism"),
        Incident("doc-004", "covid-19", "health.epidemic", "2020..", Year, QuantityForm.Exact, Case, Outcome.Succeeded),
        OfIncident("doc-004", "covid-19", "impact without figures", row => row is { ActualImpact: not null, PotentialImpact: null, Damage.Count: 0 }),
        OfIncident("doc-004", "covid-19", "of the occasion", row => row.Occasions.Contains(new("asean-2020"))),
        Reading("doc-004", "covid-19"),
        Occasion("doc-004", "asean-2020", "2020"),
        OfOccasion("doc-004", "asean-2020", "online from April", row => row.Changes is [{ From.Text: "2020-04" }]),
        OccasionResponse("doc-004", "asean-2020", "forces", "deploy", "2020-04.."),
        OccasionResponse("doc-004", "asean-2020", "means", "resources", "2020-04.."),
        OccasionResponse("doc-004", "asean-2020", "epidemic", "handle", "2020-04.."),
        OccasionResponse("doc-004", "asean-2020", "venues", "deploy", "2020-04.."),
        OccasionResponse("doc-004", "asean-2020", "plan", "plan", "2020"),
        OccasionResponse("doc-004", "asean-2020", "assess", "assess", "2020"),
        OccasionResponse("doc-004", "asean-2020", "remediate-vulnerabilities", "remediate", "2020"),
        OccasionResponse("doc-004", "asean-2020", "remediate-incidents", "remediate", "2020"),
        Judged("doc-004", "asean-2020", "subcommittee-2020-12-10", "2020-12-10"),
        Judged("doc-004", "asean-2020", "prime-minister-2020-12-11", "2020-12-11"),
        LessonAsked("doc-004", "asean-2020-plan-procedures", "asean-2020"),
        Review("doc-004", "asean-2020-review", ReviewKind.Occasion, "2020", ReviewStatus.Returned),
        Assessed("doc-004", "asean-2020-situation", Judgement, "", "2020"),
        Assessed("doc-004", "asean-2020-standing", Judgement, "", "2020"),
    ];

    private static IEnumerable<Fact> Of002() =>
    [
        Source("doc-002", "2021-07-16", StatementBasis.OtherSource),
        Occasion("doc-002", "party-congresses", "unknown"),
        Occasion("doc-002", "xiii-congress", "2021-H1"),
        Occasion("doc-002", "elections-2021", "2021-H1"),
        OccasionResponse("doc-002", "party-congresses", "protection", "deploy", "2021-H1"),
        OccasionResponse("doc-002", "xiii-congress", "protection", "deploy", "2021-H1"),
        OccasionResponse("doc-002", "elections-2021", "protection", "deploy", "2021-H1"),
        Judged("doc-002", "party-congresses", "army-police-2021-h1", "2021-07-16"),
        Judged("doc-002", "xiii-congress", "army-police-2021-h1", "2021-07-16"),
        Judged("doc-002", "elections-2021", "army-police-2021-h1", "2021-07-16"),
        Incident("doc-002", "situations-2021-h1", "order", "2021-H1", Precision.Half, QuantityForm.Unknown, Aggregate),
        Response("doc-002", "situations-2021-h1", "advise", "advise", "2021-H1"),
        Response("doc-002", "situations-2021-h1", "handle", "handle", "2021-H1"),
        Reading("doc-002", "situations-2021-h1"),
        Incident("doc-002", "crime-2021-h1", "crime", "2021-H1", Precision.Half, QuantityForm.Unknown, Aggregate),
        Response("doc-002", "crime-2021-h1", "handle", "handle", "2021-H1"),
        Incident("doc-002", "wrong-views-2021-h1", "information", "2021-H1", Precision.Half, QuantityForm.Unknown, Aggregate),
        Response("doc-002", "wrong-views-2021-h1", "counter", "counter-information", "2021-H1"),
        Reading("doc-002", "wrong-views-2021-h1"),
        Corroborated("doc-002", "covid-19"),
        Response("doc-002", "covid-19", "army-police-2021-h1", "handle", "2021-H1"),
        Assessed("doc-002", "order-2021-h1", Judgement, "order", "2021-H1"),
        Assessed("doc-002", "coordination-2021-h1", Judgement, "", "2021-H1"),
        Review("doc-002", "army-police-2021-h1", ReviewKind.Periodic, "2021-H1", ReviewStatus.UnderWay),
    ];

    private static IEnumerable<Fact> Instruments() =>
    [
        Instrument("doc-002", "nghi-dinh-03", InstrumentKind.Decree, "Nghị định số 03", issuer: null),
        Described("nd-03-2019", "nghi-dinh-03", "03/2019/NĐ-CP", issuedOn: null),
        Named("nd-03-2019", "2019"),
        Instrument("doc-003", "nghi-quyet-147", InstrumentKind.Resolution, "Nghị quyết 147", "Chính phủ"),
        Described("nq-147-2025", "nghi-quyet-147", "147/NQ-CP", "2025-05-22"),
        Named("nq-147-2025", "2025-05-22"),
        Instrument("doc-003", "nghi-quyet-51", InstrumentKind.Resolution, "Chiến lược bảo vệ an ninh quốc gia", "Bộ Chính trị"),
        OfInstrument("doc-003", "nghi-quyet-51", "of 2019-09-05", row => row is { Number: "51-NQ/TW", IssuedOn.Text: "2019-09-05" }),
        Instrument("doc-003", "chien-luoc-an-ninh-phi-truyen-thong", InstrumentKind.Strategy, "Chiến lược tổng thể quốc gia phòng ngừa, ứng phó với các đe dọa an ninh phi truyền thống đến năm 2030, tầm nhìn đến năm 2045", issuer: null),
        Instrument("doc-003", "ket-luan-81", InstrumentKind.Conclusion, "Ứng phó với biến đổi khí hậu, tăng cường quản lý tài nguyên, bảo vệ môi trường", "Bộ Chính trị"),
        OfInstrument("doc-003", "ket-luan-81", "of 2024-06-04", row => row is { Number: "81-KL/TW", IssuedOn.Text: "2024-06-04" }),
        Related("doc-003", "ket-luan-81", InstrumentRelationKind.Mandates, "chien-luoc-an-ninh-phi-truyen-thong"),
        Instrument("doc-003", "ke-hoach-trien-khai-147", InstrumentKind.Plan, "Kế hoạch triển khai Nghị quyết 147", issuer: null),
        Related("doc-003", "ke-hoach-trien-khai-147", InstrumentRelationKind.Implements, "nghi-quyet-147"),
    ];

    private static Fact Named(string source, string statedOn) => new(
        source, $"source-{source}", $"stated on {statedOn}", seeds => seeds.Row(new Projections.Sources.SourceRegister(), source) is { } row && row.StatedOn?.Text == statedOn);

    private static IEnumerable<Fact> Places() =>
    [
        Place("doc-002", "bien-dong", "Biển Đông", PlaceKind.Sea),
        Place("doc-002", "vung-bien-tay-nam", "Vùng biển Tây Nam", PlaceKind.Sea),
        Place("doc-002", "bien-gioi", "Biên giới", PlaceKind.Border),
        Place("doc-002", "cua-khau", "Cửa khẩu", PlaceKind.Site),
        Place("doc-002", "vung-bien", "Vùng biển", PlaceKind.Sea),
    ];

    private static IEnumerable<Fact> Of000() =>
    [
        Source("doc-000", "2021-12-07", StatementBasis.OtherSource),
        Incident("doc-000", "cyber-attacks-2021", "cyber.attack", "2021", Year, QuantityForm.Unknown, Aggregate),
        Reading("doc-000", "cyber-attacks-2021"),
        Response("doc-000", "cyber-attacks-2021", "prevent", "prevent"),
        Response("doc-000", "cyber-attacks-2021", "detect", "detect"),
        Response("doc-000", "cyber-attacks-2021", "handle", "handle"),
        Response("doc-000", "cyber-attacks-2021", "harden", "harden"),
        Response("doc-000", "cyber-attacks-2021", "cyber-operations", "operations"),
        Response("doc-000", "cyber-attacks-2021", "information-operations", "operations"),
        Incident("doc-000", "harmful-content-2021", "information.harmful", "2021", Year, QuantityForm.Unknown, Aggregate),
        Reading("doc-000", "harmful-content-2021"),
        Response("doc-000", "harmful-content-2021", "block", "block"),
        Response("doc-000", "harmful-content-2021", "counter", "counter-information"),
        Assessed("doc-000", "ever-more-cyber-attacks", Trend, "cyber.attack", "2021-12-07", Rising),
        Assessed("doc-000", "cyber-situation-2021", Judgement, "cyber", "2021-12-07"),
        Corroborated("doc-000", "covid-19"),
        Response("doc-000", "covid-19", "forces", "handle"),
        Response("doc-000", "covid-19", "coordination", "handle"),
        Response("doc-000", "covid-19", "vaccine-diplomacy", "international-cooperation"),
        Response("doc-000", "covid-19", "aid-and-technology", "international-cooperation"),
        Assessed("doc-000", "forces-against-covid-19", Judgement, "", "2021-12-07"),
        Assessed("doc-000", "vaccine-diplomacy", Judgement, "", "2021-12-07"),
        Assessed("doc-000", "peacekeeping", Judgement, "", "2021-12-07"),
        Assessed("doc-000", "defence-cooperation", Judgement, "", "2021-12-07"),
        Occasion("doc-000", "un-peacekeeping", "unknown"),
        OfOccasion("doc-000", "un-peacekeeping", "standing as an occasion is our reading", row => row.Changes is [{ Statement.Basis: StatementBasis.Interpretation }]),
        OccasionResponse("doc-000", "un-peacekeeping", "forces", "deploy", when: null),
        Judged("doc-000", "un-peacekeeping", "president-2021-12-07", "2021-12-07"),
    ];

    private static IEnumerable<Fact> Of001() =>
    [
        Source("doc-001", "2022-04-07", StatementBasis.OtherSource),
        OccasionCorroborated("doc-001", "party-congresses"),
        OccasionCorroborated("doc-001", "xiii-congress"),
        OccasionCorroborated("doc-001", "elections-2021"),
        Judged("doc-001", "party-congresses", "prime-minister-2022-04", "2022-04"),
        Judged("doc-001", "xiii-congress", "prime-minister-2022-04", "2022-04"),
        Judged("doc-001", "elections-2021", "prime-minister-2022-04", "2022-04"),
        Assessed("doc-001", "cyber-ever-more-complex", Judgement, "cyber", "2022-04"),
        Assessed("doc-001", "cyber-global-and-for-all", Judgement, "cyber", "2022-04"),
        Assessed("doc-001", "digital-transformation-challenges", Judgement, "cyber", "2022-04"),
        Assessed("doc-001", "cyber-work-2021", Judgement, "cyber", "2022-04"),
        Assessed("doc-001", "cyber-urgent-and-constant", Judgement, "cyber", "2022-04"),
        Assessed("doc-001", "cyber-other-events", Judgement, "cyber", "2022-04"),
        Assessed("doc-001", "cyber-healthy-environment", Judgement, "cyber", "2022-04"),
        Assessed("doc-001", "cyber-committee-consolidated", Judgement, "cyber", "2022-04"),
        Assessed("doc-001", "digital-transformation-abroad", Judgement, "cyber", "2022-04"),
        Review("doc-001", "cyber-committee-2021", ReviewKind.Periodic, "2021", ReviewStatus.UnderWay),
        Ranked("doc-001", "cyber-rank-world", 25, 194, IndicatorScope.World),
        Ranked("doc-001", "cyber-rank-asia-pacific", 7, null, IndicatorScope.Region),
        Ranked("doc-001", "cyber-rank-south-east-asia", 4, null, IndicatorScope.Region),
    ];

    private static IEnumerable<Fact> Of003() =>
    [
        Source("doc-003", "2025-09-18", StatementBasis.Stated),
        Incident("doc-003", "yagi-2024", "disaster.extreme-weather.storm", "2024", Year, QuantityForm.Exact, Case, Outcome.Succeeded),
        OfIncident("doc-003", "yagi-2024", "very great damage, no figures", row => row.ActualImpact is not null && row.Damage.All(stated => stated.Damage.Amount == Quantity.Unknown)),
        OfIncident("doc-003", "yagi-2024", "people harmed", row => row.Damage.Any(stated => stated.Damage is { Kind: DamageKind.People, Status: DamageStatus.NotStated })),
        OfIncident("doc-003", "yagi-2024", "property lost", row => row.Damage.Any(stated => stated.Damage is { Kind: DamageKind.Property, Status: DamageStatus.NotStated })),
        Corroborated("doc-003", "covid-19"),
        Standing("standing-climate", "climate"),
        Standing("standing-disaster", "disaster"),
        Standing("standing-extreme-weather", "disaster.extreme-weather"),
        Standing("standing-energy", "resource.energy"),
        Standing("standing-food", "resource.food"),
        Standing("standing-water", "resource.water"),
        Standing("standing-online-fraud", "crime.online-fraud"),
        Standing("standing-high-tech-crime", "crime.high-tech"),
        Standing("standing-transnational-crime", "crime.transnational"),
        Standing("standing-cyber-attack", "cyber.attack"),
        Standing("standing-data-theft", "cyber.data-theft"),
        Standing("standing-privacy", "cyber.privacy"),
        Standing("standing-misinformation", "information.misinformation"),
        Standing("standing-fake-news", "information.fake-news"),
        Standing("standing-distortion", "information.distortion"),
        Standing("standing-harmful-content", "information.harmful"),
        .. AssessedIn003(),
    ];

    private static IEnumerable<Fact> AssessedIn003() =>
    [
        Of("scattered-strategies", Limitation, ""),
        Of("incomplete-strategies", Limitation, ""),
        Of("little-time", Limitation, ""),
        Of("new-crimes-rising", Trend, "crime.online-fraud crime.high-tech crime.transnational", Rising),
        Of("weather-ever-more-extreme", Trend, "climate disaster disaster.extreme-weather", Rising),
        Assessed("doc-003", "weather-2024", Judgement, "disaster.extreme-weather", "2024"),
        Of("epidemics-complex", Judgement, "health.epidemic"),
        Of("resources-complex", Judgement, "resource.energy resource.food resource.water"),
        Of("old-crimes-subtler", Judgement, "crime"),
        Of("technology-two-sides", Judgement, ""),
        Of("privacy-at-risk", Judgement, "cyber.privacy"),
        Of("cyber-and-information-challenges", Judgement, "cyber.attack cyber.data-theft information.misinformation information.fake-news information.distortion information.harmful"),
        Of("viet-nam-severely-affected", Judgement, ""),
        Of("threats-act-strongly", Judgement, ""),
        Of("threats-concern-everyone", Judgement, ""),
        Of("recognised-early", Judgement, ""),
        Of("capacity-strengthened", Judgement, ""),
        Of("police-ministry-proactive", Judgement, ""),
        Of("strategy-completed", Judgement, ""),
        Of("law-more-complete", Judgement, ""),
    ];

    private static Fact Of(string id, AssessmentKind kind, string about, TrendDirection? direction = null) => Assessed("doc-003", id, kind, about, "2025-09-18", direction);
}
