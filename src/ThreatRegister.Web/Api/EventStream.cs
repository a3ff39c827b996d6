using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using ThreatRegister.EventLog;
using ThreatRegister.Web.Access;

namespace ThreatRegister.Web.Api;

/// <summary>
/// Events as they happen, as server-sent events. An event is read from the log when the one before it has gone to the client: nothing is held for a
/// slow one. It ends when the client goes, and of itself after a while, so that a right that was taken away ends too: clients connect again.
/// </summary>
internal sealed class EventStream(RegisterServices register, long after) : IResult
{
    private static readonly TimeSpan heartbeat = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan longest = TimeSpan.FromMinutes(10);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var stream = httpContext.RequestServices.GetRequiredService<OpenStreams>().TryOpen(httpContext.ActorOf()!.Id)
            ?? throw new ProblemException(ProblemKinds.Busy) { RetryAfter = (int)heartbeat.TotalSeconds };
        try
        {
            using var bound = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted);
            bound.CancelAfter(longest);
            await WriteAsync(httpContext.Response, bound);
        }
        catch (OperationCanceledException)
        {
            // The client has gone, or the time is over.
        }
    }

    private async Task WriteAsync(HttpResponse response, CancellationTokenSource bound)
    {
        var cancellationToken = bound.Token;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers["X-Accel-Buffering"] = "no";
        response.HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await SendAsync(response, Alive(after), cancellationToken);

        var sight = new FeedSight(register, response.HttpContext);
        await using var events = register.Log.SubscribeAsync(after, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var (passed, beat) = (after, NextBeat(cancellationToken));
        var next = events.MoveNextAsync().AsTask();
        try
        {
            while (true)
            {
                if (await Task.WhenAny(next, beat) == beat)
                {
                    await beat;
                    // Markings are read anew; and whoever comes back need not go through what he may not see again.
                    (sight, beat) = (new(register, response.HttpContext), NextBeat(cancellationToken));
                    await SendAsync(response, Alive(passed), cancellationToken);
                }
                else
                {
                    if (!await next) return;
                    passed = events.Current.Position;
                    if (await sight.SeenAsync(events.Current, cancellationToken) is { } seen)
                    {
                        await response.HttpContext.NoteReadAsync();
                        await SendAsync(response, Block(seen), cancellationToken);
                    }

                    next = events.MoveNextAsync().AsTask();
                }
            }
        }
        finally
        {
            // Nothing may be left under way in what is disposed of.
            await bound.CancelAsync();
            await next.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private Task NextBeat(CancellationToken cancellationToken) => Task.Delay(heartbeat, register.Time, cancellationToken);

    private static async Task SendAsync(HttpResponse response, byte[] block, CancellationToken cancellationToken)
    {
        await response.Body.WriteAsync(block, cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }

    /// <summary>A comment, with the position that the client may go on from.</summary>
    private static byte[] Alive(long position) => Encoding.UTF8.GetBytes($": alive\nid: {CloudEvent.Id(position)}\n\n");

    private static byte[] Block(Recorded<object> recorded) =>
        [.. Encoding.UTF8.GetBytes($"id: {CloudEvent.Id(recorded.Position)}\nevent: {CloudEvent.TypeOf(recorded)}\ndata: "), .. CloudEvent.LineOf(recorded), .. "\n\n"u8];
}
