using System.Text.Json.Serialization;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;

namespace ThreatRegister.Application.Intake;

/// <summary>What became of one report that something was asked of.</summary>
public enum ReportResultKind
{
    Accepted,
    Attached,
    Rejected,
    Reopened,

    /// <summary>It was so already.</summary>
    Unchanged,

    /// <summary>Incidents are recorded that may be the same; nothing was recorded.</summary>
    PossibleDuplicate,
    Refused,
    NotFound,

    /// <summary>Someone else was faster.</summary>
    Conflict,

    /// <summary>The report suggests no threat type, and none was chosen.</summary>
    TypeMissing,
}

/// <param name="Incident">What it became or was attached to; of a refusal: what was recorded of it all the same.</param>
/// <param name="Field">The member that a refusal is about.</param>
public sealed record ReportResult(
    string Report, ReportResultKind Result, string? Incident = null, Refusal? Refusal = null, string? Field = null, IReadOnlyList<DuplicateCandidate>? Candidates = null)
{
    /// <summary>Where the log has the decision; 0: nothing was recorded of it.</summary>
    [JsonIgnore]
    public long Position { get; init; }

    [JsonIgnore]
    public bool IsDone => Result <= ReportResultKind.Unchanged;
}
