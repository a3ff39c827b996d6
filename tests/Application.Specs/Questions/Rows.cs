using System.Reflection;
using ThreatRegister.Application.Queries;

namespace ThreatRegister.Tests.Application_Specs.Questions;

/// <summary>Registers that are read whole, over rows in memory; nothing else is asked of them.</summary>
public class Rows : DispatchProxy
{
    private readonly Dictionary<Type, object> tasks = [];

    public static IRegisters Of<TRow>(params IReadOnlyList<TRow> rows)
        where TRow : class
    {
        var registers = Create<IRegisters, Rows>();
        ((Rows)registers).tasks[typeof(TRow)] = Task.FromResult(rows);
        return registers;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod is { Name: nameof(IRegisters.RowsAsync), IsGenericMethod: true } ? tasks[targetMethod.GetGenericArguments()[0]] : throw new NotSupportedException(targetMethod?.Name);
}
