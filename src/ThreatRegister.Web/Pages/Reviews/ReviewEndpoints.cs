using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Reviews;
using ThreatRegister.Web.Access;
using ThreatRegister.Web.Forms;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Pages.Reviews;

/// <summary>Reviews (sơ kết, tổng kết): the queue, one review, and what is done to it.</summary>
internal static class ReviewEndpoints
{
    public static void MapReviews(this RouteGroupBuilder pages)
    {
        pages.MapGet("/reviews", QueueAsync);
        pages.MapGet("/reviews/begin", (HttpContext context, RegisterServices register, CancellationToken cancellationToken) => ReviewBeginning.PageAsync(context, register, FormState.None, cancellationToken));
        pages.MapPost("/reviews/begin", ReviewBeginning.SendAsync);
        pages.MapGet("/reviews/{id}", (string id, HttpContext context, RegisterServices register, CancellationToken cancellationToken) => ReviewAsync(id, context, register, FormState.None, cancellationToken));
        pages.MapPost("/reviews/{id}", SendAsync);
        pages.MapGet("/reviews/{id}/changes", ChangesAsync);
        pages.MapGet("/reviews/{id}/contribute", (string id, string? unit, HttpContext context, RegisterServices register, CancellationToken cancellationToken) => OpenContributionAsync(id, unit, context, register, cancellationToken));
        pages.MapPost("/reviews/{id}/contribute", SendContributionAsync);
        pages.MapGet("/reviews/{id}/sections/{section}/{language}", (string id, string section, string language, HttpContext context, RegisterServices register, CancellationToken cancellationToken) =>
            OpenSectionAsync(id, section, language, context, register, cancellationToken));
        pages.MapPost("/reviews/{id}/sections/{section}/{language}", DraftAsync);
        pages.MapReviewIssuing();
    }

    public static async Task<IResult> ReviewAsync(string id, HttpContext context, RegisterServices register, FormState state, CancellationToken cancellationToken) =>
        await register.ReviewAsync(context, id, state, cancellationToken) is { } model ? context.Page<ReviewPage, ReviewModel>(model.Row.Title, model, StatusOf(state)) : Results.NotFound();

    /// <summary>What could not be taken comes back as 422: the same page, with what is wrong.</summary>
    public static int StatusOf(FormState state) => state.Faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;

    private static async Task<IResult> QueueAsync(string? status, HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var page = context.PageOf();
        var asked = await register.AskAsync(page, cancellationToken);
        ReviewStatus? only = Codes.TryParse<ReviewStatus>(status ?? "", out var known) ? known : null;
        return context.Page<ReviewsPage, ReviewQueue>(page.Say("Sơ kết, tổng kết", "Reviews"), new(await register.QueueAsync(asked, cancellationToken), only));
    }

    private static async Task<IResult> SendAsync(string id, HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var posted = await Posted.ReadAsync(context);
        if (!IdText.IsValid(id) || await register.ReviewAsync(context, id, FormState.None, cancellationToken) is null) return Results.NotFound();
        if (ReviewActions.CommandOf(posted, new(id), posted.Page.Viewer.Actor, register) is not { } command) return Results.BadRequest();

        return await register.SendAsync(posted, command, cancellationToken) ? context.Recorded(posted, $"/reviews/{id}") : await ReviewAsync(id, context, register, posted.State, cancellationToken);
    }

    private static async Task<IResult> ChangesAsync(string id, long? since, HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        if (await register.ReviewAsync(context, id, FormState.None, cancellationToken) is not { } review) return Results.NotFound();

        var page = context.PageOf();
        var history = await register.HistoryAsync(id, page.Moment!.Position, cancellationToken);
        var from = since ?? ReviewVersions.LastBefore(history)?.Position ?? 0;
        return context.Page<ChangesPage, ChangesModel>($"{page.Say("Trước và sau", "Before and after")}: {review.Row.Title}", new(review, from, ReviewVersions.Changes(history, from)));
    }

    private static async Task<IResult> OpenContributionAsync(string id, string? unit, HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        // Who writes for a unit writes for his own.
        var whose = OfOwn(context.PageOf(), unit) ? unit ?? context.PageOf().Actor?.Agency : context.PageOf().Actor?.Agency;
        var path = $"/reviews/{id}/contribute{(unit is null ? "" : "?unit=" + Uri.EscapeDataString(unit))}";
        var draft = await FormDraft.OpenAsync(register, context.PageOf(), $"{ContributeModel.Form}:{(whose is null ? "" : Convert.ToHexStringLower(DerivedIds.Digest(Review.KeyOf(whose)).AsSpan(0, 8)))}", path, cancellationToken);
        return await ContributeAsync(id, whose, context, register, draft.Written is null ? FormState.None : new(ContributeModel.Form, draft.Written, []), cancellationToken, draft);
    }

