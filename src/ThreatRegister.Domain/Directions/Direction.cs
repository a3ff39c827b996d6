using System.Collections.Immutable;
using System.Diagnostics;

namespace ThreatRegister.Domain.Directions;

/// <summary>Only what decisions about a direction need to know.</summary>
public sealed record Direction
{
    public static Direction Initial { get; } = new();

    /// <summary>As it stands after all corrections; null before it was recorded.</summary>
    public DirectionRecorded? Current { get; private init; }

    /// <summary>All statements that say it.</summary>
    public ImmutableHashSet<Statement> Statements { get; private init; } = [];

    public string? WithdrawnFor { get; private init; }

    public static Direction Evolve(Direction direction, DirectionEvent happened) => happened switch
    {
        DirectionRecorded recorded => direction with { Current = recorded, Statements = [recorded.Statement] },
        DirectionCorroborated corroborated => direction with { Statements = direction.Statements.Add(corroborated.Statement) },
        DirectionCorrected corrected => direction with { Current = Correct(direction.Current!, corrected.Corrections) },
        DirectionWithdrawn withdrawn => direction with { WithdrawnFor = withdrawn.Grounds },
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };

    // Only what differs is recorded, so that the change log names no field that stayed as it was.
    internal DirectionCorrections ChangesTo(DirectionCorrections wanted) => new(
        Check.Changed(Current!.Kind, wanted.Kind),
        Check.Changed(Current.Text, wanted.Text?.Trim()),
        Check.Changed(Current.By, wanted.By?.Trim()),
        Check.Changed(Current.Group, Clean(wanted.Group)),
        Check.Changed(Current.Period, wanted.Period),
        Check.Changed(Current.Agencies, Check.Trimmed(wanted.Agencies)),
        Check.Changed(Current.Types, wanted.Types),
        Check.Changed(Current.Places, Check.Trimmed(wanted.Places)),
        Check.Changed(Current.Review, wanted.Review),
        Check.Changed(Current.Instrument, wanted.Instrument),
        Check.Changed(Current.Marking, wanted.Marking));

    internal static DirectionGroup? Clean(DirectionGroup? group) => group is null ? null : group with { Heading = Check.Clean(group.Heading) };

    private static DirectionRecorded Correct(DirectionRecorded current, DirectionCorrections corrections) => current with
    {
        Kind = corrections.Kind ?? current.Kind,
        Text = corrections.Text ?? current.Text,
        By = corrections.By ?? current.By,
        Group = corrections.Group ?? current.Group,
        Period = corrections.Period ?? current.Period,
        Agencies = corrections.Agencies ?? current.Agencies,
        Types = corrections.Types ?? current.Types,
        Places = corrections.Places ?? current.Places,
        Review = corrections.Review ?? current.Review,
        Instrument = corrections.Instrument ?? current.Instrument,
        Marking = corrections.Marking ?? current.Marking,
    };
}
