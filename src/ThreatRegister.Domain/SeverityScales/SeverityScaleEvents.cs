namespace ThreatRegister.Domain.SeverityScales;

/// <summary>What has happened to the scales of severity, all in one stream.</summary>
public abstract record SeverityScaleEvent
{
    private protected SeverityScaleEvent() { }
}

/// <summary>One level of a scale. A band says which scores belong to it; a score alone says only how the level itself is counted.</summary>
/// <param name="Code">As sources write it, such as <c>high</c> or <c>3</c>.</param>
/// <param name="From">The lowest score of its band; null where no source states the band.</param>
/// <param name="To">The highest score of its band, included.</param>
/// <param name="Score">The score that stands for the level.</param>
public sealed record SeverityLevel(string Code, LocalizedText Name, int? From = null, int? To = null, int? Score = null);

/// <param name="Levels">From the least to the most severe.</param>
/// <param name="Basis">The source of the scale.</param>
/// <param name="Verified">Whether someone has read it there.</param>
public sealed record SeverityScaleSet(LocalId Scale, LocalizedText Name, Items<SeverityLevel> Levels, DateOnly? ValidFrom, string Basis, bool Verified) : SeverityScaleEvent;

/// <param name="ValidTo">The last day on which it is valid.</param>
public sealed record SeverityScaleEnded(LocalId Scale, DateOnly ValidTo, string Grounds) : SeverityScaleEvent;

public abstract record SeverityScaleCommand
{
    private protected SeverityScaleCommand() { }

    public required LocalId Scale { get; init; }
}

/// <param name="Levels">From the least to the most severe.</param>
/// <param name="ValidFrom">Null: from the beginning.</param>
public sealed record SetSeverityScale(LocalizedText Name, Items<SeverityLevel> Levels, string Basis, bool Verified = false, DateOnly? ValidFrom = null) : SeverityScaleCommand;
public sealed record EndSeverityScale(DateOnly ValidTo, string Grounds) : SeverityScaleCommand;
