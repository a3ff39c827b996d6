using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections.Imports;
using ThreatRegister.Projections.Lessons;
using ThreatRegister.Projections.Occasions;
using ThreatRegister.Projections.Reviews;
using ThreatRegister.Projections.Sources;
using ThreatRegister.Projections;

namespace ThreatRegister.Application.Listings;

/// <summary>A source with how many records rest on it.</summary>
public sealed record SourceLine(SourceRow Row, long Records);

/// <summary>Occasions, lessons, reviews, sources, imports: all that is recorded of them.</summary>
internal static class RecordListings
{
    private static readonly Dictionary<string, LessonColumn> lessonColumns = new(StringComparer.Ordinal)
    {
        ["id"] = LessonColumn.Id, ["status"] = LessonColumn.Status, ["subject"] = LessonColumn.Subject, ["asked-by"] = LessonColumn.AskedBy, ["text"] = LessonColumn.Text,
    };

    private static readonly ListFilter lessonStatus = ListFilter.Of<LessonStatus>("status", "Trạng thái", "Status");

    public static Listing<LessonRow> Lessons { get; } = new(
        "lessons",
        ListParts.Title("lessons"),
        [
            ListParts.Id<LessonRow>("lessons", row => row.Id).Ordered(),
            ListParts.Coded<LessonRow, LessonStatus>("Trạng thái", "Status", row => row.Status).Ordered(),
            new("Chủ đề", "Subject", row => row.Subject) { IsLead = true, IsOrdered = true },
            new("Người yêu cầu", "Asked by", row => row.AskedBy ?? "-") { IsOrdered = true },
            new("Nội dung", "Text", row => row.Text ?? "-") { IsOrdered = true },
            new("Đã vận dụng", "Applied to", row => string.Join("; ", row.Applications.Select(applied => applied.Occasion?.Value ?? applied.Plan)))
            {
                Links = (row, _) => row.Applications.Select(applied => applied.Occasion?.Value).OfType<string>().Select(id => new ListLink("occasions", id, id)),
            },
        ],
        async (ask, cancellationToken) =>
        {
            var (filter, order) = (await LessonsOfAsync(ask, cancellationToken), OrderOf(ask));
            return await ask.PartAsync(filter.IsPlain, limit => ask.Ports.Work.LessonsAsync(ask.Viewer, ask.Moment, filter, order, limit, ask.Slice.Offset, cancellationToken), CountAsync);

            async Task<long> CountAsync()
            {
                if (!filter.IsPlain) return await ask.Ports.Work.CountLessonsAsync(ask.Viewer, ask.Moment, filter, cancellationToken);

                var counts = await ask.Ports.Registers.CountByStatusAsync<LessonRow>(ask.Viewer, ask.Moment, cancellationToken);
                return filter.Status is { } status ? counts.GetValueOrDefault(Codes.Of(status), WorkCount.None).Total : counts.Values.Sum(count => count.Total);
            }
        })
    {
        IsPaged = true,
        Common = ["type", .. ListParts.Times, "agency", "place", "sector", "source", "text"],
        Dated = new("được rút ra", "drawn"),
        Filters =
        [
            new("occasion", new("Sự kiện", "Occasion"), new("Rút ra từ sự kiện này, hoặc đã vận dụng cho sự kiện này.", "Drawn from this occasion, or applied to it.")),
            lessonStatus,
        ],
        Facets = async (ask, _, cancellationToken) =>
        {
            var isCounted = ask["occasion"] is null && ask.Question.Query.Filter == new IncidentFilter();
            var counts = isCounted ? await ask.Ports.Registers.CountByStatusAsync<LessonRow>(ask.Viewer, ask.Moment, cancellationToken) : null;
            return [new(lessonStatus.Name, lessonStatus.Words, [.. lessonStatus.Choices!.Select(choice => new FacetChoice(choice.Code, choice.Words, counts?.GetValueOrDefault(choice.Code, WorkCount.None).Total))])];
        },
    };

