using System.Collections.Concurrent;
using ThreatRegister.Domain;
using ThreatRegister.EventLog;

namespace ThreatRegister.Application.Commands;

/// <summary>Whether what a command refers to exists. Streams never go away, so what was found once is remembered.</summary>
internal sealed class ReferenceChecks(IEventLog log, StateCache states)
{
    private const int Remembered = 100_000;
    private readonly ConcurrentDictionary<StreamName, bool> found = new();

    /// <param name="assumed">Streams that are taken to exist; null: none.</param>
    public async ValueTask<CommandAnswer.Refused?> FindMissingAsync(object command, CancellationToken cancellationToken, IReadOnlyCollection<StreamName>? assumed = null)
    {
        foreach (var reference in References.Of(command))
        {
            if (assumed?.Contains(ReferencedRecord.StreamOf(reference)) is not true && !await ExistsAsync(ReferencedRecord.StreamOf(reference), cancellationToken)) return ReferencedRecord.Missing(reference);
        }

        return null;
    }

    private async ValueTask<bool> ExistsAsync(StreamName stream, CancellationToken cancellationToken)
    {
        if (found.ContainsKey(stream) || states.Find(stream) is { Version: > 0 }) return true;

        await foreach (var _ in log.ReadStreamAsync(stream, cancellationToken: cancellationToken))
        {
            if (found.Count >= Remembered) found.Clear();
            found[stream] = true;
            return true;
        }

        return false;
    }
}
