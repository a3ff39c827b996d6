using System.Diagnostics;
using System.Text.Json;
using ThreatRegister.Application.Events;
using ThreatRegister.Domain;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;

namespace ThreatRegister.Registers.Postgres;

/// <summary>One line of the change log.</summary>
/// <param name="Ordinal">Its place among the lines of one event about one record.</param>
internal sealed record ChangeRow(
    long Position, string Register, string Key, int Ordinal, FieldChange Change);

/// <summary>A row as it was recorded from one position on.</summary>
/// <param name="worded">It says something in other words than the version before: to find the record by its words, these versions are enough.</param>
internal sealed class RowVersion<TRow>(string key, long from, DateOnly statedFrom, TRow row, bool worded)
{
    public bool Worded { get; } = worded;

    public string Key { get; } = key;

    public long From { get; } = from;

    public long To { get; set; } = RegisterSchema.Open;

    public DateOnly StatedFrom { get; } = statedFrom;

    public TRow Row { get; } = row;
}

/// <summary>A row as sources had stated it in [From, To).</summary>
internal sealed record StatedVersion<TRow>(string Key, DateOnly From, DateOnly To, TRow Row);

/// <summary>The newest row of a record.</summary>
/// <param name="Strictest">Of all markings that it ever had.</param>
/// <param name="Fresh">Its version where it is not written yet.</param>
internal sealed record RowState<TRow>(TRow Row, long From, DateOnly StatedFrom, Tlp Strictest, RowVersion<TRow>? Fresh);

/// <summary>The newest row of a record as it is stored.</summary>
internal sealed record StoredState(string Key, long From, DateOnly StatedFrom, Tlp Strictest, byte[] Row);

