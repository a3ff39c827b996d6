using System.Globalization;
using Microsoft.AspNetCore.Http;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Queries;
using ThreatRegister.Reports.Issuing;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Forms;

/// <summary>Sends the command of a form; the page that follows shows what it did.</summary>
internal static class Sending
{
    /// <param name="expected">The version of the record that the form was compared with; null: the one that the form names, if it does.</param>
    /// <returns>Whether it stands; else the form has the faults.</returns>
    public static async Task<bool> SendAsync(
        this RegisterServices register, Posted posted, object command, CancellationToken cancellationToken, Func<string, string>? fieldOf = null, long? expected = null)
    {
        if (posted.Page.IsPast) posted.Fault("", "Trang này cho xem một thời điểm đã qua. Hãy về hiện tại rồi ghi.", "This page shows the past. Go back to now, then record.");
        if (!posted.IsGood) return false;

        var answer = await register.Commands.ExecuteAsync(new(command, posted.CommandId, posted.Page.Viewer.Actor, expected ?? posted.Version), cancellationToken);
        return posted.Took(answer, fieldOf);
    }

    /// <summary>The page that shows what was recorded, which says so.</summary>
    public static IResult Recorded(this HttpContext context, Posted posted, string path)
    {
        var at = path.Split('#', 2);
        return context.SeeOther(string.Create(CultureInfo.InvariantCulture, $"{at[0]}{(at[0].Contains('?', StringComparison.Ordinal) ? '&' : '?')}recorded={posted.RecordedAt}{(at.Length > 1 ? "#" + at[1] : "")}"));
    }

    /// <summary>See other: what a page answers a form with that was taken, at the moment that is looked at.</summary>
    public static IResult SeeOther(this HttpContext context, string path) => context.Next(context.PageOf().Link(path));

    /// <summary>After a form that was taken: what to look at next is got by GET (303).</summary>
    /// <param name="address">From the root on, with the language.</param>
    public static IResult Next(this HttpContext context, string address)
    {
        context.Response.Headers.Location = address;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    public static ReviewDesk ReviewDesk(this RegisterServices register, Viewer viewer) =>
        new(register.Commands.ExecuteAsync, register.Summary, register.Moments, register.NewestAsync, register.Zone, viewer);

    public static ShiftWork ShiftWork(this RegisterServices register) =>
        new(register.Registers, register.Work, register.Deadlines, register.Rules, register.Moments, register.Records, register.Zone);
}
