using Shouldly;
using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Imports;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.Domain.Merges;
using ThreatRegister.Domain.Tasks;
using ThreatRegister.EventLog;

namespace ThreatRegister.Tests.Application_Specs.Commands;

/// <summary>What cannot be done with a record as it stands, whatever is written.</summary>
public sealed class Hindrances_of_a_record
{
    private static readonly string[] steps = ["contain-incident", "resolve-incident", "close-incident", "reopen-incident", "note-on-incident", "retract-incident"];

    [Fact]
    public async Task are_the_steps_that_its_status_does_not_allow()
    {
        using var register = await WithStormAsync();
        (await HinderedAsync(register, steps)).ShouldBe([("close-incident", Refusal.NotResolved), ("reopen-incident", Refusal.NotClosed)]);

        await register.Accept(new ContainIncident { Incident = new("bao-so-9") });
        await register.Accept(new ResolveIncident { Incident = new("bao-so-9") });
        (await HinderedAsync(register, steps)).ShouldBe([("close-incident", Refusal.OutcomeMissing)]);

        await register.Accept(new DetermineIncidentOutcome(Outcome.Succeeded) { Incident = new("bao-so-9") });
        await register.Accept(new CloseIncident("Đã khắc phục") { Incident = new("bao-so-9") });
        (await HinderedAsync(register, steps)).ShouldBe([("contain-incident", Refusal.AlreadyClosed), ("resolve-incident", Refusal.AlreadyClosed), ("close-incident", null)]);

        await register.Accept(new RetractIncident("Nhập nhầm") { Incident = new("bao-so-9") });
        (await HinderedAsync(register, steps)).Select(hindered => hindered.Command).ShouldBe(steps.Except(["reopen-incident"]));
        (await HinderedAsync(register, ["merge-incidents"])).ShouldBe([("merge-incidents", Refusal.AlreadyRetracted)]);
    }

    [Fact]
    public async Task are_acts_on_parts_that_it_does_not_hold()
    {
        using var register = await WithStormAsync();
        string[] acts = ["unlink-incident-from-occasion", "unrelate-incident", "withdraw-incident-evidence", "correct-incident-response", "correct-incident-notification"];
        (await HinderedAsync(register, acts)).Select(hindered => hindered.Command).ShouldBe(acts);

        await register.Accept(new ReportIncident("Lũ sau bão", new("disaster"), When.Parse("2021-12")) { Incident = new("lu-sau-bao") });
        await register.Accept(new RecordIncidentResponse(new(new("so-tan"), "rescue", "Sơ tán dân")) { Incident = new("bao-so-9") });
        await register.Accept(new RelateIncident(new("lu-sau-bao"), RelationKind.PartOf) { Incident = new("bao-so-9") });
        (await HinderedAsync(register, acts)).Select(hindered => hindered.Command).ShouldBe(["unlink-incident-from-occasion", "withdraw-incident-evidence", "correct-incident-notification"]);
    }

    [Theory]
    [InlineData(120)]
    [InlineData(600)]
    public async Task are_not_acts_on_one_of_many_parts_that_it_held(int parts)
    {
        using var register = await WithStormAsync();
        IncidentId[] floods = [.. Enumerable.Range(1, parts).Select(number => new IncidentId($"lu-{number}"))];
        foreach (var flood in floods)
        {
            await register.Accept(new ReportIncident("Lũ sau bão", new("disaster"), When.Parse("2021-12")) { Incident = flood });
            await register.Accept(new RelateIncident(flood, RelationKind.PartOf) { Incident = new("bao-so-9") });
        }

        foreach (var flood in floods[..^1]) await register.Accept(new UnrelateIncident(flood, RelationKind.PartOf, "Lũ khác") { Incident = new("bao-so-9") });
        (await HinderedAsync(register, ["unrelate-incident"])).ShouldBeEmpty();
    }

    [Fact]
    public async Task are_merges_that_there_are_none_of_and_all_but_undoing_one_that_there_is()
    {
        using var register = await WithStormAsync();
        string[] acts = ["merge-incidents", "unmerge-incidents", "settle-unmerge", "note-on-incident"];
        (await HinderedAsync(register, acts)).ShouldBe([("unmerge-incidents", Refusal.NotMerged), ("settle-unmerge", Refusal.NeverUnmerged)]);

        await register.Accept(new ReportIncident("Bão số 9", new("disaster"), When.Parse("2021-12")) { Incident = new("bao-khac") });
        await register.Accept(new MergeIncidents(new("bao-khac"), "Cùng một cơn bão") { Merged = new("bao-so-9") });
        (await HinderedAsync(register, acts)).ShouldBe([("merge-incidents", Refusal.AlreadyMerged), ("settle-unmerge", Refusal.NeverUnmerged), ("note-on-incident", Refusal.AlreadyMerged)]);

        await register.Accept(new UnmergeIncidents("Hai cơn khác nhau") { Merged = new("bao-so-9") });
        (await HinderedAsync(register, acts)).ShouldBe([("unmerge-incidents", Refusal.NotMerged)]);
        await register.Accept(new SettleUnmerge("Đã xem lại") { Merged = new("bao-so-9") });
        (await HinderedAsync(register, acts)).ShouldBe([("unmerge-incidents", Refusal.NotMerged), ("settle-unmerge", null)]);
    }

