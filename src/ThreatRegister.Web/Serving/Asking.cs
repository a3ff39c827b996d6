using Microsoft.AspNetCore.Http;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Questions;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Serving;

/// <summary>Who asks, of which moment, with the types as they were called then.</summary>
/// <param name="At">The instant that what depends on the clock is reckoned for.</param>
public sealed record Ask(Viewer Viewer, Moment Moment, ThreatTypeTree Types, DateTimeOffset At);

/// <summary>Reads the moment out of the address of a page.</summary>
internal static class Asking
{
    /// <exception cref="QuestionException">The moment cannot be understood.</exception>
    public static async Task<Ask> AskAsync(this RegisterServices register, HttpContext context, CancellationToken cancellationToken)
    {
        var page = context.PageOf();
        var text = QuestionText.OfQuery(string.Join('&', (context.Request.QueryString.Value ?? "").TrimStart('?').Split('&').Where(IsOfMoment)));
        var question = await register.Questions.AskAsync(page.Viewer, text, page.Language, cancellationToken);
        page.Moment = question.Query.Moment;
        return new(page.Viewer, question.Query.Moment, question.Types, question.At);
    }

    /// <summary>What someone got wrong in another part of an address.</summary>
    public static QuestionException Wrong(string name, string vietnamese, string english) => new(Mistake.Usage, name, _ => new(vietnamese, english));

    /// <summary>A page has names of its own beside those of a question.</summary>
    private static bool IsOfMoment(string pair) => QuestionText.Moments.Contains(pair.Split('=', 2)[0], StringComparer.Ordinal);
}
