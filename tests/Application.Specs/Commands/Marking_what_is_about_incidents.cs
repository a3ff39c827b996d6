using Shouldly;
using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Assessments;
using ThreatRegister.Domain.Forecasts;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.Domain.Merges;
using ThreatRegister.Domain.Tasks;
using static ThreatRegister.Application.Commands.CommandAnswer;

namespace ThreatRegister.Tests.Application_Specs.Commands;

/// <summary>A command that says no marking leaves its record at least as strict as the incidents that it names.</summary>
public sealed class Marking_what_is_about_incidents
{
    [Theory]
    [MemberData(nameof(Beginning))]
    public async Task takes_the_strictest_whoever_marked_it(object command)
    {
        using var register = await Two();
        await register.Accept(new MarkIncident(Tlp.Amber, "Đang điều tra") { Incident = new("b") });
        await register.Another().ExecuteAsync(new(new MarkIncident(Tlp.Red, "Nguồn kín") { Incident = new("b") }, Guid.NewGuid(), "u2"), TestContext.Current.CancellationToken);
        var id = Guid.NewGuid();

        var first = await register.Accept(command, id);

        (await MarkedAsync(register)).ShouldBe(Tlp.Red);
        await register.Accept(new MarkIncident(Tlp.Green, "Đã công bố") { Incident = new("b") });
        (await register.Send(command, id)).ShouldBe(first with { Repeated = true });
    }

    [Theory]
    [MemberData(nameof(Beginning))]
    public async Task takes_that_of_what_an_incident_is_merged_into(object command)
    {
        using var register = await Two();
        await register.Accept(Report("c"));
        using var another = register.Another();
        await another.ExecuteAsync(new(new MergeIncidents(new("c"), "cùng một vụ") { Merged = new("b") }, Guid.NewGuid(), "u2"), TestContext.Current.CancellationToken);
        await another.ExecuteAsync(new(new MarkIncident(Tlp.Red, "Nguồn kín") { Incident = new("b") }, Guid.NewGuid(), "u2"), TestContext.Current.CancellationToken);

        await register.Accept(command);

        (await MarkedAsync(register)).ShouldBe(Tlp.Red);
    }

    [Theory]
    [MemberData(nameof(Beginning))]
    public async Task takes_that_of_what_was_merged_away(object command)
    {
        using var register = await Two();
        await register.Accept(Report("c"));
        await register.Accept(new MarkIncident(Tlp.Red, "Nguồn kín") { Incident = new("b") });
        await register.Accept(new MergeIncidents(new("c"), "cùng một vụ") { Merged = new("b") });

        await register.Accept(command);

        (await MarkedAsync(register)).ShouldBe(Tlp.Red);
    }

    [Theory]
    [MemberData(nameof(Naming))]
    public async Task is_raised_by_naming_a_stricter_one_later(object begin, object name)
    {
        using var register = await Two();
        await register.Accept(new MarkIncident(Tlp.Amber, "Đang điều tra") { Incident = new("b") });
        await register.Accept(begin);
        (await MarkedAsync(register)).ShouldBe(Tlp.Green);

        await register.Accept(name);

        (await MarkedAsync(register)).ShouldBe(Tlp.Amber);
    }

    [Theory]
    [MemberData(nameof(Naming))]
    public async Task is_kept_where_a_milder_one_is_named_later(object begin, object name)
    {
        using var register = await Two();
        await register.Accept(new MarkIncident(Tlp.Amber, "Đang điều tra") { Incident = new("b") });
        await register.Accept(WithMarking(begin, Tlp.Red));

        await register.Accept(name);

        (await MarkedAsync(register)).ShouldBe(Tlp.Red);
    }

    [Fact]
    public async Task takes_that_of_each_that_an_incident_is_merged_into()
    {
        using var register = await Two();
        await register.Accept(Report("c"));
        await register.Accept(new MarkIncident(Tlp.Red, "Nguồn kín") { Incident = new("c") });
        await register.Accept(new MergeIncidents(new("c"), "cùng một vụ") { Merged = new("b") });
        await register.Accept(new MergeIncidents(new("a"), "cùng một vụ") { Merged = new("c") });

        await register.Accept(new AssignTask("Rà soát", Incidents: [new("b")]) { Task = new("t") });

        (await MarkedAsync(register)).ShouldBe(Tlp.Red);
    }

    [Fact]
    public async Task of_a_lesson_takes_that_of_what_it_was_asked_about()
    {
        using var register = await Two();
        await register.Accept(new AskForLesson("Phối hợp", Incidents: [new("b")]) { Lesson = new("l") });
        await register.Accept(new MarkIncident(Tlp.Red, "Nguồn kín") { Incident = new("b") });

        await register.Accept(new RecordLesson("Diễn tập trước") { Lesson = new("l") });

        (await MarkedAsync(register)).ShouldBe(Tlp.Red);
    }

