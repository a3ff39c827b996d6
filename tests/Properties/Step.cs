using System.Text.Json;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Events;
using ThreatRegister.Domain;

namespace ThreatRegister.Tests.Properties;

/// <summary>One command of a sequence.</summary>
/// <param name="Flaw">What was put wrong into it on purpose; null: nothing.</param>
/// <param name="References">What it refers to in other streams.</param>
internal sealed record Step(object Command, Guid Id, long? Expected, Refusal? Flaw, IReadOnlyList<(ReferenceKind Kind, string Id)> References)
{
    /// <summary>As one line of JSON: what <c>record NAME</c> takes is in <c>body</c>.</summary>
    public override string ToString() => JsonSerializer.Serialize(new
    {
        command = CommandCatalogue.NameOf(Command.GetType()),
        id = Id,
        expected = Expected,
        flaw = Flaw?.ToString(),
        body = JsonSerializer.SerializeToNode(Command, Command.GetType(), JsonForms.Plain),
    }, JsonForms.Plain);
}

/// <summary>What the model expects of a command.</summary>
internal abstract record Verdict
{
    /// <summary>One event.</summary>
    public sealed record Recorded(Action Apply) : Verdict;

    /// <summary>Accepted, and nothing recorded: it is so already.</summary>
    /// <param name="Early">Answered before the command was looked at more closely.</param>
    public sealed record Silent(bool Early = false) : Verdict;

    /// <summary>For one of these reasons.</summary>
    public sealed record Refused(bool Early, params Refusal[] Reasons) : Verdict;

    public sealed record Stale(long Actual) : Verdict;

    /// <summary>Answered as before.</summary>
    public sealed record Repeated : Verdict;

    /// <summary>The id is another command's.</summary>
    public sealed record Conflict : Verdict;

    public static Verdict Nothing { get; } = new Silent();

    public static Verdict Refuse(Refusal reason) => new Refused(Early: false, reason);

    public static Verdict RefuseAtOnce(Refusal reason) => new Refused(Early: true, reason);

    public static Verdict Record(Action apply) => new Recorded(apply);

    /// <summary>Silence where it is so already.</summary>
    public static Verdict RecordUnless(bool isKnown, Action apply) => isKnown ? Nothing : new Recorded(apply);

    public sealed override string ToString() => this is Refused refused ? $"refused: {string.Join(" or ", refused.Reasons)}" : this is Stale stale ? $"stale: {stale.Actual}" : GetType().Name;
}
