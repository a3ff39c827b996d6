using ThreatRegister.Domain;
using ThreatRegister.Domain.ClosingRules;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Merges;

namespace ThreatRegister.Seeds.Generation;

/// <summary>What is laid down for an incident apart from its course, so that others know of it.</summary>
internal enum Fate
{
    Plain,
    Retracted,

    /// <summary>Reported again by somebody else: to be merged.</summary>
    Duplicate,
}

internal interface IEarlierIncidents
{
    /// <summary>One reported some months before, to be related to.</summary>
    string? Related(Dice dice);

    /// <summary>One reported shortly before, to be merged into: neither retracted nor merged itself.</summary>
    string? Original(Dice dice);
}

/// <summary>The life of one incident after its report: what is found out, what is done, how it ends.</summary>
/// <param name="others">Incidents reported before.</param>
internal sealed class IncidentCourse(World world, Dice dice, string id, DateTime reportedAt, Fate fate, IEarlierIncidents others)
{
    private readonly IncidentReport report = new(world, dice, id, reportedAt);
    private readonly IncidentId incident = new(id);
    private Plan plan = null!;
    private ThreatTypeId type;
    private Outcome outcome;
    private int responses;
    private bool isContained, isResolved;

    private GeneratorWords Words => world.Words;

    public IEnumerable<Plan> Plans()
    {
        plan = world.PlanFor(dice, id);
        (type, outcome, responses) = (report.Command.Type, report.Command.Outcome, report.Command.Responses?.Count ?? 0);
        var intake = new IntakeCourse(world, dice, report.Command, report.Place);
        if (dice.Chance(0.08) && reportedAt < world.End.AddHours(-1)) intake.Begin(plan, reportedAt);
        else plan.Start(reportedAt, report.Command);
        if (fate is Fate.Retracted)
        {
            Next(TimeSpan.FromHours(30), new RetractIncident(Ground("retract")) { Incident = incident });
        }
        else if (fate is Fate.Duplicate && others.Original(dice) is { } original)
        {
            Merge(new(original));
        }
        else if (Assess())
        {
            Describe();
            Handle();
            End();
        }

        yield return plan;
        if (dice.Chance(0.05)) yield return intake.Later(reportedAt + dice.About(TimeSpan.FromDays(2)), dice.Chance(0.6));
        if (dice.Chance(0.035)) yield return new LessonCourse(world, dice, id, incidents: [incident]).Begin(plan.Now.AddDays(dice.Number(1, 30)));
    }

    /// <summary>The same incident was reported before; at times that is taken back. What is said of it meanwhile is said of the other one.</summary>
    private void Merge(IncidentId original)
    {
        Sometimes(0.5, () => new NoteOnIncident(dice.Pick(Words.Notes)) { Incident = incident });
        if (!Next(TimeSpan.FromDays(1), new MergeIncidents(original, Ground("merge")) { Merged = incident })) return;

        Sometimes(0.3, () => new NoteOnIncident(dice.Pick(Words.Notes) + " (tin báo thứ hai)") { Incident = incident });
        if (dice.Chance(0.2) && Next(TimeSpan.FromDays(4), new UnmergeIncidents(Ground("unmerge")) { Merged = incident }))
            Sometimes(0.7, () => new SettleUnmerge(Ground("settle")) { Merged = incident });
    }

    /// <summary>The first hours: what it is. False where it turns out to be nothing.</summary>
    private bool Assess()
    {
        Sometimes(0.12, () => new NoteOnIncident(dice.Pick(Words.Notes)) { Incident = incident });
        if (report.Command.Severity is null) Sometimes(0.15, () => new AssessIncidentSeverity(report.Severity(), From()) { Incident = incident });
        if (report.Command.Damage is null && report.Damageable().FirstOrDefault() is { Bound: > 0 } part)
            Sometimes(0.4, () => new RecordIncidentDamage(IncidentReport.Damage(part.Kind, Stating.Number(dice, part.Bound), DamageStatus.Preliminary), From()) { Incident = incident });
        return Verify();
    }

