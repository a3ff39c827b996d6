using System.Globalization;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Assessments;
using ThreatRegister.Domain.Directions;
using ThreatRegister.Domain.Forecasts;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Assessments;
using ThreatRegister.Projections.Directions;
using ThreatRegister.Projections.Forecasts;
using ThreatRegister.Projections.Indicators;

namespace ThreatRegister.Application.Listings;

/// <summary>An assessment with the tree that names its types.</summary>
public sealed record AssessmentLine(AssessmentRow Row, ThreatTypeTree Types);

/// <summary>What sources say of threat types, times and occasions: assessments, directions, indicators, forecasts.</summary>
internal static class SubjectListings
{
    public static Listing<AssessmentLine> Assessments { get; } = new(
        "assessments",
        ListParts.Title("assessments"),
        [
            ListParts.Id<AssessmentLine>("assessments", line => line.Row.Id),
            new("Dạng", "Kind", line => Codes.Of(line.Row.Kind), (line, language) => AssessmentText.Of(line.Row.Kind).In(language) + (line.Row.Direction is { } direction ? ": " + AssessmentText.Of(direction).In(language) : "") + ListParts.Withdrawn(line.Row.Status, AssessmentStatus.Withdrawn, language)),
            new("Về", "About", line => string.Join(' ', line.Row.Types.Select(type => type.Value).Concat(line.Row.Occasions.Select(id => id.Value)).Concat(line.Row.Incidents.Select(id => id.Value))),
                (line, language) => string.Join(", ", About(line, language).Select(link => link.Text))) { Links = About },
            new ListColumn<AssessmentLine>("Kỳ", "Period", line => line.Row.About()?.Text ?? "-", (line, language) => line.Row.About() is { } about ? WhenText.Of(about, language) : "-").By(line => line.Row.About()?.From),
            new("Nguồn", "Sources", line => string.Join(' ', line.Row.Sources), (line, _) => string.Join(", ", line.Row.Sources)) { Links = (line, _) => line.Row.Sources.Select(id => new ListLink("sources", id.Value, id.Value)) },
            new("Nơi nêu", "By", line => line.Row.By),
            new("Nội dung", "Text", line => line.Row.Text) { IsLead = true },
        ],
        async (ask, cancellationToken) =>
        {
            var kind = ask.Member<AssessmentKind>("kind");
            var rows = await ask.RowsAsync<AssessmentRow>(cancellationToken);
            return new([.. rows.Where(row => (kind is null || row.Kind == kind) && ask.IsAbout(SubjectOf(row))).Select(row => new AssessmentLine(row, ask.Question.Types))]);
        })
    {
        Newest = "period",
        Common = ["type", .. ListParts.Times, "occasion", "agency", "source", "text"],
        Filters = [ListFilter.Of<AssessmentKind>("kind", "Dạng", "Kind"), ListParts.StatusOf<AssessmentStatus>()],
        Fields =
        [
            new("id", line => line.Row.Id), new("kind", line => Codes.Of(line.Row.Kind)), new("direction", line => line.Row.Direction is { } direction ? Codes.Of(direction) : null), new("by", line => line.Row.By),
            new("text", line => line.Row.Text), new("types", line => string.Join(' ', line.Row.Types)), new("occasions", line => string.Join(' ', line.Row.Occasions)), new("incidents", line => string.Join(' ', line.Row.Incidents)),
            new("period", line => line.Row.Period?.Text), new("status", line => Codes.Of(line.Row.Status)), new("statedOn", line => line.Row.StatedOn?.Text), new("sources", line => string.Join(' ', line.Row.Sources)),
            new("basis", line => Codes.Of(line.Row.Statement.Basis)), new("quotation", line => line.Row.Statement.Quotation),
        ],
        Row = line => line.Row,
    };

