using System.Globalization;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Lessons;

namespace ThreatRegister.Seeds.Generation;

/// <summary>One lesson: asked for, recorded, reviewed, adopted, applied to a later occasion or a plan, its effect verified; or less far.</summary>
internal sealed class LessonCourse(World world, Dice dice, string name, Items<OccasionId>? occasions = null, Items<IncidentId>? incidents = null)
{
    private readonly LessonId lesson = new(name);

    private GeneratorWords Words => world.Words;

    public Plan Begin(DateTime at)
    {
        var plan = world.PlanFor(dice, "lesson " + name);
        var words = dice.Pick(Words.Lessons);
        var isAsked = dice.Chance(0.6);
        if (isAsked)
        {
            plan.Start(at, new AskForLesson(words.Subject, By: dice.Pick(Words.Leads), Occasions: occasions, Incidents: incidents, Statement: world.Statement(dice, at)) { Lesson = lesson });
            if (dice.Chance(0.2) || !plan.Wait(dice.About(TimeSpan.FromDays(30)))) return plan;
        }

        var record = new RecordLesson(words.Text, isAsked ? null : words.Subject, isAsked ? null : occasions, isAsked ? null : incidents) { Lesson = lesson };
        if (isAsked) plan.After(TimeSpan.FromHours(2), record);
        else plan.Start(at, record);
        Ripen(plan);
        return plan;
    }

    private void Ripen(Plan plan)
    {
        if (dice.Chance(0.2) || !plan.After(dice.About(TimeSpan.FromDays(20)), new ReviewLesson(dice.Pick(Words.LessonReviews)) { Lesson = lesson })) return;
        if (dice.Chance(0.15))
        {
            plan.After(dice.About(TimeSpan.FromDays(10)), new RejectLesson(dice.Pick(Words.LessonRejections)) { Lesson = lesson });
            return;
        }

        if (dice.Chance(0.2) || !plan.After(dice.About(TimeSpan.FromDays(20)), new AdoptLesson(dice.Pick(Words.Adoptions)) { Lesson = lesson })) return;
        if (dice.Chance(0.2) || !Apply(plan)) return;
        if (dice.Chance(0.6)) plan.After(dice.About(TimeSpan.FromDays(60)), new VerifyLessonEffect(dice.Pick(Words.Effects)) { Lesson = lesson });
    }

    private bool Apply(Plan plan)
    {
        var later = world.Occasions.FirstOrDefault(occasion => occasion.OpenedAt > plan.Now);
        if (later is not null && dice.Chance(0.7))
        {
            var at = later.OpenedAt.AddDays(2);
            return plan.After(at - plan.Now, new ApplyLesson(later.Id, At: Stating.Day(at)) { Lesson = lesson });
        }

        var year = plan.Now.Year.ToString(CultureInfo.InvariantCulture);
        return plan.After(dice.About(TimeSpan.FromDays(40)), new ApplyLesson(Plan: dice.Pick(Words.Plans).Replace("{year}", year, StringComparison.Ordinal)) { Lesson = lesson });
    }
}
