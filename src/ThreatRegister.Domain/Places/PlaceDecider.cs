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
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    // Reference data is loaded again with every start: the same definition is a repeat, another one is not.
    private static Decision<PlaceEvent> Define(PlaceBook book, KnownPlace? known, DefinePlace define, DecisionContext context)
    {
        var fault = Check.Name(define.Name, "name", Refusal.NameMissing)
            ?? Check.That(define.Parent is not { } parent || (parent != define.Place && book.Find(parent) is not null), Refusal.PlaceUnknown, "parent")
            ?? Check.That(define.Country is null || (define.Country.Length == 2 && define.Country.All(char.IsAsciiLetterUpper)), Refusal.CountryInvalid, "country")
            ?? Check.Statement(define.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var defined = new PlaceDefined(define.Place, Check.Clean(define.Name), define.Kind, define.Parent, define.Country, define.ValidFrom, define.Statement ?? Statement.Own);
        if (known is null) return Accept(defined);

        return known.Defined == defined ? Nothing : Refuse(Refusal.AlreadyExists, "place");
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
            ?? Check.That(place.ValidFrom is null || place.ValidFrom <= end.ValidTo, Refusal.EndsBeforeItBegins, "validTo")
            ?? Check.Distinct(successors, Refusal.PlaceRepeated, "successors")
            ?? Check.Each(successors, "successors", (successor, field) => Check.That(book.Find(successor) is not null, Refusal.PlaceUnknown, field))
            ?? Check.That(!book.Succeeds(place.Id, successors), Refusal.SucceedsItself, "successors")
            ?? Check.Statement(end.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var ended = new PlaceEnded(place.Id, end.ValidTo, successors, end.Grounds.Trim(), end.Statement ?? Statement.Own);
        if (place.End is null) return Accept(ended);

        return place.End == ended ? Nothing : Refuse(Refusal.PlaceHasEnded, "place");
    }
}
