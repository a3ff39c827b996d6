namespace ThreatRegister.Domain.Shares;

/// <summary>What has happened to one exchange of information (trao đổi thông tin): who told whom what, and whether it was acknowledged.</summary>
public abstract record ShareEvent
{
    private protected ShareEvent() { }
}

/// <param name="Share">Its id.</param>
/// <param name="From">Who told: an office, not a person's name.</param>
/// <param name="To">Whom.</param>
/// <param name="What">What was told.</param>
/// <param name="At">When; null: not said.</param>
/// <param name="Agreement">Under which agreement or mechanism, as the source writes it.</param>
/// <param name="Instrument">The instrument that the agreement is.</param>
/// <param name="Marking">Under which the information was passed on; the record itself is no wider.</param>
public sealed record InformationShared(
    ShareId Share,
    string From,
    Items<string> To,
    string What,
    When? At,
    Items<IncidentId> Incidents,
    Items<OccasionId> Occasions,
    string? Agreement,
    InstrumentId? Instrument,
    Tlp Marking,
    Statement Statement) : ShareEvent;

/// <param name="By">Who acknowledged: one of those who were told.</param>
public sealed record ShareAcknowledged(string By, When? At, Statement Statement) : ShareEvent;
public sealed record ShareCorrected(ShareCorrections Corrections, string Grounds, Statement Statement) : ShareEvent;
public sealed record ShareWithdrawn(string Grounds) : ShareEvent;

/// <summary>The parts that can be corrected; null is left as it is.</summary>
public sealed record ShareCorrections(
    string? From = null,
    Items<string>? To = null,
    string? What = null,
    When? At = null,
    Items<IncidentId>? Incidents = null,
    Items<OccasionId>? Occasions = null,
    string? Agreement = null,
    InstrumentId? Instrument = null,
    Tlp? Marking = null);

public abstract record ShareCommand
{
    private protected ShareCommand() { }

    public required ShareId Share { get; init; }
}

/// <param name="Marking">Needed: nothing is passed on without one.</param>
public sealed record ShareInformation(
    string From,
    Items<string> To,
    string What,
    Tlp? Marking = null,
    When? At = null,
    Items<IncidentId>? Incidents = null,
    Items<OccasionId>? Occasions = null,
    string? Agreement = null,
    InstrumentId? Instrument = null,
    Statement? Statement = null) : ShareCommand;

public sealed record AcknowledgeShare(string By, When? At = null, Statement? Statement = null) : ShareCommand;
public sealed record CorrectShare(ShareCorrections Corrections, string Grounds, Statement? Statement = null) : ShareCommand;
public sealed record WithdrawShare(string Grounds) : ShareCommand;
