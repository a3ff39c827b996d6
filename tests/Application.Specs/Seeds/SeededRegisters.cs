using ThreatRegister.Application.Commands;
using ThreatRegister.Domain.Places;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;
using ThreatRegister.Seeds;

namespace ThreatRegister.Tests.Application_Specs.Seeds;

/// <summary>The seeds in the registers: recorded through the real commands, then folded. A command records only in the stream of its own record.</summary>
internal sealed class SeededRegisters(IReadOnlyList<Recorded<object>> events, long reference)
{
    private static readonly Lazy<Task<SeededRegisters>> whole = new(LoadAsync);

    public IReadOnlyList<Recorded<object>> Events => events;

    /// <summary>What the cases recorded, not the threat types and the reference data before them.</summary>
    public IReadOnlyList<Recorded<object>> OfCases { get; } = [.. events.Where(recorded => recorded.Position > reference)];

    /// <summary>The records that the cases are about, such as <c>incident-covid-19</c>.</summary>
    public IReadOnlyList<string> Records { get; } = [.. events.Where(recorded => recorded.Position > reference).Select(recorded => recorded.Stream.ToString()).Distinct()];

    public static Task<SeededRegisters> Whole => whole.Value;

    public SeededRegisters Without(Func<Recorded<object>, bool> left) => new([.. events.Where(recorded => !left(recorded))], reference);

    public TRow? Row<TRow>(IRegisterFold<TRow> register, string id)
        where TRow : class =>
        events.Where(recorded => recorded.Stream == StreamName.Of(register.Categories[0], id)).Aggregate<Recorded<object>, TRow?>(null, register.Apply);

    public PlaceBook Places => events.Where(recorded => recorded.Stream == Aggregates.Places).Select(recorded => (PlaceEvent)recorded.Event)
        .Where(happened => happened is PlaceDefined).Aggregate(PlaceBook.Initial, PlaceBook.Evolve);

    private static async Task<SeededRegisters> LoadAsync()
    {
        using var register = new Register();
        await SeedLoader.LoadAsync(register.Commands, "seeds", types: [], cases: false);
        var reference = await register.Head();
        var tally = await SeedLoader.LoadAsync(register.Commands, "seeds", types: []);
        return tally.Refused.Count == 0 ? new(await register.Everything(), reference) : throw new InvalidOperationException(string.Join('\n', tally.Refused));
    }
}
