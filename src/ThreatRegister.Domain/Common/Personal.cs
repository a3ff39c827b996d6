namespace ThreatRegister.Domain;

/// <summary>
/// Something about a person. In the log it is encrypted under a key of that subject, so that destroying the key makes it unreadable
/// for ever; registers and summaries never hold it.
/// </summary>
/// <param name="Subject">Whose data this is: an id, not a name.</param>
/// <param name="Value">Null once the subject's key was destroyed.</param>
public sealed record Personal<T>(string Subject, T? Value);
