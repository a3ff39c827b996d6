using Npgsql;
using ThreatRegister.Application.Queries;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;

namespace ThreatRegister.Registers.Postgres;

/// <summary>What all registers' projections share for one catching up.</summary>
internal sealed record ProjectionContext(NpgsqlConnection Connection, string Schema, TimeZoneInfo Zone, ParkedStreams Parked, CellStore Cells, RecordReader Records);

/// <summary>Folds events into one register, for the time of one catching up.</summary>
internal interface IRegisterProjection
{
    /// <summary>Folds and writes the events that are about this register's rows.</summary>
    /// <param name="events">All that could be read of a batch, in order.</param>
    Task ProjectAsync(IReadOnlyList<Recorded<object>> events, CancellationToken cancellationToken);
}

/// <summary>
/// Follows each event to the rows it is about, and folds them a few thousand at a time: one event may be about any number of rows, which
/// then pass through memory piece by piece, all in the transaction of the batch.
/// </summary>
internal sealed class RegisterProjection<TRow>(RegisterTable<TRow> table, ProjectionContext context) : IRegisterProjection
    where TRow : class
{
    private const int RowsAtOnce = 5_000;
    private readonly RegisterWriter<TRow> writer = new(table, context.Connection, context.Schema, context.Cells);
    private readonly List<(string Key, Recorded<object> Recorded)> waiting = new(RowsAtOnce);

    /// <summary>Read when something has to be stated anew for the first time, then kept up with what passes.</summary>
    private RoutedEvents<TRow>? routed;

    private long reached;

    public async Task ProjectAsync(IReadOnlyList<Recorded<object>> events, CancellationToken cancellationToken)
    {
        foreach (var recorded in events)
        {
            if (!table.Fold.Takes(recorded.Stream)) continue;
            reached = recorded.Position;
            if (!table.Fold.Owns(recorded.Stream)) routed?.Add(recorded);
            var route = table.Fold.RouteFor(recorded);
            if (route.ImportId is { } import) await FollowImportAsync(import, recorded, cancellationToken);
            foreach (var key in route.Keys) await FollowAsync(key, recorded, cancellationToken);
        }

        await FoldWaitingAsync(cancellationToken);
    }

    /// <summary>The rows of an import are found by what is written, so all that waits is written first.</summary>
    private async Task FollowImportAsync(string import, Recorded<object> recorded, CancellationToken cancellationToken)
    {
        if (!table.KnowsImports) return;

        await FoldWaitingAsync(cancellationToken);
        var last = "";
        while (await writer.KeysOfImportAsync(import, last, RowsAtOnce, cancellationToken) is { Count: > 0 } keys)
        {
            foreach (var key in keys) await FollowAsync(key, recorded, cancellationToken);
            last = keys[^1];
        }

        await FoldWaitingAsync(cancellationToken);
    }

    private async Task FollowAsync(string key, Recorded<object> recorded, CancellationToken cancellationToken)
    {
        waiting.Add((key, recorded));
        if (waiting.Count >= RowsAtOnce) await FoldWaitingAsync(cancellationToken);
    }

    private async Task FoldWaitingAsync(CancellationToken cancellationToken)
    {
        while (waiting.Count > 0 && !await TryFoldWaitingAsync(cancellationToken))
        {
            // What cannot be written is parked by now: the rest is folded without it.
        }
    }

    private async Task<bool> TryFoldWaitingAsync(CancellationToken cancellationToken)
    {
        var folder = new RowFolder<TRow>(table, context.Zone, context.Parked);
        string[] known = [.. waiting.Where(about => !Begins(about.Recorded)).Select(about => about.Key).Distinct(StringComparer.Ordinal)];
        if (known.Length > 0) await writer.LoadAsync(folder, known, cancellationToken);
        foreach (var (key, recorded) in waiting) folder.Apply(key, recorded);
        try
        {
            await StateAnewAsync(folder, cancellationToken);
            await writer.WriteAsync(folder, cancellationToken);
        }
        catch (UnwritableRowException poison)
        {
            folder.Park(poison);
            return false;
        }

        waiting.Clear();
        return true;
    }

    private bool Begins(Recorded<object> recorded) => recorded.Version == 1 && table.Fold.Owns(recorded.Stream);

    private async Task StateAnewAsync(RowFolder<TRow> folder, CancellationToken cancellationToken)
    {
        if (folder.StatedAnew.Count == 0) return;

        routed ??= await context.Records.RoutedAsync(table.Fold, stream => Math.Min(reached, context.Parked.UnreadFrom(stream) - 1 ?? reached), cancellationToken);
        folder.ForgetStated();
        foreach (var key in folder.StatedAnew)
            folder.StateAnew(key, await context.Records.HistoryAsync(table.Fold, key, routed, folder.LastOf(key), cancellationToken));
    }
}
