using Microsoft.AspNetCore.Http;
using ThreatRegister.Application.Entry;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ReportingCalendars;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Projections.Occasions;
using ThreatRegister.Web.Access;
using ThreatRegister.Web.Forms;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Pages.Reviews;

/// <summary>Beginning a review.</summary>
internal static class ReviewBeginning
{
    public static async Task<IResult> PageAsync(HttpContext context, RegisterServices register, FormState state, CancellationToken cancellationToken)
    {
        var page = context.PageOf();
        if (!page.MaySend("begin-review")) throw new ClosedDoorException();

        var asked = await register.AskAsync(page, cancellationToken);
        var calendars = (await register.Rules.AtAsync(asked.Moment.Position, cancellationToken)).Calendars.All.Select(calendar => calendar.Versions.Last());
        var occasions = await register.Registers.RowsAsync<OccasionRow>(asked.Viewer, asked.Moment, cancellationToken);
        var model = new BeginModel(
            [.. calendars.Select(calendar => (calendar.Calendar.Value, calendar.Name.In(page.Language)))],
            occasions,
            [.. asked.Types.All.Select(type => (type.Id.Value, asked.Types.NameOf(type.Id).In(page.Language)))],
            page.Language,
            state);
        return context.Page<BeginPage, BeginModel>(page.Say("Lập báo cáo sơ kết, tổng kết", "Begin a review"), model, ReviewEndpoints.StatusOf(state));
    }

    public static async Task<IResult> SendAsync(HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var posted = await Posted.ReadAsync(context);
        // What was typed and is no id is a fault of the form, which then sends nothing.
        var review = (posted.Text("review") is null ? null : posted.Id<ReviewId>("review")) ?? new ReviewId(EntryIds.New(posted.CommandId, register.Zone));
        var command = await CommandAsync(register, posted, review, cancellationToken);
        return await register.SendAsync(posted, command, cancellationToken) ? context.Recorded(posted, $"/reviews/{review}") : await PageAsync(context, register, posted.State, cancellationToken);
    }

    private static async Task<BeginReview> CommandAsync(RegisterServices register, Posted posted, ReviewId review, CancellationToken cancellationToken)
    {
        var (when, name, due) = await PeriodAsync(register, posted, cancellationToken);
        return new(
            posted.Member<ReviewKind>("kind") ?? ReviewKind.Periodic,
            posted.Required("title"),
            posted.Id<OccasionId>("occasion"),
            when,
            posted.Required("by"),
            posted.Member<Tlp>("marking"),
            Calendar: posted.Text("calendar"),
            Topic: posted.Text("topic"),
            Type: posted.Id<ThreatTypeId>("type"),
            Due: posted.When("due", register) ?? due,
            PeriodName: name) { Review = review };
    }

    /// <summary>The days that the period has in the calendar, what it is called there and when its report is due; other days stand as they were typed.</summary>
    private static async Task<(When? Period, string? Name, When? Due)> PeriodAsync(RegisterServices register, Posted posted, CancellationToken cancellationToken)
    {
        var typed = posted.Text("period");
        if (posted.Text("calendar") is not { } calendar || !Period.TryParse(WhenEntry.PeriodOf(typed ?? "") ?? typed, out var named) || CalendarBook.PartOf(named) is null) return (posted.Period("period", register), null, null);

        var newest = await register.NewestAsync(cancellationToken);
        if ((await register.Rules.AtAsync(newest.Position, cancellationToken)).PeriodOf(calendar, named) is { } own)
            return (own.Period.ToWhen(), named.Text, own.Due is { } day ? Period.Of(day, day).ToWhen() : null);

        posted.Fault("period", $"Lịch này không quy định kỳ {WhenText.Of(named.ToWhen(), "vi")}.", $"This calendar says nothing of {WhenText.Of(named.ToWhen(), "en")}.");
        return (null, null, null);
    }
}
