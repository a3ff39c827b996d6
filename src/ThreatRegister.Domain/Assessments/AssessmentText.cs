using System.Diagnostics;

namespace ThreatRegister.Domain.Assessments;

/// <summary>The words for kinds of assessments and directions of trends.</summary>
public static class AssessmentText
{
    public static LocalizedText Of(AssessmentKind kind) => kind switch
    {
        AssessmentKind.Judgement => new("nhận định", "judgement"),
        AssessmentKind.Trend => new("xu hướng", "trend"),
        AssessmentKind.Limitation => new("hạn chế", "limitation"),
        _ => throw new UnreachableException($"No words for {kind}."),
    };

    public static LocalizedText Of(TrendDirection direction) => direction switch
    {
        TrendDirection.Rising => new("tăng", "rising"),
        TrendDirection.Falling => new("giảm", "falling"),
        TrendDirection.Steady => new("ổn định", "steady"),
        TrendDirection.Unclear => new("chưa rõ chiều hướng", "unclear"),
        _ => throw new UnreachableException($"No words for {direction}."),
    };
}
