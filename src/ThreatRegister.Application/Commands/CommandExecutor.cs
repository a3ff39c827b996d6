using System.Security.Cryptography;
using System.Text.Json;
using ThreatRegister.Application.Events;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Withdrawals;
using ThreatRegister.EventLog;

namespace ThreatRegister.Application.Commands;

/// <summary>
/// Appends many at once, under the same rules as <see cref="IEventLog.AppendAsync"/>, on a road made for bulk. Those of one stream build on
/// each other: after one that is not <see cref="Append.IsAsMeant"/>, those that follow on its stream or build on it are answered as of a wrong
/// version.
/// </summary>
public delegate ValueTask<IReadOnlyList<AppendResult>> BulkAppend(IReadOnlyList<Append> appends, CancellationToken cancellationToken);

/// <summary>Load, decide, append. The only way anything gets into the log.</summary>
public sealed partial class CommandExecutor : ICommands, IDisposable
{
    private readonly IEventLog log;
    private readonly EventCodec codec;
    private readonly TimeProvider clock;
    private readonly TimeZoneInfo zone;
    private readonly BulkAppend bulk;
    private readonly ReferenceData reference;
    private readonly ReferenceChecks references;
    private readonly IssueChecks issues;
    private readonly RecordedIncidents incidents;
    private readonly MergeChecks merges;
    private readonly StateCache states;
    private readonly HotStreams hot = new();
    private readonly JsonSerializerOptions fingerprinted;

    /// <param name="bulk">What <see cref="ExecuteManyAsync"/> appends through; null: the log itself.</param>
    /// <param name="remembered">Of how many streams the state is kept, so that a command on them needs no loading.</param>
    public CommandExecutor(
        IEventLog log, EventCodec codec, IKeyRing keys, TimeProvider clock, TimeZoneInfo zone, BulkAppend? bulk = null, int remembered = 20_000)
    {
        this.log = log;
        this.codec = codec;
        this.clock = clock;
        this.zone = zone;
        this.bulk = bulk ?? new OrderedAppends(log).AppendAsync;
        reference = new(log, codec, clock);
        states = new(remembered);
        references = new(log, states);
        issues = new(log, codec);
        incidents = new(log, codec);
        merges = new(incidents);
        fingerprinted = JsonForms.With(new FingerprintPersonalConverter(keys));
    }

    public async ValueTask<CommandAnswer> ExecuteAsync(CommandEnvelope command, CancellationToken cancellationToken = default)
    {
        var to = await DestinationOfAsync(command.Body, cancellationToken);
        if (await FindRepeatAsync(command, to.Earlier, cancellationToken) is { } repeat) return repeat;

        if (!hot.Holds(to.Stream) && await TryOnGuessAsync(command, to, cancellationToken) is { } recorded) return recorded;

        // The one before left the state that it decided on: on that the guess is good again.
        using var turn = await hot.TakeTurnAsync(to.Stream, cancellationToken);
        return await TryOnGuessAsync(command, to, cancellationToken) ?? await ExecuteLoadedAsync(command, to, cancellationToken);
    }

    /// <summary>
    /// Decides on the state this process knows (a stream it doesn't know is taken for new) and appends with that version expected.
    /// Null where that doesn't end in an accepted append: only what was loaded may be refused, found stale, or answered with silence.
    /// </summary>
    private async ValueTask<CommandAnswer?> TryOnGuessAsync(CommandEnvelope command, Destination to, CancellationToken cancellationToken)
    {
        var guess = states.Find(to.Stream) ?? new(to.Aggregate.Initial, 0);
        if (command.Expected is { } expected && expected != guess.Version) return null;

        var named = await NamedAsync(to.Body, guess.State, cancellationToken);
        var decided = to.Aggregate.Decide(guess.State, to.Body, await ContextAsync(command.Actor, refresh: false, cancellationToken, named));
        if (decided.Refusal is not null || decided.Events.Count == 0) return null;
        if (await FindUntrueAsync(to.Body, guess.State, cancellationToken) is not null) return null;

        var answer = await AppendAsync(command, to, guess, decided.Events, cancellationToken);
        return answer is CommandAnswer.Accepted ? answer : null;
    }

