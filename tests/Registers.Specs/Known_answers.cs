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
    public void go_the_longest_unasked_first()
    {
        var known = new KnownAnswers(mostGroups: 2);
        var (one, two, three) = (Key("one", query, Granularity.Year), Key("two", query, Granularity.Year), Key("three", query, Granularity.Year));
        known.Keep(one, []);
        known.Keep(two, []);
        known.Find(one).ShouldNotBeNull();
        known.Keep(three, []);

        known.Find(two).ShouldBeNull();
        known.Find(one).ShouldNotBeNull();
        known.Find(three).ShouldNotBeNull();
    }

    [Fact]
    public void are_of_one_log_one_moment_one_clearance_and_one_question()
    {
        KnownQuestion[] keys =
        [
            Key("c1", query, Granularity.Year), Key("c2", query, Granularity.Year), Key("c1", query, Granularity.Month),
            Key("c1", query with { Viewer = new("u1", Tlp.Red) }, Granularity.Year), Key("c1", query with { Moment = new(4, null, "aa") }, Granularity.Year),
            Key("c1", query with { Filter = query.Filter with { Source = "s" } }, Granularity.Year), Key("c1", query with { Filter = query.Filter with { Occasion = "s" } }, Granularity.Year),
            Key("c1", query with { Filter = query.Filter with { Types = ["s"] } }, Granularity.Year), Key("c1", query with { CountedOnly = true }, Granularity.Year), Key("c1", query with { Filter = query.Filter with { Outcome = Outcome.Blocked } }, Granularity.Year),
        ];

        keys.ShouldBeUnique();
        Key("c1", query with { Viewer = new("u2", Tlp.Green), Filter = new(Period: Period.Parse("2021")) }, Granularity.Year).ShouldBe(keys[0]);
    }

    private static KnownQuestion Key(string chain, IncidentQuery query, Granularity per) => KnownQuestion.Of(new(null!, "registers_g1", 9, chain), query, per);
}
