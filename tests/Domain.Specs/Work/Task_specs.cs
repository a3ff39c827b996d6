using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Tasks;
using ThreatRegister.Tests.Domain_Specs.Common;
using static ThreatRegister.Tests.Domain_Specs.Work.TaskSpec;

namespace ThreatRegister.Tests.Domain_Specs.Work;

internal static class TaskSpec
{
    public static readonly TaskId Id = new("pho-bien-chien-luoc");

    public static readonly TaskAssigned Assigned = new(
        Id, "Tuyên truyền, phổ biến Chiến lược", "Bộ Công an", null, null, null, null, null, new("r147-1-publicise-strategy"), [], Tlp.Green, World.Document);

    public static readonly TaskProgressReported Reported = new("Đã ban hành kế hoạch", When.Parse("2021-03"), Statement.Own);
    public static readonly TaskCompleted Completed = new("Đã phổ biến đến cấp xã", When.Parse("2021-06-10"), World.Document);
    public static readonly TaskReopened Reopened = new("Còn ba tỉnh chưa triển khai", Statement.Own);
    public static readonly TaskCancelled Cancelled = new("Gộp vào nhiệm vụ khác", Statement.Own);

    public static Scenario<AssignedTask, TaskEvent, TaskCommand> Given(params ReadOnlySpan<TaskEvent> events) =>
        new Scenario<AssignedTask, TaskEvent, TaskCommand>(AssignedTask.Initial, AssignedTask.Evolve, TaskDecider.Decide, World.Context).After(events);
}

public sealed class Assigning_a_task
{
    [Fact]
    public void keeps_what_is_clear_and_leaves_the_rest_open() => Given().When(assign).Then(Assigned);

    [Fact]
    public void can_make_all_six_clear() => Given()
        .When(assign with
        {
            Time = " Trong quý II ", Due = When.Parse("2021-Q2"), Responsibility = "Bộ Công an chủ trì", Authority = "Duyệt nội dung", Product = "Kế hoạch", Types = [World.Cyber], Marking = Tlp.Amber, Statement = null,
        })
        .Then(Assigned with
        {
            Time = "Trong quý II", Due = When.Parse("2021-Q2"), Responsibility = "Bộ Công an chủ trì", Authority = "Duyệt nội dung", Product = "Kế hoạch", Types = [World.Cyber], Marking = Tlp.Amber, Statement = Statement.Own,
        });

    [Fact]
    public void takes_what_is_blank_as_not_said() => Given().When(assign with { Person = " ", Product = "" }).Then(Assigned with { Person = null });

    [Fact]
    public void needs_the_work() => Given().When(assign with { Work = " " }).ThenRefused(Refusal.TextMissing, "work");

    [Fact]
    public void needs_texts_that_can_be_kept()
    {
        Given().When(assign with { Authority = World.Long(2_001) }).ThenRefused(Refusal.TextTooLong, "authority");
        Given().When(assign with { Types = [new("x")] }).ThenRefused(Refusal.ThreatTypeUnknown, "types[0]");
    }

    [Fact]
    public void can_be_about_incidents()
    {
        Given().When(assign with { Incidents = [new("covid-19"), new("a")] }).Then(Assigned with { Incidents = [new("covid-19"), new("a")] });
        Given().When(assign with { Incidents = [] }).Then(Assigned);
        Given().When(assign with { Incidents = [new("a"), new("a")] }).ThenRefused(Refusal.IncidentRepeated, "incidents");
        References.Of(assign with { Incidents = [new("a")] }).ShouldContain(new Reference(ReferenceKind.Incident, "a", "incidents[0]"));
    }

    [Fact]
    public void without_a_marking_is_as_strict_as_its_incidents_and_no_milder_than_green()
    {
        var about = assign with { Incidents = [new("a")] };
        Given().Under(World.Context with { Named = Tlp.Red }).When(about).Then(Assigned with { Incidents = [new("a")], Marking = Tlp.Red });
        Given().Under(World.Context with { Named = Tlp.Clear }).When(about).Then(Assigned with { Incidents = [new("a")], Marking = Tlp.Green });
        Given().Under(World.Context with { Named = Tlp.Red }).When(about with { Marking = Tlp.Amber }).Then(Assigned with { Incidents = [new("a")], Marking = Tlp.Amber });
    }

    [Fact]
    public void twice_is_refused() => Given(Assigned).When(assign).ThenRefused(Refusal.AlreadyExists, "task");

    private static readonly AssignTask assign = new($" {Assigned.Work} ", Assigned.Person, Direction: Assigned.Direction, Statement: World.Document) { Task = Id };
}

