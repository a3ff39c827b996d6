using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Imports;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Merges;
using ThreatRegister.Domain.Withdrawals;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Imports;
using ThreatRegister.Projections.Incidents;
using static ThreatRegister.Tests.Projections_Specs.Folds;

namespace ThreatRegister.Tests.Projections_Specs;

/// <summary>Merges and withdrawals: events of streams of their own that change the rows of incidents.</summary>
public sealed class Folding_what_is_told_of_many
{
    private static readonly IncidentRegister register = new();
    private static readonly ImportedRow first = new(new("nasa-1"), "1", new string('a', 64)), second = first with { Import = new("nasa-2") };

    private static readonly IncidentReported reported = new(
        new("a"), "Sạt lở", new("disaster"), [], When.Parse("2020"), Quantity.One, RecordKind.Case, Outcome.Unknown, Tlp.Green, Doc("nasa", "2016"), Imported: first);

    private static readonly IncidentsMerged aIntoB = new(new("a"), new("b"), "trùng");
    private static readonly IncidentsUnmerged aOutOfB = new(new("a"), new("b"), "nhầm");
    private static readonly ImportWithdrawn withdrawn = new(new("nasa-1"), "ánh xạ sai");
    private static readonly ImportReinstated reinstated = new(new("nasa-1"), "ánh xạ đúng");

    [Fact]
    public void of_a_merged_incident_says_where_it_went_and_how_far_it_had_come() => Seen(reported, new IncidentContained(null, Statement.Own), aIntoB)
        .ShouldBe((Lifecycle.MergedAway, Lifecycle.Contained, new IncidentId("b")));

    [Fact]
    public void of_a_survivor_says_whom_it_speaks_for()
    {
        var fromC = aIntoB with { Merged = new("c"), Survivor = new("a") };

        Row(reported, fromC).MergedFrom.ShouldBe([new IncidentId("c")]);
        Row(reported, fromC).Status.ShouldBe(Lifecycle.Open);
        Row(reported, fromC, new IncidentsUnmerged(new("c"), new("a"), "nhầm")).MergedFrom.ShouldBeNull();
    }

    [Fact]
    public void of_an_undone_merge_leaves_the_row_as_it_was_by_itself()
    {
        Row(reported, aIntoB, aOutOfB).ShouldBe(Row(reported));
        Row(reported, aIntoB, aOutOfB, new UnmergeSettled(new("a"), "xong")).ShouldBe(Row(reported));
        Seen(reported, aIntoB, new IncidentClosed("xong"), aOutOfB).ShouldBe((Lifecycle.Closed, null, null), "what reached it late counts once it is by itself");
    }

    [Fact]
    public void of_a_withdrawn_import_takes_its_rows_out_and_puts_them_back_as_they_were()
    {
        Seen(reported, new IncidentResolved(null, Statement.Own), withdrawn).ShouldBe((Lifecycle.Withdrawn, Lifecycle.Resolved, null));
        Row(reported, withdrawn, reinstated).ShouldBe(Row(reported));
    }

    [Fact]
    public void of_both_says_withdrawn_until_it_is_reinstated()
    {
        Seen(reported, aIntoB, withdrawn).ShouldBe((Lifecycle.Withdrawn, Lifecycle.Open, new IncidentId("b")));
        Seen(reported, withdrawn, aIntoB).ShouldBe((Lifecycle.Withdrawn, Lifecycle.Open, new IncidentId("b")));
        Row(reported, withdrawn, aIntoB, reinstated).ShouldBe(Row(reported, aIntoB));
        Row(reported, aIntoB, withdrawn, aOutOfB, reinstated).ShouldBe(Row(reported));
    }

    [Fact]
    public void of_a_record_that_begins_anew_keeps_its_merges_and_nothing_else()
    {
        var anew = reported with { Title = "Sạt lở đất", Imported = second };

        var row = Row(reported, new IncidentNoted("sai", Doc("doc-2")), new IncidentMarked(Tlp.Red, "x"), aIntoB with { Merged = new("c"), Survivor = new("a") }, withdrawn, anew);

        row.ShouldBe(Row(anew) with { MergedFrom = [new("c")], Version = 4, RecordedAt = row.RecordedAt });
    }

