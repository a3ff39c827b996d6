using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using static ThreatRegister.Reports.MarkdownText;

namespace ThreatRegister.Reports;

/// <summary>Lays the sections on causes, places and work done out. Each says so where the register has nothing.</summary>
internal static class WorkText
{
    public static void CausesAndPlaces(ReportWriter report, WorkFigures work)
    {
        Listed(report, WorkWords.Causes, WorkWords.NoCauses, work.Causes.Select(cause => $"{Inline(cause.Cause)}: {SummaryWords.Records(cause.Records, report.Language)}"));
        if (work.Places.All(place => place.Place is null))
        {
            report.Block(report.In(WorkWords.NoPlaces));
            return;
        }

        report.Block($"{report.In(WorkWords.Places)}:").Table(
            [report.In(WorkWords.Place), report.In(WorkWords.Records), report.In(WorkWords.Quantity)],
            work.Places.Select(IReadOnlyList<Cell> (place) => [Cell.Head(Inline(place.Name)), Cell.Counted(place.Records, place.Rows, report.Language), Inline(place.Quantity)]));
    }

    public static void Advice(ReportWriter report, WorkFigures work)
    {
        Instruments(report, work);
        MeasurePart[] advice = [.. Of(work, MeasureSection.Advice)];
        if (advice.Length > 0) MeasureLines.Write(report, WorkWords.Advice, WorkWords.NoMeasures, advice);
    }

    private static void Instruments(ReportWriter report, WorkFigures work)
    {
        if (work.Instruments.Count == 0) report.Block(report.In(WorkWords.NoInstruments));
        foreach (var (standing, words) in new[] { (InstrumentStanding.Issued, WorkWords.Issued), (InstrumentStanding.InForce, WorkWords.InForce), (InstrumentStanding.Named, WorkWords.NamedInstruments) })
        {
            string[] lines = [.. work.Instruments.Where(instrument => instrument.Standing == standing).Select(instrument => Line(report, instrument))];
            if (lines.Length > 0) report.Block($"{report.In(words)}:").List(lines, WorkWords.NoInstruments);
        }
    }

    public static void Prevention(ReportWriter report, WorkFigures work)
    {
        MeasureLines.Write(report, WorkWords.Prevention, WorkWords.NoPrevention, [.. Of(work, MeasureSection.Prevention)]);
        Listed(report, WorkWords.Drills, WorkWords.NoDrills, work.Drills.Select(drill => Line(report, drill)));
        Forecasts(report, work);
    }

    /// <summary>What is about the time ahead stands there alone.</summary>
    private static void Forecasts(ReportWriter report, WorkFigures work)
    {
        var ahead = work.ForecastsAhead.Select(forecast => forecast.Id).ToHashSet(StringComparer.Ordinal);
        ForecastPart[] here = [.. work.Forecasts.Where(forecast => !ahead.Contains(forecast.Id))];
        var isElsewhere = here.Length < work.Forecasts.Count;
        if (here.Length > 0 || !isElsewhere) Listed(report, WorkWords.Forecasts, WorkWords.NoForecasts, here.Select(forecast => Line(report, forecast)));
        if (isElsewhere) report.Block(report.In(WorkWords.ForecastsElsewhere));
    }

    public static void Handling(ReportWriter report, WorkFigures work)
    {
        MeasureLines.Write(report, WorkWords.Handling, WorkWords.NoHandling, [.. Of(work, MeasureSection.Handling)]);
        WorkTimesText.Deadlines(report, work);
        WorkTimesText.Times(report, work);
    }

    public static void Coordination(ReportWriter report, WorkFigures work)
    {
        MeasureLines.Write(report, WorkWords.Coordination, WorkWords.NoCoordination, [.. Of(work, MeasureSection.Coordination)]);
        Listed(report, WorkWords.Shares, WorkWords.NoShares, work.Shares.Where(share => !share.IsInternational).Select(share => Line(report, share)));
        Listed(report, WorkWords.OnTheSpot, WorkWords.NoneOnTheSpot, OnTheSpot(report, work.Measures.Listed));
    }

