using System.Diagnostics;
using ThreatRegister.Domain.Incidents;
using static ThreatRegister.Domain.Decision<ThreatRegister.Domain.ThreatTypes.ThreatTypeEvent>;

namespace ThreatRegister.Domain.ThreatTypes;

/// <summary>What may be done to the tree of threat types.</summary>
public static class ThreatTypeDecider
{
    public static Decision<ThreatTypeEvent> Decide(ThreatTypeTree tree, ThreatTypeCommand command, DecisionContext context) =>
        (tree.Find(command.Type), command) switch
        {
            (null, DefineThreatType define) => Define(tree, define),
            ({ } type, DefineThreatType define) => DefineAgain(type, define),
            (null, _) => Refuse(Refusal.NotFound, "type"),
            ({ } type, RenameThreatType rename) => Rename(type, rename),
            ({ } type, RecodeThreatType recode) => Recode(type, recode),
            ({ } type, MoveThreatType move) => Move(tree, type, move),
            ({ } type, SplitThreatType split) => Split(tree, type, split),
            ({ } type, RetireThreatType retire) => Retire(tree, type, retire),
            ({ } type, ReinstateThreatType reinstate) => Reinstate(type, reinstate),
            _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
        };

    private static Decision<ThreatTypeEvent> Define(ThreatTypeTree tree, DefineThreatType define)
    {
        var fault = Named(define.Name, define.CountingWord, define.Terms, prefix: "")
            ?? Check.That(define.Parent != define.Type, Refusal.ThreatTypeCycle, "parent")
            ?? Check.That(define.Parent is not { } parent || tree.Contains(parent), Refusal.ParentUnknown, "parent");

        return fault is null ? Accept(Defined(define)) : Refuse(fault);
    }

    // Reference data is loaded again with every start: the same definition is a repeat, another one is not.
    private static Decision<ThreatTypeEvent> DefineAgain(ThreatType type, DefineThreatType define)
    {
        var asDefined = new ThreatTypeDefined(type.Id, type.Parents[0].Value, type.Names[0].Value, type.CountingWord, type.Codes[0].Value, type.ValidFrom);
        return Defined(define) == asDefined ? Nothing : Refuse(Refusal.AlreadyExists, "type");
    }

    private static Decision<ThreatTypeEvent> Rename(ThreatType type, RenameThreatType rename)
    {
        if ((Check.Name(rename.Name, "name", Refusal.NameMissing) ?? Check.Grounds(rename.Grounds)) is { } fault) return Refuse(fault);

        var name = Check.Clean(rename.Name);
        return Validity.IsNews(type.Names, name, rename.ValidFrom) ? Accept(new ThreatTypeRenamed(type.Id, name, rename.Grounds.Trim(), rename.ValidFrom)) : Nothing;
    }

    private static Decision<ThreatTypeEvent> Recode(ThreatType type, RecodeThreatType recode)
    {
        if ((Check.Each(recode.Terms, "terms", Term) ?? Check.Grounds(recode.Grounds)) is { } fault) return Refuse(fault);

        return Validity.IsNews(type.Codes, recode.Terms, recode.ValidFrom) ? Accept(new ThreatTypeRecoded(type.Id, recode.Terms, recode.Grounds.Trim(), recode.ValidFrom)) : Nothing;
    }

    private static Decision<ThreatTypeEvent> Move(ThreatTypeTree tree, ThreatType type, MoveThreatType move)
    {
        if ((Check.Grounds(move.Grounds) ?? Parent(tree, move.Parent)) is { } fault) return Refuse(fault);
        if (!Validity.IsNews(type.Parents, move.Parent, move.ValidFrom)) return Nothing;

        var moved = new ThreatTypeMoved(type.Id, move.Parent, move.Grounds.Trim(), move.ValidFrom);
        return ThreatTypeTree.Evolve(tree, moved).HasCycle(type.Id) ? Refuse(Refusal.ThreatTypeCycle, "parent") : Accept(moved);
    }

    private static Decision<ThreatTypeEvent> Split(ThreatTypeTree tree, ThreatType type, SplitThreatType split)
    {
        var happened = new ThreatTypeSplit(
            type.Id,
            [.. split.Into.Select(part => part with { Name = Check.Clean(part.Name), CountingWord = Check.Clean(part.CountingWord) })],
            split.Grounds?.Trim() ?? "",
            split.ValidFrom);
        if (type.Splits.Contains(happened)) return Nothing;

        var fault = Check.Grounds(split.Grounds)
            ?? Check.That(split.Into.Count > 0, Refusal.PartsMissing, "into")
            ?? Check.Distinct([.. split.Into.Select(part => part.Type)], Refusal.ThreatTypeRepeated, "into")
            ?? Check.Each(split.Into, "into", (part, field) =>
                Check.That(!tree.Contains(part.Type), Refusal.AlreadyExists, field + ".type") ?? Named(part.Name, part.CountingWord, part.Terms, field + "."))
            ?? Check.That(!type.IsRetired, Refusal.ThreatTypeRetired, "type");
        return fault is null ? Accept(happened) : Refuse(fault);
    }

    private static Decision<ThreatTypeEvent> Retire(ThreatTypeTree tree, ThreatType type, RetireThreatType retire)
    {
        var fault = Check.Grounds(retire.Grounds)
            ?? Check.That(retire.ReplacedBy != type.Id, Refusal.ThreatTypeCycle, "replacedBy")
            ?? (retire.ReplacedBy is { } replacement ? Replacement(tree, replacement) : null);
        if (fault is not null) return Refuse(fault);

        var retirement = new Retirement(IsRetired: true, retire.ReplacedBy, retire.Grounds.Trim());
        return type.Retirements.Count > 0 && type.Retirements[^1] == new Dated<Retirement>(retirement, retire.ValidFrom)
            ? Nothing
            : Accept(new ThreatTypeRetired(type.Id, retirement.Grounds, retire.ValidFrom, retire.ReplacedBy));
    }

    private static Decision<ThreatTypeEvent> Reinstate(ThreatType type, ReinstateThreatType reinstate)
    {
        if (Check.Grounds(reinstate.Grounds) is { } fault) return Refuse(fault);
        if (type.Retirements.Count == 0) return Refuse(Refusal.ThreatTypeNotRetired, "type");

        return type.IsRetired ? Accept(new ThreatTypeReinstated(type.Id, reinstate.Grounds.Trim(), reinstate.ValidFrom)) : Nothing;
    }

    private static Fault? Parent(ThreatTypeTree tree, ThreatTypeId? parent)
    {
        if (parent is not { } id) return null;

        return Check.That(tree.Contains(id), Refusal.ParentUnknown, "parent") ?? IncidentChecks.Type(id, tree, "parent");
    }

    private static Fault? Replacement(ThreatTypeTree tree, ThreatTypeId id) => IncidentChecks.Type(id, tree, "replacedBy");

    private static Fault? Named(LocalizedText name, LocalizedText countingWord, Items<VocabularyTerm>? terms, string prefix) =>
        Check.Name(name, prefix + "name", Refusal.NameMissing)
        ?? Check.Name(countingWord, prefix + "countingWord", Refusal.CountingWordMissing)
        ?? Check.Each(terms, prefix + "terms", Term);

    private static Fault? Term(VocabularyTerm term, string field) =>
        Check.Required(term.Vocabulary, field + ".vocabulary") ?? Check.Required(term.Term, field + ".term");

    private static ThreatTypeDefined Defined(DefineThreatType define) =>
        new(define.Type, define.Parent, Check.Clean(define.Name), Check.Clean(define.CountingWord), define.Terms ?? [], define.ValidFrom);
}
