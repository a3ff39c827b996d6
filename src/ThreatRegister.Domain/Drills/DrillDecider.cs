using System.Diagnostics;
using static ThreatRegister.Domain.Decision<ThreatRegister.Domain.Drills.DrillEvent>;

namespace ThreatRegister.Domain.Drills;

/// <summary>What may be done to a drill: recorded, what it showed and taught added, corrected, withdrawn.</summary>
public static class DrillDecider
{
    public static Decision<DrillEvent> Decide(Drill drill, DrillCommand command, DecisionContext context) => (drill.Current, command) switch
    {
        (null, RecordDrill record) => Record(record, context),
        (null, _) => Refuse(Refusal.NotFound, "drill"),
        (_, RecordDrill) => Refuse(Refusal.AlreadyExists, "drill"),

        (_, WithdrawDrill withdraw) => Withdraw(drill, withdraw),
        (_, _) when drill.WithdrawnFor is not null => Refuse(Refusal.AlreadyWithdrawn),
        (_, RecordDrillFinding record) => Find(drill, record, context),
        (_, DrawDrillLesson draw) => Draw(drill, draw, context),
        (_, CorrectDrill correct) => Correct(drill, correct, context),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    private static Decision<DrillEvent> Record(RecordDrill record, DecisionContext context)
    {
        var fault = Check.Title(record.Title)
            ?? Check.Required(record.By, "by")
            ?? Parts(record.Held, record.Participants, record.Types, record.Occasions, "", context)
            ?? Check.Statement(record.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        return Accept(new DrillHeld(
            record.Drill,
            record.Title.Trim(),
            record.Scenario,
            record.Held,
            record.By.Trim(),
            Check.Trimmed(record.Participants) ?? [],
            record.Types ?? [],
            record.Occasions ?? [],
            record.Marking ?? Tlp.Green,
            record.Statement ?? Statement.Own));
    }

    private static Decision<DrillEvent> Find(Drill drill, RecordDrillFinding record, DecisionContext context)
    {
        if ((Check.Required(record.Finding, "finding") ?? Check.Statement(record.Statement, context.Now)) is { } fault) return Refuse(fault);

        return Once(drill, new DrillFindingRecorded(record.Finding.Trim(), record.Statement ?? Statement.Own));
    }

    private static Decision<DrillEvent> Draw(Drill drill, DrawDrillLesson draw, DecisionContext context)
    {
        if (Check.Statement(draw.Statement, context.Now) is { } fault) return Refuse(fault);

        return Once(drill, new DrillLessonDrawn(draw.Lesson, draw.Statement ?? Statement.Own));
    }

    private static Decision<DrillEvent> Correct(Drill drill, CorrectDrill correct, DecisionContext context)
    {
        var wanted = correct.Corrections;
        var fault = Check.Grounds(correct.Grounds)
            ?? (wanted.Title is null ? null : Check.Title(wanted.Title, "corrections.title"))
            ?? (wanted.By is null ? null : Check.Required(wanted.By, "corrections.by"))
            ?? Parts(wanted.Held, wanted.Participants, wanted.Types, wanted.Occasions, "corrections.", context)
            ?? Check.Statement(correct.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var changes = drill.ChangesTo(wanted);
        return changes == new DrillCorrections() ? Nothing : Accept(new DrillCorrected(changes, correct.Grounds.Trim(), correct.Statement ?? Statement.Own));
    }

    private static Decision<DrillEvent> Withdraw(Drill drill, WithdrawDrill withdraw)
    {
        if (Check.Grounds(withdraw.Grounds) is { } fault) return Refuse(fault);
        if (drill.WithdrawnFor is not { } earlier) return Accept(new DrillWithdrawn(withdraw.Grounds.Trim()));

        return string.Equals(earlier, withdraw.Grounds.Trim(), StringComparison.Ordinal) ? Nothing : Refuse(Refusal.AlreadyWithdrawn);
    }

    private static Decision<DrillEvent> Once(Drill drill, DrillEvent happened) => drill.Since.Contains(happened) ? Nothing : Accept(happened);

    private static Fault? Parts(When? held, Items<string>? participants, Items<ThreatTypeId>? types, Items<OccasionId>? occasions, string prefix, DecisionContext context) =>
        Check.NotInFuture(held, context.Now, prefix + "held")
        ?? Check.Names(participants, prefix + "participants")
        ?? Check.Types(types, prefix + "types", context)
        ?? Check.Distinct(occasions, Refusal.OccasionRepeated, prefix + "occasions");
}
