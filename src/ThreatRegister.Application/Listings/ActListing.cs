using System.Globalization;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Questions;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;

namespace ThreatRegister.Application.Listings;

/// <summary>Who recorded what, the newest first: each event, as far as the viewer may see the records that it is about.</summary>
internal static class ActListing
{
    private static readonly ListFilter about = new(
        "about", new("Về", "About"), new("Việc về loại bản ghi này, như incidents hoặc reviews.", "Acts about records of this kind, such as incidents or reviews."),
        [.. EventSubjects.All.Select(subject => new ListChoice(subject, EventSubjects.Of(subject)))]);

    private static readonly ListFilter kind = new(
        "event", new("Việc", "Act"), new("Đúng một việc, theo tên của sự kiện: incident-reported, review-approved.", "One kind of act, by the name of its event: incident-reported, review-approved."),
        [.. EventSubjects.All.SelectMany(subject => EventSubjects.EventsOf(subject).Select(name => new ListChoice(name, Of(subject, name))))]);

    /// <summary>The streams of what is no record.</summary>
    private static readonly Dictionary<string, StreamName[]> told = new(StringComparer.Ordinal)
    {
        ["types"] = [Aggregates.ThreatTypes], ["rules"] = [Aggregates.ClosingRules, Aggregates.Deadlines, Aggregates.Holidays, Aggregates.ReportingCalendars, Aggregates.SeverityScales],
    };

    public static Listing<ZonedLine<ActItem>> Acts { get; } = new(
        "acts",
        new("Việc đã ghi", "What people recorded"),
        [
            new("Việc", "Act", line => line.Row.Event, (line, language) => EventWords.Of(line.Row.Event, language)) { IsLead = true, Links = (line, language) => [new("events", Position(line), EventWords.Of(line.Row.Event, language))] },
            new("Bản ghi", "Record", line => line.Row.Id ?? "", Said)
            {
                Links = (line, language) => line.Row is { Register: { } register, Id: { } id } ? [new(register, id, Said(line, language))] : [],
            },
            new("Người ghi", "By", line => line.Row.Actor) { IsActor = true },
            new("Ghi lúc", "Recorded at", line => WorkWords.Utc(line.Row.RecordedAt), (line, language) => InstantText.Of(line.Row.RecordedAt, line.Zone, language)),
            new ListColumn<ZonedLine<ActItem>>("Vị trí", "Position", Position).Number(),
        ],
        ReadAsync)
    {
        Common = ListParts.Times,
        Dated = new("được ghi", "recorded"),
        Filters =
        [
            new("actor", new("Người ghi", "By"), new("Tên tài khoản của người ghi.", "The account of who recorded it.")) { IsActor = true },
            about,
            kind,
        ],
        Fields =
        [
            new("position", Position), new("event", line => line.Row.Event), new("actor", line => line.Row.Actor), new("recordedAt", line => WorkWords.Utc(line.Row.RecordedAt)),
            new("register", line => line.Row.Register), new("id", line => line.Row.Id), new("title", line => line.Row.Title), new("marking", line => Codes.Of(line.Row.Marking)),
        ],
        Row = line => line.Row,
        IsPaged = true,
        HasKeys = true,
        IsExact = true,
        Facets = (_, _, _) => Task.FromResult<IReadOnlyList<ListFacet>>([]),
    };

    private static string Said(ZonedLine<ActItem> line, string language) => line.Row switch
    {
        { Register: "rules", Id: { } rule } act => $"{SubjectOf(act, language)}: {rule}",
        { Register: "types", Id: { } type } => line.Types!.NameOf(new(type)).In(language),
        var act => act.Title ?? act.Id ?? SubjectOf(act, language),
    };

    private static string Position(ZonedLine<ActItem> line) => Key(line.Row);

    private static string Key(ActItem act) => act.Position.ToString(CultureInfo.InvariantCulture);

    /// <summary>Of what no record tells: types, rules and the like, which are kept together.</summary>
    private static string SubjectOf(ActItem act, string language) => act.Register is null or "rules" && EventSubjects.OfEvent(act.Event) is { } subject ? EventSubjects.Of(subject).In(language) : "";

