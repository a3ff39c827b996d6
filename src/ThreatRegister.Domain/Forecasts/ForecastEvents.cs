namespace ThreatRegister.Domain.Forecasts;

public enum ForecastKind
{
    /// <summary>Cảnh báo: what may happen, so that someone acts.</summary>
    Warning,

    /// <summary>Dự báo: what is expected.</summary>
    Forecast,
}

public enum ForecastScore
{
    Occurred,
    Partly,
    NotOccurred,

    /// <summary>Nobody can tell: said too vaguely, or nobody could look.</summary>
    CannotBeScored,
}

/// <summary>What a forecast says so that it can be held against what came: what, and by when. Without one it cannot be scored.</summary>
/// <param name="By">The claim has come true, or not, at the end of it.</param>
public sealed record ForecastClaim(string What, When By);

/// <summary>
/// What has happened to one warning or forecast: a statement about the future. What an authority says of the present is an assessment.
/// </summary>
public abstract record ForecastEvent
{
    private protected ForecastEvent() { }
}

/// <param name="Forecast">Its id.</param>
/// <param name="By">Who warns or forecasts: an office, not a person's name.</param>
/// <param name="Types">What it is about, each with its branch; none: no type is named.</param>
/// <param name="Places">The places it names, as the source writes them.</param>
/// <param name="About">The time it is about; null: the source names none.</param>
/// <param name="Claim">Null: it cannot be scored.</param>
public sealed record ForecastRecorded(
    ForecastId Forecast,
    ForecastKind Kind,
    string Text,
    string By,
    Items<ThreatTypeId> Types,
    Items<string> Places,
    When? About,
    ForecastClaim? Claim,
    Tlp Marking,
    Statement Statement) : ForecastEvent;

/// <summary>A further source says the same.</summary>
public sealed record ForecastCorroborated(Statement Statement) : ForecastEvent;

/// <summary>Another claim takes back the score that the earlier one was given.</summary>
public sealed record ForecastCorrected(ForecastCorrections Corrections, string Grounds, Statement Statement) : ForecastEvent;

/// <summary>What came of it; a later score replaces an earlier one.</summary>
/// <param name="Incidents">Those that show it.</param>
public sealed record ForecastScored(ForecastScore Score, string Grounds, Items<IncidentId> Incidents, Statement Statement) : ForecastEvent;
public sealed record ForecastWithdrawn(string Grounds) : ForecastEvent;

/// <summary>The parts of a forecast that can be corrected; null is left as it is.</summary>
public sealed record ForecastCorrections(
    ForecastKind? Kind = null,
    string? Text = null,
    string? By = null,
    Items<ThreatTypeId>? Types = null,
    Items<string>? Places = null,
    When? About = null,
    ForecastClaim? Claim = null,
    Tlp? Marking = null);

public abstract record ForecastCommand
{
    private protected ForecastCommand() { }

    public required ForecastId Forecast { get; init; }
}

/// <param name="Marking">Null: <see cref="Tlp.Green"/>.</param>
public sealed record RecordForecast(
    ForecastKind Kind,
    string Text,
    string By,
    Items<ThreatTypeId>? Types = null,
    Items<string>? Places = null,
    When? About = null,
    ForecastClaim? Claim = null,
    Tlp? Marking = null,
    Statement? Statement = null) : ForecastCommand;

public sealed record CorroborateForecast(Statement Statement) : ForecastCommand;
public sealed record CorrectForecast(ForecastCorrections Corrections, string Grounds, Statement? Statement = null) : ForecastCommand;
public sealed record ScoreForecast(ForecastScore Score, string Grounds, Items<IncidentId>? Incidents = null, Statement? Statement = null) : ForecastCommand;
public sealed record WithdrawForecast(string Grounds) : ForecastCommand;
