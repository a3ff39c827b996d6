using System.CommandLine;
using ThreatRegister.Application.Questions;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Forecasts;
using ThreatRegister.Projections;

namespace ThreatRegister.Cli;

/// <summary>Warnings and forecasts, and what came of those that can be scored.</summary>
internal static class ForecastsVerb
{
    public static Command Create() => new ListVerb("forecasts")
    {
        Description = "Lists warnings and forecasts, each with its source, its claim and what came of it.",
        Examples = ["./run forecasts --kind warning", "./run forecasts --period 2026 --type disaster --lang en", "./run forecasts --unscored --json", "./run forecasts score FORECAST --score occurred --grounds \"Đã xảy ra lũ quét\" --incident lu-quet-1"],
    }.Create(Score());

    private static Command Score()
    {
        var id = new Argument<string>("forecast") { Description = "Id of the warning or forecast." };
        var score = new Option<string>("--score") { Description = $"One of: {string.Join(", ", Enum.GetValues<ForecastScore>().Select(value => Codes.Of(value)))}.", Required = true };
        var incidents = new Option<string[]>("--incident") { Description = "Id of an incident that shows it; can be repeated." };
        var grounds = Sending.Grounds();
        return Verb.OnRegister(
            "score",
            "Says what came of a forecast; only one that says what comes by when can be scored.",
            ["./run forecasts score canh-bao-lu-quet --score occurred --grounds \"Lũ quét tại Lào Cai\" --incident lu-quet-1"],
            [id, score, incidents, grounds, Sending.CommandId, CommonOptions.Json],
            (session, parsed, cancellationToken) => Sending.SendAsync(
                session,
                parsed,
                new ScoreForecast(
                    Asked.Member<ForecastScore>(parsed.GetValue(score)!, "score"),
                    parsed.GetValue(grounds)!,
                    [.. (parsed.GetValue(incidents) ?? []).Select(incident => Sending.Id<IncidentId>(incident, "--incident"))]) { Forecast = Sending.Id<ForecastId>(parsed.GetValue(id)!, "forecast") },
                cancellationToken));
    }
}
