using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Forecasts;
using ThreatRegister.Projections.Forecasts;
using static ThreatRegister.Tests.Projections_Specs.Folds;

namespace ThreatRegister.Tests.Projections_Specs;

public sealed class Folding_forecasts
{
    private static readonly ForecastRegister register = new();
    private static readonly Statement stated = Doc("doc-1", "2026-06-01"), other = Doc("doc-2");

    private static readonly ForecastRecorded recorded = new(
        new("a"), ForecastKind.Warning, "Bão có thể đổ bộ", "Trung tâm Dự báo", [new("disaster")], ["Quảng Ninh"], When.Parse("2026-06"), new("Bão đổ bộ", When.Parse("2026-06-30")), Tlp.Clear, stated);

    private static readonly ForecastScored scored = new(ForecastScore.Occurred, "Đã đổ bộ", [new("bao-so-2")], other);

    [Fact]
    public void that_are_recorded_gives_a_row() => Row(register, recorded).ShouldBe(Expected);

    public static TheoryData<ForecastEvent, ForecastRow> EachEvent => new()
    {
        { recorded with { Claim = null }, Expected with { Claim = null, RecordedAt = Morning.AddMinutes(1) } },
        { new ForecastCorroborated(other), Expected with { Corroborations = [new(null, other)], Sources = [new("doc-1"), new("doc-2")] } },
        {
            new ForecastCorrected(
                new(ForecastKind.Forecast, "Mưa lớn", "Bộ", [], ["Hải Phòng"], When.Parse("2026-07"), new("Mưa", When.Parse("2026-07")), Tlp.Amber), "đối chiếu", other),
            Expected with
            {
                Kind = ForecastKind.Forecast, Text = "Mưa lớn", By = "Bộ", Types = [], Places = ["Hải Phòng"], About = When.Parse("2026-07"), Claim = new("Mưa", When.Parse("2026-07")), Marking = Tlp.Amber,
                Sources = [new("doc-1"), new("doc-2")],
            }
        },
        { scored, Expected with { Score = ForecastScore.Occurred, ScoredFor = "Đã đổ bộ", Incidents = [new("bao-so-2")], Sources = [new("doc-1"), new("doc-2")] } },
        { new ForecastWithdrawn("nhầm"), Expected with { Status = ForecastStatus.Withdrawn } },
    };

    [Theory]
    [MemberData(nameof(EachEvent))]
    public void follows_each_event(ForecastEvent happened, ForecastRow expected) => Row(register, recorded, happened).ShouldBe(expected with { Version = 2 });

    [Fact]
    public void is_tried_with_every_event_there_is() =>
        EachEvent.Select(row => row.Data.Item1.GetType()).Distinct().ShouldBe(Family(typeof(ForecastEvent)), ignoreOrder: true);

    [Fact]
    public void that_get_another_claim_have_no_score_any_more()
    {
        Row(register, recorded, scored, new ForecastCorrected(new(Text: "Khác"), "đối chiếu", stated)).Score.ShouldBe(ForecastScore.Occurred);
        Row(register, recorded, scored, new ForecastCorrected(new(Claim: new("Khác", When.Parse("2026"))), "đối chiếu", stated)).ShouldSatisfyAllConditions(
            row => row.Score.ShouldBeNull(), row => row.ScoredFor.ShouldBeNull(), row => row.Incidents.ShouldBeEmpty());
    }

    private static ForecastRow Expected => new(
        "a", ForecastKind.Warning, "Bão có thể đổ bộ", "Trung tâm Dự báo", [new("disaster")], ["Quảng Ninh"], When.Parse("2026-06"), new("Bão đổ bộ", When.Parse("2026-06-30")), null, null, [],
        ForecastStatus.Stands, [], Tlp.Clear, [new("doc-1")], stated, When.Parse("2026-06-01"), Morning, 1);
}
