using System.CommandLine;
using System.Globalization;
using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Application.Questions;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ThreatTypes;

namespace ThreatRegister.Cli;

/// <summary>How long detection, response and resolution took.</summary>
internal static class TimesVerb
{
    public static Command Create()
    {
        var reading = new Reading();
        var per = new Option<string?>("--per") { Description = "The sub-periods: year, half, quarter or month (default: types alone)." };
        return Verb.OnRegister(
            "times",
            "How long detection, response and resolution took: median and 90th percentile by type, over the incidents of which both ends are known to the day.",
            ["./run times", "./run times --type cyber --period 2026 --per quarter", "./run times --period 2026-H1 --lang en --json"],
            [per, .. reading.All, CommonOptions.Json, CommonOptions.Csv],
            async (session, parsed, cancellationToken) =>
            {
                var question = await reading.AskAsync(session, parsed, cancellationToken);
                Granularity? granularity = parsed.GetValue(per) is { } code ? Asked.Member<Granularity>(code, "per") : null;
                var view = await TimesQuery.RunAsync(session.Deadlines, question.Query, granularity, cancellationToken);
                if (parsed.GetValue(CommonOptions.Json)) Printed.Json(view);
                else if (parsed.GetValue(CommonOptions.Csv)) PrintCsv(view);
                else if (view.Lines.Count == 0) Standard.Error.WriteLine(Standard.Say("Không có vụ việc nào trong phạm vi này.", "No incidents within this scope."));
                else Printed.Text(Table(view, question.Types, question.Language));
                return ExitCode.Success;
            });
    }

    /// <summary>One line a figure; durations in minutes.</summary>
    private static void PrintCsv(TimesView view) => Printed.Csv(
        ["type", "period", "measure", "outcome", "known", "of", "medianLow", "medianHigh", "percentile90Low", "percentile90High"],
        view.Lines.Append(view.Total).SelectMany(line => Measures(line).SelectMany(measure => Figures(measure.Of).Select(figure => (IReadOnlyList<string?>)
        [
            line.Type, line.Period, measure.Name, figure.Name, Number(figure.Of.Known), Number(figure.Of.Of), Number(figure.Of.Median?.Low), Number(figure.Of.Median?.High), Number(figure.Of.Percentile90?.Low), Number(figure.Of.Percentile90?.High),
        ]))));

    private static string Table(TimesView view, ThreatTypeTree types, string language)
    {
        var table = new TextTable(WorkWords.Heads(
            language, new("Loại đe dọa", "Threat type"), new("Kỳ", "Period"), new("Thời gian", "Time"), new("Trong đó", "Of these"), new("Trung vị", "Median"), new("90%", "90%"), new("Cơ sở", "Known")));
        foreach (var line in view.Lines.Append(view.Total))
        {
            foreach (var (name, measure) in Measures(line))
            {
                foreach (var (outcome, figure) in Figures(measure).Where(figure => figure.Name.Length == 0 || figure.Of.Of > 0))
                {
                    table.Add(
                        line.Type is { } type ? types.NameOf(new(type)).In(language) : language is "en" ? "All" : "Tất cả", line.Period ?? "", MeasureWords(name, language), OutcomeWords(outcome, language),
                        DurationText.Of(figure.Median, language), DurationText.Of(figure.Percentile90, language), DurationText.Share(figure, language));
                }
            }
        }

        return table.Render();
    }

    private static (string Name, TimeMeasure Of)[] Measures(TimesLine line) => [("detection", line.Detection), ("response", line.Response), ("resolution", line.Resolution)];

    private static (string Name, TimeFigure Of)[] Figures(TimeMeasure measure) => [("", measure.All), ("blocked", measure.Blocked), ("near-miss", measure.NearMiss)];

    private static string MeasureWords(string name, string language) => (name, language is "en") switch
    {
        ("detection", false) => "phát hiện",
        ("response", false) => "ứng phó",
        ("resolution", false) => "giải quyết",
        _ => name,
    };

    private static string OutcomeWords(string outcome, string language) =>
        outcome.Length == 0 ? "" : CodeWords.Of(typeof(Domain.Incidents.Outcome), outcome, language);

    private static string? Number(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
