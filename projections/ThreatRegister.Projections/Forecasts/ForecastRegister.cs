using System.Diagnostics;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Forecasts;
using ThreatRegister.EventLog;

namespace ThreatRegister.Projections.Forecasts;

/// <summary>One warning or forecast, with everything that says it and what came of it.</summary>
/// <param name="About">The time it is about; null: no source names any.</param>
/// <param name="Claim">Null: it cannot be scored.</param>
/// <param name="Score">Of the claim as it stands; null while nobody has scored it.</param>
/// <param name="Incidents">Those that the score rests on.</param>
/// <param name="Statement">The first to say it; the others are in <paramref name="Corroborations"/>.</param>
public sealed record ForecastRow(
    string Id,
    ForecastKind Kind,
    string Text,
    string By,
    Items<ThreatTypeId> Types,
    Items<string> Places,
    When? About,
    ForecastClaim? Claim,
    ForecastScore? Score,
    string? ScoredFor,
    Items<IncidentId> Incidents,
    ForecastStatus Status,
    Items<Corroboration> Corroborations,
    Tlp Marking,
    Items<SourceId> Sources,
    Statement Statement,
    When? StatedOn,
    DateTimeOffset RecordedAt,
    long Version);

public enum ForecastStatus
{
    Stands,
    Withdrawn,
}

/// <summary>The register of warnings and forecasts (cảnh báo, dự báo): one row each.</summary>
public sealed class ForecastRegister : IRegisterFold<ForecastRow>
{
    public string Name => "forecasts";

    public IReadOnlyList<string> Categories { get; } = ["forecast"];

    public IReadOnlyList<RegisterField<ForecastRow>> Fields { get; } =
    [
        new("kind", row => Codes.Of(row.Kind)),
        new("text", row => row.Text),
        new("by", row => row.By),
        new("types", row => FieldText.Join(row.Types)),
        new("places", row => FieldText.Join(row.Places)),
        new("about", row => row.About?.Text),
        new("claim", row => row.Claim?.What),
        new("claimBy", row => row.Claim?.By.Text),
        new("score", row => row.Score is { } score ? Codes.Of(score) : null),
        new("scoredFor", row => row.ScoredFor),
        new("incidents", row => FieldText.Join(row.Incidents)),
        new("status", row => Codes.Of(row.Status)),
        new("marking", row => Codes.Of(row.Marking)),
        new("corroborations", row => FieldText.Join(row.Corroborations)),
        new("sources", row => FieldText.Join(row.Sources)),
    ];

    public Tlp MarkingOf(ForecastRow row) => row.Marking;

    public string TitleOf(ForecastRow row) => row.Text;

    public IEnumerable<string?> TextsOf(ForecastRow row) => [row.Id, row.Text, row.By, row.Claim?.What, row.ScoredFor, .. row.Places];

    public ForecastRow Apply(ForecastRow? row, Recorded<object> recorded)
    {
        var next = recorded.Event switch
        {
            ForecastRecorded first => new ForecastRow(
                recorded.Stream.Id, first.Kind, first.Text, first.By, first.Types, first.Places, first.About, first.Claim, null, null, [], ForecastStatus.Stands, [],
                first.Marking, [], first.Statement, first.Statement.StatedOn, recorded.RecordedAt, recorded.Version),
            ForecastCorroborated corroborated when row is not null => row with { Corroborations = row.Corroborations.With(new(Fact: null, corroborated.Statement)) },
            ForecastCorrected corrected when row is not null => Correct(row, corrected.Corrections),
            ForecastScored scored when row is not null => row with { Score = scored.Score, ScoredFor = scored.Grounds, Incidents = scored.Incidents },
            ForecastWithdrawn when row is not null => row with { Status = ForecastStatus.Withdrawn },
            _ => throw new UnreachableException($"No rule for {recorded.Event.GetType().Name} in {recorded.Stream}."),
        };
        return next with { Version = recorded.Version, Sources = FieldText.WithSource(next.Sources, RegisterFolds.StatementOf(recorded.Event)) };
    }

    private static ForecastRow Correct(ForecastRow row, ForecastCorrections corrections)
    {
        var corrected = row with
        {
            Kind = corrections.Kind ?? row.Kind,
            Text = corrections.Text ?? row.Text,
            By = corrections.By ?? row.By,
            Types = corrections.Types ?? row.Types,
            Places = corrections.Places ?? row.Places,
            About = corrections.About ?? row.About,
            Claim = corrections.Claim ?? row.Claim,
            Marking = corrections.Marking ?? row.Marking,
        };
        return corrections.Claim is null ? corrected : corrected with { Score = null, ScoredFor = null, Incidents = [] };
    }
}
