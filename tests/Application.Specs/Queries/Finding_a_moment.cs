using Shouldly;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.EventLog;

namespace ThreatRegister.Tests.Application_Specs.Queries;

public sealed class Finding_a_moment
{
    private static readonly DateTimeOffset begin = new(2026, 3, 1, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task of_an_empty_log_is_position_zero()
    {
        using var register = new Register();
        var reader = new MomentReader(register.Log, register.Codec);

        (await reader.AtAsync((long?)null, TestContext.Current.CancellationToken)).ShouldBe(new Moment(0, null, new string('0', 64)));
        (await reader.AtAsync(0, TestContext.Current.CancellationToken)).ShouldBe(new Moment(0, null, new string('0', 64)));
        (await reader.AtAsync(begin, TestContext.Current.CancellationToken)).Position.ShouldBe(0);
        (await reader.AtAsync(1, TestContext.Current.CancellationToken)).ShouldBeNull();
    }

    [Fact]
    public async Task by_position_is_that_of_the_event()
    {
        using var register = await Spread(1, 1, 1);
        var reader = new MomentReader(register.Log, register.Codec);
        var events = new List<RecordedEvent>();
        await foreach (var recorded in register.Log.ReadAllAsync(0, TestContext.Current.CancellationToken)) events.Add(recorded);

        for (var position = 1; position <= 3; position++)
        {
            (await reader.AtAsync(position, TestContext.Current.CancellationToken)).ShouldBe(
                new Moment(position, begin.AddMinutes(position - 1), Convert.ToHexStringLower(events[position - 1].Hashes.Chain.Span)));
        }

        (await reader.AtAsync((long?)null, TestContext.Current.CancellationToken)).ShouldBe(await reader.AtAsync(3, TestContext.Current.CancellationToken));
        (await reader.AtAsync(0, TestContext.Current.CancellationToken))!.RecordedAt.ShouldBeNull();
        (await reader.AtAsync(4, TestContext.Current.CancellationToken)).ShouldBeNull();
        (await reader.AtAsync(-1, TestContext.Current.CancellationToken)).ShouldBeNull();
    }

    [Fact]
    public async Task by_instant_is_the_last_event_recorded_by_then()
    {
        // Minute 0: positions 1 to 3; minute 1: none; minute 2: position 4; minute 3: 5 and 6.
        using var register = await Spread(3, 0, 1, 2);
        var reader = new MomentReader(register.Log, register.Codec);
        async Task<long> At(double minutes) => (await reader.AtAsync(begin.AddMinutes(minutes), TestContext.Current.CancellationToken)).Position;

        (await At(-0.001)).ShouldBe(0);
        (await At(0)).ShouldBe(3);
        (await At(1.5)).ShouldBe(3);
        (await At(1.9999)).ShouldBe(3);
        (await At(2)).ShouldBe(4);
        (await At(3)).ShouldBe(6);
        (await At(1_000_000)).ShouldBe(6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(16)]
    public async Task by_instant_finds_each_event_of_a_log_of_any_length(int length)
    {
        using var register = await Spread([.. Enumerable.Repeat(1, length)]);
        var reader = new MomentReader(register.Log, register.Codec);

        for (var minute = 0; minute < length; minute++)
            (await reader.AtAsync(begin.AddMinutes(minute), TestContext.Current.CancellationToken)).Position.ShouldBe(minute + 1);
    }

    [Fact]
    public async Task by_instant_does_not_mind_the_offset_it_is_written_with()
    {
        using var register = await Spread(1, 1);
        var reader = new MomentReader(register.Log, register.Codec);

        (await reader.AtAsync(new DateTimeOffset(2026, 3, 1, 9, 0, 59, TimeSpan.FromHours(7)), TestContext.Current.CancellationToken)).Position.ShouldBe(1);
    }

    [Fact]
    public async Task knows_the_types_of_that_position()
    {
        using var register = await Register.WithTypes();
        await register.Accept(new RenameThreatType(new("Thiên tai", "Natural disaster"), "Theo luật") { Type = new("disaster") });
        var reader = new MomentReader(register.Log, register.Codec);
        async Task<ThreatTypeTree> At(long position) => await reader.TypesAtAsync(position, TestContext.Current.CancellationToken);

        (await At(0)).All.ShouldBeEmpty();
        (await At(2)).All.Select(type => type.Id.Value).ShouldBe(["cyber", "cyber.attack"]);
        (await At(3)).NameOf(new ThreatTypeId("disaster")).Vi.ShouldBe("Loại disaster");
        (await At(4)).NameOf(new ThreatTypeId("disaster")).Vi.ShouldBe("Thiên tai");
    }

    /// <summary>So many events in each minute.</summary>
    private static async Task<Register> Spread(params int[] eventsOfMinute)
    {
        var register = new Register();
        var number = 0;
        foreach (var events in eventsOfMinute)
        {
            for (var index = 0; index < events; index++) await register.Accept(Register.Define(FormattableString.Invariant($"type-{number++}")));
            register.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        return register;
    }
}
