using System.Diagnostics;
using static ThreatRegister.Domain.Decision<ThreatRegister.Domain.Directions.DirectionEvent>;

namespace ThreatRegister.Domain.Directions;

/// <summary>What may be done to a direction: recorded, stated by a further source, corrected, withdrawn.</summary>
public static class DirectionDecider
{
    private const int MaxGroup = 999;

    public static Decision<DirectionEvent> Decide(Direction direction, DirectionCommand command, DecisionContext context) => (direction.Current, command) switch
    {
        (null, RecordDirection record) => Record(record, context),
        (null, _) => Refuse(Refusal.NotFound, "direction"),
        (_, RecordDirection) => Refuse(Refusal.AlreadyExists, "direction"),

        (_, WithdrawDirection withdraw) => Withdraw(direction, withdraw),
        (_, _) when direction.WithdrawnFor is not null => Refuse(Refusal.AlreadyWithdrawn),
        (_, CorroborateDirection corroborate) => Corroborate(direction, corroborate, context),
        (_, CorrectDirection correct) => Correct(direction, correct, context),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    private static Decision<DirectionEvent> Record(RecordDirection record, DecisionContext context)
    {
        var fault = Check.Required(record.Text, "text")
            ?? Check.Required(record.By, "by")
            ?? Group(record.Group, "group")
            ?? Named(record.Agencies, record.Types, record.Places, "", context)
            ?? Check.Statement(record.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        return Accept(new DirectionRecorded(
            record.Direction,
            record.Kind,
            record.Text.Trim(),
            record.By.Trim(),
            Direction.Clean(record.Group),
            record.Period,
            Check.Trimmed(record.Agencies) ?? [],
            record.Types ?? [],
            Check.Trimmed(record.Places) ?? [],
            record.Review,
            record.Instrument,
            record.Marking ?? Tlp.Green,
            record.Statement ?? Statement.Own));
    }

    private static Decision<DirectionEvent> Corroborate(Direction direction, CorroborateDirection corroborate, DecisionContext context)
    {
        if (Check.Corroboration(corroborate.Statement, context.Now) is { } fault) return Refuse(fault);

        return direction.Statements.Contains(corroborate.Statement) ? Nothing : Accept(new DirectionCorroborated(corroborate.Statement));
    }

    private static Decision<DirectionEvent> Correct(Direction direction, CorrectDirection correct, DecisionContext context)
    {
        var wanted = correct.Corrections;
        var fault = Check.Grounds(correct.Grounds)
            ?? (wanted.Text is null ? null : Check.Required(wanted.Text, "corrections.text"))
            ?? (wanted.By is null ? null : Check.Required(wanted.By, "corrections.by"))
            ?? Group(wanted.Group, "corrections.group")
            ?? Named(wanted.Agencies, wanted.Types, wanted.Places, "corrections.", context)
            ?? Check.Statement(correct.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var changes = direction.ChangesTo(wanted);
        return changes == new DirectionCorrections() ? Nothing : Accept(new DirectionCorrected(changes, correct.Grounds.Trim(), correct.Statement ?? Statement.Own));
    }

    private static Decision<DirectionEvent> Withdraw(Direction direction, WithdrawDirection withdraw)
    {
        if (Check.Grounds(withdraw.Grounds) is { } fault) return Refuse(fault);
        if (direction.WithdrawnFor is not { } earlier) return Accept(new DirectionWithdrawn(withdraw.Grounds.Trim()));

        return string.Equals(earlier, withdraw.Grounds.Trim(), StringComparison.Ordinal) ? Nothing : Refuse(Refusal.AlreadyWithdrawn);
    }

    private static Fault? Group(DirectionGroup? group, string field)
    {
        if (group is null) return null;

        return Check.That(group.Number is not null || Check.Clean(group.Heading) is not null, Refusal.GroupEmpty, field)
            ?? Check.That(group.Number is null or (>= 1 and <= MaxGroup), Refusal.GroupNumberOutOfRange, field + ".number")
            ?? Check.Optional(group.Heading, Limits.Title, field + ".heading");
    }

    private static Fault? Named(Items<string>? agencies, Items<ThreatTypeId>? types, Items<string>? places, string prefix, DecisionContext context) =>
        Check.Names(agencies, prefix + "agencies") ?? Check.Types(types, prefix + "types", context) ?? Check.Names(places, prefix + "places");
}
