using System.Text.Json.Serialization;
using ThreatRegister.Application.Events;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.EventLog;

namespace ThreatRegister.Application.EvidenceFiles;

/// <summary>Evidence that an event refers to.</summary>
public sealed record ReferredEvidence(string Incident, string Id, string FileName, string Digest, long Position);

/// <summary>What of the store of evidence agrees with the log.</summary>
/// <param name="Checked">How many contents are as they were kept.</param>
/// <param name="Unreferenced">Contents that no event refers to: kept by a run that was cut off before it recorded them.</param>
/// <param name="Unknown">Files that are no evidence.</param>
public sealed record EvidenceVerdict(
    int Checked, IReadOnlyList<ReferredEvidence> Missing, IReadOnlyList<ReferredEvidence> Altered, IReadOnlyList<string> Unreferenced, int Unknown)
{
    [JsonIgnore]
    public bool IsOk => Missing.Count == 0 && Altered.Count == 0;
}

/// <summary>Holds the store of evidence against the log.</summary>
public sealed class EvidenceAudit(IEventLog log, EventCodec codec, IEvidenceStore store)
{
    private static readonly string attached = EventCatalogue.Default.Of(typeof(IncidentEvidenceAttached)).Name;

    /// <summary>Every content that was ever evidence is read again, also what was withdrawn: the log still speaks of it.</summary>
    public async Task<EvidenceVerdict> RunAsync(CancellationToken cancellationToken = default)
    {
        // The files are listed before the log is read: what is added meanwhile is in the log, and looked for in the store itself.
        var listed = store.List();
        var referred = await ReferredAsync(cancellationToken);
        var missing = new List<ReferredEvidence>();
        var altered = new List<ReferredEvidence>();
        foreach (var content in referred.GroupBy(evidence => evidence.Digest, StringComparer.Ordinal))
        {
            var state = await store.CheckAsync(content.Key, cancellationToken);
            if (state is EvidenceState.Missing) missing.AddRange(content);
            else if (state is EvidenceState.Altered) altered.AddRange(content);
        }

        var known = referred.Select(evidence => evidence.Digest).ToHashSet(StringComparer.Ordinal);
        var wrong = missing.Concat(altered).Select(evidence => evidence.Digest).Distinct(StringComparer.Ordinal).Count();
        return new(known.Count - wrong, missing, altered, [.. listed.Digests.Where(digest => !known.Contains(digest))], listed.Unknown);
    }

    private async Task<List<ReferredEvidence>> ReferredAsync(CancellationToken cancellationToken)
    {
        var referred = new List<ReferredEvidence>();
        await foreach (var recorded in log.ReadAllAsync(0, cancellationToken))
        {
            if (!string.Equals(recorded.Type, attached, StringComparison.Ordinal)) continue;
            var evidence = ((IncidentEvidenceAttached)codec.Decode(recorded).Event).Evidence;
            referred.Add(new(recorded.Stream.Id, evidence.Id.Value, evidence.FileName, evidence.Digest, recorded.Position));
        }

        return referred;
    }
}
