namespace ThreatRegister.Domain.Agencies;

public enum AgencyKind
{
    /// <summary>Cơ quan Đảng.</summary>
    PartyBody,

    /// <summary>Chính phủ, Thủ tướng, Văn phòng Chính phủ.</summary>
    Government,

    /// <summary>Bộ, cơ quan ngang bộ.</summary>
    Ministry,

    /// <summary>Hội đồng.</summary>
    Council,

    /// <summary>Ban chỉ đạo, tiểu ban, ủy ban: others are members of it.</summary>
    Committee,

    /// <summary>Lực lượng: quân đội, công an.</summary>
    Force,

    /// <summary>Địa phương: tỉnh ủy, ủy ban nhân dân.</summary>
    Local,
    Other,
}

/// <summary>What an agency is to a body, an occasion, an instrument or a matter.</summary>
public enum AgencyRoleKind
{
    /// <summary>Chủ trì.</summary>
    Lead,

    /// <summary>Đồng chủ trì.</summary>
    CoLead,

    /// <summary>Thường trực.</summary>
    Standing,

    /// <summary>Phối hợp.</summary>
    Coordinating,

    /// <summary>Thành viên.</summary>
    Member,
}

/// <summary>A role of an agency. At least one of body, occasion, instrument and matter says in what.</summary>
/// <param name="Body">Another agency: a committee it belongs to.</param>
/// <param name="Matter">In what, in words: a task, a conference.</param>
/// <param name="Period">When it had the role; null: not stated.</param>
public sealed record AgencyRole(
    LocalId Id, AgencyRoleKind Kind, AgencyId? Body = null, OccasionId? Occasion = null, InstrumentId? Instrument = null, string? Matter = null, When? Period = null);

/// <summary>
/// What has happened to one agency (cơ quan, lực lượng). Its names are valid from a day and old ones are kept; when it ends, the log says
/// what succeeds it. Texts that name an agency stay as their source has them: who is meant is found when asked.
/// </summary>
public abstract record AgencyEvent
{
    private protected AgencyEvent() { }
}

/// <param name="ValidFrom">The first day it was there; null: not stated.</param>
public sealed record AgencyRegistered(AgencyId Agency, LocalizedText Name, AgencyKind Kind, DateOnly? ValidFrom, Statement Statement) : AgencyEvent;

/// <param name="ValidFrom">The first day of the name; null: as if it had always been so.</param>
public sealed record AgencyRenamed(LocalizedText Name, DateOnly? ValidFrom, string Grounds, Statement Statement) : AgencyEvent;

/// <param name="ValidTo">The last day; null: not stated.</param>
/// <param name="Successors">What goes on with its work; none: nothing is stated.</param>
public sealed record AgencyEnded(DateOnly? ValidTo, Items<AgencyId> Successors, string Grounds, Statement Statement) : AgencyEvent;

public sealed record AgencyRoleGiven(AgencyRole Role, Statement Statement) : AgencyEvent;

/// <summary>It was put in order anew (kiện toàn) and stays what it is.</summary>
/// <param name="At">When; null: not stated.</param>
public sealed record AgencyReorganised(string Change, When? At, Statement Statement) : AgencyEvent;

/// <summary>A further source says so.</summary>
/// <param name="Fact"><c>name</c>, <c>ended</c> or <c>role:ID</c>; null: the agency as such.</param>
public sealed record AgencyCorroborated(string? Fact, Statement Statement) : AgencyEvent;
public sealed record AgencyCorrected(AgencyCorrections Corrections, string Grounds, Statement Statement) : AgencyEvent;

/// <summary>What was recorded wrongly; null is left as it is. Last day and successors are those of an agency that has ended.</summary>
/// <param name="Name">What it is called by the record that began it; another name from a day on is a rename.</param>
public sealed record AgencyCorrections(
    LocalizedText? Name = null, AgencyKind? Kind = null, DateOnly? ValidFrom = null, DateOnly? ValidTo = null, Items<AgencyId>? Successors = null);

public abstract record AgencyCommand
{
    private protected AgencyCommand() { }

    public required AgencyId Agency { get; init; }
}

public sealed record RegisterAgency(LocalizedText Name, AgencyKind Kind, DateOnly? ValidFrom = null, Statement? Statement = null) : AgencyCommand;
public sealed record RenameAgency(LocalizedText Name, string Grounds, DateOnly? ValidFrom = null, Statement? Statement = null) : AgencyCommand;
public sealed record EndAgency(string Grounds, DateOnly? ValidTo = null, Items<AgencyId>? Successors = null, Statement? Statement = null) : AgencyCommand;
public sealed record GiveAgencyRole(AgencyRole Role, Statement? Statement = null) : AgencyCommand;
public sealed record ReorganiseAgency(string Change, When? At = null, Statement? Statement = null) : AgencyCommand;
public sealed record CorroborateAgency(Statement Statement, string? Fact = null) : AgencyCommand;
public sealed record CorrectAgency(AgencyCorrections Corrections, string Grounds, Statement? Statement = null) : AgencyCommand;
