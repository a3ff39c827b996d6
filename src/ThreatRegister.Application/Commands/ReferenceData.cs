using ThreatRegister.Application.Events;
using ThreatRegister.Domain.ClosingRules;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.EventLog;

namespace ThreatRegister.Application.Commands;

/// <summary>The threat types and closing rules as decisions see them: kept up to date by reading what is new, at most once a second.</summary>
public sealed class ReferenceData(IEventLog log, EventCodec codec, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan fresh = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim refreshing = new(1, 1);
    private volatile bool isOutdated;
    private Snapshot latest = new(ThreatTypeTree.Initial, 0, ClosingRuleBook.Initial, 0, ReadAt: null);

    /// <summary>Whether decisions on other streams look at this one.</summary>
    public static bool Holds(StreamName stream) => stream == Aggregates.ThreatTypes || stream == Aggregates.ClosingRules;

    public async ValueTask<(ThreatTypeTree Types, ClosingRuleBook ClosingRules)> GetAsync(bool refresh = false, CancellationToken cancellationToken = default)
    {
        var now = clock.GetTimestamp();
        var known = latest;
        if (refresh || isOutdated || known.ReadAt is not { } readAt || clock.GetElapsedTime(readAt, now) > fresh) known = await RefreshAsync(cancellationToken);
        return (known.Types, known.Rules);
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
            var (types, typesVersion) = await ReadOnAsync(latest.Types, latest.TypesVersion, Aggregates.ThreatTypes, (tree, happened) => ThreatTypeTree.Evolve(tree, (ThreatTypeEvent)happened), cancellationToken);
            var (rules, rulesVersion) = await ReadOnAsync(latest.Rules, latest.RulesVersion, Aggregates.ClosingRules, (book, happened) => ClosingRuleBook.Evolve(book, (ClosingRuleEvent)happened), cancellationToken);
            return latest = new(types, typesVersion, rules, rulesVersion, clock.GetTimestamp());
        }
        finally
        {
            refreshing.Release();
        }
    }

    private async ValueTask<(TState State, long Version)> ReadOnAsync<TState>(
        TState state, long version, StreamName stream, Func<TState, object, TState> evolve, CancellationToken cancellationToken)
    {
        await foreach (var recorded in log.ReadStreamAsync(stream, version, cancellationToken))
        {
            state = evolve(state, codec.Decode(recorded).Event);
            version = recorded.Version;
        }

        return (state, version);
    }

    private sealed record Snapshot(ThreatTypeTree Types, long TypesVersion, ClosingRuleBook Rules, long RulesVersion, long? ReadAt);
}
