using Npgsql;
using ThreatRegister.Application.Queries.Differences;

namespace ThreatRegister.Registers.Postgres;

/// <summary>Reads what is different in one register between two positions, in the transaction of one question.</summary>
internal sealed class DifferenceReader(NpgsqlConnection connection, DifferenceSql sql)
{
    /// <summary>From so many records on, how they are joined matters more than what it takes to find out.</summary>
    private const long Many = 1_000;

    private bool isMany;

    public async Task<RegisterDifference> ReadAsync(string register, bool withPassing, CancellationToken cancellationToken)
    {
        await RunAsync(sql.Touched, cancellationToken);
        isMany = (await ListAsync(_ => "select count(*) from difference_touched", reader => reader.GetInt64(0), cancellationToken))[0] >= Many;
        await RunAsync(DifferenceSql.JoinsFor(isMany), cancellationToken);
        // Of few too: taken for a thousand, they would be joined with the whole register.
        await RunAsync("analyze difference_touched", cancellationToken);
        await RunAsync(sql.Records, cancellationToken);
        await AnalyzeAsync("difference_records", cancellationToken);
        await RunAsync(sql.Changes, cancellationToken);
        await AnalyzeAsync("difference_changes", cancellationToken);
        var totals = (await ListAsync(_ => DifferenceSql.Totals, TotalsOf, cancellationToken))[0];
        var entries = await EntriesAsync(sql.Lines, passing: false, cancellationToken);
        var passing = withPassing ? await EntriesAsync(sql.PassingLines, passing: true, cancellationToken) : [];
        await RunAsync(DifferenceSql.DropRecords, cancellationToken);
        return new(register, totals, entries, passing);
    }

    private async Task<IReadOnlyList<DifferenceEntry>> EntriesAsync(Func<SqlParameters, string> lines, bool passing, CancellationToken cancellationToken)
    {
        await RunAsync(lines, cancellationToken);
        await AnalyzeAsync("difference_lines", cancellationToken);
        await RunAsync(DifferenceSql.Acts, cancellationToken);
        var values = (await ListAsync(sql.Values, ValueOf, cancellationToken)).ToLookup(value => value.Entry, StringComparer.Ordinal);
        var examples = (await ListAsync(parameters => sql.Examples(passing, parameters), ExampleOf, cancellationToken)).ToLookup(example => example.Entry, StringComparer.Ordinal);
        var entries = await ListAsync(_ => DifferenceSql.Entries, reader => EntryOf(reader, values, examples), cancellationToken);
        await RunAsync(DifferenceSql.DropLines, cancellationToken);
        return entries;
    }

    private static DifferenceEntry EntryOf(NpgsqlDataReader reader, ILookup<string, Value> values, ILookup<string, Example> examples)
    {
        var entry = reader.GetString(0);
        Value[] frequent = [.. values[entry]];
        return new(
            Text(reader, 1),
            Text(reader, 2),
            Text(reader, 3),
            Text(reader, 4),
            Maybe<long>(reader, 5),
            Maybe<long>(reader, 6),
            Maybe<DateTimeOffset>(reader, 7),
            Maybe<DateTimeOffset>(reader, 8),
            reader.GetInt64(9),
            reader.GetInt64(10),
            reader.GetInt64(11),
            reader.GetInt64(12),
            reader.GetInt64(13),
            reader.GetInt64(14),
            reader.GetInt64(15),
            [.. frequent.Select(value => value.Difference)],
            frequent.Length == 0 ? 0 : frequent[0].Total - frequent.Length,
            [.. examples[entry].GroupBy(line => (line.Key, line.Position)).Select(Record)]);
    }

    private static DifferenceExample Record(IGrouping<(string Key, long? Position), Example> record)
    {
        var first = record.First();
        return new(first.Key, first.Title, first.Difference, first.Position, [.. record.Select(line => line.Change).OfType<NetChange>()]);
    }

    private static DifferenceTotals TotalsOf(NpgsqlDataReader reader) =>
        new(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4));

    private static Value ValueOf(NpgsqlDataReader reader) =>
        new(reader.GetString(0), new(reader.GetString(1), Text(reader, 2), Text(reader, 3), reader.GetInt64(4)), reader.GetInt64(5));

    private static Example ExampleOf(NpgsqlDataReader reader) => new(
        reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), Maybe<long>(reader, 4),
        Text(reader, 5) is { } field ? new(field, Text(reader, 6), Text(reader, 7), reader.GetFieldValue<long[]>(8)) : null);

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static T? Maybe<T>(NpgsqlDataReader reader, int column)
        where T : struct => reader.IsDBNull(column) ? null : reader.GetFieldValue<T>(column);

    /// <summary>Without a limit of time: millions of records take their time, and whoever asks can cancel.</summary>
    private NpgsqlCommand CommandOf(Func<SqlParameters, string> statement)
    {
        var parameters = new SqlParameters();
        var command = parameters.Command(statement(parameters), connection);
        command.CommandTimeout = 0;
        return command;
    }

    /// <summary>Tells the planner what a table holds.</summary>
    private Task AnalyzeAsync(string table, CancellationToken cancellationToken) => isMany ? RunAsync($"analyze {table}", cancellationToken) : Task.CompletedTask;

    private Task RunAsync(string statement, CancellationToken cancellationToken) => RunAsync(_ => statement, cancellationToken);

    private async Task RunAsync(Func<SqlParameters, string> statement, CancellationToken cancellationToken)
    {
        await using var command = CommandOf(statement);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<List<T>> ListAsync<T>(Func<SqlParameters, string> statement, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = CommandOf(statement);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken)) rows.Add(read(reader));
        return rows;
    }

    private sealed record Value(string Entry, FieldDifference Difference, long Total);

    private sealed record Example(string Entry, string Key, string Title, string Difference, long? Position, NetChange? Change);
}
