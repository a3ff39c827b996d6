using System.Diagnostics;
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
            (null, RenameThreatType) => Refuse(Refusal.NotFound, "type"),
            ({ } type, RenameThreatType rename) => Rename(type, rename),
            _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
        };

    private static Decision<ThreatTypeEvent> Define(ThreatTypeTree tree, DefineThreatType define)
    {
        var fault = Check.Name(define.Name, "name", Refusal.NameMissing)
            ?? Check.Name(define.CountingWord, "countingWord", Refusal.CountingWordMissing)
            ?? Check.That(define.Parent != define.Type, Refusal.ThreatTypeCycle, "parent")
            ?? Check.That(define.Parent is not { } parent || tree.Contains(parent), Refusal.ParentUnknown, "parent")
            ?? Check.Each(define.Terms, "terms", Term);

        return fault is null ? Accept(Defined(define)) : Refuse(fault);
    }

    // Reference data is loaded again with every start: the same definition is a repeat, another one is not.
    private static Decision<ThreatTypeEvent> DefineAgain(ThreatType type, DefineThreatType define)
    {
        var asDefined = new ThreatTypeDefined(type.Id, type.Parent, type.Names[0].Name, type.CountingWord, type.Terms, type.ValidFrom);
        return Defined(define) == asDefined ? Nothing : Refuse(Refusal.AlreadyExists, "type");
    }

    private static Decision<ThreatTypeEvent> Rename(ThreatType type, RenameThreatType rename)
    {
        if ((Check.Name(rename.Name, "name", Refusal.NameMissing) ?? Check.Grounds(rename.Grounds)) is { } fault) return Refuse(fault);

        var name = Check.Clean(rename.Name);
        var isFirstName = type.Names.Count == 1 && type.Name == name;
        if (isFirstName || type.Names[^1] == new ThreatTypeName(name, rename.ValidFrom)) return Nothing;

        return Accept(new ThreatTypeRenamed(type.Id, name, rename.Grounds.Trim(), rename.ValidFrom));
    }

    private static Fault? Term(VocabularyTerm term, string field) =>
        Check.Required(term.Vocabulary, field + ".vocabulary") ?? Check.Required(term.Term, field + ".term");

    private static ThreatTypeDefined Defined(DefineThreatType define) =>
        new(define.Type, define.Parent, Check.Clean(define.Name), Check.Clean(define.CountingWord), define.Terms ?? [], define.ValidFrom);
}
