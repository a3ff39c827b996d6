using System.CommandLine;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain.Assessments;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Assessments;

namespace ThreatRegister.Cli;

/// <summary>What authorities hold: judgements, trends, limitations, each with its source.</summary>
internal static class AssessmentsVerb
{
    public static Command Create()
    {
        var reading = new Reading();
        var kind = new Option<string?>("--kind") { Description = "One of: judgement, trend, limitation." };
        return Verb.OnRegister(
            "assessments",
            "Lists judgements, trends and limitations that authorities state, each with its source.",
            ["./run assessments --kind trend --type cyber.attack", "./run assessments --period 2021 --lang en", "./run assessments --occasion asean-2020 --json"],
            [kind, .. reading.Subjects, .. reading.Moment, CommonOptions.Json, CommonOptions.Csv],
            async (session, parsed, cancellationToken) =>
            {
                AssessmentKind? asked = parsed.GetValue(kind) is { } code ? Reading.Parse<AssessmentKind>(code, "--kind") : null;
                var question = await reading.AskAsync(session, parsed, cancellationToken);
                var rows = (await session.Registers.RowsAsync<AssessmentRow>(question.Query.Viewer, question.Query.Moment, cancellationToken))
                    .Where(row => (asked is null || row.Kind == asked) && AssessmentQuery.IsAsked(row, question.Query.Filter, question.Types))
                    .ToArray();
                if (parsed.GetValue(CommonOptions.Json)) Printed.Json(new { position = question.Query.Moment.Position, assessments = rows });
                else if (parsed.GetValue(CommonOptions.Csv)) PrintCsv(rows);
                else if (rows.Length == 0) Standard.Error.WriteLine("No assessments at this moment.");
                else Printed.Text(Table(rows, question.Types, question.Language));
                return ExitCode.Success;
            });
    }

    private static void PrintCsv(IEnumerable<AssessmentRow> rows) => Printed.Csv(
        ["id", "kind", "direction", "by", "text", "types", "occasions", "incidents", "period", "status", "statedOn", "sources", "basis", "quotation"],
        rows.Select(row => (IReadOnlyList<string?>)
        [
            row.Id, Codes.Of(row.Kind), row.Direction is { } direction ? Codes.Of(direction) : null, row.By, row.Text, string.Join(' ', row.Types), string.Join(' ', row.Occasions),
            string.Join(' ', row.Incidents), row.Period?.Text, Codes.Of(row.Status), row.StatedOn?.Text, string.Join(' ', row.Sources), Codes.Of(row.Statement.Basis), row.Statement.Quotation,
        ]));

    private static string Table(IEnumerable<AssessmentRow> rows, ThreatTypeTree types, string language)
    {
        var table = new TextTable("Id", "Kind", "About", "Period", "Sources", "By", "Text");
        foreach (var row in rows)
        {
            table.Add(
                row.Id + (row.Status is AssessmentStatus.Withdrawn ? " (withdrawn)" : ""),
                AssessmentText.Of(row.Kind).In(language) + (row.Direction is { } direction ? ": " + AssessmentText.Of(direction).In(language) : ""),
                string.Join(", ", row.Types.Select(type => types.NameOf(type).In(language)).Concat(row.Occasions.Select(id => id.Value)).Concat(row.Incidents.Select(id => id.Value))),
                row.About()?.Text ?? "-",
                string.Join(", ", row.Sources),
                row.By,
                row.Text);
        }

        return table.Render();
    }
}
