using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThreatRegister.Application.Events;
using ThreatRegister.Application.Queries.Records;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.EventLog;
using ThreatRegister.EventLog.Seals;
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
        var ask = await services.AskAsync(context.PageOf(), cancellationToken);
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
            var held = record.Any(change => (change.Register, change.Field) is ("incidents", "quantity") or ("lessons", "applications")) ? await RowAsync(services, ask, record.Key.Register, record.Key.Id, cancellationToken) : null;
            foreach (var change in ToldTwice.Once([.. record], change => (change.Field, change.Old, change.New))) changes.Add(await ChangeReading.OfAsync(titles, language, change.Register, change.Field, change.Old, change.New, held, cancellationToken));
            changed.Add(new(record.Key.Register, await titles.OfAsync(record.Key.Register, record.Key.Id, cancellationToken), changes));
        }

        var source = found.Reading?.Statement?.Source is { } id ? await titles.OfAsync("sources", id.Value, cancellationToken) : null;
        var (data, namesHidden) = await DataAsync(services, ask, found.Stored, cancellationToken);
        return new(found, source, found.Reading?.Imported is { } row ? await titles.OfAsync("imports", row.Import.Value, cancellationToken) : null, changed, data, Readable(found.Stored.Headers), namesHidden)
        {
            IsSealable = services.Sealing is not null,
            Seal = services.Sealing is { } sealing ? await sealing.Store.CoveringSoundAsync(found.Stored.Position, cancellationToken) : null,
        };
    }

    private static async Task<object?> RowAsync(RegisterServices services, Ask ask, string register, string id, CancellationToken cancellationToken) =>
        (await services.Records.FindAsync(ask.Viewer, RecordFinder.RegisterOf(register)!, id, ask.Moment, cancellationToken))?.Row;

    /// <summary>The event as it is stored; without what it names that the viewer may not see, and then it is not what is stored. Nobody is shown the data of persons.</summary>
    private static async Task<(string Data, bool NamesHidden)> DataAsync(RegisterServices services, Ask ask, RecordedEvent stored, CancellationToken cancellationToken)
    {
        if (services.Redaction is not { } redaction || ask.Viewer.Clearance is Tlp.Red || services.Codec.TryDecode(stored) is not { } read) return (Readable(stored.Data), false);

        var shown = (await redaction.OfAsync(ask.Viewer, await services.NewestAsync(cancellationToken), [read.Event], cancellationToken))[0];
        return ReferenceEquals(shown, read.Event) ? (Readable(stored.Data), false) : (JsonSerializer.Serialize(shown, shown.GetType(), JsonForms.Impersonal), true);
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
/// <param name="NamesHidden">It names records that the viewer may not see: those are taken out, and nothing proves what is left.</param>
public sealed record EventPageModel(EventView Event, ValuePart? Source, ValuePart? Import, IReadOnlyList<ChangedRecord> Changed, string Data, string Headers, bool NamesHidden = false)
{
    public bool IsSealable { get; init; }

    /// <summary>The first that it is under; null: it is not sealed yet.</summary>
    public Seal? Seal { get; init; }
}
