using ThreatRegister.Domain;

namespace ThreatRegister.Projections;

/// <summary>Which rows of a register an event is about: those with the keys, or all that were recorded from one import.</summary>
public sealed record Route
{
    private Route(Items<string> keys, string? importId) => (Keys, ImportId) = (keys, importId);

    /// <summary>The event changes no row of the register.</summary>
    public static Route None { get; } = new([], importId: null);

    /// <summary>Empty where the rows are those of an import.</summary>
    public Items<string> Keys { get; }

    public string? ImportId { get; }

    public static Route To(string key) => new([key], importId: null);

    public static Route To(params IEnumerable<string> keys) => new([.. keys.Distinct(StringComparer.Ordinal)], importId: null);

    /// <summary>All rows that stand when the event is recorded and came from the import.</summary>
    public static Route Import(string importId) => new([], importId);
}
