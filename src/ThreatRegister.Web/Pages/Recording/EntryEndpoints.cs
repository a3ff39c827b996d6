using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThreatRegister.Application.Entry;
using ThreatRegister.Domain;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Pages.Recording;

/// <summary>What a script asks while someone writes.</summary>
internal static class EntryEndpoints
{
    /// <summary>How a date is understood, in words; empty where it is none.</summary>
    public static void MapEntry(this RouteGroupBuilder pages) => pages.MapGet("/entry/when", (string? text, HttpContext context, RegisterServices register) =>
        Results.Text(WhenEntry.Read(text, register.Zone, register.LocalNow) is { } when ? WhenText.Of(when, context.PageOf().Language) : ""));
}
