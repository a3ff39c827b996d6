using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Imports;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Merges;
using ThreatRegister.Domain.Sources;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Domain.Withdrawals;
using ThreatRegister.EventLog;
using static ThreatRegister.Application.Commands.CommandAnswer;

namespace ThreatRegister.Tests.Application_Specs.Commands;

public sealed class Commands_to_a_merged_incident
{
    [Fact]
    public async Task go_to_the_survivor_at_the_end_of_the_chain()
    {
        using var register = await Merged();
        await register.Accept(Merge("b", "c"));

        var answer = (await register.Send(Note("a", "một"))).ShouldBeOfType<Accepted>();

        answer.Stream.ShouldBe(StreamName.Parse("incident-c"));
        (await register.Everything())[^1].Stream.ShouldBe(answer.Stream);
    }

    [Fact]
    public async Task go_to_the_survivor_as_soon_as_another_process_has_merged_them_a_second_ago()
    {
        using var register = await Three();
        await register.Another().ExecuteAsync(new(Merge("a", "b"), Guid.NewGuid(), "u2"), TestContext.Current.CancellationToken);

        register.Clock.Advance(TimeSpan.FromSeconds(1.1));

        (await register.Accept(Note("a", "một"))).Stream.ShouldBe(StreamName.Parse("incident-b"));
    }

    [Fact]
    public async Task are_decided_on_the_survivor()
    {
        using var register = await Merged();

        (await register.Send(new RelateIncident(new("b"), RelationKind.LedTo) { Incident = new("a") })).ShouldBe(new Refused(Refusal.RelatedToItself, "other"));
        await register.Accept(new RetractIncident("báo nhầm") { Incident = new("b") });
        (await register.Send(Note("a", "một"))).ShouldBe(new Refused(Refusal.AlreadyRetracted, null));
        (await register.Send(Note("a", "hai"), expected: 1)).ShouldBe(new Stale(StreamName.Parse("incident-b"), 2));
    }

    [Fact]
    public async Task that_were_sent_before_the_merge_are_answered_as_before()
    {
        using var register = await Three();
        var (noted, retracted) = (Guid.NewGuid(), Guid.NewGuid());
        var first = await register.Accept(Note("a", "một"), noted);
        var last = await register.Accept(new RetractIncident("báo nhầm") { Incident = new("a") }, retracted);
        await register.Accept(new ReopenIncident("rút nhầm") { Incident = new("a") });
        await register.Accept(Merge("a", "b"));
        var head = await register.Head();

        (await register.Send(Note("a", "một"), noted)).ShouldBe(first with { Repeated = true });
        (await register.Send(new RetractIncident("báo nhầm") { Incident = new("a") }, retracted)).ShouldBe(last with { Repeated = true });
        (await register.Send(Note("a", "khác"), noted)).ShouldBe(new IdConflict(noted));
        (await register.Head()).ShouldBe(head);
    }

    [Fact]
    public async Task that_were_sent_while_merged_are_answered_as_before_when_it_is_undone_or_merged_on()
    {
        using var register = await Merged();
        var id = Guid.NewGuid();
        var first = await register.Accept(Note("a", "một"), id);
        await register.Accept(Merge("b", "c"));
        (await register.Send(Note("a", "một"), id)).ShouldBe(first with { Repeated = true });

        await register.Accept(new UnmergeIncidents("hai vụ") { Merged = new("a") });

        (await register.Send(Note("a", "một"), id)).ShouldBe(first with { Repeated = true });
        (await register.Accept(Note("a", "hai"))).Stream.ShouldBe(StreamName.Parse("incident-a"), "it speaks for itself again");
    }

    [Fact]
    public async Task Merging_needs_both_incidents()
    {
        using var register = await Three();

        (await register.Send(Merge("a", "z"))).ShouldBe(new Refused(Refusal.IncidentUnknown, "survivor"));
        (await register.Send(Merge("z", "a"))).ShouldBe(new Refused(Refusal.IncidentUnknown, "merged"));
    }

    [Fact]
    public async Task Merging_needs_both_on_record_and_what_was_retracted_is_merged_once_it_is_reopened()
    {
        using var register = await Three();
        await register.Accept(new RetractIncident("báo nhầm") { Incident = new("a") });

        (await register.Send(Merge("a", "b"))).ShouldBe(new Refused(Refusal.AlreadyRetracted, "merged"));
        (await register.Send(Merge("b", "a"))).ShouldBe(new Refused(Refusal.AlreadyRetracted, "survivor"));

        await register.Accept(new ReopenIncident("rút nhầm") { Incident = new("a") });
        await register.Accept(Merge("a", "b"));
    }

