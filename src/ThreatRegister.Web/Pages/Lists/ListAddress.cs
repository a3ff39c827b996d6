using ThreatRegister.Application.Listings;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Pages.Lists;

/// <summary>Where lists and records are, below the language.</summary>
public static class ListAddress
{
    /// <summary>Under these names stand pages where people work; their plain lists are beside them.</summary>
    private static readonly string[] taken = ["reviews", "intake"];

    public static string Of(string listing) => taken.Contains(listing, StringComparer.Ordinal) ? $"/lists/{listing}" : $"/{listing}";

    /// <summary>A type and a place have no page of their own: a type leads to its incidents, a place to what it came from, what came of it and what is in it.</summary>
    public static string Of(ListLink link) => link.Register switch
    {
        "types" => $"/incidents?type={Uri.EscapeDataString(link.Id)}",
        "places" => $"/places?place={Uri.EscapeDataString(link.Id)}",
        "rules" => $"/rules#rule-{Uri.EscapeDataString(link.Id)}",
        _ => RecordLinks.Of(link.Register, link.Id),
    };
}
