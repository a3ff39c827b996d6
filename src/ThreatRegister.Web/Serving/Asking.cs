using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Questions;
using ThreatRegister.Domain.ThreatTypes;

namespace ThreatRegister.Web.Serving;

/// <summary>Who asks, of which moment, with the types as they were called then.</summary>
/// <param name="At">The instant that what depends on the clock is reckoned for.</param>
public record Ask(Viewer Viewer, Moment Moment, ThreatTypeTree Types, DateTimeOffset At);

internal static class Asking
{
    /// <summary>What someone got wrong in another part of an address.</summary>
    public static QuestionException Wrong(string name, string vietnamese, string english) => new(Mistake.Usage, name, _ => new(vietnamese, english));
}
