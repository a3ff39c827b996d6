using System.CommandLine;

namespace ThreatRegister.Cli;

/// <summary>One column of a list: its head, what programs read in it, and where that is a code or a date, the words for people.</summary>
internal sealed record ListColumn<TRow>(string Vietnamese, string English, Func<TRow, string> Code, Func<TRow, string, string>? Words = null)
{
    public string Head(string language) => language is "en" ? English : Vietnamese;

    public string Said(TRow row, string language) => Words is null ? Code(row) : Words(row, language);
}

/// <summary>The list of a register that is read whole: a table in the language asked for; codes as they are for programs.</summary>
internal sealed record Listing<TRow>(string Name, IReadOnlyList<ListColumn<TRow>> Columns)
    where TRow : class
{
    /// <param name="further">Options of this list alone.</param>
    /// <param name="filter">What they leave of the rows; null: all.</param>
    public static Command Create(string name, string description, IReadOnlyList<ListColumn<TRow>> columns, IReadOnlyList<Symbol>? further = null, Func<ParseResult, Func<TRow, bool>>? filter = null)
    {
        var reading = new Reading();
        var listing = new Listing<TRow>(name, columns);
        return Verb.OnRegister(
            name,
            description,
            [$"./run {name}", $"./run {name} --stated-by 2020-12-10", $"./run {name} --lang en", $"./run {name} --json"],
            [.. further ?? [], .. reading.Moment, CommonOptions.Json, CommonOptions.Csv],
            async (session, parsed, cancellationToken) =>
            {
                var isAsked = filter?.Invoke(parsed) ?? (_ => true);
                var question = await reading.AskAsync(session, parsed, cancellationToken);
                var rows = (await session.Registers.RowsAsync<TRow>(question.Query.Viewer, question.Query.Moment, cancellationToken)).Where(isAsked).ToArray();
                if (parsed.GetValue(CommonOptions.Json)) Printed.Json(new Dictionary<string, object>(StringComparer.Ordinal) { ["position"] = question.Query.Moment.Position, [name] = rows });
                else listing.Print(rows, parsed.GetValue(CommonOptions.Csv), question.Language);
                return ExitCode.Success;
            });
    }

    public void Print(IReadOnlyCollection<TRow> rows, bool asCsv, string language)
    {
        if (asCsv)
        {
            Printed.Csv([.. Columns.Select(column => column.English)], rows.Select(row => (IReadOnlyList<string?>)[.. Columns.Select(column => column.Code(row))]));
            return;
        }

        if (rows.Count == 0)
        {
            Standard.Error.WriteLine($"No {Name} at this moment.");
            return;
        }

        var table = new TextTable([.. Columns.Select(column => column.Head(language))]);
        foreach (var row in rows) table.Add([.. Columns.Select(column => column.Said(row, language))]);
        Printed.Text(table.Render());
    }
}
