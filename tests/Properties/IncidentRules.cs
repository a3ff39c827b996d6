using ThreatRegister.Domain;
using ThreatRegister.Domain.ClosingRules;
using ThreatRegister.Domain.Incidents;
using static ThreatRegister.Tests.Properties.Verdict;

namespace ThreatRegister.Tests.Properties;

/// <summary>What an incident answers; flaws that were put into a command on purpose are left to the model as a whole.</summary>
internal static class IncidentRules
{
    public static Verdict Of(Model model, IncidentId id, IncidentCommand command)
    {
        var incident = model.Incidents.GetValueOrDefault(id);
        if (incident is null) return command is ReportIncident first ? Report(model, id, first) : RefuseAtOnce(Refusal.NotFound);

        var isWithdrawn = incident.Imported is { } row && model.Reference.IsWithdrawn(row.Import);
        if (command is ReportIncident again)
            return isWithdrawn && again.Imported is { } other && other.Import != incident.Imported!.Import ? Report(model, id, again) : RefuseAtOnce(Refusal.AlreadyExists);
        if (isWithdrawn) return RefuseAtOnce(Refusal.ImportWithdrawn);
        if (incident.Status is IncidentStatus.Retracted && command is not ReopenIncident)
            return command is RetractIncident retracted && Same(incident.LastGrounds, retracted.Grounds) ? new Silent(Early: true) : RefuseAtOnce(Refusal.AlreadyRetracted);
        if (Always(incident, id, command) is { } answered) return answered;
        if (incident.Status is IncidentStatus.Closed) return command is CloseIncident ? new Silent(Early: true) : RefuseAtOnce(Refusal.AlreadyClosed);

        return WhileOpen(model, incident, command);
    }

    private static Verdict Report(Model model, IncidentId id, ReportIncident report)
    {
        var further = report.FurtherTypes ?? [];
        Refusal?[] reasons =
        [
            report.Imported is { } row && model.Reference.IsWithdrawn(row.Import) ? Refusal.ImportWithdrawn : null,
            report.Kind is RecordKind.Drill && report.Outcome is not Outcome.Unknown ? Refusal.DrillHasNoOutcome : null,
            IsMany(report.Kind, report.Quantity) ? Refusal.QuantityNeedsAggregate : null,
            further.Contains(report.Type) ? Refusal.ThreatTypeRepeated : null,
            further.Append(report.Type).All(model.Reference.Types.Contains) ? null : Refusal.ThreatTypeUnknown,
        ];
        if (reasons.OfType<Refusal>().ToArray() is { Length: > 0 } refused) return new Refused(Early: false, refused);

        return Record(() => model.Incidents[id] = IncidentModel.Of(report));
    }

    /// <summary>What may be said of closed ones too. Null: something else.</summary>
    private static Verdict? Always(IncidentModel incident, IncidentId id, IncidentCommand command) => command switch
    {
        RetractIncident retract => Record(() => (incident.Status, incident.LastGrounds) = (IncidentStatus.Retracted, retract.Grounds.Trim())),
        CorrectIncident correct => Correct(incident, correct),
        LinkIncidentToOccasion link => RecordUnless(incident.Occasions.GetValueOrDefault(link.Occasion) == By(link.Statement), () =>
        {
            incident.Occasions[link.Occasion] = By(link.Statement);
            incident.Cite(By(link.Statement));
        }),
        UnlinkIncidentFromOccasion unlink => incident.Occasions.ContainsKey(unlink.Occasion) ? Record(() => incident.Occasions.Remove(unlink.Occasion)) : Refuse(Refusal.NotLinked),
        RelateIncident relate when relate.Other == id => Refuse(Refusal.RelatedToItself),
        RelateIncident relate => RecordUnless(incident.Relations.GetValueOrDefault((relate.Other, relate.Relation)) == By(relate.Statement), () =>
        {
            incident.Relations[(relate.Other, relate.Relation)] = By(relate.Statement);
            incident.Cite(By(relate.Statement));
        }),
        UnrelateIncident unrelate => incident.Relations.ContainsKey((unrelate.Other, unrelate.Relation))
            ? Record(() => incident.Relations.Remove((unrelate.Other, unrelate.Relation)))
            : Refuse(Refusal.NotRelated),
        MarkIncident mark => RecordUnless(mark.Marking == incident.Marking, () => incident.Marking = mark.Marking!.Value),
        NoteOnIncident note => RecordUnless(incident.Notes.Contains((note.Text.Trim(), By(note.Statement))), () =>
        {
            incident.Notes.Add((note.Text.Trim(), By(note.Statement)));
            incident.Cite(By(note.Statement));
        }),
        CorroborateIncident corroborate => RecordUnless(incident.Corroborations.Contains(corroborate.Statement), () =>
        {
            incident.Corroborations.Add(corroborate.Statement);
            incident.Cite(corroborate.Statement);
        }),
        ReopenIncident reopen => Reopen(incident, reopen.Grounds.Trim()),
        FollowImportedRow follow when incident.Imported?.RowId != follow.Imported.RowId => Refuse(Refusal.NotFromRow),
        FollowImportedRow follow => RecordUnless(incident.Imported!.Digest == follow.Imported.Digest, () => incident.Imported = incident.Imported with { Digest = follow.Imported.Digest }),
        _ => null,
    };

