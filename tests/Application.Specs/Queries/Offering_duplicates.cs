using Shouldly;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Projections.Intake;
using ThreatRegister.Projections.Lessons;
using Xunit;

namespace ThreatRegister.Tests.Application_Specs.Queries;

/// <summary>What may be the same as a recorded incident.</summary>
public sealed class Offering_duplicates
{
    private const int Likely = 14;

    /// <summary>Ten are offered after those were left out that somebody found to be others: these do not take the place of the eleventh.</summary>
    [Fact]
    public async Task leaves_out_what_was_found_to_be_another_before_it_takes_the_first_ten()
    {
        using var register = await Register.WithTypes();
        foreach (var id in Enumerable.Range(0, Likely).Select(Id).Prepend("vu-moi")) await register.Accept(Report(id));
        foreach (var number in Enumerable.Range(0, 11)) await register.Accept(new RelateIncident(new("vu-moi"), RelationKind.DistinctFrom) { Incident = new(Id(number)) });

        (await OfferedAsync(register)).ShouldBe([Id(11), Id(12), Id(13)]);
    }

    [Fact]
    public async Task takes_no_more_than_ten()
    {
        using var register = await Register.WithTypes();
        foreach (var id in Enumerable.Range(0, Likely).Select(Id).Prepend("vu-moi")) await register.Accept(Report(id));
        await register.Accept(new RelateIncident(new("vu-moi"), RelationKind.DistinctFrom) { Incident = new(Id(3)) });

        (await OfferedAsync(register)).ShouldBe(Enumerable.Range(0, 11).Where(number => number != 3).Select(Id));
    }

    private static string Id(int number) => $"vu-{(char)('a' + number)}";

    private static ReportIncident Report(string id) => new("Cổng thông tin không vào được", new("cyber.attack"), When.Parse("2021-02")) { Incident = new(id) };

    private static async Task<IEnumerable<string>> OfferedAsync(Register register)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var moments = new MomentReader(register.Log, register.Codec);
        var (moment, records) = ((await moments.AtAsync(position: null, cancellation))!, new RecordReader(register.Log, register.Codec, Register.Zone));
        var rows = new List<IncidentRow>();
        foreach (var id in Enumerable.Range(0, Likely).Select(Id).Prepend("vu-moi")) rows.Add((IncidentRow)(await records.FindAsync(new IncidentRegister(), id, moment, cancellation))!.Row);

        var work = new KnownCandidates([.. rows.Skip(1).Select(row => new CandidateRow(new(row.Id, row.Title, row.Type, row.Occurred, row.Place), "open", null, row.Marking))]);
        return (await DuplicateQuery.OfAsync(work, records, new("u1", Tlp.Red), moment, rows[0], await moments.TypesAtAsync(moment.Position, cancellation), cancellation)).Select(candidate => candidate.Id);
    }
}
