using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Questions;
using ThreatRegister.Domain;
using ThreatRegister.Projections;

namespace ThreatRegister.Application.Listings;

/// <summary>How the list of incidents is read: by keys, so that any stretch of it costs as much as the first.</summary>
internal static class IncidentReading
{
    private const string ById = "id";

    /// <summary>What tells apart the rows of the figures that stand beside those that count.</summary>
    public static IReadOnlyList<ListFilter> Filters { get; } =
    [
        new("beside", new("Bên cạnh các con số", "Beside the figures"), new("may-belong (có thể thuộc kỳ, không tính) hoặc suspected (nghi vấn trong kỳ).", "may-belong (may belong to the period, not counted) or suspected (suspected within it)."),
        [
            new("may-belong", new("có thể thuộc kỳ", "may belong")), new("suspected", new("nghi vấn trong kỳ", "suspected within the period")),
        ]),
        new("undated", new("Chưa rõ", "Not stated"), new("Không nằm trọn trong một year, half, quarter hoặc month nào.", "What lies within no single year, half, quarter or month."),
        [
            new("year", new("năm", "the year")), new("half", new("nửa năm", "the half-year")), new("quarter", new("quý", "the quarter")), new("month", new("tháng", "the month")),
        ]),
        ListFilter.Switch("itself", "Chưa phân tổ", "Not subdivided", "Chỉ chính loại được hỏi, không cùng các loại cấp dưới.", "Only the type itself that is asked for, without those below it.") with { Needs = "type" },
    ];

    public static async Task<ListAnswer<IncidentLine>> ReadAsync(ListAsk ask, CancellationToken cancellationToken)
    {
        var (query, slice, registers) = (QueryOf(ask), ask.Slice, ask.Ports.Registers);
        var counting = CountAsync(registers, query, slice, cancellationToken);
        var reading = ItemsAsync(registers, query, slice, cancellationToken);
        await Task.WhenAll(counting, reading);
        var (items, more) = await reading;
        var (total, hasMore) = await counting ?? (items.Count, more);
        var isBack = slice.Before is not null;
        if (isBack) items.Reverse();
        return new([.. items.Select(item => new IncidentLine(item, ask.Question.Types))], total)
        {
            HasMore = hasMore,
            Next = items.Count > 0 && (isBack || more) ? KeyOf(items[^1]) : null,
            Previous = items.Count > 0 && (isBack ? more : slice.After is not null || slice.Offset > 0) ? KeyOf(items[0]) : null,
            Before = [ListParts.Member("total", total)],
        };
    }

    /// <summary>How many there are, and whether there are more; null: the first page tells it, and to count further takes longer than to read it.</summary>
    private static async Task<(long Total, bool HasMore)?> CountAsync(IRegisters registers, IncidentQuery query, ListSlice slice, CancellationToken cancellationToken)
    {
        if (slice.MostCounted is not { } most) return (await registers.CountAsync(query, cancellationToken), false);
        if (slice is { After: null, Before: null, Offset: 0 } && await registers.IsWalkedAsync(query, cancellationToken)) return null;

        var counted = await registers.CountAsync(query, most, cancellationToken);
        return (Math.Min(counted, most), counted > most);
    }

    private static string KeyOf(IncidentItem item) => IncidentPlace.Of(item).Text;

    /// <summary>One more than asked tells whether there are more.</summary>
    private static async Task<(List<IncidentItem> Items, bool More)> ItemsAsync(IRegisters registers, IncidentQuery query, ListSlice slice, CancellationToken cancellationToken)
    {
        var stretch = new IncidentStretch(slice.Sort is ById, slice.Descending, PlaceOf(slice.Before, "before") ?? PlaceOf(slice.After, "after"), slice.Before is not null);
        var most = (int)Math.Min((long)slice.Offset + slice.Limit, int.MaxValue - 1L);
        var items = await IncidentListings.PagesAsync<IncidentItem>(
            (limit, read) => registers.IncidentsAsync(query, limit, read.Count == 0 ? stretch : stretch with { Behind = IncidentPlace.Of(read[^1]) }, cancellationToken), most + 1);
        var more = items.Count > most;
        if (more) items.RemoveAt(most);
        items.RemoveRange(0, Math.Min(slice.Offset, items.Count));
        return (items, more);
    }

    private static IncidentQuery QueryOf(ListAsk ask)
    {
        var query = ask.Question.Query with { CountedOnly = ask.Is("counted"), Beside = ask.Member<BesideFigures>("beside"), Undated = ask.Member<Granularity>("undated") };
        if (query is { CountedOnly: true, Beside: not null })
            throw QuestionException.Usage("beside", "không dùng cùng lúc với counted: một bản ghi hoặc được đếm, hoặc ở bên cạnh.", "does not go with counted: a record either counts or stands beside.");
        if (!ask.Is("itself")) return query;

        return query.Filter.Types is { } branch
            ? query with { Filter = query.Filter with { Types = [.. branch.Where(type => ask.Question.Types.ParentOf(new(type)) is not { } parent || !branch.Contains(parent.Value, StringComparer.Ordinal))] } }
            : throw QuestionException.Usage("itself", "của loại nào? Hãy chọn loại đe dọa.", "of which type? Choose a threat type.");
    }

    private static IncidentPlace? PlaceOf(string? key, string name) => key is null
        ? null
        : IncidentPlace.Parse(key) ?? throw QuestionException.Usage(name, $"'{key}' không phải là vị trí trong danh sách.", $"'{key}' is no place in the list.");
}
