using Shouldly;
using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ClosingRules;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.Domain.Occasions;
using ThreatRegister.EventLog;
using static ThreatRegister.Application.Commands.CommandAnswer;

namespace ThreatRegister.Tests.Application_Specs.Commands;

public sealed class Executing_a_command
{
    private static readonly StreamName stream = StreamName.Parse("incident-a");

    [Fact]
    public async Task records_what_it_decides()
    {
        using var register = await Register.WithTypes();

        (await register.Send(Report())).ShouldBe(new Accepted(stream, Version: 1, Position: 4, Events: 1, Repeated: false));

        var last = (await register.Everything())[^1];
        last.Event.ShouldBeOfType<IncidentReported>().Title.ShouldBe("Tấn công mạng");
        last.Actor.ShouldBe("u1");
    }

    [Fact]
    public async Task that_is_refused_records_nothing()
    {
        using var register = await Register.WithTypes();

        (await register.Send(Report() with { Type = new("no-such-type") })).ShouldBe(new Refused(Refusal.ThreatTypeUnknown, "type"));
        (await register.Send(new CloseIncident("xong") { Incident = new("a") })).ShouldBe(new Refused(Refusal.NotFound, "incident"));

        (await register.Head()).ShouldBe(3);
    }

    [Fact]
    public async Task that_changes_nothing_records_nothing()
    {
        using var register = await Register.WithTypes();
        await register.Accept(Report());
        await register.Accept(Note("một"));

        (await register.Send(Note("một"))).ShouldBe(new Accepted(stream, Version: 2, Position: 0, Events: 0, Repeated: false));

        (await register.Head()).ShouldBe(5);
    }

    [Fact]
    public async Task again_under_its_id_is_answered_as_before()
    {
        using var register = await Register.WithTypes();
        var id = Guid.NewGuid();
        var first = await register.Accept(Report(), id);
        await register.Accept(Note("một"));

        (await register.Send(Report(), id)).ShouldBe(first with { Repeated = true });

        (await register.Head()).ShouldBe(5);
    }

    [Fact]
    public async Task again_under_its_id_is_answered_as_before_although_it_would_now_be_refused()
    {
        using var register = await Register.WithTypes();
        await register.Accept(Report());
        var id = Guid.NewGuid();
        var first = await register.Accept(Note("một"), id);
        await register.Accept(new RetractIncident("báo nhầm") { Incident = new("a") });
        (await register.Send(Note("hai"))).ShouldBe(new Refused(Refusal.AlreadyRetracted, null));

        (await register.Send(Note("một"), id)).ShouldBe(first with { Repeated = true });
        (await register.Send(Note("một"), id, expected: 1)).ShouldBe(first with { Repeated = true }, "an expectation is about the first time");

        (await register.Head()).ShouldBe(6);
    }

    [Fact]
    public async Task with_another_body_under_a_known_id_is_a_conflict()
    {
        using var register = await Register.WithTypes();
        var id = Guid.NewGuid();
        await register.Accept(Report(), id);

        (await register.Send(Report() with { Title = "Khác" }, id)).ShouldBe(new IdConflict(id));
        (await register.Send(Note("một"), id)).ShouldBe(new IdConflict(id));
        (await register.Send(Report() with { Incident = new("b") }, id)).ShouldBe(new IdConflict(id));

        (await register.Head()).ShouldBe(4);
    }

    [Fact]
    public async Task that_was_refused_is_decided_afresh_under_the_same_id()
    {
        using var register = await Register.WithTypes();
        var id = Guid.NewGuid();
        (await register.Send(Note("một"), id)).ShouldBe(new Refused(Refusal.NotFound, "incident"));
        await register.Accept(Report());

        (await register.Send(Note("một"), id)).ShouldBeOfType<Accepted>().Repeated.ShouldBeFalse();
    }

    [Fact]
    public async Task that_expects_another_version_is_stale()
    {
        using var register = await Register.WithTypes();
        await register.Accept(Report());

        (await register.Send(Note("một"), expected: 0)).ShouldBe(new Stale(stream, Actual: 1));
        (await register.Send(Note("một"), expected: 2)).ShouldBe(new Stale(stream, Actual: 1));
        (await register.Send(Note("một"), expected: 1)).ShouldBeOfType<Accepted>().Version.ShouldBe(2);
    }

