namespace ThreatRegister.Domain;

/// <summary>
/// The form that every id has: 1 to 100 lower-case letters, digits, '.' and '-', beginning with a letter or digit. Ids are chosen by
/// people (seeds, types), derived from a source and its id (imports), or made as UUIDs.
/// </summary>
public static class IdText
{
    public const int MaxLength = 100;

    public static string Check(string value) =>
        IsValid(value) ? value : throw new FormatException($"'{value}' is not an id: use 1 to {MaxLength} lower-case letters, digits, '.' and '-'.");

    public static bool IsValid(string? value)
    {
        if (value is null || value.Length is 0 or > MaxLength || value[0] is '-' or '.') return false;
        foreach (var letter in value)
        {
            if (letter is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '.')) return false;
        }

        return true;
    }
}

/// <summary>An id of one kind; JSON holds it as a plain string.</summary>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    string Value { get; }

    static abstract TSelf Of(string value);
}

public readonly record struct IncidentId(string Value) : IId<IncidentId>
{
    public static IncidentId Of(string value) => new(IdText.Check(value));

    public override string ToString() => Value;
}

public readonly record struct OccasionId(string Value) : IId<OccasionId>
{
    public static OccasionId Of(string value) => new(IdText.Check(value));

    public override string ToString() => Value;
}

public readonly record struct LessonId(string Value) : IId<LessonId>
{
    public static LessonId Of(string value) => new(IdText.Check(value));

    public override string ToString() => Value;
}

/// <summary>A report that was sent in (tin báo), not yet an incident.</summary>
public readonly record struct ReportId(string Value) : IId<ReportId>
{
    public static ReportId Of(string value) => new(IdText.Check(value));

    public override string ToString() => Value;
}

/// <summary>One hand-over of a shift.</summary>
public readonly record struct ShiftId(string Value) : IId<ShiftId>
{
    public static ShiftId Of(string value) => new(IdText.Check(value));

    public override string ToString() => Value;
}

public readonly record struct ReviewId(string Value) : IId<ReviewId>
{
    public static ReviewId Of(string value) => new(IdText.Check(value));

    public override string ToString() => Value;
}

public readonly record struct AssessmentId(string Value) : IId<AssessmentId>
{
    public static AssessmentId Of(string value) => new(IdText.Check(value));

    public override string ToString() => Value;
}

public readonly record struct SourceId(string Value) : IId<SourceId>
{
    public static SourceId Of(string value) => new(IdText.Check(value));

    public override string ToString() => Value;
}

/// <summary>An import of one file: derived from the source, the file's digest and the mapping's.</summary>
public readonly record struct ImportId(string Value) : IId<ImportId>
{
    public static ImportId Of(string value) => new(IdText.Check(value));

    public override string ToString() => Value;
}

/// <summary>
/// The stable id of a threat type. It looks like the path it was first given (<c>disaster.landslide</c>) and stays when the type is
/// renamed or moved; where a type stands in the tree is said by its parent, never by its id.
/// </summary>
public readonly record struct ThreatTypeId(string Value) : IId<ThreatTypeId>
{
    public static ThreatTypeId Of(string value) => new(IdText.Check(value));

    public override string ToString() => Value;
}

public readonly record struct AgencyId(string Value) : IId<AgencyId>
{
    public static AgencyId Of(string value) => new(IdText.Check(value));

    public override string ToString() => Value;
}

public readonly record struct InstrumentId(string Value) : IId<InstrumentId>
{
    public static InstrumentId Of(string value) => new(IdText.Check(value));

    public override string ToString() => Value;
}

public readonly record struct IndicatorId(string Value) : IId<IndicatorId>
{
    public static IndicatorId Of(string value) => new(IdText.Check(value));

    public override string ToString() => Value;
}

public readonly record struct PlaceId(string Value) : IId<PlaceId>
{
    public static PlaceId Of(string value) => new(IdText.Check(value));

    public override string ToString() => Value;
}

/// <summary>A warning or forecast (cảnh báo, dự báo).</summary>
public readonly record struct ForecastId(string Value) : IId<ForecastId>
{
    public static ForecastId Of(string value) => new(IdText.Check(value));

    public override string ToString() => Value;
}

/// <summary>An exchange of information (trao đổi thông tin).</summary>
public readonly record struct ShareId(string Value) : IId<ShareId>
{
    public static ShareId Of(string value) => new(IdText.Check(value));

    public override string ToString() => Value;
}

/// <summary>A scenario (kịch bản): a prepared response.</summary>
public readonly record struct ScenarioId(string Value) : IId<ScenarioId>
{
    public static ScenarioId Of(string value) => new(IdText.Check(value));

    public override string ToString() => Value;
}

/// <summary>A drill (diễn tập).</summary>
public readonly record struct DrillId(string Value) : IId<DrillId>
{
    public static DrillId Of(string value) => new(IdText.Check(value));

    public override string ToString() => Value;
}

/// <summary>A response, judgement or closing rule within its stream.</summary>
public readonly record struct LocalId(string Value) : IId<LocalId>
{
    public static LocalId Of(string value) => new(IdText.Check(value));

    public override string ToString() => Value;
}

/// <summary>A direction (phương hướng, nhiệm vụ) that is set for a next period.</summary>
public readonly record struct DirectionId(string Value) : IId<DirectionId>
{
    public static DirectionId Of(string value) => new(IdText.Check(value));

    public override string ToString() => Value;
}

/// <summary>A task (nhiệm vụ).</summary>
public readonly record struct TaskId(string Value) : IId<TaskId>
{
    public static TaskId Of(string value) => new(IdText.Check(value));

    public override string ToString() => Value;
}