public sealed class Clarifying_a_task
{
    [Fact]
    public void says_what_was_missing_without_grounds() => Given(Assigned).When(clarify).Then(clarified);

    [Fact]
    public void can_say_all_that_was_missing() => Given(Assigned with { Person = null, Direction = null })
        .When(clarify with { Terms = all with { Work = null, Marking = null } }).Then(clarified with { Terms = all with { Work = null, Marking = null } });

    [Fact]
    public void can_say_everything_otherwise_with_grounds() => Given(Assigned, new TaskClarified(all, "phân công", Statement.Own))
        .When(clarify with { Terms = others, Grounds = " phân công lại " }).Then(new TaskClarified(others, "phân công lại", Statement.Own));

    [Fact]
    public void needs_grounds_to_say_otherwise_what_was_clear()
    {
        Given(Assigned).When(clarify with { Terms = new(Person: "Bộ Văn hóa") }).ThenRefused(Refusal.GroundsMissing, "grounds");
        Given(Assigned).When(clarify with { Terms = new(Work: "Phổ biến") }).ThenRefused(Refusal.GroundsMissing, "grounds");
        Given(Assigned, clarified).When(clarify with { Terms = new(Due: When.Parse("2021-12-31")) }).ThenRefused(Refusal.GroundsMissing, "grounds");
    }

    [Fact]
    public void adds_an_incident_without_grounds_and_takes_one_away_with_them()
    {
        var about = Assigned with { Incidents = [new("a")] };
        Given(Assigned).When(clarify with { Terms = new(Incidents: [new("a")]) }).Then(new TaskClarified(new(Incidents: [new("a")]), null, Statement.Own));
        Given(about).When(clarify with { Terms = new(Incidents: [new("a"), new("b")]) }).Then(new TaskClarified(new(Incidents: [new("a"), new("b")]), null, Statement.Own));
        Given(about).When(clarify with { Terms = new(Incidents: [new("b")]) }).ThenRefused(Refusal.GroundsMissing, "grounds");
        Given(about).When(clarify with { Terms = new(Incidents: []), Grounds = "ghi nhầm" }).Then(new TaskClarified(new(Incidents: []), "ghi nhầm", Statement.Own));
        Given(about).When(clarify with { Terms = new(Incidents: [new("a"), new("a")]) }).ThenRefused(Refusal.IncidentRepeated, "terms.incidents");
        References.Of(clarify with { Terms = new(Incidents: [new("a")]) }).ShouldContain(new Reference(ReferenceKind.Incident, "a", "terms.incidents[0]"));
    }

    [Fact]
    public void is_marked_as_strictly_as_an_incident_that_it_adds()
    {
        var (about, under) = (clarify with { Terms = new(Incidents: [new("a")]) }, World.Context with { Named = Tlp.Amber });
        Given(Assigned).Under(under).When(about).Then(new TaskClarified(new(Incidents: [new("a")], Marking: Tlp.Amber), null, Statement.Own));
        Given(Assigned with { Marking = Tlp.Red }).Under(under).When(about).Then(new TaskClarified(new(Incidents: [new("a")]), null, Statement.Own));
        Given(Assigned with { Incidents = [new("a")] }).Under(under).When(about).ThenNothing();
        Given(Assigned with { Incidents = [new("a")] }).Under(under).When(clarify with { Terms = new(Incidents: [new("a")], Product: "Kế hoạch") }).Then(new TaskClarified(new(Product: "Kế hoạch"), null, Statement.Own));
        Given(Assigned with { Marking = Tlp.Red }).Under(under).When(about with { Terms = about.Terms with { Marking = Tlp.Green }, Grounds = "đã công bố" })
            .Then(new TaskClarified(new(Incidents: [new("a")], Marking: Tlp.Green), "đã công bố", Statement.Own));
    }

    [Fact]
    public void to_what_it_is_changes_nothing() => Given(Assigned, clarified).When(clarify).ThenNothing();

    [Fact]
    public void that_is_completed_is_allowed() => Given(Assigned, Completed).When(clarify).Then(clarified);

    [Fact]
    public void that_is_cancelled_is_refused() => Given(Assigned, Cancelled).When(clarify).ThenRefused(Refusal.TaskCancelled);

    private static readonly TaskTerms all = new(
        "Phổ biến", "Bộ Văn hóa", "Quý II", When.Parse("2021-Q2"), "Phối hợp", "Duyệt nội dung", "Tài liệu", new("r147-2-review-laws"), [World.Cyber], Tlp.Amber, [new("a")]);

