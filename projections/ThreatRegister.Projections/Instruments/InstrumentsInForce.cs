using ThreatRegister.Domain.Instruments;

namespace ThreatRegister.Projections.Instruments;

/// <summary>Whether an instrument was in force on a day.</summary>
public enum Force
{
    InForce,

    /// <summary>No source states since when; or it has ended, and none states on which day.</summary>
    NotStated,
    NotInForce,
}

/// <summary>
/// Which instruments were in force on a day, pure. One that another replaces is in force no longer than that one's first day; what replaces
/// each other in a circle, since each relation is recorded by itself, ends on the days that are stated.
/// </summary>
public static class InstrumentsInForce
{
    public static Force Of(InstrumentRow row, IReadOnlyCollection<InstrumentRow> all, DateOnly day)
    {
        if (row.Since > day || row.InForceTo < day) return Force.NotInForce;

        var replacing = all.Where(other => other.Relations.Any(relation => relation.Kind is InstrumentRelationKind.Replaces && string.Equals(relation.Other.Value, row.Id, StringComparison.Ordinal))).ToArray();
        if (replacing.Any(other => other.Since <= day)) return Force.NotInForce;

        var isEndUnknown = row is { Status: InstrumentStatus.Ended, InForceTo: null } || replacing.Any(other => other.Since is null);
        return row.Since is null || isEndUnknown ? Force.NotStated : Force.InForce;
    }
}
