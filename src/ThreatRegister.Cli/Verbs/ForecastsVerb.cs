using System.CommandLine;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Forecasts;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Forecasts;

namespace ThreatRegister.Cli;

/// <summary>Warnings and forecasts, and what came of those that can be scored.</summary>
internal static class ForecastsVerb
{
    public static Command Create()
    {
        var kind = new Option<string?>("--kind") { Description = "One of: warning, forecast." };
        var score = new Option<string?>("--score") { Description = $"One of: {string.Join(", ", Enum.GetValues<ForecastScore>().Select(value => Codes.Of(value)))}." };
        var unscored = new Option<bool>("--unscored") { Description = "Only those that can be scored and are not yet." };
        var forecasts = listing.Create(
            "forecasts",
            "Lists warnings and forecasts, each with its source, its claim and what came of it.",
            ["./run forecasts --kind warning", "./run forecasts --period 2026 --type disaster --lang en", "./run forecasts --unscored --json", "./run forecasts score FORECAST --score occurred --grounds \"Đã xảy ra lũ quét\" --incident lu-quet-1"],
            [kind, score, unscored],
            parsed =>
            {
                ForecastKind? asked = parsed.GetValue(kind) is { } code ? Reading.Parse<ForecastKind>(code, "--kind") : null;
                ForecastScore? scored = parsed.GetValue(score) is { } given ? Reading.Parse<ForecastScore>(given, "--score") : null;
                var open = parsed.GetValue(unscored);
                return row => (asked is null || row.Kind == asked) && (scored is null || row.Score == scored) && (!open || row is { Claim: not null, Score: null, Status: ForecastStatus.Stands });
            });
        forecasts.Subcommands.Add(Score());
        return forecasts;
    }

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
                    Reading.Parse<ForecastScore>(parsed.GetValue(score)!, "--score"),
                    parsed.GetValue(grounds)!,
                    [.. (parsed.GetValue(incidents) ?? []).Select(incident => Sending.Id<IncidentId>(incident, "--incident"))]) { Forecast = Sending.Id<ForecastId>(parsed.GetValue(id)!, "forecast") },
                cancellationToken));
    }

    private static readonly SubjectListing<ForecastRow> listing = new(
        "forecasts",
        [
            new("Mã", "Id", row => row.Id),
            new("Dạng", "Kind", row => Codes.Of(row.Kind), (row, language) => CodeWords.Of(row.Kind, language) + (row.Status is ForecastStatus.Withdrawn ? $" ({CodeWords.Of(row.Status, language)})" : "")),
            new("Về thời gian", "About", row => row.About?.Text ?? "", (row, language) => row.About is { } about ? WhenText.Of(about, language) : "-"),
            new("Điều được dự báo", "Claim", row => row.Claim?.What ?? ""),
            new("Thời hạn", "Claim by", row => row.Claim?.By.Text ?? "", (row, language) => row.Claim is { } claim ? WhenText.Of(claim.By, language) : "-"),
            new("Đối chiếu", "Score", row => row.Score is { } score ? Codes.Of(score) : "", (row, language) => row.Score is { } score ? CodeWords.Of(score, language) : "-"),
            new("Nguồn", "Sources", row => string.Join(' ', row.Sources)),
            new("Nơi đưa ra", "By", row => row.By),
            new("Nội dung", "Text", row => row.Text),
        ],
        row => new(row.Types, row.About ?? row.StatedOn, [row.By], row.Places, [], row.Sources, [row.Text, row.By, row.Claim?.What, row.ScoredFor, .. row.Places]),
        (one, other) => string.CompareOrdinal(one.Id, other.Id));
}
