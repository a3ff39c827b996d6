using System.Collections.Immutable;
using System.Diagnostics;

namespace ThreatRegister.Domain.Indicators;

/// <summary>Only what decisions about an indicator need to know.</summary>
public sealed record Indicator
{
    public static Indicator Initial { get; } = new();

    /// <summary>As it stands after all that was told since; null before it was recorded.</summary>
    public IndicatorObserved? Current { get; private init; }

    public ImmutableHashSet<Statement> Statements { get; private init; } = [];

    public string? WithdrawnFor { get; private init; }

    public static Indicator Evolve(Indicator indicator, IndicatorEvent happened) => happened switch
    {
        IndicatorObserved observed => indicator with { Current = observed, Statements = [observed.Statement] },
        IndicatorNamed named => indicator with { Current = Correct(indicator.Current!, new(Name: named.Name, Publisher: named.Publisher, Period: named.Period)) },
        IndicatorCorroborated corroborated => indicator with { Statements = indicator.Statements.Add(corroborated.Statement) },
        IndicatorCorrected corrected => indicator with { Current = Correct(indicator.Current!, corrected.Corrections) },
        IndicatorWithdrawn withdrawn => indicator with { WithdrawnFor = withdrawn.Grounds },
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };

    // Only what differs is recorded, so that the change log names no field that stayed as it was.
    internal IndicatorCorrections ChangesTo(IndicatorCorrections wanted) => new(
        Changed(Current!.Subject, wanted.Subject?.Trim()),
        Changed(Current.About, wanted.About?.Trim()),
        Changed(Current.Figure, wanted.Figure),
        Current.Scope == wanted.Scope ? null : wanted.Scope,
        Changed(Current.Region, Check.Clean(wanted.Region)),
        Changed(Current.Types, wanted.Types),
        Changed(Current.Name, wanted.Name is { } name ? Check.Clean(name) : null),
        Changed(Current.Publisher, Check.Clean(wanted.Publisher)),
        Changed(Current.Period, wanted.Period),
        Current.Marking == wanted.Marking ? null : wanted.Marking);

    /// <summary>The indicator with the corrections; what goes with it goes for whoever shows it too.</summary>
    public static IndicatorObserved Correct(IndicatorObserved current, IndicatorCorrections corrections) => current with
    {
        Subject = corrections.Subject ?? current.Subject,
        About = corrections.About ?? current.About,
        Figure = corrections.Figure ?? current.Figure,
        Scope = corrections.Scope ?? current.Scope,
        Region = corrections.Scope is IndicatorScope.World ? null : corrections.Region ?? current.Region,
        Types = corrections.Types ?? current.Types,
        Name = corrections.Name ?? current.Name,
        Publisher = corrections.Publisher ?? current.Publisher,
        Period = corrections.Period ?? current.Period,
        Marking = corrections.Marking ?? current.Marking,
    };

    private static T? Changed<T>(T? now, T? wanted)
        where T : class => EqualityComparer<T>.Default.Equals(now, wanted) ? null : wanted;
}
