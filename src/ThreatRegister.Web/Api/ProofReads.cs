using System.Globalization;
using Microsoft.AspNetCore.Http;
using ThreatRegister.Application.Events;
using ThreatRegister.Application.Queries;
using ThreatRegister.EventLog;
using ThreatRegister.EventLog.Seals;

namespace ThreatRegister.Web.Api;

/// <summary>What is needed to compute the hashes of one event again, and where the log stands.</summary>
internal static class ProofReads
{
    public static IReadOnlyList<ApiRead> All { get; } =
    [
        new("/api/proofs/{position}", "proof", "proofs", "One event as it is stored, with its hashes: content = H(0x02, type, schema version, stream, command id, actor, headers, data, salt); leaf = H(0x00, position, version, microseconds, content); chain = H(0x03, previous, leaf); H is SHA-256. docs/decisions/0003-hashes-of-the-log.md has the encoding. Where it is sealed, with a proof that it is (RFC 9162, section 2.1.3): the leaf is the leaf hash.", [new("seal", "The size of the seal to prove it under (default: the latest that it is under).", Least: 1)], ProofAsync)
        {
            Parts = new Dictionary<string, string>(StringComparer.Ordinal) { ["position"] = "The position of the event." }, HasTag = false,
        },
    ];

    private static async Task<IResult> ProofAsync(ApiAsk ask)
    {
        var log = ask.Register.Log;
        if (!long.TryParse(ask.Path("position"), NumberStyles.None, CultureInfo.InvariantCulture, out var position) || position < 1) throw new ProblemException(ProblemKinds.NotFound);
        if (await log.HeadAsync(ask.Gone) is var head && position > head.Position) throw new ProblemException(ProblemKinds.NotFound);

        var previous = position == 1 ? LogHash.EmptyChain : (await EventAsync(log, position - 1, ask.Gone)).Hashes.Chain;
        var recorded = await EventAsync(log, position, ask.Gone);
        var sight = new FeedSight(ask.Register, ask.Context);
        if (await sight.SeenAsync(recorded, ask.Gone) is null) throw new ProblemException(ProblemKinds.NotFound);
        // The hashes are those of the stored bytes: with part of them taken out there is nothing to prove.
        if (sight.NamesHidden) throw new ProblemException(ProblemKinds.NotAllowed);
        return ApiResults.Json(Document(recorded, previous, head, await InclusionAsync(ask, recorded)));
    }

    /// <summary>Null: the event is not sealed yet, or the store of the log has no seals.</summary>
    private static async Task<object?> InclusionAsync(ApiAsk ask, RecordedEvent recorded)
    {
        if (ask["seal"] is null && ask.Register.Sealing is null) return null;

        var store = SealReads.StoreOf(ask);
        var seal = ask["seal"] is null ? await store.LatestSoundAsync(ask.Gone) : await SealReads.FindAsync(ask, ask.Number("seal", 0, recorded.Position, long.MaxValue));
        return seal is not null && seal.Size >= recorded.Position ? await SealReads.InclusionAsync(store, recorded, seal, ask.Gone) : null;
    }

    private static object Document(RecordedEvent recorded, ReadOnlyMemory<byte> previous, LogHead head, object? inclusion) => new
    {
        position = recorded.Position,
        stream = recorded.Stream.ToString(),
        version = recorded.Version,
        type = recorded.Type,
        schemaVersion = recorded.SchemaVersion,
        recordedAt = recorded.RecordedAt,
        microseconds = LogHash.Microseconds(recorded.RecordedAt),
        commandId = recorded.CommandId,
        actor = recorded.Actor,
        headers = Convert.ToBase64String(recorded.Headers.Span),
        data = Convert.ToBase64String(recorded.Data.Span),
        salt = Hex(recorded.Hashes.Salt),
        content = Hex(recorded.Hashes.Content),
        leaf = Hex(recorded.Hashes.Leaf),
        previous = Hex(previous),
        chain = Hex(recorded.Hashes.Chain),
        head = new { position = head.Position, chain = Hex(head.Chain) },
        inclusion,
    };

    private static async Task<RecordedEvent> EventAsync(IEventLog log, long position, CancellationToken cancellationToken) =>
        await log.AtAsync(position, cancellationToken) ?? throw new LogCorruptException($"The event at position {position} is missing.", position);

    private static string Hex(ReadOnlyMemory<byte> bytes) => Convert.ToHexStringLower(bytes.Span);
}
