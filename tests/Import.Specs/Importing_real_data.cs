using System.Collections.Concurrent;
using System.Globalization;
using Shouldly;
using ThreatRegister.Application.Imports;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Tests.Import_Specs;

/// <summary>The counts are those of the files themselves; where they come from is said beside the data.</summary>
public sealed class Importing_real_data
{
    private static readonly ConcurrentDictionary<string, Task<(ImportReport Report, IReadOnlyList<IncidentReported> Incidents)>> imported = new(StringComparer.Ordinal);

    [Fact]
    public async Task records_the_landslides_by_year_and_refuses_the_undated_one()
    {
        var (report, incidents) = await Imported("nasa-landslides");

        report.Fault.ShouldBeNull();
        report.Tally.ShouldBe(Tally.Of(recorded: 9563, refused: 1), string.Join('\n', report.Rejected));
        report.Ignored.ShouldBe(new Dictionary<string, long>(StringComparer.Ordinal) { ["time"] = 82 });
        var undated = report.Rejected.ShouldHaveSingleItem();
        (undated.Column, undated.Row[..7]).ShouldBe(("date", "\"6,306\""));

        ByYear(incidents, from: 2007).ShouldBe("2007: 416, 2008: 554, 2009: 431, 2010: 1544, 2011: 1327, 2012: 794, 2013: 1132, 2014: 1037, 2015: 1369, 2016: 912");
        incidents.Count(incident => incident.Occurred.From.Year < 2007).ShouldBe(47);
        incidents.Count(incident => incident.Place?.Country is "VN").ShouldBe(116);
        incidents.Select(incident => incident.Type.Value).Distinct(StringComparer.Ordinal).ShouldBe(["disaster.landslide"]);
    }

    [Fact]
    public async Task reads_what_is_dirty_in_the_landslides()
    {
        var (_, incidents) = await Imported("nasa-landslides");
        IncidentReported Slide(string id) => incidents.Single(incident => incident.Incident == new IncidentId(id));

        Slide("nasa-glc-5").Place!.Name.ShouldBe("Jundiai, Sao Paulo");
        Slide("nasa-glc-5").Place!.Region.ShouldBe("S?£o Paulo", "the bytes are damaged in the source; 0xA3 is £ in Windows-1252");
        Slide("nasa-glc-13").Occurred.ShouldBe(When.Parse("2007-01-11/evening"));
        Slide("nasa-glc-1").Damage.ShouldBe([new Damage(DamageKind.Dead, Quantity.Exact(1), DamageStatus.Preliminary)]);
        Slide("nasa-glc-2").Damage.ShouldBeNull();
        incidents.SelectMany(incident => incident.Damage ?? []).Count(damage => damage == new Damage(DamageKind.Injured, Quantity.Exact(0), DamageStatus.Preliminary))
            .ShouldBe(3480, "the undated row has one more");
        incidents.SelectMany(incident => incident.Damage ?? []).Max(damage => damage.Amount.Low).ShouldBe(5000);
        incidents.Count(incident => incident.Place?.Country is "NA").ShouldBe(2, "Namibia is not a blank");
        incidents.Count(incident => incident.Place is null || incident.Place.Country is null).ShouldBe(42);
    }

    [Fact]
    public async Task records_the_extract_by_year_and_keeps_repeated_rows_apart()
    {
        var (report, incidents) = await Imported("vcdb-2017-extract");

        report.Fault.ShouldBeNull();
        report.Tally.ShouldBe(Tally.Of(recorded: 5701), string.Join('\n', report.Rejected));
        ByYear(incidents, from: 2009).ShouldBe("2009: 78, 2010: 571, 2011: 517, 2012: 1227, 2013: 1860, 2014: 839, 2015: 406, 2016: 1");
        incidents.ShouldAllBe(incident => incident.Occurred.Precision == Precision.Year && incident.Outcome == Outcome.Unknown);
        incidents.Count(incident => !incident.Imported!.RowId.EndsWith(".1", StringComparison.Ordinal)).ShouldBe(2638);
    }

    [Fact]
    public async Task counts_each_action_as_primary_or_further_type()
    {
        var (_, incidents) = await Imported("vcdb-2017-extract");
        int Of(string type) => incidents.Count(incident => incident.Type == new ThreatTypeId(type) || (incident.FurtherTypes ?? []).Contains(new(type)));

        Of("cyber.error").ShouldBe(1673);
        Of("cyber.intrusion").ShouldBe(1612);
        Of("cyber.physical").ShouldBe(1099);
        Of("cyber.misuse").ShouldBe(1021);
        Of("cyber.malware").ShouldBe(427);
        Of("cyber.attack").ShouldBe(348);
        Of("cyber").ShouldBe(203);
        Of("disaster.other").ShouldBe(7);
    }

    [Fact]
    public async Task guesses_no_country_where_the_extract_states_no_state()
    {
        var (_, incidents) = await Imported("vcdb-2017-extract");

        incidents.Count(incident => incident.Place is null).ShouldBe(1663);
        incidents.Count(incident => incident.Place is { Country: null }).ShouldBe(2);
        incidents.Count(incident => incident.Place is { Country: "US", Region: "NY" }).ShouldBe(294);
        incidents.Count(incident => incident.Victim?.Sector is "public").ShouldBe(1785);
    }

    /// <summary>Each file is imported once for all facts.</summary>
    private static Task<(ImportReport Report, IReadOnlyList<IncidentReported> Incidents)> Imported(string name)
    {
        var file = Project.Shared(name + ".csv");
        return imported.GetOrAdd(name, async _ =>
        {
            using var register = new RegisterInMemory();
            var report = await register.Import(file, Project.Mapping(name + ".json"));
            return (report, [.. (await register.Incidents()).Values]);
        });
    }

    private static string ByYear(IEnumerable<IncidentReported> incidents, int from) => string.Join(", ", incidents
        .Where(incident => incident.Occurred.From.Year >= from)
        .CountBy(incident => incident.Occurred.From.Year)
        .OrderBy(year => year.Key)
        .Select(year => string.Create(CultureInfo.InvariantCulture, $"{year.Key}: {year.Value}")));
}
