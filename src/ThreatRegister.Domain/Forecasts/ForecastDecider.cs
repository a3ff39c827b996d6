using System.Diagnostics;
using static ThreatRegister.Domain.Decision<ThreatRegister.Domain.Forecasts.ForecastEvent>;

namespace ThreatRegister.Domain.Forecasts;

/// <summary>What may be done to a warning or forecast: recorded, stated by a further source, corrected, scored where it can be, withdrawn.</summary>
public static class ForecastDecider
{
    public static Decision<ForecastEvent> Decide(Forecast forecast, ForecastCommand command, DecisionContext context) => (forecast.Current, command) switch
    {
        (null, RecordForecast record) => Record(record, context),
        (null, _) => Refuse(Refusal.NotFound, "forecast"),
        (_, RecordForecast) => Refuse(Refusal.AlreadyExists, "forecast"),

        (_, WithdrawForecast withdraw) => Withdraw(forecast, withdraw),
        (_, _) when forecast.WithdrawnFor is not null => Refuse(Refusal.AlreadyWithdrawn),
        (_, CorroborateForecast corroborate) => Corroborate(forecast, corroborate, context),
        (_, CorrectForecast correct) => Correct(forecast, correct, context),
        (var current, ScoreForecast score) => Score(forecast, current, score, context),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    private static Decision<ForecastEvent> Record(RecordForecast record, DecisionContext context)
    {
        var fault = Check.Required(record.Text, "text")
            ?? Check.Required(record.By, "by")
            ?? Parts(record.Types, record.Places, record.Claim, "", context)
            ?? Check.Statement(record.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        return Accept(new ForecastRecorded(
            record.Forecast,
            record.Kind,
            record.Text.Trim(),
            record.By.Trim(),
            record.Types ?? [],
            Check.Trimmed(record.Places) ?? [],
            record.About,
            Forecast.Clean(record.Claim),
            record.Marking ?? Tlp.Green,
            record.Statement ?? Statement.Own));
    }

    private static Decision<ForecastEvent> Corroborate(Forecast forecast, CorroborateForecast corroborate, DecisionContext context)
    {
        if (Check.Corroboration(corroborate.Statement, context.Now) is { } fault) return Refuse(fault);

        return forecast.Statements.Contains(corroborate.Statement) ? Nothing : Accept(new ForecastCorroborated(corroborate.Statement));
    }

    private static Decision<ForecastEvent> Correct(Forecast forecast, CorrectForecast correct, DecisionContext context)
    {
        var wanted = correct.Corrections;
        var fault = Check.Grounds(correct.Grounds)
            ?? (wanted.Text is null ? null : Check.Required(wanted.Text, "corrections.text"))
            ?? (wanted.By is null ? null : Check.Required(wanted.By, "corrections.by"))
            ?? Parts(wanted.Types, wanted.Places, wanted.Claim, "corrections.", context)
            ?? Check.Statement(correct.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var changes = forecast.ChangesTo(wanted);
        return changes == new ForecastCorrections() ? Nothing : Accept(new ForecastCorrected(changes, correct.Grounds.Trim(), correct.Statement ?? Statement.Own));
    }

    // What came true can be said at once; that something did not come, or only in part, once its time is over. The incidents that show it may raise its marking.
    private static Decision<ForecastEvent> Score(Forecast forecast, ForecastRecorded current, ScoreForecast score, DecisionContext context)
    {
        var claim = current.Claim;
        var isOver = claim is null || (claim.By.To <= context.Now && !claim.By.IsOngoing);
        var fault = Check.Grounds(score.Grounds)
            ?? Check.That(claim is not null || score.Score is ForecastScore.CannotBeScored, Refusal.ForecastHasNoClaim, "score")
            ?? Check.That(isOver || score.Score is ForecastScore.Occurred or ForecastScore.CannotBeScored, Refusal.ClaimNotOver, "score")
            ?? Check.Distinct(score.Incidents, Refusal.IncidentRepeated, "incidents")
            ?? Check.Statement(score.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var scored = new ForecastScored(score.Score, score.Grounds.Trim(), score.Incidents ?? [], score.Statement ?? Statement.Own);
        if (scored == forecast.Scored) return Nothing;

        var marking = context.MarkingOf(said: null, current.Marking);
        return marking == current.Marking ? Accept(scored) : Accept(new ForecastCorrected(new(Marking: marking), scored.Grounds, scored.Statement), scored);
    }

    private static Decision<ForecastEvent> Withdraw(Forecast forecast, WithdrawForecast withdraw)
    {
        if (Check.Grounds(withdraw.Grounds) is { } fault) return Refuse(fault);
        if (forecast.WithdrawnFor is not { } earlier) return Accept(new ForecastWithdrawn(withdraw.Grounds.Trim()));

        return string.Equals(earlier, withdraw.Grounds.Trim(), StringComparison.Ordinal) ? Nothing : Refuse(Refusal.AlreadyWithdrawn);
    }

    private static Fault? Parts(Items<ThreatTypeId>? types, Items<string>? places, ForecastClaim? claim, string prefix, DecisionContext context) =>
        Check.Types(types, prefix + "types", context)
        ?? Check.Names(places, prefix + "places")
        ?? (claim is null ? null : Check.Required(claim.What, prefix + "claim.what") ?? Check.That(claim.By.Precision is not Precision.Unknown, Refusal.ClaimDateMissing, prefix + "claim.by"));
}