    private static LocalizedText Of(string subject, string name) =>
        new($"{EventSubjects.Of(subject).In("vi")}: {EventWords.Of(name, "vi")}", $"{EventSubjects.Of(subject).In("en")}: {EventWords.Of(name, "en")}");

    /// <summary>By positions, one more than asked tells whether there are more. How many there are in all nobody counts.</summary>
    private static async Task<ListAnswer<ZonedLine<ActItem>>> ReadAsync(ListAsk ask, CancellationToken cancellationToken)
    {
        var (filter, slice) = (FilterOf(ask), ask.Slice);
        var (isBack, most) = (slice.Before is not null, (int)Math.Min((long)slice.Offset + slice.Limit, int.MaxValue - 1L));
        var stretch = new ActStretch(PlaceOf(slice.Before, "before") ?? PlaceOf(slice.After, "after"), isBack);
        var acts = await IncidentListings.PagesAsync<ActItem>(
            (limit, read) => ask.Ports.Registers.ActsAsync(ask.Viewer, ask.Moment, filter, limit, read.Count == 0 ? stretch : stretch with { Behind = read[^1].Position }, cancellationToken), most + 1);
        var more = acts.Count > most;
        if (more) acts.RemoveAt(most);
        acts.RemoveRange(0, Math.Min(slice.Offset, acts.Count));
        if (isBack) acts.Reverse();
        var named = await NamedAsync(ask, acts, cancellationToken);
        return new([.. named.Select(act => new ZonedLine<ActItem>(act, ask.Ports.Zone, ask.Question.Types))], acts.Count)
        {
            HasMore = more || isBack || slice.After is not null,
            Next = acts.Count > 0 && (isBack || more) ? Key(acts[^1]) : null,
            Previous = acts.Count > 0 && (isBack ? more : slice.After is not null) ? Key(acts[0]) : null,
        };
    }

    /// <summary>Types and rules are no records: each act on one is told by its event which it is about.</summary>
    private static async Task<IReadOnlyList<ActItem>> NamedAsync(ListAsk ask, IReadOnlyList<ActItem> acts, CancellationToken cancellationToken)
    {
        var subjects = acts.Where(act => act.Register is null).Select(act => EventSubjects.OfEvent(act.Event)).ToHashSet(StringComparer.Ordinal);
        if (!subjects.Overlaps(told.Keys)) return acts;

        var known = new Dictionary<long, (string Subject, string Id)>();
        foreach (var stream in told.Where(of => subjects.Contains(of.Key)).SelectMany(of => of.Value))
            foreach (var recorded in await ask.Ports.Records.WholeAsync(stream, ask.Moment.Position, cancellationToken))
                if (EventSubjects.NamedBy(recorded.Event) is { } named) known[recorded.Position] = named;

        return [.. acts.Select(act => act.Register is null && known.TryGetValue(act.Position, out var about)
            ? act with { Register = about.Subject, Id = about.Id, Title = ask.Question.Types.Find(new(about.Id)) is { } type && about.Subject is "types" ? type.Name.In("vi") : null }
            : act)];
    }

    private static ActFilter FilterOf(ListAsk ask)
    {
        if (ask.Moment.StatedBy is not null)
            throw QuestionException.Usage("stated-by", "việc đã ghi không tính theo ngày nguồn nêu; hãy bỏ trống.", "what was recorded goes by no day of stating; leave it out.");
        if (ask["actor"] is { } actor && !ask.Viewer.FollowsOthers && !string.Equals(actor, ask.Viewer.Actor, StringComparison.Ordinal))
            throw QuestionException.Usage("actor", "vai trò của bạn chỉ xem được việc do chính mình ghi.", "your roles let you see only what you recorded yourself.");

        var events = ask[about.Name] is { } subject ? EventSubjects.EventsOf(subject) : null;
        if (ask[kind.Name] is { } name) events = events is null || events.Contains(name, StringComparer.Ordinal) ? [name] : [];
        return new(ask["actor"], events, ask.Question.Query.Filter.Period);
    }

    private static long? PlaceOf(string? key, string name) => key is null
        ? null
        : long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : throw QuestionException.Usage(name, $"'{key}' không phải là vị trí trong danh sách.", $"'{key}' is no place in the list.");
}