    public static Listing<DirectionRow> Directions { get; } = new(
        "directions",
        ListParts.Title("directions"),
        [
            ListParts.Id<DirectionRow>("directions", row => row.Id),
            ListParts.CodedWhile("Dạng", "Kind", (DirectionRow row) => row.Kind, row => row.Status, DirectionStatus.Withdrawn),
            new("Nhóm", "Group", row => row.GroupText() ?? ""),
            ListParts.When<DirectionRow>("Kỳ", "Period", row => row.Period),
            new("Nơi đề ra", "By", row => row.By),
            new("Cơ quan được nêu", "Agencies named", row => string.Join("; ", row.Agencies)),
            new ListColumn<DirectionRow>("Nguồn", "Sources", row => string.Join(' ', row.Sources)).ToEach("sources"),
            new("Nội dung", "Text", row => row.Text) { IsLead = true },
        ],
        (ask, cancellationToken) =>
        {
            var (kind, group, review) = (ask.Member<DirectionKind>("kind"), ask.Number("group"), ask["review"]);
            return ask.AboutAsync<DirectionRow>(
                row => new(row.Types, row.About(), [row.By, .. row.Agencies], row.Places, [], row.Sources, [row.Text, row.By, row.Group?.Heading, .. row.Agencies, .. row.Places]) { Status = Codes.Of(row.Status) },
                row => (kind is null || row.Kind == kind) && (group is null || row.Group?.Number == group) && (review is null || string.Equals(row.Review?.Value, review, StringComparison.Ordinal)),
                InTheOrderOfTheirSource,
                cancellationToken);
        })
    {
        Common = ["type", .. ListParts.Times, "agency", "place", "source", "text"],
        Filters =
        [
            ListFilter.Of<DirectionKind>("kind", "Dạng", "Kind"),
            ListParts.StatusOf<DirectionStatus>(),
            new("group", new("Nhóm", "Group"), new("Số của nhóm trong nguồn.", "The number of the group that the source sets it in.")),
            new("review", new("Sơ kết, tổng kết", "Review"), new("Mã của sơ kết, tổng kết đề ra.", "Id of the review that sets it.")),
        ],
    };

    public static Listing<AskedIndicator> Indicators { get; } = new(
        "indicators",
        ListParts.Title("indicators"),
        [
            new("Mã", "Id", asked => asked.Row.Id + ListParts.Withdrawn(asked.Row.Status, IndicatorStatus.Withdrawn, "en"), (asked, language) => asked.Row.Id + ListParts.Withdrawn(asked.Row.Status, IndicatorStatus.Withdrawn, language))
            {
                Links = (asked, language) => [new("indicators", asked.Row.Id, asked.Row.Id + ListParts.Withdrawn(asked.Row.Status, IndicatorStatus.Withdrawn, language))],
            },
            new("Nội dung", "Subject", asked => asked.Row.Subject) { IsLead = true },
            new("Về", "About", asked => asked.Row.About),
            new("Thứ hạng, giá trị", "Figure", asked => asked.Row.Text),
            new("Phạm vi", "Scope", asked => asked.Row.Region ?? Codes.Of(asked.Row.Scope), (asked, language) => asked.Row.Region ?? Words.CodeWords.Of(asked.Row.Scope, language)),
            new("Chỉ số", "Index", asked => asked.Row.Name?.In("vi") ?? "", (asked, language) => (asked.Row.Name ?? ListParts.NotStated).In(language)),
            new("Nơi công bố", "Publisher", asked => asked.Row.Publisher ?? "", (asked, language) => asked.Row.Publisher ?? ListParts.NotStated.In(language)),
            ListParts.When<AskedIndicator>("Năm", "Year", asked => asked.Row.Period, ListParts.NotStated),
            new ListColumn<AskedIndicator>("Nguồn", "Sources", asked => string.Join(' ', asked.Row.Sources)).ToEach("sources"),
        ],
        async (ask, cancellationToken) =>
        {
            var rows = (await ask.RowsAsync<IndicatorRow>(cancellationToken)).Where(row => ask.IsAbout(SubjectOf(row), timeless: true));
            var asked = IndicatorQuery.Of(rows, ask.Question.Query.Filter, ask.Question.Types);
            return new(asked) { Behind = [ListParts.Member("mayBelong", asked.Where(one => one.MayBelong).Select(one => one.Row.Id).ToArray())] };
        })
    {
        Newest = "year",
        Common = ["type", .. ListParts.Times, "agency", "source", "text"],
        Filters = [ListParts.StatusOf<IndicatorStatus>()],
        Row = asked => asked.Row,
    };

