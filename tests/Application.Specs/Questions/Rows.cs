using System.Reflection;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;

namespace ThreatRegister.Tests.Application_Specs.Questions;

/// <summary>Registers that are read whole, over rows in memory, and know each record by its id; nothing else is asked of them.</summary>
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

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod switch
    {
        { Name: nameof(IRegisters.RowsAsync), IsGenericMethod: true } => tasks[targetMethod.GetGenericArguments()[0]],
        { Name: nameof(IRegisters.HeadsAsync) } => Task.FromResult<IReadOnlyDictionary<string, RecordHead>>(((IReadOnlyCollection<string>)args![3]!).ToDictionary(id => id, id => new RecordHead(id, Tlp.Clear), StringComparer.Ordinal)),
        _ => throw new NotSupportedException(targetMethod?.Name),
    };
}