    private async ValueTask<CommandAnswer> ExecuteLoadedAsync(CommandEnvelope command, Destination to, CancellationToken cancellationToken)
    {
        var history = new List<Recorded<object>>();
        var state = new StreamState(to.Aggregate.Initial, 0);
        while (true)
        {
            await LoadOnAsync(to.Stream, history, cancellationToken);
            state = new(to.Aggregate.Fold(state.State, history.Skip((int)state.Version).Select(recorded => recorded.Event)), history.Count);
            var (events, known) = await JudgeAsync(command, to, history, state, cancellationToken);
            if (known is not null) return known;

            var answer = await AppendAsync(command, to, state, events, cancellationToken);

            // Another process that has the state at hand is mostly the faster one, and may be so many times on end. Each time its event is there, and only that is read on.
            if (answer is not CommandAnswer.Stale || command.Expected is not null) return answer;
        }
    }

    /// <summary>What is to be recorded, or what is answered without recording anything.</summary>
    private async ValueTask<(IReadOnlyList<object> Events, CommandAnswer? Answer)> JudgeAsync(
        CommandEnvelope command, Destination to, List<Recorded<object>> history, StreamState state, CancellationToken cancellationToken)
    {
        if (history.Find(recorded => recorded.CommandId == command.CommandId) is { } earlier) return ([], await RepeatAsync(command, earlier, cancellationToken));
        if (command.Expected is { } expected && expected != state.Version) return ([], new CommandAnswer.Stale(to.Stream, state.Version));

        var (events, refused) = await DecideAsync(to, state.State, command.Actor, cancellationToken);
        return (events, refused ?? (events.Count > 0 ? null : (CommandAnswer)new CommandAnswer.Accepted(to.Stream, state.Version, Position: 0, Events: 0, Repeated: false)));
    }

    private async ValueTask<CommandAnswer> AppendAsync(
        CommandEnvelope command, Destination to, StreamState state, IReadOnlyList<object> events, CancellationToken cancellationToken)
    {
        var stream = to.Stream;
        var result = (await log.AppendAsync([AppendOf(command, stream, new ExpectedVersion(state.Version), events)], cancellationToken))[0];
        if (result is AppendResult.Accepted { Repeated: false } accepted) states.Keep(stream, new(to.Aggregate.Fold(state.State, events), accepted.Version));
        else states.Forget(stream);
        if (ReferenceData.Holds(stream)) reference.Outdate();
        return Answer(command, stream, result);
    }

    public async ValueTask<CommandAnswer?> FindObstacleAsync(CommandEnvelope command, CancellationToken cancellationToken = default)
    {
        var to = await DestinationOfAsync(command.Body, cancellationToken);
        var history = await LoadAsync(to.Stream, cancellationToken);
        var state = new StreamState(to.Aggregate.Fold(to.Aggregate.Initial, history.Select(recorded => recorded.Event)), history.Count);
        return await JudgeAsync(command, to, history, state, cancellationToken) is { Answer: { } answer and not CommandAnswer.Accepted } ? answer : null;
    }

    public async ValueTask<ImportedIncident?> ImportedIncidentAsync(IncidentId incident, CancellationToken cancellationToken = default)
    {
        var history = await LoadAsync(StreamName.Of("incident", incident.Value), cancellationToken);
        return history.Count == 0 ? null : ImportedIncident.Of(incident, history, await reference.GetAsync(cancellationToken: cancellationToken));
    }

    public async ValueTask<(StreamName Stream, long Version)> StandingAsync(StreamName record, CancellationToken cancellationToken = default)
    {
        var stream = record;
        if (record.IsOf("incident"))
        {
            var merges = (await reference.GetAsync(cancellationToken: cancellationToken)).Merges;
            if (merges.WasEverMerged(new(record.Id))) stream = StreamName.Of("incident", merges.SurvivorOf(new(record.Id)).Value);
        }

        long version = 0;
        await foreach (var recorded in log.ReadStreamAsync(stream, cancellationToken: cancellationToken)) version = recorded.Version;
        return (stream, version);
    }

