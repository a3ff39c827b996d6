using System.Diagnostics;
using ThreatRegister.Domain.ClosingRules;
using static ThreatRegister.Domain.Decision<ThreatRegister.Domain.Incidents.IncidentEvent>;

namespace ThreatRegister.Domain.Incidents;

/// <summary>What may be done to an incident: a table of status and command, then one function for each command.</summary>
public static class IncidentDecider
{
    public static Decision<IncidentEvent> Decide(Incident incident, IncidentCommand command, DecisionContext context) => (incident.Status, command) switch
    {
        (IncidentStatus.Unreported, ReportIncident report) => Report(incident, report, context),
        (IncidentStatus.Unreported, _) => Refuse(Refusal.NotFound, "incident"),
        (_, ReportIncident report) when MayBeginAnew(incident, report, context) => Report(incident, report, context),
        (_, ReportIncident) => Refuse(Refusal.AlreadyExists, "incident"),
        (_, _) when IsWithdrawn(incident, context) => Refuse(Refusal.ImportWithdrawn, "incident"),

        (IncidentStatus.Retracted, RetractIncident retract) when Is(incident.LastGrounds, retract.Grounds) => Nothing,
        (IncidentStatus.Retracted, ReopenIncident reopen) => Reopen(incident, reopen),
        (IncidentStatus.Retracted, _) => Refuse(Refusal.AlreadyRetracted),
        (_, RetractIncident retract) => Retract(retract),

        // What may still be said of a closed record: what it is related to, how it is marked, and that it was wrong.
        (_, CorrectIncident correct) => Correct(incident, correct, context),
        (_, LinkIncidentToOccasion link) => Link(incident, link, context),
        (_, UnlinkIncidentFromOccasion unlink) => Unlink(incident, unlink),
        (_, RelateIncident relate) => Relate(incident, relate, context),
        (_, UnrelateIncident unrelate) => Unrelate(incident, unrelate),
        (_, MarkIncident mark) => Mark(incident, mark),
        (_, NoteOnIncident note) => Note(incident, note, context),
        (_, CorroborateIncident corroborate) => Corroborate(incident, corroborate, context),
        (_, AttachIncidentEvidence attach) => IncidentEvidence.Attach(incident, attach, context),
        (_, WithdrawIncidentEvidence withdraw) => IncidentEvidence.Withdraw(incident, withdraw),
        (_, DetectIncident detect) => IncidentNotice.Detect(incident, detect, context),
        (_, CorrectIncidentDetection correct) => IncidentNotice.Correct(incident, correct, context),
        (_, NotifyIncident notify) => IncidentNotice.Notify(incident, notify, context),
        (_, CorrectIncidentNotification correct) => IncidentNotice.Correct(incident, correct, context),
        (_, WithdrawIncidentNotification withdraw) => IncidentNotice.Withdraw(incident, withdraw),
        (_, ReopenIncident reopen) => Reopen(incident, reopen),
        (_, FollowImportedRow follow) => Follow(incident, follow),
        (IncidentStatus.Closed, CloseIncident) => Nothing,
        (IncidentStatus.Closed, _) => Refuse(Refusal.AlreadyClosed),

        (_, ClassifyIncident classify) => Classify(incident, classify, context),
        (_, ReclassifyIncident reclassify) => Reclassify(incident, reclassify, context),
        (_, DateIncident date) => Date(incident, date, context),
        (_, AssessIncidentSeverity assess) => Assess(incident, assess, context),
        (_, AssessIncidentImpact assess) => Assess(incident, assess, context),
        (_, RecordIncidentDamage record) => Record(incident, record, context),
        (_, DetermineIncidentOutcome determine) => Determine(incident, determine, context),
        (_, RecordIncidentResponse record) => Record(incident, record, context),
        (_, CorrectIncidentResponse correct) => Correct(incident, correct, context),
        (_, ContainIncident contain) => Contain(incident, contain, context),
        (_, ResolveIncident resolve) => Resolve(incident, resolve, context),
        (_, CloseIncident close) => Close(incident, close, context),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    private static bool IsWithdrawn(Incident incident, DecisionContext context) => incident.Imported is { } row && context.Withdrawals.IsWithdrawn(row.Import);

    /// <summary>What a withdrawn import had recorded may be recorded rightly by another one.</summary>
    private static bool MayBeginAnew(Incident incident, ReportIncident report, DecisionContext context) =>
        IsWithdrawn(incident, context) && report.Imported is { } row && row.Import != incident.Imported!.Import;

    private static Decision<IncidentEvent> Report(Incident incident, ReportIncident report, DecisionContext context)
    {
        if (IncidentChecks.Of(report, context) is { } fault) return Refuse(fault);

        var isOne = report.Kind is RecordKind.Case or RecordKind.Drill;
        var reported = new IncidentReported(
            report.Incident,
            report.Title.Trim(),
            report.Type,
            report.FurtherTypes ?? [],
            report.Occurred,
            report.Quantity ?? (isOne ? Quantity.One : Quantity.Unknown),
            report.Kind,
            report.Outcome,
            report.Marking ?? Tlp.Green,
            report.Statement ?? Statement.Own,
            Check.Clean(report.Description),
            report.Place,
            report.Victim,
            Check.Clean(report.Cause),
            Check.Clean(report.PotentialImpact),
            Check.Clean(report.ActualImpact),
            Check.Clean(report.Damage),
            report.Severity,
            Check.Clean(report.Responses),
            Check.Clean(report.Occasions),
            report.Contact,
            report.AffectedPerson,
            report.Imported);
        if (report.Detected is not { } at) return Accept(reported);

        var detected = IncidentNotice.Detect(Incident.Evolve(incident, reported), new DetectIncident(at, report.Statement) { Incident = report.Incident }, context);
        return detected.Refusal is null ? Accept([reported, .. detected.Events]) : detected with { Field = "detected" };
    }

    private static Decision<IncidentEvent> Retract(RetractIncident retract) =>
        Check.Grounds(retract.Grounds) is { } fault ? Refuse(fault) : Accept(new IncidentRetracted(retract.Grounds.Trim()));

    private static Decision<IncidentEvent> Correct(Incident incident, CorrectIncident correct, DecisionContext context)
    {
        var wanted = correct.Corrections;
        var fault = Check.Grounds(correct.Grounds)
            ?? (wanted.Title is null ? null : Check.Title(wanted.Title, "corrections.title"))
            ?? Check.NotInFuture(wanted.Occurred, context.Now, "corrections.occurred", Refusal.OccurredInFuture)
            ?? Prefixed(IncidentChecks.Quantity(incident.Kind, wanted.Quantity))
            ?? IncidentChecks.Place(wanted.Place, "corrections.place")
            ?? IncidentChecks.Victim(wanted.Victim, "corrections.victim")
            ?? Check.Optional(wanted.Cause, "corrections.cause")
            ?? Check.Optional(wanted.Description, Limits.Description, "corrections.description")
            ?? Check.Statement(correct.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var changes = incident.ChangesTo(wanted);
        return changes == new Corrections() ? Nothing : Accept(new IncidentCorrected(changes, correct.Grounds.Trim(), correct.Statement ?? Statement.Own));
    }

    private static Decision<IncidentEvent> Link(Incident incident, LinkIncidentToOccasion link, DecisionContext context)
    {
        if (Check.Statement(link.Statement, context.Now) is { } fault) return Refuse(fault);

        var statement = link.Statement ?? Statement.Own;
        return incident.Occasions.GetValueOrDefault(link.Occasion) == statement ? Nothing : Accept(new IncidentLinkedToOccasion(link.Occasion, statement));
    }

    private static Decision<IncidentEvent> Unlink(Incident incident, UnlinkIncidentFromOccasion unlink)
    {
        if (Check.Grounds(unlink.Grounds) is { } fault) return Refuse(fault);
        if (!incident.Occasions.ContainsKey(unlink.Occasion)) return Refuse(Refusal.NotLinked, "occasion");

        return Accept(new IncidentUnlinkedFromOccasion(unlink.Occasion, unlink.Grounds.Trim()));
    }

    private static Decision<IncidentEvent> Relate(Incident incident, RelateIncident relate, DecisionContext context)
    {
        if (relate.Other == relate.Incident) return Refuse(Refusal.RelatedToItself, "other");
        if (Check.Statement(relate.Statement, context.Now) is { } fault) return Refuse(fault);

        var statement = relate.Statement ?? Statement.Own;
        return incident.Relations.GetValueOrDefault((relate.Other, relate.Relation)) == statement
            ? Nothing
            : Accept(new IncidentRelated(relate.Other, relate.Relation, statement));
    }

    private static Decision<IncidentEvent> Unrelate(Incident incident, UnrelateIncident unrelate)
    {
        if (Check.Grounds(unrelate.Grounds) is { } fault) return Refuse(fault);
        if (!incident.Relations.ContainsKey((unrelate.Other, unrelate.Relation))) return Refuse(Refusal.NotRelated, "other");

        return Accept(new IncidentUnrelated(unrelate.Other, unrelate.Relation, unrelate.Grounds.Trim()));
    }

    private static Decision<IncidentEvent> Mark(Incident incident, MarkIncident mark)
    {
        if (mark.StateSecret is not null) return Refuse(Refusal.StateSecretRefused, "stateSecret");
        if (mark.Marking is not { } marking) return Refuse(Refusal.MarkingMissing, "marking");
        if (Check.Grounds(mark.Grounds) is { } fault) return Refuse(fault);

        return marking == incident.Marking ? Nothing : Accept(new IncidentMarked(marking, mark.Grounds.Trim()));
    }

    private static Decision<IncidentEvent> Note(Incident incident, NoteOnIncident note, DecisionContext context)
    {
        if ((Check.Required(note.Text, Limits.Description, "text", Refusal.TextMissing) ?? Check.Statement(note.Statement, context.Now)) is { } fault) return Refuse(fault);

        var noted = new Stated<string>(note.Text.Trim(), note.Statement ?? Statement.Own);
        return incident.Notes.Contains(noted) ? Nothing : Accept(new IncidentNoted(noted.Value, noted.Statement));
    }

    private static Decision<IncidentEvent> Corroborate(Incident incident, CorroborateIncident corroborate, DecisionContext context)
    {
        var fact = Check.Clean(corroborate.Fact);
        var fault = Check.That(fact is null || CorroboratedFacts.Holds(incident, fact), Refusal.FactNotRecorded, "fact")
            ?? Check.Corroboration(corroborate.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var corroborated = new IncidentCorroborated(fact, corroborate.Statement);
        return incident.Corroborations.Contains(corroborated) ? Nothing : Accept(corroborated);
    }

    private static Decision<IncidentEvent> Reopen(Incident incident, ReopenIncident reopen)
    {
        if (Check.Grounds(reopen.Grounds) is { } fault) return Refuse(fault);
        if (incident.Status is IncidentStatus.Closed or IncidentStatus.Resolved or IncidentStatus.Retracted) return Accept(new IncidentReopened(reopen.Grounds.Trim()));

        return Is(incident.LastGrounds, reopen.Grounds) ? Nothing : Refuse(Refusal.NotClosed);
    }

    private static Decision<IncidentEvent> Follow(Incident incident, FollowImportedRow follow)
    {
        var fault = Check.Grounds(follow.Grounds)
            ?? IncidentChecks.Imported(follow.Imported)
            ?? Check.That(string.Equals(incident.Imported?.RowId, follow.Imported.RowId, StringComparison.Ordinal), Refusal.NotFromRow, "imported.rowId");
        if (fault is not null) return Refuse(fault);

        return string.Equals(incident.Imported!.Digest, follow.Imported.Digest, StringComparison.Ordinal)
            ? Nothing
            : Accept(new IncidentRowFollowed(follow.Imported, follow.Grounds.Trim()));
    }

    private static Decision<IncidentEvent> Classify(Incident incident, ClassifyIncident classify, DecisionContext context)
    {
        var fault = IncidentChecks.FurtherTypes(incident.Type.Value, classify.FurtherTypes, context.Types)
            ?? (incident.HasAffectedPerson ? IncidentChecks.PersonIn(classify.FurtherTypes, context.Types, "furtherTypes") : null)
            ?? Check.Statement(classify.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var classified = new Stated<Items<ThreatTypeId>>(classify.FurtherTypes, classify.Statement ?? Statement.Own);
        var isRepeat = incident.FurtherTypes.Statement == classified.Statement
            && incident.FurtherTypes.Value.ToHashSet().SetEquals(classify.FurtherTypes);
        return isRepeat ? Nothing : Accept(new IncidentClassified(classified.Value, classified.Statement));
    }

    private static Decision<IncidentEvent> Reclassify(Incident incident, ReclassifyIncident reclassify, DecisionContext context)
    {
        var fault = Check.Grounds(reclassify.Grounds)
            ?? (reclassify.Type == incident.Type.Value ? null : IncidentChecks.Type(reclassify.Type, context.Types, "type"))
            ?? Check.That(!incident.FurtherTypes.Value.Contains(reclassify.Type), Refusal.ThreatTypeRepeated, "type")
            ?? (incident.HasAffectedPerson ? IncidentChecks.PersonIn([reclassify.Type], context.Types, "type") : null)
            ?? Check.Statement(reclassify.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        return incident.Type.Value == reclassify.Type
            ? Nothing
            : Accept(new IncidentReclassified(reclassify.Type, reclassify.Grounds.Trim(), reclassify.Statement ?? Statement.Own));
    }

    private static Decision<IncidentEvent> Date(Incident incident, DateIncident date, DecisionContext context)
    {
        var fault = IncidentChecks.Occurred(date.Occurred, context)
            ?? Check.That(date.Occurred.Refines(incident.Occurred.Value), Refusal.DateOutsideRecorded, "occurred")
            ?? Check.Statement(date.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var dated = new Stated<When>(date.Occurred, date.Statement ?? Statement.Own);
        return incident.Occurred == dated ? Nothing : Accept(new IncidentDated(dated.Value, dated.Statement));
    }

    private static Decision<IncidentEvent> Assess(Incident incident, AssessIncidentSeverity assess, DecisionContext context)
    {
        if ((IncidentChecks.Severity(assess.Severity, context) ?? Check.Statement(assess.Statement, context.Now)) is { } fault) return Refuse(fault);

        var assessed = new Stated<Severity>(assess.Severity, assess.Statement ?? Statement.Own);
        return incident.Severity == assessed ? Nothing : Accept(new IncidentSeverityAssessed(assessed.Value, assessed.Statement));
    }

    private static Decision<IncidentEvent> Assess(Incident incident, AssessIncidentImpact assess, DecisionContext context)
    {
        if ((Check.Required(assess.Impact, "impact") ?? Check.Statement(assess.Statement, context.Now)) is { } fault) return Refuse(fault);

        var assessed = new Stated<string>(assess.Impact.Trim(), assess.Statement ?? Statement.Own);
        return incident.Impacts.GetValueOrDefault(assess.Aspect) == assessed
            ? Nothing
            : Accept(new IncidentImpactAssessed(assess.Aspect, assessed.Value, assessed.Statement));
    }

    private static Decision<IncidentEvent> Record(Incident incident, RecordIncidentDamage record, DecisionContext context)
    {
        if ((IncidentChecks.Damage(record.Damage, "damage") ?? Check.Statement(record.Statement, context.Now)) is { } fault) return Refuse(fault);

        var recorded = new Stated<Damage>(record.Damage, record.Statement ?? Statement.Own);
        return incident.Damage.GetValueOrDefault(Incident.KeyOf(recorded.Value, recorded.Statement)) == recorded
            ? Nothing
            : Accept(new IncidentDamageRecorded(recorded.Value, recorded.Statement));
    }

    private static Decision<IncidentEvent> Determine(Incident incident, DetermineIncidentOutcome determine, DecisionContext context)
    {
        var fault = IncidentChecks.Outcome(incident.Kind, determine.Outcome)
            ?? Check.Optional(determine.Grounds, "grounds")
            ?? Check.Statement(determine.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var determined = new Stated<Outcome>(determine.Outcome, determine.Statement ?? Statement.Own);
        if (incident.Outcome == determined) return Nothing;

        // Another outcome than the determined one needs a reason: the source that says so, or grounds.
        var isRevised = incident.Outcome.Value is not (Outcome.Unknown or Outcome.Suspected) && incident.Outcome.Value != determine.Outcome;
        if (isRevised && determined.Statement.Source is null && Check.Grounds(determine.Grounds) is { } missing) return Refuse(missing);

        return Accept(new IncidentOutcomeDetermined(determine.Outcome, Check.Clean(determine.Grounds), determined.Statement));
    }

    private static Decision<IncidentEvent> Record(Incident incident, RecordIncidentResponse record, DecisionContext context)
    {
        var fault = IncidentChecks.Response(record.Response, "response", context.Now) ?? Check.Statement(record.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var recorded = new Stated<Response>(record.Response, record.Statement ?? Statement.Own);
        var known = incident.Responses.GetValueOrDefault(record.Response.Id);
        if (known is null) return Accept(new IncidentResponseRecorded(recorded.Value, recorded.Statement));

        return known == recorded ? Nothing : Refuse(Refusal.ResponseExists, "response.id");
    }

    private static Decision<IncidentEvent> Correct(Incident incident, CorrectIncidentResponse correct, DecisionContext context)
    {
        var fault = Check.Grounds(correct.Grounds)
            ?? Check.That(incident.Responses.ContainsKey(correct.Response.Id), Refusal.ResponseUnknown, "response.id")
            ?? IncidentChecks.Response(correct.Response, "response", context.Now)
            ?? Check.Statement(correct.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        return incident.Responses[correct.Response.Id].Value == correct.Response
            ? Nothing
            : Accept(new IncidentResponseCorrected(correct.Response, correct.Grounds.Trim(), correct.Statement ?? Statement.Own));
    }

    private static Decision<IncidentEvent> Contain(Incident incident, ContainIncident contain, DecisionContext context)
    {
        if ((At(incident, contain.At, context) ?? Check.Statement(contain.Statement, context.Now)) is { } fault) return Refuse(fault);

        return incident.IsContained && IsKnown(contain.At, incident.ContainedAt)
            ? Nothing
            : Accept(new IncidentContained(contain.At, contain.Statement ?? Statement.Own));
    }

    private static Decision<IncidentEvent> Resolve(Incident incident, ResolveIncident resolve, DecisionContext context)
    {
        if ((At(incident, resolve.At, context) ?? Check.Statement(resolve.Statement, context.Now)) is { } fault) return Refuse(fault);

        return incident.Status is IncidentStatus.Resolved && IsKnown(resolve.At, incident.ResolvedAt)
            ? Nothing
            : Accept(new IncidentResolved(resolve.At, resolve.Statement ?? Statement.Own));
    }

    private static Decision<IncidentEvent> Close(Incident incident, CloseIncident close, DecisionContext context)
    {
        if (Check.Required(close.Reason, "reason") is { } fault) return Refuse(fault);

        var needs = context.ClosingRules.NeedsOf(
            incident.Type.Value, incident.Outcome.Value, incident.IsImported, DateOnly.FromDateTime(context.Now), context.Types);
        foreach (var need in needs)
        {
            if (MissingFor(need, incident) is { } missing) return Refuse(missing);
        }

        return Accept(new IncidentClosed(close.Reason.Trim()));
    }

    private static Refusal? MissingFor(ClosingNeed need, Incident incident) => need switch
    {
        ClosingNeed.Containment => incident.IsContained ? null : Refusal.NotContained,
        ClosingNeed.Resolution => incident.Status is IncidentStatus.Resolved ? null : Refusal.NotResolved,
        ClosingNeed.Response => incident.Responses.IsEmpty ? Refusal.ResponseMissing : null,
        ClosingNeed.Outcome => incident.Outcome.Value is Outcome.Unknown ? Refusal.OutcomeMissing : null,
        _ => throw new UnreachableException($"No rule for {need}."),
    };

    private static Fault? At(Incident incident, When? at, DecisionContext context) =>
        Check.NotInFuture(at, context.Now, "at")
        ?? Check.That(at is null || at.To > incident.Occurred.Value.From, Refusal.BeforeOccurrence, "at");

    private static bool IsKnown(When? at, When? recorded) => at is null || at == recorded;

    private static bool Is(string? recorded, string? grounds) => recorded is not null && string.Equals(recorded, grounds?.Trim(), StringComparison.Ordinal);

    private static Fault? Prefixed(Fault? fault) => fault is null ? null : fault with { Field = "corrections." + fault.Field };
}
