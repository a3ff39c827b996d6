using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Application.Listings;

/// <summary>By what incidents are narrowed: type, outcome and period with the figures of the register, status without.</summary>
internal static class IncidentFacets
{
    private static readonly LocalizedText remark = new(
        "Mỗi con số là số bản ghi được tính vào số liệu: không kể nghi vấn (đếm riêng), báo động giả, đã rút, đã gộp, diễn tập và mối đe dọa thường trực. Bấm vào sẽ mở đúng chừng ấy dòng.",
        "Each number is of records that count in figures: without suspected ones (counted apart), false, retracted, merged ones, drills and standing threats. Its link opens just so many rows.");

    private static readonly string[] names = ["type", "outcome", "period", "status"];

    public static async Task<IReadOnlyList<ListFacet>> OfAsync(ListAsk ask, Task<ListPage> rows, CancellationToken cancellationToken)
    {
        var query = ask.Question.Query;
        var filter = query.Filter;

        // Of what the register keeps sums, counts cost nothing; of all else they are worth reading few rows only.
        var isSummed = query.Basis is Basis.Occurred && filter with { Types = null, Period = null, Outcome = null } == new IncidentFilter();
        IReadOnlyList<IncidentGroup>? groups = null;
        if (isSummed || !(await rows).HasMore) groups = await ask.Ports.Registers.GroupsAsync(query with { CountedOnly = true, Beside = null, Undated = null, Filter = filter with { Types = null, Outcome = null } }, PartsOf(filter.Period), cancellationToken);
        var counted = groups?.Where(group => group.InPeriod).ToArray();
        ListFacet[] facets = [Types(ask, counted), Outcomes(ask, counted), .. Periods(ask, counted), Statuses()];
        return [.. facets.Select(facet => facet with { Back = Back(ask, facet.Name) })];
    }

    /// <summary>The fields; of a type that is asked for, the types right below it.</summary>
    private static ListFacet Types(ListAsk ask, IncidentGroup[]? counted)
    {
        var (types, asked) = (ask.Question.Types, ask.Question.Query.Filter);
        var top = ask["type"] is { } id ? types.Find(new(id)) : null;
        var held = counted?.Where(group => IsOf(group, asked.Outcome)).CountOf(group => group.Type);
        IEnumerable<ThreatType> offered = top is null ? types.Roots : types.ChildrenOf(top.Id).Prepend(top);
        return Facet("type", "Loại đe dọa", "Threat type", offered.Select(type => Choice(type.Id.Value, types.NameOf(type.Id), held?.Where(part => types.IsWithin(new(part.Key), type.Id)).Sum(part => part.Value), asked.Outcome))) with
        {
            Counted = ask["beside"] is null && ask["undated"] is null && !ask.Is("itself") ? counted?.Where(group => IsOf(group, asked.Outcome) && IsWithin(group, ask)).Sum(group => group.Records) : null,
        };
    }

    private static ListFacet Outcomes(ListAsk ask, IncidentGroup[]? counted)
    {
        var held = counted?.Where(group => IsWithin(group, ask)).CountOf(group => group.Outcome);
        return Facet("outcome", "Kết quả", "Outcome", Enum.GetValues<Outcome>().Select(outcome => Choice(Codes.Of(outcome), CodeWords.Of(outcome), outcome is Outcome.FalsePositive ? null : held is null ? null : held.GetValueOrDefault(outcome), outcome)));
    }

    /// <summary>The years; within an asked year, half or quarter its months: so that any part of a long list is one step away.</summary>
    private static IEnumerable<ListFacet> Periods(ListAsk ask, IncidentGroup[]? counted)
    {
        var filter = ask.Question.Query.Filter;
        if (counted is null || filter.Period is { Granularity: null or Granularity.Month }) yield break;

        var held = counted.Where(group => group.Within is not null && IsOf(group, filter.Outcome) && IsWithin(group, ask)).CountOf(group => group.Within!);
        var parts = held.Select(part => Choice(part.Key, Said(part.Key), part.Value, filter.Outcome)).OrderByDescending(part => part.Code, StringComparer.Ordinal);
        yield return Facet("period", "Kỳ", "Period", filter.Period is null ? parts : parts.Reverse());
    }

    private static ListFacet Statuses() =>
        new("status", new("Trạng thái", "Status"), [.. Enum.GetValues<Lifecycle>().Select(status => Choice(Codes.Of(status), CodeWords.Of(status), rows: null, outcome: null))]);

    private static ListFacet Facet(string name, string vietnamese, string english, IEnumerable<FacetChoice> choices) => new(name, new(vietnamese, english), [.. choices]) { Remark = remark };

    /// <summary>A number is of what counts, or of what is suspected only: its rows are asked for by just that. Without one, all rows are: what is false or retracted is in no figure.</summary>
    private static FacetChoice Choice(string code, LocalizedText words, long? rows, Outcome? outcome) => new(code, words, rows)
    {
        Beside =
        [
            new("counted", rows is null || outcome is Outcome.Suspected ? null : "true"), new("beside", rows is not null && outcome is Outcome.Suspected ? Codes.Of(BesideFigures.Suspected) : null), new("undated", null), new("itself", null),
        ],
    };

    /// <summary>With the last value that is taken back goes all that values asked besides. Another that is on may need it: then only that goes which is of this one alone, as what is suspected is of its outcome.</summary>
    private static IReadOnlyList<KeyValuePair<string, string?>> Back(ListAsk ask, string name) => name switch
    {
        _ when names.Except([name], StringComparer.Ordinal).All(other => ask[other] is null) => [new("counted", null), new("beside", null), new("undated", null), new("itself", null)],
        "outcome" when ask.Member<BesideFigures>("beside") is BesideFigures.Suspected => [new("counted", "true"), new("beside", null)],
        "type" => [new("itself", null)],
        _ => [],
    };

    private static LocalizedText Said(string period)
    {
        var when = Period.Parse(period).ToWhen();
        return new(WhenText.Of(when, "vi"), WhenText.Of(when, "en"));
    }

    private static Granularity PartsOf(Period? period) => period is null ? Granularity.Year : Granularity.Month;

    private static bool IsOf(IncidentGroup group, Outcome? outcome) => outcome is { } asked ? group.Outcome == asked : group.Outcome is not Outcome.Suspected;

    private static bool IsWithin(IncidentGroup group, ListAsk ask) => ask.Question.Query.Filter.Types is not { } asked || asked.Contains(group.Type, StringComparer.Ordinal);

    private static Dictionary<TKey, long> CountOf<TKey>(this IEnumerable<IncidentGroup> groups, Func<IncidentGroup, TKey> key)
        where TKey : notnull => groups.GroupBy(key).ToDictionary(part => part.Key, part => part.Sum(group => group.Records));
}
