namespace ThreatRegister.Domain.Places;

public enum PlaceKind
{
    Country,

    /// <summary>Tỉnh, thành phố trực thuộc trung ương.</summary>
    Province,
    District,
    Commune,
    Region,

    /// <summary>Vùng biển.</summary>
    Sea,

    /// <summary>Biên giới.</summary>
    Border,

    /// <summary>Cửa khẩu, công trình, khu vực.</summary>
    Site,
}

/// <summary>
/// What has happened to the places (địa bàn). All of it is one stream, so that a rule may look at the whole. Places have names, a beginning and
/// an end; what succeeds them is told when they end.
/// </summary>
public abstract record PlaceEvent
{
    private protected PlaceEvent() { }
}

/// <param name="Country">Code of two capital letters (ISO 3166-1); null: not told, or of none.</param>
/// <param name="ValidFrom">The first day it is there; null: as if it had always been.</param>
public sealed record PlaceDefined(PlaceId Place, LocalizedText Name, PlaceKind Kind, PlaceId? Parent, string? Country, DateOnly? ValidFrom, Statement Statement) : PlaceEvent;

/// <param name="ValidFrom">The first day of the name; null: as if it had always been so.</param>
public sealed record PlaceRenamed(PlaceId Place, LocalizedText Name, string Grounds, DateOnly? ValidFrom, Statement Statement) : PlaceEvent;

/// <param name="ValidTo">The last day.</param>
/// <param name="Successors">Where its ground went; one for a merger, several for a division.</param>
public sealed record PlaceEnded(PlaceId Place, DateOnly ValidTo, Items<PlaceId> Successors, string Grounds, Statement Statement) : PlaceEvent;

public sealed record PlaceCorrected(PlaceId Place, PlaceCorrections Corrections, string Grounds, Statement Statement) : PlaceEvent;

/// <summary>What was recorded wrongly; null is left as it is. Last day and successors are those of a place that has ended.</summary>
/// <param name="Name">What it is called by the record that defined it; another name from a day on is a rename.</param>
public sealed record PlaceCorrections(
    LocalizedText? Name = null, PlaceKind? Kind = null, PlaceId? Parent = null, string? Country = null, DateOnly? ValidFrom = null, DateOnly? ValidTo = null, Items<PlaceId>? Successors = null);

public abstract record PlaceCommand
{
    private protected PlaceCommand() { }

    public required PlaceId Place { get; init; }
}

public sealed record DefinePlace(
    LocalizedText Name, PlaceKind Kind, PlaceId? Parent = null, string? Country = null, DateOnly? ValidFrom = null, Statement? Statement = null) : PlaceCommand;

public sealed record RenamePlace(LocalizedText Name, string Grounds, DateOnly? ValidFrom = null, Statement? Statement = null) : PlaceCommand;
public sealed record EndPlace(DateOnly ValidTo, string Grounds, Items<PlaceId>? Successors = null, Statement? Statement = null) : PlaceCommand;
public sealed record CorrectPlace(PlaceCorrections Corrections, string Grounds, Statement? Statement = null) : PlaceCommand;
