namespace ThreatRegister.Reports;

/// <summary>The sources that the sections on work done and work ahead cite.</summary>
internal static class CitedSources
{
    public static IEnumerable<string> Of(SummaryOutlook outlook, WorkFigures work, ImpactFigures impacts) => outlook.Asked().Concat(outlook.Ahead()).Select(direction => direction.Statement)
        .Concat(outlook.Tasks().Select(task => task.Statement))
        .Concat(outlook.Indicators().Select(indicator => indicator.Statement))
        .Concat(work.Instruments.Select(instrument => instrument.Statement))
        .Concat(work.Measures.Listed.Select(measure => measure.Statement))
        .Concat(work.Drills.Select(drill => drill.Statement))
        .Concat(work.Forecasts.Concat(work.ForecastsAhead).Select(forecast => forecast.Statement))
        .Concat(work.Shares.Select(share => share.Statement))
        .Concat(impacts.Listed.SelectMany(impact => impact.Further.Prepend(impact.Statement)))
        .Select(statement => statement.Source).OfType<string>();
}
