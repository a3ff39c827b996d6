using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Differences;
using ThreatRegister.Application.Queries.Records;
using ThreatRegister.Application.Questions;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Web.Access;
using ThreatRegister.Web.Layout;
using ThreatRegister.Web.Pages.Records;
using ThreatRegister.Web.Serving;

namespace ThreatRegister.Web.Pages.Differences;

/// <summary>What is different between two moments, and by which events.</summary>
internal static class DifferenceEndpoints
{
    /// <summary>The name by which more of each act is asked for, how much of it is shown at first, and at most.</summary>
    public const string ExamplesField = "examples";
    public const int Few = 5, Most = 1000;

    public static void MapDifferences(this RouteGroupBuilder pages) => pages.MapGet("/diff", async (HttpContext context, RegisterServices services, CancellationToken cancellationToken) =>
    {
        var page = context.PageOf();
        var asked = new DifferenceAsked(Text(context, "from"), Text(context, "to"), Text(context, "register"), Text(context, "record"), Text(context, "all") is not null, int.TryParse(Text(context, ExamplesField), NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? Math.Clamp(most, Few, Most) : Few);
        var title = page.Say("So sánh hai thời điểm", "Compare two moments");
        try
        {
            var model = await ReadAsync(services, page.Viewer, asked, page.Language, cancellationToken);
            page.Moment = model?.To;
            return model is null ? Results.NotFound() : context.Page<DifferencePage, DifferenceModel>(title, model with { Known = await KnownAsync() }, model.Mistake is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
        }
        catch (QuestionException wrong)
        {
            return context.Page<DifferencePage, DifferenceModel>(title, DifferenceModel.Nothing(asked, wrong.Said(page.Language)) with { Known = await KnownAsync() }, StatusCodes.Status400BadRequest);
        }

        async Task<IReadOnlyList<NamedMoment>> KnownAsync() => await NamedMoments.ReadAsync(services, page, await services.NewestAsync(cancellationToken), cancellationToken);
    }).Costs(Cost.File);

    /// <returns>Null: there is no such record for this viewer.</returns>
    internal static async Task<DifferenceModel?> ReadAsync(RegisterServices services, Viewer viewer, DifferenceAsked asked, string language, CancellationToken cancellationToken)
    {
        if (asked.Register is { } name && !DifferenceQuery.Registers.Contains(name, StringComparer.Ordinal)) throw Asking.Wrong("register", $"Không có sổ \"{name}\".", $"There is no register \"{name}\".");
        if (asked is { Record: not null, Register: null }) throw Asking.Wrong("register", "Hãy chọn sổ của bản ghi.", "Choose the register of the record.");
        if (asked.From is null) return DifferenceModel.Nothing(asked);

        var from = await services.Questions.MomentAtAsync(asked.From, "from", cancellationToken);
        var to = asked.To is null ? (await services.Moments.AtAsync(position: null, cancellationToken))! : await services.Questions.MomentAtAsync(asked.To, "to", cancellationToken);
        if (from.Position > to.Position)
            return DifferenceModel.Nothing(asked, Backwards(services, asked.From, asked.To!).In(language)) with { IsBackwards = true };

        await services.CatchUpAsync(to.Position, cancellationToken);
        var types = await services.Moments.TypesAtAsync(to, services.Zone, cancellationToken);
        if (asked is { Record: { } id, Register: { } register })
            return await OfRecordAsync(services, new(viewer, to, types, services.Time.GetUtcNow()), register, id, from, language, cancellationToken) is { } changes ? new(asked, null, from, to, null, changes, types) : null;

        var request = new DifferenceRequest(viewer, from, to, asked.Register is { } only ? [only] : null, Examples: asked.Examples, Passing: asked.Passing);
        var view = await DifferenceQuery.RunAsync(services.Registers, services.Moments, request, types, language, cancellationToken);
        var titles = new RecordTitles(services, new(viewer, to, types, services.Time.GetUtcNow()), language);
        return new(asked, null, from, to, view, null, types) { Words = await WordsAsync(view, titles, language, cancellationToken), Imports = await ImportsAsync(view, titles, cancellationToken) };
    }

    /// <summary>Both said as they were asked: a position by its number, a day as a day.</summary>
    private static LocalizedText Backwards(RegisterServices services, string from, string to)
    {
        return new($"\"Từ\" ({Said(from, "vi")}) ở sau \"đến\" ({Said(to, "vi")}).", $"\"From\" ({Said(from, "en")}) is after \"to\" ({Said(to, "en")}).");

        string Said(string asked, string language) =>
            When.TryParse(asked, out var when) && when.Precision is Precision.Day ? WhenText.Of(when, language)
            : !asked.All(char.IsAsciiDigit) && Asked.TryInstant(asked, services.Zone, out var instant) ? InstantText.Of(instant, services.Zone, language)
            : $"{(language is "en" ? "position" : "vị trí")} {asked}";
    }

    private static async Task<IReadOnlyDictionary<(string Register, FieldDifference Field), ChangeModel>> WordsAsync(DifferenceView view, RecordTitles titles, string language, CancellationToken cancellationToken)
    {
        var words = new Dictionary<(string, FieldDifference), ChangeModel>();
        foreach (var (register, field) in view.Registers.SelectMany(part => part.Entries.Concat(part.Passing).SelectMany(entry => entry.Fields.Select(field => (part.Register, field)))))
            words[(register, field)] = await ChangeReading.OfAsync(titles, language, register, field.Field, field.Old, field.New, row: null, cancellationToken);
        return words;
    }

    private static async Task<IReadOnlyDictionary<string, string>> ImportsAsync(DifferenceView view, RecordTitles titles, CancellationToken cancellationToken)
    {
        var called = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var import in view.Registers.SelectMany(part => part.Entries.Concat(part.Passing)).Select(entry => entry.Import).OfType<string>().Distinct(StringComparer.Ordinal))
            called[import] = (await titles.OfAsync("imports", import, cancellationToken)).Text;
        return called;
    }

    private static async Task<RecordChanges?> OfRecordAsync(RegisterServices services, Ask ask, string register, string id, Moment from, string language, CancellationToken cancellationToken)
    {
        if (RecordFinder.RegisterOf(register) is not { } fold || await services.Records.FindAsync(ask.Viewer, fold, id, ask.Moment, cancellationToken) is not { } record) return null;

        var before = await services.Records.FindAsync(ask.Viewer, fold, id, from, cancellationToken);
        var titles = new RecordTitles(services, ask, language);
        var changes = new List<(ChangeModel, IReadOnlyList<long>)>();
        foreach (var net in ToldTwice.Once([.. FieldPast.Since(from.Position, fold.Changes(before?.Row, record.Row), record.Entries)], net => (net.Field, net.Old, net.New)))
            changes.Add((await ChangeReading.OfAsync(titles, language, register, net.Field, net.Old, net.New, row: null, cancellationToken), net.Positions));
        return new(await titles.OfAsync(register, id, cancellationToken), before is null, changes, record.Entries.ToDictionary(entry => entry.Position, entry => entry.RecordedAt));
    }

    private static string? Text(HttpContext context, string name) => context.Request.Query[name] is [{ Length: > 0 } text, ..] ? text.Trim() : null;
}
