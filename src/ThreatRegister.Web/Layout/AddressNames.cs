using System.Collections.Frozen;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Entry;
using ThreatRegister.Application.Listings;
using ThreatRegister.Application.Questions;

namespace ThreatRegister.Web.Layout;

/// <summary>The names that pages understand in the query of an address: what links hand on. Any other is overlooked, and handed on by none.</summary>
public static class AddressNames
{
    /// <summary>Which part of a list is shown, in which order and form.</summary>
    public static IReadOnlyList<string> OfLists { get; } = ["sort", "after", "before", "page", "format"];

    /// <summary>What was just done, as the page says that follows a form: no part of what is asked.</summary>
    public static IReadOnlyList<string> OfTelling { get; } = ["recorded", "kept"];

    private static readonly string[] ofPages =
    [
        "q", "by", "per", "geography", "geography-day", "step", "until", "year", "part", "language", "compare", "at", "since", "unit", "record", "register", "all", "report", "sha256", "named", "actor", "subject", "verify",
        "next", "done", "except", "issued-on", "office", "examples", "command", "field", "form", "low", "high",
    ];

    private static readonly FrozenSet<string> known =
        QuestionText.Names.Concat(Listings.All.SelectMany(listing => listing.Filters).Select(filter => filter.Name)).Concat(OfLists).Concat(OfTelling).Concat(ofPages)
            .Concat(CommandCatalogue.Names.SelectMany(CommandShape.Of).Select(member => member.Name)).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>A form takes its fields by their path in the command: <c>place.name</c>, <c>damage[0].kind</c>.</summary>
    public static bool Knows(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return known.Contains(name.IndexOfAny(['.', '[']) is > 0 and var end ? name[..end] : name);
    }
}
