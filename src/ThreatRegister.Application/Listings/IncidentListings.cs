using System.Globalization;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Questions;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Application.Listings;

/// <summary>An incident with the tree that names its type.</summary>
public sealed record IncidentLine(IncidentItem Item, ThreatTypeTree Types);

/// <summary>Incidents and their measures, read in parts.</summary>
public static class IncidentListings
{
    private const int PageSize = 1_000;

    /// <summary>The columns of an incident as a table for programs.</summary>
    public static IReadOnlyList<ListField<IncidentItem>> Fields { get; } =
    [
        new("id", item => item.Id),
        new("title", item => item.Title),
        new("type", item => item.Type),
        new("furtherTypes", item => string.Join(' ', item.FurtherTypes)),
        new("kind", item => item.Kind),
        new("occurred", item => item.Occurred.Text),
        new("quantity", item => item.Quantity.ToString()),
        new("outcome", item => item.Outcome),
        new("status", item => item.Status),
        new("marking", item => item.Marking),
        new("statedOn", item => item.StatedOn),
        new("recordedAt", item => WorkWords.Utc(item.RecordedAt)),
        new("country", item => item.Country),
        new("place", item => item.Place),
        new("sector", item => item.Sector),
        new("cause", item => item.Cause),
        new("severity", item => item.Severity),
        new("occasions", item => string.Join(' ', item.Occasions)),
        new("sources", item => string.Join(' ', item.Sources)),
        new("responses", item => item.Responses.ToString(CultureInfo.InvariantCulture)),
    ];

    internal static Listing<IncidentLine> Incidents { get; } = new(
        "incidents",
        ListParts.Title("incidents"),
        [
            ListParts.Id<IncidentLine>("incidents", line => line.Item.Id) with { IsOrdered = true },
            ListParts.When<IncidentLine>("Thời gian", "Occurred", line => line.Item.Occurred) with { IsOrdered = true },
            new("Loại", "Type", line => line.Item.Type, (line, language) => line.Types.NameOf(new(line.Item.Type)).In(language)),
            new("Kết quả", "Outcome", line => line.Item.Outcome, (line, language) => CodeWords.Of(typeof(Outcome), line.Item.Outcome, language)),
            new("Trạng thái", "Status", line => line.Item.Status, (line, language) => CodeWords.OfStatus(line.Item.Kind, line.Item.Status, language)),
            new("Số lượng", "Quantity", line => line.Item.Quantity.ToString(), (line, language) => QuantityText.Of(line.Item.Quantity, line.Types.CountingWordOf(new(line.Item.Type)), language)),
            new("Tiêu đề", "Title", line => line.Item.Title) { IsLead = true, Links = (line, _) => [new("incidents", line.Item.Id, line.Item.Title)] },
            new("Mức chia sẻ", "Marking", line => line.Item.Marking, (line, language) => CodeWords.Of(typeof(Tlp), line.Item.Marking, language)),
        ],
        IncidentReading.ReadAsync)
    {
        Common = QuestionText.Filters,
        Filters =
        [
            ListFilter.Switch(
                "counted", "Chỉ những gì được đếm", "Only what is counted",
                "Đúng những dòng mà một con số trong sổ mối đe dọa đếm: trọn trong kỳ; không nghi vấn, báo động giả, đã rút, đã gộp, đã thu hồi, diễn tập hay thường trực.",
                "Exactly the rows that a figure of 'register' counts: wholly within the period, nothing suspected, false, retracted, merged away, withdrawn, drilled or standing."),
            .. IncidentReading.Filters,
        ],
        Facets = IncidentFacets.OfAsync,
        HasKeys = true,
        Newest = "occurred",
        HasBasis = true,
        Fields = [.. Fields.Select(field => new ListField<IncidentLine>(field.Name, line => field.Text(line.Item)))],
        Row = line => line.Item,
        IsPaged = true,
        Happens = true,
    };

