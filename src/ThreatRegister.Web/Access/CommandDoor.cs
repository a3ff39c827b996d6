using ThreatRegister.Accounts;
using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Withdrawals;
using ThreatRegister.EventLog;

namespace ThreatRegister.Web.Access;

/// <summary>
/// The commands of one request, and the only way from a page or the API to the executor: each is sent by who signed in, whatever the caller
/// says; is asked about at the gate first; and, sent singly, is answered when the registers show what it did.
/// </summary>
/// <exception cref="ClosedDoorException">He may not send it; nothing has happened.</exception>
internal sealed class CommandDoor(ICommands commands, CommandGate gate, Func<long?, CancellationToken, Task<long>> catchUpAsync, Requester requester) : ICommands
{
    public async ValueTask<CommandAnswer> ExecuteAsync(CommandEnvelope command, CancellationToken cancellationToken = default)
    {
        var sent = await LetInAsync(command, cancellationToken);
        if (await FindHiddenAsync(command.Body, cancellationToken) is { } hidden) return hidden;

        var answer = await commands.ExecuteAsync(sent, cancellationToken);
        if (answer is CommandAnswer.Accepted { Position: > 0 and var position }) await catchUpAsync(position, cancellationToken);
        return answer;
    }

    /// <summary>Who sends many waits for the registers himself, once they are all sent.</summary>
    public async ValueTask<IReadOnlyList<CommandAnswer>> ExecuteManyAsync(IReadOnlyList<CommandEnvelope> many, bool unknownAreNew = false, CancellationToken cancellationToken = default)
    {
        var (sent, hidden) = (new List<CommandEnvelope>(many.Count), new Dictionary<int, CommandAnswer>());
        for (var number = 0; number < many.Count; number++)
        {
            var command = await LetInAsync(many[number], cancellationToken);
            if (await FindHiddenAsync(command.Body, cancellationToken) is { } refused) hidden[number] = refused;
            else sent.Add(command);
        }

        var answers = new Queue<CommandAnswer>(await commands.ExecuteManyAsync(sent, unknownAreNew, cancellationToken));
        return [.. many.Select((_, number) => hidden.GetValueOrDefault(number) ?? answers.Dequeue())];
    }

    public ValueTask<ImportedIncident?> ImportedIncidentAsync(IncidentId incident, CancellationToken cancellationToken = default) => commands.ImportedIncidentAsync(incident, cancellationToken);

    public ValueTask<WithdrawalBook> WithdrawalsAsync(CancellationToken cancellationToken = default) => commands.WithdrawalsAsync(cancellationToken);

    public async ValueTask<CommandAnswer.Refused?> CheckAsync(object body, CancellationToken cancellationToken = default) =>
        await FindHiddenAsync(body, cancellationToken) ?? await commands.CheckAsync(body, cancellationToken);

    public ValueTask<(StreamName Stream, long Version)> StandingAsync(StreamName record, CancellationToken cancellationToken = default) => commands.StandingAsync(record, cancellationToken);

    private async ValueTask<CommandAnswer.Refused?> FindHiddenAsync(object body, CancellationToken cancellationToken) =>
        requester.Actor is { } actor ? await gate.FindHiddenAsync(actor, body, cancellationToken) : null;

    private async ValueTask<CommandEnvelope> LetInAsync(CommandEnvelope command, CancellationToken cancellationToken)
    {
        if (requester.Actor is not { } actor) throw new ClosedDoorException(GateAnswer.Forbidden);
        if (await gate.AskAsync(actor, command.Body, cancellationToken) is not GateAnswer.Open and var closed) throw new ClosedDoorException(closed);
        return command with { Actor = actor.Id };
    }
}

/// <summary>Somebody may not do what he asks for. Ends the request: answered with 403, or 404 where he may not know that there is anything.</summary>
internal sealed class ClosedDoorException(GateAnswer answer) : Exception($"The door is closed: {answer}.")
{
    public GateAnswer Answer { get; } = answer;
}