    [Fact]
    public async Task are_those_of_records_of_any_kind()
    {
        using var register = await Register.WithTypes();
        await register.Accept(new AskForLesson("Quy trình triển khai phương án") { Lesson = new("quy-trinh") });
        await register.Accept(new AssignTask("Tuyên truyền") { Task = new("tuyen-truyen") });
        await register.Accept(new CompleteTask("Đã phát") { Task = new("tuyen-truyen") });

        (await HinderedAsync(register, ["record-lesson", "review-lesson", "adopt-lesson", "apply-lesson", "reject-lesson"], "lesson", "quy-trinh")).ShouldBe(
            [("review-lesson", Refusal.LessonHasNoText), ("adopt-lesson", Refusal.LessonHasNoText), ("apply-lesson", Refusal.LessonHasNoText)]);
        (await HinderedAsync(register, ["complete-task", "report-task-progress", "reopen-task"], "task", "tuyen-truyen")).Select(hindered => hindered.Command).ShouldBe(["complete-task", "report-task-progress"]);
    }

    [Fact]
    public async Task are_all_commands_of_what_nobody_has_recorded_but_those_that_begin_it()
    {
        using var register = await Register.WithTypes();
        (await HinderedAsync(register, [.. steps, "report-incident"], id: "chua-co")).ShouldBe(steps.Select(step => (step, (Refusal?)Refusal.NotFound)));
    }

    /// <summary>Each is made up and decided on: a command of a new form is held too.</summary>
    [Fact]
    public async Task are_told_of_every_command_there_is()
    {
        using var register = await Register.WithTypes();
        foreach (var command in CommandCatalogue.Names) await HinderedAsync(register, [command], CommandCatalogue.IdMemberOf(command), "chua-co");
    }

    [Fact]
    public async Task leave_needed_what_no_command_is_accepted_without()
    {
        using var register = await WithStormAsync();
        (await NeededAsync(register, "share-information")).ShouldBe(["marking"]);
        (await NeededAsync(register, "mark-incident", "bao-so-9")).ShouldBe(["marking"]);
        (await NeededAsync(register, "report-incident")).ShouldBeEmpty();
        (await NeededAsync(register, "record-lesson")).ShouldBe(["subject"]);

        await register.Accept(new AskForLesson("Quy trình triển khai phương án") { Lesson = new("quy-trinh") });
        (await NeededAsync(register, "record-lesson", "quy-trinh")).ShouldBeEmpty("it has its subject");
    }

    /// <summary>A form marks what it cannot do without: a command that asks for more than its shape says is listed here.</summary>
    [Fact]
    public async Task leave_needed_beyond_the_shape_of_commands_that_begin_a_record()
    {
        using var register = await Register.WithTypes();
        var needed = new List<string>();
        foreach (var command in CommandCatalogue.Names) needed.AddRange((await NeededAsync(register, command)).Select(member => $"{command} {member}"));
        needed.ShouldBe(["record-lesson subject", "share-information marking"]);
    }

    private static async Task<IEnumerable<string>> NeededAsync(Register register, string command, string? id = null) =>
        await register.Commands.NeededAsync(command, id, "u1", TestContext.Current.CancellationToken);

    private static async Task<Register> WithStormAsync()
    {
        var register = await Register.WithTypes();
        await register.Accept(new ReportIncident("Bão số 9", new("disaster"), When.Parse("2021-12")) { Incident = new("bao-so-9") });
        return register;
    }

    private static async Task<(string Command, Refusal? Reason)[]> HinderedAsync(Register register, IReadOnlyCollection<string> commands, string kind = "incident", string id = "bao-so-9")
    {
        var found = await register.Commands.HindrancesAsync(StreamName.Of(kind, id), commands, "u1", TestContext.Current.CancellationToken);
        return [.. commands.Where(found.ContainsKey).Select(command => (command, found[command].Reason))];
    }
}
