using Microsoft.AspNetCore.Http;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Differences;
using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Application.Questions;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Projections;

namespace ThreatRegister.Web.Api;

/// <summary>Figures, differences, deadlines, times and the search: the documents that the command line prints.</summary>
internal static class FigureReads
{
    private const int Examples = 5;
    private const int MostExamples = 10_000;
    private const int MostHours = 100_000;

    public static IReadOnlyList<ApiRead> All { get; } =
    [
        new("/api/registers/threats", "threats", "figures", "The register by threat type and period. Cells hold primary types and exclude each other.", [ApiParameter.Member<Granularity>("per", "The sub-periods (default: year)."), .. ApiParameter.Questions], ThreatsAsync) { Document = typeof(ThreatRegisterView) },
        new("/api/registers/places", "threats-by-place", "figures", "The register by place.", [new("geography", "The places of then (default), of now, or of a day (yyyy-MM-dd)."), .. ApiParameter.Questions], PlacesAsync) { Document = typeof(PlaceView) },
        new("/api/times", "times", "figures", "How long detection, response and resolution took.", [ApiParameter.Member<Granularity>("per", "The sub-periods (default: types alone)."), .. ApiParameter.Questions], TimesAsync) { Document = typeof(TimesView) },
        new("/api/deadlines", "deadlines", "figures", "What has to be notified by when, overdue ones first, page by page.",
            [
                new("at", "The instant to reckon for, or the end of a day (default: now; with as-of, when that was recorded)."),
                new("status", $"Any of {string.Join(", ", Enum.GetValues<DeadlineStatus>().Select(status => Codes.Of(status)))}, with commas between (default: overdue,due-soon,running)."),
                new("soon", "So many hours before its end a term is due soon.", Least: 0, Most: MostHours), .. ApiParameter.Without("status"), ApiParameter.Limit, ApiParameter.Cursor,
            ],
            DeadlinesAsync) { IsPaged = true, Document = typeof(DeadlineList) },
        new("/api/diff", "diff", "figures", "What is different between two moments, and by which events.",
            [
                new("from", "The earlier moment: a position, an instant or the end of a day.", IsRequired: true), new("to", "The later moment (default: the newest)."),
                new("register", $"Only these registers, with commas between: {string.Join(", ", DifferenceQuery.Registers)}."),
                new("examples", $"At most so many records and values of an entry (default: {Examples}).", Least: 1, Most: MostExamples), new("all", "Also what happened and left nothing different.", ["true", "false"]),
                .. ApiParameter.Without("from", "to", "as-of", "stated-by", "taxonomy"),
            ],
            DifferenceAsync) { Document = typeof(DifferenceView), IsCostly = true },
        new("/api/search", "search", "figures", "Searches all registers; every word has to occur, from its beginning, with or without diacritics.", [new("q", "The words.", IsRequired: true), .. ApiParameter.Moments, ApiParameter.Limit], SearchAsync),
    ];

    private static async Task<IResult> ThreatsAsync(ApiAsk ask)
    {
        var question = await ask.QuestionAsync();
        return ask.Unchanged(question) ?? ApiResults.Json(await ThreatRegisterQuery.RunAsync(
            ask.Register.Registers, question.Query, ask.Member("per", Granularity.Year), question.Types, question.Taxonomy, ask.Language, ask.Gone));
    }

    private static async Task<IResult> PlacesAsync(ApiAsk ask)
    {
        var question = await ask.QuestionAsync();
        var moment = question.Query.Moment;
        var day = PlaceCounts.DayOf(ask["geography"], moment, ask.Register.Zone);
        if (ask.Unchanged(question) is { } same) return same;

        var book = await ask.Register.Places.AtAsync(moment, ask.Gone);
        var groups = await ask.Register.PlaceGroups.PlaceGroupsAsync(question.Query, PlaceCounts.ChangesOf(book), ask.Gone);
        return ApiResults.Json(PlaceCounts.Of(groups, book, day, moment.Position, ask.Language));
    }

    private static async Task<IResult> TimesAsync(ApiAsk ask)
    {
        var question = await ask.QuestionAsync();
        return ask.Unchanged(question) ?? ApiResults.Json(await TimesQuery.RunAsync(ask.Register.Deadlines, question.Query, ask["per"] is null ? null : ask.Member("per", Granularity.Year), ask.Gone));
    }

