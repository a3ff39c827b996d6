using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThreatRegister.Application.Entry;
using ThreatRegister.Domain;
using ThreatRegister.Projections;
using ThreatRegister.Web.Forms;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Pages.Recording;

/// <summary>What a script asks while someone writes.</summary>
internal static class EntryEndpoints
{
    public static void MapEntry(this RouteGroupBuilder pages)
    {
        pages.MapGet("/entry/when", When);
        pages.MapGet("/entry/records", RecordsAsync);
    }

    /// <summary>How a date is understood, in words; else what is wrong with it, where that can be said.</summary>
    private static IResult When(string? text, HttpContext context, RegisterServices register) => Results.Json(new
    {
        said = WhenEntry.Read(text, register.Zone, register.LocalNow) is { } when ? WhenText.Of(when, context.PageOf().Language) : null,
        wrong = WhenEntry.WhyNot(text)?.In(context.PageOf().Language),
    });

    /// <summary>The records of a register with an id or words, as far as who asks may see them.</summary>
    private static async Task<IResult> RecordsAsync(string? register, string? text, string? except, HttpContext context, RegisterServices services, CancellationToken cancellationToken)
    {
        if (RegisterList.All.FirstOrDefault(known => string.Equals(known.Name, register, StringComparison.Ordinal)) is not { } fold) return Results.NotFound();

        var search = new RecordSearch(services, context.PageOf().Viewer, await services.NewestAsync(cancellationToken), context.PageOf().Language);
        return Results.Json((await search.FindAsync(fold, text?.Trim() ?? "", except, cancellationToken)).Select(record => new { id = record.Code, title = record.Label }));
    }
}
