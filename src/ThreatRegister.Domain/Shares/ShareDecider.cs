using System.Diagnostics;
using static ThreatRegister.Domain.Decision<ThreatRegister.Domain.Shares.ShareEvent>;

namespace ThreatRegister.Domain.Shares;

/// <summary>What may be done to an exchange of information: recorded, acknowledged by those who were told, corrected, withdrawn.</summary>
public static class ShareDecider
{
    public static Decision<ShareEvent> Decide(Share share, ShareCommand command, DecisionContext context) => (share.Current, command) switch
    {
        (null, ShareInformation record) => Record(record, context),
        (null, _) => Refuse(Refusal.NotFound, "share"),
        (_, ShareInformation) => Refuse(Refusal.AlreadyExists, "share"),

        (_, WithdrawShare withdraw) => Withdraw(share, withdraw),
        (_, _) when share.WithdrawnFor is not null => Refuse(Refusal.AlreadyWithdrawn),
        (var current, AcknowledgeShare acknowledge) => Acknowledge(share, current, acknowledge, context),
        (_, CorrectShare correct) => Correct(share, correct, context),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    private static Decision<ShareEvent> Record(ShareInformation record, DecisionContext context)
    {
        var fault = Check.Required(record.From, Limits.Title, "from", Refusal.NameMissing)
            ?? To(record.To, "to")
            ?? Check.Required(record.What, "what")
            ?? Check.That(record.Marking is not null, Refusal.MarkingMissing, "marking")
            ?? About(record.At, record.Incidents, record.Occasions, record.Agreement, "", context)
            ?? Check.Statement(record.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        return Accept(new InformationShared(
            record.Share,
            record.From.Trim(),
            Check.Trimmed(record.To)!,
            record.What.Trim(),
            record.At,
            record.Incidents ?? [],
            record.Occasions ?? [],
            Check.Clean(record.Agreement),
            record.Instrument,
            record.Marking!.Value,
            record.Statement ?? Statement.Own));
    }

    private static Decision<ShareEvent> Acknowledge(Share share, InformationShared shared, AcknowledgeShare acknowledge, DecisionContext context)
    {
        var fault = Check.Required(acknowledge.By, Limits.Title, "by", Refusal.NameMissing)
            ?? Check.That(shared.To.Contains(acknowledge.By.Trim(), StringComparer.OrdinalIgnoreCase), Refusal.NotTold, "by")
            ?? Check.NotInFuture(acknowledge.At, context.Now, "at")
            ?? Check.Statement(acknowledge.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var acknowledged = new ShareAcknowledged(acknowledge.By.Trim(), acknowledge.At, acknowledge.Statement ?? Statement.Own);
        return share.Acknowledged.Contains(acknowledged) ? Nothing : Accept(acknowledged);
    }

    private static Decision<ShareEvent> Correct(Share share, CorrectShare correct, DecisionContext context)
    {
        var wanted = correct.Corrections;
        var fault = Check.Grounds(correct.Grounds)
            ?? (wanted.From is null ? null : Check.Required(wanted.From, Limits.Title, "corrections.from", Refusal.NameMissing))
            ?? (wanted.To is null ? null : To(wanted.To, "corrections.to"))
            ?? (wanted.What is null ? null : Check.Required(wanted.What, "corrections.what"))
            ?? About(wanted.At, wanted.Incidents, wanted.Occasions, wanted.Agreement, "corrections.", context)
            ?? Check.Statement(correct.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var changes = share.ChangesTo(wanted);
        return changes == new ShareCorrections() ? Nothing : Accept(new ShareCorrected(changes, correct.Grounds.Trim(), correct.Statement ?? Statement.Own));
    }

    private static Decision<ShareEvent> Withdraw(Share share, WithdrawShare withdraw)
    {
        if (Check.Grounds(withdraw.Grounds) is { } fault) return Refuse(fault);
        if (share.WithdrawnFor is not { } earlier) return Accept(new ShareWithdrawn(withdraw.Grounds.Trim()));

        return string.Equals(earlier, withdraw.Grounds.Trim(), StringComparison.Ordinal) ? Nothing : Refuse(Refusal.AlreadyWithdrawn);
    }

    private static Fault? To(Items<string>? to, string field) => Check.That(to is { Count: > 0 }, Refusal.NameMissing, field) ?? Check.Names(to, field);

    private static Fault? About(When? at, Items<IncidentId>? incidents, Items<OccasionId>? occasions, string? agreement, string prefix, DecisionContext context) =>
        Check.NotInFuture(at, context.Now, prefix + "at")
        ?? Check.Distinct(incidents, Refusal.IncidentRepeated, prefix + "incidents")
        ?? Check.Distinct(occasions, Refusal.OccasionRepeated, prefix + "occasions")
        ?? Check.Optional(agreement, prefix + "agreement");
}