    /// <summary>What was suspected is confirmed or not; what was not known may become known.</summary>
    private bool Verify()
    {
        var isOpen = outcome is Outcome.Suspected || (outcome is Outcome.Unknown && report.Kind is not RecordKind.Drill);
        if (!isOpen || !dice.Chance(0.8)) return true;

        outcome = outcome is Outcome.Suspected && dice.Chance(0.4) ? Outcome.FalsePositive
            : report.Profile.Natural ? Outcome.Succeeded
            : dice.Pick([Outcome.Blocked, Outcome.FailedAttempt, Outcome.PartlySucceeded, Outcome.Succeeded]);
        if (!Next(TimeSpan.FromDays(2), new DetermineIncidentOutcome(outcome, Ground("outcome"), From()) { Incident = incident })) return false;
        if (outcome is not Outcome.FalsePositive) return true;

        Close();
        return false;
    }

    /// <summary>What becomes known in the days after: more exactly, otherwise, or in connection with something else.</summary>
    private void Describe()
    {
        if (Finer() is { } date) Sometimes(0.35, () => new DateIncident(date, From()) { Incident = incident });
        Sometimes(0.06, () => Correction(dice.Chance(0.5) ? new(Title: report.Command.Title + " (đính chính)") : new(Place: IncidentReport.PlaceOf("Xã giáp ranh, " + report.Place))));
        if (Other() is { } other) Sometimes(0.05, () => new ReclassifyIncident(type = other, Ground("reclassify")) { Incident = incident });
        if (Further() is { } further) Sometimes(0.05, () => new ClassifyIncident([further], From()) { Incident = incident });
        Sometimes(0.03, () => new MarkIncident(Marked(), Ground("mark")) { Incident = incident });
        if (report.Profile.Impacts.Length > 0) Sometimes(0.12, () => new AssessIncidentImpact(ImpactAspect.Actual, dice.Pick(report.Profile.Impacts), From()) { Incident = incident });
        Sometimes(0.05, Corroboration);
        if (others.Related(dice) is { } related && dice.Chance(0.04)) Relate(new(related));
        if (report.Command.Occasions is null && report.OccasionAt() is { } occasion && dice.Chance(0.06)) Link(occasion);
    }

    private void Handle()
    {
        for (var wanted = dice.Weighted([30, 40, 22, 8]); wanted > 0; wanted--) Respond();
        if (dice.Chance(report.Profile.Natural ? 0.2 : 0.6)) isContained = Next(TimeSpan.FromDays(1), new ContainIncident(At(), From()) { Incident = incident });
        foreach (var (kind, bound) in report.Damageable())
            Sometimes(0.35, () => new RecordIncidentDamage(IncidentReport.Damage(kind, Stating.Counted(dice, bound), DamageStatus.Official), From()) { Incident = incident });
        if (report.Kind is not RecordKind.StandingThreat && dice.Chance(0.65))
            isResolved = Next(TimeSpan.FromDays(8), new ResolveIncident(dice.Chance(0.5) ? At() : null) { Incident = incident });
    }

    private void End()
    {
        if (report.Kind is RecordKind.StandingThreat or RecordKind.Drill || !dice.Chance(0.85) || !Close()) return;

        Sometimes(0.03, () => Correction(new(Description: dice.Pick(Words.Descriptions) + " " + dice.Pick(Words.Notes))));
        if (!dice.Chance(0.025) || !Next(TimeSpan.FromDays(40), new ReopenIncident(Ground("reopen")) { Incident = incident })) return;

        (isContained, isResolved) = (false, false);
        Respond();
        Next(TimeSpan.FromDays(2), new ContainIncident { Incident = incident });
        isContained = isResolved = Next(TimeSpan.FromDays(5), new ResolveIncident { Incident = incident });
        Close();
    }

