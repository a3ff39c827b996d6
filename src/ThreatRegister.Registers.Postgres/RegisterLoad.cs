using ThreatRegister.EventLog;
using ThreatRegister.Projections;

namespace ThreatRegister.Registers.Postgres;

/// <summary>One register while it is built anew.</summary>
internal interface IRegisterLoad
{
    IRegisterFold Register { get; }

    /// <summary>Notes an event of a further stream; all of them come before the first record is folded.</summary>
    void Note(Recorded<object> recorded);

    /// <summary>Begins with a part of the records; several at the same time.</summary>
    IPartLoad Begin(ParkedStreams parked, CellLoad cells);
}

/// <summary>A part of the records of one register.</summary>
internal interface IPartLoad
{
    IRegisterFold Register { get; }

    /// <summary>Folds all events about one record; what it was is kept as rows alone, so that the next one finds memory free.</summary>
    /// <param name="own">The events of its own stream, as far as they can be read; not empty.</param>
    void Fold(IReadOnlyList<Recorded<object>> own, FoldedRows rows);
}

internal sealed class RegisterLoad<TRow>(RegisterTable<TRow> table, TimeZoneInfo zone) : IRegisterLoad
    where TRow : class
{
    private readonly RoutedEvents<TRow> routed = new(table.Fold);

    public IRegisterFold Register => table.Fold;

    public void Note(Recorded<object> recorded) => routed.Add(recorded);

    public IPartLoad Begin(ParkedStreams parked, CellLoad cells) => new Part(table, routed, new(table, zone, parked), cells);

    private sealed class Part(RegisterTable<TRow> table, RoutedEvents<TRow> routed, RowFolder<TRow> folder, CellLoad cells) : IPartLoad
    {
        public IRegisterFold Register => table.Fold;

        public void Fold(IReadOnlyList<Recorded<object>> own, FoldedRows rows)
        {
            var records = HistoriesOf(own);
            while (!TryFold(records, rows))
            {
                // What cannot be written is parked by now.
            }

            if (table.Moved is not null) cells.Add(folder.Moves, rows);
            var raised = rows.Of("raised (register, key, since, until)");
            foreach (var (key, until) in folder.Raised) raised.Row(4).Value(table.Name).Value(key).Value(folder.Versions.First(version => string.Equals(version.Key, key, StringComparison.Ordinal)).From).Value(until);
        }

        private bool TryFold(List<(string Key, IReadOnlyList<Recorded<object>> History)> records, FoldedRows rows)
        {
            folder.Clear();
            foreach (var (key, history) in records)
            {
                foreach (var recorded in history) folder.Apply(key, recorded);
            }

            folder.ForgetStated();
            try
            {
                foreach (var (key, history) in records.Where(record => folder.StatesAnew(record.Key)))
                    folder.StateAnew(key, [.. history.TakeWhile(recorded => recorded.Position <= folder.LastOf(key)).Select(recorded => table.Fold.PartOf(key, recorded))]);
                var states = folder.Newest();
                rows.Add(table, folder);
                rows.AddStates(table.Name, states);
                return true;
            }
            catch (UnwritableRowException poison)
            {
                folder.Park(poison);
                return false;
            }
        }

        /// <summary>The events about the record, or about each of its parts.</summary>
        private List<(string Key, IReadOnlyList<Recorded<object>> History)> HistoriesOf(IReadOnlyList<Recorded<object>> own)
        {
            if (!table.Fold.HoldsParts) return [(own[0].Stream.Id, routed.Join(own[0].Stream.Id, own))];

            var about = own.Select(recorded => (Recorded: recorded, table.Fold.RouteFor(recorded).Keys)).ToArray();
            return [.. about.SelectMany(part => part.Keys).Distinct(StringComparer.Ordinal).Select(key => (key, (IReadOnlyList<Recorded<object>>)[.. about.Where(part => part.Keys.Contains(key, StringComparer.Ordinal)).Select(part => part.Recorded)]))];
        }
    }
}
