using System.Text.Json;
using Wolverine.Attributes;

namespace ThreatRegister.Messages.Wolverine;

/// <summary>A command of the register as a message. Sent again under the same id, it is answered as before and recorded once.</summary>
/// <param name="Command">Its name, as <c>record --list</c> has it.</param>
/// <param name="Body">Its JSON, as <c>record COMMAND --schema</c> has it.</param>
/// <param name="Actor">Who records, as an id. Whoever may write to the queue is trusted to say so.</param>
/// <param name="Expected">The version of the stream that the sender saw; null where he does not care.</param>
[MessageIdentity("threatreg-command")]
public sealed record SendCommand(Guid CommandId, string Command, JsonElement Body, string Actor, long? Expected = null);

/// <summary>What became of a command: goes to a sender that asked for a response, and to whatever the host publishes it to.</summary>
/// <param name="Outcome"><c>accepted</c>, <c>refused</c>, <c>stale</c>, <c>id-conflict</c> or <c>malformed</c>.</param>
/// <param name="Position">Where the last of its events stands; null where nothing was recorded.</param>
/// <param name="Reason">The refusal's name, or what is wrong with the message.</param>
[MessageIdentity("threatreg-answer")]
public sealed record CommandAnswered(
    Guid CommandId, string Outcome, string? Stream = null, long? Version = null, long? Position = null, bool Repeated = false, string? Reason = null, string? Field = null);

/// <summary>Scheduled for the time at which a deadline is near; what has become of the incident by then is looked up when it arrives.</summary>
[MessageIdentity("threatreg-look-at-deadline")]
public sealed record LookAtDeadline(string Incident, string Set, string Rule, DateTimeOffset Due);

/// <summary>A notification that an incident calls for is due soon, or overdue, and is not on record.</summary>
/// <param name="To">Who is to be notified.</param>
/// <param name="Marking">The incident's; the receiver has to heed it.</param>
[MessageIdentity("threatreg-deadline-near")]
public sealed record DeadlineNear(string Incident, string Marking, string Set, string Rule, string Step, string To, DateTimeOffset Due);
