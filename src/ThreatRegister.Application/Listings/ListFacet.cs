using ThreatRegister.Domain;

namespace ThreatRegister.Application.Listings;

/// <summary>One value that a list can be narrowed to.</summary>
/// <param name="Code">As the filter has it.</param>
/// <param name="Rows">How many there are; null: not counted, since that would take as long as reading them.</param>
public sealed record FacetChoice(string Code, LocalizedText Words, long? Rows)
{
    /// <summary>What else has to be asked, by the names of filters, so that the list is of just these rows; null: is not asked then.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Beside { get; init; } = [];
}

/// <summary>What a list can be narrowed by.</summary>
/// <param name="Name">The filter.</param>
public sealed record ListFacet(string Name, LocalizedText Words, IReadOnlyList<FacetChoice> Choices)
{
    /// <summary>With more values than this, those that are not counted are left to the filter itself.</summary>
    internal const int MostUncounted = 8;

    /// <summary>What else has to be asked once its value is not; null: is not asked then. What is not named stays as it is asked.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Back { get; init; } = [];

    /// <summary>How many rows of the list as it is asked count in figures; null: not known.</summary>
    public long? Counted { get; init; }

    /// <summary>What is counted, where that is not all that the list shows.</summary>
    public LocalizedText? Remark { get; init; }
}
