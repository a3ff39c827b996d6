using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThreatRegister.Application.Queries.Records;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Web.Layout;
using ThreatRegister.Web.Serving;

namespace ThreatRegister.Web.Pages.Records;

/// <summary>One event of the log, under an address that stays.</summary>
internal static class EventEndpoints
{
    private static readonly JsonSerializerOptions readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapEvents(this RouteGroupBuilder pages) => pages.MapGet("/events/{position:long}", ShowAsync);

    private static async Task<IResult> ShowAsync(long position, HttpContext context, RegisterServices services, CancellationToken cancellationToken)
    {
        var ask = await services.AskAsync(context, cancellationToken);
        if (await services.Events.FindAsync(ask.Viewer, ask.Moment, position, cancellationToken) is not { } found) return Results.NotFound();

        var page = context.PageOf();
        var model = await ModelAsync(services, ask, found, page.Language, cancellationToken);
        return context.Page<EventPage, EventPageModel>($"{page.Say("Sự kiện", "Event")} {position}: {EventWords.Of(found.Stored.Type, page.Language)}", model);
    }

    internal static async Task<EventPageModel> ModelAsync(RegisterServices services, Ask ask, EventView found, string language, CancellationToken cancellationToken)
    {
        var titles = new RecordTitles(services, ask, language);
        var changed = new List<ChangedRecord>();
        foreach (var record in found.Changes.GroupBy(change => (change.Register, change.Id)))
        {
            var changes = new List<ChangeModel>();
            foreach (var change in record) changes.Add(await ChangeReading.OfAsync(titles, language, change.Register, change.Field, change.Old, change.New, countedAs: null, cancellationToken));
            changed.Add(new(record.Key.Register, await titles.OfAsync(record.Key.Register, record.Key.Id, cancellationToken), changes));
        }

        var source = found.Reading?.Statement?.Source is { } id ? await titles.OfAsync("sources", id.Value, cancellationToken) : null;
        return new(found, source, found.Reading?.Imported is { } row ? await titles.OfAsync("imports", row.Import.Value, cancellationToken) : null, changed, Readable(found.Stored.Data), Readable(found.Stored.Headers));
    }

    /// <summary>The stored JSON, indented; what is none, as it is.</summary>
    private static string Readable(ReadOnlyMemory<byte> json)
    {
        if (json.IsEmpty) return "";
        try
        {
            return JsonNode.Parse(json.Span)?.ToJsonString(readable) ?? "null";
        }
        catch (JsonException)
        {
            return Encoding.UTF8.GetString(json.Span);
        }
    }
}

/// <summary>What an event changed of one record.</summary>
public sealed record ChangedRecord(string Register, ValuePart Record, IReadOnlyList<ChangeModel> Changes);

/// <param name="Data">The event as it is stored; personal data in it is encrypted there.</param>
public sealed record EventPageModel(EventView Event, ValuePart? Source, ValuePart? Import, IReadOnlyList<ChangedRecord> Changed, string Data, string Headers);
