using System.Globalization;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections.Agencies;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Application.Questions;

/// <summary>Understands questions: the one way from texts to a query, for the command line, pages and programs.</summary>
/// <param name="catchUp">Brings the registers up to a position.</param>
public sealed class QuestionReader(
    MomentReader moments, RuleReader rules, PlaceReader places, IRegisters registers, Func<long, CancellationToken, Task> catchUp, TimeZoneInfo zone, TimeProvider time)
{
    /// <param name="language">What the answer is to be said in.</param>
    /// <exception cref="QuestionException">The user got something wrong.</exception>
    public async Task<Question> AskAsync(Viewer viewer, QuestionText text, string language, CancellationToken cancellationToken = default)
    {
        text = text.Fixed(Now);
        var moment = await MomentOfAsync(text, cancellationToken);

        // The moment first, then the registers up to it: what is recorded meanwhile is neither in the position nor missing below it.
        await catchUp(moment.Position, cancellationToken);
        var (types, position) = await TypesOfAsync(text, moment, cancellationToken);
        var books = text["calendar"] is null && text["severity"] is null ? RuleBooks.Empty : await rules.AtAsync(moment.Position, cancellationToken);
        var filter = await MeantAsync(viewer, moment, FilterOf(text, types, books), cancellationToken);
        var basis = Asked.Member<Basis>(text["basis"] ?? "occurred", "basis");
        var at = text["as-of"] is null ? null : moment.RecordedAt;
        return new(new(viewer, moment, filter, basis), types, position, language, at ?? time.GetUtcNow());
    }

    /// <summary>A moment as people name it: a position, an instant, the end of a day.</summary>
    /// <param name="name">The filter that names it.</param>
    public async Task<Moment> MomentAtAsync(string asked, string name, CancellationToken cancellationToken = default)
    {
        asked = FixedDays.Of("as-of", asked, Now) ?? asked;
        if (!long.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var position)) return await moments.AtAsync(Asked.Instant(asked, zone, name), cancellationToken);

        if (await moments.AtAsync(position, cancellationToken) is { } moment) return moment;

        var newest = (await moments.AtAsync(position: null, cancellationToken))!.Position;
        throw new QuestionException(Mistake.NotFound, name, called => new(
            $"{called(name)}: sổ chưa ghi đến vị trí {asked}; vị trí mới nhất là {newest}.", $"The log has not come to position {asked} yet; the newest is {newest}."));
    }

    private DateTime Now => TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime;

    private async Task<Moment> MomentOfAsync(QuestionText text, CancellationToken cancellationToken)
    {
        var stated = text["stated-by"];
        if (text["as-of"] is { } asked)
        {
            return stated is null
                ? await MomentAtAsync(asked, "as-of", cancellationToken)
                : throw new QuestionException(Mistake.Usage, "stated-by", called => new(
                    $"Không dùng cùng lúc \"{called("as-of")}\" và \"{called("stated-by")}\": lịch sử của từng bản ghi nêu cả hai.",
                    $"{called("as-of")} and {called("stated-by")} cannot be combined here: 'history ID' shows both for one record."));
        }

        var now = (await moments.AtAsync(position: null, cancellationToken))!;
        return stated is null ? now : now with { StatedBy = Asked.Day(stated, "stated-by") };
    }

    /// <summary>
    /// The tree that is recorded at a position, on the day when that was recorded: so the same position gives the same tree for ever. For a
    /// DATE it is what is known at the moment asked for, on that day.
    /// </summary>
    private async Task<(ThreatTypeTree Types, long Position)> TypesOfAsync(QuestionText text, Moment moment, CancellationToken cancellationToken)
    {
        var asked = text["taxonomy"];
        if (asked is not null && Asked.TryDay(asked, out var day)) return ((await moments.TypesAtAsync(moment.Position, cancellationToken)).On(day), moment.Position);

        var at = asked is null ? moment : await MomentAtAsync(asked, "taxonomy", cancellationToken);
        return (await moments.TypesAtAsync(at, zone, cancellationToken), at.Position);
    }

    private static IncidentFilter FilterOf(QuestionText text, ThreatTypeTree types, RuleBooks books) => new(
        text["type"] is { } id ? Asked.Branch(id, types) : null,
        PeriodOf(text, books),
        text["outcome"] is { } code ? Asked.Member<Outcome>(code, "outcome") : null,
        text["status"] is { } state ? Asked.Member<Lifecycle>(state, "status") : null,
        text["severity"] is { } level ? AskedSeverity.Of(level, books.Severity) : null,
        text["occasion"],
        text["agency"],
        text["place"],
        text["sector"],
        text["source"],
        text["text"],
        text["import"]);

    private static Period? PeriodOf(QuestionText text, RuleBooks books)
    {
        var (from, to) = (text["from"], text["to"]);
        if (text["period"] is { } named)
        {
            if (from is not null || to is not null)
            {
                throw new QuestionException(Mistake.Usage, "period", called => new(
                    $"Hãy nêu \"{called("period")}\", hoặc \"{called("from")}\" và \"{called("to")}\", không nêu cả hai.", $"Give either {called("period")} or {called("from")} and {called("to")}."));
            }

            var period = Asked.Period(named, "period");
            return text["calendar"] is { } own ? Asked.PeriodIn(books, own, period).Period : period;
        }

        if (text["calendar"] is not null)
        {
            throw new QuestionException(Mistake.Usage, "calendar", called => new(
                $"{called("calendar")}: của năm, nửa năm, quý hay tháng nào? Hãy nêu \"{called("period")}\".", $"{called("calendar")}: of which year, half, quarter or month? Give {called("period")}."));
        }

        return from is null && to is null ? null : Asked.Days(from, to);
    }

    /// <summary>Which agencies, places and records the names of a filter mean at the moment that is asked about.</summary>
    private async Task<IncidentFilter> MeantAsync(Viewer viewer, Moment moment, IncidentFilter filter, CancellationToken cancellationToken)
    {
        if (filter.Agency is { } agency)
        {
            var rows = await registers.RowsAsync<AgencyRow>(viewer, moment, cancellationToken);
            filter = filter with { AgencyNames = new AgencyBook(rows).NamesOf(agency) };
        }

        if (filter.Occasion is { } occasion) filter = filter with { Occasion = await registers.AskedIdAsync("occasions", occasion, viewer, moment, cancellationToken) };
        if (filter.Import is { } import) filter = filter with { Import = await registers.AskedIdAsync("imports", import, viewer, moment, cancellationToken) };
        return filter.Place is { } place ? filter with { Places = PlaceFilter.Of(await places.AtAsync(moment, cancellationToken), place) } : filter;
    }
}
