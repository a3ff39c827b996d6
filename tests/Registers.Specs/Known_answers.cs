using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Registers.Postgres;

namespace ThreatRegister.Tests.Registers_Specs;

/// <summary>Counts are remembered within bounds, and for the state of the log that they were made of alone.</summary>
public sealed class Known_answers
{
    private static readonly IncidentQuery query = new(new("u1", Tlp.Green), new Moment(5, null, "ab"), new(Period: Period.Parse("2021")));

    [Fact]
    public async Task go_the_longest_unasked_first()
    {
        var known = new KnownAnswers<string>(mostItems: 5);
        await AskAsync("one");
        await AskAsync("two");
        await AskAsync("one");
        await AskAsync("three");

        (await AskAsync("one")).ShouldBeFalse();
        (await AskAsync("three")).ShouldBeFalse();
        (await AskAsync("two")).ShouldBeTrue();

        // Whether it had to be read.
        async Task<bool> AskAsync(string key)
        {
            var isRead = false;
            (await known.OfAsync<string>(key, () => { isRead = true; return Task.FromResult<IReadOnlyList<string>>([key]); })).ShouldBe([key]);
            return isRead;
        }
    }

    [Fact]
    public async Task are_not_kept_where_they_are_more_than_all_that_is_kept()
    {
        var (known, read) = (new KnownAnswers<string>(mostItems: 1), 0);
        for (var times = 0; times < 2; times++) await known.OfAsync<string>("two", () => { read++; return Task.FromResult<IReadOnlyList<string>>(["a", "b"]); }, TestContext.Current.CancellationToken);

        read.ShouldBe(2);
    }

    [Fact]
    public async Task are_kept_by_how_much_they_say_they_are()
    {
        var (known, read) = (new KnownAnswers<string>(mostItems: 10, text => ((string)text).Length), 0);
        foreach (var key in new[] { "aaaaa", "bbbbb", "aaaaa" }) await known.OfAsync<string>(key, () => { read++; return Task.FromResult<IReadOnlyList<string>>([key]); }, TestContext.Current.CancellationToken);

        read.ShouldBe(3);
    }

    [Fact]
    public async Task are_made_of_the_last_one_before()
    {
        var known = new KnownAnswers<string>(mostItems: 5);
        (await AskAsync(at: 3)).ShouldBe(["anew 3"]);
        (await AskAsync(at: 7)).ShouldBe(["anew 3", "on to 7"]);
        (await AskAsync(at: 5)).ShouldBe(["anew 5"]);
        (await AskAsync(at: 7)).ShouldBe(["anew 3", "on to 7"]);

        Task<IReadOnlyList<string>> AskAsync(long at) => known.OfAsync<string>(
            "one",
            at,
            (before, position) => Task.FromResult<IReadOnlyList<string>>(before is null ? [$"anew {at}"] : [.. before, $"on to {at}"]),
            TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task are_read_once_by_all_who_ask_at_the_same_time()
    {
        var (known, read, may) = (new KnownAnswers<string>(mostItems: 5), 0, new TaskCompletionSource());
        var all = Enumerable.Range(0, 3).Select(_ => known.OfAsync<string>("one", ReadAsync)).ToArray();
        may.SetResult();

        foreach (var answer in await Task.WhenAll(all)) answer.ShouldBe(["one"]);
        read.ShouldBe(1);

        async Task<IReadOnlyList<string>> ReadAsync()
        {
            read++;
            await may.Task;
            return ["one"];
        }
    }

    [Fact]
    public async Task are_read_by_whoever_waited_for_one_who_gave_up()
    {
        var (known, may) = (new KnownAnswers<string>(mostItems: 5), new TaskCompletionSource());
        var gone = known.OfAsync<string>("one", async () => { await may.Task; throw new OperationCanceledException(); }, TestContext.Current.CancellationToken);
        var waiting = known.OfAsync<string>("one", () => Task.FromResult<IReadOnlyList<string>>(["one"]), TestContext.Current.CancellationToken);
        may.SetResult();

        (await waiting).ShouldBe(["one"]);
        await Should.ThrowAsync<OperationCanceledException>(gone);
    }

    [Fact]
    public void are_of_one_log_one_moment_one_clearance_and_one_question()
    {
        KnownQuestion[] keys =
        [
            Key("c1", query, Granularity.Year), Key("c2", query, Granularity.Year), Key("c1", query, Granularity.Month),
            Key("c1", query with { Viewer = query.Viewer with { SeesOfRaised = Tlp.Red } }, Granularity.Year), Key("c1", query with { Viewer = new("u1", Tlp.Red) }, Granularity.Year), Key("c1", query with { Moment = new(4, null, "aa") }, Granularity.Year),
            Key("c1", query with { Filter = query.Filter with { Source = "s" } }, Granularity.Year), Key("c1", query with { Filter = query.Filter with { Occasion = "s" } }, Granularity.Year),
            Key("c1", query with { Filter = query.Filter with { Types = ["s"] } }, Granularity.Year), Key("c1", query with { CountedOnly = true }, Granularity.Year), Key("c1", query with { Filter = query.Filter with { Outcome = Outcome.Blocked } }, Granularity.Year),
        ];

        keys.ShouldBeUnique();
        Key("c1", query with { Viewer = new("u2", Tlp.Green), Filter = new(Period: Period.Parse("2021")) }, Granularity.Year).ShouldBe(keys[0]);
    }

    private static KnownQuestion Key(string chain, IncidentQuery query, Granularity per) => KnownQuestion.Of(new(null!, "registers_g1", 9, chain, new(mostItems: 2), new(mostItems: 2)), query, per);
}