    private static IEnumerable<string> OnTheSpot(ReportWriter report, IReadOnlyList<MeasurePart> measures)
    {
        var lines = Enum.GetValues<FourOnTheSpot>().Select(slot => Line(SummaryWords.Of(slot), measure => measure.Slot == slot))
            .Append(Line(WorkWords.OnTheSpotOther, measure => measure is { Slot: null, Reach: ResponseReach.OnTheSpot }))
            .Append(Line(WorkWords.Reinforcement, measure => measure.Reach is ResponseReach.FromOutside));
        return lines.OfType<string>();

        string? Line(LocalizedText name, Func<MeasurePart, bool> isOf)
        {
            MeasurePart[] of = [.. measures.Where(isOf)];
            string[] named = [.. of.Take(MeasureLines.Most).Select(measure => Inline(measure.Summary.TrimEnd('.'))), .. of.Length > MeasureLines.Most ? ["…"] : Array.Empty<string>()];
            return of.Length == 0 ? null : $"{report.In(name)}: {WorkWords.Count(of.Length, WorkWords.Measure, report.Language)} ({string.Join("; ", named)})";
        }
    }

    public static void International(ReportWriter report, WorkFigures work)
    {
        MeasureLines.Write(report, WorkWords.International, WorkWords.NoInternational, [.. Of(work, MeasureSection.Cooperation)], saysKind: false);
        string[] shares = [.. work.Shares.Where(share => share.IsInternational).Select(share => Line(report, share))];
        if (shares.Length > 0) report.Block($"{report.In(WorkWords.InternationalShares)}:").List(shares, WorkWords.NoShares);
    }

    /// <summary>Part two: what people expect of the time ahead, and what sources do.</summary>
    public static void Outlook(ReportWriter report, Summary summary)
    {
        report.Heading(3, SummaryHeadings.Forecast);
        string[] lines = [.. summary.Work.ForecastsAhead.Select(forecast => Line(report, forecast))];
        if (!Prose.Write(report, summary, "forecast") && lines.Length == 0) report.Block(report.In(SummaryWords.NoText));
        if (lines.Length > 0) report.Block($"{report.In(WorkWords.ForecastsAhead)}:").List(lines, WorkWords.NoForecasts);
    }

    internal static void Listed(ReportWriter report, LocalizedText caption, LocalizedText whenEmpty, IEnumerable<string> lines)
    {
        string[] all = [.. lines];
        if (all.Length > 0) report.Block($"{report.In(caption)}:");
        report.List(all, whenEmpty);
    }

    private static IEnumerable<MeasurePart> Of(WorkFigures work, MeasureSection section) => work.Measures.Listed.Where(measure => SectionOf(measure) == section);

    /// <summary>Each measure stands in one section: by its kind where the heading names that, else by its group.</summary>
    private static MeasureSection SectionOf(MeasurePart measure) => (measure.Kind, measure.Group) switch
    {
        ("advise" or "legal", _) => MeasureSection.Advice,
        ("detect" or "verify", _) => MeasureSection.Handling,
        ("international-cooperation", _) => MeasureSection.Cooperation,
        (_, ResponseGroup.Prevent or ResponseGroup.Watch) => MeasureSection.Prevention,
        (_, ResponseGroup.Act or ResponseGroup.Repair) => MeasureSection.Handling,
        _ => MeasureSection.Coordination,
    };

    private static string Line(ReportWriter report, InstrumentPart instrument) => Line(
        $"**{Inline(instrument.Number is { } number ? $"{SummaryMarkdown.Upper(report.In(SummaryWords.Of(instrument.Kind)))} {number}" : SummaryMarkdown.Upper(report.In(SummaryWords.Of(instrument.Kind))))}**{(IsTitled(report, instrument) ? $": {Inline(instrument.Title)}" : "")}",
        [
            instrument.Issuer is { } issuer ? Inline(issuer) : null,
            instrument.IssuedOn is { } day ? WorkWords.IssuedOn.Fill(report.Language, day) : null,
            instrument.InForce,
            .. instrument.Relations.Select(relation => $"{report.In(SummaryWords.Of(relation.Kind))}: {Inline(relation.Other)}"),
            SummaryMarkdownAnnexes.Statement(report, instrument.Statement, withQuotation: false),
        ]);

