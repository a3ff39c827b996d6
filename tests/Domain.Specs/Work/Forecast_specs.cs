using ThreatRegister.Domain;
using ThreatRegister.Domain.Forecasts;
using ThreatRegister.Tests.Domain_Specs.Common;
using static ThreatRegister.Tests.Domain_Specs.Work.ForecastSpec;

namespace ThreatRegister.Tests.Domain_Specs.Work;

internal static class ForecastSpec
{
    public static readonly ForecastId Id = new("canh-bao-bao-so-2");

    public static readonly ForecastRecorded Recorded = new(
        Id, ForecastKind.Warning, "Bão có thể đổ bộ vào Quảng Ninh", "Trung tâm Dự báo khí tượng thủy văn", [World.Storm], ["Quảng Ninh"], When.Parse("2021-06"),
        new("Bão đổ bộ vào Quảng Ninh", When.Parse("2021-06-14")), Tlp.Green, World.Document);

    public static readonly ForecastCorroborated Corroborated = new(World.OtherDocument);
    public static readonly ForecastScored Scored = new(ForecastScore.Occurred, "Bão đổ bộ đêm 13/6", [new("bao-so-2")], Statement.Own);
    public static readonly ForecastWithdrawn Withdrawn = new("ghi nhầm bản tin");

    /// <summary>Its time is not over on the day on which the specs stand.</summary>
    public static ForecastRecorded Ahead => Recorded with { Claim = new("Bão đổ bộ vào Quảng Ninh", When.Parse("2021-06-30")) };

    public static Scenario<Forecast, ForecastEvent, ForecastCommand> Given(params ReadOnlySpan<ForecastEvent> events) =>
        new Scenario<Forecast, ForecastEvent, ForecastCommand>(Forecast.Initial, Forecast.Evolve, ForecastDecider.Decide, World.Context).After(events);
}

public sealed class Recording_a_forecast
{
    [Fact]
    public void keeps_who_warns_of_what_where_and_when() => Given().When(record).Then(Recorded);

    [Fact]
    public void needs_no_claim() => Given()
        .When(new RecordForecast(ForecastKind.Forecast, "Tình hình diễn biến phức tạp", "Thủ tướng") { Forecast = Id })
        .Then(new ForecastRecorded(Id, ForecastKind.Forecast, "Tình hình diễn biến phức tạp", "Thủ tướng", [], [], null, null, Tlp.Green, Statement.Own));

    [Fact]
    public void needs_to_say_what_and_who()
    {
        Given().When(record with { Text = " " }).ThenRefused(Refusal.TextMissing, "text");
        Given().When(record with { By = "" }).ThenRefused(Refusal.TextMissing, "by");
    }

    [Fact]
    public void needs_a_claim_that_says_what_and_by_when()
    {
        Given().When(record with { Claim = new(" ", When.Parse("2021")) }).ThenRefused(Refusal.TextMissing, "claim.what");
        Given().When(record with { Claim = new("Bão", When.Unknown) }).ThenRefused(Refusal.ClaimDateMissing, "claim.by");
    }

    [Fact]
    public void names_what_is_known_and_nothing_twice()
    {
        Given().When(record with { Types = [new("x")] }).ThenRefused(Refusal.ThreatTypeUnknown, "types[0]");
        Given().When(record with { Places = ["Quảng Ninh", "Quảng Ninh"] }).ThenRefused(Refusal.NameRepeated, "places");
    }

    [Fact]
    public void twice_is_refused() => Given(Recorded).When(record).ThenRefused(Refusal.AlreadyExists, "forecast");

    private static readonly RecordForecast record = new(
        Recorded.Kind, $" {Recorded.Text} ", Recorded.By, Recorded.Types, Recorded.Places, Recorded.About, Recorded.Claim! with { What = " Bão đổ bộ vào Quảng Ninh" }, Statement: World.Document) { Forecast = Id };
}

public sealed class Corroborating_a_forecast
{
    [Fact]
    public void keeps_the_further_source() => Given(Recorded).When(corroborate).Then(Corroborated);

    [Fact]
    public void twice_changes_nothing() => Given(Recorded, Corroborated).When(corroborate).ThenNothing();

    [Fact]
    public void needs_a_source() => Given(Recorded).When(corroborate with { Statement = Statement.Own }).ThenRefused(Refusal.SourceMissing, "statement.source");

    private static readonly CorroborateForecast corroborate = new(World.OtherDocument) { Forecast = Id };
}

public sealed class Correcting_a_forecast
{
    [Fact]
    public void records_what_differs_and_why() => Given(Recorded).When(correct).Then(corrected);

