using System.CommandLine;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Records;
using ThreatRegister.Application.Questions;
using ThreatRegister.Projections;

namespace ThreatRegister.Cli;

/// <summary>One record: as it stands (show), and how it came to be so (history). Both are folded from its events.</summary>
internal static class OneRecordVerbs
{
    public static Command Show()
    {
        var reading = new Reading();
        var id = IdArgument();
        var examples = new Option<int>("--examples") { Description = "Of what cites a source, and of the incidents and lessons of an occasion, at most so many records.", DefaultValueFactory = _ => 20 };
        return Verb.OnRegister(
            "show",
            "Shows one record of any register with everything about it.",
            ["./run show asean-2020-attacks", "./run show covid-19 --json", "./run show asean-2020 --as-of 90"],
            [id, examples, .. reading.Moment, CommonOptions.Json],
            async (session, parsed, cancellationToken) =>
            {
                var (record, question) = await FindAsync(session, reading, parsed, parsed.GetValue(id)!, cancellationToken);
                var sheet = await session.Sheets.ReadAsync(question.Query.Viewer, question.Query.Moment, question.Types, question.At, record, parsed.GetValue(examples), cancellationToken);
                if (parsed.GetValue(CommonOptions.Json)) Printed.Json(sheet.Document());
                else Printed.Text(RecordText.Of(sheet, question));
                return ExitCode.Success;
            });
    }

    public static Command History()
    {
        var reading = new Reading();
        var id = IdArgument();
        return Verb.OnRegister(
            "history",
            "Lists the events of one record, oldest first, with old and new values.",
            ["./run history asean-2020-attacks", "./run history yagi-2024 --lang en", "./run history covid-19 --json"],
            [id, .. reading.Moment, CommonOptions.Json],
            async (session, parsed, cancellationToken) =>
            {
                var (record, question) = await FindAsync(session, reading, parsed, parsed.GetValue(id)!, cancellationToken);
                if (parsed.GetValue(CommonOptions.Json)) Printed.Json(new { kind = record.Kind, id = parsed.GetValue(id), events = record.Entries });
                else Printed.Text(new HistoryText(RegisterList.Find(record.Row.GetType())!.Name, question, session.Settings.Zone).Of(record.Entries));
                return ExitCode.Success;
            });
    }

    private static Argument<string> IdArgument() => new("id") { Description = "Id of the record ('search' and 'incidents' find it)." };

    private static async Task<(RecordView Record, Question Question)> FindAsync(RegisterSession session, Reading reading, ParseResult parsed, string named, CancellationToken cancellationToken)
    {
        var question = await reading.AskAsync(session, parsed, cancellationToken);
        var record = await session.Records.FindAsync(session.Viewer, named, question.Query.Moment, cancellationToken);
        return record is not null ? (record, question) : throw new CliException(ExitCode.NotFound, Standard.Say($"Không có bản ghi '{named}' tại thời điểm này. Lệnh 'search' và 'incidents' tìm mã.", $"There is no record '{named}' at this moment. 'search' and 'incidents' find ids."));
    }
}