    public static Listing<OccasionRow> Occasions { get; } = new(
        "occasions",
        ListParts.Title("occasions"),
        [
            ListParts.Id<OccasionRow>("occasions", row => row.Id),
            ListParts.Coded<OccasionRow, OccasionStatus>("Trạng thái", "Status", row => row.Status),
            ListParts.When<OccasionRow>("Thời gian", "Held", row => row.Held),
            new("Tên", "Name", row => row.Name.In("vi"), (row, language) => row.Name.In(language)) { IsLead = true },
            new("Nhận định", "Judgements", row => string.Join("; ", row.Judgements.Select(judgement => $"{judgement.By} ({judgement.Statement.StatedOn?.Text})")),
                (row, language) => string.Join("; ", row.Judgements.Select(judgement => judgement.Statement.StatedOn is { } on ? $"{judgement.By} ({WhenText.Of(on, language)})" : judgement.By))),
        ],
        async (ask, cancellationToken) =>
        {
            var known = await ask.AskedOccasionsAsync(cancellationToken);
            return new([.. (await ask.RowsAsync<OccasionRow>(cancellationToken)).Where(row => ask.IsAboutBeside(SubjectOf(row)) && (known is null || known.Contains(row.Id)))]);
        })
    {
        Newest = "held",
        Common = ["type", .. ListParts.Times, "agency", "place", "sector", "source", "text"],
        Dated = new("diễn ra", "held"),
        Filters = [ListParts.StatusOf<OccasionStatus>()],
    };

    public static Listing<ReviewRow> Reviews { get; } = new(
        "reviews",
        ListParts.Title("reviews"),
        [
            ListParts.Id<ReviewRow>("reviews", row => row.Id),
            ListParts.Coded<ReviewRow, ReviewKind>("Loại", "Kind", row => row.Kind),
            ListParts.Coded<ReviewRow, ReviewStatus>("Trạng thái", "Status", row => row.Status),
            ListParts.When<ReviewRow>("Kỳ", "Period", row => row.Period, none: ""),
            new("Số", "Number", row => row.Issue?.Number ?? ""),
            new ListColumn<ReviewRow>(
                "Còn thiếu đóng góp", "Contributions missing", row => ListParts.Number(row.Owing().Count)).Number(),
            new("Tiêu đề", "Title", row => row.Title) { IsLead = true },
        ],
        async (ask, cancellationToken) => new([.. (await ask.RowsAsync<ReviewRow>(cancellationToken)).Where(row => ask.IsAbout(SubjectOf(row, ask.Question.Types)))]))
    {
        Newest = "period",
        Common = ["type", .. ListParts.Times, "occasion", "agency", "source", "text"],
        Filters = [ListParts.StatusOf<ReviewStatus>()],
    };

    public static Listing<SourceLine> Sources { get; } = new(
        "sources",
        ListParts.Title("sources"),
        [
            ListParts.Id<SourceLine>("sources", line => line.Row.Id),
            ListParts.Coded<SourceLine, Domain.Sources.SourceKind>("Loại", "Kind", line => line.Row.Kind),
            new ListColumn<SourceLine>("Ngày nêu", "Stated on", line => line.Row.StatedOn?.Text ?? "-", (line, language) => line.Row.StatedOn is { } when ? WhenText.Of(when, language) : "-").By(line => line.Row.StatedOn?.From),
            new ListColumn<SourceLine>("Bản ghi", "Records", line => ListParts.Number(line.Records)).Number(),
            new("Tiêu đề", "Title", line => line.Row.Title.In("vi"), (line, language) => line.Row.Title.In(language)) { IsLead = true },
        ],
        async (ask, cancellationToken) =>
        {
            var rows = (await ask.RowsAsync<SourceRow>(cancellationToken)).Where(row => ask.IsAbout(SubjectOf(row))).ToList();
            var counts = (await ask.Ports.Registers.SourceCountsAsync(ask.Viewer, ask.Moment, cancellationToken)).ToLookup(count => count.Source, StringComparer.Ordinal);
            SourceCount[] records = [.. counts.Where(of => rows.Exists(row => string.Equals(row.Id, of.Key, StringComparison.Ordinal))).SelectMany(of => of)];
            return new([.. rows.Select(row => new SourceLine(row, counts[row.Id].Sum(count => count.Records)))]) { Behind = [ListParts.Member("records", records)] };
        })
    {
        Newest = "stated-on",
        Common = [.. ListParts.Times, "agency", "text"],
        Dated = new("nêu", "stated"),
        Row = line => line.Row,
    };

