using System.Diagnostics;
using static ThreatRegister.Domain.Decision<ThreatRegister.Domain.Assessments.AssessmentEvent>;

namespace ThreatRegister.Domain.Assessments;

/// <summary>What may be done to an assessment: recorded, stated by a further source, corrected, withdrawn.</summary>
public static class AssessmentDecider
{
    public static Decision<AssessmentEvent> Decide(Assessment assessment, AssessmentCommand command, DecisionContext context) => (assessment.Current, command) switch
    {
        (null, RecordAssessment record) => Record(record, context),
        (null, _) => Refuse(Refusal.NotFound, "assessment"),
        (_, RecordAssessment) => Refuse(Refusal.AlreadyExists, "assessment"),

        (_, WithdrawAssessment withdraw) => Withdraw(assessment, withdraw),
        (_, _) when assessment.WithdrawnFor is not null => Refuse(Refusal.AlreadyWithdrawn),
        (_, CorroborateAssessment corroborate) => Corroborate(assessment, corroborate, context),
        (var current, CorrectAssessment correct) => Correct(assessment, current, correct, context),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    private static Decision<AssessmentEvent> Record(RecordAssessment record, DecisionContext context)
    {
        var fault = Check.Required(record.By, "by")
            ?? Check.Required(record.Text, "text")
            ?? Check.That(record.Kind is not AssessmentKind.Trend || record.Direction is not null, Refusal.DirectionMissing, "direction")
            ?? Direction(record.Kind, record.Direction, "direction")
            ?? About(record.Types, record.Occasions, record.Incidents, "", context)
            ?? Check.Statement(record.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        return Accept(new AssessmentRecorded(
            record.Assessment,
            record.Kind,
            record.By.Trim(),
            record.Text.Trim(),
            record.Direction,
            record.Types ?? [],
            record.Occasions ?? [],
            record.Incidents ?? [],
            record.Period,
            context.MarkingOf(record.Marking),
            record.Statement ?? Statement.Own));
    }

    private static Decision<AssessmentEvent> Corroborate(Assessment assessment, CorroborateAssessment corroborate, DecisionContext context)
    {
        if (Check.Corroboration(corroborate.Statement, context.Now) is { } fault) return Refuse(fault);

        return assessment.Statements.Contains(corroborate.Statement) ? Nothing : Accept(new AssessmentCorroborated(corroborate.Statement));
    }

    private static Decision<AssessmentEvent> Correct(Assessment assessment, AssessmentRecorded current, CorrectAssessment correct, DecisionContext context)
    {
        var wanted = correct.Corrections;
        var fault = Check.Grounds(correct.Grounds)
            ?? (wanted.By is null ? null : Check.Required(wanted.By, "corrections.by"))
            ?? (wanted.Text is null ? null : Check.Required(wanted.Text, "corrections.text"))
            ?? Direction(current.Kind, wanted.Direction, "corrections.direction")
            ?? About(wanted.Types, wanted.Occasions, wanted.Incidents, "corrections.", context)
            ?? Check.Statement(correct.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var changes = assessment.ChangesTo(wanted);
        if (changes == new AssessmentCorrections()) return Nothing;
        if (changes.Incidents is not null) changes = changes with { Marking = Check.Changed<Tlp?>(current.Marking, context.MarkingOf(wanted.Marking, current.Marking)) };

        return Accept(new AssessmentCorrected(changes, correct.Grounds.Trim(), correct.Statement ?? Statement.Own));
    }

    private static Decision<AssessmentEvent> Withdraw(Assessment assessment, WithdrawAssessment withdraw)
    {
        if (Check.Grounds(withdraw.Grounds) is { } fault) return Refuse(fault);
        if (assessment.WithdrawnFor is not { } earlier) return Accept(new AssessmentWithdrawn(withdraw.Grounds.Trim()));

        return string.Equals(earlier, withdraw.Grounds.Trim(), StringComparison.Ordinal) ? Nothing : Refuse(Refusal.AlreadyWithdrawn);
    }

    private static Fault? Direction(AssessmentKind kind, TrendDirection? direction, string field) =>
        Check.That(kind is AssessmentKind.Trend || direction is null, Refusal.DirectionNotAllowed, field);

    private static Fault? About(Items<ThreatTypeId>? types, Items<OccasionId>? occasions, Items<IncidentId>? incidents, string prefix, DecisionContext context) =>
        Check.Each(types, prefix + "types", (type, field) => Check.That(context.Types.Contains(type), Refusal.ThreatTypeUnknown, field))
        ?? Check.Distinct(types, Refusal.ThreatTypeRepeated, prefix + "types")
        ?? Check.Distinct(occasions, Refusal.OccasionRepeated, prefix + "occasions")
        ?? Check.Distinct(incidents, Refusal.IncidentRepeated, prefix + "incidents");
}