    private static readonly TaskTerms others = new(
        "Tuyên truyền", "Bộ Tư pháp", "Quý III", When.Parse("2021-Q3"), "Chủ trì", "Duyệt kinh phí", "Báo cáo", new("r147-1-awareness"), [World.Information], Tlp.Red, [new("b")]);

    private static readonly ClarifyTask clarify = new(new(Due: When.Parse("2021-09-30"), Product: "Kế hoạch", Person: Assigned.Person)) { Task = Id };
    private static readonly TaskClarified clarified = new(new(Due: When.Parse("2021-09-30"), Product: "Kế hoạch"), null, Statement.Own);
}

public sealed class Reporting_progress_of_a_task
{
    [Fact]
    public void keeps_how_far_it_has_come() => Given(Assigned).When(report).Then(Reported);

    [Fact]
    public void twice_changes_nothing() => Given(Assigned, Reported).When(report).ThenNothing();

    [Fact]
    public void needs_to_say_something() => Given(Assigned).When(report with { Progress = "" }).ThenRefused(Refusal.TextMissing, "progress");

    [Fact]
    public void of_the_future_is_refused() => Given(Assigned).When(report with { At = When.Parse("2022") }).ThenRefused(Refusal.TimeInFuture, "at");

    [Fact]
    public void that_is_ended_is_refused()
    {
        Given(Assigned, Completed).When(report).ThenRefused(Refusal.TaskCompleted);
        Given(Assigned, Cancelled).When(report).ThenRefused(Refusal.TaskCancelled);
    }

    private static readonly ReportTaskProgress report = new(Reported.Progress, Reported.At) { Task = Id };
}

public sealed class Completing_a_task
{
    [Fact]
    public void keeps_when_and_what_came_of_it() => Given(Assigned, Reported).When(complete).Then(Completed);

    [Fact]
    public void twice_changes_nothing() => Given(Assigned, Completed).When(complete).ThenNothing();

    [Fact]
    public void again_with_another_result_is_refused() => Given(Assigned, Completed).When(complete with { Result = "Khác" }).ThenRefused(Refusal.TaskCompleted);

    [Fact]
    public void that_is_cancelled_is_refused() => Given(Assigned, Cancelled).When(complete).ThenRefused(Refusal.TaskCancelled);

    [Fact]
    public void that_was_reopened_completes_it_anew() => Given(Assigned, Completed, Reopened).When(complete).Then(Completed);

    [Fact]
    public void needs_the_result() => Given(Assigned).When(complete with { Result = " " }).ThenRefused(Refusal.TextMissing, "result");

    [Fact]
    public void of_the_future_is_refused() => Given(Assigned).When(complete with { At = When.Parse("2021-07") }).ThenRefused(Refusal.TimeInFuture, "at");

    private static readonly CompleteTask complete = new(Completed.Result, Completed.At, Completed.Statement) { Task = Id };
}

public sealed class Reopening_a_task
{
    [Fact]
    public void that_is_completed_or_cancelled_says_why()
    {
        Given(Assigned, Completed).When(reopen).Then(Reopened);
        Given(Assigned, Cancelled).When(reopen).Then(Reopened);
    }

    [Fact]
    public void twice_changes_nothing() => Given(Assigned, Completed, Reopened).When(reopen).ThenNothing();

    [Fact]
    public void that_is_open_is_refused() => Given(Assigned).When(reopen).ThenRefused(Refusal.TaskOpen);

    [Fact]
    public void needs_grounds() => Given(Assigned, Completed).When(reopen with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");

    private static readonly ReopenTask reopen = new(Reopened.Grounds) { Task = Id };
}

public sealed class Cancelling_a_task
{
    [Fact]
    public void says_why() => Given(Assigned).When(cancel).Then(Cancelled);

    [Fact]
    public void twice_changes_nothing() => Given(Assigned, Cancelled).When(cancel).ThenNothing();

    [Fact]
    public void again_for_another_reason_is_refused() => Given(Assigned, Cancelled).When(cancel with { Grounds = "trùng" }).ThenRefused(Refusal.TaskCancelled);

    [Fact]
    public void that_is_completed_is_refused() => Given(Assigned, Completed).When(cancel).ThenRefused(Refusal.TaskCompleted);

    [Fact]
    public void that_was_not_assigned_is_refused() => Given().When(cancel).ThenRefused(Refusal.NotFound, "task");

    private static readonly CancelTask cancel = new(Cancelled.Grounds) { Task = Id };
}
