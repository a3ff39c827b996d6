using System.Collections.Immutable;
using System.Diagnostics;

namespace ThreatRegister.Domain.Drills;

/// <summary>Only what decisions about a drill need to know.</summary>
public sealed record Drill
{
    public static Drill Initial { get; } = new();

    /// <summary>As it stands after all corrections; null before it was recorded.</summary>
    public DrillHeld? Current { get; private init; }

    /// <summary>What was found and learned.</summary>
    public ImmutableHashSet<DrillEvent> Since { get; private init; } = [];

    public string? WithdrawnFor { get; private init; }

    public static Drill Evolve(Drill drill, DrillEvent happened) => happened switch
    {
        DrillHeld held => drill with { Current = held },
        DrillFindingRecorded or DrillLessonDrawn => drill with { Since = drill.Since.Add(happened) },
        DrillCorrected corrected => drill with { Current = Correct(drill.Current!, corrected.Corrections) },
        DrillWithdrawn withdrawn => drill with { WithdrawnFor = withdrawn.Grounds },
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };

    // Only what differs is recorded, so that the change log names no field that stayed as it was.
    internal DrillCorrections ChangesTo(DrillCorrections wanted) => new(
        Check.Changed(Current!.Title, wanted.Title?.Trim()),
        Check.Changed(Current.Scenario, wanted.Scenario),
        Check.Changed(Current.Held, wanted.Held),
        Check.Changed(Current.By, wanted.By?.Trim()),
        Check.Changed(Current.Participants, Check.Trimmed(wanted.Participants)),
        Check.Changed(Current.Types, wanted.Types),
        Check.Changed(Current.Occasions, wanted.Occasions),
        Check.Changed(Current.Marking, wanted.Marking));

    private static DrillHeld Correct(DrillHeld current, DrillCorrections corrections) => current with
    {
        Title = corrections.Title ?? current.Title,
        Scenario = corrections.Scenario ?? current.Scenario,
        Held = corrections.Held ?? current.Held,
        By = corrections.By ?? current.By,
        Participants = corrections.Participants ?? current.Participants,
        Types = corrections.Types ?? current.Types,
        Occasions = corrections.Occasions ?? current.Occasions,
        Marking = corrections.Marking ?? current.Marking,
    };
}
