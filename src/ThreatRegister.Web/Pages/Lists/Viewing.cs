using Microsoft.AspNetCore.Http;
using ThreatRegister.Application.Questions;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Pages.Lists;

/// <summary>How pages of many rows are asked.</summary>
internal static class Viewing
{
    /// <summary>What the address asks; empty fields of a form ask nothing, nor do names that no page knows.</summary>
    /// <exception cref="QuestionException">A name is given twice.</exception>
    public static QuestionText Text(this HttpContext context) => QuestionText.OfQuery(context.Request.QueryString.Value ?? "", name => AddressNames.Knows(name) && !AddressNames.OfTelling.Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>The question of an address, with the registers brought up to its moment, which the page then shows.</summary>
    public static async Task<Question> AskAsync(this RegisterServices register, PageContext page, QuestionText text, CancellationToken cancellationToken)
    {
        var question = await register.Questions.AskAsync(page.Viewer, text, page.Language, cancellationToken);
        page.Moment = question.Query.Moment;
        return question;
    }

    /// <summary>What is understood of a question that holds a mistake: its moment, or that of now; so that the page stands around the form that says what is wrong.</summary>
    public static async Task<Question> AskAroundAsync(this RegisterServices register, PageContext page, QuestionText text, CancellationToken cancellationToken)
    {
        try
        {
            return await register.AskAsync(page, text.Only(QuestionText.Moments), cancellationToken);
        }
        catch (QuestionException)
        {
            return await register.AskAsync(page, QuestionText.Empty, cancellationToken);
        }
    }

    /// <summary>What is wrong with the moment stands beside the choice of it.</summary>
    public static void Tell(this PageContext page, QuestionException wrong)
    {
        if (QuestionText.Moments.Contains(wrong.Name, StringComparer.Ordinal)) page.Mistake = wrong.Said(page.Language);
    }

    public static int StatusOf(QuestionException? wrong) => wrong is null ? StatusCodes.Status200OK : wrong.Mistake is Mistake.NotFound ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest;
}
