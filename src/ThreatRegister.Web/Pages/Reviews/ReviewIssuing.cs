using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Projections.Reviews;
using ThreatRegister.Reports;
using ThreatRegister.Reports.Issuing;
using ThreatRegister.Web.Access;
using ThreatRegister.Web.Forms;
using ThreatRegister.Web.Layout;
using ThreatRegister.Web.Pages.Summaries;
using ThreatRegister.Web.Serving;

namespace ThreatRegister.Web.Pages.Reviews;

/// <summary>Issuing an approved review, its files, and its replacement: by the same desk as on the command line.</summary>
internal static class ReviewIssuing
{
    /// <summary>The name of its form, its fields, and the step that is sent: none at first, then this one.</summary>
    public const string Form = "issue", StepField = "step", Confirmed = "issue";

    public static IReadOnlyList<string> Fields { get; } = ["number", "issued-on", "place", "office", "signatory", "urgency", "languages", "formats"];

    public static void MapReviewIssuing(this RouteGroupBuilder pages)
    {
        pages.MapPost("/reviews/{id}/issue", IssueAsync);
        pages.MapPost("/reviews/{id}/replace", ReplaceAsync);
        pages.MapGet("/reviews/{id}/files/{name}", FileAsync).Costs(Cost.File);
        pages.MapGet("/reviews/{id}/document", DocumentAsync).Costs(Cost.File);
        pages.MapGet("/reviews/{id}/figures", FiguresAsync).Costs(Cost.File);
    }

    /// <summary>First what will be issued is shown, then it is: issuing is final.</summary>
    private static async Task<IResult> IssueAsync(string id, HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var posted = await Posted.ReadAsync(context);
        if (!IdText.IsValid(id) || await register.ReviewAsync(context, id, FormState.None, cancellationToken) is not { } review) return Results.NotFound();

        if (!posted.Page.MaySend("issue-review")) throw new ClosedDoorException();

        var step = posted.Text(StepField);
        if (step is null or Confirmed)
        {
            var terms = TermsOf(posted, register, DateOnly.FromDateTime(register.LocalNow));
            if (posted.Version is { } seen && seen != review.Row.Version) posted.Took(new CommandAnswer.Stale(Stream(id), review.Row.Version));
            if (await PreparedAsync(register, posted, new(id), terms, cancellationToken) is { } prepared)
            {
                if (step is null)
                    return context.Page<IssuingPage, IssuingModel>($"{posted.Page.Say("Xem lại trước khi ban hành", "Before it is issued")}: {review.Row.Title}", new(review with { State = posted.State }, terms, prepared));
                if (await IssuedAsync(register, posted, prepared, cancellationToken)) return context.Recorded(posted, $"/reviews/{id}");
            }
        }

        return await ReviewEndpoints.ReviewAsync(id, context, register, posted.State, cancellationToken);
    }

    /// <summary>Null: it cannot be issued so, which the form says.</summary>
    private static async Task<PreparedIssue?> PreparedAsync(RegisterServices register, Posted posted, ReviewId id, IssueTerms terms, CancellationToken cancellationToken)
    {
        if (!posted.IsGood) return null;

        try
        {
            return await register.ReviewDesk(posted.Page.Viewer).PrepareAsync(id, terms, cancellationToken);
        }
        catch (ReviewObstacleException obstacle)
        {
            posted.Fault("", obstacle.Words.In("vi"), obstacle.Words.In("en"));
            return null;
        }
    }

    private static async Task<bool> IssuedAsync(RegisterServices register, Posted posted, PreparedIssue prepared, CancellationToken cancellationToken)
    {
        var (answer, replaced) = await register.ReviewDesk(posted.Page.Viewer).RecordAsync(prepared, posted.CommandId, posted.Version, cancellationToken);
        if (!posted.Took(answer, FieldOf)) return false;

        // The issue is final, whatever becomes of this: the page says what is left to be done.
        if (replaced is CommandAnswer.Accepted told) posted.Took(told);
        await register.CatchUpAsync(null, cancellationToken);
        return true;
    }

