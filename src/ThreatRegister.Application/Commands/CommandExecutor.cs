using System.Security.Cryptography;
using System.Text.Json;
using ThreatRegister.Application.Events;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.EventLog;

namespace ThreatRegister.Application.Commands;

/// <summary>Appends many at once, under the same rules as <see cref="IEventLog.AppendAsync"/>, on a road made for bulk.</summary>
public delegate ValueTask<IReadOnlyList<AppendResult>> BulkAppend(IReadOnlyList<Append> appends, CancellationToken cancellationToken);

/// <summary>Load, decide, append. The only way anything gets into the log.</summary>
/// <param name="bulk">What <see cref="BeginManyAsync"/> appends through; null: the log itself.</param>
public sealed class CommandExecutor(IEventLog log, EventCodec codec, IKeyRing keys, TimeProvider clock, TimeZoneInfo zone, BulkAppend? bulk = null) : ICommands, IDisposable
{
    private const int Attempts = 20;
    private readonly ReferenceData reference = new(log, codec, clock);
    private readonly ReferenceChecks references = new(log);
    private readonly JsonSerializerOptions fingerprinted = JsonForms.With(new FingerprintPersonalConverter(keys));

    public async ValueTask<CommandAnswer> ExecuteAsync(CommandEnvelope command, CancellationToken cancellationToken = default)
    {
        var aggregate = Aggregates.Of(command.Body);
        var stream = aggregate.StreamOf(command.Body);
        for (var attempt = 1; ; attempt++)
        {
            var history = await LoadAsync(stream, cancellationToken);
            if (history.Find(recorded => recorded.CommandId == command.CommandId) is { } earlier) return await RepeatAsync(command, stream, earlier, cancellationToken);
            if (command.Expected is { } expected && expected != history.Count) return new CommandAnswer.Stale(stream, history.Count);

            var (events, refused) = await DecideAsync(aggregate, history, command.Body, cancellationToken);
            if (refused is not null) return refused;
            if (events.Count == 0) return new CommandAnswer.Accepted(stream, history.Count, Position: 0, Events: 0, Repeated: false);

            var append = AppendOf(command, stream, new ExpectedVersion(history.Count), events);
            var result = (await log.AppendAsync([append], cancellationToken))[0];
            if (result is AppendResult.WrongVersion && command.Expected is null && attempt < Attempts) continue;
            if (stream == Aggregates.ThreatTypes || stream == Aggregates.ClosingRules) reference.Outdate();
            return Answer(command, stream, result);
        }
    }

    public async ValueTask<IReadOnlyList<CommandAnswer>> BeginManyAsync(IReadOnlyList<CommandEnvelope> commands, CancellationToken cancellationToken = default)
    {
        var answers = new CommandAnswer[commands.Count];
        var appends = new List<Append>(commands.Count);
        var askers = new List<int>(commands.Count);
        for (var index = 0; index < commands.Count; index++)
        {
            var body = commands[index].Body;
            var aggregate = Aggregates.Of(body);
            var (events, refused) = await DecideAsync(aggregate, [], body, cancellationToken);
            if (refused is not null)
            {
                answers[index] = refused;
                continue;
            }

            appends.Add(AppendOf(commands[index], aggregate.StreamOf(body), ExpectedVersion.NoStream, events));
            askers.Add(index);
        }

        var results = appends.Count == 0 ? [] : await (bulk ?? log.AppendAsync)(appends, cancellationToken);
        for (var asked = 0; asked < askers.Count; asked++)
            answers[askers[asked]] = Answer(commands[askers[asked]], appends[asked].Stream, results[asked]);
        return answers;
    }

    public async ValueTask<ImportedRow?> ImportedRowOfAsync(IncidentId incident, CancellationToken cancellationToken = default)
    {
        await foreach (var recorded in log.ReadStreamAsync(StreamName.Of("incident", incident.Value), cancellationToken: cancellationToken))
            return (codec.Decode(recorded).Event as IncidentReported)?.Imported;
        return null;
    }

    public void Dispose() => reference.Dispose();

    private async ValueTask<List<Recorded<object>>> LoadAsync(StreamName stream, CancellationToken cancellationToken)
    {
        var history = new List<Recorded<object>>();
        await foreach (var recorded in log.ReadStreamAsync(stream, cancellationToken: cancellationToken)) history.Add(codec.Decode(recorded));
        return history;
    }

    /// <summary>Decides; a refusal is decided once more with reference data read anew, in case what it misses has just been added.</summary>
    private async ValueTask<(IReadOnlyList<object> Events, CommandAnswer.Refused? Refused)> DecideAsync(
        Aggregate aggregate, IReadOnlyList<Recorded<object>> history, object body, CancellationToken cancellationToken)
    {
        var state = aggregate.Fold(history.Select(recorded => recorded.Event));
        var decided = aggregate.Decide(state, body, await ContextAsync(refresh: false, cancellationToken));
        if (decided.Refusal is not null) decided = aggregate.Decide(state, body, await ContextAsync(refresh: true, cancellationToken));
        if (decided.Refusal is { } refusal) return ([], new(refusal, decided.Field));
        if (decided.Events.Count > 0 && await references.FindMissingAsync(body, cancellationToken) is { } missing) return ([], missing);

        return (decided.Events, null);
    }

    private async ValueTask<DecisionContext> ContextAsync(bool refresh, CancellationToken cancellationToken)
    {
        var (types, rules) = await reference.GetAsync(refresh, cancellationToken);
        return new(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime, types, rules);
    }

    /// <summary>The log knows the command: it answers as before, or tells that the body is another. Had it forgotten, an append without a stream is stale, not a second event.</summary>
    private async ValueTask<CommandAnswer> RepeatAsync(CommandEnvelope command, StreamName stream, Recorded<object> earlier, CancellationToken cancellationToken)
    {
        var append = AppendOf(command, stream, ExpectedVersion.NoStream, [earlier.Event]);
        return Answer(command, stream, (await log.AppendAsync([append], cancellationToken))[0]);
    }

    private Append AppendOf(CommandEnvelope command, StreamName stream, ExpectedVersion expected, IReadOnlyList<object> events) =>
        new(stream, expected, command.CommandId, Fingerprint(command.Body), command.Actor, ReadOnlyMemory<byte>.Empty, [.. events.Select(codec.Encode)]);

    private byte[] Fingerprint(object body)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), fingerprinted);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(body.GetType().Name));
        hash.AppendData([0]);
        hash.AppendData(json);
        return hash.GetHashAndReset();
    }

    private static CommandAnswer Answer(CommandEnvelope command, StreamName stream, AppendResult result) => result switch
    {
        AppendResult.Accepted done => new CommandAnswer.Accepted(stream, done.Version, done.LastPosition, (int)(done.LastPosition - done.FirstPosition + 1), done.Repeated),
        AppendResult.WrongVersion stale => new CommandAnswer.Stale(stream, stale.Actual),
        AppendResult.CommandConflict => new CommandAnswer.IdConflict(command.CommandId),
        _ => throw new InvalidOperationException($"No answer for {result.GetType().Name}."),
    };
}
