namespace ThreatRegister.Application.Words;

/// <summary>Where one act changes two fields that say the same: further sources stand among those of the record too.</summary>
public static class ToldTwice
{
    /// <summary>The changes of one act without those that another of them tells.</summary>
    public static IEnumerable<TChange> Once<TChange>(IReadOnlyCollection<TChange> changes, Func<TChange, (string Field, string? Old, string? New)> read)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var further = changes.Select(read).Where(change => change.Field is "corroborations").Select(change => ChangeWords.PartsOf(change.Old, change.New).Came.Count).FirstOrDefault();
        return further == 0 ? changes : changes.Where(change => read(change) is not { Field: "sources", Old: var old, New: var now } || ChangeWords.PartsOf(old, now) is not { Gone.Count: 0, Came: var came } || came.Count > further);
    }
}
