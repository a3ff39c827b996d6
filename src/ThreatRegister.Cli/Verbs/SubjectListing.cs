using System.CommandLine;
using ThreatRegister.Application.Queries;

namespace ThreatRegister.Cli;

/// <summary>The list of a register whose records can be asked for by what they are about.</summary>
/// <param name="MemberName">What the JSON calls the list.</param>
/// <param name="SubjectOf">What a row is about.</param>
/// <param name="Order">In which order people read the rows.</param>
internal sealed record SubjectListing<TRow>(string MemberName, IReadOnlyList<ListColumn<TRow>> Columns, Func<TRow, Subject> SubjectOf, Comparison<TRow> Order)
    where TRow : class
{
    /// <param name="further">Options of this list alone, with what they leave of the rows.</param>
    public Command Create(string name, string description, string[] examples, IReadOnlyList<Symbol> further, Func<ParseResult, Func<TRow, bool>> filter)
    {
        var reading = new Reading();
        return Verb.OnRegister(
            name,
            description,
            examples,
            [.. further, .. reading.Subjects, .. reading.Names, .. reading.Moment, CommonOptions.Json, CommonOptions.Csv],
            async (session, parsed, cancellationToken) =>
            {
                var isAsked = filter(parsed);
                var question = await reading.AskAsync(session, parsed, cancellationToken);
                var rows = await RowsAsync(session, question, isAsked, cancellationToken);
                if (parsed.GetValue(CommonOptions.Json)) Printed.Json(new Dictionary<string, object>(StringComparer.Ordinal) { ["position"] = question.Query.Moment.Position, [MemberName] = rows });
                else new Listing<TRow>(MemberName, Columns).Print(rows, parsed.GetValue(CommonOptions.Csv), question.Language);
                return ExitCode.Success;
            });
    }

    public async Task<List<TRow>> RowsAsync(RegisterSession session, Question question, Func<TRow, bool> isAsked, CancellationToken cancellationToken)
    {
        var all = await session.Registers.RowsAsync<TRow>(question.Query.Viewer, question.Query.Moment, cancellationToken);
        var rows = all.Where(row => isAsked(row) && SubjectQuery.IsAsked(SubjectOf(row), question.Query.Filter, question.Types)).ToList();
        rows.Sort(Order);
        return rows;
    }
}
