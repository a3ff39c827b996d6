using System.Reflection;
using System.Runtime.CompilerServices;
using ThreatRegister.Domain;

namespace ThreatRegister.Tests.Application_Specs.Commands;

/// <summary>A command of any type with every member filled, from its constructor: for what must hold of all of them.</summary>
internal static class Samples
{
    public static object Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return "Nhiều “cuộc” & <vụ>";
        if (type == typeof(bool)) return true;
        if (type == typeof(int)) return 3;
        if (type == typeof(long)) return 4L;
        if (type == typeof(double)) return 16.25;
        if (type == typeof(decimal)) return 94.59m;
        if (type == typeof(DateOnly)) return new DateOnly(2020, 2, 29);
        if (type == typeof(When)) return When.Parse("2020-04-10/night");
        if (type == typeof(Quantity)) return Quantity.Order(100);
        if (type.IsEnum) return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Items<>)) return List(type.GetGenericArguments()[0]);
        if (type.GetMethod("Of", BindingFlags.Public | BindingFlags.Static) is { } of && type.IsValueType) return of.Invoke(null, ["an-id.1"])!;

        return Filled(type);
    }

    private static object Filled(Type type)
    {
        var constructor = type.GetConstructors().Single();
        var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType))]);
        foreach (var member in type.GetProperties().Where(member => member.GetCustomAttribute<RequiredMemberAttribute>() is not null)) member.SetValue(made, Of(member.PropertyType));
        return made;
    }

    private static object List(Type element)
    {
        var empty = typeof(Items<>).MakeGenericType(element).GetProperty("Empty")!.GetValue(null)!;
        return empty.GetType().GetMethod("With")!.Invoke(empty, [Of(element)])!;
    }
}
