using ThreatRegister.Projections.Agencies;
using ThreatRegister.Projections.Assessments;
using ThreatRegister.Projections.Directions;
using ThreatRegister.Projections.Drills;
using ThreatRegister.Projections.Forecasts;
using ThreatRegister.Projections.Imports;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Projections.Indicators;
using ThreatRegister.Projections.Instruments;
using ThreatRegister.Projections.Intake;
using ThreatRegister.Projections.Lessons;
using ThreatRegister.Projections.Occasions;
using ThreatRegister.Projections.Responses;
using ThreatRegister.Projections.Reviews;
using ThreatRegister.Projections.Scenarios;
using ThreatRegister.Projections.Shares;
using ThreatRegister.Projections.Shifts;
using ThreatRegister.Projections.Sources;
using ThreatRegister.Projections.Tasks;

namespace ThreatRegister.Projections;

/// <summary>All registers, in the order in which digests and searches list them. A new register is one entry here.</summary>
public static class RegisterList
{
    public static IReadOnlyList<IRegisterFold> All { get; } =
    [
        new IncidentRegister(),
        new OccasionRegister(),
        new LessonRegister(),
        new ReviewRegister(),
        new AssessmentRegister(),
        new SourceRegister(),
        new ImportRegister(),
        new IntakeRegister(),
        new ShiftRegister(),
        new AgencyRegister(),
        new IndicatorRegister(),
        new DirectionRegister(),
        new TaskRegister(),
        new InstrumentRegister(),
        new ForecastRegister(),
        new ShareRegister(),
        new ScenarioRegister(),
        new DrillRegister(),
    ];

    /// <summary>The registers of parts of records, apart: whoever reads one has to ask for the records' markings.</summary>
    public static IReadOnlyList<IRegisterFold> Parts { get; } = [new ResponseRegister()];

    /// <summary>The register whose rows have this type; null where none has.</summary>
    public static IRegisterFold? Find(Type rowType) => All.FirstOrDefault(register => register.RowType == rowType);
}
