using System.Diagnostics;
using static ThreatRegister.Domain.Decision<ThreatRegister.Domain.Places.PlaceEvent>;

namespace ThreatRegister.Domain.Places;

/// <summary>What may be done to the places.</summary>
public static class PlaceDecider
{
    public static Decision<PlaceEvent> Decide(PlaceBook book, PlaceCommand command, DecisionContext context) => (book.Find(command.Place), command) switch
    {
        (var known, DefinePlace define) => Define(book, known, define, context),
        (null, _) => Refuse(Refusal.NotFound, "place"),
        ({ } place, RenamePlace rename) => Rename(place, rename, context),
        ({ } place, EndPlace end) => End(book, place, end, context),
        ({ } place, CorrectPlace correct) => Correct(book, place, correct, context),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    // Reference data is loaded again with every start: the same definition is a repeat, another one is not.
    private static Decision<PlaceEvent> Define(PlaceBook book, KnownPlace? known, DefinePlace define, DecisionContext context)
    {
        var fault = Check.Name(define.Name, "name", Refusal.NameMissing)
            ?? Check.That(define.Parent is not { } parent || (parent != define.Place && book.Find(parent) is not null), Refusal.PlaceUnknown, "parent")
            ?? Country(define.Country, "country")
            ?? Check.Statement(define.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var defined = new PlaceDefined(define.Place, Check.Clean(define.Name), define.Kind, define.Parent, define.Country, define.ValidFrom, define.Statement ?? Statement.Own);
        if (known is null) return Accept(defined);

        return known.FirstDefined == defined ? Nothing : Refuse(Refusal.AlreadyExists, "place");
    }

    private static Decision<PlaceEvent> Rename(KnownPlace place, RenamePlace rename, DecisionContext context)
    {
        var fault = Check.Name(rename.Name, "name", Refusal.NameMissing) ?? Check.Grounds(rename.Grounds) ?? Check.Statement(rename.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var name = Check.Clean(rename.Name);
        if (!Validity.IsNews(place.Names, name, rename.ValidFrom)) return Nothing;

        return rename.ValidFrom > place.ValidTo
            ? Refuse(Refusal.PlaceHasEnded, "validFrom")
            : Accept(new PlaceRenamed(place.Id, name, rename.Grounds.Trim(), rename.ValidFrom, rename.Statement ?? Statement.Own));
    }

    private static Decision<PlaceEvent> End(PlaceBook book, KnownPlace place, EndPlace end, DecisionContext context)
    {
        var successors = end.Successors ?? [];
        var fault = Check.Grounds(end.Grounds)
            ?? Span(place.ValidFrom, end.ValidTo, "validTo")
            ?? Successors(book, place, successors, "successors")
            ?? Check.Statement(end.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var ended = new PlaceEnded(place.Id, end.ValidTo, successors, end.Grounds.Trim(), end.Statement ?? Statement.Own);
        if (place.End is null) return Accept(ended);

        return place.FirstEnd == ended ? Nothing : Refuse(Refusal.PlaceHasEnded, "place");
    }

    private static Decision<PlaceEvent> Correct(PlaceBook book, KnownPlace place, CorrectPlace correct, DecisionContext context)
    {
        var wanted = correct.Corrections;
        var fault = Check.Grounds(correct.Grounds)
            ?? (wanted.Name is null ? null : Check.Name(wanted.Name, "corrections.name", Refusal.NameMissing))
            ?? Country(wanted.Country, "corrections.country")
            ?? Check.That(wanted.Parent is not { } parent || (book.Find(parent) is not null && !book.LiesIn(parent, place.Id)), Refusal.PlaceUnknown, "corrections.parent")
            ?? Check.That(place.End is not null || wanted.ValidTo is null, Refusal.PlaceHasNotEnded, "corrections.validTo")
            ?? Check.That(place.End is not null || wanted.Successors is null, Refusal.PlaceHasNotEnded, "corrections.successors")
            ?? Span(wanted.ValidFrom ?? place.ValidFrom, wanted.ValidTo ?? place.ValidTo, wanted.ValidTo is null ? "corrections.validFrom" : "corrections.validTo")
            ?? Successors(book, place, wanted.Successors ?? [], "corrections.successors")
            ?? Check.Statement(correct.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var changes = place.ChangesTo(wanted);
        return changes == new PlaceCorrections() ? Nothing : Accept(new PlaceCorrected(place.Id, changes, correct.Grounds.Trim(), correct.Statement ?? Statement.Own));
    }

    private static Fault? Country(string? code, string field) => Check.That(code is null || (code.Length == 2 && code.All(char.IsAsciiLetterUpper)), Refusal.CountryInvalid, field);

    private static Fault? Span(DateOnly? from, DateOnly? to, string field) => Check.That(from is null || to is null || from <= to, Refusal.EndsBeforeItBegins, field);

    private static Fault? Successors(PlaceBook book, KnownPlace place, Items<PlaceId> successors, string field) =>
        Check.Distinct(successors, Refusal.PlaceRepeated, field)
        ?? Check.Each(successors, field, (successor, at) => Check.That(book.Find(successor) is not null, Refusal.PlaceUnknown, at))
        ?? Check.That(!book.Succeeds(place.Id, successors), Refusal.SucceedsItself, field);
}
