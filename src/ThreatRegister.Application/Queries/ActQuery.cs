using ThreatRegister.Domain;

namespace ThreatRegister.Application.Queries;

/// <summary>Which acts are asked for; null: any.</summary>
/// <param name="Actor">The id of who recorded them.</param>
/// <param name="Events">The stored names of what they were.</param>
/// <param name="Recorded">When they were recorded.</param>
public sealed record ActFilter(string? Actor = null, IReadOnlyList<string>? Events = null, Period? Recorded = null);

/// <summary>From where on acts are listed: a log of any length is read in parts, none of which costs more than the first.</summary>
/// <param name="Behind">What is older than this position; null: from the newest on.</param>
/// <param name="Backwards">Instead what is newer than that position, the nearest first.</param>
public sealed record ActStretch(long? Behind = null, bool Backwards = false);

/// <summary>One act: what was recorded of which record, by whom and when.</summary>
/// <param name="Event">Its stored name.</param>
/// <param name="Register">That of the record; null: it is about none. Of a threat type <c>types</c>, of a rule <c>rules</c>, though these are no records.</param>
/// <param name="Title">What the record is called at the moment asked for; null: it is not to be read then.</param>
/// <param name="Marking">The strictest of the records that it is about, then and now.</param>
public sealed record ActItem(long Position, string Event, string Actor, DateTimeOffset RecordedAt, string? Register, string? Id, string? Title, Tlp Marking);