    [Fact]
    public async Task Merging_needs_the_end_of_the_chain_on_record_too()
    {
        using var register = await Three();
        await register.Accept(Merge("b", "c"));
        await register.Accept(new RetractIncident("báo nhầm") { Incident = new("c") });

        (await register.Send(Merge("a", "b"))).ShouldBe(new Refused(Refusal.AlreadyRetracted, "survivor"));

        await register.Accept(new UnmergeIncidents("hai vụ") { Merged = new("b") });
        await register.Accept(Merge("a", "b"));
    }

    [Fact]
    public async Task Two_merges_at_the_same_time_close_no_circle()
    {
        using var register = await Three();
        using var other = register.Another();
        using var start = new Barrier(2);

        var answers = await Task.WhenAll(new[] { (register.Commands, Merge("a", "b")), (other, Merge("b", "a")) }.Select(sender => Task.Factory.StartNew(
            async () =>
            {
                start.SignalAndWait(TestContext.Current.CancellationToken);
                return await sender.Item1.ExecuteAsync(new(sender.Item2, Guid.NewGuid(), "u1"), TestContext.Current.CancellationToken);
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()));

        answers.OfType<Accepted>().ShouldHaveSingleItem();
        answers.OfType<Refused>().ShouldHaveSingleItem().Reason.ShouldBe(Refusal.MergeCycle);
    }

    private static MergeIncidents Merge(string merged, string survivor) => new(new(survivor), "cùng một vụ") { Merged = new(merged) };

    private static NoteOnIncident Note(string incident, string text) => new(text) { Incident = new(incident) };

    private static async Task<Register> Merged()
    {
        var register = await Three();
        await register.Accept(Merge("a", "b"));
        return register;
    }

    private static async Task<Register> Three()
    {
        var register = await Register.WithTypes();
        foreach (var id in new[] { "a", "b", "c" }) await register.Accept(new ReportIncident("Bão số 9", new("disaster"), When.Parse("2020")) { Incident = new(id) });
        return register;
    }
}

public sealed class Commands_under_reference_books
{
    [Fact]
    public async Task are_refused_for_a_record_of_a_withdrawn_import_until_it_is_reinstated()
    {
        using var register = await Imported();
        var note = new NoteOnIncident("ghi chú") { Incident = new("a") };

        await register.Accept(new WithdrawImport("nhầm tệp") { Import = new("nasa-1") });
        (await register.Send(note)).ShouldBe(new Refused(Refusal.ImportWithdrawn, "incident"));
        (await register.Send(new WithdrawImport("nhầm tệp") { Import = new("nasa-2") })).ShouldBe(new Refused(Refusal.ImportUnknown, "import"));

        await register.Accept(new ReinstateImport("rút nhầm") { Import = new("nasa-1") });
        (await register.Send(note)).ShouldBeOfType<Accepted>();
    }

    [Fact]
    public async Task are_refused_for_a_retired_type_with_its_replacement()
    {
        using var register = await Register.WithTypes(); // 2026-03-01, 09:00 in Hanoi
        await register.Accept(new RetireThreatType("gộp", new DateOnly(2026, 3, 2), new ThreatTypeId("cyber.attack")) { Type = new("disaster") });
        await register.Accept(new ReportIncident("Bão", new("disaster"), When.Parse("2020")) { Incident = new("a") });

        register.Clock.Advance(TimeSpan.FromHours(15.1));

        (await register.Send(new ReportIncident("Bão", new("disaster"), When.Parse("2020")) { Incident = new("b") }))
            .ShouldBe(new Refused(Refusal.ThreatTypeRetired, "type", Instead: "cyber.attack"));
    }

    private static async Task<Register> Imported()
    {
        var register = await Register.WithTypes();
        await register.Accept(new RegisterSource(new("Danh mục", "Catalogue"), SourceKind.DataSet) { Source = new("nasa") });
        await register.Accept(new StartImport(new("nasa"), "trượt lở.csv", new string('a', 64), new string('b', 64)) { Import = new("nasa-1") });
        await register.Accept(new ReportIncident("Sạt lở", new("disaster"), When.Parse("2020")) { Incident = new("a"), Imported = new(new("nasa-1"), "1", new string('c', 64)) });
        return register;
    }
}
