using System.CommandLine;
using ThreatRegister.Application.Queries;
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
        return Verb.OnRegister(
            "summary",
            "The summary of a period. The same position, language and version give the same bytes, wherever it is made.",
            ["./run summary --period 2020", "./run summary --period 2020 --format html --out 2020.html", "./run summary --period 2021-H1 --lang en --format json --out summary.json", "./run summary --period 2020-12-15..2021-12-14 --compare previous"],
            [format, compare, output, .. reading.All],
            async (session, parsed, cancellationToken) =>
            {
                var question = await reading.AskAsync(session, parsed, cancellationToken);
                var bytes = await RenderAsync(session, question, Reading.Parse<Compare>(parsed.GetValue(compare)!, "--compare"), parsed.GetValue(format)!, cancellationToken);
                await OutFile.WriteAsync(parsed.GetValue(output), file => file.WriteAsync(bytes, cancellationToken).AsTask(), cancellationToken);
                return ExitCode.Success;
            });
    }

    private static async Task<ReadOnlyMemory<byte>> RenderAsync(RegisterSession session, Question question, Compare compare, string format, CancellationToken cancellationToken)
    {
        var (viewer, moment, filter, basis, _) = question.Query;
        if (filter.Period is null) throw new CliException(ExitCode.Usage, "Which period? Give --period, such as 2020, 2021-H1 or 2020-12-15..2021-12-14.");

        try
        {
            var request = new SummaryRequest(filter.Period, question.Language, compare, basis, viewer, moment, filter, session.Settings.Zone);
            var summary = await SummaryBuilder.BuildAsync(session.Registers, question.Types, question.Taxonomy, request, cancellationToken);
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
