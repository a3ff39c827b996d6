using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ThreatRegister.Application.Words;
using ThreatRegister.Web.Access;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Pages.Home;

/// <summary>The feed as it goes on, as server-sent events: what is recorded while the first page is open.</summary>
internal static class FeedEndpoint
{
    /// <summary>Many events at once are told together, so that an import does not flood the page.</summary>
    private static readonly TimeSpan pause = TimeSpan.FromSeconds(1);

    /// <summary>Then the browser asks again, and is again asked who it is.</summary>
    private static readonly TimeSpan longest = TimeSpan.FromMinutes(10);

    private static readonly JsonSerializerOptions form = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static IResult FollowAsync(HttpContext context, RegisterServices register, OpenStreams streams, CancellationToken cancellationToken)
    {
        if (streams.TryOpen(context.ActorOf()!.Id) is not { } stream) return Results.StatusCode(StatusCodes.Status429TooManyRequests);

        context.Response.RegisterForDispose(stream);
        var since = long.TryParse(context.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } last ? last : context.Request.Query["after"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : (long?)null;
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(EntriesAsync(register, context, since, cancellationToken));
    }

    private static async IAsyncEnumerable<SseItem<string>> EntriesAsync(
        RegisterServices register, HttpContext context, long? since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (page, names) = (context.PageOf(), context.RequestServices.GetRequiredService<ActorNames>());
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(longest);
        var known = since ?? (await register.NewestAsync(cancellationToken)).Position;

        // At once, so that the browser knows that it is connected.
        yield return new("", "ready") { EventId = known.ToString(CultureInfo.InvariantCulture) };
        while (await NextAsync(register, known, limited.Token))
        {
            var newest = await register.NewestAsync(cancellationToken);
            var entries = await Feed.ReadAsync(register, names, page.Viewer, newest, Math.Max(known, Feed.Newest(newest.Position)), cancellationToken);
            await context.NoteReadAsync();
            await names.KnowAsync(entries.Select(entry => entry.Actor), cancellationToken);
            foreach (var entry in entries.Reverse())
                yield return new(JsonSerializer.Serialize(Said(entry, await names.OfAsync(entry.Actor, cancellationToken), page, register.Zone), form), "entry") { EventId = entry.Position.ToString(CultureInfo.InvariantCulture) };
            known = newest.Position;
            await Task.Delay(pause, register.Time, cancellationToken);
        }
    }

    /// <summary>Waits for an event behind a position; false: the time is over.</summary>
    private static async Task<bool> NextAsync(RegisterServices register, long known, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var _ in register.Log.SubscribeAsync(known, cancellationToken)) return true;
            return false;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>What was done, each once.</summary>
    public static string WordsOf(FeedEntry entry, string language) => string.Join(", ", entry.Events.Distinct(StringComparer.Ordinal).Select(name => EventWords.Of(name, language)));

    private static object Said(FeedEntry entry, string? name, PageContext page, TimeZoneInfo zone) => new
    {
        entry.Position,
        What = WordsOf(entry, page.Language),
        entry.Title,
        Link = page.Link(RecordLinks.Of(entry.Register, entry.Id)),
        Who = name ?? entry.Actor,
        Login = name is null ? null : entry.Actor,
        Acts = ActLinks.Of(page, entry.Actor) is { } acts ? page.Link(acts) : null,
        When = InstantText.Of(entry.At, zone, page.Language),
    };
}