    /// <summary>By the closing rules of the seeds; where something is missing, it stays open.</summary>
    private bool Close()
    {
        var needs = world.Rules.NeedsOf(type, outcome, imported: false, DateOnly.FromDateTime(plan.Now), world.Types);
        return needs.All(IsMet) && Next(TimeSpan.FromDays(12), new CloseIncident(dice.Pick(Words.Closings)) { Incident = incident });
    }

    private bool IsMet(ClosingNeed need) => need switch
    {
        ClosingNeed.Containment => isContained,
        ClosingNeed.Resolution => isResolved,
        ClosingNeed.Response => responses > 0,
        ClosingNeed.Outcome => outcome is not Outcome.Unknown,
        _ => false,
    };

    private void Respond()
    {
        var response = world.Response(dice, report.Profile.Branch, FormattableString.Invariant($"r{++responses}"), plan.Now);
        if (!Next(TimeSpan.FromHours(16), new RecordIncidentResponse(response, From()) { Incident = incident })) return;

        var corrected = response with { By = world.Agency(dice, report.Profile.Branch, plan.Now), Summary = response.Summary + " (bổ sung)" };
        Sometimes(0.01, () => new CorrectIncidentResponse(corrected, Ground("response")) { Incident = incident });
    }

    private CorrectIncident Correction(Corrections corrections) => new(corrections, Ground("correct"), From()) { Incident = incident };

    private CorroborateIncident Corroboration()
    {
        var source = dice.Pick(world.Sources);
        if (source == report.Command.Statement?.Source) source = world.Sources.First(other => other != source);
        return new(new(source, Quotation: null, Stating.Day(plan.Now)), dice.Chance(0.5) ? "type" : null) { Incident = incident };
    }

    private void Relate(IncidentId other)
    {
        var relation = (RelationKind)dice.Weighted([60, 0, 10, 15, 15]);
        if (Next(TimeSpan.FromDays(2), new RelateIncident(other, relation) { Incident = incident }))
            Sometimes(0.06, () => new UnrelateIncident(other, relation, Ground("unrelate")) { Incident = incident });
    }

    private void Link(OccasionId occasion)
    {
        if (Next(TimeSpan.FromDays(2), new LinkIncidentToOccasion(occasion, From()) { Incident = incident }))
            Sometimes(0.08, () => new UnlinkIncidentFromOccasion(occasion, Ground("unlink")) { Incident = incident });
    }

    /// <summary>The day, where the date was stated less exactly than that.</summary>
    private When? Finer()
    {
        var stated = report.Command.Occurred;
        var day = Stating.Day(report.Moment);
        return stated.Precision is Precision.Day or Precision.PartOfDay or Precision.Minute || !day.Refines(stated) ? null : day;
    }

    /// <summary>Another type of the same branch.</summary>
    private ThreatTypeId? Other()
    {
        var root = world.Types.PathOf(type)[0];
        var others = world.Profiles.Select(profile => new ThreatTypeId(profile.Type)).Where(other => other != type && world.Types.PathOf(other)[0] == root).ToList();
        return others.Count == 0 ? null : dice.Pick(others);
    }

    /// <summary>A type of another branch; of harmful information never where a person is recorded.</summary>
    private ThreatTypeId? Further()
    {
        var further = new ThreatTypeId(dice.Pick(world.Profiles).Type);
        var (root, own) = (world.Types.PathOf(further)[0], world.Types.PathOf(type)[0]);
        return root == own || (report.Command.AffectedPerson is not null && root.Value is "information") ? null : further;
    }

    private Tlp Marked() => report.Command.Marking is Tlp.Amber ? Tlp.AmberStrict : Tlp.Amber;

    private When? At() => dice.Chance(0.8) ? Stating.Date(dice, plan.Now, report.IsCyber) : null;

    private Statement? From() => world.Statement(dice, plan.Now);

    private string Ground(string of) => dice.Pick(Words.Grounds[of]);

    private void Sometimes(double probability, Func<object> command)
    {
        if (dice.Chance(probability)) Next(TimeSpan.FromDays(1), command());
    }

    private bool Next(TimeSpan mean, object command) => plan.After(dice.About(mean), command);
}
