using ThreatRegister.Domain;
using ThreatRegister.EventLog;

namespace ThreatRegister.Application.Commands;

/// <summary>Many commands in one call.</summary>
public sealed partial class CommandExecutor
{
    private const int WorthSplitting = 64;

    public async ValueTask<IReadOnlyList<CommandAnswer>> ExecuteManyAsync(
        IReadOnlyList<CommandEnvelope> commands, bool unknownAreNew = false, CancellationToken cancellationToken = default)
    {
        var answers = new CommandAnswer[commands.Count];
        var pending = new PendingCommands();
        for (var index = 0; index < answers.Length; index++)
        {
            if (await PresumeAsync(commands[index], index, pending, unknownAreNew, cancellationToken)) continue;

            // It cannot be answered on a guess. Commands on streams that have nothing to do with one another need no order.
            if (DependsOn(pending, await DestinationOfAsync(commands[index].Body, cancellationToken))) await FlushAsync(pending, answers, cancellationToken);
            answers[index] = await ExecuteAsync(commands[index], cancellationToken);
        }

        await FlushAsync(pending, answers, cancellationToken);
        return answers;
    }

    /// <summary>Decides on the guess; where that gives events, they wait for the next append. As with a single command, only what was loaded may be refused.</summary>
    private async ValueTask<bool> PresumeAsync(CommandEnvelope command, int index, PendingCommands pending, bool unknownAreNew, CancellationToken cancellationToken)
    {
        var to = await DestinationOfAsync(command.Body, cancellationToken);
        if (ReferenceData.Holds(to.Stream)) return false; // what comes after it is decided by it
        if (to.Earlier.Count > 0) return false; // it may have been recorded elsewhere

        var guess = pending.Find(to.Stream) ?? states.Find(to.Stream) ?? await UnknownAsync(to.Aggregate, to.Stream, unknownAreNew, cancellationToken);
        if (command.Expected is { } expected && expected != guess.Version) return false;
        if (InheritedMarking.SourcesOf(to.Body, guess.State).Count > 0) return false; // how those are marked, and what they are merged into, the log alone tells

        var decided = to.Aggregate.Decide(guess.State, to.Body, await ContextAsync(command.Actor, refresh: false, cancellationToken));
        if (decided.Refusal is not null || decided.Events.Count == 0) return false;
        StreamName[] begun = [.. References.Of(to.Body).Select(ReferencedRecord.StreamOf).Where(pending.Begins)];
        if (await FindUntrueAsync(to.Body, guess.State, cancellationToken, begun) is not null) return false;

        var then = new StreamState(to.Aggregate.Fold(guess.State, decided.Events), guess.Version + decided.Events.Count);
        pending.Add(new(command, index, to.Stream, guess.Version, decided.Events, then, begun));
        return true;
    }

    private async ValueTask<StreamState> UnknownAsync(Aggregate aggregate, StreamName stream, bool isNew, CancellationToken cancellationToken)
    {
        if (isNew) return new(aggregate.Initial, 0);

        var history = await LoadAsync(stream, cancellationToken);
        var state = new StreamState(aggregate.Fold(aggregate.Initial, history.Select(recorded => recorded.Event)), history.Count);
        states.Keep(stream, state);
        return state;
    }

    private static bool DependsOn(PendingCommands pending, Destination to) =>
        ReferenceData.Holds(to.Stream) || InheritedMarking.MayBeOf(to.Body) || pending.Find(to.Stream) is not null || to.Earlier.Any(stream => pending.Find(stream) is not null)
            || References.Of(to.Body).Any(reference => pending.Find(ReferencedRecord.StreamOf(reference)) is not null);

    /// <summary>Appends what waits. What did not go as presumed is executed singly, in its order, and with it all that was built upon it.</summary>
    private async ValueTask FlushAsync(PendingCommands pending, CommandAnswer[] answers, CancellationToken cancellationToken)
    {
        if (pending.Commands.Count == 0) return;

        var appends = AppendsOf(pending.Commands);
        var results = await bulk(appends, cancellationToken);
        for (var index = 0; index < appends.Length; index++)
        {
            var command = pending.Commands[index];
            if (appends[index].IsAsMeant(results[index])) states.Keep(command.Stream, command.Then);
            else states.Forget(command.Stream);

            answers[command.Index] = results[index] is AppendResult.WrongVersion
                ? await ExecuteAsync(command.Envelope, cancellationToken)
                : Answer(command.Envelope, command.Stream, results[index]);
        }

        pending.Clear();
    }

    // Encoding costs more than deciding, and needs no order.
    private Append[] AppendsOf(IReadOnlyList<PendingCommand> commands)
    {
        var appends = new Append[commands.Count];
        if (appends.Length < WorthSplitting) for (var index = 0; index < appends.Length; index++) Encode(index);
        else Parallel.For(0, appends.Length, Encode);
        return appends;

        void Encode(int index)
        {
            var (envelope, _, stream, version, events, _, buildsOn) = commands[index];
            appends[index] = AppendOf(envelope, stream, new ExpectedVersion(version), events) with { BuildsOn = buildsOn };
        }
    }
}
