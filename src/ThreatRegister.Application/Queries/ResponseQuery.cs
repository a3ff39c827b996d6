using System.Text.Json.Serialization;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Application.Queries;

/// <summary>What is asked of the register of measures.</summary>
/// <param name="Query">Filters of the owners; of these, agency and source are those of the measure itself, and so is the period: a measure is of its own date, else of its owner's where that has an end, else of the day it was spoken of.</param>
public sealed record ResponseQuery(IncidentQuery Query, ResponseGroup? Group = null, string? Kind = null, ResponseReach? Reach = null, FourOnTheSpot? Slot = null);

/// <summary>One measure with its owner.</summary>
/// <param name="When">Its own date, else its owner's.</param>
/// <param name="OwnDate">Whether the date is its own.</param>
/// <param name="Slot">Which of the four on the spot it was.</param>
/// <param name="Basis">How the statement stands to its source: stated, of another source, interpreted.</param>
public sealed record ResponseItem(
    string OwnerKind, string Owner, string OwnerTitle, string Id, string Kind, string Group, string Summary, When When, bool OwnDate, string? By, string Reach, string? Result, string? Source, string? StatedOn, string? Quotation,
    string? Slot, string Basis)
{
    /// <summary>Which period it is of: what goes on tells nothing of when something was done about it.</summary>
    public When GoesBy => OwnDate || !(When.IsOngoing || When.Precision is Precision.Unknown) || !When.TryParse(StatedOn, out var stated) ? When : stated;

    /// <summary>That of its owner, then or now, whichever is stricter.</summary>
    [JsonIgnore]
    public Tlp Marking { get; init; }

    /// <summary>What pages go on after.</summary>
    public string Key => $"{OwnerKind}-{Owner}/{Id}";
}

/// <param name="Within">The year that wholly holds the measures; null: the year is not stated.</param>
public sealed record ResponseCount(string Group, string? Within, long Responses);

/// <summary>
/// The measures of incidents and occasions that stand on record: those of retracted, merged and withdrawn incidents are left out. Of the
/// owner's marking then and now, the stricter decides.
/// </summary>
public interface IResponseRegister
{
    /// <summary>In the order of their keys, by owner then id, from the one after <paramref name="after"/> on.</summary>
    Task<IReadOnlyList<ResponseItem>> ResponsesAsync(ResponseQuery query, int limit, string after = "", CancellationToken cancellationToken = default);

    Task<IReadOnlyList<ResponseCount>> ResponseCountsAsync(ResponseQuery query, Granularity per, CancellationToken cancellationToken = default);
}
