using System.CommandLine;
using System.Text;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Transfer;

namespace ThreatRegister.Cli;

internal static class ExportCsv
{
    private const int FlushAt = 64 << 10;

    public static Command Create()
    {
        var reading = new Reading();
        var output = ExportVerb.Output();
        var raw = new Option<bool>("--raw") { Description = "Leave cells that a spreadsheet would take for a formula as they are." };
        var mark = new Option<bool>("--bom") { Description = "Begin with a byte order mark, by which spreadsheets know UTF-8." };
        var counted = new Option<bool>("--counted") { Description = "Exactly the rows that a figure of 'register' counts." };
        return Verb.OnRegister(
            "csv",
            "Writes whole incidents as a table, in the order of their ids.",
            ["./run export csv --out incidents.csv", "./run export csv --type disaster --place VN --bom --out disasters.csv", "./run export csv --stated-by 2020-12-10 | head"],
            [output, raw, mark, counted, .. reading.All],
            async (session, parsed, cancellationToken) =>
            {
                var asked = await reading.AskAsync(session, parsed, cancellationToken);
                var query = asked.Query with { CountedOnly = parsed.GetValue(counted) };
                var progress = new Progress("Incidents", await session.Registers.CountAsync(query, cancellationToken));
                var rows = new IncidentRecords(session.Registers, session.Records).ReadAsync(query, cancellationToken);
                var form = new Form(parsed.GetValue(raw), parsed.GetValue(mark));
                await OutFile.WriteAsync(parsed.GetValue(output), file => WriteAsync(rows, form, file, progress, cancellationToken), cancellationToken);
                progress.Done();
                return ExitCode.Success;
            });
    }

    private static async Task WriteAsync(IAsyncEnumerable<Projections.Incidents.IncidentRow> rows, Form form, Stream output, Progress progress, CancellationToken cancellationToken)
    {
        var text = new StringBuilder(form.Mark ? "\uFEFF" : "");
        CsvText.Line(text, IncidentCsv.Head);
        long written = 0;
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            CsvText.Line(text, IncidentCsv.Cells(row), form.Raw);
            progress.Report(++written);
            if (text.Length < FlushAt) continue;
            await output.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellationToken);
            text.Clear();
        }

        await output.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellationToken);
    }

    private sealed record Form(bool Raw, bool Mark);
}