    private static IssueTerms TermsOf(Posted posted, RegisterServices register, DateOnly today)
    {
        var (number, day) = (posted.Required("number"), posted.Day("issued-on", register));
        var place = posted.Required("place");
        var title = posted.Required("signatory");
        if (day > today) posted.Fault("issued-on", "Ngày ban hành ở sau hôm nay.", "The day of issue lies after today.");
        string[] languages = [.. posted.All("languages").Where(ReviewSections.IsLanguage)];
        string[] formats = [.. posted.All("formats").Intersect(SummaryFiles.ReproducibleFormats, StringComparer.Ordinal)];
        if (languages.Length == 0) posted.Fault("languages", "Hãy chọn ít nhất một ngôn ngữ.", "Choose at least one language.");
        if (formats.Length == 0) posted.Fault("formats", "Hãy chọn ít nhất một định dạng.", "Choose at least one format.");
        return new(number, day ?? DateOnly.MinValue, place, new(posted.Text("office"), title), languages, formats, Urgency: posted.Member<Urgency>("urgency"));
    }

    private static string FieldOf(string member) => member switch
    {
        "issuedOn" => "issued-on",
        "signatory.title" => "signatory",
        "signatory.office" => "office",
        _ => member,
    };

    private static async Task<IResult> ReplaceAsync(string id, HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var posted = await Posted.ReadAsync(context);
        if (!IdText.IsValid(id) || await register.ReviewAsync(context, id, FormState.None, cancellationToken) is null) return Results.NotFound();

        var (by, grounds) = (posted.Id<ReviewId>("replacement"), posted.Required("grounds"));
        if (by is null && posted.IsGood) posted.Required("replacement");
        return posted.IsGood && await ReplacedAsync(register, posted, new(id), by!.Value, grounds, cancellationToken)
            ? context.Recorded(posted, $"/reviews/{by}")
            : await ReviewEndpoints.ReviewAsync(id, context, register, posted.State, cancellationToken);
    }

