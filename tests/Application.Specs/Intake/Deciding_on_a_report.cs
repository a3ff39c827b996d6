using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Intake;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Intake;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Projections.Intake;
using ThreatRegister.Projections.Lessons;
using ThreatRegister.Tests.Application_Specs.Queries;
using Xunit;

namespace ThreatRegister.Tests.Application_Specs.Intake;

public sealed class Deciding_on_a_report
{
    private static readonly ReportId id = new("tin-bao-1");
    private static readonly IncidentId incident = ReportDesk.IncidentOf(id, round: 0);

    [Fact]
    public async Task records_the_incident_with_what_the_report_says_then_accepts_it()
    {
        using var register = await Received();

        (await Desk(register).AcceptAsync(id, [], isNew: true, Cancel)).ShouldBe(new(id.Value, ReportResultKind.Accepted, incident.Value) { Position = await register.Head() });

        var events = await register.Everything();
        events[^2].Event.ShouldBe(new IncidentReported(
            incident, "Cổng thông tin không vào được", new("cyber.attack"), [], When.Parse("2021-02"), Quantity.One, RecordKind.Case, Outcome.Unknown, Tlp.Amber, Statement.Own,
            "Người dân báo", new("VN", "Huế"), Contact: new("reporter-1", "Nguyễn Thị Ánh")));
        events[^1].Event.ShouldBe(new ReportAccepted(incident));
        events[^1].Actor.ShouldBe("truc-1");
    }

    [Fact]
    public async Task takes_what_was_given_in_place_of_what_the_report_says()
    {
        using var register = await Received();

        await Desk(register).AcceptAsync(id, new JsonObject { ["type"] = "disaster", ["occurred"] = "2021-02-03", ["outcome"] = "blocked" }, isNew: true, Cancel);

        var reported = (IncidentReported)(await register.Everything())[^2].Event;
        (reported.Type, reported.Occurred, reported.Outcome, reported.Title).ShouldBe((new("disaster"), When.Parse("2021-02-03"), Outcome.Blocked, "Cổng thông tin không vào được"));
    }

    [Fact]
    public async Task that_was_cut_off_between_the_two_streams_is_completed_by_repeating_it()
    {
        using var register = await Received();
        await Should.ThrowAsync<IOException>(() => Desk(register, CutOff(register)).AcceptAsync(id, [], isNew: true, Cancel));
        var cut = await register.Head();
        (await register.Everything())[^1].Event.ShouldBeOfType<IncidentReported>();

        // The incident that the first try left is no duplicate of itself, and what is given the second time does not record it again.
        var result = await Desk(register, candidates: [Candidate("khac")]).AcceptAsync(id, new JsonObject { ["title"] = "Khác" }, isNew: false, Cancel);

        result.ShouldBe(new(id.Value, ReportResultKind.Accepted, incident.Value) { Position = cut + 1 });
        (await register.Head()).ShouldBe(cut + 1);
        (await Desk(register).AcceptAsync(id, [], isNew: true, Cancel)).ShouldBe(new(id.Value, ReportResultKind.Unchanged, incident.Value));
        (await register.Head()).ShouldBe(cut + 1);
    }

    [Fact]
    public async Task by_two_at_once_records_one_incident()
    {
        using var register = await Received();
        var before = await register.Head();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Desk(register, register.Another().ExecuteAsync).AcceptAsync(id, [], isNew: true, Cancel))));

        (await register.Head()).ShouldBe(before + 2);
    }

    [Fact]
    public async Task offers_what_may_be_the_same_and_records_nothing()
    {
        using var register = await Received();
        var before = await register.Head();

        var result = await Desk(register, candidates: [Candidate("da-ghi")]).AcceptAsync(id, [], isNew: false, Cancel);

        result.Result.ShouldBe(ReportResultKind.PossibleDuplicate);
        result.Candidates!.ShouldHaveSingleItem().Id.ShouldBe("da-ghi");
        (await register.Head()).ShouldBe(before);
    }

    [Fact]
    public async Task that_was_reopened_makes_another_incident()
    {
        using var register = await Received();
        await Desk(register).AcceptAsync(id, [], isNew: true, Cancel);
        await register.Accept(new RetractIncident("Ghi nhầm") { Incident = incident });
        await Desk(register).ReopenAsync(id, "Ghi nhầm vụ việc", Cancel);

        (await Desk(register).AcceptAsync(id, [], isNew: true, Cancel)).Incident.ShouldBe(ReportDesk.IncidentOf(id, round: 1).Value);
    }

    [Fact]
    public async Task names_what_is_missing()
    {
        using var register = await Register.WithTypes();
        await register.Accept(new ReceiveReport("Không rõ loại") { Report = id });

        (await Desk(register).AcceptAsync(id, [], isNew: true, Cancel)).ShouldBe(new(id.Value, ReportResultKind.TypeMissing, Field: "type"));
        (await Desk(register).AttachAsync(id, new("khong-co"), Cancel)).ShouldBe(new(id.Value, ReportResultKind.Refused, "khong-co", Refusal.IncidentUnknown, "incident"));
        (await Desk(register).RejectAsync(id, " ", Cancel)).Refusal.ShouldBe(Refusal.GroundsMissing);
        await Should.ThrowAsync<JsonException>(() => Desk(register).AcceptAsync(id, new JsonObject { ["type"] = "cyber", ["loai"] = 1 }, isNew: true, Cancel));
    }

    [Fact]
    public async Task that_the_viewer_may_not_see_finds_nothing()
    {
        using var register = await Received();
        var desk = Desk(register, clearance: Tlp.Green);

        (await desk.AcceptAsync(id, [], isNew: true, Cancel)).Result.ShouldBe(ReportResultKind.NotFound);
        (await desk.RejectAsync(id, "Thư rác", Cancel)).Result.ShouldBe(ReportResultKind.NotFound);
        (await desk.DuplicatesOfAsync(id, Cancel)).ShouldBeNull();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<Register> Received()
    {
        var register = await Register.WithTypes();
        await register.Accept(new ReceiveReport(
            "Cổng thông tin không vào được", "Người dân báo", new("cyber.attack"), When.Parse("2021-02"), new("VN", "Huế"), Contact: new("reporter-1", "Nguyễn Thị Ánh"), Marking: Tlp.Amber)
        {
            Report = id,
        });
        return register;
    }

    private static ReportDesk Desk(Register register, Execute? execute = null, CandidateRow[]? candidates = null, Tlp clearance = Tlp.Red)
    {
        var moments = new MomentReader(register.Log, register.Codec);
        return new(
            execute ?? register.Commands.ExecuteAsync, new(register.Log, register.Codec, Register.Zone), moments, new KnownCandidates(candidates ?? []), async cancellationToken => (await moments.AtAsync(position: null, cancellationToken))!,
            new("truc-1", clearance));
    }

    private static CandidateRow Candidate(string known) =>
        new(new(known, "Cổng thông tin không vào được", new("cyber.attack"), When.Parse("2021-02"), new("VN", "Huế")), "open", "Huế", Tlp.Green);

    /// <summary>The program ends before it says in the report what it recorded.</summary>
    private static Execute CutOff(Register register) => (command, cancellationToken) =>
        command.Body is AcceptReport ? throw new IOException("cut off") : register.Commands.ExecuteAsync(command, cancellationToken);
}
