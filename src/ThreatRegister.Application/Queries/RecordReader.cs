using ThreatRegister.Application.Events;
using ThreatRegister.Application.Queries.Dossiers;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;
using ThreatRegister.Projections.History;

namespace ThreatRegister.Application.Queries;

/// <summary>One record folded from its events: as it was at a moment, and as it is now.</summary>
/// <param name="Kind">The category of its stream, such as <c>incident</c>.</param>
/// <param name="Events">What happened, oldest first; of each, what it changed is in <paramref name="Entries"/>.</param>
/// <param name="Facts">Each fact as it stands, with what states it.</param>
/// <param name="Latest">The row at the newest position: what decides, with <paramref name="Row"/>, who may see it.</param>
public sealed record RecordView(string Kind, IReadOnlyList<Recorded<object>> Events, IReadOnlyList<HistoryEntry> Entries, IReadOnlyList<FactView> Facts, object Row, object Latest)
{
    public string Id { get; } = (string)Row.GetType().GetProperty("Id")!.GetValue(Row)!;
}

/// <summary>
/// Reads one record from the log: its own stream, and of the register's further streams what is about it. From an event on that cannot be read
/// or folded the record stands still, as its row in the registers does.
/// </summary>
/// <param name="found">Told of each record that is found at a moment, before whoever asked has it: he is given what is answered. Null: what is found.</param>
public sealed class RecordReader(IEventLog log, EventCodec codec, TimeZoneInfo zone, Func<RecordView, Moment, CancellationToken, Task<RecordView>>? found = null)
{
    private KnownStreams known = new(log, codec);

    /// <summary>The same reader, that tells of what it finds.</summary>
    public RecordReader Telling(Func<RecordView, Moment, CancellationToken, Task<RecordView>> found) => new(log, codec, zone, found) { known = known };

    /// <summary>The events about one record up to a position, oldest first; empty for a record that nothing has happened to.</summary>
    public async Task<IReadOnlyList<Recorded<object>>> HistoryAsync<TRow>(
        IRegisterFold<TRow> register, string key, long upTo = long.MaxValue, CancellationToken cancellationToken = default)
        where TRow : class =>
        await HistoryAsync(register, key, await RoutedAsync(register, cancellationToken), upTo, cancellationToken);

    /// <summary>The same for one of many records of a register, whose further streams are read already.</summary>
    public async Task<IReadOnlyList<Recorded<object>>> HistoryAsync<TRow>(
        IRegisterFold<TRow> register, string key, RoutedEvents<TRow> routed, long upTo, CancellationToken cancellationToken = default)
        where TRow : class
    {
        var own = await ReadableAsync(register.StreamOf(key), upTo, cancellationToken);
        if (register.HoldsParts) own = [.. own.Where(recorded => register.RouteFor(recorded).Keys.Contains(key, StringComparer.Ordinal)).Select(recorded => register.PartOf(key, recorded))];
        return routed.Join(key, own, upTo);
    }

    /// <summary>What the register's further streams hold, whole.</summary>
    public Task<RoutedEvents<TRow>> RoutedAsync<TRow>(IRegisterFold<TRow> register, CancellationToken cancellationToken = default)
        where TRow : class => known.RoutedAsync(register, cancellationToken);

    /// <summary>What they hold up to some position of each.</summary>
    public async Task<RoutedEvents<TRow>> RoutedAsync<TRow>(IRegisterFold<TRow> register, Func<StreamName, long> upTo, CancellationToken cancellationToken = default)
        where TRow : class
    {
        var routed = new RoutedEvents<TRow>(register);
        foreach (var stream in register.FurtherStreams)
        {
            foreach (var recorded in await WholeAsync(stream, upTo(stream), cancellationToken)) routed.Add(recorded);
        }

        return routed;
    }

    /// <summary>The record at a moment; null where nothing of it was known then.</summary>
    public Task<RecordView?> FindAsync(IRegisterFold register, string key, Moment moment, CancellationToken cancellationToken = default) =>
        register.Open(new Opener(this, key, moment, cancellationToken));