/// <summary>Folds events into rows in memory, and collects what is to be written of them. Serves live projecting and rebuilding alike.</summary>
internal sealed class RowFolder<TRow>(RegisterTable<TRow> table, TimeZoneInfo zone, ParkedStreams parked)
    where TRow : class
{
    private readonly Dictionary<string, RowState<TRow>> states = new(StringComparer.Ordinal);
    private readonly HashSet<string> statedAnew = new(StringComparer.Ordinal);

    /// <summary>Versions written earlier that end now.</summary>
    public List<(string Key, long From, long To)> Closings { get; } = [];

    public List<RowVersion<TRow>> Versions { get; } = [];

    public List<StatedVersion<TRow>> Stated { get; } = [];

    public List<ChangeRow> Changes { get; } = [];

    public List<CellMove> Moves { get; } = [];

    /// <summary>Records that were marked more strictly than before, and where that last happened.</summary>
    public Dictionary<string, long> Raised { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Records of which something was stated before what was known of them already: what sources had stated of them has to be folded anew,
    /// in the order of stating.
    /// </summary>
    public IReadOnlyCollection<string> StatedAnew => statedAnew;

    /// <summary>The newest rows of the records that were touched, as they are stored.</summary>
    /// <exception cref="UnwritableRowException">One of them cannot be stored.</exception>
    public StoredState[] Newest() =>
    [
        .. states.Where(state => state.Value.Fresh is not null).Select(state => new StoredState(
            state.Key, state.Value.From, state.Value.StatedFrom, state.Value.Strictest, Unwritable.Unless(state.Key, state.Value.From, () => JsonSerializer.SerializeToUtf8Bytes(state.Value.Row, JsonForms.Plain)))),
    ];

    public void Know(string key, TRow row, long from, DateOnly statedFrom, Tlp strictest) => states[key] = new(row, from, statedFrom, strictest, Fresh: null);

    /// <summary>The position of the last event about a record that was folded.</summary>
    public long LastOf(string key) => states[key].From;

    public void Apply(string key, Recorded<object> recorded)
    {
        var own = table.Fold.StreamOf(key);
        var known = states.GetValueOrDefault(key);
        if (parked.StandsStill(own, table.Name, recorded.Position)) return;
        if (known is null && !table.Fold.Owns(recorded.Stream)) return; // no row stands that it could be about

        try
        {
            Replace(key, known, table.Fold.Apply(known?.Row, table.Fold.PartOf(key, recorded)), recorded);
        }
        catch (Exception poison) when (poison is not OutOfMemoryException)
        {
            Park(key, recorded.Position, poison);
        }
    }

    /// <summary>Puts aside what turned out to be unwritable: what is folded again stops before it.</summary>
    public void Park(UnwritableRowException poison) => Park(poison.Key, poison.Position, poison.InnerException!);

    /// <summary>Folding is pure: whatever goes wrong is the content's own matter, and stops no other record. What an exception says may be the text of a record.</summary>
    private void Park(string key, long position, Exception poison) => parked.Unfolded(
        table.Fold.StreamOf(key), table.Name, position, poison is UnreachableException ? poison.Message : $"No row can be made of it: {poison.GetType().Name}.");

    public bool StatesAnew(string key) => statedAnew.Contains(key);

    /// <summary>Puts what sources had stated of a record anew in place of what was collected.</summary>
    /// <param name="history">The events about the record, as far as they are folded.</param>
    public void StateAnew(string key, IReadOnlyList<Recorded<object>> history)
    {
        var rows = Unwritable.Unless(key, LastOf(key), () => StatedOn.Versions(table.Fold, history, zone));
        for (var index = 0; index < rows.Count - 1; index++) Stated.Add(new(key, rows[index].From, rows[index + 1].From, rows[index].Row));
    }

    /// <summary>Forgets what was collected of the records that are to be stated anew.</summary>
    public void ForgetStated()
    {
        if (statedAnew.Count > 0) Stated.RemoveAll(version => statedAnew.Contains(version.Key));
    }

    /// <summary>Forgets everything, for the next records.</summary>
    public void Clear()
    {
        states.Clear();
        statedAnew.Clear();
        Closings.Clear();
        Versions.Clear();
        Stated.Clear();
        Changes.Clear();
        Moves.Clear();
        Raised.Clear();
    }

    private void Replace(string key, RowState<TRow>? known, TRow next, Recorded<object> recorded)
    {
        // First all that may go wrong, then what is kept: of what cannot be made nothing is left.
        var stated = StatedOn.Of(recorded, zone);
        FieldChange[] changes = known is null ? [] : [.. table.Fold.Changes(known.Row, next)];
        var moved = table.Moved?.Invoke(known?.Row, next);
        var worded = known is null || !table.Fold.TextsOf(known.Row).SequenceEqual(table.Fold.TextsOf(next), StringComparer.Ordinal);
        if (known is not null)
        {
            for (var ordinal = 0; ordinal < changes.Length; ordinal++) Changes.Add(new(recorded.Position, table.Name, key, ordinal, changes[ordinal]));
            if (table.Fold.MarkingOf(next) > table.Fold.MarkingOf(known.Row)) Raised[key] = recorded.Position;
            stated = End(known, key, recorded.Position, stated);
        }

        foreach (var cell in moved?.Left ?? []) Moves.Add(new(recorded.Position, cell, -1));
        foreach (var cell in moved?.Entered ?? []) Moves.Add(new(recorded.Position, cell, 1));
        var version = new RowVersion<TRow>(key, recorded.Position, stated, next, worded);
        Versions.Add(version);
        var marking = table.Fold.MarkingOf(next);
        states[key] = new(next, recorded.Position, stated, known?.Strictest > marking ? known.Strictest : marking, version);
    }

    /// <summary>Ends the version that was valid, on both axes; answers from which day the new one is what sources had stated.</summary>
    private DateOnly End(RowState<TRow> known, string key, long position, DateOnly stated)
    {
        if (known.Fresh is { } fresh) fresh.To = position;
        else Closings.Add((key, known.From, position));

        if (stated < known.StatedFrom)
        {
            statedAnew.Add(key);
            return known.StatedFrom;
        }

        if (stated > known.StatedFrom) Stated.Add(new(key, known.StatedFrom, stated, known.Row));
        return stated;
    }
}
