using ThreatRegister.Application.Events;
using ThreatRegister.Domain.ClosingRules;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Domain.Merges;
using ThreatRegister.Domain.ReportingCalendars;
using ThreatRegister.Domain.SeverityScales;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Domain.Withdrawals;
using ThreatRegister.EventLog;

namespace ThreatRegister.Application.Commands;

/// <summary>What a decision may know besides its own stream.</summary>
public sealed record ReferenceBooks(ThreatTypeTree Types, ClosingRuleBook ClosingRules, MergeBook Merges, WithdrawalBook Withdrawals)
{
    public SeverityBook Severity { get; init; } = SeverityBook.Initial;

    public DeadlineBook Deadlines { get; init; } = DeadlineBook.Initial;

    public CalendarBook Calendars { get; init; } = CalendarBook.Initial;
}

/// <summary>The reference books as decisions see them: kept up to date by reading what is new, at most once a second.</summary>
public sealed class ReferenceData(IEventLog log, EventCodec codec, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan fresh = TimeSpan.FromSeconds(1);
    private static readonly HashSet<StreamName> streams = [Aggregates.ThreatTypes, Aggregates.ClosingRules, Aggregates.Merges, Aggregates.Withdrawals, Aggregates.SeverityScales, Aggregates.Deadlines, Aggregates.ReportingCalendars];

    private readonly SemaphoreSlim refreshing = new(1, 1);
    private readonly Book<ThreatTypeTree> types = new(Aggregates.ThreatTypes, ThreatTypeTree.Initial, (tree, happened) => ThreatTypeTree.Evolve(tree, (ThreatTypeEvent)happened));
    private readonly Book<ClosingRuleBook> rules = new(Aggregates.ClosingRules, ClosingRuleBook.Initial, (book, happened) => ClosingRuleBook.Evolve(book, (ClosingRuleEvent)happened));
    private readonly Book<MergeBook> merges = new(Aggregates.Merges, MergeBook.Initial, (book, happened) => MergeBook.Evolve(book, (MergeEvent)happened));
    private readonly Book<WithdrawalBook> withdrawals = new(Aggregates.Withdrawals, WithdrawalBook.Initial, (book, happened) => WithdrawalBook.Evolve(book, (WithdrawalEvent)happened));
    private readonly Book<SeverityBook> severity = new(Aggregates.SeverityScales, SeverityBook.Initial, (book, happened) => SeverityBook.Evolve(book, (SeverityScaleEvent)happened));
    private readonly Book<DeadlineBook> deadlines = new(Aggregates.Deadlines, DeadlineBook.Initial, (book, happened) => DeadlineBook.Evolve(book, (DeadlineEvent)happened));
    private readonly Book<CalendarBook> calendars = new(Aggregates.ReportingCalendars, CalendarBook.Initial, (book, happened) => CalendarBook.Evolve(book, (ReportingCalendarEvent)happened));
    private volatile bool isOutdated;
    private volatile Snapshot? latest;

    /// <summary>Whether decisions on other streams look at this one.</summary>
    public static bool Holds(StreamName stream) => streams.Contains(stream);

    public async ValueTask<ReferenceBooks> GetAsync(bool refresh = false, CancellationToken cancellationToken = default)
    {
        var now = clock.GetTimestamp();
        var known = latest;
        if (refresh || isOutdated || known is null || clock.GetElapsedTime(known.ReadAt, now) > fresh) known = await RefreshAsync(cancellationToken);
        return known.Books;
    }

    /// <summary>Something was recorded here: the next decision reads it.</summary>
    public void Outdate() => isOutdated = true;

    public void Dispose() => refreshing.Dispose();

    private async ValueTask<Snapshot> RefreshAsync(CancellationToken cancellationToken)
    {
        await refreshing.WaitAsync(cancellationToken);
        try
        {
            isOutdated = false;
            var books = new ReferenceBooks(
                await ReadOnAsync(types, cancellationToken), await ReadOnAsync(rules, cancellationToken), await ReadOnAsync(merges, cancellationToken), await ReadOnAsync(withdrawals, cancellationToken))
            {
                Severity = await ReadOnAsync(severity, cancellationToken), Deadlines = await ReadOnAsync(deadlines, cancellationToken), Calendars = await ReadOnAsync(calendars, cancellationToken),
            };
            return latest = new(books, clock.GetTimestamp());
        }
        finally
        {
            refreshing.Release();
        }
    }

    private async ValueTask<TState> ReadOnAsync<TState>(Book<TState> book, CancellationToken cancellationToken)
    {
        await foreach (var recorded in log.ReadStreamAsync(book.Stream, book.Version, cancellationToken)) book.Add(codec.Decode(recorded));
        return book.State;
    }

    private sealed record Snapshot(ReferenceBooks Books, long ReadAt);

    /// <summary>One stream, folded as far as it was read.</summary>
    private sealed class Book<TState>(StreamName stream, TState initial, Func<TState, object, TState> evolve)
    {
        public StreamName Stream { get; } = stream;

        public TState State { get; private set; } = initial;

        public long Version { get; private set; }

        public void Add(Recorded<object> recorded) => (State, Version) = (evolve(State, recorded.Event), recorded.Version);
    }
}