    private async Task<RecordView?> FindAsync<TRow>(IRegisterFold<TRow> register, string key, Moment moment, CancellationToken cancellationToken)
        where TRow : class
    {
        var whole = Folded(register, await HistoryAsync(register, key, cancellationToken: cancellationToken)).ToArray();
        Recorded<object>[] known = [.. whole.Select(step => step.Event).Where(recorded => recorded.Position <= moment.Position && (moment.StatedBy is not { } day || StatedOn.Of(recorded, zone) <= day))];
        if (known.Length == 0 || known[0].Position != whole[0].Event.Position) return null; // nothing stands on its own without the event that began it

        var entries = RecordHistory.Of(register, known, happened => EventCatalogue.Default.Of(happened.GetType()).Name);
        var latest = whole[^1].Row;
        return await ShownAsync(new(register.Categories[0], known, entries, FactSources.Of(entries), known.Length == whole.Length ? latest : Row(register, known), latest), moment, cancellationToken);
    }

    /// <summary>A record as whoever asks may be given it.</summary>
    public Task<RecordView> ShownAsync(RecordView record, Moment moment, CancellationToken cancellationToken) => found is null ? Task.FromResult(record) : found(record, moment, cancellationToken);

    /// <summary>The same as <see cref="StreamAsync"/> for a stream that many records look into: what was read of it is kept.</summary>
    public Task<IReadOnlyList<Recorded<object>>> WholeAsync(StreamName stream, long upTo, CancellationToken cancellationToken = default) => known.ReadAsync(stream, upTo, cancellationToken);

    /// <summary>What one makes of a stream between two positions that it has passed: made once.</summary>
    public Task<IReadOnlyList<T>> PastAsync<T>(StreamName stream, long after, long upTo, Func<Task<IReadOnlyList<T>>> make)
        where T : class => known.PastAsync(stream, after, upTo, make);

    /// <summary>The events of one stream up to a position, oldest first; empty for an unknown stream.</summary>
    public async Task<IReadOnlyList<Recorded<object>>> StreamAsync(StreamName stream, long upTo, CancellationToken cancellationToken = default)
    {
        var events = new List<Recorded<object>>();
        await foreach (var recorded in log.ReadStreamAsync(stream, cancellationToken: cancellationToken))
        {
            if (recorded.Position > upTo) break;
            events.Add(codec.Decode(recorded));
        }

        return events;
    }

    /// <summary>The events of a record's own stream, as far as they can be read.</summary>
    private async Task<IReadOnlyList<Recorded<object>>> ReadableAsync(StreamName stream, long upTo, CancellationToken cancellationToken)
    {
        var events = new List<Recorded<object>>();
        await foreach (var recorded in log.ReadStreamAsync(stream, cancellationToken: cancellationToken))
        {
            if (recorded.Position > upTo || codec.TryDecode(recorded) is not { } read) break;
            events.Add(read);
        }

        return events;
    }

    /// <summary>What of a record's events can be folded, oldest first, each with the row that comes of it.</summary>
    internal static IEnumerable<(Recorded<object> Event, TRow Row)> Folded<TRow>(IRegisterFold<TRow> register, IEnumerable<Recorded<object>> history)
        where TRow : class
    {
        TRow? row = null;
        foreach (var recorded in history)
        {
            try
            {
                row = register.Apply(row, recorded);
            }
            catch (Exception poison) when (poison is not OutOfMemoryException)
            {
                yield break;
            }

            yield return (recorded, row);
        }
    }

    private static TRow Row<TRow>(IRegisterFold<TRow> register, IEnumerable<Recorded<object>> history)
        where TRow : class => history.Aggregate((TRow?)null, (row, recorded) => register.Apply(row, recorded))!;

    private sealed record Opener(RecordReader Reader, string Key, Moment Moment, CancellationToken Cancellation) : IRegisterOpener<Task<RecordView?>>
    {
        public Task<RecordView?> Open<TRow>(IRegisterFold<TRow> register)
            where TRow : class => Reader.FindAsync(register, Key, Moment, Cancellation);
    }
}
