using ThreatRegister.Application.Commands;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;
using ThreatRegister.Seeds;

namespace ThreatRegister.Tests.Application_Specs.Seeds;

/// <summary>The seeds in the registers: recorded through the real commands, then folded. A command records only in the stream of its own record.</summary>
internal sealed class SeededRegisters(IReadOnlyList<Recorded<object>> events)
{
    private static readonly Lazy<Task<SeededRegisters>> whole = new(LoadAsync);

    public IReadOnlyList<Recorded<object>> Events => events;

    /// <summary>The records that the cases hold, such as <c>incident-covid-19</c>; not the threat types and rules.</summary>
    public IReadOnlyList<string> Records { get; } = [.. events.Select(recorded => recorded.Stream).Where(stream => stream.Category is not ("taxonomy" or "closing" or "severity" or "reporting" or "public" or "deadline")).Select(stream => stream.ToString()).Distinct()];

    public static Task<SeededRegisters> Whole => whole.Value;

    public SeededRegisters Without(Func<Recorded<object>, bool> left) => new([.. events.Where(recorded => !left(recorded))]);

    public TRow? Row<TRow>(IRegisterFold<TRow> register, string id)
        where TRow : class =>
        events.Where(recorded => recorded.Stream == StreamName.Of(register.Categories[0], id)).Aggregate<Recorded<object>, TRow?>(null, register.Apply);

    private static async Task<SeededRegisters> LoadAsync()
    {
        using var register = new Register();
        var tally = await SeedLoader.LoadAsync(register.Commands, "seeds");
        return tally.Refused.Count == 0 ? new(await register.Everything()) : throw new InvalidOperationException(string.Join('\n', tally.Refused));
    }
}
