using Shouldly;
using ThreatRegister.Application.Commands;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.EventLog;
using ThreatRegister.Seeds;

namespace ThreatRegister.Tests.Application_Specs.Seeds;

public sealed class The_seeds
{
    [Fact]
    public void are_commands_that_can_be_read()
    {
        var commands = SeedLoader.Commands().ToList();

        commands.Count.ShouldBeGreaterThan(60);
        foreach (var (file, name, body) in commands)
        {
            CommandCatalogue.Contains(name).ShouldBeTrue($"{file}: {name}");
            Should.NotThrow(() => CommandCatalogue.Parse(name, body), $"{file}: {name}");
        }
    }

    [Fact]
    public async Task are_recorded_once()
    {
        using var register = new Register();
        var commands = SeedLoader.Commands().Count();

        var first = await SeedLoader.LoadAsync(register.Commands, "seeds", types: [], cancellationToken: TestContext.Current.CancellationToken);
        var events = await register.Head();
        var second = await SeedLoader.LoadAsync(register.Another(), "seeds", types: [], cancellationToken: TestContext.Current.CancellationToken);

        (first.Recorded, first.Repeated, string.Join('\n', first.Refused)).ShouldBe((commands, 0, ""));
        (second.Recorded, second.Repeated, string.Join('\n', second.Refused)).ShouldBe((0, commands, ""));
        (await register.Head()).ShouldBe(events);
    }

    /// <summary>Another version of the program has other words for a type; what a person took for it stays.</summary>
    [Fact]
    public async Task never_take_the_place_of_what_a_person_recoded()
    {
        using var register = new Register();
        foreach (var (_, name, body) in SeedLoader.Commands(cases: false).Where(seed => seed.Command is "define-threat-type"))
            await register.Commands.ExecuteAsync(new(CommandCatalogue.Parse(name, body), Guid.CreateVersion7(), "seeds"), TestContext.Current.CancellationToken);
        await RecodeAsync("cyber.malware", "truc-ban-1", "virus xấu");
        await RecodeAsync("cyber.attack", "truc-ban-1", "đánh phá");
        await RecodeAsync("cyber.attack", "seeds", "lời cũ");

        var tally = await SeedLoader.LoadAsync(register.Commands, "seeds", await TypesAsync(), cases: false, cancellationToken: TestContext.Current.CancellationToken);

        var tree = (await TypesAsync()).Select(recorded => (ThreatTypeEvent)recorded.Event).Aggregate(ThreatTypeTree.Initial, ThreatTypeTree.Evolve);
        tree.Find(new("cyber.malware"))!.EverydayWords.ShouldBe(["virus xấu"]);
        tree.Find(new("cyber.attack"))!.EverydayWords.ShouldContain("tin tặc");
        (tally.Kept, string.Join('\n', tally.Refused)).ShouldBe((1, ""));

        async Task RecodeAsync(string type, string actor, string word) => (await register.Commands.ExecuteAsync(
            new(new RecodeThreatType([new(VocabularyTerm.Everyday, word)], "thử") { Type = new(type) }, Guid.CreateVersion7(), actor), TestContext.Current.CancellationToken)).ShouldBeOfType<CommandAnswer.Accepted>();

        async Task<IReadOnlyList<Recorded<object>>> TypesAsync() => [.. (await register.Everything()).Where(recorded => recorded.Stream == Aggregates.ThreatTypes)];
    }

    [Fact]
    public async Task say_how_far_they_are()
    {
        using var register = new Register();
        var seen = new List<long>();

        await SeedLoader.LoadAsync(register.Commands, "seeds", types: [], cases: true, new Counted(seen), TestContext.Current.CancellationToken);

        seen.ShouldBe(Enumerable.Range(1, SeedLoader.Commands().Count()).Select(number => (long)number));
    }

    [Fact]
    public async Task set_no_recorded_time()
    {
        using var register = new Register();
        var before = register.Clock.GetUtcNow();

        await SeedLoader.LoadAsync(register.Commands, "seeds", types: [], cancellationToken: TestContext.Current.CancellationToken);

        (await register.Everything()).ShouldAllBe(recorded => recorded.RecordedAt == before);
    }

    private sealed class Counted(List<long> seen) : IProgress<long>
    {
        public void Report(long value) => seen.Add(value);
    }
}
