using ThreatRegister.Domain;

namespace ThreatRegister.Registers.Postgres;

/// <summary>
/// Some texts of a register's table, the same ones for every question: they tell how many rows hold words together, and which of the words tell the most, without a look at the rows.
/// </summary>
/// <param name="Scale">How many versions and records the table has for each that is sampled.</param>
/// <param name="Texts">The words of each sampled version. The versions of one record lie on one page: counted each, a single record that holds all words would be taken for many.</param>
internal sealed record WordSample(double Scale, IReadOnlyList<SampledText> Texts)
{
    /// <summary>So many pages of a table are read: one record in two hundred, of a million.</summary>
    private const int SampledPages = 2_000;

    /// <summary>So much of a text is kept, which most do not exceed.</summary>
    private const int MostCharacters = 1_000;

    /// <summary>So many texts are kept, which so many pages hardly exceed.</summary>
    private const int MostTexts = 20_000;

    /// <summary>A table of fewer pages is asked itself.</summary>
    public const int FewestPages = 200;

    /// <summary>Of a table that has grown by so much, another sample is taken.</summary>
    private const double Growth = 1.25;

    /// <summary>So many of the phrases are looked for.</summary>
    private const int MostPhrases = 62;

    /// <summary>How much of memory it takes, about, in characters.</summary>
    public int Size { get; } = Texts.Sum(text => text.Key.Length + text.Words.Length + 50);

    /// <summary>Null: the table has so few pages that none is needed.</summary>
    public static async Task<WordSample?> OfAsync(Snapshot snapshot, string table, CancellationToken cancellationToken)
    {
        // The size that the planner knows is that of the last time somebody looked.
        var pages = (await snapshot.RowsAsync(_ => $"select pg_relation_size('{snapshot.Schema}.{table}') / current_setting('block_size')::bigint", reader => reader.GetInt64(0), cancellationToken))[0];
        return pages <= FewestPages
            ? null
            : (await snapshot.Samples.OfAsync((snapshot.Schema, table, (int)Math.Log(pages, Growth)), async () => (IReadOnlyList<WordSample>)[await ReadAsync(snapshot, table, (double)pages / Math.Min(pages, SampledPages), cancellationToken)], cancellationToken))[0];
    }

    /// <param name="phrases">As <see cref="SearchKey.PhrasesOf"/> gives them.</param>
    public HeldPhrases Holding(IReadOnlyList<string> phrases)
    {
        var asked = phrases.Take(MostPhrases).ToArray();
        var held = new Dictionary<long, (long Versions, HashSet<string> Records)>();
        foreach (var text in Texts)
        {
            var holds = 0L;
            for (var place = 0; place < asked.Length; place++)
            {
                if (text.Words.Contains(asked[place], StringComparison.Ordinal)) holds |= 1L << place;
            }

            if (holds == 0) continue;

            var (versions, records) = held.GetValueOrDefault(holds, (0, new(StringComparer.Ordinal)));
            records.Add(text.Key);
            held[holds] = (versions + 1, records);
        }

        return new(asked.Length, Scale, [.. held.Select(same => (same.Key, same.Value.Versions, (long)same.Value.Records.Count))]);
    }

    private static async Task<WordSample> ReadAsync(Snapshot snapshot, string table, double scale, CancellationToken cancellationToken) => new(scale, await snapshot.RowsAsync(
        parameters => $"select key, left(search, {MostCharacters}) from {snapshot.Schema}.{table} tablesample system ({parameters.Add(100 / scale)}) repeatable (1) where worded limit {MostTexts}",
        reader => new SampledText(reader.GetString(0), reader.GetString(1)),
        cancellationToken));
}

/// <param name="Words">As <see cref="SearchKey.WordsOf"/> gives them.</param>
internal sealed record SampledText(string Key, string Words);

/// <summary>How many versions, and of how many records, hold which of some phrases, a bit each.</summary>
/// <param name="Phrases">How many phrases were looked for.</param>
/// <param name="Scale">How many versions and records there are for each of the sample.</param>
internal sealed record HeldPhrases(int Phrases, double Scale, IReadOnlyList<(long Phrases, long Versions, long Records)> Held)
{
    /// <summary>Of so many versions that the rarest word led to the index tells whether they hold another one in the time that reading one of them takes.</summary>
    private const double LookedUp = 25;

    /// <summary>One more word takes as long as to read what so many versions of the sample stand for, however few hold it.</summary>
    private const double WorthAWord = 0.5;

    /// <summary>How many records are thought to hold all of them.</summary>
    public double Records => Scale * SampledRecords;

    /// <summary>How many records of the sample do.</summary>
    public long SampledRecords => HoldingAll(All).Records;

    private long All => (1L << Phrases) - 1;

    /// <summary>How many versions of the sample hold one of the phrases, by its place; of one that was not looked for, any number.</summary>
    public long Holding(int place) => place < Phrases ? HoldingAll(1L << place).Versions : long.MaxValue;

    /// <summary>
    /// The phrases, by their places, that are worth a look into the index: each takes it the longer, the more versions hold it, and saves reading those that do not hold it of what the
    /// others find.
    /// </summary>
    /// <param name="forms">How many words of the texts each phrase may be: the index goes through those of each.</param>
    public IReadOnlyList<int> Telling(IReadOnlyList<int> forms)
    {
        var telling = new List<int>();
        for (var (phrases, versions) = (0L, (double)long.MaxValue); telling.Count < Phrases;)
        {
            var rarest = telling.Count == 0 ? long.MaxValue : telling.Min(Holding);
            var (next, left, cost) = Enumerable.Range(0, Phrases).Where(place => (phrases & (1L << place)) == 0)
                .Select(place => (Place: place, Left: HoldingAll(phrases | (1L << place)).Versions, Cost: WorthAWord + (forms[place] * Math.Min(Holding(place), rarest) / LookedUp))).MinBy(word => word.Left + word.Cost);
            if (versions <= left + cost) break;

            telling.Add(next);
            phrases |= 1L << next;
            versions = left;
        }

        return telling;
    }

    private (long Versions, long Records) HoldingAll(long phrases)
    {
        var all = (Versions: 0L, Records: 0L);
        foreach (var held in Held)
        {
            if ((held.Phrases & phrases) == phrases) all = (all.Versions + held.Versions, all.Records + held.Records);
        }

        return all;
    }
}
