namespace ThreatRegister.Domain;

/// <summary>What a decider answers: events to record (none: the command changes nothing), or a refusal.</summary>
/// <param name="Field">The command's member that the refusal is about, in the JSON's spelling; null for the command as a whole.</param>
/// <param name="Instead">The id of what would be taken instead, where there is such a thing.</param>
public sealed record Decision<TEvent>(Items<TEvent> Events, Refusal? Refusal = null, string? Field = null, string? Instead = null)
    where TEvent : class
{
    public static Decision<TEvent> Nothing { get; } = new([]);

    public static Decision<TEvent> Accept(params ReadOnlySpan<TEvent> events) => new(Items.Create(events));

    public static Decision<TEvent> Refuse(Refusal refusal, string? field = null) => new([], refusal, field);

    internal static Decision<TEvent> Refuse(Fault fault) => new([], fault.Refusal, fault.Field, fault.Instead);
}