    [Fact]
    public void can_change_every_part() => Given(Recorded).When(correct with { Corrections = all }).Then(corrected with { Corrections = all });

    [Fact]
    public void to_what_it_is_changes_nothing() => Given(Recorded, corrected).When(correct).ThenNothing();

    [Fact]
    public void of_its_claim_takes_the_score_back() => Given(Recorded, Scored, new ForecastCorrected(new(Claim: new("Bão vào Hải Phòng", When.Parse("2021-06-14"))), "đọc nhầm", Statement.Own))
        .When(new ScoreForecast(Scored.Score, Scored.Grounds, Scored.Incidents) { Forecast = Id }).Then(Scored);

    [Fact]
    public void leaves_nothing_empty_or_unknown()
    {
        Given(Recorded).When(correct with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");
        Given(Recorded).When(correct with { Corrections = new(Text: " ") }).ThenRefused(Refusal.TextMissing, "corrections.text");
        Given(Recorded).When(correct with { Corrections = new(By: " ") }).ThenRefused(Refusal.TextMissing, "corrections.by");
        Given(Recorded).When(correct with { Corrections = new(Claim: new("", When.Parse("2021"))) }).ThenRefused(Refusal.TextMissing, "corrections.claim.what");
    }

    private static readonly ForecastCorrections all = new(
        ForecastKind.Forecast, "Mưa lớn", "Bộ Nông nghiệp", [World.Disaster], ["Hải Phòng"], When.Parse("2021-07"), new("Mưa trên 200 mm", When.Parse("2021-07")), Tlp.Amber);

    private static readonly CorrectForecast correct = new(new(Text: "Bão đổ bộ vào Hải Phòng", Kind: ForecastKind.Warning), "đối chiếu bản tin", World.Document) { Forecast = Id };
    private static readonly ForecastCorrected corrected = new(new(Text: "Bão đổ bộ vào Hải Phòng"), "đối chiếu bản tin", World.Document);
}

public sealed class Scoring_a_forecast
{
    [Fact]
    public void keeps_what_came_and_what_shows_it() => Given(Recorded).When(score).Then(Scored);

    [Fact]
    public void twice_changes_nothing() => Given(Recorded, Scored).When(score).ThenNothing();

    [Fact]
    public void again_replaces_the_earlier_score() => Given(Recorded, Scored).When(score with { Score = ForecastScore.Partly }).Then(Scored with { Score = ForecastScore.Partly });

    [Fact]
    public void without_a_claim_says_only_that_it_cannot_be_scored()
    {
        Given(Recorded with { Claim = null }).When(score).ThenRefused(Refusal.ForecastHasNoClaim, "score");
        Given(Recorded with { Claim = null }).When(score with { Score = ForecastScore.CannotBeScored }).Then(Scored with { Score = ForecastScore.CannotBeScored });
    }

    [Fact]
    public void that_it_did_not_come_needs_its_time_to_be_over()
    {
        Given(Ahead).When(score with { Score = ForecastScore.NotOccurred }).ThenRefused(Refusal.ClaimNotOver, "score");
        Given(Ahead).When(score with { Score = ForecastScore.Partly }).ThenRefused(Refusal.ClaimNotOver, "score");
        Given(Ahead).When(score).Then(Scored);
        Given(Recorded).When(score with { Score = ForecastScore.NotOccurred, Incidents = null }).Then(Scored with { Score = ForecastScore.NotOccurred, Incidents = [] });
    }

    [Fact]
    public void needs_grounds_and_names_no_incident_twice()
    {
        Given(Recorded).When(score with { Grounds = " " }).ThenRefused(Refusal.GroundsMissing, "grounds");
        Given(Recorded).When(score with { Incidents = [new("a"), new("a")] }).ThenRefused(Refusal.IncidentRepeated, "incidents");
    }

    [Fact]
    public void that_was_withdrawn_is_refused() => Given(Recorded, Withdrawn).When(score).ThenRefused(Refusal.AlreadyWithdrawn);

    private static readonly ScoreForecast score = new(Scored.Score, Scored.Grounds, Scored.Incidents) { Forecast = Id };
}

public sealed class Withdrawing_a_forecast
{
    [Fact]
    public void records_why() => Given(Recorded).When(withdraw).Then(Withdrawn);

    [Fact]
    public void twice_changes_nothing() => Given(Recorded, Withdrawn).When(withdraw).ThenNothing();

    [Fact]
    public void needs_grounds() => Given(Recorded).When(withdraw with { Grounds = " " }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void that_was_not_recorded_is_refused() => Given().When(withdraw).ThenRefused(Refusal.NotFound, "forecast");

    private static readonly WithdrawForecast withdraw = new(Withdrawn.Grounds) { Forecast = Id };
}