    /// <param name="draft">Null: the form was sent, and stays with the one that it had.</param>
    private static async Task<IResult> ContributeAsync(string id, string? unit, HttpContext context, RegisterServices register, FormState state, CancellationToken cancellationToken, FormDraft? draft = null)
    {
        if (await register.ReviewAsync(context, id, state, cancellationToken) is not { } review) return Results.NotFound();

        var page = context.PageOf();
        if (!page.MaySend("contribute-to-review")) throw new ClosedDoorException();

        var at = unit is null ? -1 : review.Review.Contributions.ToList().FindIndex(one => string.Equals(Review.KeyOf(one.Unit), Review.KeyOf(unit), StringComparison.Ordinal));
        var before = at < 0 ? null : review.Sent[at];
        var known = at < 0 ? null : review.Review.Contributions[at];
        var model = new ContributeModel(review, unit, before, known, before?.Sections is [var first, ..] ? first.Language : "vi", state, draft ?? (state.Sent is { } sent ? FormDraft.Of(sent) : null)) { IsOwnAlone = page.SendsForOwnAlone("contribute-to-review") };
        return context.Page<ContributePage, ContributeModel>($"{page.Say("Đóng góp", "Contribution")}: {review.Row.Title}", model, StatusOf(state));
    }

    /// <summary>Whether who looks may write for the unit: for any, or for his own however it is spelled.</summary>
    private static bool OfOwn(PageContext page, string? unit) =>
        !page.SendsForOwnAlone("contribute-to-review") || unit is null || (page.Actor!.Agency is { } own && string.Equals(Review.KeyOf(unit), Review.KeyOf(own), StringComparison.Ordinal));

    private static async Task<IResult> SendContributionAsync(string id, HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var posted = await Posted.ReadAsync(context);
        if (!IdText.IsValid(id) || await register.ReviewAsync(context, id, FormState.None, cancellationToken) is null) return Results.NotFound();

        var command = ReviewActions.Contribution(posted, new(id));
        return await register.SendAsync(posted, command, cancellationToken) ? context.Recorded(posted, $"/reviews/{id}") : await ContributeAsync(id, posted.Text("unit") ?? posted.Page.Actor?.Agency, context, register, posted.State, cancellationToken);
    }

    private static async Task<IResult> OpenSectionAsync(string id, string section, string language, HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var draft = await FormDraft.OpenAsync(register, context.PageOf(), "section", $"/reviews/{id}/sections/{section}/{language}", cancellationToken);
        var state = draft.Written is null ? FormState.None : new FormState(SectionModel.Form, draft.Written, []);
        return await SectionAsync(id, section, language, context, register, state, meanwhile: null, cancellationToken, draft);
    }

    /// <param name="draft">Null: the form was sent, and stays with the one that it had.</param>
    private static async Task<IResult> SectionAsync(
        string id, string section, string language, HttpContext context, RegisterServices register, FormState state, IReadOnlyList<TextRun>? meanwhile, CancellationToken cancellationToken, FormDraft? draft = null, int taken = -1)
    {
        if (ReviewSections.Find(section) is not { } known || !ReviewSections.IsLanguage(language)) return Results.NotFound();
        if (await register.ReviewAsync(context, id, state, cancellationToken) is not { } review) return Results.NotFound();
        if (!context.PageOf().MaySend("draft-review-section")) throw new ClosedDoorException();

        var title = $"{known.Heading.In(context.PageOf().Language)}: {review.Row.Title}";
        var model = new SectionModel(review, known, language, Find(review.Row, section, language), meanwhile, state, draft ?? (state.Sent is { } sent ? FormDraft.Of(sent) : null));
        return context.Page<SectionPage, SectionModel>(title, model.With(taken), StatusOf(state));
    }

    /// <summary>Who wrote while this was typed is shown beside it; sent again, this takes its place.</summary>
    private static async Task<IResult> DraftAsync(string id, string section, string language, HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var posted = await Posted.ReadAsync(context);
        if (!IdText.IsValid(id) || await register.ReviewAsync(context, id, FormState.None, cancellationToken) is not { } review) return Results.NotFound();

        if (int.TryParse(posted.Text(SectionModel.Taken), NumberStyles.None, CultureInfo.InvariantCulture, out var taken))
            return await SectionAsync(id, section, language, context, register, posted.State, meanwhile: null, cancellationToken, taken: taken);

        var text = posted.Text("text") ?? "";
        var known = Find(review.Row, section, language);
        if ((known?.Revision ?? 0) != ReviewActions.Revision(posted) && !string.Equals(known?.Text ?? "", text, StringComparison.Ordinal))
        {
            posted.Fault("text", "Có người đã sửa mục này sau khi bạn mở trang; bản của người đó ở bên dưới. Gửi lại thì bản của bạn thay thế.", "Someone changed this section after you opened the page; the other version is below. Sent again, yours takes its place.");
            return await SectionAsync(id, section, language, context, register, posted.State, TextDifference.Of(known?.Text ?? "", text), cancellationToken);
        }

        if (known is null && text.Length == 0)
        {
            posted.Fault("text", "Chưa nhập gì: mục này vẫn để trống, không có gì để lưu.", "Nothing is written: the section is empty as it was, and there is nothing to save.");
            return await SectionAsync(id, section, language, context, register, posted.State, meanwhile: null, cancellationToken);
        }

        // On what was compared: somebody who writes at this very moment is not written over.
        var command = new DraftReviewSection(section, language, text, posted.Page.Viewer.Actor) { Review = new(id) };
        return await register.SendAsync(posted, command, cancellationToken, expected: review.Row.Version)
            ? context.Recorded(posted, $"/reviews/{id}#section-{section}")
            : await SectionAsync(id, section, language, context, register, posted.State, meanwhile: null, cancellationToken);
    }

    private static ReviewText? Find(ReviewRow review, string section, string language) =>
        review.Sections.FirstOrDefault(text => string.Equals(text.Section, section, StringComparison.Ordinal) && string.Equals(text.Language, language, StringComparison.Ordinal));
}
