using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Questions;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Web.Serving;

namespace ThreatRegister.Web.Layout;

/// <summary>What a page is asked at: the moment of its address, the tree of types of then, and the instant that overdue is reckoned for.</summary>
public sealed record PageQuestion(Viewer Viewer, Moment Moment, ThreatTypeTree Types, DateTimeOffset At, TimeZoneInfo Zone) : Ask(Viewer, Moment, Types, At)
{
    /// <summary>The instant in local time of the register's zone.</summary>
    public DateTime Local => TimeZoneInfo.ConvertTime(At, Zone).DateTime;

    public DateOnly Day => DateOnly.FromDateTime(Local);
}

internal static class PageQuestions
{
    /// <summary>At the moment that the page's address names, with the registers brought up to it.</summary>
    /// <exception cref="QuestionException">It names none that there is.</exception>
    public static async Task<PageQuestion> AskAsync(this RegisterServices register, PageContext page, CancellationToken cancellationToken)
    {
        var asked = QuestionText.OfQuery(page.Request.Request.QueryString.Value ?? "", PageContext.Kept.Contains);
        var question = await register.Questions.AskAsync(page.Viewer, asked, page.Language, cancellationToken);
        page.Moment = question.Query.Moment;
        return new(question.Query.Viewer, question.Query.Moment, question.Types, question.At, register.Zone);
    }
}