    public async ValueTask<IReadOnlyDictionary<string, Hindrance>> HindrancesAsync(StreamName record, IReadOnlyCollection<string> commands, string actor, CancellationToken cancellationToken = default)
    {
        var context = await ContextAsync(actor, refresh: false, cancellationToken);
        var (streams, hindrances) = (new Dictionary<StreamName, (object State, IReadOnlyList<object> Events)>(), new Dictionary<string, Hindrance>(StringComparer.Ordinal));
        foreach (var command in commands)
        {
            var trials = new TrialCommands(command, record.Id, actor, context.Now);
            var first = trials.First;
            var to = Destination.Of(first, context.Merges);
            if (to.Stream != to.Aggregate.StreamOf(first))
            {
                hindrances[command] = new(Refusal.AlreadyMerged);
                continue;
            }

            if (!streams.TryGetValue(to.Stream, out var known)) streams[to.Stream] = known = await KnownAsync(to, context, cancellationToken);
            if (trials.Find(body => Decide(to.Aggregate, known.State, body, context), known.Events) is { } hindrance) hindrances[command] = hindrance;
            else if (await merges.FindRetractedAsync(first, known.State, cancellationToken) is { } retracted) hindrances[command] = new(retracted.Reason);
        }

        return hindrances;
    }

    public async ValueTask<IReadOnlySet<string>> NeededAsync(string command, string? id, string actor, CancellationToken cancellationToken = default)
    {
        var context = await ContextAsync(actor, refresh: false, cancellationToken);
        var trials = new TrialCommands(command, id ?? TrialCommands.Unheld, actor, context.Now);
        var to = Destination.Of(trials.First, context.Merges);
        var (state, _) = await KnownAsync(to, context, cancellationToken);
        return trials.FindNeeded(body => Decide(to.Aggregate, state, body, context));
    }

    public async ValueTask<WithdrawalBook> WithdrawalsAsync(CancellationToken cancellationToken = default) =>
        (await reference.GetAsync(cancellationToken: cancellationToken)).Withdrawals;

    public async ValueTask<CommandAnswer.Refused?> CheckAsync(object body, CancellationToken cancellationToken = default)
    {
        var aggregate = Aggregates.Of(body);
        var decided = aggregate.Decide(aggregate.Initial, body, await ContextAsync(actor: null, refresh: false, cancellationToken));
        return decided.Refusal is { } refusal ? new(refusal, decided.Field, decided.Instead) : null;
    }

    public void Dispose() => reference.Dispose();

    /// <summary>What stands on a stream, with what happened there; books that decisions look at are at hand.</summary>
    private async ValueTask<(object State, IReadOnlyList<object> Events)> KnownAsync(Destination to, DecisionContext context, CancellationToken cancellationToken)
    {
        if (to.Stream == Aggregates.Merges) return (context.Merges, []);
        if (to.Stream == Aggregates.Withdrawals) return (context.Withdrawals, []);

        object[] events = [.. (await LoadAsync(to.Stream, cancellationToken)).Select(recorded => recorded.Event)];
        return (to.Aggregate.Fold(to.Aggregate.Initial, events), events);
    }

    private static (IReadOnlyList<object> Events, Refusal? Refusal, string? Field) Decide(Aggregate aggregate, object state, object body, DecisionContext context)
    {
        var decided = aggregate.Decide(state, body, context);
        return (decided.Events, decided.Refusal, decided.Field);
    }

    private async ValueTask<List<Recorded<object>>> LoadAsync(StreamName stream, CancellationToken cancellationToken)
    {
        var history = new List<Recorded<object>>();
        await LoadOnAsync(stream, history, cancellationToken);
        return history;
    }

    /// <summary>Adds what was recorded since.</summary>
    private async ValueTask LoadOnAsync(StreamName stream, List<Recorded<object>> history, CancellationToken cancellationToken)
    {
        await foreach (var recorded in log.ReadStreamAsync(stream, history.Count, cancellationToken)) history.Add(codec.Decode(recorded));
    }

