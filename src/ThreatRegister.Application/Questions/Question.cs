using ThreatRegister.Application.Queries;
using ThreatRegister.Domain.ThreatTypes;

namespace ThreatRegister.Application.Questions;

/// <summary>What was asked, understood: the moment, the tree of types and the filters.</summary>
/// <param name="Taxonomy">The position of which the tree of types is.</param>
/// <param name="Language">What the answer is said in: <c>vi</c> or <c>en</c>.</param>
/// <param name="At">The instant that what depends on the clock is reckoned for: of an earlier moment when that was recorded, else now.</param>
public sealed record Question(IncidentQuery Query, ThreatTypeTree Types, long Taxonomy, string Language, DateTimeOffset At)
{
    /// <summary>The day of that instant.</summary>
    public DateOnly DayIn(TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(At, zone).DateTime);
}
