namespace ThreatRegister.Domain.Assessments;

public enum AssessmentKind
{
    /// <summary>Nhận định, đánh giá: what an authority holds; never a measured value.</summary>
    Judgement,

    /// <summary>Xu hướng: which way something goes.</summary>
    Trend,

    /// <summary>Tồn tại, hạn chế.</summary>
    Limitation,
}

public enum TrendDirection
{
    Rising,
    Falling,
    Steady,

    /// <summary>The source speaks of a trend without saying which way.</summary>
    Unclear,
}

/// <summary>
/// What has happened to one assessment: a judgement, trend or limitation that an authority states, outside any one occasion. It is a
/// statement with its author and source, never a figure.
/// </summary>
public abstract record AssessmentEvent
{
    private protected AssessmentEvent() { }
}

/// <param name="Assessment">Its id.</param>
/// <param name="By">Whose assessment: an office, not a person's name.</param>
/// <param name="Direction">Of a trend only.</param>
/// <param name="Types">What it is about, each with its branch; none: no type is named.</param>
/// <param name="Period">The time it is about; null: the time when it was stated.</param>
public sealed record AssessmentRecorded(
    AssessmentId Assessment,
    AssessmentKind Kind,
    string By,
    string Text,
    TrendDirection? Direction,
    Items<ThreatTypeId> Types,
    Items<OccasionId> Occasions,
    Items<IncidentId> Incidents,
    When? Period,
    Tlp Marking,
    Statement Statement) : AssessmentEvent;

/// <summary>A further source says the same.</summary>
public sealed record AssessmentCorroborated(Statement Statement) : AssessmentEvent;
public sealed record AssessmentCorrected(AssessmentCorrections Corrections, string Grounds, Statement Statement) : AssessmentEvent;
public sealed record AssessmentWithdrawn(string Grounds) : AssessmentEvent;

/// <summary>The parts of an assessment that can be corrected; null is left as it is. Another kind is another assessment.</summary>
public sealed record AssessmentCorrections(
    string? By = null,
    string? Text = null,
    TrendDirection? Direction = null,
    Items<ThreatTypeId>? Types = null,
    Items<OccasionId>? Occasions = null,
    Items<IncidentId>? Incidents = null,
    When? Period = null,
    Tlp? Marking = null);

public abstract record AssessmentCommand
{
    private protected AssessmentCommand() { }

    public required AssessmentId Assessment { get; init; }
}

/// <param name="Marking">Null: <see cref="Tlp.Green"/>, or the strictest of its incidents where that is stricter.</param>
public sealed record RecordAssessment(
    AssessmentKind Kind,
    string By,
    string Text,
    TrendDirection? Direction = null,
    Items<ThreatTypeId>? Types = null,
    Items<OccasionId>? Occasions = null,
    Items<IncidentId>? Incidents = null,
    When? Period = null,
    Tlp? Marking = null,
    Statement? Statement = null) : AssessmentCommand;

public sealed record CorroborateAssessment(Statement Statement) : AssessmentCommand;
public sealed record CorrectAssessment(AssessmentCorrections Corrections, string Grounds, Statement? Statement = null) : AssessmentCommand;
public sealed record WithdrawAssessment(string Grounds) : AssessmentCommand;
