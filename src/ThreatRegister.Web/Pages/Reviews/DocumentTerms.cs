using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Projections;
using ThreatRegister.Reports.Issuing;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Pages.Reviews;

/// <summary>In which language the whole text of a review is read, with what its issue will say: as the address has it, where its reader may issue.</summary>
public sealed record DocumentTerms(HttpContext Context, string? Language, string? Format, string? Number, [property: FromQuery(Name = "issued-on")] string? IssuedOn, string? Place, string? Office, string? Signatory, string? Urgency)
{
    private const string DayForm = "yyyy-MM-dd";

    /// <summary>Printed for reading and for paper; else it is read on a page.</summary>
    public bool IsPdf => string.Equals(Format, "pdf", StringComparison.Ordinal);

    public ReadTerms Read(string pageLanguage)
    {
        var language = Language is not null && ReviewSections.IsLanguage(Language) ? Language : pageLanguage;
        var format = IsPdf ? "pdf" : "html";
        return Context.PageOf().MaySend("issue-review") ? Issued(language, format) : new(language, format);
    }

    private ReadTerms Issued(string language, string format) => new(
        language,
        format,
        Named(Number),
        DateOnly.TryParseExact(IssuedOn, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        Named(Place),
        Named(Signatory) is { } title ? new(Named(Office), title) : null,
        Named(Urgency) is { } code && Codes.TryParse<Urgency>(code, out var urgency) ? urgency : null);

    public static string Address(string path, IssueTerms terms, string language) => QueryHelpers.AddQueryString($"{path}/document", new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["language"] = language,
        ["number"] = terms.Number,
        ["issued-on"] = terms.IssuedOn.ToString(DayForm, CultureInfo.InvariantCulture),
        ["place"] = terms.Place,
        ["office"] = terms.Signatory?.Office,
        ["signatory"] = terms.Signatory?.Title,
        ["urgency"] = terms.Urgency is { } urgency ? Codes.Of(urgency) : null,
    }.Where(pair => pair.Value is not null));

    private static string? Named(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
