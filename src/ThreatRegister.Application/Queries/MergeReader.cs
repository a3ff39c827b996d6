using ThreatRegister.Projections;
using ThreatRegister.Projections.History;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Projections.Merges;

namespace ThreatRegister.Application.Queries;

/// <summary>One event that a survivor was told while another incident was merged into it.</summary>
/// <param name="Survivor">The record that holds it.</param>
public sealed record ToReassign(string Survivor, HistoryEntry Entry);

/// <summary>One merge, and where it is undone and not settled, what is to be gone through.</summary>
public sealed record MergeView(MergeItem Merge, IReadOnlyList<ToReassign> ToReassign);

/// <summary>Reads the merges from their one stream, as of any moment.</summary>
public sealed class MergeReader(RecordReader records)
{
    private static readonly IncidentRegister incidents = new();

    /// <summary>In the order of merging; a merge of which the viewer may not see both incidents is left out.</summary>
    public Task<IReadOnlyList<MergeView>> ListAsync(Viewer viewer, Moment moment, CancellationToken cancellationToken = default) => ListAsync(viewer, moment, _ => true, cancellationToken);

    /// <summary>The merges that one incident has part in.</summary>
    public Task<IReadOnlyList<MergeView>> OfAsync(Viewer viewer, Moment moment, string incident, CancellationToken cancellationToken = default) => ListAsync(
        viewer, moment, merge => merge.Spans.Select(span => span.Survivor).Append(merge.Survivor).Append(merge.Merged).Contains(incident, StringComparer.Ordinal), cancellationToken);

    private async Task<IReadOnlyList<MergeView>> ListAsync(Viewer viewer, Moment moment, Func<MergeItem, bool> isAsked, CancellationToken cancellationToken)
    {
        var views = new List<MergeView>();
        foreach (var merge in MergeList.Of(await records.StreamAsync(WholeStreams.Merges, moment.Position, cancellationToken)))
        {
            if (!isAsked(merge)) continue;
            if (!await MaySeeAsync(viewer, merge, moment, cancellationToken)) continue;
            views.Add(new(merge, merge.IsToSettle ? await ToReassignAsync(merge, cancellationToken) : []));
        }

        return views;
    }

    private async Task<bool> MaySeeAsync(Viewer viewer, MergeItem merge, Moment moment, CancellationToken cancellationToken)
    {
        foreach (var id in merge.Spans.Select(span => span.Survivor).Append(merge.Survivor).Append(merge.Merged).Distinct(StringComparer.Ordinal))
        {
            var record = await records.FindAsync(incidents, id, moment, cancellationToken);
            if (record is null || !viewer.MaySee(record.Row, record.Latest)) return false;
        }

        return true;
    }

    private async Task<IReadOnlyList<ToReassign>> ToReassignAsync(MergeItem merge, CancellationToken cancellationToken)
    {
        var told = new List<ToReassign>();
        foreach (var span in merge.Spans)
        {
            var history = await records.HistoryAsync(incidents, span.Survivor, span.Before!.Value, cancellationToken);
            var entries = RecordHistory.Of(incidents, history, happened => Events.EventCatalogue.Default.Of(happened.GetType()).Name);
            var own = history.Where(recorded => incidents.Owns(recorded.Stream) && recorded.Position > span.After).Select(recorded => recorded.Position).ToHashSet();
            told.AddRange(entries.Where(entry => own.Contains(entry.Position)).Select(entry => new ToReassign(span.Survivor, entry)));
        }

        return told;
    }
}
