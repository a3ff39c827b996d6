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

    /// <summary>In the order of merging; a merge of which the viewer may not see both incidents is left out.</summary>
    public Task<IReadOnlyList<MergeView>> ListAsync(Viewer viewer, Moment moment, CancellationToken cancellationToken = default) => ListAsync(viewer, moment, _ => true, cancellationToken);

    /// <summary>The merges that one incident has part in.</summary>
    public Task<IReadOnlyList<MergeView>> OfAsync(Viewer viewer, Moment moment, string incident, CancellationToken cancellationToken = default) => ListAsync(
        viewer, moment, merge => IncidentsOf(merge).Contains(incident, StringComparer.Ordinal), cancellationToken);

    /// <summary>The merges that are undone and not settled.</summary>
    public async Task<IReadOnlyList<MergeToSettle>> ToSettleAsync(Viewer viewer, Moment moment, CancellationToken cancellationToken = default)
    {
        var settled = new List<MergeToSettle>();
        await foreach (var (merge, heads, told) in ReadAsync(viewer, moment, merge => merge.IsToSettle, cancellationToken))
            settled.Add(new(merge, MarkingOf(merge, heads), told.Sum(survivor => survivor.Told.Entries.Count), heads[merge.Merged].Title, heads[merge.Survivor].Title));
        return settled;
    }

    private async Task<IReadOnlyList<MergeView>> ListAsync(Viewer viewer, Moment moment, Func<MergeItem, bool> isAsked, CancellationToken cancellationToken)
    {
        var views = new List<MergeView>();
        await foreach (var (merge, heads, told) in ReadAsync(viewer, moment, isAsked, cancellationToken))
        {
            var shown = new List<ToReassign>();
            foreach (var (survivor, view) in told) shown.AddRange((await records.ShownAsync(view, moment, cancellationToken)).Entries.Select(entry => new ToReassign(survivor, entry)));
            views.Add(new(merge, MarkingOf(merge, heads), shown));
        }

        return views;
    }

    /// <summary>With each survivor that was told something since, as far as that is to be gone through.</summary>
    private async IAsyncEnumerable<(MergeItem Merge, IReadOnlyDictionary<string, RecordHead> Heads, IReadOnlyList<(string Survivor, RecordView Told)> Told)> ReadAsync(
        Viewer viewer, Moment moment, Func<MergeItem, bool> isAsked, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var events = await records.WholeAsync(WholeStreams.Merges, moment.Position, cancellationToken);
        if (events.Count == 0) yield break;

        var asked = (await records.PastAsync(WholeStreams.Merges, 0, events[^1].Position, () => Task.FromResult(MergeList.Of(events)))).Where(isAsked).ToArray();
        if (asked.Length == 0) yield break;

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
