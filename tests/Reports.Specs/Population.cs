using System.Globalization;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Agencies;
using ThreatRegister.Domain.Assessments;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Agencies;
using ThreatRegister.Projections.Assessments;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Projections.Lessons;
using ThreatRegister.Projections.Occasions;
using ThreatRegister.Projections.Reviews;
using ThreatRegister.Projections.Sources;
using ThreatRegister.Reports;

namespace ThreatRegister.Tests.Reports_Specs;

/// <summary>Rows and requests that the specs are about.</summary>
internal static class Population
{
    public static readonly DateTimeOffset RecordedAt = new(2026, 11, 2, 3, 4, 5, TimeSpan.Zero);

    public static readonly ThreatTypeTree Types = new[]
    {
        Type("cyber", null, "An toàn, an ninh mạng", "Cyber safety and security", "vụ", "case"),
        Type("cyber.attack", "cyber", "Tấn công mạng", "Cyber attack", "cuộc", "attack"),
        Type("cyber.terrorism", "cyber", "Khủng bố mạng", "Cyber-terrorism", "vụ", "case"),
        Type("disaster", null, "Thiên tai", "Disaster", "vụ", "case"),
        Type("disaster.extreme-weather", "disaster", "Thời tiết cực đoan", "Extreme weather", "đợt", "spell"),
        Type("disaster.extreme-weather.storm", "disaster.extreme-weather", "Bão", "Storm", "cơn", "storm"),
        Type("health", null, "Y tế", "Health", "đợt", "outbreak"),
    }.Aggregate(ThreatTypeTree.Initial, ThreatTypeTree.Evolve);

    public static IncidentRow Incident(
        string type,
        string occurred,
        string quantity = "1",
        Outcome outcome = Outcome.Succeeded,
        string? id = null,
        RecordKind kind = RecordKind.Case,
        Lifecycle status = Lifecycle.Open,
        string title = "Vụ việc",
        string? occasion = null,
        string? source = null) => new(
        id ?? $"{type}-{occurred.Replace("..", "-", StringComparison.Ordinal)}", title, new(type), [], kind, When.Parse(occurred), Quantity.Parse(quantity), outcome, status, Tlp.Clear, null, RecordedAt,
        null, null, null, null, null, null, null, [], [], occasion is null ? [] : [new(occasion)], [], [], source is null ? [] : [new(source)], null, 1);

    public static SourceRow Source(string id, StatementBasis basis = StatementBasis.Stated, string? statedOn = "2020-12-10", string title = "Văn bản | số 1") =>
        new(id, new(title, "Document no. 1"), SourceKindOf, "Cơ quan A", statedOn is null ? null : When.Parse(statedOn), basis, "vi", null, null, RecordedAt, 1);

    public static OccasionRow Occasion(string id, string held, params ReadOnlySpan<Judgement> judgements) => new(
        id,
        new("Năm Chủ tịch", "The chair year"),
        When.Parse(held),
        "Tiểu ban An ninh",
        Tlp.Clear,
        OccasionStatus.Open,
        [],
        [new(new(new("forces"), "deploy", "Phân công lại lực lượng", When.Parse("2020-04.."), "Tiểu ban An ninh"), Said("2020-12-10"))],
        Items.Create(judgements),
        [new("doc-1")],
        null,
        RecordedAt,
        1);

    public static Judgement Judged(string text) => new(new("first"), "Tiểu ban An ninh", text, Said("2020-12-10", "giữ vững\nan ninh"));

    public static LessonRow Lesson(string id, string? text, string occasion) => new(
        id, "Quy trình triển khai kế hoạch", text, text is null ? LessonStatus.Asked : LessonStatus.Recorded, "Trưởng Tiểu ban", "Các đơn vị", null, [new(occasion)], [], [], [], Tlp.Clear,
        [new("doc-1")], Said("2020-12-10"), When.Parse("2020-12-10"), RecordedAt, 1);

    public static AssessmentRow Assessment(string id, AssessmentKind kind, string? period = null, TrendDirection? direction = null, string? type = null, params ReadOnlySpan<Corroboration> further) => new(
        id, kind, "Hội đồng", $"Nội dung {id}", direction, type is null ? [] : [new(type)], [], [], period is null ? null : When.Parse(period), AssessmentStatus.Stands, Items.Create(further), Tlp.Clear,
        [new("doc-1")], Said("2020-12-10", "ngày càng nhiều"), When.Parse("2020-12-10"), RecordedAt, 1);

    public static IncidentRow With(this IncidentRow row, params ReadOnlySpan<Damage> damage)
    {
        var stated = Items<StatedDamage>.Empty;
        foreach (var one in damage) stated = stated.With(new(one, Said("2020-12-10")));
        return row with { Damage = stated };
    }

    /// <summary>With what a source states that it brought about, or could have.</summary>
    public static IncidentRow WithImpact(this IncidentRow row, string? actual = null, string? potential = null, string source = "doc-1", params ReadOnlySpan<Corroboration> further) => row with
    {
        ActualImpact = actual,
        ActualImpactFrom = actual is null ? null : Said("2020-12-10") with { Source = new(source) },
        PotentialImpact = potential,
        PotentialImpactFrom = potential is null ? null : Said("2020-12-10") with { Source = new(source) },
        Corroborations = Items.Create(further),
    };

    /// <summary>With names that each are valid from a day.</summary>
    public static AgencyRow Agency(string id, params ReadOnlySpan<(string Vi, string? En, string? From)> names)
    {
        var dated = Items<Dated<LocalizedText>>.Empty;
        foreach (var (vi, en, from) in names) dated = dated.With(new(new(vi, en), from is null ? null : DateOnly.ParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture)));
        return new(id, dated[^1].Value, AgencyKind.Ministry, dated, null, null, AgencyStatus.Present, [], [], [], [], [], Said("2020-12-10"), null, RecordedAt, 1);
    }

    public static ReviewRow Review(string id, string occasion) => new(
        id, ReviewKind.Occasion, "Báo cáo tổng kết sự kiện", new(occasion), When.Parse("2020"), "Tiểu ban An ninh", ReviewStatus.Returned, "Bổ sung các lĩnh vực", Tlp.Clear, [new("doc-1")],
        Said("2020-12-10") with { Basis = StatementBasis.Interpretation }, When.Parse("2020-12-10"), RecordedAt, 1);

    public static Statement Said(string day, string? quotation = null) => new(new("doc-1"), quotation, When.Parse(day));

    public static SummaryRequest Request(string period, string language = "vi", Compare compare = Compare.SamePeriod, IncidentFilter? extra = null) =>
        new(Period.Parse(period), language, compare, Basis.Occurred, Viewer.Local("specs"), new(17, RecordedAt, "ab12"), extra);

    public static Task<Summary> SummaryOf(SummaryRequest request, params IReadOnlyList<IncidentRow> incidents) =>
        SummaryBuilder.BuildAsync(new InMemoryRegisters(incidents, []), Types, 9, request, TestContext.Current.CancellationToken);

    private static ThreatRegister.Domain.Sources.SourceKind SourceKindOf => ThreatRegister.Domain.Sources.SourceKind.Document;

    private static ThreatTypeDefined Type(string id, string? parent, string vi, string en, string viWord, string enWord) =>
        new(new(id), parent is null ? null : new ThreatTypeId(parent), new(vi, en), new(viWord, enWord), [], null);
}
