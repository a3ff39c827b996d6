using System.CommandLine;
using ThreatRegister.Application.Questions;
using ThreatRegister.Domain;
using ThreatRegister.Reports;

namespace ThreatRegister.Cli;

internal static class SummaryVerb
{
    public static Command Create()
    {
        var reading = new Reading();
        var format = new Option<string>("--format") { Description = $"One of: {string.Join(", ", SummaryFiles.Formats)}.", DefaultValueFactory = _ => "md" };
        format.AcceptOnlyFromAmong([.. SummaryFiles.Formats]);
        var compare = new Option<string>("--compare") { Description = "With same-period (of the year before), previous or none.", DefaultValueFactory = _ => "same-period" };
        var output = new Option<string?>("--out") { Description = "Write to this file instead of stdout." };
        var baseAsOf = new Option<string?>("--compare-as-of") { Description = "The figures compared with as they stood at this POSITION, instant or day (when that report was issued); otherwise as now known." };
        var estimates = new Option<string[]>("--estimate") { Description = "What you expect of the whole of a period that is not over: ROW=QUANTITY, the row being total, a threat type or an outcome.", DefaultValueFactory = _ => [] };
        return Verb.OnRegister(
            "summary",
            "The summary of a period. The same position, language and version give the same bytes, wherever it is made; a PDF is as the browser prints it.",
            ["./run summary --period 2020", "./run summary --period 2020 --format html --out 2020.html", "./run summary --period 2021-H1 --lang en --format json --out summary.json", "./run summary --period 2020-12-15..2021-12-14 --compare previous"],
            [format, compare, baseAsOf, estimates, output, .. reading.All],
            async (session, parsed, cancellationToken) =>
            {
                var question = await reading.AskAsync(session, parsed, cancellationToken);
                var request = RequestOf(session, question) with
                {
                    Compare = Asked.Member<Compare>(parsed.GetValue(compare)!, "compare"),
                    BaseMoment = parsed.GetValue(baseAsOf) is { } at ? await session.Questions.MomentAtAsync(at, "compare-as-of", cancellationToken) : null,
                    Estimates = EstimatesOf(parsed.GetValue(estimates)!),
                };
                var bytes = await RenderAsync(session, question, request, parsed.GetValue(format)!, cancellationToken);
                await OutFile.WriteAsync(parsed.GetValue(output), file => file.WriteAsync(bytes, cancellationToken).AsTask(), cancellationToken);
                return ExitCode.Success;
            });
    }

    private static SummaryRequest RequestOf(RegisterSession session, Question question)
    {
        var (viewer, moment, filter, basis, _) = question.Query;
        if (filter.Period is null) throw new CliException(ExitCode.Usage, "Which period? Give --period, such as 2020, 2021-H1 or 2020-12-15..2021-12-14.");

        return new(filter.Period, question.Language, Compare.SamePeriod, basis, viewer, moment, filter, session.Settings.Zone);
    }

    private static Dictionary<string, Quantity> EstimatesOf(IEnumerable<string> texts)
    {
        var estimates = new Dictionary<string, Quantity>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var at = text.IndexOf('=', StringComparison.Ordinal);
            try
            {
                if (at < 1) throw new FormatException("write ROW=QUANTITY, such as total=est:1200.");
                if (!estimates.TryAdd(text[..at], Quantity.Parse(text[(at + 1)..]))) throw new FormatException("this row has another one.");
            }
            catch (FormatException wrong)
            {
                throw new CliException(ExitCode.Usage, $"--estimate '{text}': {wrong.Message}");
            }
        }

        return estimates;
    }

    private static async Task<ReadOnlyMemory<byte>> RenderAsync(RegisterSession session, Question question, SummaryRequest request, string format, CancellationToken cancellationToken)
    {
        try
        {
            var summary = await SummaryBuilder.BuildAsync(session.Summary, question.Types, question.Taxonomy, request, cancellationToken);
            return (await SummaryFiles.MakeAsync(summary, format, cancellationToken)).Content;
        }
        catch (ArgumentException wrong)
        {
            throw new CliException(ExitCode.Usage, wrong.Message);
        }
        catch (Exception wrong) when (wrong is NotSupportedException or IOException)
        {
            throw new CliException(ExitCode.Failure, wrong.Message);
        }
    }
}
