using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Tests.Projections_Specs;

/// <summary>Some events change rows of other streams than their own.</summary>
public sealed class Routing_events
{
    private static readonly IRegisterFold<Seen> register = new SeenRegister();

    [Fact]
    public void of_a_records_own_stream_leads_to_that_record_alone()
    {
        register.RouteFor(At(1, "incident-a", "b")).ShouldBe(Route.To("a"));
        foreach (var fold in RegisterList.All) fold.RouteFor(At(1, fold.Categories[0] + "-a", "b")).ShouldBe(Route.To("a"));
    }

    [Fact]
    public void of_a_stream_that_the_register_does_not_take_leads_nowhere() => register.RouteFor(At(1, "lesson-a", "a")).ShouldBe(Route.None);

    [Fact]
    public void of_a_further_stream_leads_where_the_register_says()
    {
        register.RouteFor(At(1, "merges-incidents", "a b a")).ShouldBe(Route.To("a", "b"));
        register.RouteFor(At(1, "withdrawals-imports", "import-1")).ShouldBe(Route.Import("import-1"));
    }

    [Fact]
    public void puts_what_is_about_a_record_in_the_order_of_positions() =>
        History("a", own: [2, 5], (3, "merges-incidents", "a b"), (4, "merges-incidents", "b"), (6, "merges-incidents", "b a")).ShouldBe([2, 3, 5, 6]);

    [Fact]
    public void leaves_out_what_came_before_the_record_or_after_the_position_asked_for() =>
        History("a", own: [2, 3], upTo: 4, (1, "merges-incidents", "a"), (4, "merges-incidents", "a"), (5, "merges-incidents", "a")).ShouldBe([2, 3, 4]);

    [Fact]
    public void finds_the_records_of_an_import() =>
        History("imported-1", own: [2, 5], (3, "withdrawals-imports", "import-1"), (4, "withdrawals-imports", "import-2"), (6, "merges-incidents", "imported-1")).ShouldBe([2, 3, 5, 6]);

    [Fact]
    public void of_an_import_leaves_other_records_alone() => History("a", own: [2], (3, "withdrawals-imports", "import-1")).ShouldBe([2]);

    [Fact]
    public void of_a_record_that_does_not_stand_is_nothing() => History("a", own: [], (3, "merges-incidents", "a")).ShouldBeEmpty();

    [Fact]
    public void leaves_the_version_that_of_the_records_own_stream()
    {
        var report = new IncidentReported(new("a"), "một", new("cyber"), [], When.Parse("2019"), Quantity.One, RecordKind.Case, Outcome.Unknown, Tlp.Green, Statement.Own);
        var row = new IncidentRegister().Apply(null, At(1, "incident-a", "") with { Event = report });

        new IncidentRegister().Apply(row, At(7, "merges-incidents", "a")).Version.ShouldBe(1);
        new IncidentRegister().Apply(row, At(7, "incident-a", "a")).Version.ShouldBe(7);
    }

    private static long[] History(string key, long[] own, params (long Position, string Stream, string About)[] further) => History(key, own, long.MaxValue, further);

    private static long[] History(string key, long[] own, long upTo, params (long Position, string Stream, string About)[] further)
    {
        var routed = new RoutedEvents<Seen>(register);
        foreach (var (position, stream, about) in further) routed.Add(At(position, stream, about));
        return [.. routed.Join(key, [.. own.Where(position => position <= upTo).Select(position => At(position, $"incident-{key}", ""))], upTo).Select(recorded => recorded.Position)];
    }

    private static Recorded<object> At(long position, string stream, string about) =>
        new(position, StreamName.Parse(stream), position, Folds.Morning, "u1", Guid.Empty, new IncidentNoted(about, Statement.Own));

    private sealed record Seen(string Key);

    /// <summary>Notes in <c>merges</c> name keys, notes in <c>withdrawals</c> name an import; <c>imported-1</c> came from <c>import-1</c>.</summary>
    private sealed class SeenRegister : IRegisterFold<Seen>
    {
        public string Name => "seen";

        public IReadOnlyList<string> Categories { get; } = ["incident", "merges", "withdrawals"];

        public IReadOnlyList<RegisterField<Seen>> Fields => [];

        public Route RouteOf(Recorded<object> recorded)
        {
            var about = ((IncidentNoted)recorded.Event).Text;
            return recorded.Stream.Category == "merges" ? Route.To(about.Split(' ')) : Route.Import(about);
        }

        public Seen Apply(Seen? row, Recorded<object> recorded) => row ?? new(recorded.Stream.Id);

        public Tlp MarkingOf(Seen row) => Tlp.Clear;

        public string TitleOf(Seen row) => row.Key;

        public IEnumerable<string?> TextsOf(Seen row) => [row.Key];

        public string? ImportOf(Seen row) => row.Key.StartsWith("imported-", StringComparison.Ordinal) ? "import-" + row.Key[9..] : null;
    }
}
