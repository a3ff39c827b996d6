using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using ThreatRegister.Domain;
using ThreatRegister.EventLog;

namespace ThreatRegister.Projections;

/// <summary>Which other records a row names, read from the ids that it holds; its sources apart, which are asked for by themselves.</summary>
public static class RecordNames
{
    private static readonly Dictionary<Type, string> categories = new()
    {
        [typeof(IncidentId)] = "incident", [typeof(OccasionId)] = "occasion", [typeof(LessonId)] = "lesson", [typeof(ReviewId)] = "review", [typeof(AssessmentId)] = "assessment", [typeof(ImportId)] = "import",
        [typeof(ReportId)] = "report", [typeof(ShiftId)] = "shift", [typeof(AgencyId)] = "agency", [typeof(IndicatorId)] = "indicator", [typeof(DirectionId)] = "direction", [typeof(TaskId)] = "task",
        [typeof(InstrumentId)] = "instrument", [typeof(ForecastId)] = "forecast", [typeof(ShareId)] = "share", [typeof(ScenarioId)] = "scenario", [typeof(DrillId)] = "drill",
    };

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> known = new();

    /// <summary>Each once, as the name of its stream, in the order of the row.</summary>
    public static string[] Of(object row) => [.. In(row, withParts: true).Select(name => name.ToString()).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<StreamName> In(object holder, bool withParts)
    {
        foreach (var property in known.GetOrAdd(holder.GetType(), MayHold))
        {
            var value = property.GetValue(holder);
            IEnumerable<object> elements = value switch { null => [], string => [], IEnumerable many => many.OfType<object>(), _ => [value] };
            foreach (var element in elements)
            {
                if (categories.TryGetValue(element.GetType(), out var category)) yield return StreamName.Of(category, element.ToString()!);
                else if (withParts && IsPart(element.GetType()))
                {
                    foreach (var name in In(element, withParts: false)) yield return name;
                }
            }
        }
    }

    private static PropertyInfo[] MayHold(Type type) =>
        [.. type.GetProperties().Where(property => property.GetIndexParameters().Length == 0 && Element(property.PropertyType) is var element && (categories.ContainsKey(element) || IsPart(element)))];

    private static Type Element(Type type) =>
        Nullable.GetUnderlyingType(type) ?? (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Items<>) ? Element(type.GetGenericArguments()[0]) : type);

    private static bool IsPart(Type type) => type is { IsClass: true, Namespace: { } name } && type != typeof(Statement) && name.StartsWith("ThreatRegister.", StringComparison.Ordinal);
}
