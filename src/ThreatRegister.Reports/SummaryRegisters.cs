using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Domain.Places;

namespace ThreatRegister.Reports;

/// <summary>Everything that a summary asks.</summary>
/// <param name="PlacesAt">The places as they were known at a moment.</param>
/// <param name="RulesAt">The rules as recorded by a position.</param>
public sealed record SummaryRegisters(
    IRegisters Records,
    IResponseRegister Measures,
    IDeadlineRegister Deadlines,
    IPlaceGroups Places,
    ICauseGroups Causes,
    Func<Moment, CancellationToken, Task<PlaceBook>> PlacesAt,
    Func<long, CancellationToken, Task<RuleBooks>> RulesAt);
