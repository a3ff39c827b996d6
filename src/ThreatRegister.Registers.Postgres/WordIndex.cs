using ThreatRegister.Domain;

namespace ThreatRegister.Registers.Postgres;

/// <summary>
/// The words of a register's rows, as of whenever: an index finds the records of which some version holds the words that are asked for, where not many hold them together. Words
/// that many records hold together are found sooner by going through the list in its order, until there are enough; a sample of the rows tells which it is.
/// </summary>
internal static class WordIndex
{
    /// <summary>So many records are sooner found in the index; more of them in the list, of which not much has to be gone through then.</summary>
    private const int Few = 5_000;

    /// <summary>The index finds so many versions for each of <see cref="Few"/> at the most, where the sample had thought them fewer.</summary>
    private const int MostOfFew = 3;

    /// <summary>That there are more than few of a sample has to rest on so many records at least.</summary>
    private const int LeastSampled = 3;

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

    /// <summary>The records of which some version holds all that is asked for.</summary>
    /// <param name="few">How many are few.</param>
    public static async Task<WordsFound> FindAsync(Snapshot snapshot, string table, string text, CancellationToken cancellationToken, int few = Few)
    {
        string[] phrases = [.. SearchKey.PhrasesOf(text).Distinct(StringComparer.Ordinal)];
        if (phrases.Length == 0) return new([], phrases);

        var held = (await WordSample.OfAsync(snapshot, table, cancellationToken))?.Holding(phrases);
        string[] rarestFirst = held is null ? phrases : [.. phrases.Index().OrderBy(phrase => held.Holding(phrase.Index)).Select(phrase => phrase.Item)];
        var areMany = held?.SampledRecords >= LeastSampled;
        if (areMany && held!.Records > few) return new(null, rarestFirst);

        // The index takes the longer, the more words; the sample tells which ones others bring little to. What it has nothing of can still be in many.
        var terms = await TermsAsync(snapshot, table, phrases, cancellationToken);
        IndexedPhrase[] telling = [.. held?.Telling([.. terms.Select(term => term.Words)]).Select(place => terms[place]) ?? []];
        var keys = telling.Length > 0 && telling.Length < phrases.Length ? await KeysAsync(telling) ?? (areMany ? null : await KeysAsync(terms)) : await KeysAsync(terms);
        return new(keys, rarestFirst);

        Task<IReadOnlyList<string>?> KeysAsync(IReadOnlyList<IndexedPhrase> looked)
        {
            var told = looked.Where(phrase => phrase.IsToldByIndex).Select(phrase => phrase.Phrase);
            return FoundAsync(snapshot, table, looked, [.. rarestFirst.Except(told, StringComparer.Ordinal)], few * MostOfFew, cancellationToken);
        }
    }

    /// <summary>Null: more versions than that hold the words.</summary>
    /// <param name="looked">What is looked for in the index: some of the phrases that are asked for, or all.</param>
    /// <param name="phrases">What the index does not tell.</param>
    private static async Task<IReadOnlyList<string>?> FoundAsync(Snapshot snapshot, string table, IReadOnlyList<IndexedPhrase> looked, IReadOnlyList<string> phrases, int most, CancellationToken cancellationToken)
    {
        var keys = await snapshot.RowsAsync(
            parameters => $"""
                with found as materialized (
                    select key, {(phrases.Count == 0 ? "true" : RegisterSql.Words(phrases, parameters))} as holds from {snapshot.Schema}.{table}
                    where worded and {IsShort} and {Words} @@ {parameters.Add(string.Join(" & ", looked.Select(phrase => phrase.Term)))}::tsquery limit {parameters.Add(most + 1L)})
                select key from found where holds union all select key from {snapshot.Schema}.{table} where worded and not ({IsShort})
                union all select null from found having count(*) > {parameters.Add((long)most)}
                """,
            reader => reader.IsDBNull(0) ? null : reader.GetString(0),
            cancellationToken);
        return keys.Any(key => key is null) ? null : [.. keys.OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    /// <summary>What each of the phrases looks like in the texts, as a term of the index; the last word of each may go on.</summary>
    private static async Task<IReadOnlyList<IndexedPhrase>> TermsAsync(Snapshot snapshot, string table, IReadOnlyList<string> phrases, CancellationToken cancellationToken)
    {
        var words = phrases.Select(phrase => phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        var begun = words.Select(all => all[^1]).Where(word => !char.IsAsciiDigit(word[0])).Distinct(StringComparer.Ordinal).ToArray();
        var known = await snapshot.RowsAsync(
            parameters => $"""
                select asked, word from unnest({parameters.Add(begun)}) begun (asked) cross join lateral (
                    select word from {snapshot.Schema}.vocabulary where register = '{table}' and word >= asked collate "C" and word < (asked || {parameters.Add(char.ConvertFromUtf32(0x10FFFF))}) collate "C" limit {parameters.Add(MostForms + 1L)}) forms
                """,
            reader => (Asked: reader.GetString(0), Word: reader.GetString(1)),
            cancellationToken);
        var formsOf = known.ToLookup(form => form.Asked, form => form.Word, StringComparer.Ordinal);
        return [.. phrases.Zip(words, (phrase, all) => IndexedPhrase.Of(phrase, all, char.IsAsciiDigit(all[^1][0]) ? null : [.. formsOf[all[^1]]]))];
    }

    private static string NameOf(string table) => $"{table}_words";

    /// <summary>One phrase to look for.</summary>
    /// <param name="Words">How many words the index goes through for it.</param>
    /// <param name="IsToldByIndex">It is one word: what the index finds holds it.</param>
    private sealed record IndexedPhrase(string Phrase, string Term, int Words, bool IsToldByIndex)
    {
        /// <param name="forms">What the last word may be; null: whatever begins so.</param>
        public static IndexedPhrase Of(string phrase, string[] words, string[]? forms)
        {
            var last = forms switch
            {
                null or { Length: > MostForms } => $"'{words[^1]}':*",
                // A word that no text holds is looked for all the same, and not found.
                [] => $"'{words[^1]}'",
                _ => $"({string.Join(" | ", forms.Select(form => $"'{form}'"))})",
            };
            return new(phrase, string.Join(" & ", words.SkipLast(1).Select(word => $"'{word}'").Append(last)), words.Length - 1 + Math.Max(1, forms?.Length ?? 1), words.Length == 1);
        }
    }
}
