using Shouldly;
using ThreatRegister.Application.Commands;
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

        var first = await SeedLoader.LoadAsync(register.Commands, "seeds", cancellationToken: TestContext.Current.CancellationToken);
        var events = await register.Head();
        var second = await SeedLoader.LoadAsync(register.Another(), "seeds", cancellationToken: TestContext.Current.CancellationToken);

        (first.Recorded, first.Repeated, string.Join('\n', first.Refused)).ShouldBe((commands, 0, ""));
        (second.Recorded, second.Repeated, string.Join('\n', second.Refused)).ShouldBe((0, commands, ""));
        (await register.Head()).ShouldBe(events);
    }

    [Fact]
    public async Task say_how_far_they_are()
    {
        using var register = new Register();
        var seen = new List<long>();

        await SeedLoader.LoadAsync(register.Commands, "seeds", cases: true, new Counted(seen), TestContext.Current.CancellationToken);

        seen.ShouldBe(Enumerable.Range(1, SeedLoader.Commands().Count()).Select(number => (long)number));
    }

    [Fact]
    public async Task set_no_recorded_time()
    {
        using var register = new Register();
        var before = register.Clock.GetUtcNow();

        await SeedLoader.LoadAsync(register.Commands, "seeds", cancellationToken: TestContext.Current.CancellationToken);

        (await register.Everything()).ShouldAllBe(recorded => recorded.RecordedAt == before);
    }

    private sealed class Counted(List<long> seen) : IProgress<long>
    {
        public void Report(long value) => seen.Add(value);
    }
}
