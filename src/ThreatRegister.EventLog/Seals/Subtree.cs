namespace ThreatRegister.EventLog.Seals;

/// <summary>A complete subtree: 2^<paramref name="Level"/> leaves, the <paramref name="Index"/>-th such group from the left, from 0.</summary>
public readonly record struct Subtree(int Level, long Index)
{
    /// <summary>The index of its first leaf, from 0.</summary>
    public long From => Index << Level;

    /// <summary>The index behind its last leaf.</summary>
    public long To => (Index + 1) << Level;
}