    [Fact]
    public async Task of_a_forecast_is_raised_by_what_it_is_scored_by()
    {
        using var register = await Two();
        await register.Accept(new RecordForecast(ForecastKind.Warning, "Sẽ có đợt tấn công", "Cục An toàn thông tin", Claim: new("Có một vụ tấn công", When.Parse("2021-03"))) { Forecast = new("f") });
        await register.Accept(new ScoreForecast(ForecastScore.Partly, "Có một vụ nhỏ", [new("a")]) { Forecast = new("f") });
        await register.Accept(new MarkIncident(Tlp.Red, "Nguồn kín") { Incident = new("b") });

        await register.Accept(new ScoreForecast(ForecastScore.Occurred, "Có một vụ", [new("b")]) { Forecast = new("f") });

        (await MarkedAsync(register)).ShouldBe(Tlp.Red);
        var events = (await register.Everything()).Where(recorded => recorded.Stream == EventLog.StreamName.Of("forecast", "f")).Select(recorded => recorded.Event);
        events.Select(happened => happened.GetType()).ShouldBe([typeof(ForecastRecorded), typeof(ForecastScored), typeof(ForecastCorrected), typeof(ForecastScored)], "what raises nothing corrects nothing");
    }

    [Fact]
    public async Task is_as_the_command_says_where_it_says_one()
    {
        using var register = await Two();
        await register.Accept(new MarkIncident(Tlp.Red, "Nguồn kín") { Incident = new("b") });

        await register.Accept(new AssignTask("Rà soát", Incidents: [new("b")], Marking: Tlp.Amber) { Task = new("t") });

        (await MarkedAsync(register)).ShouldBe(Tlp.Amber);
    }

    [Fact]
    public async Task among_many_takes_what_those_before_it_marked()
    {
        using var register = await Two();
        await register.Accept(Report("c"));
        await register.Accept(new MergeIncidents(new("c"), "cùng một vụ") { Merged = new("b") });

        var answers = await register.Commands.ExecuteManyAsync(
            [Sent(new MarkIncident(Tlp.Red, "Nguồn kín") { Incident = new("c") }), Sent(new AssignTask("Rà soát", Incidents: [new("b")]) { Task = new("t") })], cancellationToken: TestContext.Current.CancellationToken);

        answers.ShouldAllBe(answer => answer is Accepted);
        (await MarkedAsync(register)).ShouldBe(Tlp.Red);

        static CommandEnvelope Sent(object command) => new(command, Guid.NewGuid(), "u1");
    }

    public static TheoryData<object> Beginning =>
    [
        new AssignTask("Rà soát", Incidents: [new("a"), new("b")]) { Task = new("t") },
        new AskForLesson("Phối hợp", Incidents: [new("a"), new("b")]) { Lesson = new("l") },
        new RecordLesson("Diễn tập trước", "Phối hợp", Incidents: [new("b"), new("a")]) { Lesson = new("l") },
        new RecordAssessment(AssessmentKind.Judgement, "Đội ứng cứu", "Có tổ chức", Incidents: [new("b")]) { Assessment = new("n") },
    ];

    public static TheoryData<object, object> Naming => new()
    {
        { new AssignTask("Rà soát") { Task = new("t") }, new ClarifyTask(new(Incidents: [new("a"), new("b")])) { Task = new("t") } },
        { new AskForLesson("Phối hợp") { Lesson = new("l") }, new RecordLesson("Diễn tập trước", Incidents: [new("b")]) { Lesson = new("l") } },
        { new AskForLesson("Phối hợp") { Lesson = new("l") }, new RecordLesson("Diễn tập trước", "Phối hợp", Incidents: [new("b")]) { Lesson = new("l") } },
        { new RecordAssessment(AssessmentKind.Judgement, "Đội ứng cứu", "Có tổ chức") { Assessment = new("n") }, new CorrectAssessment(new(Incidents: [new("b")]), "bổ sung") { Assessment = new("n") } },
    };

    private static object WithMarking(object begin, Tlp marking) => begin switch
    {
        AssignTask assign => assign with { Marking = marking },
        AskForLesson ask => ask with { Marking = marking },
        RecordAssessment record => record with { Marking = marking },
        _ => throw new InvalidOperationException($"{begin} begins nothing."),
    };

    /// <summary>How the record is marked that something happened to last, of its events alone.</summary>
    private static async Task<Tlp> MarkedAsync(Register register)
    {
        var all = await register.Everything();
        return all.Where(recorded => recorded.Stream == all[^1].Stream).Select(recorded => MarkingOf(recorded.Event)).Last(marking => marking is not null)!.Value;
    }

    private static Tlp? MarkingOf(object happened) => happened switch
    {
        TaskAssigned assigned => assigned.Marking,
        TaskClarified clarified => clarified.Terms.Marking,
        LessonAsked asked => asked.Marking,
        LessonRecorded recorded => recorded.Marking,
        AssessmentRecorded recorded => recorded.Marking,
        AssessmentCorrected corrected => corrected.Corrections.Marking,
        ForecastCorrected corrected => corrected.Corrections.Marking,
        ForecastRecorded or ForecastScored => null,
        _ => throw new InvalidOperationException($"{happened} is about no incidents."),
    };

    private static ReportIncident Report(string id) => new("Cổng thông tin không vào được", new("cyber.attack"), When.Parse("2021-02")) { Incident = new(id) };

    private static async Task<Register> Two()
    {
        var register = await Register.WithTypes();
        await register.Accept(Report("a"));
        await register.Accept(Report("b"));
        return register;
    }
}