    private static Verdict WhileOpen(Model model, IncidentModel incident, IncidentCommand command) => command switch
    {
        ClassifyIncident classify when !classify.FurtherTypes.All(model.Reference.Types.Contains) => Refuse(Refusal.ThreatTypeUnknown),
        ClassifyIncident classify when classify.FurtherTypes.Contains(incident.Type) => Refuse(Refusal.ThreatTypeRepeated),
        ClassifyIncident classify => Set(incident, incident.Further.By == By(classify.Statement) && incident.Further.Types.SetEquals(classify.FurtherTypes), classify.Statement, by => incident.Further = ([.. classify.FurtherTypes], by)),
        ReclassifyIncident reclassify when !model.Reference.Types.Contains(reclassify.Type) => Refuse(Refusal.ThreatTypeUnknown),
        ReclassifyIncident reclassify when incident.Further.Types.Contains(reclassify.Type) => Refuse(Refusal.ThreatTypeRepeated),
        ReclassifyIncident reclassify => Set(incident, incident.Type == reclassify.Type, reclassify.Statement, _ => incident.Type = reclassify.Type),
        DateIncident date when !Refines(date.Occurred, incident.Occurred.Date) => Refuse(Refusal.DateOutsideRecorded),
        DateIncident date => Set(incident, incident.Occurred == (date.Occurred, By(date.Statement)), date.Statement, by => incident.Occurred = (date.Occurred, by)),
        AssessIncidentSeverity assess => Set(incident, incident.Severity == (assess.Severity, By(assess.Statement)), assess.Statement, by => incident.Severity = (assess.Severity, by)),
        AssessIncidentImpact assess => Set(incident, incident.Impacts.GetValueOrDefault(assess.Aspect) == (assess.Impact.Trim(), By(assess.Statement)), assess.Statement, by => incident.Impacts[assess.Aspect] = (assess.Impact.Trim(), by)),
        RecordIncidentDamage record => Damage(incident, record.Damage, By(record.Statement)),
        DetermineIncidentOutcome determine => Determine(incident, determine),
        RecordIncidentResponse record when incident.Responses.TryGetValue(record.Response.Id, out var known) => known == (record.Response, By(record.Statement)) ? Nothing : Refuse(Refusal.ResponseExists),
        RecordIncidentResponse record => Set(incident, isKnown: false, record.Statement, by => incident.Responses[record.Response.Id] = (record.Response, by)),
        CorrectIncidentResponse correct when !incident.Responses.ContainsKey(correct.Response.Id) => Refuse(Refusal.ResponseUnknown),
        CorrectIncidentResponse correct => Set(incident, incident.Responses[correct.Response.Id].Response == correct.Response, correct.Statement, by => incident.Responses[correct.Response.Id] = (correct.Response, by)),
        ContainIncident contain when IsBefore(contain.At, incident.Occurred.Date) => Refuse(Refusal.BeforeOccurrence),
        ContainIncident contain => Set(incident, incident.IsContained && (contain.At is null || contain.At == incident.ContainedAt), contain.Statement, _ => Contain(incident, contain.At)),
        ResolveIncident resolve when IsBefore(resolve.At, incident.Occurred.Date) => Refuse(Refusal.BeforeOccurrence),
        ResolveIncident resolve => Set(incident, incident.Status is IncidentStatus.Resolved && (resolve.At is null || resolve.At == incident.ResolvedAt), resolve.Statement, _ =>
            (incident.Status, incident.ResolvedAt) = (IncidentStatus.Resolved, resolve.At ?? incident.ResolvedAt)),
        CloseIncident => Close(model, incident),
        _ => throw new InvalidOperationException($"{command.GetType().Name}?"),
    };

    private static Verdict Set(IncidentModel incident, bool isKnown, Statement? statement, Action<Statement> set) => RecordUnless(isKnown, () =>
    {
        set(By(statement));
        incident.Cite(By(statement));
    });

