using ThreatRegister.Domain.Assessments;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Domain.Directions;
using ThreatRegister.Domain.Drills;
using ThreatRegister.Domain.Forecasts;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Instruments;
using ThreatRegister.Domain.Intake;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.Domain.Occasions;
using ThreatRegister.Domain.ReportingCalendars;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Domain.Scenarios;
using ThreatRegister.Domain.Shares;

namespace ThreatRegister.Application.Entry;

/// <summary>The members of commands and events, and of what they hold, that name agencies as somebody wrote them. Members of the same name elsewhere are a company, a unit of measure, a day or who sends a command.</summary>
public static class AgencyMembers
{
    private static readonly Dictionary<string, IReadOnlySet<Type>> named = new(StringComparer.Ordinal)
    {
        ["by"] = Of(
            typeof(Response), typeof(ReceiveReport), typeof(ReportReceived), typeof(AskForLesson), typeof(LessonAsked), typeof(JudgeOccasion), typeof(OccasionJudged),
            typeof(BeginReview), typeof(ReviewBegun), typeof(ReturnReview), typeof(ReviewReturned), typeof(AcknowledgeShare), typeof(ShareAcknowledged),
            typeof(RecordAssessment), typeof(AssessmentRecorded), typeof(AssessmentCorrections), typeof(RecordDirection), typeof(DirectionRecorded), typeof(DirectionCorrections),
            typeof(RecordDrill), typeof(DrillHeld), typeof(DrillCorrections), typeof(RecordForecast), typeof(ForecastRecorded), typeof(ForecastCorrections),
            typeof(PrepareScenario), typeof(ScenarioPrepared), typeof(ScenarioRevision)),
        ["unit"] = Of(
            typeof(AskForContribution), typeof(ReviewContributionAsked), typeof(WithdrawContributionAsk), typeof(ReviewContributionAskWithdrawn), typeof(ContributeToReview), typeof(ReviewContributionSubmitted),
            typeof(ReturnContribution), typeof(ReviewContributionReturned)),
        ["issuer"] = Of(typeof(RecordInstrument), typeof(InstrumentRecorded), typeof(InstrumentCorrections), typeof(DescribeInstrument), typeof(InstrumentDescribed)),
        ["agency"] = Of(typeof(SetReportingCalendar), typeof(ReportingCalendarSet)),
        ["to"] = Of(
            typeof(ReturnReview), typeof(ReviewReturned), typeof(Notification), typeof(SetDeadlineRule), typeof(DeadlineRuleSet),
            typeof(ShareInformation), typeof(InformationShared), typeof(ShareCorrections)),
        ["from"] = Of(typeof(ShareInformation), typeof(InformationShared), typeof(ShareCorrections)),
        ["participants"] = Of(typeof(RecordDrill), typeof(DrillHeld), typeof(DrillCorrections)),
    };

    /// <summary>In the JSON's spelling.</summary>
    public static IEnumerable<(Type Type, string Member)> All => from pair in named from type in pair.Value select (type, pair.Key);

    public static bool Has(Type type, string member) => named.TryGetValue(member, out var types) && types.Contains(type);

    private static HashSet<Type> Of(params Type[] types) => [.. types];
}
