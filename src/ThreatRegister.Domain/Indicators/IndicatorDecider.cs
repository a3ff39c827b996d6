using System.Diagnostics;
using static ThreatRegister.Domain.Decision<ThreatRegister.Domain.Indicators.IndicatorEvent>;

namespace ThreatRegister.Domain.Indicators;

/// <summary>What may be done to an indicator: observed, named by a further source, corroborated, corrected, withdrawn.</summary>
public static class IndicatorDecider
{
    public static Decision<IndicatorEvent> Decide(Indicator indicator, IndicatorCommand command, DecisionContext context) => (indicator.Current, command) switch
    {
        (null, ObserveIndicator observe) => Observe(observe, context),
        (null, _) => Refuse(Refusal.NotFound, "indicator"),
        (_, ObserveIndicator) => Refuse(Refusal.AlreadyExists, "indicator"),

        (_, WithdrawIndicator withdraw) => Withdraw(indicator, withdraw),
        (_, _) when indicator.WithdrawnFor is not null => Refuse(Refusal.AlreadyWithdrawn),
        (var current, NameIndicator name) => Name(current, name, context),
        (_, CorroborateIndicator corroborate) => Corroborate(indicator, corroborate, context),
        (_, CorrectIndicator correct) => Correct(indicator, correct, context),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    private static Decision<IndicatorEvent> Observe(ObserveIndicator observe, DecisionContext context)
    {
        var observed = new IndicatorObserved(
            observe.Indicator,
            observe.Subject?.Trim() ?? "",
            observe.About?.Trim() ?? "",
            observe.Figure is { } figure ? figure with { Unit = Check.Clean(figure.Unit) } : new(),
            observe.Scope,
            Check.Clean(observe.Region),
            observe.Types ?? [],
            observe.Name is { } name ? Check.Clean(name) : null,
            Check.Clean(observe.Publisher),
            observe.Period,
            observe.Marking ?? Tlp.Green,
            observe.Statement ?? Statement.Own);
        return (Whole(observed, "", context) ?? Check.Statement(observe.Statement, context.Now)) is { } fault ? Refuse(fault) : Accept(observed);
    }

    private static Decision<IndicatorEvent> Name(IndicatorObserved current, NameIndicator name, DecisionContext context)
    {
        var named = new IndicatorNamed(name.Name is { } text ? Check.Clean(text) : null, Check.Clean(name.Publisher), name.Period, name.Statement);
        var fault = Check.That(named.Name is not null || named.Publisher is not null || named.Period is not null, Refusal.NameMissing, "name")
            ?? (name.Name is null ? null : Check.Name(name.Name, "name", Refusal.NameMissing))
            ?? Check.Optional(named.Publisher, "publisher")
            ?? Check.NotInFuture(named.Period, context.Now, "period")
            ?? Check.Corroboration(name.Statement, context.Now);
        if (fault is not null) return Refuse(fault);
        if (Indicator.Correct(current, new(Name: named.Name, Publisher: named.Publisher, Period: named.Period)) == current) return Nothing;

        var known = Open(current.Name, named.Name, "name") ?? Open(current.Publisher, named.Publisher, "publisher") ?? Open(current.Period, named.Period, "period");
        return known is not null ? Refuse(known) : Accept(named);
    }

    private static Decision<IndicatorEvent> Corroborate(Indicator indicator, CorroborateIndicator corroborate, DecisionContext context)
    {
        if (Check.Corroboration(corroborate.Statement, context.Now) is { } fault) return Refuse(fault);

        return indicator.Statements.Contains(corroborate.Statement) ? Nothing : Accept(new IndicatorCorroborated(corroborate.Statement));
    }

    private static Decision<IndicatorEvent> Correct(Indicator indicator, CorrectIndicator correct, DecisionContext context)
    {
        var changes = indicator.ChangesTo(correct.Corrections);
        var fault = Check.Grounds(correct.Grounds) ?? Whole(Indicator.Correct(indicator.Current!, changes), "corrections.", context) ?? Check.Statement(correct.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        return changes == new IndicatorCorrections() ? Nothing : Accept(new IndicatorCorrected(changes, correct.Grounds.Trim(), correct.Statement ?? Statement.Own));
    }

    private static Decision<IndicatorEvent> Withdraw(Indicator indicator, WithdrawIndicator withdraw)
    {
        if (Check.Grounds(withdraw.Grounds) is { } fault) return Refuse(fault);
        if (indicator.WithdrawnFor is not { } earlier) return Accept(new IndicatorWithdrawn(withdraw.Grounds.Trim()));

        return string.Equals(earlier, withdraw.Grounds.Trim(), StringComparison.Ordinal) ? Nothing : Refuse(Refusal.AlreadyWithdrawn);
    }

    private static Fault? Whole(IndicatorObserved observed, string prefix, DecisionContext context) =>
        Check.Required(observed.Subject, prefix + "subject")
        ?? Check.Required(observed.About, prefix + "about")
        ?? Figure(observed.Figure, prefix + "figure")
        ?? Check.That(observed.Scope is IndicatorScope.World || observed.Region is not null, Refusal.RegionMissing, prefix + "region")
        ?? Check.That(observed.Scope is not IndicatorScope.World || observed.Region is null, Refusal.RegionNotAllowed, prefix + "region")
        ?? Check.Optional(observed.Region, Limits.Title, prefix + "region")
        ?? Check.Each(observed.Types, prefix + "types", (type, field) => Check.That(context.Types.Contains(type), Refusal.ThreatTypeUnknown, field))
        ?? Check.Distinct(observed.Types, Refusal.ThreatTypeRepeated, prefix + "types")
        ?? (observed.Name is null ? null : Check.Name(observed.Name, prefix + "name", Refusal.NameMissing))
        ?? Check.Optional(observed.Publisher, prefix + "publisher")
        ?? Check.NotInFuture(observed.Period, context.Now, prefix + "period");

    private static Fault? Figure(IndicatorFigure figure, string field) =>
        Check.That(figure.Rank is null != figure.Value is null, Refusal.FigureInvalid, field)
        ?? Check.That(figure.Rank is null or > 0, Refusal.FigureInvalid, field + ".rank")
        ?? Check.That(figure.Of is null || (figure.Rank is { } rank && rank <= figure.Of), Refusal.FigureInvalid, field + ".of")
        ?? Check.That(figure.Unit is null || figure.Value is not null, Refusal.FigureInvalid, field + ".unit")
        ?? Check.Optional(figure.Unit, Limits.Title, field + ".unit");

    /// <summary>What is known already is corrected, with grounds, not named anew.</summary>
    private static Fault? Open<T>(T? known, T? named, string field)
        where T : class => Check.That(known is null || named is null || known.Equals(named), Refusal.AlreadyNamed, field);
}
