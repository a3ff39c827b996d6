using System.Runtime.CompilerServices;
using ThreatRegister.Domain;
using ThreatRegister.Projections;
using ThreatRegister.Projections.History;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Projections.Merges;

namespace ThreatRegister.Application.Queries;

/// <summary>One event that a survivor was told while another incident was merged into it.</summary>
/// <param name="Survivor">The record that holds it.</param>
public sealed record ToReassign(string Survivor, HistoryEntry Entry);

/// <summary>One merge, with the strictest marking of its incidents, and where it is undone and not settled, what is to be gone through.</summary>
public sealed record MergeView(MergeItem Merge, Tlp Marking, IReadOnlyList<ToReassign> ToReassign);

/// <summary>A merge that is undone and not settled, and how many events are to be gone through.</summary>
/// <param name="Merged">What the incident is called that was merged.</param>
/// <param name="Survivor">What the one is called that spoke for it.</param>
public sealed record MergeToSettle(MergeItem Merge, Tlp Marking, int ToReassign, string Merged, string Survivor);

/// <summary>Reads the merges from their one stream, as of any moment.</summary>
public sealed class MergeReader(RecordReader records, IRegisters registers)
{
    private static readonly IncidentRegister incidents = new();

    /// <summary>All merges in their order, whoever may see them, so that it can be told which are asked for before they are read.</summary>
    public Task<IReadOnlyList<MergeItem>> KnownAsync(Moment moment, CancellationToken cancellationToken = default) => KnownAsync(records, moment, cancellationToken);

    /// <summary>The same, for who asks for nothing else of merges.</summary>
    internal static async Task<IReadOnlyList<MergeItem>> KnownAsync(RecordReader records, Moment moment, CancellationToken cancellationToken)
    {
        var events = await records.WholeAsync(WholeStreams.Merges, moment.Position, cancellationToken);
        return events.Count == 0 ? [] : await records.PastAsync(WholeStreams.Merges, 0, events[^1].Position, () => Task.FromResult(MergeList.Of(events)));
    }

    /// <summary>All merges in their order; one of which the viewer may not see all incidents is left out.</summary>
    public async Task<IReadOnlyList<MergeView>> ListAsync(Viewer viewer, Moment moment, CancellationToken cancellationToken = default) =>
        await ListAsync(viewer, moment, await KnownAsync(moment, cancellationToken), cancellationToken);

    /// <summary>The merges that one incident has part in.</summary>
    public async Task<IReadOnlyList<MergeView>> OfAsync(Viewer viewer, Moment moment, string incident, CancellationToken cancellationToken = default) =>
        await ListAsync(viewer, moment, [.. (await KnownAsync(moment, cancellationToken)).Where(merge => IncidentsOf(merge).Contains(incident, StringComparer.Ordinal))], cancellationToken);

    /// <summary>Those of some merges of which the viewer may see all incidents.</summary>
    public async Task<IReadOnlyList<MergeView>> ListAsync(Viewer viewer, Moment moment, IReadOnlyList<MergeItem> asked, CancellationToken cancellationToken = default)
    {
        var views = new List<MergeView>();
        await foreach (var (merge, heads, told) in ReadAsync(viewer, moment, asked, cancellationToken))
        {
            var shown = new List<ToReassign>();
            foreach (var (survivor, view) in told) shown.AddRange((await records.ShownAsync(view, moment, cancellationToken)).Entries.Select(entry => new ToReassign(survivor, entry)));
            views.Add(new(merge, MarkingOf(merge, heads), shown));
        }

        return views;
    }

    /// <summary>The merges that are undone and not settled.</summary>
    public async Task<IReadOnlyList<MergeToSettle>> ToSettleAsync(Viewer viewer, Moment moment, CancellationToken cancellationToken = default)
    {
        var settled = new List<MergeToSettle>();
        await foreach (var (merge, heads, told) in ReadAsync(viewer, moment, [.. (await KnownAsync(moment, cancellationToken)).Where(merge => merge.IsToSettle)], cancellationToken))
            settled.Add(new(merge, MarkingOf(merge, heads), told.Sum(survivor => survivor.Told.Entries.Count), heads[merge.Merged].Title, heads[merge.Survivor].Title));
        return settled;
    }

    /// <summary>With each survivor that was told something since, as far as that is to be gone through.</summary>
    private async IAsyncEnumerable<(MergeItem Merge, IReadOnlyDictionary<string, RecordHead> Heads, IReadOnlyList<(string Survivor, RecordView Told)> Told)> ReadAsync(
        Viewer viewer, Moment moment, IReadOnlyList<MergeItem> asked, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (asked.Count == 0) yield break;

        var heads = await registers.HeadsAsync(incidents.Name, viewer, moment, [.. asked.SelectMany(IncidentsOf).Distinct(StringComparer.Ordinal)], cancellationToken);
        var routed = await records.RoutedAsync(incidents, cancellationToken);
        foreach (var merge in asked.Where(merge => IncidentsOf(merge).All(heads.ContainsKey)))
        {
            var told = new List<(string, RecordView)>();
            foreach (var span in merge.IsToSettle ? merge.Spans : [])
                told.Add((span.Survivor, (await records.PastAsync(incidents.StreamOf(span.Survivor), span.After, span.Before!.Value, async () => (IReadOnlyList<RecordView>)[await ToldAsync(span, routed, cancellationToken)]))[0]));

            yield return (merge, heads, told);
        }
    }

    private static Tlp MarkingOf(MergeItem merge, IReadOnlyDictionary<string, RecordHead> heads) => IncidentsOf(merge).Max(id => heads[id].Marking);

    private static IEnumerable<string> IncidentsOf(MergeItem merge) => merge.Spans.Select(span => span.Survivor).Append(merge.Survivor).Append(merge.Merged);

    /// <summary>The survivor as it was at the undoing, with what it was told itself since the merge.</summary>
    private async Task<RecordView> ToldAsync(MergeSpan span, RoutedEvents<IncidentRow> routed, CancellationToken cancellationToken)
    {
        var history = await records.HistoryAsync(incidents, span.Survivor, routed, span.Before!.Value, cancellationToken);
        var entries = RecordHistory.Of(incidents, history, happened => Events.EventCatalogue.Default.Of(happened.GetType()).Name);
        var row = history.Aggregate((IncidentRow?)null, (row, recorded) => incidents.Apply(row, recorded))!;
        var told = history.Zip(entries).Where(happened => incidents.Owns(happened.First.Stream) && happened.First.Position > span.After).ToArray();
        return new(incidents.Categories[0], [.. told.Select(happened => happened.First)], [.. told.Select(happened => happened.Second)], [], row, row);
    }
}
