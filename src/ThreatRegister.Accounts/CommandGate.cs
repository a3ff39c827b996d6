using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Domain.Shifts;
using ThreatRegister.Domain.Withdrawals;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Tasks;

namespace ThreatRegister.Accounts;

/// <summary>What is answered to who wants to send a command.</summary>
public enum GateAnswer
{
    Open,

    /// <summary>Not with these roles, or not about this record.</summary>
    Forbidden,

    /// <summary>There is nothing, as far as the actor may see.</summary>
    NotFound,
}

/// <summary>Whether an actor may send one command, about the very record that it is about: by his roles, by whose record it is, and by its marking.</summary>
public sealed class CommandGate(IEventLog log, RecordReader records, IAccountStore accounts)
{
    private static readonly TaskRegister tasks = new();

    private static readonly Moment newest = new(long.MaxValue, RecordedAt: null, Digest: "");

    /// <param name="command">One of the domain's commands.</param>
    public async Task<GateAnswer> AskAsync(Actor actor, object command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(command);
        var reach = Permissions.ToSend(actor, CommandCatalogue.NameOf(command.GetType()));
        if (reach is Reach.None) return GateAnswer.Forbidden;

        var stream = Aggregates.Of(command).StreamOf(command);
        if (!await SeesAsync(actor, stream, cancellationToken)) return GateAnswer.NotFound;
        if (reach is Reach.All) return GateAnswer.Open;

        var isOwn = command switch
        {
            ContributeToReview contribution => IsOf(actor, contribution.Unit),

            // All withdrawals are one stream; whose import it is, its own stream says.
            WithdrawalCommand withdrawal => await IsOwnAsync(actor, StreamName.Of("import", withdrawal.Import.Value), cancellationToken),
            _ => await IsOwnAsync(actor, stream, cancellationToken),
        };
        return isOwn ? GateAnswer.Open : GateAnswer.Forbidden;
    }

    /// <summary>Which of the commands the actor may send about one record: what its page offers.</summary>
    public async Task<IReadOnlyList<string>> AllowedAsync(Actor actor, IEnumerable<string> commands, StreamName record, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(commands);
        var allowed = new List<string>();
        bool? isOwnRecord = null;
        foreach (var command in commands)
        {
            var isWithin = Permissions.ToSend(actor, command) switch
            {
                Reach.All => true,
                Reach.None => false,

                // Which unit it is of, the command says: anybody's own, who is of one.
                _ when CommandCatalogue.TypeOf(command) == typeof(ContributeToReview) => IsOf(actor, actor.Agency),
                // Of what he may not see, what would be answered if there were none.
                _ => isOwnRecord ??= !await SeesAsync(actor, record, cancellationToken) || await IsOwnAsync(actor, record, cancellationToken),
            };
            if (isWithin) allowed.Add(command);
        }

        return allowed;
    }

    /// <summary>A reference to what the actor may not see is refused as one to nothing: the answer must not tell that there is something. Null: he may see them all.</summary>
    public async Task<CommandAnswer.Refused?> FindHiddenAsync(Actor actor, object command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.Clearance is Tlp.Red) return null;

        foreach (var reference in References.Of(command))
            if (!await SeesAsync(actor, ReferencedRecord.StreamOf(reference), cancellationToken)) return ReferencedRecord.Missing(reference);
        return null;
    }

    /// <summary>A shift goes to somebody who may take it over and see all of it; the domain knows of no accounts. Null: it does, or is refused for another reason.</summary>
    public async Task<CommandAnswer.Refused?> FindUnfitAsync(object command, CancellationToken cancellationToken = default)
    {
        if (command is not HandOverShift hand || !IdText.IsValid(hand.To)) return null;

        return await accounts.FindAsync(hand.To, cancellationToken) switch
        {
            null or { Disabled: true } => new(Refusal.RecipientUnknown, "to"),
            { } account when !account.May(Permission.HandOverShift) => new(Refusal.RecipientWithoutRight, "to"),
            { } account => account.ClearedFor < (hand.Marking ?? Tlp.Green) ? new(Refusal.RecipientNotCleared, "to") : null,
        };
    }

    /// <summary>Whether the actor may see a record; what is not there hides nothing. Streams without a register, such as the threat types, have no marking.</summary>
    public async Task<bool> SeesAsync(Actor actor, StreamName stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.Clearance is Tlp.Red || RegisterList.All.FirstOrDefault(candidate => candidate.Owns(stream)) is not { } register) return true;

        var record = await records.FindAsync(register, stream.Id, newest, cancellationToken);
        return record is null || actor.Viewer.MaySee(record.Row, record.Latest);
    }

    /// <summary>A contribution is that of the unit it names, which reviews know however it is spelled.</summary>
    private static bool IsOf(Actor actor, string? unit) => actor.Agency is { } own && unit is not null && string.Equals(Review.KeyOf(own), Review.KeyOf(unit), StringComparison.Ordinal);

    /// <summary>A record belongs to who began it and to his agency, a task also to those whom it is assigned to. What is not there yet is nobody else's.</summary>
    private async Task<bool> IsOwnAsync(Actor actor, StreamName stream, CancellationToken cancellationToken)
    {
        if (tasks.Owns(stream) && await records.FindAsync(tasks, stream.Id, newest, cancellationToken) is { Latest: TaskRow task } && IsAssignedTo(actor, task)) return true;

        await foreach (var first in log.ReadStreamAsync(stream, cancellationToken: cancellationToken))
            return string.Equals(first.Actor, actor.Id, StringComparison.Ordinal) || (actor.Agency is { } agency && await IsOfAsync(first.Actor, agency, cancellationToken));
        return true;
    }

    private static bool IsAssignedTo(Actor actor, TaskRow task) =>
        IsOf(actor, task.Person) || new[] { actor.Id, actor.DisplayName }.Any(name => string.Equals(name, task.Person, StringComparison.OrdinalIgnoreCase));

    private async Task<bool> IsOfAsync(string id, string agency, CancellationToken cancellationToken) =>
        await accounts.FindAsync(id, cancellationToken) is { Agency: { } other } && string.Equals(other, agency, StringComparison.Ordinal);
}