    /// <summary>Decides; a refusal is decided once more with reference data read anew, in case what it misses has just been added.</summary>
    private async ValueTask<(IReadOnlyList<object> Events, CommandAnswer.Refused? Refused)> DecideAsync(
        Destination to, object state, string actor, CancellationToken cancellationToken)
    {
        var named = await NamedAsync(to.Body, state, cancellationToken);
        var decided = to.Aggregate.Decide(state, to.Body, await ContextAsync(actor, refresh: false, cancellationToken, named));
        if (decided.Refusal is not null) decided = to.Aggregate.Decide(state, to.Body, await ContextAsync(actor, refresh: true, cancellationToken, named));
        if (decided.Refusal is { } refusal) return ([], new(refusal, decided.Field, decided.Instead));
        if (decided.Events.Count > 0 && await FindUntrueAsync(to.Body, state, cancellationToken) is { } untrue) return ([], untrue);

        return (decided.Events, null);
    }

    /// <summary>What the command says of other streams or of the log and is not so; null: nothing.</summary>
    private async ValueTask<CommandAnswer.Refused?> FindUntrueAsync(object body, object state, CancellationToken cancellationToken, IReadOnlyCollection<StreamName>? assumed = null) =>
        await references.FindMissingAsync(body, cancellationToken, assumed) ?? await issues.FindUntrueAsync(body, cancellationToken) ?? await merges.FindRetractedAsync(body, state, cancellationToken);

    private async ValueTask<Destination> DestinationOfAsync(object body, CancellationToken cancellationToken) =>
        Destination.Of(body, (await reference.GetAsync(cancellationToken: cancellationToken)).Merges);

    /// <summary>The strictest marking of the incidents that the command takes its own of, as it is recorded, whoever recorded it or merged them.</summary>
    private async ValueTask<Tlp> NamedAsync(object body, object state, CancellationToken cancellationToken) => InheritedMarking.SourcesOf(body, state) is { Count: > 0 } sources
        ? await incidents.StrictestAsync(sources, (await reference.GetAsync(refresh: true, cancellationToken)).Merges, cancellationToken)
        : Tlp.Clear;

    private async ValueTask<DecisionContext> ContextAsync(string? actor, bool refresh, CancellationToken cancellationToken, Tlp named = Tlp.Clear)
    {
        var books = await reference.GetAsync(refresh, cancellationToken);
        var now = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime;
        return new(now, books.Types.On(DateOnly.FromDateTime(now)), books.ClosingRules) { Actor = actor, Merges = books.Merges, Withdrawals = books.Withdrawals, Severity = books.Severity, Deadlines = books.Deadlines, Calendars = books.Calendars, Named = named };
    }

    /// <summary>The answer to a command that was recorded when its incident was merged otherwise; null where it was not.</summary>
    private async ValueTask<CommandAnswer?> FindRepeatAsync(CommandEnvelope command, IReadOnlyList<StreamName> streams, CancellationToken cancellationToken)
    {
        foreach (var stream in streams)
        {
            var history = await LoadAsync(stream, cancellationToken);
            if (history.Find(recorded => recorded.CommandId == command.CommandId) is { } earlier) return await RepeatAsync(command, earlier, cancellationToken);
        }

        return null;
    }

    /// <summary>The log knows the command: it answers as before, or tells that the body is another. Had it forgotten, an append without a stream is stale, not a second event.</summary>
    private async ValueTask<CommandAnswer> RepeatAsync(CommandEnvelope command, Recorded<object> earlier, CancellationToken cancellationToken)
    {
        var append = AppendOf(command, earlier.Stream, ExpectedVersion.NoStream, [earlier.Event]);
        return Answer(command, earlier.Stream, (await log.AppendAsync([append], cancellationToken))[0]);
    }

    private Append AppendOf(CommandEnvelope command, StreamName stream, ExpectedVersion expected, IReadOnlyList<object> events) =>
        new(stream, expected, command.CommandId, Fingerprint(command.Body), command.Actor, EventHeaders.Of(command.SignedInBy), [.. events.Select(codec.Encode)]);

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
