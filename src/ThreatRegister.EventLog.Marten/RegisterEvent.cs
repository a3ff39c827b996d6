namespace ThreatRegister.EventLog.Marten;

/// <summary>
/// An event of the register as Marten keeps it. The data are the bytes that the log hashed, for jsonb would give back other ones.
/// </summary>
/// <param name="Type">The stored name, such as <c>incident-reported</c>.</param>
/// <param name="Metadata">What the log keeps with the event: command, actor, headers, salt.</param>
public sealed record RegisterEvent(Guid Id, string Type, byte[] Data, byte[] Metadata);
