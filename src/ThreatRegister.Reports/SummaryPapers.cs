using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Forecasts;
using ThreatRegister.Domain.Instruments;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections.Drills;
using ThreatRegister.Projections.Forecasts;
using ThreatRegister.Projections.Instruments;
using ThreatRegister.Projections.Shares;

namespace ThreatRegister.Reports;

/// <summary>Instruments, drills, warnings and forecasts, and exchanges of information of a period; pure.</summary>
internal sealed class SummaryPapers(SummaryData data, ThreatTypeTree types, SummaryRequest request)
{
    private readonly WorkData work = data.Work;
    private readonly string language = request.Language;
    private readonly IncidentFilter filter = (request.Extra ?? new()) with { Period = null };

    public IReadOnlyList<InstrumentPart> Instruments() =>
    [
        .. work.Instruments
            .Select(row => (Row: row, Standing: StandingOf(row)))
            .Where(one => one.Standing is not null && IsAsked(new([], null, [one.Row.Issuer], [], [], one.Row.Sources, [one.Row.Title.Vi, one.Row.Title.En, one.Row.Number])))
            .OrderBy(one => one.Standing).ThenBy(one => one.Row.IssuedOn?.From ?? DateTime.MaxValue).ThenBy(one => one.Row.Id, StringComparer.Ordinal)
            .Select(one => new InstrumentPart(
                one.Row.Id, one.Standing!.Value, one.Row.Kind, one.Row.Number, one.Row.Title.In(language), data.Agencies.Of(one.Row.Issuer, one.Row.IssuedOn, one.Row.StatedOn), IsKnown(one.Row.IssuedOn) ? Words(one.Row.IssuedOn) : null, InForce(one.Row),
                [.. one.Row.Relations.Select(Relation).OfType<InstrumentRelationPart>().Distinct()], Part(one.Row.Statement))),
    ];

    public IReadOnlyList<DrillPart> Drills() =>
    [
        .. work.Drills
            .Where(drill => drill.Status is DrillStatus.Stands && request.Period.Touches(drill.Held))
            .Where(drill => IsAsked(new(drill.Types, null, [drill.By, .. drill.Participants], [], drill.Occasions, drill.Sources, [drill.Title, .. drill.Findings])))
            .OrderBy(drill => drill.Held.From).ThenBy(drill => drill.Id, StringComparer.Ordinal)
            .Select(drill => new DrillPart(
                drill.Id, drill.Title, Words(drill.Held)!, data.Agencies.Of(drill.By, drill.Held), data.Agencies.Of(drill.Participants, drill.Held), [.. drill.Findings], drill.Lessons.Count, Part(drill.Statement))),
    ];

    /// <summary>Those given in the period.</summary>
    public IReadOnlyList<ForecastPart> Forecasts() => Forecasts(IsGivenNow);

    /// <summary>Those about the next period that were given by the end of this one; what is expected at no stated time is expected of the time ahead.</summary>
    public IReadOnlyList<ForecastPart> ForecastsAhead() =>
        Forecasts(forecast => forecast.About is { } about ? request.Next?.Touches(about) is true && (!IsKnown(forecast.StatedOn) || forecast.StatedOn!.From < request.Period.To) : forecast.Kind is ForecastKind.Forecast && IsGivenNow(forecast));

    public IReadOnlyList<SharePart> Shares() =>
    [
        .. work.Shares
            .Where(share => share.Status is ShareStatus.Stands && (IsKnown(share.At) ? request.Period.Touches(share.At!) : IsSaidNow(share.StatedOn)))
            .Where(share => IsAsked(new([], null, [share.From, .. share.To], [], share.Occasions, share.Sources, [share.What, share.Agreement])))
            .OrderBy(share => share.At?.From ?? DateTime.MaxValue).ThenBy(share => share.Id, StringComparer.Ordinal)
            .Select(Share),
    ];

