using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.EventLog;
using ThreatRegister.Tests.Application_Specs;

namespace ThreatRegister.Tests.Properties;

/// <summary>A register in memory that many sequences share, each with ids of its own: two processes over one log, and the registers that follow it.</summary>
internal sealed class World : IDisposable
{
    private readonly Register register = new();
    private readonly CommandExecutor[] executors;
    private readonly IReadOnlyList<LiveFold> folds = LiveFold.All();
    private readonly Dictionary<Guid, CommandAnswer.Accepted> answers = [];
    private long folded;

    public World() => executors = [register.Commands, register.Another()];

    public LiveFold<TRow> Fold<TRow>()
        where TRow : class => folds.OfType<LiveFold<TRow>>().Single();

    public IEnumerable<LiveFold> Folds => folds;

    /// <summary>Runs steps in one process, one by one or in one call; says what the model did not expect.</summary>
    public async Task<string?> RunAsync(IReadOnlyList<(Step Step, Verdict Expected)> steps, int process, bool atOnce)
    {
        // Another process may see reference data a second late.
        register.Clock.Advance(TimeSpan.FromSeconds(2));
        var before = await register.Head();
        var envelopes = steps.Select(step => new CommandEnvelope(step.Step.Command, step.Step.Id, ActorOf(step.Step.Command), step.Step.Expected)).ToList();
        var given = new List<CommandAnswer>();
        if (atOnce) given.AddRange(await executors[process].ExecuteManyAsync(envelopes));
        else foreach (var envelope in envelopes) given.Add(await executors[process].ExecuteAsync(envelope));

        for (var index = 0; index < steps.Count; index++)
        {
            if (!IsAsExpected(steps[index].Step, steps[index].Expected, given[index])) return $"expected {steps[index].Expected}, answered {given[index]}: {steps[index].Step}";
        }

        var expected = steps.Count(step => step.Expected is Verdict.Recorded);
        var head = await register.Head();
        return head == before + expected ? null : $"{head - before} events were recorded, not {expected}";
    }

    /// <summary>Lets the registers follow; the events since the last time.</summary>
    public async Task<IReadOnlyList<Recorded<object>>> FollowAsync()
    {
        var events = new List<Recorded<object>>();
        await foreach (var stored in register.Log.ReadAllAsync(folded))
        {
            var recorded = register.Codec.Decode(stored);
            foreach (var fold in folds) fold.Apply(recorded);
            events.Add(recorded);
        }

        folded += events.Count;
        return events;
    }

    /// <summary>Stored and read again, each event is what it was.</summary>
    public IEnumerable<string> CodecFaults(IReadOnlyList<Recorded<object>> events)
    {
        foreach (var recorded in events)
        {
            var stored = register.Codec.Encode(recorded.Event);
            var hashes = new EventHashes(default, default, default, default);
            var again = register.Codec.Decode(new(
                recorded.Position, recorded.Stream, recorded.Version, stored.Type, stored.SchemaVersion, recorded.RecordedAt, recorded.CommandId, recorded.Actor, default, stored.Data, hashes)).Event;
            if (!again.Equals(recorded.Event)) yield return $"stored and read again, {recorded.Event} is {again}";
        }
    }

    public async Task<LogVerdict> VerifyAsync() => await LogVerifier.VerifyAsync(register.Log.ReadAllAsync().Select(StoredEvent.Of));

    public void Dispose() => register.Dispose();

    /// <summary>Who a command says has done it sends it.</summary>
    private static string ActorOf(object command) => command switch
    {
        DraftReviewSection draft => draft.By,
        SubmitReview submit => submit.By,
        ApproveReview approve => approve.By,
        _ => "u1",
    };

    private bool IsAsExpected(Step step, Verdict expected, CommandAnswer answer)
    {
        switch (expected)
        {
            case Verdict.Recorded when answer is CommandAnswer.Accepted { Events: 1, Repeated: false, Position: > 0 } accepted:
                answers.Add(step.Id, accepted);
                return true;
            case Verdict.Repeated:
                return answer is CommandAnswer.Accepted { Repeated: true } && answer.Equals(answers[step.Id] with { Repeated = true });
            case Verdict.Silent:
                return answer is CommandAnswer.Accepted { Position: 0, Events: 0, Repeated: false };
            case Verdict.Refused refused:
                return answer is CommandAnswer.Refused { Reason: var reason } && refused.Reasons.Contains(reason);
            case Verdict.Stale stale:
                return answer is CommandAnswer.Stale { Actual: var actual } && actual == stale.Actual;
            case Verdict.Conflict:
                return answer is CommandAnswer.IdConflict conflict && conflict.CommandId == step.Id;
            default:
                return false;
        }
    }
}
