using ThreatRegister.Accounts;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Domain.Withdrawals;
using ThreatRegister.EventLog;
using ThreatRegister.Reports.Issuing;

namespace ThreatRegister.Web.Access;

/// <summary>
/// The commands of one request, and the only way from a page or the API to the executor: each is sent by who signed in, whatever the caller
/// says; is asked about at the gate first; and, sent singly, is answered when the registers show what it did. What is about a record that he
/// may not see is answered as if there were none.
/// </summary>
/// <exception cref="ClosedDoorException">His roles do not allow it; nothing has happened.</exception>
internal sealed class CommandDoor(ICommands commands, CommandGate gate, Func<Viewer, ReviewDesk> reviewDesk, Func<long?, CancellationToken, Task<long>> catchUpAsync, Requester requester) : ICommands
{
    public async ValueTask<CommandAnswer> ExecuteAsync(CommandEnvelope command, CancellationToken cancellationToken = default)
    {
        if (await FindClosedAsync(command, cancellationToken) is { } closed) return closed;

        var answer = await commands.ExecuteAsync(Sent(command), cancellationToken);
        if (answer is CommandAnswer.Accepted { Position: > 0 and var position }) await catchUpAsync(position, cancellationToken);
        return answer;
    }

    /// <summary>Who sends many waits for the registers himself, once they are all sent.</summary>
    public async ValueTask<IReadOnlyList<CommandAnswer>> ExecuteManyAsync(IReadOnlyList<CommandEnvelope> many, bool unknownAreNew = false, CancellationToken cancellationToken = default)
    {
        var (sent, closed) = (new List<CommandEnvelope>(many.Count), new Dictionary<int, CommandAnswer>());
        for (var number = 0; number < many.Count; number++)
        {
            if (await FindClosedAsync(many[number], cancellationToken) is { } answer) closed[number] = answer;
            else sent.Add(Sent(many[number]));
        }

        var answers = new Queue<CommandAnswer>(await commands.ExecuteManyAsync(sent, unknownAreNew, cancellationToken));
        return [.. many.Select((_, number) => closed.GetValueOrDefault(number) ?? answers.Dequeue())];
    }

    /// <summary>What he may not see has not been imported, as far as he hears.</summary>
    public async ValueTask<ImportedIncident?> ImportedIncidentAsync(IncidentId incident, CancellationToken cancellationToken = default) =>
        await SeesAsync(StreamName.Of("incident", incident.Value), cancellationToken) ? await commands.ImportedIncidentAsync(incident, cancellationToken) : null;

    public ValueTask<WithdrawalBook> WithdrawalsAsync(CancellationToken cancellationToken = default) => commands.WithdrawalsAsync(cancellationToken);

    public async ValueTask<CommandAnswer.Refused?> CheckAsync(object body, CancellationToken cancellationToken = default)
    {
        if (requester.Actor is { } actor && await gate.FindHiddenAsync(actor, body, cancellationToken) is { } hidden) return hidden;
        return await commands.CheckAsync(body, cancellationToken) ?? (await SeesAsync(Aggregates.Of(body).StreamOf(body), cancellationToken) ? null : new(Refusal.NotFound, Field: null));
    }

    public async ValueTask<CommandAnswer?> FindObstacleAsync(CommandEnvelope command, CancellationToken cancellationToken = default) =>
        await FindClosedAsync(command, cancellationToken) ?? await commands.FindObstacleAsync(Sent(command), cancellationToken);

    public async ValueTask<(StreamName Stream, long Version)> StandingAsync(StreamName record, CancellationToken cancellationToken = default) =>
        await SeesAsync(record, cancellationToken) ? await commands.StandingAsync(record, cancellationToken) : (record, 0);

    /// <summary>Of what he may not see as much is needed as of what is not there.</summary>
    public async ValueTask<IReadOnlySet<string>> NeededAsync(string command, string? id, string actor, CancellationToken cancellationToken = default)
    {
        var seen = id is not null && requester.Actor is { } sender && await gate.SeesAsync(sender, CommandCatalogue.RecordOf(CommandCatalogue.IdMemberOf(command), id), cancellationToken);
        return await commands.NeededAsync(command, seen ? id : null, actor, cancellationToken);
    }

    /// <summary>What he may not see hinders as what is not there: as an id that nobody has given.</summary>
    public async ValueTask<IReadOnlyDictionary<string, Hindrance>> HindrancesAsync(StreamName record, IReadOnlyCollection<string> asked, string actor, CancellationToken cancellationToken = default)
    {
        if (requester.Actor is not { } sender) throw new ClosedDoorException();

        var seen = await gate.SeesAsync(sender, record, cancellationToken) ? record : StreamName.Of(record.Category, Guid.CreateVersion7().ToString());
        return await commands.HindrancesAsync(seen, asked, sender.Id, cancellationToken);
    }

    /// <summary>What is answered to a command that goes no further. Of a record that its sender may not see, what would be answered if there were none.</summary>
    private async ValueTask<CommandAnswer?> FindClosedAsync(CommandEnvelope command, CancellationToken cancellationToken)
    {
        if (requester.Actor is not { } actor) throw new ClosedDoorException();

        var stream = Aggregates.Of(command.Body).StreamOf(command.Body);
        var asked = await gate.AskAsync(actor, command.Body, cancellationToken);
        if (asked is GateAnswer.Forbidden) throw new ClosedDoorException();
        if (asked is GateAnswer.Open && await SeesAsync(stream, cancellationToken))
            return await gate.FindHiddenAsync(actor, command.Body, cancellationToken) ?? await gate.FindUnfitAsync(command.Body, cancellationToken) ?? await FindForeignAsync(actor, command, cancellationToken);
        if (command.Expected is > 0) return new CommandAnswer.Stale(stream, 0);
        return await commands.CheckAsync(command.Body, cancellationToken) ?? new CommandAnswer.Refused(Refusal.NotFound, Field: null);
    }

    /// <summary>Nobody issues files that are not the register's own. They are made only for an issue that would be taken, had they been.</summary>
    private async ValueTask<CommandAnswer?> FindForeignAsync(Actor actor, CommandEnvelope command, CancellationToken cancellationToken) =>
        command.Body is IssueReview issue ? await commands.FindObstacleAsync(Sent(command), cancellationToken) ?? await reviewDesk(actor.Viewer).FindForeignAsync(issue, cancellationToken) : null;

    /// <summary>What is said of a merged incident is recorded with its survivor: he has to see that too.</summary>
    private async ValueTask<bool> SeesAsync(StreamName stream, CancellationToken cancellationToken)
    {
        if (requester.Actor is not { Clearance: < Tlp.Red } actor) return true;
        if (!await gate.SeesAsync(actor, stream, cancellationToken)) return false;
        if (!stream.IsOf("incident")) return true;

        var (survivor, _) = await commands.StandingAsync(stream, cancellationToken);
        return survivor == stream || await gate.SeesAsync(actor, survivor, cancellationToken);
    }

    private CommandEnvelope Sent(CommandEnvelope command) => command with { Actor = requester.Actor!.Id, SignedInBy = requester.Actor.SignedInBy };
}

/// <summary>Somebody may not do what he asks for. Ends the request, answered with 403.</summary>
internal sealed class ClosedDoorException() : Exception("The door is closed.");
