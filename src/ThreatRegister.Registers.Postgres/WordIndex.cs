using System.Text.Json;
using Npgsql;
using ThreatRegister.Domain;

namespace ThreatRegister.Registers.Postgres;

/// <summary>
/// The words of a register's rows, as of whenever: an index finds the records of which some version holds the words that are asked for, where these are few. Words that many
/// records hold are found sooner by going through the list in its order, until there are enough.
/// </summary>
internal static class WordIndex
{
    /// <summary>Up to so many versions the index is the shorter way.</summary>
    private const int Few = 10_000;

    /// <summary>Longer texts are few, and more than a set of words may hold.</summary>
    private const string IsShort = "length(search) <= 100000";

    private const string Words = "array_to_tsvector(string_to_array(ltrim(search), ' '))";

    public static string In(string schema, string table) => $"""
        create index on {schema}.{table} using gin ({Words}) where worded and {IsShort};
        create index on {schema}.{table} (key) where worded and not ({IsShort});
        """;

    /// <summary>The records of which some version holds words that begin so; null: too many to look for them here.</summary>
    /// <param name="few">Up to so many versions.</param>
    public static async Task<IReadOnlyList<string>?> KeysAsync(Snapshot snapshot, string table, string text, CancellationToken cancellationToken, int few = Few)
    {
        var phrases = PhrasesOf(text);
        if (phrases.Count == 0) return [];

        var query = string.Join(" & ", phrases.Select(phrase => string.Join(" & ", phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => $"'{word}'")) + ":*"));
        var found = $"select key from {snapshot.Schema}.{table} where worded and {IsShort} and {Words} @@ $1::tsquery";
        if (await EstimatedAsync(snapshot.Connection, found, query, cancellationToken) > few) return null;

        var keys = await snapshot.RowsAsync(
            parameters =>
            {
                parameters.Add(query);
                return $"{found} union select key from {snapshot.Schema}.{table} where worded and not ({IsShort}) limit {parameters.Add(few + 1L)}";
            },
            reader => reader.GetString(0),
            cancellationToken);
        return keys.Count > few ? null : keys;
    }

    /// <summary>What a row is searched for: each word of the query, with its parts in their order.</summary>
    public static IReadOnlyList<string> PhrasesOf(string text) =>
        [.. SearchKey.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(SearchKey.WordsOf).Where(phrase => phrase.Length > 0)];

    /// <summary>How many rows there are by the statistics of the table.</summary>
    private static async Task<double> EstimatedAsync(NpgsqlConnection connection, string sql, string query, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"explain (format json) {sql}", connection) { Parameters = { new() { Value = query } } };
        using var plan = JsonDocument.Parse((string)(await command.ExecuteScalarAsync(cancellationToken))!);
        return plan.RootElement[0].GetProperty("Plan").GetProperty("Plan Rows").GetDouble();
    }
}
