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
    public Task<IReadOnlyList<MergeView>> ToSettleAsync(Viewer viewer, Moment moment, CancellationToken cancellationToken = default) => ListAsync(viewer, moment, merge => merge.IsToSettle, cancellationToken);

    private async Task<IReadOnlyList<MergeView>> ListAsync(Viewer viewer, Moment moment, Func<MergeItem, bool> isAsked, CancellationToken cancellationToken)
    {
        var asked = MergeList.Of(await records.WholeAsync(WholeStreams.Merges, moment.Position, cancellationToken)).Where(isAsked).ToArray();
        if (asked.Length == 0) return [];

        var heads = await registers.HeadsAsync(incidents.Name, viewer, moment, [.. asked.SelectMany(IncidentsOf).Distinct(StringComparer.Ordinal)], cancellationToken);
        var routed = await records.RoutedAsync(incidents, _ => moment.Position, cancellationToken);
        var views = new List<MergeView>();
        foreach (var merge in asked.Where(merge => IncidentsOf(merge).All(heads.ContainsKey)))
            views.Add(new(merge, IncidentsOf(merge).Max(id => heads[id].Marking), merge.IsToSettle ? await ToReassignAsync(merge, moment, routed, cancellationToken) : []));
        return views;
    }

    private static IEnumerable<string> IncidentsOf(MergeItem merge) => merge.Spans.Select(span => span.Survivor).Append(merge.Survivor).Append(merge.Merged);

    private async Task<IReadOnlyList<ToReassign>> ToReassignAsync(MergeItem merge, Moment moment, RoutedEvents<IncidentRow> routed, CancellationToken cancellationToken)
    {
        var told = new List<ToReassign>();
        foreach (var span in merge.Spans)
        {
            var survivor = (await records.PastAsync(incidents.StreamOf(span.Survivor), span.After, span.Before!.Value, async () => (IReadOnlyList<RecordView>)[await ToldAsync(span, routed, cancellationToken)]))[0];
            told.AddRange((await records.ShownAsync(survivor, moment, cancellationToken)).Entries.Select(entry => new ToReassign(span.Survivor, entry)));
        }

        return told;
    }

    /// <summary>The survivor as it was at the undoing, with what it was told itself since the merge.</summary>
    private async Task<RecordView> ToldAsync(MergeSpan span, RoutedEvents<IncidentRow> routed, CancellationToken cancellationToken)
    {
        var history = await records.HistoryAsync(incidents, span.Survivor, routed, span.Before!.Value, cancellationToken);
        var entries = RecordHistory.Of(incidents, history, happened => Events.EventCatalogue.Default.Of(happened.GetType()).Name);
        var row = history.Aggregate((IncidentRow?)null, (row, recorded) => incidents.Apply(row, recorded))!;
        var own = history.Where(recorded => incidents.Owns(recorded.Stream) && recorded.Position > span.After).Select(recorded => recorded.Position).ToHashSet();
        return new(incidents.Categories[0], [.. entries.Where(entry => own.Contains(entry.Position))], row, row);
    }
}
