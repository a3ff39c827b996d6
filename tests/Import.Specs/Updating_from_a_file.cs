using Shouldly;
using ThreatRegister.Application.Imports;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Merges;

namespace ThreatRegister.Tests.Import_Specs;

public sealed class Updating_from_a_file : IDisposable
{
    private const string Members = """
        {
          "type": { "value": { "column": "type" } },
          "place": { "name": { "column": "place" } },
          "cause": { "column": "cause" },
          "damage": [{ "kind": "dead", "amount": { "column": "dead" }, "status": "preliminary" }],
          "outcome": { "column": "outcome" }
        }
        """;

    private const string First = "id,title,date,type,place,cause,dead,outcome\n1,Lũ,2021-06-01,disaster.other,Huế,mưa,2,succeeded\n2,Bão,2021-06-02,disaster.other,,,,\n";

    private readonly Folder folder = new();
    private readonly RegisterInMemory register = new();

    [Fact]
    public async Task corrects_what_has_changed_and_nothing_else()
    {
        await Import(First);

        var report = await Import(First.Replace("1,Lũ,2021-06-01,disaster.other,Huế,mưa,2,succeeded", "1,Lũ quét,2021-06-01,disaster.landslide,Huế,,5,partly-succeeded", StringComparison.Ordinal));

        report.Tally.ShouldBe(Tally.Of(repeated: 1, changed: 1));
        report.Rejected.ShouldBeEmpty();
        var grounds = $"Theo dòng đã thay đổi của nguồn, lần nhập {report.Import}";
        var changes = (await register.Of("so-tay-1")).Skip(1).ToList();
        changes.Count.ShouldBe(5);
        changes[0].ShouldBeOfType<IncidentCorrected>().ShouldSatisfyAllConditions(
            change => change.Corrections.ShouldBe(new Corrections(Title: "Lũ quét", Cause: "")), change => change.Grounds.ShouldBe(grounds), change => change.Statement.Source.ShouldBe(new SourceId("so-tay")));
        changes[1].ShouldBeOfType<IncidentReclassified>().ShouldSatisfyAllConditions(change => change.Type.ShouldBe(new("disaster.landslide")), change => change.Grounds.ShouldBe(grounds));
        changes[2].ShouldBeOfType<IncidentOutcomeDetermined>().Outcome.ShouldBe(Outcome.PartlySucceeded);
        changes[3].ShouldBeOfType<IncidentDamageRecorded>().Damage.Amount.ShouldBe(Quantity.Exact(5));
        changes[4].ShouldBeOfType<IncidentRowFollowed>().Imported.Import.ShouldBe(report.Import!.Value);
        (await register.Of("so-tay-2")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task twice_records_it_once_also_without_being_asked_to_update()
    {
        var changed = First.Replace("Lũ", "Lũ quét", StringComparison.Ordinal);
        await Import(First);
        await Import(changed);
        var recorded = (await register.Of("so-tay-1")).Count;

        (await Import(changed)).Tally.ShouldBe(Tally.Of(repeated: 2));
        (await register.Import(folder.Write("data.csv", changed + "3,Hạn,2021-06-03,disaster.other,,,,\n"), Given.Mapping(Members))).Tally.ShouldBe(Tally.Of(recorded: 1, repeated: 2));
        (await register.Of("so-tay-1")).Count.ShouldBe(recorded);
    }

    [Fact]
    public async Task leaves_what_was_corrected_here_and_the_source_left_as_it_was()
    {
        await Import(First);
        await register.Tell(new CorrectIncident(new(Title: "Lũ lịch sử"), "đúng tên") { Incident = new("so-tay-1") });

        await Import(First.Replace(",mưa,", ",mưa lớn,", StringComparison.Ordinal));
        await Import(First.Replace(",mưa,", ",mưa rất lớn,", StringComparison.Ordinal));

        var corrections = (await register.Of("so-tay-1")).OfType<IncidentCorrected>().Select(corrected => corrected.Corrections);
        corrections.ShouldBe([new(Title: "Lũ lịch sử"), new(Cause: "mưa lớn"), new(Cause: "mưa rất lớn")]);
    }

    [Fact]
    public async Task goes_back_when_the_source_goes_back()
    {
        await Import(First);
        await Import(First.Replace(",mưa,", ",mưa lớn,", StringComparison.Ordinal));

        await register.Import(folder.Write("data.csv", First + "3,Hạn,2021-06-03,disaster.other,,,,\n"), Given.Mapping(Members), new("u1", Update: true));

        (await register.Of("so-tay-1")).OfType<IncidentCorrected>().Last().Corrections.ShouldBe(new(Cause: "mưa"));
    }

    [Theory]
    [InlineData("1,Lũ,2021-06-01,disaster.other,,mưa,2,succeeded", "{}", "place: it is no longer stated")]
    [InlineData("1,Lũ,2021-06-01,disaster.other,Huế,mưa,,succeeded", "{}", "damage (dead): it is no longer stated")]
    [InlineData("1,Lũ,2021-06-01,disaster.other,Huế,mưa,2,succeeded", """{ "kind": "aggregate" }""", "kind: 'case' cannot become 'aggregate'")]
    public async Task rejects_with_line_and_reason_what_no_correction_can_say(string row, string kind, string reason)
    {
        await Import(First);

        var report = await Import(First.Split('\n')[0] + "\n" + row + "\n", kind);

        report.Tally.ShouldBe(Tally.Of(refused: 1));
        report.Rejected.ShouldHaveSingleItem().ShouldSatisfyAllConditions(no => no.Line.ShouldBe(2), no => no.Reason.ShouldContain(reason));
        (await register.Of("so-tay-1")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task rejects_what_the_register_refuses_and_what_is_merged_away()
    {
        await Import(First);
        await register.Tell(new MergeIncidents(new("so-tay-1"), "cùng một vụ") { Merged = new("so-tay-2") });
        await register.Tell(new RetractIncident("trùng") { Incident = new("so-tay-1") });

        var report = await Import(First.Replace("Lũ", "Lũ quét", StringComparison.Ordinal).Replace("Bão", "Lốc", StringComparison.Ordinal));

        report.Tally.ShouldBe(Tally.Of(refused: 2));
        report.Rejected.Select(no => no.Reason).ShouldBe(["the register refuses it: AlreadyRetracted.", "changed: incident 'so-tay-2' is merged into 'so-tay-1': correct that one."]);
    }

    [Fact]
    public async Task killed_between_two_corrections_ends_as_if_it_had_not_been()
    {
        var changed = First.Replace("1,Lũ,2021-06-01,disaster.other", "1,Lũ quét,2021-06-01,disaster.landslide", StringComparison.Ordinal);
        await Import(First);
        await Import(changed);
        for (var calls = 0; calls < 6; calls++)
        {
            using var killed = new RegisterInMemory();
            await killed.Import(folder.Write("data.csv", First), Given.Mapping(Members), new("u1", Update: true));
            killed.DiesAfter = killed.Calls + calls;
            await Should.ThrowAsync<ProcessKilledException>(() => killed.Import(folder.Write("data.csv", changed), Given.Mapping(Members), new("u1", Update: true)));
            killed.DiesAfter = null;
            (await killed.Import(folder.Write("data.csv", changed), Given.Mapping(Members), new("u1", Update: true))).Fault.ShouldBeNull();

            (await killed.Of("so-tay-1")).ShouldBe(await register.Of("so-tay-1"));
        }
    }

    [Fact]
    public async Task dry_tells_what_could_not_be_recorded()
    {
        await Import(First);
        var dry = new ImportOptions("u1", DryRun: true, Update: true, Check: register.Check);

        (await register.Import(folder.Write("data.csv", First.Replace("Lũ", "Lũ quét", StringComparison.Ordinal)), Given.Mapping(Members), dry)).Tally.ShouldBe(Tally.Of(repeated: 1, changed: 1));
        (await register.Import(folder.Write("data.csv", First.Replace("Huế", "", StringComparison.Ordinal)), Given.Mapping(Members), dry)).Tally.ShouldBe(Tally.Of(repeated: 1, refused: 1));
        (await register.Of("so-tay-1")).Count.ShouldBe(1);
    }

    public void Dispose()
    {
        register.Dispose();
        folder.Dispose();
    }

    private Task<ImportReport> Import(string csv, string members = "{}")
    {
        var all = System.Text.Json.Nodes.JsonNode.Parse(Members)!.AsObject();
        foreach (var (name, value) in System.Text.Json.Nodes.JsonNode.Parse(members)!.AsObject()) all[name] = value!.DeepClone();
        return register.Import(folder.Write("data.csv", csv), Given.Mapping(all.ToJsonString()), new("u1", Update: true));
    }
}
