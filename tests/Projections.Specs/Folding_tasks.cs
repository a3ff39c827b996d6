using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Tasks;
using ThreatRegister.Projections.Tasks;
using static ThreatRegister.Tests.Projections_Specs.Folds;

namespace ThreatRegister.Tests.Projections_Specs;

public sealed class Folding_tasks
{
    private static readonly TaskRegister register = new();
    private static readonly Statement stated = Doc("doc-1", "2025-09-18"), other = Doc("doc-2");

    private static readonly TaskAssigned assigned = new(
        new("a"), "Phổ biến Chiến lược", "Bộ Công an", null, When.Parse("2026-06-30"), null, null, null, new("d-1"), [new("cyber")], Tlp.Clear, stated, [new("vu-1")]);

    [Fact]
    public void that_are_assigned_flags_what_is_missing() => Row(register, assigned).ShouldBe(Expected);

    [Fact]
    public void that_are_about_no_incident_name_none() => Row(register, assigned with { Incidents = null }).Incidents.ShouldBeEmpty();

    [Fact]
    public void flags_all_that_nobody_said() => Row(register, assigned with { Person = null, Due = null }).Missing.ShouldBe(
        [TaskElement.Person, TaskElement.Time, TaskElement.Responsibility, TaskElement.Authority, TaskElement.Product]);

    [Fact]
    public void takes_a_time_in_words_as_clear_and_an_unknown_date_as_not()
    {
        Row(register, assigned with { Due = null, Time = "hằng năm" }).Missing.ShouldNotContain(TaskElement.Time);
        Row(register, assigned with { Due = When.Unknown }).Missing.ShouldContain(TaskElement.Time);
    }

    public static TheoryData<TaskEvent, TaskRow> EachEvent => new()
    {
        { assigned with { Product = "Kế hoạch" }, Expected with { Product = "Kế hoạch", Missing = [TaskElement.Responsibility, TaskElement.Authority], RecordedAt = Morning.AddMinutes(1) } },
        {
            new TaskClarified(new("Khác", "Bộ Văn hóa", "Quý I", When.Parse("2026-Q1"), "Chủ trì", "Duyệt", "Báo cáo", new("d-2"), [], Tlp.Amber, [new("vu-1"), new("vu-2")]), "phân công lại", other),
            Expected with
            {
                Work = "Khác", Person = "Bộ Văn hóa", Time = "Quý I", Due = When.Parse("2026-Q1"), Responsibility = "Chủ trì", Authority = "Duyệt", Product = "Báo cáo", Missing = [], Direction = new("d-2"),
                Types = [], Incidents = [new("vu-1"), new("vu-2")], Marking = Tlp.Amber, Sources = [new("doc-1"), new("doc-2")],
            }
        },
        { new TaskProgressReported("Đã ban hành", When.Parse("2026-03"), stated), Expected with { Progress = [new("Đã ban hành", When.Parse("2026-03"))] } },
        { new TaskCompleted("Xong", When.Parse("2026-05"), stated), Expected with { Status = TaskState.Completed, Result = "Xong", CompletedOn = When.Parse("2026-05") } },
        { new TaskReopened("chưa đủ", stated), Expected },
        { new TaskCancelled("trùng", stated), Expected with { Status = TaskState.Cancelled, EndedFor = "trùng" } },
    };

    [Theory]
    [MemberData(nameof(EachEvent))]
    public void follows_each_event(TaskEvent happened, TaskRow expected) => Row(register, assigned, happened).ShouldBe(expected with { Version = 2 });

    [Fact]
    public void is_tried_with_every_event_there_is() =>
        EachEvent.Select(row => row.Data.Item1.GetType()).Distinct().ShouldBe(Family(typeof(TaskEvent)), ignoreOrder: true);

    [Fact]
    public void that_are_reopened_have_no_result_any_more() => Row(register, assigned, new TaskCompleted("Xong", When.Parse("2026-05"), stated), new TaskReopened("chưa đủ", stated))
        .ShouldBe(Expected with { Version = 3 });

    [Theory]
    [InlineData("2026-06-30", "2026-06-30T23:59", false)]
    [InlineData("2026-06-30", "2026-07-01T00:00", true)]
    [InlineData("2026-Q2", "2026-07-01T00:00", true)]
    [InlineData("2026", "2026-12-31T23:59", false)]
    [InlineData("2026..", "2030-01-01T00:00", false)]
    [InlineData("unknown", "2030-01-01T00:00", false)]
    public void are_overdue_once_their_due_date_has_wholly_passed(string due, string now, bool overdue) =>
        Row(register, assigned with { Due = When.Parse(due) }).IsOverdue(When.Parse(now).From).ShouldBe(overdue);

    [Fact]
    public void that_are_ended_or_have_no_due_date_are_never_overdue()
    {
        var later = When.Parse("2030").From;
        Row(register, assigned).IsOverdue(later).ShouldBeTrue();
        Row(register, assigned, new TaskCompleted("Xong", null, stated)).IsOverdue(later).ShouldBeFalse();
        Row(register, assigned, new TaskCancelled("trùng", stated)).IsOverdue(later).ShouldBeFalse();
        Row(register, assigned with { Due = null }).IsOverdue(later).ShouldBeFalse();
    }

    private static TaskRow Expected => new(
        "a", "Phổ biến Chiến lược", "Bộ Công an", null, When.Parse("2026-06-30"), null, null, null, [TaskElement.Responsibility, TaskElement.Authority, TaskElement.Product], new("d-1"), [new("cyber")],
        TaskState.Open, [], null, null, null, Tlp.Clear, [new("doc-1")], stated, When.Parse("2025-09-18"), Morning, 1) { Incidents = [new("vu-1")] };
}
