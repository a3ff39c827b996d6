using Shouldly;
using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Merges;
using ThreatRegister.EventLog;

namespace ThreatRegister.Tests.Application_Specs.Commands;

public sealed class Standing_of_a_record
{
    private static readonly StreamName storm = StreamName.Of("incident", "bao-so-9");

    [Fact]
    public async Task is_the_version_that_a_change_of_it_expects()
    {
        using var register = await WithStormsAsync();
        var (stream, version) = await StandingAsync(register, storm);
        await register.Accept(new NoteOnIncident("Nước rút") { Incident = new("bao-so-9") });

        (stream, version).ShouldBe((storm, 1));
        (await register.Send(new CorrectIncident(new(Title: "Bão số 9 (Rai)"), "Thêm tên quốc tế") { Incident = new("bao-so-9") }, expected: version)).ShouldBe(new CommandAnswer.Stale(storm, 2));
    }

    [Fact]
    public async Task of_a_merged_incident_is_that_of_its_survivor()
    {
        using var register = await WithStormsAsync();
        await register.Accept(new MergeIncidents(new("bao-so-9"), "Cùng một cơn bão") { Merged = new("bao-so-9-tin-2") });

        (await StandingAsync(register, StreamName.Of("incident", "bao-so-9-tin-2"))).ShouldBe((storm, 1));
    }

    [Fact]
    public async Task of_what_nobody_has_recorded_is_nothing()
    {
        using var register = await WithStormsAsync();

        (await StandingAsync(register, StreamName.Of("incident", "chua-co"))).Version.ShouldBe(0);
    }

    private static async Task<Register> WithStormsAsync()
    {
        var register = await Register.WithTypes();
        foreach (var id in (string[])["bao-so-9", "bao-so-9-tin-2"]) await register.Accept(new ReportIncident("Bão số 9", new("disaster"), When.Parse("2021-12")) { Incident = new(id) });
        return register;
    }

    private static async Task<(StreamName Stream, long Version)> StandingAsync(Register register, StreamName stream) =>
        await register.Commands.StandingAsync(stream, TestContext.Current.CancellationToken);
}