    private IReadOnlyList<ForecastPart> Forecasts(Func<ForecastRow, bool> isListed) =>
    [
        .. work.Forecasts
            .Where(forecast => forecast.Status is ForecastStatus.Stands && isListed(forecast))
            .Where(forecast => IsAsked(new(forecast.Types, null, [forecast.By], forecast.Places, [], forecast.Sources, [forecast.Text, forecast.Claim?.What])))
            .OrderBy(forecast => forecast.StatedOn?.From).ThenBy(forecast => forecast.Id, StringComparer.Ordinal)
            .Select(forecast => new ForecastPart(
                forecast.Id, forecast.Kind, forecast.Text, data.Agencies.Of(forecast.By, forecast.StatedOn), [.. forecast.Types.Select(type => types.NameOf(type).In(language))], [.. forecast.Places], Words(forecast.About),
                forecast.Claim is { } claim ? $"{claim.What} ({Words(claim.By)})" : null, forecast.Score, forecast.ScoredFor, Part(forecast.Statement))),
    ];

    private SharePart Share(ShareRow share)
    {
        var instrument = share.Instrument is { } id ? Find(id) : null;
        return new(
            share.Id, data.Agencies.Of(share.From, share.At, share.StatedOn), data.Agencies.Of(share.To, share.At, share.StatedOn), share.What, Words(share.At), share.Agreement, instrument is null ? null : NameOf(instrument), instrument?.Kind is InstrumentKind.Treaty,
            data.Agencies.Of(share.Acknowledgements.Select(acknowledged => acknowledged.By), share.At, share.StatedOn), Part(share.Statement));
    }

    /// <summary>Null: not of this period.</summary>
    private InstrumentStanding? StandingOf(InstrumentRow row)
    {
        if (IsKnown(row.IssuedOn) && request.Period.Touches(row.IssuedOn!)) return InstrumentStanding.Issued;
        if (row.Since is null) return IsSaidNow(row.StatedOn) ? InstrumentStanding.Named : null;

        var days = new[] { request.Period.First, request.Period.Last };
        return days.Any(day => InstrumentsInForce.Of(row, work.Instruments, day) is Force.InForce) ? InstrumentStanding.InForce : null;
    }

    private string? InForce(InstrumentRow row)
    {
        string[] days =
        [
            .. row.InForceFrom is { } from ? [WorkWords.InForceFrom.Fill(language, SummaryDates.Of(from, language))] : Array.Empty<string>(),
            .. row.InForceTo is { } to ? [WorkWords.InForceTo.Fill(language, SummaryDates.Of(to, language))] : Array.Empty<string>(),
        ];
        return days.Length == 0 ? null : string.Join(", ", days);
    }

    /// <summary>Null where the other one is not for the reader.</summary>
    private InstrumentRelationPart? Relation(StatedInstrumentRelation relation) => Find(relation.Other) is { } other ? new(relation.Kind, other.Id, NameOf(other)) : null;

    private InstrumentRow? Find(InstrumentId id) => work.Instruments.FirstOrDefault(row => string.Equals(row.Id, id.Value, StringComparison.Ordinal));

    private string NameOf(InstrumentRow row) => row.Number ?? row.Title.In(language);

    private bool IsGivenNow(ForecastRow forecast) => IsSaidNow(forecast.StatedOn);

    private bool IsSaidNow(When? stated) => IsKnown(stated) && request.Period.Touches(stated!);

    private static bool IsKnown(When? when) => when is { Precision: not Precision.Unknown };

    private bool IsAsked(Subject subject) => SubjectQuery.IsAsked(subject, filter, types);

    private string? Words(When? when) => when is null ? null : WhenText.Of(when, language);

    private StatementPart Part(Statement statement) =>
        new(statement.Source?.Value, statement.Quotation, Words(statement.StatedOn), statement.Basis, IsKnown(statement.StatedOn) ? statement.StatedOn!.Text : null);
}