    [Fact]
    public async Task lands_beside_all_others_sent_to_the_stream_at_the_same_time()
    {
        using var register = await Register.WithTypes();
        await register.Accept(Report());
        using var start = new Barrier(16);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(sender => Task.Factory.StartNew(
            async () =>
            {
                start.SignalAndWait(TestContext.Current.CancellationToken);
                var all = new List<CommandAnswer>();
                for (var number = 0; number < 10; number++) all.Add(await register.Send(Note(FormattableString.Invariant($"ghi chú {sender}.{number}"))));
                return all;
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()));

        answers.SelectMany(all => all).ShouldAllBe(answer => answer is Accepted);
        answers.SelectMany(all => all).Cast<Accepted>().Select(answer => answer.Version).Order().ShouldBe(Enumerable.Range(2, 160).Select(version => (long)version));
    }

    [Theory]
    [MemberData(nameof(Dangling))]
    public async Task that_refers_to_nothing_is_refused(object command, Refusal refusal, string field)
    {
        using var register = await Register.WithTypes();
        await register.Accept(Report());

        (await register.Send(command)).ShouldBe(new Refused(refusal, field));

        (await register.Head()).ShouldBe(4);
    }

    public static TheoryData<object, Refusal, string> Dangling => new()
    {
        { Report() with { Incident = new("b"), Occasions = [new("o-1")] }, Refusal.OccasionUnknown, "occasions[0]" },
        { new LinkIncidentToOccasion(new("o-1")) { Incident = new("a") }, Refusal.OccasionUnknown, "occasion" },
        { new RelateIncident(new("b"), RelationKind.LedTo) { Incident = new("a") }, Refusal.IncidentUnknown, "other" },
        { Note("một") with { Statement = new(new("doc-1"), "trích", When.Parse("2020")) }, Refusal.SourceUnknown, "statement.source" },
        { new AskForLesson("Bài học", Incidents: [new("a"), new("b")]) { Lesson = new("l") }, Refusal.IncidentUnknown, "incidents[1]" },
    };

    [Fact]
    public async Task that_refers_to_what_has_just_been_recorded_is_accepted()
    {
        using var register = await Register.WithTypes();
        await register.Accept(Report());
        var link = new LinkIncidentToOccasion(new("o-1")) { Incident = new("a") };
        (await register.Send(link)).ShouldBe(new Refused(Refusal.OccasionUnknown, "occasion"));

        await register.Another().ExecuteAsync(
            new(new OpenOccasion(new("Đại hội", "Congress"), When.Parse("2021")) { Occasion = new("o-1") }, Guid.NewGuid(), "u2"), TestContext.Current.CancellationToken);

        (await register.Send(link)).ShouldBeOfType<Accepted>();
    }

    [Fact]
    public async Task sees_a_threat_type_that_another_process_has_just_defined()
    {
        using var register = await Register.WithTypes();
        await register.Accept(Report());

        await register.Another().ExecuteAsync(new(Register.Define("order"), Guid.NewGuid(), "u2"), TestContext.Current.CancellationToken);

        (await register.Send(Report() with { Incident = new("b"), Type = new("order") })).ShouldBeOfType<Accepted>();
    }

    [Fact]
    public async Task Bug_a_closing_rule_just_set_was_not_asked()
    {
        using var register = await Register.WithTypes();
        await register.Accept(new SetClosingRule("thử", []) { Rule = new("default") });
        await register.Accept(Report());
        await register.Accept(Note("một"));

        await register.Accept(new SetClosingRule("thử", [ClosingNeed.Response]) { Rule = new("default") });

        (await register.Send(new CloseIncident("xong") { Incident = new("a") })).ShouldBe(new Refused(Refusal.ResponseMissing, null));
    }

    [Fact]
    public async Task asks_a_closing_rule_of_another_process_after_a_second()
    {
        using var register = await Register.WithTypes();
        await register.Accept(new SetClosingRule("thử", []) { Rule = new("default") });
        await register.Accept(Report());
        await register.Another().ExecuteAsync(
            new(new SetClosingRule("thử", [ClosingNeed.Response]) { Rule = new("default") }, Guid.NewGuid(), "u2"), TestContext.Current.CancellationToken);

        register.Clock.Advance(TimeSpan.FromSeconds(1.1));

        (await register.Send(new CloseIncident("xong") { Incident = new("a") })).ShouldBe(new Refused(Refusal.ResponseMissing, null));
    }

    [Fact]
    public async Task takes_today_from_the_registers_zone()
    {
        using var register = await Register.WithTypes(); // 02:00 UTC is 09:00 in Hanoi
        register.Clock.Advance(TimeSpan.FromHours(15.5)); // 17:30 UTC: 00:30 of the next day

        (await register.Send(Report() with { Occurred = When.Parse("2026-03-02T00:15") })).ShouldBeOfType<Accepted>();
        (await register.Send(Report() with { Incident = new("b"), Occurred = When.Parse("2026-03-02T01:00") })).ShouldBe(new Refused(Refusal.OccurredInFuture, "occurred"));
    }

    private static ReportIncident Report() => new("Tấn công mạng", new("cyber.attack"), When.Parse("2020")) { Incident = new("a") };

    private static NoteOnIncident Note(string text) => new(text) { Incident = new("a") };
}
