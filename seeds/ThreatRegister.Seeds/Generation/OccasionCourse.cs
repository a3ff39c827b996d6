using ThreatRegister.Domain;
using ThreatRegister.Domain.Occasions;
using ThreatRegister.Domain.Reviews;

namespace ThreatRegister.Seeds.Generation;

/// <summary>One occasion from its opening to its review and the lesson drawn from it.</summary>
internal sealed class OccasionCourse(World world, Dice dice, GeneratedOccasion occasion)
{
    private GeneratorWords Words => world.Words;

    public IEnumerable<Plan> Plans()
    {
        yield return Occasion();
        if (dice.Chance(0.4)) yield return Review();
        if (dice.Chance(0.6)) yield return new LessonCourse(world, dice, occasion.Id.Value + ".lesson", occasions: [occasion.Id]).Begin(occasion.To.AddDays(3));
    }

    private Plan Occasion()
    {
        var plan = world.PlanFor(dice, occasion.Id.Value);
        var held = When.Parse($"{Stating.Day(occasion.From)}..{Stating.Day(occasion.To.AddDays(1))}");
        plan.Start(occasion.OpenedAt, new OpenOccasion(occasion.Name, held, dice.Pick(Words.Leads), Statement: world.Statement(dice, occasion.OpenedAt)) { Occasion = occasion.Id });
        var pause = (occasion.From - occasion.OpenedAt) / 8;
        if (dice.Chance(0.4))
        {
            var changed = plan.Now + pause;
            plan.After(pause, new ChangeOccasion(dice.Pick(Words.Changes), Stating.Day(changed), Statement: world.Statement(dice, changed)) { Occasion = occasion.Id });
        }

        for (var number = dice.Number(1, 4); number > 0; number--)
        {
            var response = world.Response(dice, "occasion", $"r{number}", plan.Now);
            plan.After(pause, new RecordOccasionResponse(response, world.Statement(dice, plan.Now)) { Occasion = occasion.Id });
        }

        if (occasion.To < plan.Now || !plan.Wait(occasion.To - plan.Now)) return plan;
        plan.After(TimeSpan.FromHours(20), new ConcludeOccasion(Stating.Day(occasion.To), dice.Pick(Words.Conclusions)) { Occasion = occasion.Id });
        for (var number = dice.Number(1, 2); number > 0; number--)
            plan.After(TimeSpan.FromDays(1), new JudgeOccasion(new($"j{number}"), dice.Pick(Words.Leads), dice.Pick(Words.Judgements), world.Statement(dice, plan.Now)) { Occasion = occasion.Id });
        if (dice.Chance(0.3))
            plan.After(TimeSpan.FromDays(3), new CorroborateOccasion(new(dice.Pick(world.Sources), null, Stating.Day(plan.Now))) { Occasion = occasion.Id });
        return plan;
    }

    private Plan Review()
    {
        var id = new ReviewId(occasion.Id.Value + ".review");
        var plan = world.PlanFor(dice, id.Value);
        var title = dice.Pick(Words.ReviewTitles).Replace("{name}", occasion.Name.Vi, StringComparison.Ordinal);
        plan.Start(occasion.To.AddDays(2), new BeginReview(ReviewKind.Occasion, title, occasion.Id, By: dice.Pick(Words.Leads)) { Review = id });
        if (dice.Chance(0.5)) plan.After(dice.About(TimeSpan.FromDays(6)), new ReturnReview(dice.Pick(Words.Returns), dice.Pick(Words.Leads)) { Review = id });
        return plan;
    }
}