    [Fact]
    public void reaches_the_rows_that_are_of_the_import_at_the_time()
    {
        var routed = new RoutedEvents<IncidentRow>(register);
        var anew = reported with { Imported = second };
        object[] events = [reported, withdrawn, anew, reinstated, new ImportWithdrawn(new("nasa-2"), "cũng sai"), new ImportWithdrawn(new("nasa-3"), "khác")];
        var all = Told(events);
        foreach (var recorded in all.Where(recorded => !register.Owns(recorded.Stream))) routed.Add(recorded);

        routed.Join("a", [.. all.Where(recorded => register.Owns(recorded.Stream))]).Select(recorded => recorded.Event)
            .ShouldBe([reported, withdrawn, anew, events[4]], "when nasa-1 was reinstated, the row was nasa-2's");
    }

    [Fact]
    public void leads_to_both_ends_of_a_merge_and_to_all_rows_of_an_import()
    {
        Told(aIntoB, aOutOfB, new UnmergeSettled(new("a"), "xong"), withdrawn, reinstated).Select(register.RouteFor)
            .ShouldBe([Route.To("a", "b"), Route.To("a", "b"), Route.To("a"), Route.Import("nasa-1"), Route.Import("nasa-1")]);
        Told(withdrawn, reinstated).Select(new ImportRegister().RouteFor).ShouldBe([Route.To("nasa-1"), Route.To("nasa-1")]);
    }

    private static (Lifecycle Status, Lifecycle? Own, IncidentId? MergedInto) Seen(params object[] events) =>
        Row(events) is var row ? (row.Status, row.OwnStatus, row.MergedInto) : default;

    private static IncidentRow Row(params object[] events) => Told(events).Aggregate((IncidentRow?)null, register.Apply)!;

    private static List<Recorded<object>> Told(params object[] events)
    {
        var versions = new Dictionary<StreamName, long>();
        return [.. events.Select((happened, index) =>
        {
            var stream = happened switch { MergeEvent => WholeStreams.Merges, WithdrawalEvent => WholeStreams.Withdrawals, _ => StreamName.Parse("incident-a") };
            var version = versions[stream] = versions.GetValueOrDefault(stream) + 1;
            return new Recorded<object>(11 + index, stream, version, happened is IncidentReported { Imported.Import.Value: "nasa-1" } ? Morning : Morning.AddMinutes(index), "u1", Guid.Empty, happened);
        })];
    }
}

public sealed class Folding_imports
{
    private static readonly ImportRegister register = new();
    private static readonly ImportStarted started = new(new("a"), new("nasa"), "trượt lở.csv", new string('a', 64), new string('b', 64));
    private static readonly ImportTally tally = new(Read: 3, Recorded: 2, Repeated: 0, Changed: 0, Refused: 1);

    [Fact]
    public void that_have_begun_gives_a_row() => Folds.Row(register, started).ShouldBe(Expected);

    [Fact]
    public void that_came_to_their_end_says_how_the_rows_fared() =>
        Folds.Row(register, started, new ImportCompleted(tally)).ShouldBe(Expected with { Status = ImportStatus.Completed, Tally = tally, Version = 2 });

    [Fact]
    public void that_are_withdrawn_says_why_until_they_are_reinstated()
    {
        var withdrawn = At("withdrawals-imports", 13, 1, new ImportWithdrawn(new("a"), "ánh xạ sai"));
        var row = register.Apply(Folds.Row(register, started, new ImportCompleted(tally)), withdrawn);

        row.ShouldBe(Expected with { Status = ImportStatus.Withdrawn, Tally = tally, WithdrawnFor = "ánh xạ sai", Version = 2 });
        register.Apply(row, At("withdrawals-imports", 14, 2, new ImportReinstated(new("a"), "đúng"))).ShouldBe(Expected with { Status = ImportStatus.Completed, Tally = tally, Version = 2 });
        register.Apply(register.Apply(Expected, withdrawn), At("withdrawals-imports", 14, 2, new ImportReinstated(new("a"), "đúng"))).ShouldBe(Expected);
    }

    private static Recorded<object> At(string stream, long position, long version, object happened) =>
        new(position, StreamName.Parse(stream), version, Morning, "u1", Guid.Empty, happened);

    private static ImportRow Expected => new(
        "a", "trượt lở.csv", new("nasa"), ImportStatus.Started, null, null, new string('a', 64), new string('b', 64), "u1", Morning, 1);
}