    private static async Task<bool> ReplacedAsync(RegisterServices register, Posted posted, ReviewId old, ReviewId by, string grounds, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await register.ReviewDesk(posted.Page.Viewer).ReplaceAsync(old, by, grounds, commandId: null, cancellationToken);
            await register.CatchUpAsync(null, cancellationToken);
            return posted.Took(answer.Begun, member => member is "review" ? "replacement" : member) && (answer.Missing is not var (_, refused) || posted.Took(refused));
        }
        catch (ReviewObstacleException obstacle)
        {
            posted.Fault("", obstacle.Words.In("vi"), obstacle.Words.In("en"));
            return false;
        }
    }

    /// <summary>Made again from the position; one that comes out otherwise is not passed off as what was issued.</summary>
    private static async Task<IResult> FileAsync(string id, string name, HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        if (await register.ReviewAsync(context, id, FormState.None, cancellationToken) is not { Row.Issue: { } issue } review) return Results.NotFound();
        if (!issue.Files.Any(file => string.Equals(file.Name, name, StringComparison.Ordinal))) return Results.NotFound();

        var page = context.PageOf();
        try
        {
            var made = await register.ReviewDesk(page.Viewer).MakeAgainAsync(review.Row, [name], cancellationToken);
            if (made.Same is [var file])
            {
                var called = IssuedFileNames.Of(review.Row, issue.Files.First(one => string.Equals(one.Name, name, StringComparison.Ordinal)));
                return Download(context, called, file);
            }

            var message = page.Say(
                "Tệp lập lại không còn giống từng byte với tệp đã ban hành: chương trình đã đổi phiên bản. Hãy dùng bản đã lưu; trang Kiểm tra tệp cho biết bản đó có đúng là bản đã ban hành.",
                "Made again, the file is not byte for byte what was issued: the program changed. Use a kept copy; the page to verify files tells whether it is what was issued.");
            return context.Page<ErrorPage, ErrorModel>(page.Say("Không lập lại được đúng tệp", "The file does not come out the same"), new(message), StatusCodes.Status409Conflict);
        }
        catch (ReviewObstacleException obstacle)
        {
            return Obstructed(context, obstacle, page.Say("Không lập lại được tệp", "The file cannot be made"));
        }
    }

    private static IResult Download(HttpContext context, string called, SummaryFile file)
    {
        context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = IssuedFileNames.AsciiOf(called), FileNameStar = called }.ToString();
        return Results.Bytes(file.Content.ToArray(), file.MediaType);
    }

    /// <summary>The whole text: the very bytes of the HTML file, where it is issued or these are the terms of its issue.</summary>
    private static async Task<IResult> DocumentAsync(string id, [AsParameters] DocumentTerms terms, HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        if (await register.ReviewAsync(context, id, FormState.None, cancellationToken) is not { } review) return Results.NotFound();

        var page = context.PageOf();
        try
        {
            var file = await register.ReviewDesk(page.Viewer).ReadAsync(review.Row, page.Moment!, terms.Read(page.Language), cancellationToken);
            if (terms.IsPdf) return Download(context, $"{review.Row.Id}.{file.Language}.pdf", file);

            context.Features.Set(SecurityHeaders.Framed(SummaryHtml.StyleHash));
            return Results.Bytes(file.Content.ToArray(), file.MediaType);
        }
        catch (ReviewObstacleException obstacle)
        {
            return Obstructed(context, obstacle, page.Say("Không lập được văn bản", "The text cannot be made"));
        }
    }

    /// <summary>Of the review's own scope and readers, as issued and as now known.</summary>
    private static async Task<IResult> FiguresAsync(string id, HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        if (await register.ReviewAsync(context, id, FormState.None, cancellationToken) is not { Row.Issue: { } issue } review) return Results.NotFound();

        var page = context.PageOf();
        var now = page.Moment!;
        var issued = await RequestAsync(register, issue, (await register.Moments.AtAsync(issue.Position, cancellationToken))!, cancellationToken);
        if (!await ReviewReport.IsForAsync(register.Summary, review.Row.Id, issued, page.Viewer.Clearance, cancellationToken))
            return Obstructed(context, ReviewObstacleException.Narrowed(review.Row.Id), page.Say("Không so được số liệu", "The figures cannot be compared"));

        var known = await RequestAsync(register, issue, now, cancellationToken) with { ReadersNow = review.Row.Marking };
        var before = await ReviewReport.SummaryAsync(register.Summary, review.Row.Id, issued, page.Language, cancellationToken);
        var after = await ReviewReport.SummaryAsync(register.Summary, review.Row.Id, known, page.Language, cancellationToken);
        return context.Page<ReviewFiguresPage, ReviewFiguresModel>(
            $"{page.Say("Số liệu khi ban hành và hiện nay", "Figures as issued and as now known")}: {review.Row.Title}", new(review, now, SummaryDifference.Of(before, after), await OwnAsync(register, page, review.Row, issue, issued.Moment, cancellationToken)));
    }

    /// <summary>What differs for who is cleared for more than the readers of the review; of a type or an occasion alone there is no such summary.</summary>
    private static async Task<OwnFigures?> OwnAsync(RegisterServices register, PageContext page, ReviewRow review, ReviewIssue issue, Application.Queries.Moment issued, CancellationToken cancellationToken)
    {
        if (page.Viewer.Clearance <= review.Marking || review is not { Type: null, Occasion: null, Period: { IsOngoing: false } when }) return null;

        var period = Period.Of(DateOnly.FromDateTime(when.From), DateOnly.FromDateTime(when.To.AddTicks(-1)));
        var asked = new SummaryRequest(period, page.Language, Compare.SamePeriod, Application.Queries.Basis.Occurred, page.Viewer, issued, new(Period: period), register.Zone);
        var differing = await SummaryVersions.DifferingAsync(register, asked, issued, page.Moment!, cancellationToken);
        return new(differing.Count, page.Viewer.Clearance, $"/summaries/{period.Text}/versions?from={issue.Position}");
    }

    private static async Task<ReviewReportRequest> RequestAsync(RegisterServices register, ReviewIssue issue, Application.Queries.Moment moment, CancellationToken cancellationToken) =>
        ReviewReportRequest.Of(issue, moment, await register.Moments.TypesAtAsync(moment, register.Zone, cancellationToken), register.Zone);

    /// <summary>What is shared more narrowly now is forbidden to who asks; else nobody gets it.</summary>
    private static IResult Obstructed(HttpContext context, ReviewObstacleException obstacle, string title) => context.Page<ErrorPage, ErrorModel>(
        title, new(obstacle.Words.In(context.PageOf().Language)), obstacle.Kind is ObstacleKind.Narrowed ? StatusCodes.Status403Forbidden : StatusCodes.Status409Conflict);

    private static EventLog.StreamName Stream(string id) => EventLog.StreamName.Of("review", id);
}
