using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace ThreatRegister.Web.Api;

/// <summary>The events of the log as CloudEvents: page by page, and as they happen.</summary>
internal static class EventReads
{
    // What nobody may see is passed over; a page ends all the same.
    private const int MostScanned = 20_000;
    private const int MostBytes = 8 << 20;
    private static readonly ApiParameter after = new("after", "Only events with positions above this one (default: 0).", Least: 0);

    public static IReadOnlyList<ApiRead> All { get; } =
    [
        new("/api/events", "events", "events", "The events that the asker may see, oldest first, one CloudEvent 1.0 a line. The Link of a page leads on, also at the end: what happens later comes there.",
            [after, new("limit", $"At most so many events (default and most: {ApiParameter.MostRows}).", Least: 1, Most: ApiParameter.MostRows)], PageAsync)
        {
            MediaTypes = ["application/jsonl"], HasTag = false, IsPaged = true,
        },
        new("/api/events/stream", "events-stream", "events", "The same as they happen (server-sent events). Last-Event-ID goes on where a connection broke off; without it and without after, it begins with what happens next.", [after], StreamAsync)
        {
            MediaTypes = ["text/event-stream"], HasTag = false, IsStream = true,
        },
    ];

    private static async Task<IResult> PageAsync(ApiAsk ask)
    {
        ask.RequireExport();
        var (position, limit) = (ask.Number("after", 0, 0, long.MaxValue), ask.Limit(ApiParameter.MostRows));
        var sight = new FeedSight(ask.Register, ask.Context);
        using var lines = new MemoryStream();
        var (found, scanned) = (0, 0);
        await foreach (var stored in ask.Register.Log.ReadAllAsync(position, position > long.MaxValue - MostScanned ? long.MaxValue : position + MostScanned, ask.Gone))
        {
            position = stored.Position;
            if (await sight.SeenAsync(stored, ask.Gone) is { } seen)
            {
                lines.Write(CloudEvent.LineOf(seen));
                lines.WriteByte((byte)'\n');
                found++;
            }

            if (found == limit || ++scanned == MostScanned || lines.Length >= MostBytes) break;
        }

        if (found > 0) ask.NoteTaken("events");
        ask.Next("after", position.ToString(CultureInfo.InvariantCulture));
        return Results.Bytes(lines.ToArray(), "application/jsonl; charset=utf-8");
    }

    private static async Task<IResult> StreamAsync(ApiAsk ask)
    {
        ask.RequireExport();
        ask.NoteTaken("events");
        var begin = ask["after"] is null ? (long?)null : ask.Number("after", 0, 0, long.MaxValue);
        if (ask.Context.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } last)
            begin = long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : throw new ProblemException(ProblemKinds.Malformed, "Last-Event-ID");
        return new EventStream(ask.Register, begin ?? (await ask.Register.Log.HeadAsync(ask.Gone)).Position);
    }
}