    public static Listing<ZonedLine<ImportRow>> Imports { get; } = new(
        "imports",
        ListParts.Title("imports"),
        [
            ListParts.Id<ZonedLine<ImportRow>>("imports", line => line.Row.Id),
            ListParts.Coded<ZonedLine<ImportRow>, ImportStatus>("Trạng thái", "Status", line => line.Row.Status),
            new("Tệp", "File", line => line.Row.FileName) { IsLead = true },
            new ListColumn<ZonedLine<ImportRow>>("Nguồn", "Source", line => line.Row.Source.Value).To("sources"),
            new ListColumn<ZonedLine<ImportRow>>("Đọc", "Read", line => ListParts.Number(line.Row.Tally?.Read)).Number(),
            new ListColumn<ZonedLine<ImportRow>>("Đã ghi", "Recorded", line => ListParts.Number(line.Row.Tally?.Recorded)).Number(),
            new ListColumn<ZonedLine<ImportRow>>("Lặp lại", "Repeated", line => ListParts.Number(line.Row.Tally?.Repeated)).Number(),
            new ListColumn<ZonedLine<ImportRow>>("Đổi", "Changed", line => ListParts.Number(line.Row.Tally?.Changed)).Number(),
            new ListColumn<ZonedLine<ImportRow>>("Từ chối", "Refused", line => ListParts.Number(line.Row.Tally?.Refused)).Number(),
            new ListColumn<ZonedLine<ImportRow>>("Nhập lúc", "Imported at", line => WorkWords.Utc(line.Row.RecordedAt), (line, language) => InstantText.Of(line.Row.RecordedAt, line.Zone, language)).By(line => line.Row.RecordedAt),
            new("Người nhập", "By", line => line.Row.Actor) { IsActor = true },
        ],
        async (ask, cancellationToken) => new([.. (await ask.RowsAsync<ImportRow>(cancellationToken)).Where(row => ask.IsAbout(SubjectOf(row, ask.Ports.Zone))).Select(row => new ZonedLine<ImportRow>(row, ask.Ports.Zone))]))
    {
        Newest = "imported-at",
        Common = [.. ListParts.Times, "source", "text"],
        Dated = new("được nhập", "imported"),
        IsExact = true,
        Filters = [ListParts.StatusOf<ImportStatus>()],
        Row = line => line.Row,
    };

    private static async Task<LessonFilter> LessonsOfAsync(ListAsk ask, CancellationToken cancellationToken)
    {
        var filter = ask.Question.Query.Filter;
        var occasion = ask["occasion"] is { } id ? await ask.Ports.Registers.AskedIdAsync("occasions", id, ask.Viewer, ask.Moment, cancellationToken) : null;
        return new(
            ask.Member<LessonStatus>("status"), occasion, filter.Period, filter.Agency is { } agency ? filter.AgencyNames ?? [agency] : null, filter.Source, filter.Text, ask.TiedIncidents);
    }

    private static LessonOrder OrderOf(ListAsk ask)
    {
        if (ask.Slice.Sort is not { } sort) return LessonOrder.ById;

        var by = lessonColumns[sort];
        return new(by, ask.Slice.Descending, by is LessonColumn.Status ? [.. Enum.GetValues<LessonStatus>().OrderBy(status => SearchKey.Of(CodeWords.Of(status, ask.Question.Language)), StringComparer.Ordinal)] : []);
    }

    private static Subject SubjectOf(OccasionRow row) => new(
        [], row.Held, [row.Lead, .. row.Judgements.Select(judgement => judgement.By), .. row.Responses.Select(stated => stated.Response.By)], [], [], row.Sources,
        [row.Name.Vi, row.Name.En, row.Lead, .. row.Judgements.Select(judgement => judgement.Text), .. row.Responses.Select(stated => stated.Response.Summary)]) { Status = Codes.Of(row.Status) };

    /// <summary>One that names no type is of them all.</summary>
    private static Subject SubjectOf(ReviewRow row, ThreatTypeTree types) => new(
        row.Type is { } type ? [type] : types.Roots.Select(root => root.Id), row.Period, [row.By, .. row.Contributions.Select(unit => unit.Unit)], [], row.Occasion is { } occasion ? [occasion] : [], row.Sources,
        [row.Title, row.Topic, row.By, row.Issue?.Number]) { Status = Codes.Of(row.Status) };

    private static Subject SubjectOf(SourceRow row) => new([], row.StatedOn, [row.Publisher], [], [], [], [row.Title.Vi, row.Title.En, row.Publisher, row.Url]);

    private static Subject SubjectOf(ImportRow row, TimeZoneInfo zone) =>
        new([], ListParts.DayOf(row.RecordedAt, zone), [], [], [], [row.Source], [row.FileName, row.Actor, row.WithdrawnFor]) { Status = Codes.Of(row.Status) };
}
