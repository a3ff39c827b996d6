using System.Collections.Immutable;
using System.Diagnostics;

namespace ThreatRegister.Domain.Places;

/// <summary>One place with all that was recorded of it.</summary>
/// <param name="Defined">As it stands after corrections.</param>
/// <param name="Names">In the order of recording.</param>
/// <param name="End">As it stands after corrections; null while the place is there.</param>
public sealed record KnownPlace(PlaceDefined Defined, Items<Dated<LocalizedText>> Names, PlaceEnded? End)
{
    public PlaceId Id => Defined.Place;

    /// <summary>What was recorded before any correction: a repeat of it is none the less a repeat.</summary>
    internal PlaceDefined FirstDefined { get; } = Defined;

    internal PlaceEnded? FirstEnd { get; init; }

    public DateOnly? ValidFrom => Defined.ValidFrom;

    public DateOnly? ValidTo => End?.ValidTo;

    public Items<PlaceId> Successors => End?.Successors ?? [];

    public LocalizedText Name => Names[^1].Value;

    public bool IsThereOn(DateOnly day) => Validity.Holds(ValidFrom, day, ValidTo);

    public LocalizedText NameOn(DateOnly? day) => Validity.On(Names, day)!;

    // Only what differs is recorded, so that the change log names no field that stayed as it was.
    internal PlaceCorrections ChangesTo(PlaceCorrections wanted) => new(
        wanted.Name is { } name && Check.Clean(name) != Names[0].Value ? Check.Clean(name) : null,
        wanted.Kind == Defined.Kind ? null : wanted.Kind,
        wanted.Parent == Defined.Parent ? null : wanted.Parent,
        string.Equals(wanted.Country, Defined.Country, StringComparison.Ordinal) ? null : wanted.Country,
        wanted.ValidFrom == ValidFrom ? null : wanted.ValidFrom,
        wanted.ValidTo == ValidTo ? null : wanted.ValidTo,
        wanted.Successors is null || wanted.Successors.Equals(End?.Successors) ? null : wanted.Successors);

    internal KnownPlace Correct(PlaceCorrections corrections) => this with
    {
        Defined = Defined with
        {
            Name = corrections.Name ?? Defined.Name,
            Kind = corrections.Kind ?? Defined.Kind,
            Parent = corrections.Parent ?? Defined.Parent,
            Country = corrections.Country ?? Defined.Country,
            ValidFrom = corrections.ValidFrom ?? Defined.ValidFrom,
        },
        Names = corrections.Name is { } name ? [new(name, null), .. Names.Skip(1)] : Names,
        End = End is null ? null : End with { ValidTo = corrections.ValidTo ?? End.ValidTo, Successors = corrections.Successors ?? End.Successors },
    };

    /// <summary>Each name, as it is searched for, with the days on which the place was there and so called.</summary>
    public IEnumerable<PlaceName> Keys()
    {
        foreach (var span in Validity.SpansOf(Names))
        {
            var (from, to) = (Later(span.ValidFrom, ValidFrom), Earlier(span.ValidTo, ValidTo));
            if (from > to) continue;
            foreach (var name in new[] { span.Value.Vi, span.Value.En }.OfType<string>().Select(PlaceName.KeyOf).Distinct(StringComparer.Ordinal)) yield return new(name, from, to);
        }
    }

    private static DateOnly? Later(DateOnly? one, DateOnly? other) => one is null || other > one ? other ?? one : one;

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null || other < one ? other ?? one : one;
}

/// <summary>A name under which a place may be found in other records, with the days on which it means that place.</summary>
/// <param name="Key">As <see cref="SearchKey"/> writes it, without "tỉnh" or "thành phố" before it.</param>
public sealed record PlaceName(string Key, DateOnly? From, DateOnly? To)
{
    private static readonly string[] ranks = ["tinh ", "thanh pho ", "tp. ", "tp ", "tp."];

    public static string KeyOf(string name)
    {
        var key = SearchKey.Of(name);
        var rank = ranks.FirstOrDefault(prefix => key.StartsWith(prefix, StringComparison.Ordinal) && key.Length > prefix.Length);
        return rank is null ? key : key[rank.Length..].TrimStart();
    }
}

/// <summary>All places: which are meant by a name, what lies in them, what came before and after.</summary>
public sealed record PlaceBook
{
    private ImmutableDictionary<PlaceId, KnownPlace> ById { get; init; } = ImmutableDictionary<PlaceId, KnownPlace>.Empty;

