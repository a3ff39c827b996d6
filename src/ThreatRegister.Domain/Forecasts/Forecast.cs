using System.Collections.Immutable;
using System.Diagnostics;

namespace ThreatRegister.Domain.Forecasts;

/// <summary>Only what decisions about a warning or forecast need to know.</summary>
public sealed record Forecast
{
    public static Forecast Initial { get; } = new();

    /// <summary>As it stands after all corrections; null before it was recorded.</summary>
    public ForecastRecorded? Current { get; private init; }

    /// <summary>All statements that say it.</summary>
    public ImmutableHashSet<Statement> Statements { get; private init; } = [];

    /// <summary>The score of the claim as it stands.</summary>
    public ForecastScored? Scored { get; private init; }

    public string? WithdrawnFor { get; private init; }

    public static Forecast Evolve(Forecast forecast, ForecastEvent happened) => happened switch
    {
        ForecastRecorded recorded => forecast with { Current = recorded, Statements = [recorded.Statement] },
        ForecastCorroborated corroborated => forecast with { Statements = forecast.Statements.Add(corroborated.Statement) },
        ForecastCorrected corrected => forecast with
        {
            Current = Correct(forecast.Current!, corrected.Corrections), Scored = corrected.Corrections.Claim is null ? forecast.Scored : null,
        },
        ForecastScored scored => forecast with { Scored = scored },
        ForecastWithdrawn withdrawn => forecast with { WithdrawnFor = withdrawn.Grounds },
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };

    // Only what differs is recorded, so that the change log names no field that stayed as it was.
    internal ForecastCorrections ChangesTo(ForecastCorrections wanted) => new(
        Check.Changed(Current!.Kind, wanted.Kind),
        Check.Changed(Current.Text, wanted.Text?.Trim()),
        Check.Changed(Current.By, wanted.By?.Trim()),
        Check.Changed(Current.Types, wanted.Types),
        Check.Changed(Current.Places, Check.Trimmed(wanted.Places)),
        Check.Changed(Current.About, wanted.About),
        Check.Changed(Current.Claim, Clean(wanted.Claim)),
        Check.Changed(Current.Marking, wanted.Marking));

    internal static ForecastClaim? Clean(ForecastClaim? claim) => claim is null ? null : claim with { What = claim.What.Trim() };

    private static ForecastRecorded Correct(ForecastRecorded current, ForecastCorrections corrections) => current with
    {
        Kind = corrections.Kind ?? current.Kind,
        Text = corrections.Text ?? current.Text,
        By = corrections.By ?? current.By,
        Types = corrections.Types ?? current.Types,
        Places = corrections.Places ?? current.Places,
        About = corrections.About ?? current.About,
        Claim = corrections.Claim ?? current.Claim,
        Marking = corrections.Marking ?? current.Marking,
    };
}
