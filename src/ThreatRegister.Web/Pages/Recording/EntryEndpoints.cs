using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThreatRegister.Application.Entry;
using ThreatRegister.Application.Words;
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
        pages.MapGet("/entry/quantity", QuantityAsync);
        pages.MapGet("/entry/records", RecordsAsync);
    }

    /// <summary>How a date is understood, in words; else what is wrong with it, where that can be said.</summary>
    /// <param name="command">Of whose form it is a field; null: of none.</param>
    private static IResult When(string? text, string? command, string? field, HttpContext context, RegisterServices register)
    {
        var (said, wrong) = SaidOf(text, command ?? "", field ?? "", register, context.PageOf().Language);
        return Results.Json(new { said, wrong });
    }

    internal static (string? Said, string? Wrong) SaidOf(string? text, string command, string field, RegisterServices register, string language)
    {
        if (WhenEntry.Read(text, register.Zone, register.LocalNow) is not { } when) return (null, WhenEntry.WhyNot(text)?.In(language));
        if (PastMembers.RefusalOf(command, field, when, register.LocalNow) is { } refusal) return (null, RefusalText.Of(refusal, language));

        return (WhenEntry.IsLoose(text) ? new LocalizedText("hiểu là ", "taken as ").In(language) + WhenText.Of(when, language) : WhenText.Of(when, language), null);
    }

    /// <summary>How a quantity is understood, in words, and which form it has; else what is wrong with it, and which form it has by itself where another was chosen.</summary>
    private static async Task<IResult> QuantityAsync(string? form, string? low, string? high, HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var (language, types) = (context.PageOf().Language, await register.Moments.TypesAtAsync(await register.NewestAsync(cancellationToken), register.Zone, cancellationToken));
        var (quantity, why) = QuantityEntry.Read(form, low, high, types);
        var meant = why == FormTexts.OtherForm ? QuantityEntry.Read(form: null, low, high, types).Quantity : quantity;
        return Results.Json(new { said = quantity is { } known ? SaidOf(known, language) : null, form = meant is { } of ? Codes.Of(of.Form) : null, wrong = why?.In(language) });
    }

    internal static string SaidOf(Domain.Quantity quantity, string language) =>
        quantity == Domain.Quantity.Exact(0) ? $"0: {FormTexts.Zero.In(language)}" : quantity.Form is QuantityForm.Unknown ? CodeWords.Of(quantity.Form, language) : QuantityText.Of(quantity, new("", ""), language).Trim();

    /// <summary>The records of a register with an id or words, as far as who asks may see them.</summary>
    private static async Task<IResult> RecordsAsync(string? register, string? text, string? except, HttpContext context, RegisterServices services, CancellationToken cancellationToken)
    {
        if (RegisterList.All.FirstOrDefault(known => string.Equals(known.Name, register, StringComparison.Ordinal)) is not { } fold) return Results.NotFound();

        var search = new RecordSearch(services, context.PageOf().Viewer, await services.NewestAsync(cancellationToken), context.PageOf().Language);
        return Results.Json((await search.FindAsync(fold, text?.Trim() ?? "", except, cancellationToken)).Select(record => new { id = record.Code, title = record.Label }));
    }
}