    private ImmutableList<PlaceId> Ids { get; init; } = [];

    public static PlaceBook Initial { get; } = new();

    /// <summary>In the order of definition.</summary>
    public IEnumerable<KnownPlace> All => Ids.Select(id => ById[id]);

    public static PlaceBook Evolve(PlaceBook book, PlaceEvent happened) => happened switch
    {
        PlaceDefined defined => book with { ById = book.ById.SetItem(defined.Place, new(defined, [new(defined.Name, null)], End: null)), Ids = book.Ids.Add(defined.Place) },
        PlaceRenamed renamed => book.Change(renamed.Place, place => place with { Names = place.Names.With(new(renamed.Name, renamed.ValidFrom)) }),
        PlaceEnded ended => book.Change(ended.Place, place => place with { End = ended, FirstEnd = ended }),
        PlaceCorrected corrected => book.Change(corrected.Place, place => place.Correct(corrected.Corrections)),
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };

    /// <summary>Null where there is no such place.</summary>
    public KnownPlace? Find(PlaceId id) => ById.GetValueOrDefault(id);

    /// <summary>The place with the id, or those that ever had the name; empty where there is none.</summary>
    public IReadOnlyList<KnownPlace> Meant(string idOrName)
    {
        if (IdText.IsValid(idOrName) && Find(new(idOrName)) is { } place) return [place];

        var key = PlaceName.KeyOf(idOrName);
        return [.. All.Where(candidate => candidate.Keys().Any(name => string.Equals(name.Key, key, StringComparison.Ordinal)))];
    }

    /// <summary>What came before a place: those that it succeeds.</summary>
    public IEnumerable<KnownPlace> PredecessorsOf(PlaceId id) => All.Where(place => place.Successors.Contains(id));

    /// <summary>The places meant, all that they came from and that came of them, and everything that ever lay below any of these.</summary>
    public IReadOnlyList<KnownPlace> WithAllBelow(IReadOnlyList<KnownPlace> meant)
    {
        var lineage = Reach(meant, place => PredecessorsOf(place.Id)).Union(Reach(meant, SuccessorsOf));
        var children = All.ToLookup(place => place.Defined.Parent);
        return Reach(lineage, place => children[place.Id]);
    }

    /// <summary>From the place up to the outermost it lies in.</summary>
    public IEnumerable<KnownPlace> PathOf(KnownPlace place)
    {
        for (var at = place; at is not null; at = at.Defined.Parent is { } parent ? Find(parent) : null) yield return at;
    }

    /// <summary>
    /// The place under the geography of another day: itself where it is there, what it went into, or what it came of. Null where several
    /// would fit: then nobody has said into which its records belong.
    /// </summary>
    public KnownPlace? Under(KnownPlace place, DateOnly day)
    {
        if (place.IsThereOn(day)) return place;

        var fitting = (place.ValidTo < day ? Reach([place], SuccessorsOf) : Reach([place], at => PredecessorsOf(at.Id))).Where(candidate => candidate.IsThereOn(day)).Take(2).ToArray();
        return fitting.Length == 1 ? fitting[0] : null;
    }

    /// <summary>Whether a place would come to succeed itself.</summary>
    internal bool Succeeds(PlaceId id, IEnumerable<PlaceId> successors) => Reach(successors.Select(Find).OfType<KnownPlace>(), SuccessorsOf).Any(place => place.Id == id);

    /// <summary>Whether one place lies in another, or is it.</summary>
    internal bool LiesIn(PlaceId inner, PlaceId outer) => Find(inner) is { } place && PathOf(place).Any(at => at.Id == outer);

    private IEnumerable<KnownPlace> SuccessorsOf(KnownPlace place) => place.Successors.Select(Find).OfType<KnownPlace>();

    private static List<KnownPlace> Reach(IEnumerable<KnownPlace> from, Func<KnownPlace, IEnumerable<KnownPlace>> next)
    {
        var reached = new List<KnownPlace>();
        var seen = new HashSet<PlaceId>();
        var open = new Queue<KnownPlace>(from);
        while (open.TryDequeue(out var place))
        {
            if (!seen.Add(place.Id)) continue;
            reached.Add(place);
            foreach (var further in next(place)) open.Enqueue(further);
        }

        return reached;
    }

    private PlaceBook Change(PlaceId id, Func<KnownPlace, KnownPlace> change) => this with { ById = ById.SetItem(id, change(ById[id])) };
}