    private static async Task<IResult> DeadlinesAsync(ApiAsk ask)
    {
        var (limit, cursor) = (ask.Limit(), ListCursor.Of(ask));
        var text = ask.Text.With("status", null);
        var question = await ask.QuestionAsync(cursor?.Same(text) ?? text);
        if (cursor is not null) question = cursor.Same(question);
        if (ask["at"] is { } asked) question = question with { At = Asked.Instant(asked, ask.Register.Zone, "at") };
        var statuses = ask["status"] is { } codes ? [.. codes.Split(',').Select(code => Asked.Member<DeadlineStatus>(code, "status")).Distinct()] : DeadlineQuery.Unsettled;
        var soon = TimeSpan.FromHours(ask.Number("soon", (long)DeadlineView.SoonByDefault.TotalHours, 0, MostHours));
        if (ask.Unchanged(question, clock: true) is { } same) return same;

        var books = await ask.Register.Rules.AtAsync(question.Query.Moment.Position, ask.Gone);
        var list = await DeadlineQuery.RunAsync(ask.Register.Deadlines, books, question.Types, question.Query, new(question.At, ask.Register.Zone, soon), statuses, ask.Gone);
        var offset = cursor?.Offset ?? 0;
        DeadlineItem[] shown = [.. list.Deadlines.Skip(offset).Take(limit)];
        if (offset + shown.Length < list.Deadlines.Count) ask.Next("cursor", new ListCursor(list.Position, ApiAsk.ByMinute(question.At), offset + shown.Length, "").ToString());
        return ApiResults.Json(list with { Deadlines = shown });
    }

    private static async Task<IResult> DifferenceAsync(ApiAsk ask)
    {
        var services = ask.Register;
        var question = await ask.QuestionAsync(ask.Text.With("from", null).With("to", null).With("as-of", ask["to"]));
        var (before, after) = (await services.Questions.MomentAtAsync(ask["from"]!, "from", ask.Gone), question.Query.Moment);
        if (before.Position > after.Position) throw QuestionException.Usage("from", $"là vị trí {before.Position}, sau vị trí {after.Position}.", $"is position {before.Position}, after position {after.Position}.");

        var filter = question.Query.Filter == new IncidentFilter() ? null : question.Query.Filter;
        var request = new DifferenceRequest(
            ask.Viewer, before, after, RegistersOf(ask, filter), filter, question.Query.Basis, (int)ask.Number("examples", Examples, 1, MostExamples), ask["all"] is "true");
        return ask.Unchanged(question) ?? ApiResults.Json(await DifferenceQuery.RunAsync(services.Registers, services.Moments, request, question.Types, ask.Language, ask.Gone));
    }

    private static string[]? RegistersOf(ApiAsk ask, IncidentFilter? filter)
    {
        if (ask["register"]?.Split(',') is not { } named) return null;
        if (named.FirstOrDefault(name => !DifferenceQuery.Registers.Contains(name, StringComparer.Ordinal)) is { } unknown)
            throw QuestionException.Usage("register", $"'{unknown}' không thuộc {string.Join(", ", DifferenceQuery.Registers)}.", $"'{unknown}' is not one of {string.Join(", ", DifferenceQuery.Registers)}.");
        if (filter is not null && named.Any(name => name is not "incidents")) throw QuestionException.Usage("register", "các bộ lọc là của sự cố: bỏ bộ lọc, hoặc chỉ nêu incidents.", "the filters are those of incidents: leave them out, or name incidents alone.");
        return named;
    }

    private static async Task<IResult> SearchAsync(ApiAsk ask)
    {
        var question = await ask.QuestionAsync(ask.Text.With("q", null));
        if (string.IsNullOrWhiteSpace(ask["q"])) throw QuestionException.Usage("q", "phải có ít nhất một từ.", "at least one word is needed.");
        if (ask.Unchanged(question, clock: true) is { } same) return same;

        var (viewer, moment) = (question.Query.Viewer, question.Query.Moment);
        var hits = await SearchQuery.RunAsync(ask.Register.Registers, viewer, moment, ask["q"]!, ask.Limit(ApiParameter.MostRows), question.DayIn(ask.Register.Zone), cancellationToken: ask.Gone);
        return ApiResults.Json(new { position = moment.Position, hits });
    }
}
