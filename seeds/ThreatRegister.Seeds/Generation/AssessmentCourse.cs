using System.Globalization;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Assessments;

namespace ThreatRegister.Seeds.Generation;

/// <summary>What an authority says of one year: a judgement, a trend or a limitation, at times stated again, corrected or withdrawn.</summary>
internal sealed class AssessmentCourse(World world, Dice dice, int number, int year)
{
    private readonly AssessmentId assessment = new(world.Name("assessment", number));

    public Plan Plan()
    {
        var plan = world.PlanFor(dice, assessment.Value);
        var at = new DateTime(year, dice.Number(2, 12), dice.Number(1, 28));
        plan.Start(at, Record(at));
        if (dice.Chance(0.3)) plan.After(dice.About(TimeSpan.FromDays(20)), new CorroborateAssessment(Sourced(plan.Now)) { Assessment = assessment });
        if (dice.Chance(0.15)) plan.After(dice.About(TimeSpan.FromDays(20)), new CorrectAssessment(new(Marking: Tlp.Amber), dice.Pick(world.Words.Grounds["correct"])) { Assessment = assessment });
        if (dice.Chance(0.1)) plan.After(dice.About(TimeSpan.FromDays(40)), new WithdrawAssessment(dice.Pick(world.Words.Grounds["retract"])) { Assessment = assessment });
        return plan;
    }

    private RecordAssessment Record(DateTime at)
    {
        var kind = (AssessmentKind)dice.Weighted([4, 5, 3]);
        return new(
            kind,
            dice.Pick(world.Words.Leads),
            dice.Pick(kind switch { AssessmentKind.Trend => world.Words.Trends, AssessmentKind.Limitation => world.Words.Limitations, _ => world.Words.Judgements }),
            kind is AssessmentKind.Trend ? (TrendDirection)dice.Weighted([6, 2, 1, 1]) : null,
            [new(dice.Pick(world.Profiles).Type)],
            Period: dice.Chance(0.6) ? When.Parse(year.ToString(CultureInfo.InvariantCulture)) : null,
            Statement: Sourced(at)) { Assessment = assessment };
    }

    private Statement Sourced(DateTime at) => new(dice.Pick(world.Sources), dice.Chance(0.5) ? dice.Pick(world.Words.Quotations) : null, Stating.Day(at));
}
