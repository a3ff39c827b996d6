using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;
using ThreatRegister.Application.Events;
using ThreatRegister.EventLog.Marten;
using ThreatRegister.EventLog.Sequenced;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Registers.Marten;

/// <summary>
/// The register's pure folds as a Marten projection: a document for each incident and the counts of threats across all of them, in the
/// same transaction as Marten's own progress. Marten tells how far to go; the events are taken in the order of the log, which says which of them count at all.
/// An event that this version cannot read or fold stops the projection in front of it, as it is never skipped.
/// </summary>
public sealed class RegisterDocuments(SequencedEventLog log, EventCodec codec) : IProjection
{
    public const string Name = "threatreg-registers";

    /// <summary>What a store needs to keep the log's streams and these documents: a shop's own settings may stand beside these.</summary>
    public static void Configure(StoreOptions options, string schema = MartenStreams.DefaultSchema)
    {
        ArgumentNullException.ThrowIfNull(options);
        MartenStreams.Configure(options, schema);
        options.DatabaseSchemaName = schema;
        options.Schema.For<IncidentDocument>().DocumentAlias("incident").Duplicate(incident => incident.Type).Duplicate(incident => incident.Import!);
        options.Schema.For<ThreatCount>().DocumentAlias("threat_count").Duplicate(count => count.Type);
        options.Schema.For<RegisterStand>().DocumentAlias("register_stand");
    }

    /// <summary>Has the store's daemon keep them.</summary>
    public static void Keep(StoreOptions options, RegisterDocuments documents)
    {
        ArgumentNullException.ThrowIfNull(options);
        foreach (var errors in new[] { options.Projections.Errors, options.Projections.RebuildErrors })
            errors.SkipApplyErrors = errors.SkipSerializationErrors = errors.SkipUnknownEvents = false;
        options.Projections.Add(documents, ProjectionLifecycle.Async, Name, rebuilt =>
        {
            rebuilt.DeleteViewTypeOnTeardown<IncidentDocument>();
            rebuilt.DeleteViewTypeOnTeardown<ThreatCount>();
            rebuilt.DeleteViewTypeOnTeardown<RegisterStand>();
        });
    }

    public async Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        if (events.Count == 0) return;

        var stand = await operations.LoadAsync<RegisterStand>(RegisterStand.Only, cancellation) ?? new();
        var recorded = await log.ReadUpToAsync(stand.Position, new(events[^1].Sequence, 0), cancellation).Select(codec.Decode).ToListAsync(cancellation);
        if (recorded.Count == 0) return;

        var incidents = new TouchedIncidents(operations);
        await incidents.TakeAsync(recorded, cancellation);
        operations.Store(incidents.Documents());
        await CountAsync(operations, incidents.Moves(), cancellation);
        stand.Position = recorded[^1].Position;
        operations.Store(stand);
    }

    private static async Task CountAsync(IDocumentOperations operations, IEnumerable<(CountCell Cell, int By)> moves, CancellationToken cancellation)
    {
        var sums = moves.GroupBy(move => ThreatCount.IdOf(move.Cell), StringComparer.Ordinal)
            .Select(moved => (moved.First().Cell, By: moved.Sum(move => move.By)))
            .Where(moved => moved.By != 0)
            .ToList();
        var known = (await operations.LoadManyAsync<ThreatCount>(cancellation, sums.Select(moved => ThreatCount.IdOf(moved.Cell)))).ToDictionary(count => count.Id, StringComparer.Ordinal);
        foreach (var (cell, by) in sums)
        {
            var count = known.GetValueOrDefault(ThreatCount.IdOf(cell)) ?? ThreatCount.Of(cell);
            count.Records += by;
            if (count.Records == 0) operations.Delete(count);
            else operations.Store(count);
        }
    }
}
