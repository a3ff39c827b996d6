using System.Reflection;
using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Agencies;
using ThreatRegister.Domain.Assessments;
using ThreatRegister.Domain.ClosingRules;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Domain.Directions;
using ThreatRegister.Domain.Drills;
using ThreatRegister.Domain.Forecasts;
using ThreatRegister.Domain.Holidays;
using ThreatRegister.Domain.Imports;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Indicators;
using ThreatRegister.Domain.Instruments;
using ThreatRegister.Domain.Intake;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.Domain.Merges;
using ThreatRegister.Domain.Occasions;
using ThreatRegister.Domain.Places;
using ThreatRegister.Domain.ReportingCalendars;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Domain.Scenarios;
using ThreatRegister.Domain.SeverityScales;
using ThreatRegister.Domain.Shares;
using ThreatRegister.Domain.Shifts;
using ThreatRegister.Domain.Sources;
using ThreatRegister.Domain.Tasks;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Domain.Withdrawals;
using ThreatRegister.Tests.Domain_Specs.Common;

namespace ThreatRegister.Tests.Domain_Specs;

/// <summary>Runs all specs once more and looks at what they have covered.</summary>
public sealed class Every_command
{
    private static readonly (HashSet<(Type Command, string Answer)> Answers, HashSet<Type> Folded) covered = RunSpecs();

    /// <summary>A second beginning under the same id is refused, and what is not there cannot be undone: these are never silent.</summary>
    private static readonly HashSet<Type> neverSilent =
    [
        typeof(ReportIncident), typeof(OpenOccasion), typeof(AskForLesson), typeof(BeginReview), typeof(RecordAssessment), typeof(UnlinkIncidentFromOccasion), typeof(UnrelateIncident),
        typeof(ReceiveReport), typeof(HandOverShift), typeof(ObserveIndicator), typeof(RecordInstrument), typeof(UnrelateInstrument),
        typeof(RecordDirection), typeof(RecordDrill), typeof(PrepareScenario), typeof(ShareInformation), typeof(RecordForecast), typeof(AssignTask),
    ];

    public static TheoryData<string> Commands => [.. Concrete(
        typeof(IncidentCommand), typeof(OccasionCommand), typeof(LessonCommand), typeof(ReviewCommand), typeof(SourceCommand), typeof(ImportCommand),
        typeof(ThreatTypeCommand), typeof(ClosingRuleCommand), typeof(AssessmentCommand), typeof(MergeCommand), typeof(WithdrawalCommand), typeof(ReportCommand), typeof(ShiftCommand),
        typeof(AgencyCommand), typeof(IndicatorCommand), typeof(InstrumentCommand), typeof(PlaceCommand),
        typeof(SeverityScaleCommand), typeof(ReportingCalendarCommand), typeof(HolidayCommand), typeof(DeadlineCommand),
        typeof(DirectionCommand), typeof(DrillCommand), typeof(ScenarioCommand), typeof(ShareCommand), typeof(ForecastCommand), typeof(TaskCommand)).Select(type => type.FullName!)];

    public static TheoryData<string> Events => [.. Concrete(
        typeof(IncidentEvent), typeof(OccasionEvent), typeof(LessonEvent), typeof(ReviewEvent), typeof(SourceEvent), typeof(ImportEvent),
        typeof(ThreatTypeEvent), typeof(ClosingRuleEvent), typeof(AssessmentEvent), typeof(MergeEvent), typeof(WithdrawalEvent), typeof(ReportEvent), typeof(ShiftEvent),
        typeof(AgencyEvent), typeof(IndicatorEvent), typeof(InstrumentEvent), typeof(PlaceEvent),
        typeof(SeverityScaleEvent), typeof(ReportingCalendarEvent), typeof(HolidayEvent), typeof(DeadlineEvent),
        typeof(DirectionEvent), typeof(DrillEvent), typeof(ScenarioEvent), typeof(ShareEvent), typeof(ForecastEvent), typeof(TaskEvent)).Select(type => type.FullName!)];

    [Theory, MemberData(nameof(Commands))]
    public void has_specs_for_its_answers(string name)
    {
        var command = typeof(Refusal).Assembly.GetType(name)!;
        string[] expected = neverSilent.Contains(command) ? ["events", "refusal"] : ["events", "nothing", "refusal"];

        covered.Answers.Where(seen => seen.Command == command).Select(seen => seen.Answer).Order(StringComparer.Ordinal).ShouldBe(expected);
    }

    [Theory, MemberData(nameof(Events))]
    public void leaves_only_events_that_fold(string name) => covered.Folded.ShouldContain(typeof(Refusal).Assembly.GetType(name)!);

    private static IEnumerable<Type> Concrete(params Type[] families) =>
        typeof(Refusal).Assembly.GetTypes().Where(type => !type.IsAbstract && families.Any(type.IsSubclassOf));

    private static (HashSet<(Type Command, string Answer)> Answers, HashSet<Type> Folded) RunSpecs()
    {
        Witness.Begin();
        foreach (var spec in typeof(Every_command).Assembly.GetTypes().Where(type => type.Namespace is { } space && !space.EndsWith(".Common", StringComparison.Ordinal)))
        {
            foreach (var fact in spec.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(IsPlainFact))
                Run(spec, fact);
        }

        return Witness.End();
    }

    // A spec that fails says so itself; here it has merely not answered.
    private static void Run(Type spec, MethodInfo fact)
    {
        try
        {
            fact.Invoke(Activator.CreateInstance(spec), parameters: null);
        }
        catch (TargetInvocationException failed) when (failed.InnerException is ShouldAssertException)
        {
        }
    }

    private static bool IsPlainFact(MethodInfo method) =>
        method.GetParameters().Length == 0 && method.GetCustomAttributes<FactAttribute>().Any(fact => fact.GetType() == typeof(FactAttribute));
}
