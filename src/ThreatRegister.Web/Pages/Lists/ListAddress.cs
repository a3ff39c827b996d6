using ThreatRegister.Application.Listings;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Pages.Lists;

/// <summary>Where lists and records are, below the language.</summary>
public static class ListAddress
{
    /// <summary>Under these names stand pages where people work; their plain lists are beside them.</summary>
    private static readonly string[] taken = ["reviews", "intake"];

    public static string Of(string listing) => taken.Contains(listing, StringComparer.Ordinal) ? $"/lists/{listing}" : $"/{listing}";

    public static string Of(ListLink link) => RecordLinks.Of(link.Register, link.Id);
}