    internal static Listing<ResponseItem> Responses { get; } = new(
        "responses",
        ListParts.Title("responses"),
        [
            new("Thuộc", "Of", item => item.Owner) { Links = (item, _) => [new(item.OwnerKind + "s", item.Owner, item.OwnerTitle)] },
            new ListColumn<ResponseItem>("Thời gian", "When", item => item.When.Text, (item, language) => WhenText.Since(item.When, language)).By(item => item.When.From),
            new("Nhóm", "Group", item => item.Group, (item, language) => ResponseKinds.LabelOf(Asked.Member<ResponseGroup>(item.Group, "group")).In(language)),
            new("Loại", "Kind", item => item.Kind, (item, language) => ResponseKinds.Find(item.Kind)?.Label.In(language) ?? item.Kind),
            new ListColumn<ResponseItem>("Nguồn", "Source", item => item.Source ?? "-").To("sources"),
            new("Cơ quan", "By", item => item.By ?? "-", (item, language) => item.By is null ? "-" : item.By + (item.Reach is "not-stated" ? "" : $" ({CodeWords.Of(typeof(ResponseReach), item.Reach, language)})")),
            new("Bốn tại chỗ", "Four on the spot", item => item.Slot ?? "-", (item, language) => item.Slot is null ? "-" : CodeWords.Of(typeof(FourOnTheSpot), item.Slot, language)),
            new("Nội dung", "What", item => item.Summary) { IsLead = true },
        ],
        ReadResponsesAsync)
    {
        Common = QuestionText.Filters,
        Filters =
        [
            ListFilter.Of<ResponseGroup>("group", "Nhóm biện pháp", "Group") with { Choices = [.. Enum.GetValues<ResponseGroup>().Select(group => new ListChoice(Projections.Codes.Of(group), ResponseKinds.LabelOf(group)))] },
            new("kind", new("Loại biện pháp", "Kind"), new("Một loại biện pháp, như block hoặc remediate.", "A kind of measure, such as block or remediate."), [.. ResponseKinds.All.Select(kind => new ListChoice(kind.Kind, kind.Label))]),
            ListFilter.Of<ResponseReach>("reach", "Tại chỗ hay từ ngoài", "Reach", new("on-the-spot, from-outside hoặc not-stated.", "on-the-spot, from-outside or not-stated.")),
            ListFilter.Of<FourOnTheSpot>("slot", "Bốn tại chỗ", "Four on the spot", new("Trong bốn tại chỗ: command, forces, means hoặc logistics.", "Of the four on the spot: command, forces, means or logistics.")),
        ],
        Fields =
        [
            new("ownerKind", item => item.OwnerKind), new("owner", item => item.Owner), new("ownerTitle", item => item.OwnerTitle), new("id", item => item.Id), new("group", item => item.Group), new("kind", item => item.Kind),
            new("summary", item => item.Summary), new("when", item => item.When.Text), new("ownDate", item => item.OwnDate ? "true" : "false"), new("by", item => item.By), new("reach", item => item.Reach),
            new("result", item => item.Result), new("source", item => item.Source), new("statedOn", item => item.StatedOn), new("quotation", item => item.Quotation), new("slot", item => item.Slot),
        ],
        IsPaged = true,
        HasKeys = true,
        Happens = true,
    };

    /// <summary>What a question with the filters of the list of measures asks.</summary>
    public static ResponseQuery ResponsesOf(ListAsk ask)
    {
        if (ask["kind"] is { } named && !ResponseKinds.Contains(named))
            throw QuestionException.NoneOf("kind", named, ResponseKinds.All.Select(kind => (kind.Kind, kind.Label)));

        if (ask.Question.Query.Basis is not Basis.Occurred)
            throw QuestionException.Usage("basis", "biện pháp tính theo ngày của chính nó, không có thì theo ngày của vụ việc, sự kiện hoặc của nguồn; hãy bỏ trống.", "measures go by their own date, else their owner's or their source's; leave it out.");
        return new(ask.Question.Query, ask.Member<ResponseGroup>("group"), ask["kind"], ask.Member<ResponseReach>("reach"), ask.Member<FourOnTheSpot>("slot"));
    }

    /// <summary>By keys, since an offset into a long list would read all before it; one more than asked tells whether there are more.</summary>
    private static async Task<ListAnswer<ResponseItem>> ReadResponsesAsync(ListAsk ask, CancellationToken cancellationToken)
    {
        var query = ResponsesOf(ask);
        var most = (int)Math.Min((long)ask.Slice.Offset + ask.Slice.Limit, int.MaxValue - 1L);
        var items = await PagesAsync<ResponseItem>((limit, read) => ask.Ports.Responses.ResponsesAsync(query, limit, read.Count == 0 ? ask.Slice.After ?? "" : read[^1].Key, cancellationToken), most + 1);
        var more = items.Count > most;
        if (more) items.RemoveAt(most);
        if (ask.Slice.MostCounted is not null && (more || ask.Slice.After is not null)) return new([.. items.Skip(ask.Slice.Offset)], items.Count) { Next = more ? items[^1].Key : null, HasMore = true };
        var total = more || ask.Slice.After is not null ? (await ask.Ports.Responses.ResponseCountsAsync(query, Granularity.Year, cancellationToken)).Sum(count => count.Responses) : items.Count;
        return new([.. items.Skip(ask.Slice.Offset)], total) { Next = more ? items[^1].Key : null, Before = [ListParts.Member("more", more)] };
    }

    internal static async Task<List<T>> PagesAsync<T>(Func<int, List<T>, Task<IReadOnlyList<T>>> readAsync, int most)
    {
        var items = new List<T>();
        while (items.Count < most)
        {
            var asked = Math.Min(PageSize, most - items.Count);
            var page = await readAsync(asked, items);
            items.AddRange(page);
            if (page.Count < asked) break;
        }

        return items;
    }
}
