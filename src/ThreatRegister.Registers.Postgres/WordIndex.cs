using ThreatRegister.Domain;

namespace ThreatRegister.Registers.Postgres;

/// <summary>
/// The words of a register's rows, as of whenever: an index finds the records of which some version holds the words that are asked for, where not many hold them together. Words
/// that many records hold together are found sooner by going through the list in its order, until there are enough; a sample of the rows tells which it is.
/// </summary>
internal static class WordIndex
{
    /// <summary>So many versions the index finds at the most: more of them are found sooner in the list.</summary>
    private const int Few = 12_000;

    /// <summary>So many pages of a table are looked at for how many rows hold the words; always the same ones, which stay in memory.</summary>
    private const int SampledPages = 200;

    /// <summary>Of the sample, a share by which half of <see cref="Few"/> is thought to be exceeded has to rest on so many records at least.</summary>
    private const int LeastSampled = 3;

    /// <summary>So many of the words are looked for in the sample.</summary>
    private const int MostWords = 62;

    /// <summary>What begins so can be so many words; of more, the index itself looks for the beginning, which takes it ten times as long.</summary>
    private const int MostForms = 200;

    /// <summary>Longer texts are few, and more than a set of words may hold.</summary>
    private const string IsShort = "length(search) <= 100000";

    private const string Words = "array_to_tsvector(string_to_array(ltrim(search), ' '))";

    /// <summary>Words that begin with a digit are as many as there are numbers and ids; each begins few others.</summary>
    private const string BeginsWithLetter = "word collate \"C\" >= ':'";

    /// <summary>Each word that a row of a register ever held, once.</summary>
    public static string VocabularyIn(string schema) => $"create table {schema}.vocabulary (register text collate \"C\" not null, word text collate \"C\" not null, primary key (register, word));";

    public static string In(string schema, string table) => $"""
        create index {NameOf(table)} on {schema}.{table} using gin ({Words}) where worded and {IsShort};
        create index on {schema}.{table} (key) where worded and not ({IsShort});
        {Learn(schema, table, "true")};
        """;

    /// <summary>Adds the words of rows to the vocabulary.</summary>
    /// <param name="which">The condition that it is one of these rows.</param>
    public static string Learn(string schema, string table, string which) => $"""
        insert into {schema}.vocabulary (register, word)
        select distinct '{table}', word from (select search from {schema}.{table} where worded and {IsShort} and {which}) held cross join lateral unnest(string_to_array(ltrim(search), ' ')) written (word)
        where {BeginsWithLetter} on conflict do nothing
        """;

    /// <summary>The records of which some version holds all that is asked for; null: too many do.</summary>
    /// <param name="few">How many are few: so many versions are read, each once, and so many records looked up.</param>
    public static async Task<IReadOnlyList<string>?> KeysAsync(Snapshot snapshot, string table, string text, CancellationToken cancellationToken, int few = Few)
    {
        var asked = SearchKey.PhrasesOf(text).SelectMany(WordsOf).Distinct().ToArray();
        if (asked.Length == 0) return [];

        var sample = await SampleAsync(snapshot, table, [.. asked.Take(MostWords)], cancellationToken);
        if (sample is not null && sample.Together >= LeastSampled && 2 * sample.Together * sample.Rows > (double)few * sample.Sampled) return null;

        // The index takes the longer, the more words; the sample tells which ones others bring nothing to. What it has nothing of can still be in many.
        var forms = await FormsAsync(snapshot, table, asked, cancellationToken);
        List<int> telling = sample?.Telling() ?? [];
        if (telling.Count == 0 || telling.Count == asked.Length) return await FoundAsync(snapshot, table, forms, text, few, cancellationToken);

        return await FoundAsync(snapshot, table, [.. telling.Select(word => forms[word])], text, few, cancellationToken)
            ?? (sample?.Together >= LeastSampled ? null : await FoundAsync(snapshot, table, forms, text, few, cancellationToken));
    }

