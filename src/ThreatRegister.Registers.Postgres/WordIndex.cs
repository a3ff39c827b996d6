using ThreatRegister.Domain;

namespace ThreatRegister.Registers.Postgres;

/// <summary>
/// The words of a register's rows, as of whenever: an index finds the records of which some version holds the words that are asked for, where not many hold them together. Words
/// that many records hold are found sooner by going through the list in its order, until there are enough.
/// </summary>
internal static class WordIndex
{
    /// <summary>Up to so many versions the index is the shorter way.</summary>
    private const int Few = 6_000;

    /// <summary>Of a page with how many there are, as far as that is told.</summary>
    private const double PageRows = 100;

    /// <summary>Of words that no statistics know.</summary>
    private const double LeastShare = 1e-4;

    /// <summary>So many words are looked for in the index, the rarest; each further one costs more there than it saves.</summary>
    private const int MostWords = 2;

    /// <summary>Longer texts are few, and more than a set of words may hold.</summary>
    private const string IsShort = "length(search) <= 100000";

    private const string Words = "array_to_tsvector(string_to_array(ltrim(search), ' '))";

    public static string In(string schema, string table) => $"""
        create index {NameOf(table)} on {schema}.{table} using gin ({Words}) where worded and {IsShort};
        create index on {schema}.{table} (key) where worded and not ({IsShort});
        """;

    /// <summary>The records of which some version holds all that is asked for; null: too many do, or are thought to hold the rarest of the words.</summary>
    /// <param name="few">How many are few: so many versions are read, each once, and so many records looked up.</param>
    public static async Task<IReadOnlyList<string>?> KeysAsync(Snapshot snapshot, string table, string text, CancellationToken cancellationToken, int few = Few)
    {
        var asked = SearchKey.PhrasesOf(text).SelectMany(WordsOf).Distinct().ToArray();
        if (asked.Length == 0) return [];

        var common = await CommonAsync(snapshot, table, cancellationToken);
        var byShare = asked.Select(word => (Word: word, Share: Math.Min(1, common.Where(known => word.IsMet(known.Word)).Sum(known => known.Share)))).OrderBy(word => word.Share).ToArray();
        var (rarest, versions) = (byShare.Take(MostWords).ToArray(), common.Count == 0 ? 0 : common[0].Versions);

        // Going through the list, a page is full the later the fewer hold all the words: up to then reading those that hold the rarest is no longer way.
        var inList = Math.Min(versions, PageRows / byShare.Aggregate(1.0, (share, word) => share * Math.Max(word.Share, LeastShare)));
        var most = (long)Math.Max(few, inList);
        if (rarest.Aggregate(versions, (held, word) => held * word.Share) > most) return null;

        var keys = await snapshot.RowsAsync(
            parameters => $"""
                with found as materialized (
                    select key, {RegisterSql.Words(text, parameters)} as holds from {snapshot.Schema}.{table}
                    where worded and {IsShort} and {Words} @@ {parameters.Add(string.Join(" & ", rarest.Select(word => word.Word.Query)))}::tsquery limit {parameters.Add(most + 1)})
                select key from found where holds union select key from {snapshot.Schema}.{table} where worded and not ({IsShort})
                union all select null from found having count(*) > {parameters.Add(most)}
                """,
            reader => reader.IsDBNull(0) ? null : reader.GetString(0),
            cancellationToken);

        // Many hold them together after all: the list is full soon.
        return keys.Count > few || keys.Any(key => key is null) ? null : [.. keys.OfType<string>()];
    }

    /// <summary>The words of a phrase, of which the last may go on.</summary>
    private static IEnumerable<AskedWord> WordsOf(string phrase)
    {
        var words = phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Select((word, place) => new AskedWord(word, MayGoOn: place == words.Length - 1));
    }

    /// <summary>
    /// The words that many versions hold, each with the share of the versions that do, as the statistics of the index have them: planning does not look at those of a part of the rows.
    /// </summary>
    private static Task<IReadOnlyList<(string Word, double Share, double Versions)>> CommonAsync(Snapshot snapshot, string table, CancellationToken cancellationToken) => snapshot.RowsAsync(
        _ => $"""
            select word, frequency, reltuples from pg_class cross join pg_stats cross join lateral unnest(most_common_elems::text::text[], most_common_elem_freqs) known (word, frequency)
            where pg_class.oid = '{snapshot.Schema}.{NameOf(table)}'::regclass and schemaname = '{snapshot.Schema}' and tablename = '{NameOf(table)}' and word is not null
            """,
        reader => (reader.GetString(0), (double)reader.GetFloat(1), (double)reader.GetFloat(2)),
        cancellationToken);

    private static string NameOf(string table) => $"{table}_words";

    /// <summary>One word to look for.</summary>
    private sealed record AskedWord(string Word, bool MayGoOn)
    {
        public string Query => MayGoOn ? $"'{Word}':*" : $"'{Word}'";

        public bool IsMet(string word) => MayGoOn ? word.StartsWith(Word, StringComparison.Ordinal) : string.Equals(word, Word, StringComparison.Ordinal);
    }
}
