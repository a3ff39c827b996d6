using System.Diagnostics;
using ThreatRegister.Domain.Incidents;
using static ThreatRegister.Domain.Decision<ThreatRegister.Domain.Occasions.OccasionEvent>;

namespace ThreatRegister.Domain.Occasions;

/// <summary>What may be done to an occasion. Facts arrive late, so all but a second conclusion may be recorded after the end.</summary>
public static class OccasionDecider
{
    public static Decision<OccasionEvent> Decide(Occasion occasion, OccasionCommand command, DecisionContext context) => (occasion.IsOpened, command) switch
    {
        (false, OpenOccasion open) => Open(open, context),
        (false, _) => Refuse(Refusal.NotFound, "occasion"),
        (_, OpenOccasion) => Refuse(Refusal.AlreadyExists, "occasion"),
        (_, ChangeOccasion change) => Change(occasion, change, context),
        (_, RecordOccasionResponse record) => Record(occasion, record, context),
        (_, JudgeOccasion judge) => Judge(occasion, judge, context),
        (_, CorroborateOccasion corroborate) => Corroborate(occasion, corroborate, context),
        (_, ConcludeOccasion conclude) => Conclude(occasion, conclude, context),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    // An occasion is opened before it is held: its dates may lie ahead.
    private static Decision<OccasionEvent> Open(OpenOccasion open, DecisionContext context)
    {
        var fault = Check.Name(open.Name, "name", Refusal.NameMissing)
            ?? Check.Optional(open.Lead, "lead")
            ?? Check.Statement(open.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        return Accept(new OccasionOpened(
            open.Occasion, Check.Clean(open.Name), open.Held, Check.Clean(open.Lead), open.Marking ?? Tlp.Green, open.Statement ?? Statement.Own));
    }

    private static Decision<OccasionEvent> Change(Occasion occasion, ChangeOccasion change, DecisionContext context)
    {
        if ((Check.Required(change.Change, "change") ?? Check.Statement(change.Statement, context.Now)) is { } fault) return Refuse(fault);

        var changed = new OccasionChanged(change.Change.Trim(), change.From, change.Held, change.Statement ?? Statement.Own);
        return occasion.Changes.Contains(changed) ? Nothing : Accept(changed);
    }

    private static Decision<OccasionEvent> Record(Occasion occasion, RecordOccasionResponse record, DecisionContext context)
    {
        var fault = IncidentChecks.Response(record.Response, "response", context.Now) ?? Check.Statement(record.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var recorded = new Stated<Response>(record.Response, record.Statement ?? Statement.Own);
        var known = occasion.Responses.GetValueOrDefault(record.Response.Id);
        if (known is null) return Accept(new OccasionResponseRecorded(recorded.Value, recorded.Statement));

        return known == recorded ? Nothing : Refuse(Refusal.ResponseExists, "response.id");
    }

    private static Decision<OccasionEvent> Judge(Occasion occasion, JudgeOccasion judge, DecisionContext context)
    {
        var fault = Check.Required(judge.By, "by") ?? Check.Required(judge.Text, "text") ?? Check.Statement(judge.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var judged = new OccasionJudged(judge.Judgement, judge.By.Trim(), judge.Text.Trim(), judge.Statement ?? Statement.Own);
        if (occasion.Judgements.GetValueOrDefault(judge.Judgement) is not { } known) return Accept(judged);

        return known == judged ? Nothing : Refuse(Refusal.JudgementExists, "judgement");
    }

    private static Decision<OccasionEvent> Corroborate(Occasion occasion, CorroborateOccasion corroborate, DecisionContext context)
    {
        var fact = Check.Clean(corroborate.Fact);
        var fault = Check.That(fact is null || Holds(occasion, fact), Refusal.FactNotRecorded, "fact")
            ?? Check.Corroboration(corroborate.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var corroborated = new OccasionCorroborated(fact, corroborate.Statement);
        return occasion.Corroborations.Contains(corroborated) ? Nothing : Accept(corroborated);
    }

    private static bool Holds(Occasion occasion, string fact) => fact switch
    {
        "name" => true,
        "held" => occasion.Held.Precision is not Precision.Unknown,
        "lead" => occasion.HasLead,
        _ when CorroboratedFacts.IdOf(fact, "response:") is { } response => occasion.Responses.ContainsKey(response),
        _ => CorroboratedFacts.IdOf(fact, "judgement:") is { } judgement && occasion.Judgements.ContainsKey(judgement),
    };

    private static Decision<OccasionEvent> Conclude(Occasion occasion, ConcludeOccasion conclude, DecisionContext context)
    {
        var fault = Check.NotInFuture(conclude.At, context.Now, "at")
            ?? Check.Optional(conclude.Reason, "reason")
            ?? Check.Statement(conclude.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var concluded = new OccasionConcluded(conclude.At, Check.Clean(conclude.Reason), conclude.Statement ?? Statement.Own);
        if (occasion.Conclusion is null) return Accept(concluded);

        return occasion.Conclusion == concluded ? Nothing : Refuse(Refusal.AlreadyConcluded);
    }
}