    public static Listing<ForecastRow> Forecasts { get; } = new(
        "forecasts",
        ListParts.Title("forecasts"),
        [
            ListParts.Id<ForecastRow>("forecasts", row => row.Id),
            ListParts.CodedWhile("Dạng", "Kind", (ForecastRow row) => row.Kind, row => row.Status, ForecastStatus.Withdrawn),
            ListParts.When<ForecastRow>("Về thời gian", "About", row => row.About),
            new("Điều được dự báo", "Claim", row => row.Claim?.What ?? ""),
            ListParts.When<ForecastRow>("Thời hạn", "Claim by", row => row.Claim?.By),
            new("Đối chiếu", "Score", row => row.Score is { } score ? Codes.Of(score) : "", (row, language) => row.Score is { } score ? Words.CodeWords.Of(score, language) : "-"),
            new ListColumn<ForecastRow>("Nguồn", "Sources", row => string.Join(' ', row.Sources)).ToEach("sources"),
            new("Nơi đưa ra", "By", row => row.By),
            new("Nội dung", "Text", row => row.Text) { IsLead = true },
        ],
        (ask, cancellationToken) =>
        {
            var (kind, score, open) = (ask.Member<ForecastKind>("kind"), ask.Member<ForecastScore>("score"), ask.Is("unscored"));
            return ask.AboutAsync<ForecastRow>(
                row => new(row.Types, row.About ?? row.StatedOn, [row.By], row.Places, [], row.Sources, [row.Text, row.By, row.Claim?.What, row.ScoredFor, .. row.Places]) { Status = Codes.Of(row.Status) },
                row => (kind is null || row.Kind == kind) && (score is null || row.Score == score) && (!open || row is { Claim: not null, Score: null, Status: ForecastStatus.Stands }),
                (one, other) => string.CompareOrdinal(one.Id, other.Id),
                cancellationToken);
        })
    {
        Newest = "about",
        Common = ["type", .. ListParts.Times, "agency", "place", "source", "text"],
        Filters =
        [
            ListFilter.Of<ForecastKind>("kind", "Dạng", "Kind"),
            ListParts.StatusOf<ForecastStatus>(),
            ListFilter.Of<ForecastScore>("score", "Đối chiếu", "Score"),
            ListFilter.Switch("unscored", "Chưa đối chiếu", "Not scored", "Chỉ những dự báo đối chiếu được mà chưa đối chiếu.", "Only those that can be scored and are not yet."),
        ],
    };

    private static Subject SubjectOf(AssessmentRow row) => new(row.Types, row.About(), [row.By], [], row.Occasions, row.Sources, [row.Text, row.By]) { Status = Codes.Of(row.Status) };

    private static Subject SubjectOf(IndicatorRow row) =>
        new(row.Types, row.Period, [row.Publisher], [], [], row.Sources, [row.Subject, row.About, row.Name?.Vi, row.Name?.En, row.Publisher, row.Region]) { Status = Codes.Of(row.Status) };

    private static IEnumerable<ListLink> About(AssessmentLine line, string language) =>
        line.Row.Types.Select(type => new ListLink("types", type.Value, line.Types.NameOf(type).In(language)))
            .Concat(line.Row.Occasions.Select(id => new ListLink("occasions", id.Value, id.Value)))
            .Concat(line.Row.Incidents.Select(id => new ListLink("incidents", id.Value, id.Value)));

    /// <summary>By when it was stated, then as the source numbers its groups; what it does not number comes last.</summary>
    private static int InTheOrderOfTheirSource(DirectionRow one, DirectionRow other)
    {
        (string, int, string) KeyOf(DirectionRow row) => ($"{row.StatedOn?.From.ToString("s", CultureInfo.InvariantCulture)} {row.Statement.Source}", row.Group is null ? 0 : row.Group.Number ?? int.MaxValue, row.Id);
        var (mine, its) = (KeyOf(one), KeyOf(other));
        var source = string.CompareOrdinal(mine.Item1, its.Item1);
        if (source != 0) return source;

        var number = mine.Item2.CompareTo(its.Item2);
        return number != 0 ? number : string.CompareOrdinal(mine.Item3, its.Item3);
    }
}
