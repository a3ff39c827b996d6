using System.Diagnostics;
using static ThreatRegister.Domain.Decision<ThreatRegister.Domain.Agencies.AgencyEvent>;

namespace ThreatRegister.Domain.Agencies;

/// <summary>What may be done to an agency. That others it refers to exist is asked by whoever runs the decision.</summary>
public static class AgencyDecider
{
    public static Decision<AgencyEvent> Decide(Agency agency, AgencyCommand command, DecisionContext context) => (agency.Registered, command) switch
    {
        (var registered, RegisterAgency register) => Register(registered, register, context),
        (null, _) => Refuse(Refusal.NotFound, "agency"),
        (_, RenameAgency rename) => Rename(agency, rename, context),
        (_, EndAgency end) => End(agency, end, context),
        (_, GiveAgencyRole give) => GiveRole(agency, give, context),
        (_, ReorganiseAgency reorganise) => Reorganise(agency, reorganise, context),
        (_, CorroborateAgency corroborate) => Corroborate(agency, corroborate, context),
        (_, CorrectAgency correct) => Correct(agency, correct, context),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    // Reference data names its agencies in every run: the same again is a repeat, another one under the same id is not.
    private static Decision<AgencyEvent> Register(AgencyRegistered? known, RegisterAgency register, DecisionContext context)
    {
        if ((Check.Name(register.Name, "name", Refusal.NameMissing) ?? Check.Statement(register.Statement, context.Now)) is { } fault) return Refuse(fault);

        var registered = new AgencyRegistered(register.Agency, Check.Clean(register.Name), register.Kind, register.ValidFrom, register.Statement ?? Statement.Own);
        if (known is null) return Accept(registered);

        return known == registered ? Nothing : Refuse(Refusal.AlreadyExists, "agency");
    }

    private static Decision<AgencyEvent> Rename(Agency agency, RenameAgency rename, DecisionContext context)
    {
        var fault = Check.Name(rename.Name, "name", Refusal.NameMissing) ?? Check.Grounds(rename.Grounds) ?? Check.Statement(rename.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var name = Check.Clean(rename.Name);
        if (!Validity.IsNews(agency.Names, name, rename.ValidFrom)) return Nothing;

        return IsAfterEnd(agency, rename.ValidFrom) ? Refuse(Refusal.AgencyHasEnded, "validFrom") : Accept(new AgencyRenamed(name, rename.ValidFrom, rename.Grounds.Trim(), rename.Statement ?? Statement.Own));
    }

    private static Decision<AgencyEvent> End(Agency agency, EndAgency end, DecisionContext context)
    {
        var successors = end.Successors ?? [];
        var fault = Check.Grounds(end.Grounds) ?? Span(agency.ValidFrom, end.ValidTo, "validTo") ?? Successors(end.Agency, successors, "successors") ?? Check.Statement(end.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var ended = new AgencyEnded(end.ValidTo, successors, end.Grounds.Trim(), end.Statement ?? Statement.Own);
        if (agency.End is null) return Accept(ended);

        return agency.End == ended ? Nothing : Refuse(Refusal.AgencyHasEnded, "agency");
    }

    private static Decision<AgencyEvent> GiveRole(Agency agency, GiveAgencyRole give, DecisionContext context)
    {
        var role = give.Role with { Matter = Check.Clean(give.Role.Matter) };
        var fault = Check.That(IsOfSomething(role), Refusal.RoleOfNothing, "role")
            ?? Check.Optional(role.Matter, "role.matter")
            ?? Check.That(role.Body != give.Agency, Refusal.RoleInItself, "role.body")
            ?? Check.Statement(give.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var given = new AgencyRoleGiven(role, give.Statement ?? Statement.Own);
        if (!agency.Roles.TryGetValue(role.Id, out var known)) return Accept(given);

        return known == given ? Nothing : Refuse(Refusal.RoleExists, "role.id");
    }

    private static Decision<AgencyEvent> Reorganise(Agency agency, ReorganiseAgency reorganise, DecisionContext context)
    {
        var fault = Check.Required(reorganise.Change, "change") ?? Check.NotInFuture(reorganise.At, context.Now, "at") ?? Check.Statement(reorganise.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var reorganised = new AgencyReorganised(reorganise.Change.Trim(), reorganise.At, reorganise.Statement ?? Statement.Own);
        return agency.Reorganisations.Contains(reorganised) ? Nothing : Accept(reorganised);
    }

    private static Decision<AgencyEvent> Corroborate(Agency agency, CorroborateAgency corroborate, DecisionContext context)
    {
        var fact = Check.Clean(corroborate.Fact);
        var fault = Check.Corroboration(corroborate.Statement, context.Now) ?? Check.That(fact is null || agency.Holds(fact), Refusal.FactNotRecorded, "fact");
        if (fault is not null) return Refuse(fault);

        return agency.Statements.Contains((fact, corroborate.Statement)) ? Nothing : Accept(new AgencyCorroborated(fact, corroborate.Statement));
    }

    private static Decision<AgencyEvent> Correct(Agency agency, CorrectAgency correct, DecisionContext context)
    {
        var wanted = correct.Corrections;
        var fault = Check.Grounds(correct.Grounds)
            ?? (wanted.Name is null ? null : Check.Name(wanted.Name, "corrections.name", Refusal.NameMissing))
            ?? Check.That(agency.End is not null || wanted.ValidTo is null, Refusal.AgencyHasNotEnded, "corrections.validTo")
            ?? Check.That(agency.End is not null || wanted.Successors is null, Refusal.AgencyHasNotEnded, "corrections.successors")
            ?? Span(wanted.ValidFrom ?? agency.ValidFrom, wanted.ValidTo ?? agency.End?.ValidTo, wanted.ValidTo is null ? "corrections.validFrom" : "corrections.validTo")
            ?? Successors(correct.Agency, wanted.Successors, "corrections.successors")
            ?? Check.Statement(correct.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var changes = agency.ChangesTo(wanted);
        return changes == new AgencyCorrections() ? Nothing : Accept(new AgencyCorrected(changes, correct.Grounds.Trim(), correct.Statement ?? Statement.Own));
    }

    private static bool IsOfSomething(AgencyRole role) => role.Body is not null || role.Occasion is not null || role.Instrument is not null || role.Matter is not null;

    private static bool IsAfterEnd(Agency agency, DateOnly? validFrom) => agency.End?.ValidTo is { } last && validFrom > last;

    private static Fault? Span(DateOnly? from, DateOnly? to, string field) => Check.That(from is null || to is null || from <= to, Refusal.EndsBeforeItBegins, field);

    private static Fault? Successors(AgencyId agency, Items<AgencyId>? successors, string field) =>
        Check.Distinct(successors, Refusal.AgencyRepeated, field) ?? Check.That(successors?.Contains(agency) is not true, Refusal.SucceedsItself, field);
}
