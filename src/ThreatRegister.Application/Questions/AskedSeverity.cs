using ThreatRegister.Application.Queries;
using ThreatRegister.Domain.SeverityScales;

namespace ThreatRegister.Application.Questions;

/// <summary>A severity as people ask for it: <c>high</c>, <c>nciss:high</c>, <c>nciss:high+</c>.</summary>
public static class AskedSeverity
{
    public static SeverityFilter Of(string asked, SeverityBook book)
    {
        if (asked.Split(':', 2) is not [var scale, var level]) return new(asked, Scale: null, [asked]);

        // A scale that nobody has defined has levels as its sources write them, in no order.
        if (book.Find(scale) is null) return new(asked, scale, [level]);
        if (book.From(scale, level).Count > 0) return new(asked, scale, [level]);
        if (level.EndsWith('+') && book.From(scale, level[..^1]) is { Count: > 0 } levels) return new(asked, scale, levels);

        var known = string.Join(", ", book.Find(scale)!.Versions.SelectMany(version => version.Levels).Select(one => one.Code).Distinct(StringComparer.Ordinal));
        throw QuestionException.Usage(
            "severity",
            $"thang {scale} không có mức '{level}', chỉ có {known}; {scale}:MỨC+ lấy cả các mức cao hơn.",
            $"the scale {scale} has no level '{level}', only {known}; {scale}:LEVEL+ takes all above it too.");
    }
}
