using System.Reflection;
using System.Runtime.CompilerServices;
using ThreatRegister.Domain;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;

namespace ThreatRegister.Tests.Projections_Specs;

/// <summary>Given events, the row: as the projector folds them.</summary>
internal static class Folds
{
    public static readonly DateTimeOffset Morning = new(2021, 3, 1, 2, 0, 0, TimeSpan.Zero);

    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    public static Statement Doc(string source, string? statedOn = null) => new(new(source), "trích", statedOn is null ? null : When.Parse(statedOn));

    /// <summary>The events as recorded one after another in the stream <c>category-a</c>, a minute each, from position 11 on.</summary>
    public static List<Recorded<object>> History<TRow>(IRegisterFold<TRow> register, params IReadOnlyList<object> events)
        where TRow : class =>
        [.. events.Select((happened, index) => new Recorded<object>(
            11 + index, register.StreamOf("a"), 1 + index, Morning.AddMinutes(index), "u1", Guid.Empty, happened))];

    public static TRow Row<TRow>(IRegisterFold<TRow> register, params IReadOnlyList<object> events)
        where TRow : class => History(register, events).Aggregate<Recorded<object>, TRow?>(null, register.Apply)!;

    /// <summary>What the last event changed.</summary>
    public static IReadOnlyList<FieldChange> LastChange<TRow>(IRegisterFold<TRow> register, params IReadOnlyList<object> events)
        where TRow : class => ThreatRegister.Projections.History.RecordHistory.Of(register, History(register, events), happened => happened.GetType().Name)[^1].Changes;

    /// <summary>All events of a family.</summary>
    public static IEnumerable<Type> Family(Type eventBase) => eventBase.Assembly.GetTypes().Where(type => type.IsSubclassOf(eventBase));

    /// <summary>An event without any value but empty lists: enough to ask whether there is a rule for it.</summary>
    public static object Hollow(Type type)
    {
        if (type == typeof(string)) return "x";
        if (type == typeof(When)) return When.Parse("2020");
        if (type == typeof(Statement)) return Statement.Own;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Items<>)) return type.GetProperty("Empty", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        if (type.IsValueType) return RuntimeHelpers.GetUninitializedObject(Nullable.GetUnderlyingType(type) ?? type);

        var constructor = type.GetConstructors().Single();
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => parameter.HasDefaultValue ? parameter.DefaultValue : Hollow(parameter.ParameterType))]);
    }
}