    /// <summary>Null: more than few versions hold the words.</summary>
    /// <param name="forms">What is looked for in the index: some of the words of the text, or all.</param>
    private static async Task<IReadOnlyList<string>?> FoundAsync(Snapshot snapshot, string table, IReadOnlyList<string> forms, string text, int few, CancellationToken cancellationToken)
    {
        var keys = await snapshot.RowsAsync(
            parameters => $"""
                with found as materialized (
                    select key, {RegisterSql.Words(text, parameters)} as holds from {snapshot.Schema}.{table}
                    where worded and {IsShort} and {Words} @@ {parameters.Add(string.Join(" & ", forms))}::tsquery limit {parameters.Add(few + 1L)})
                select key from found where holds union all select key from {snapshot.Schema}.{table} where worded and not ({IsShort})
                union all select null from found having count(*) > {parameters.Add((long)few)}
                """,
            reader => reader.IsDBNull(0) ? null : reader.GetString(0),
            cancellationToken);
        return keys.Any(key => key is null) ? null : [.. keys.OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The words of a phrase, of which the last may go on.</summary>
    private static IEnumerable<AskedWord> WordsOf(string phrase)
    {
        var words = phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Select((word, place) => new AskedWord(word, MayGoOn: place == words.Length - 1));
    }

    /// <summary>Null: there are so few rows that none is needed.</summary>
    private static async Task<Sample?> SampleAsync(Snapshot snapshot, string table, IReadOnlyList<AskedWord> asked, CancellationToken cancellationToken)
    {
        var (pages, rows) = (await snapshot.RowsAsync(
            _ => $"select relpages, reltuples from pg_class where oid = '{snapshot.Schema}.{table}'::regclass", reader => (Pages: reader.GetInt32(0), Rows: (double)reader.GetFloat(1)), cancellationToken))[0];
        if (pages <= SampledPages) return null;

        var held = await snapshot.RowsAsync(
            parameters => $"""
                select case when worded then {string.Join(" | ", asked.Select((word, place) => $"case when {RegisterSql.Words(word.Word, parameters)} then {1L << place} else 0 end"))} end, count(distinct key)
                from {snapshot.Schema}.{table} tablesample system ({parameters.Add(100.0 * SampledPages / pages)}) repeatable (1) group by 1
                """,
            reader => (Words: reader.IsDBNull(0) ? 0 : reader.GetInt64(0), Rows: reader.GetInt64(1)),
            cancellationToken);
        return new(asked.Count, rows, held);
    }

    /// <summary>What each of the words looks like in the texts, as terms of the index.</summary>
    private static async Task<IReadOnlyList<string>> FormsAsync(Snapshot snapshot, string table, IReadOnlyList<AskedWord> asked, CancellationToken cancellationToken)
    {
        var begun = asked.Where(word => word.MayGoOn && !char.IsAsciiDigit(word.Word[0])).Select(word => word.Word).ToArray();
        var known = await snapshot.RowsAsync(
            parameters => $"""
                select asked, word from unnest({parameters.Add(begun)}) begun (asked) cross join lateral (
                    select word from {snapshot.Schema}.vocabulary where register = '{table}' and word >= asked collate "C" and word < (asked || {parameters.Add(char.ConvertFromUtf32(0x10FFFF))}) collate "C" limit {parameters.Add(MostForms + 1L)}) forms
                """,
            reader => (Asked: reader.GetString(0), Word: reader.GetString(1)),
            cancellationToken);
        var formsOf = known.ToLookup(form => form.Asked, form => form.Word, StringComparer.Ordinal);
        return [.. asked.Select(word => begun.Contains(word.Word, StringComparer.Ordinal) && word.MayGoOn ? AnyOf(word.Word, [.. formsOf[word.Word]]) : word.MayGoOn ? Begins(word.Word) : $"'{word.Word}'")];
    }

    /// <summary>A word that no text holds is looked for all the same, and not found.</summary>
    private static string AnyOf(string word, string[] forms) => forms.Length switch
    {
        0 => $"'{word}'",
        > MostForms => Begins(word),
        _ => $"({string.Join(" | ", forms.Select(form => $"'{form}'"))})",
    };

    private static string Begins(string word) => $"'{word}':*";

    private static string NameOf(string table) => $"{table}_words";

    /// <summary>Some records of a table. The versions of one lie on one page: counted each, a single record that holds all words would be taken for many.</summary>
    /// <param name="Rows">About how many there are in all.</param>
    /// <param name="Held">How many records of the sample hold which of the words, a bit each.</param>
    private sealed record Sample(int Words, double Rows, IReadOnlyList<(long Words, long Rows)> Held)
    {
        public long Sampled { get; } = Held.Sum(held => held.Rows);

        public long Together => HoldingAll((1L << Words) - 1);

        /// <summary>Of the words, by their places, those that all of them are in no fewer rows than.</summary>
        public List<int> Telling()
        {
            var telling = new List<int>();
            for (var (words, rows) = (0L, long.MaxValue); rows > Together;)
            {
                var next = Enumerable.Range(0, Words).Where(place => (words & (1L << place)) == 0).MinBy(place => HoldingAll(words | (1L << place)));
                telling.Add(next);
                words |= 1L << next;
                rows = HoldingAll(words);
            }

            return telling;
        }

        private long HoldingAll(long words) => Held.Where(held => (held.Words & words) == words).Sum(held => held.Rows);
    }

    /// <summary>One word to look for.</summary>
    private sealed record AskedWord(string Word, bool MayGoOn);
}
