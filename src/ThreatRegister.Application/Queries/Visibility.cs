using ThreatRegister.Domain;
using ThreatRegister.Projections;

namespace ThreatRegister.Application.Queries;

/// <summary>Which records a viewer may see.</summary>
public static class Visibility
{
    /// <summary>No id is made of a space.</summary>
    private const string Nobody = " ";

    /// <summary>
    /// Whether a viewer may see a record as it was then: of its marking then and its marking now, the stricter decides. So what was marked
    /// more strictly since is not read through the past.
    /// </summary>
    public static bool MaySee(this Viewer viewer, object then, object now) => MarkingOf(then) <= viewer.Clearance && MarkingOf(now) <= viewer.ClearanceNow;

    /// <summary>
    /// The id by which rows are asked for that name a record: of one that the viewer does not find, one that is nobody's. So a filter tells no more of what is hidden than of what is not there.
    /// </summary>
    public static async Task<string> AskedIdAsync(this IRegisters registers, string register, string id, Viewer viewer, Moment moment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(registers);
        return (await registers.HeadsAsync(register, viewer, moment with { StatedBy = null }, [id], cancellationToken)).ContainsKey(id) ? id : Nobody;
    }

    /// <summary>The marking of a register's row.</summary>
    /// <exception cref="ArgumentException">It is no row of a register.</exception>
    public static Tlp MarkingOf(object row) =>
        RegisterList.Find(row.GetType())?.MarkingOf(row) ?? throw new ArgumentException($"{row.GetType().Name} is no row of a register.", nameof(row));
}
