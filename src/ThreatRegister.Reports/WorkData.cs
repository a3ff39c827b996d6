using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections.Drills;
using ThreatRegister.Projections.Forecasts;
using ThreatRegister.Projections.Instruments;
using ThreatRegister.Projections.Shares;

namespace ThreatRegister.Reports;

/// <summary>What the registers answered about causes, places and work done.</summary>
/// <param name="Measures">The first by owner, <see cref="MostMeasures"/> at the most.</param>
/// <param name="Deadlines">Null: nothing was recorded yet, so that there is no instant to reckon for.</param>
internal sealed record WorkData(
    IReadOnlyList<CauseGroup> Causes,
    PlaceView Places,
    IReadOnlyList<ResponseItem> Measures,
    DeadlineList? Deadlines,
    TimesView Times,
    IReadOnlyList<InstrumentRow> Instruments,
    IReadOnlyList<DrillRow> Drills,
    IReadOnlyList<ForecastRow> Forecasts,
    IReadOnlyList<ShareRow> Shares)
{
    /// <summary>A table of more measures is no annex any more.</summary>
    private const int MostMeasures = 500;

    private const int MostCauses = 20;
    private const int MostNamed = 5;

    public required IReadOnlyList<ResponseCount> MeasureCounts { get; init; }

    /// <summary>Measures are counted beside the rest: nothing takes as long.</summary>
    public static async Task<WorkData> AskAsync(SummaryRegisters registers, ThreatTypeTree types, SummaryRequest request, IncidentQuery query, CancellationToken cancellationToken)
    {
        var counts = registers.Measures.ResponseCountsAsync(new(query), Granularity.Year, cancellationToken);
        var rest = AskRestAsync(registers, types, request, query, counts, cancellationToken);
        await Task.WhenAll(counts, rest);
        return await rest;
    }

    private static async Task<WorkData> AskRestAsync(
        SummaryRegisters registers, ThreatTypeTree types, SummaryRequest request, IncidentQuery query, Task<IReadOnlyList<ResponseCount>> counts, CancellationToken cancellationToken)
    {
        var book = await registers.PlacesAt(request.Moment, cancellationToken);
        return new(
            await registers.Causes.CauseGroupsAsync(query, MostCauses, MostNamed, cancellationToken),
            PlaceCounts.Of(await registers.Places.PlaceGroupsAsync(query, PlaceCounts.ChangesOf(book), cancellationToken), book, day: null, request.Moment.Position, request.Language),
            await registers.Measures.ResponsesAsync(new(query), MostMeasures, cancellationToken: cancellationToken),
            await DeadlinesAsync(registers, types, request, query, cancellationToken),
            await TimesQuery.RunAsync(registers.Deadlines, query, per: null, cancellationToken),
            await RowsAsync<InstrumentRow>(),
            await RowsAsync<DrillRow>(),
            await RowsAsync<ForecastRow>(),
            await RowsAsync<ShareRow>())
        {
            MeasureCounts = await counts,
        };

        Task<IReadOnlyList<TRow>> RowsAsync<TRow>()
            where TRow : class => registers.Records.RowsAsync<TRow>(request.Viewer, request.Moment, cancellationToken);
    }

    /// <summary>As they stood when the last event was recorded, so that the same position gives the same report for ever.</summary>
    private static async Task<DeadlineList?> DeadlinesAsync(SummaryRegisters registers, ThreatTypeTree types, SummaryRequest request, IncidentQuery query, CancellationToken cancellationToken)
    {
        if (request.Moment.RecordedAt is not { } instant) return null;

        var rules = await registers.RulesAt(request.Moment.Position, cancellationToken);
        var view = new DeadlineView(instant, request.Zone ?? TimeZoneInfo.Utc, DeadlineView.SoonByDefault);
        return await DeadlineQuery.RunAsync(registers.Deadlines, rules, types, query, view, Enum.GetValues<DeadlineStatus>(), cancellationToken);
    }
}
