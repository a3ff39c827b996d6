using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using ThreatRegister.Application.Entry;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Questions;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Reviews;
using ThreatRegister.Reports;
using ThreatRegister.Web.Access;
using ThreatRegister.Web.Layout;
using ThreatRegister.Web.Serving;

namespace ThreatRegister.Web.Pages.Summaries;

/// <summary>Summaries of a period: chosen, seen, downloaded, and two versions of one compared.</summary>
internal static class SummaryEndpoints
{
    public static void MapSummaries(this RouteGroupBuilder pages)
    {
        pages.MapGet("/summaries", ChooseAsync);
        pages.MapGet("/summaries/{period}", SeeAsync);
        pages.MapGet("/summaries/{period}/document", DocumentAsync).Costs(Cost.File);
        pages.MapGet("/summaries/{period}/files/{format}", FileAsync).Costs(Cost.File);
        pages.MapGet("/summaries/{period}/versions", VersionsAsync).Costs(Cost.File);
    }

    private static async Task<IResult> ChooseAsync([AsParameters] ChosenPeriod chosen, HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var page = context.PageOf();
        if (chosen.Text is { } text && Period.TryParse(WhenEntry.PeriodOf(text) ?? text, out var period))
        {
            var asked = new Dictionary<string, string?>(StringComparer.Ordinal) { ["calendar"] = Named(chosen.Calendar), ["compare"] = Named(chosen.Compare), ["language"] = Named(chosen.Language) };
            return Results.LocalRedirect(QueryHelpers.AddQueryString(page.Link($"/summaries/{period.Text}"), asked.Where(pair => pair.Value is not null)));
        }

        var at = await register.AskAsync(page, cancellationToken);
        var model = new ChooseModel(chosen, await CalendarsAsync(register, at, page.Language, cancellationToken), await IssuedAsync(register, at, cancellationToken), at.Day.Year, chosen.IsAsked);
        return context.Page<SummariesPage, ChooseModel>(page.Say("Báo cáo tổng hợp", "Summaries"), model, chosen.IsAsked ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static async Task<IResult> SeeAsync(string period, [AsParameters] SummaryText text, HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var page = context.PageOf();
        var at = await register.AskAsync(page, cancellationToken);
        var asked = await ReadAsync(register, at, page, period, text, cancellationToken);

        var issued = (await IssuedAsync(register, at, cancellationToken)).Where(review => review.Period is { IsOngoing: false } when && asked.Period.ToWhen().From == when.From && asked.Period.ToWhen().To == when.To);
        context.Features.Set(SecurityHeaders.Framing);
        var title = $"{page.Say("Báo cáo", "Summary")}: {WhenText.Of(asked.Period.ToWhen(), page.Language)}";
        var model = new SummaryModel(period, text, asked.Period, asked.Language, asked.Compare, [.. issued], await CalendarsAsync(register, at, page.Language, cancellationToken), PdfPrinter.IsAvailable);
        return context.Page<SummaryPage, SummaryModel>(title, model);
    }

    private static Task<IResult> DocumentAsync(string period, [AsParameters] SummaryText text, HttpContext context, RegisterServices register, CancellationToken cancellationToken) =>
        WithSummaryAsync(period, text, context, register, summary =>
        {
            context.Features.Set(SecurityHeaders.Framed(SummaryHtml.StyleHash));
            var language = context.PageOf().Language;
            return Task.FromResult(Results.Bytes(Encoding.UTF8.GetBytes(SummaryHtml.Render(summary, rows => $"/{language}/incidents?{rows}")), "text/html; charset=utf-8"));
        }, cancellationToken);

    private static async Task<IResult> FileAsync(string period, string format, [AsParameters] SummaryText text, HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        if (!SummaryFiles.Formats.Contains(format, StringComparer.Ordinal)) return Results.NotFound();

        return await WithSummaryAsync(period, text, context, register, async summary =>
        {
            try
            {
                var file = await SummaryFiles.MakeAsync(summary, format, cancellationToken);
                // As of lists: spreadsheets know UTF-8 by it. What is issued is bytes for ever, and has none.
                byte[] mark = format is "csv" ? [.. Encoding.UTF8.Preamble] : [];
                return Results.Bytes([.. mark, .. file.Content.ToArray()], file.MediaType, file.Name);
            }
            catch (Exception wrong) when (wrong is NotSupportedException or IOException)
            {
                var page = context.PageOf();
                return context.Page<ErrorPage, ErrorModel>(page.Say("Không in được PDF", "No PDF can be printed"), new(page.Say("Máy chủ chưa có trình duyệt Chromium để in; hãy tải docx hoặc html.", "The server has no Chromium to print with; take docx or html.")), StatusCodes.Status501NotImplemented);
            }
        }, cancellationToken);
    }

    private static async Task<IResult> VersionsAsync(string period, [AsParameters] SummaryText text, HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var page = context.PageOf();
        var at = await register.AskAsync(page, cancellationToken);
        var asked = await ReadAsync(register, at, page, period, text, cancellationToken);

        var (from, to) = (page.Asked("from"), page.Asked("to"));
        var (first, wrong) = await MomentAsync(register, from, "from", page, cancellationToken);
        var (second, alsoWrong) = to is { Length: > 0 } ? await MomentAsync(register, to, "to", page, cancellationToken) : (at.Moment, null);
        if (first?.Position > second?.Position)
        {
            wrong = page.Say($"Phiên bản trước là vị trí {first.Position}, sau phiên bản sau (vị trí {second.Position}). Hãy đổi chỗ hai phiên bản.", $"The earlier version is position {first.Position}, after the later one (position {second.Position}). Change the two about.");
            first = null;
        }

        var differing = first is null || second is null ? null : await SummaryVersions.DifferingAsync(register, asked with { Language = page.Language }, first, second, cancellationToken);
        var title = $"{page.Say("So hai phiên bản", "Two versions")}: {WhenText.Of(asked.Period.ToWhen(), page.Language)}";
        var known = await NamedMoments.ReadAsync(register, page, at.Moment, cancellationToken, review => review.Issue is null && IsOf(review, asked.Period));
        var issued = (await IssuedAsync(register, at, cancellationToken)).Where(review => IsOf(review, asked.Period));
        var model = new VersionsModel(period, text, [.. issued], from, to, first, second, wrong, alsoWrong, differing, known);
        return context.Page<VersionsPage, VersionsModel>(title, model, (wrong ?? alsoWrong) is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static bool IsOf(ReviewRow review, Period period) => review.Period is { } when && when.From < period.ToWhen().To && when.To > period.ToWhen().From;

    /// <summary>The moment, or what is wrong with how it was named; neither where none was.</summary>
    private static async Task<(Moment? Moment, string? Wrong)> MomentAsync(RegisterServices register, string? asked, string name, PageContext page, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(asked)) return (null, null);
        try
        {
            return (await register.Questions.MomentAtAsync(asked.Trim(), name, cancellationToken), null);
        }
        catch (QuestionException wrong)
        {
            return (null, wrong.Said(page.Language, _ => page.Say("Phiên bản", "Version")));
        }
    }

    private static async Task<IResult> WithSummaryAsync(
        string period, SummaryText text, HttpContext context, RegisterServices register, Func<Summary, Task<IResult>> answer, CancellationToken cancellationToken)
    {
        var page = context.PageOf();
        var at = await register.AskAsync(page, cancellationToken);
        var asked = await ReadAsync(register, at, page, period, text, cancellationToken);

        return await answer(await SummaryBuilder.BuildAsync(register.Summary, at.Types, at.Moment.Position, asked, cancellationToken));
    }

    /// <exception cref="QuestionException">The period is none, is longer than a summary may be, or has no days in the calendar; or what it is compared with or the language is unknown.</exception>
    private static async Task<SummaryRequest> ReadAsync(RegisterServices register, PageQuestion at, PageContext page, string period, SummaryText text, CancellationToken cancellationToken)
    {
        var named = Asked.Period(period, "period");
        if (named.Last.Year - named.First.Year >= SummaryRequest.LongestInYears)
            throw QuestionException.Usage("period", $"báo cáo tổng hợp dài nhất là {SummaryRequest.LongestInYears} năm.", $"a summary is of {SummaryRequest.LongestInYears} years at the most.");
        if (Named(text.Calendar) is { } calendar) named = Asked.PeriodIn(await register.Rules.AtAsync(at.Moment.Position, cancellationToken), calendar, named).Period;

        var compare = Named(text.Compare) is { } compared ? Asked.Member<Compare>(compared, "compare") : Compare.SamePeriod;
        var language = Named(text.Language) ?? page.Language;
        if (!ReviewSections.IsLanguage(language)) throw QuestionException.NoneOf("language", language, LanguageWords.All);
        return new(named, language, compare, Basis.Occurred, at.Viewer, at.Moment, new(Period: named), register.Zone);
    }

    private static async Task<IReadOnlyList<(string Id, string Name)>> CalendarsAsync(RegisterServices register, PageQuestion at, string language, CancellationToken cancellationToken) =>
        [.. (await register.Rules.AtAsync(at.Moment.Position, cancellationToken)).Calendars.All.Select(calendar => calendar.Versions.Last()).Select(calendar => (calendar.Calendar.Value, calendar.Name.In(language)))];

    private static async Task<IReadOnlyList<ReviewRow>> IssuedAsync(RegisterServices register, PageQuestion at, CancellationToken cancellationToken) =>
        await register.Registers.ChosenAsync<ReviewRow>(at.Viewer, at.Moment, all => all.Where(review => review.Issue is not null), cancellationToken);

    private static string? Named(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
