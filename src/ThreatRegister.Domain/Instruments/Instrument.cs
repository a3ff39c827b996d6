using System.Collections.Immutable;
using System.Diagnostics;

namespace ThreatRegister.Domain.Instruments;

/// <summary>Only what decisions about an instrument need to know.</summary>
public sealed record Instrument
{
    public static Instrument Initial { get; } = new();

    /// <summary>As it stands after all that was told since; null before it was recorded.</summary>
    public InstrumentRecorded? Current { get; private init; }

    /// <summary>Null while no end is recorded.</summary>
    public InstrumentEnded? End { get; private init; }

    public ImmutableHashSet<Stated<(InstrumentRelationKind Kind, InstrumentId Other)>> Relations { get; private init; } = [];

    public ImmutableHashSet<Statement> Statements { get; private init; } = [];

    public static Instrument Evolve(Instrument instrument, InstrumentEvent happened) => happened switch
    {
        InstrumentRecorded recorded => instrument with { Current = recorded, Statements = [recorded.Statement] },
        InstrumentDescribed described => instrument with { Current = Describe(instrument.Current!, described) },
        InstrumentRelated related => instrument with { Relations = instrument.Relations.Add(new((related.Kind, related.Other), related.Statement)) },
        InstrumentUnrelated unrelated => instrument with { Relations = instrument.Relations.Where(known => known.Value != (unrelated.Kind, unrelated.Other)).ToImmutableHashSet() },
        InstrumentEnded ended => instrument with { End = ended },
        InstrumentCorroborated corroborated => instrument with { Statements = instrument.Statements.Add(corroborated.Statement) },
        InstrumentCorrected corrected => instrument with
        {
            Current = Correct(instrument.Current!, corrected.Corrections),
            End = corrected.Corrections.InForceTo is { } last ? instrument.End! with { InForceTo = last } : instrument.End,
        },
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };

    internal static InstrumentRecorded Describe(InstrumentRecorded current, InstrumentDescribed described) =>
        Correct(current, new(Number: described.Number, Issuer: described.Issuer, IssuedOn: described.IssuedOn, InForceFrom: described.InForceFrom));

    /// <summary>The instrument with the corrections, apart from its end.</summary>
    internal static InstrumentRecorded Correct(InstrumentRecorded current, InstrumentCorrections corrections) => current with
    {
        Kind = corrections.Kind ?? current.Kind,
        Title = corrections.Title ?? current.Title,
        Number = corrections.Number ?? current.Number,
        Issuer = corrections.Issuer ?? current.Issuer,
        IssuedOn = corrections.IssuedOn ?? current.IssuedOn,
        InForceFrom = corrections.InForceFrom ?? current.InForceFrom,
        Marking = corrections.Marking ?? current.Marking,
    };

    // Only what differs is recorded, so that the change log names no field that stayed as it was.
    internal InstrumentCorrections ChangesTo(InstrumentCorrections wanted) => new(
        Current!.Kind == wanted.Kind ? null : wanted.Kind,
        Changed(Current.Title, wanted.Title is { } title ? Check.Clean(title) : null),
        Changed(Current.Number, Check.Clean(wanted.Number)),
        Changed(Current.Issuer, Check.Clean(wanted.Issuer)),
        Changed(Current.IssuedOn, wanted.IssuedOn),
        Current.InForceFrom == wanted.InForceFrom ? null : wanted.InForceFrom,
        End?.InForceTo == wanted.InForceTo ? null : wanted.InForceTo,
        Current.Marking == wanted.Marking ? null : wanted.Marking);

    private static T? Changed<T>(T? now, T? wanted)
        where T : class => EqualityComparer<T>.Default.Equals(now, wanted) ? null : wanted;
}
