using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Entry;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Web.Access;
using ThreatRegister.Web.Forms;
using ThreatRegister.Web.Layout;
using ThreatRegister.Web.Pages.Records;
using ThreatRegister.Web.Serving;

namespace ThreatRegister.Web.Pages.Recording;

/// <summary>A page for every command of the catalogue, made of its shape: no command needs a terminal.</summary>
internal static class CommandEndpoints
{
    public static void MapCommands(this RouteGroupBuilder pages)
    {
        pages.MapGet("/do", IndexAsync);
        pages.MapGet("/do/{command}", (string command, HttpContext context, RegisterServices register, CancellationToken cancellationToken) => OpenAsync(command, FormRequests.ValuesOf(context.Request.Query), context, register, cancellationToken));
        pages.MapPost("/do/{command}", SendAsync);
    }

    private static async Task<IResult> IndexAsync(HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var page = context.PageOf();
        var (subject, ids) = context.Request.Query.FirstOrDefault(pair => Acts.Subjects.Contains(pair.Key));
        var about = ids is [{ } id] && RecordPages.RegisterOf(subject) is { } kind
            ? await new RecordTitles(register, await register.AskAsync(context.PageOf(), cancellationToken), page.Language).OfAsync(kind.Name, id, cancellationToken)
            : null;
        page.Moment = null;
        return context.Page<CommandsPage, CommandsModel>(page.Say("Việc có thể ghi nhận", "What can be recorded"), new(subject, ids, about));
    }

    /// <param name="asked">What the form is to begin with.</param>
    private static async Task<IResult> OpenAsync(string command, FormValues asked, HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        if (!CommandCatalogue.Contains(command)) return Results.NotFound();
        if (Acts.PlaceOf(command, asked(CommandCatalogue.IdMemberOf(command)) is [var id, ..] && IdText.IsValid(id) ? id : null) is { } place)
            return context.PageOf().MaySend(command) ? context.SeeOther(place) : throw new ClosedDoorException();

        var form = await new CommandDesk(register, context.PageOf()).BeginAsync(command, asked, cancellationToken);
        return Show(context, await WithOutcomeAsync(form, context, register, cancellationToken), StatusCodes.Status200OK);
    }

    private static async Task<IResult> SendAsync(string command, HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        if (!CommandCatalogue.Contains(command) || Acts.PlaceOf(command, id: null) is not null) return Results.NotFound();

        var (desk, posted) = (new CommandDesk(register, context.PageOf()), await context.Request.ReadFormAsync(cancellationToken));
        if (posted.ContainsKey(FormRequests.OpenField)) return await OpenAsync(command, FormRequests.ValuesOf(posted), context, register, cancellationToken);

        var (read, body) = await desk.ReadAsync(command, posted, cancellationToken);
        if (command is not MergePreview.Command)
        {
            var widened = body is null ? null : await Widening.OfAsync(register, context.PageOf(), body, cancellationToken);
            var sent = body is null ? new Sent.Again(read, CommandDesk.StatusOf(read))
                : widened is not null && !string.Equals(posted[Widening.SeenField], widened.Seen, StringComparison.Ordinal) ? new Sent.Again(read with { Widened = widened }, StatusCodes.Status200OK)
                : await desk.ExecuteAsync(read, body, FormRequests.VersionOf(posted), cancellationToken);
            if (sent is Sent.Again returned) sent = returned with { Form = await WithOutcomeAsync(returned.Form, context, register, cancellationToken) };
            return desk.Answer(sent, again => Show(context, again.Form, again.Status));
        }

        // A merge is recorded by who has seen the two side by side.
        var form = await WithOutcomeAsync(read, context, register, cancellationToken);
        if (body is null) return Show(context, form, CommandDesk.StatusOf(form));
        if (form.Merge is { } merge && !string.Equals(posted[MergePreview.SeenField], merge.Seen, StringComparison.Ordinal)) return Show(context, form, StatusCodes.Status200OK);

        return desk.Answer(await desk.ExecuteAsync(form, body, FormRequests.VersionOf(posted), cancellationToken), again => Show(context, again.Form, again.Status));
    }

    /// <summary>The form with what one has to look at before a merge is recorded, an undone one is settled, or an import is withdrawn.</summary>
    private static async Task<FormModel> WithOutcomeAsync(FormModel form, HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        if (form is { Command: "settle-unmerge", About: not null } && form.Value("merged")?.Trim() is { } merged)
        {
            var moment = await register.NewestAsync(cancellationToken);
            var undone = (await new MergeReader(register.Records, register.Registers).OfAsync(context.PageOf().Viewer, moment, merged, cancellationToken)).LastOrDefault(view => view.Merge.IsToSettle && string.Equals(view.Merge.Merged, merged, StringComparison.Ordinal));
            return undone is null ? form : form with { Undone = (undone, moment) };
        }

        if (form is { Command: "withdraw-import", Hindrance: null, IsClosed: false, About: not null } && form.Value("import")?.Trim() is { } import)
            return form with { Withdrawn = await register.Work.CountOfImportAsync(context.PageOf().Viewer, await register.NewestAsync(cancellationToken), import, cancellationToken) };

        if (form.Command is not MergePreview.Command || form.Hindrance is not null) return form;

        var page = context.PageOf();
        return form with { Merge = await MergePreview.OfAsync(register, page.Viewer, form.Value("merged")?.Trim(), form.Value("survivor")?.Trim(), form.Choices.Types, page.Language, cancellationToken) };
    }

    private static IResult Show(HttpContext context, FormModel form, int status) =>
        context.Page<CommandPage, FormModel>(CommandWords.Of(form.Command, context.PageOf().Language), form, status);
}
