using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Application.Queries;

/// <summary>An incident that may be the same, and why.</summary>
/// <param name="Score">From 0 to 100: how much speaks for it.</param>
public sealed record DuplicateCandidate(string Id, string Title, string? Type, When Occurred, string? Place, string Status, Tlp Marking, int Score, Items<LikenessReason> Reasons);

/// <summary>Which recorded incidents may be the one at hand. They are offered, never taken for granted.</summary>
public static class DuplicateQuery
{
    /// <summary>At most so many are offered.</summary>
    public const int Offered = 10;

    /// <summary>So many are looked at closely: those whose dates lie closest.</summary>
    private const int LookedAt = 1_000;

    public static async Task<IReadOnlyList<DuplicateCandidate>> RunAsync(
        IWorkRegisters registers, Viewer viewer, Moment moment, Sketch sketch, ThreatTypeTree types, CancellationToken cancellationToken = default) =>
        [.. (await LikelyAsync(registers, viewer, moment, sketch, [], types, cancellationToken)).Take(Offered)];

    /// <summary>Of a recorded incident: without those that someone compared with it and found to be others, wherever that is recorded, as who undid a merge of both has.</summary>
    public static async Task<IReadOnlyList<DuplicateCandidate>> OfAsync(
        IWorkRegisters work, RecordReader records, Viewer viewer, Moment moment, IncidentRow row, ThreatTypeTree types, CancellationToken cancellationToken = default)
    {
        var (offered, others) = (new List<DuplicateCandidate>(), (string[])[.. DistinctFrom(row), .. await PartedFromAsync(records, row.Id, moment, cancellationToken)]);
        foreach (var candidates in (await LikelyAsync(work, viewer, moment, new(row.Id, row.Title, row.Type, row.Occurred, row.Place), others, types, cancellationToken)).Chunk(Offered))
        {
            var said = await Task.WhenAll(candidates.Select(async candidate =>
                await records.FindAsync(new IncidentRegister(), candidate.Id, moment, cancellationToken) is { } other && DistinctFrom((IncidentRow)other.Row).Contains(row.Id, StringComparer.Ordinal)));
            offered.AddRange(candidates.Where((_, number) => !said[number]));
            if (offered.Count >= Offered) break;
        }

        return [.. offered.Take(Offered)];
    }

    /// <summary>Those that it was merged with, either way round, until that was undone.</summary>
    private static async Task<IEnumerable<string>> PartedFromAsync(RecordReader records, string id, Moment moment, CancellationToken cancellationToken)
    {
        var merges = await MergeReader.KnownAsync(records, moment, cancellationToken);
        return merges.Where(merge => merge.UnmergedBy is not null).Select(merge => (string[])[merge.Merged, merge.Survivor]).Where(pair => pair.Contains(id, StringComparer.Ordinal)).SelectMany(pair => pair).Where(other => !string.Equals(other, id, StringComparison.Ordinal));
    }

    private static string[] DistinctFrom(IncidentRow row) => [.. row.Relations.Where(relation => relation.Kind is RelationKind.DistinctFrom).Select(relation => relation.Other.Value)];

    /// <summary>All that are likely enough, the likeliest first.</summary>
    private static async Task<IReadOnlyList<DuplicateCandidate>> LikelyAsync(
        IWorkRegisters registers, Viewer viewer, Moment moment, Sketch sketch, IReadOnlyList<string> others, ThreatTypeTree types, CancellationToken cancellationToken)
    {
        var rows = await registers.CandidatesAsync(new(viewer, moment, BranchOf(sketch.Type, types), sketch.Occurred, sketch.Id is { } own ? [own, .. others] : []), LookedAt, cancellationToken);
        var likeness = Likeness.To(sketch, types);
        return
        [
            .. rows.Select(row => (Row: row, Likeness: likeness(row.Sketch)))
                .Where(pair => pair.Likeness.Score >= Likeness.Offered)
                .OrderByDescending(pair => pair.Likeness.Score).ThenBy(pair => pair.Row.Sketch.Id, StringComparer.Ordinal)
                .Select(pair => new DuplicateCandidate(
                    pair.Row.Sketch.Id!, pair.Row.Sketch.Title, pair.Row.Sketch.Type?.Value, pair.Row.Sketch.Occurred, pair.Row.Place, pair.Row.Status, pair.Row.Marking, pair.Likeness.Score, pair.Likeness.Reasons)),
        ];
    }

    public static Sketch SketchOf(ReportIncident report) => new(report.Incident.Value, report.Title, report.Type, report.Occurred, report.Place);

    /// <summary>The whole branch: what one calls an attack another may call an intrusion.</summary>
    private static string[]? BranchOf(ThreatTypeId? type, ThreatTypeTree types)
    {
        if (type is not { } known || types.PathOf(known) is not [var root, ..]) return null;
        return [.. types.All.Where(candidate => types.IsWithin(candidate.Id, root)).Select(candidate => candidate.Id.Value)];
    }
}