    private static Verdict Correct(IncidentModel incident, CorrectIncident correct)
    {
        var wanted = correct.Corrections;
        if (IsMany(incident.Report.Kind, wanted.Quantity)) return Refuse(Refusal.QuantityNeedsAggregate);

        var by = By(correct.Statement);
        var isSame = (wanted.Title ?? incident.Title) == incident.Title && (wanted.Quantity ?? incident.Quantity) == incident.Quantity
            && (wanted.Cause ?? incident.Cause) == incident.Cause && (wanted.Description ?? incident.Description) == incident.Description
            && (wanted.Occurred ?? incident.Occurred.Date) == incident.Occurred.Date;
        return Set(incident, isSame, correct.Statement, _ =>
        {
            if (wanted.Occurred is { } occurred && occurred != incident.Occurred.Date) incident.Occurred = (occurred, by);
            (incident.Title, incident.Quantity) = (wanted.Title ?? incident.Title, wanted.Quantity ?? incident.Quantity);
            (incident.Cause, incident.Description) = (wanted.Cause ?? incident.Cause, wanted.Description ?? incident.Description);
        });
    }

    private static Verdict Reopen(IncidentModel incident, string grounds)
    {
        if (incident.Status is not (IncidentStatus.Closed or IncidentStatus.Resolved or IncidentStatus.Retracted)) return Same(incident.LastGrounds, grounds) ? Nothing : Refuse(Refusal.NotClosed);

        return Record(() =>
        {
            (incident.Status, incident.LastGrounds) = (IncidentStatus.Open, grounds);
            (incident.IsContained, incident.ContainedAt, incident.ResolvedAt) = (false, null, null);
        });
    }

    private static Verdict Damage(IncidentModel incident, Damage damage, Statement by)
    {
        var key = (damage.Kind, damage.Status, damage.Currency, by.Source);
        return RecordUnless(incident.Damage.GetValueOrDefault(key) == (damage, by), () =>
        {
            incident.Damage[key] = (damage, by);
            incident.Damages++;
            incident.Cite(by);
        });
    }

    private static Verdict Determine(IncidentModel incident, DetermineIncidentOutcome determine)
    {
        if (incident.Report.Kind is RecordKind.Drill && determine.Outcome is not Outcome.Unknown) return Refuse(Refusal.DrillHasNoOutcome);

        var by = By(determine.Statement);
        if (incident.Outcome == (determine.Outcome, by)) return Nothing;
        var isRevised = incident.Outcome.Outcome is not (Outcome.Unknown or Outcome.Suspected) && incident.Outcome.Outcome != determine.Outcome;
        if (isRevised && by.Source is null && string.IsNullOrWhiteSpace(determine.Grounds)) return Refuse(Refusal.GroundsMissing);

        return Set(incident, isKnown: false, determine.Statement, _ => incident.Outcome = (determine.Outcome, by));
    }

    private static void Contain(IncidentModel incident, When? at)
    {
        if (incident.Status is IncidentStatus.Open) incident.Status = IncidentStatus.Contained;
        (incident.IsContained, incident.ContainedAt) = (true, at ?? incident.ContainedAt);
    }

    private static Verdict Close(Model model, IncidentModel incident)
    {
        foreach (var need in model.Reference.NeedsOf(incident.Type))
        {
            if (need is ClosingNeed.Containment && !incident.IsContained) return Refuse(Refusal.NotContained);
            if (need is ClosingNeed.Resolution && incident.Status is not IncidentStatus.Resolved) return Refuse(Refusal.NotResolved);
            if (need is ClosingNeed.Response && incident.Responses.Count == 0) return Refuse(Refusal.ResponseMissing);
            if (need is ClosingNeed.Outcome && incident.Outcome.Outcome is Outcome.Unknown) return Refuse(Refusal.OutcomeMissing);
        }

        return Record(() => incident.Status = IncidentStatus.Closed);
    }

    private static bool IsMany(RecordKind kind, Quantity? quantity) => kind is RecordKind.Case or RecordKind.Drill && quantity is { } stated && stated != Quantity.One;

    // Dates of these sequences are years, months and days: one that begins with another's text lies within it.
    private static bool Refines(When date, When recorded) => recorded == When.Unknown || date.Text.StartsWith(recorded.Text, StringComparison.Ordinal);

    private static bool IsBefore(When? at, When occurred)
    {
        if (at is null || at == When.Unknown || occurred == When.Unknown) return false;
        var common = Math.Min(at.Text.Length, occurred.Text.Length);
        return string.CompareOrdinal(at.Text[..common], occurred.Text[..common]) < 0;
    }

    private static bool Same(string? known, string grounds) => known is not null && known == grounds.Trim();

    private static Statement By(Statement? statement) => statement ?? Statement.Own;
}
