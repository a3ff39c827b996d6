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
        var answer = await commands.ExecuteAsync(await LetInAsync(command, cancellationToken), cancellationToken);
        if (answer is CommandAnswer.Accepted { Position: > 0 and var position }) await catchUpAsync(position, cancellationToken);
        return answer;
    }

    /// <summary>Who sends many waits for the registers himself, once they are all sent.</summary>
    public async ValueTask<IReadOnlyList<CommandAnswer>> ExecuteManyAsync(IReadOnlyList<CommandEnvelope> many, bool unknownAreNew = false, CancellationToken cancellationToken = default)
    {
        var sent = new List<CommandEnvelope>(many.Count);
        foreach (var command in many) sent.Add(await LetInAsync(command, cancellationToken));
        return await commands.ExecuteManyAsync(sent, unknownAreNew, cancellationToken);
    }

    public ValueTask<ImportedIncident?> ImportedIncidentAsync(IncidentId incident, CancellationToken cancellationToken = default) => commands.ImportedIncidentAsync(incident, cancellationToken);

    public ValueTask<WithdrawalBook> WithdrawalsAsync(CancellationToken cancellationToken = default) => commands.WithdrawalsAsync(cancellationToken);

    public ValueTask<CommandAnswer.Refused?> CheckAsync(object body, CancellationToken cancellationToken = default) => commands.CheckAsync(body, cancellationToken);

    public ValueTask<(StreamName Stream, long Version)> StandingAsync(StreamName record, CancellationToken cancellationToken = default) => commands.StandingAsync(record, cancellationToken);

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