    /// <summary>“Decree 03” is no title of decree 03/2019/NĐ-CP.</summary>
    private static bool IsTitled(ReportWriter report, InstrumentPart instrument)
    {
        var kind = report.In(SummaryWords.Of(instrument.Kind));
        if (instrument.Number is not { } number || !instrument.Title.StartsWith(kind, StringComparison.OrdinalIgnoreCase)) return true;

        var rest = instrument.Title[kind.Length..].Replace(" số ", " ", StringComparison.Ordinal).Replace(" No. ", " ", StringComparison.Ordinal).Trim();
        return !number.StartsWith(rest, StringComparison.Ordinal);
    }

    private static string Line(ReportWriter report, DrillPart drill) => Line(
        $"**{Inline(drill.Title)}**",
        [
            drill.Held,
            Inline(drill.By),
            drill.Participants.Count > 0 ? $"{report.In(WorkWords.Participants)}: {string.Join(", ", drill.Participants.Select(Inline))}" : null,
            drill.Findings.Count > 0 ? $"{report.In(WorkWords.Findings)}: {string.Join(", ", drill.Findings.Select(Inline))}" : null,
            drill.Lessons > 0 ? WorkWords.Count(drill.Lessons, WorkWords.Lesson, report.Language) : null,
            SummaryMarkdownAnnexes.Statement(report, drill.Statement, withQuotation: false),
        ]);

    private static string Line(ReportWriter report, ForecastPart forecast) => Line(
        $"**{SummaryMarkdown.Upper(report.In(SummaryWords.Of(forecast.Kind)))}**. {Inline(forecast.By)}: {Inline(forecast.Text.TrimEnd('.'))}",
        [
            forecast.Types.Count > 0 ? string.Join(", ", forecast.Types.Select(Inline)) : null,
            forecast.Places.Count > 0 ? string.Join(", ", forecast.Places.Select(Inline)) : null,
            forecast.About is { } about ? WorkWords.AboutTime.Fill(report.Language, about) : null,
            forecast.Claim is { } claim ? $"{report.In(WorkWords.Claim)}: {Inline(claim)}" : null,
            Scored(report, forecast),
            SummaryMarkdownAnnexes.Statement(report, forecast.Statement, withQuotation: false),
        ]);

    /// <summary>Nothing is said of what states nothing that it could be held against.</summary>
    private static string? Scored(ReportWriter report, ForecastPart forecast)
    {
        if (forecast.Score is not { } score) return forecast.Claim is null ? null : report.In(WorkWords.NotScored);

        return $"{report.In(WorkWords.Score)}: {report.In(SummaryWords.Of(score))}" + (forecast.ScoredFor is { } grounds ? $" ({Inline(grounds)})" : "");
    }

    private static string Line(ReportWriter report, SharePart share) => Line(
        $"{Inline(share.From)} → {string.Join(", ", share.To.Select(Inline))}: {Inline(share.What.TrimEnd('.'))}",
        [
            share.At,
            (share.Agreement ?? share.Instrument) is { } agreement ? $"{report.In(WorkWords.Agreement)} {Inline(agreement)}" : null,
            share.Acknowledged.Count > 0 ? $"{report.In(WorkWords.Acknowledged)}: {string.Join(", ", share.Acknowledged.Select(Inline))}" : report.In(WorkWords.NotAcknowledged),
            SummaryMarkdownAnnexes.Statement(report, share.Statement, withQuotation: false),
        ]);

    private static string Line(string what, IEnumerable<string?> about) => $"{what} ({string.Join("; ", about.OfType<string>())})";

    /// <summary>The sections of the work done that tell of measures.</summary>
    private enum MeasureSection
    {
        Advice,
        Prevention,
        Handling,
        Coordination,
        Cooperation,
    }
}
