namespace ThreatRegister.Domain.Incidents;

/// <summary>Result of handling (kết quả xử lý); not the lifecycle.</summary>
public enum Outcome
{
    Unknown,
    Blocked,
    FailedAttempt,
    NearMiss,
    PartlySucceeded,

    /// <summary>Succeeded; of a storm or an epidemic: occurred.</summary>
    Succeeded,
    FalsePositive,
    Suspected,
}

public enum RecordKind
{
    /// <summary>One case.</summary>
    Case,

    /// <summary>A statement about many ("nhiều cuộc tấn công"); stays one record.</summary>
    Aggregate,

    /// <summary>Climate change, water security: no single date.</summary>
    StandingThreat,
    Drill,
}

/// <param name="Country">ISO 3166-1 alpha-2, upper case.</param>
/// <param name="Name">As the source names it, at most 500 characters.</param>
/// <param name="Latitude">Degrees north, WGS 84.</param>
/// <param name="Longitude">Degrees east, WGS 84.</param>
public sealed record Place(string? Country, string? Name, string? Region = null, double? Latitude = null, double? Longitude = null);

/// <param name="Sector">A code, such as a NAICS sector or the register's own.</param>
/// <param name="SystemLevel">1 to 5 (Law 86/2015/QH13, Article 21).</param>
public sealed record Victim(string? Sector = null, string? System = null, string? Owner = null, int? SystemLevel = null);

public enum ImpactAspect
{
    /// <summary>What could have happened.</summary>
    Potential,

    /// <summary>What did.</summary>
    Actual,
}

public enum DamageKind
{
    Dead,
    Missing,
    Injured,
    Affected,
    Houses,
    Hectares,
    Money,

    /// <summary>Về người: loss of life or harm that the source does not break down.</summary>
    People,

    /// <summary>Về tài sản: loss of property that the source does not break down.</summary>
    Property,
}

public enum DamageStatus
{
    /// <summary>Sơ bộ.</summary>
    Preliminary,

    /// <summary>Chính thức.</summary>
    Official,

    /// <summary>The source says neither.</summary>
    NotStated,
}

/// <param name="Currency">ISO 4217; with <see cref="DamageKind.Money"/> only.</param>
public sealed record Damage(DamageKind Kind, Quantity Amount, DamageStatus Status, string? Currency = null);

/// <param name="Scale">Id of the scale, such as <c>nciss</c>.</param>
public sealed record Severity(string Scale, string Level, int? Score = null);

/// <summary>On the spot or from outside ("bốn tại chỗ").</summary>
public enum ResponseReach
{
    NotStated,
    OnTheSpot,
    FromOutside,
}

/// <summary>What of the "four on the spot" (bốn tại chỗ) a measure was. Reinforcement from outside is its <see cref="ResponseReach"/>.</summary>
public enum FourOnTheSpot
{
    /// <summary>Chỉ huy tại chỗ.</summary>
    Command,

    /// <summary>Lực lượng tại chỗ.</summary>
    Forces,

    /// <summary>Phương tiện, vật tư tại chỗ.</summary>
    Means,

    /// <summary>Hậu cần tại chỗ.</summary>
    Logistics,
}

/// <summary>A measure taken: by whom, when, with what result.</summary>
/// <param name="Kind">A kind of one of the six groups: see <see cref="ResponseKinds"/>.</param>
/// <param name="Slot">Null: none of the four, or not said.</param>
public sealed record Response(
    LocalId Id,
    string Kind,
    string Summary,
    When? When = null,
    string? By = null,
    ResponseReach Reach = ResponseReach.NotStated,
    string? Result = null,
    FourOnTheSpot? Slot = null);

/// <summary>A file that shows something about an incident. The log knows its digest; the content is in the store of evidence.</summary>
/// <param name="Digest">SHA-256 of the content, in hex.</param>
/// <param name="FileName">Without folders.</param>
/// <param name="MediaType">RFC 6838, such as <c>image/png</c>.</param>
/// <param name="Size">In bytes.</param>
public sealed record Evidence(LocalId Id, string Digest, string FileName, string MediaType, long Size, string? Title = null);

/// <summary>That someone was told of an incident.</summary>
/// <param name="Rule">The deadline that asks for it; null where none does, or only its step is known.</param>
/// <param name="Step">The step that it was, such as <c>final-report</c>, under whatever rule.</param>
public sealed record Notification(LocalId Id, string To, When At, LocalId? Rule = null, LocalId? Step = null);

public enum RelationKind
{
    RelatedTo,
    DuplicateOf,
    DerivedFrom,
    LedTo,
    PartOf,

    /// <summary>They were compared and are two: neither is offered as the other's duplicate any more.</summary>
    DistinctFrom,
}

/// <summary>Which row of which import a record is from.</summary>
/// <param name="RowId">The row's id in the source, or its content's digest with the number of its occurrence.</param>
/// <param name="Digest">SHA-256 of what the mapping made of the row, in hex: tells a repeat from a change.</param>
public sealed record ImportedRow(ImportId Import, string RowId, string Digest);

/// <summary>The parts of a report that can be corrected; null is left as it is, an empty cause or description is taken away.</summary>
public sealed record Corrections(
    string? Title = null,
    When? Occurred = null,
    Quantity? Quantity = null,
    Place? Place = null,
    Victim? Victim = null,
    string? Cause = null,
    string? Description = null);
