using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ThreatRegister.Web.Access;

namespace ThreatRegister.Web.Serving;

/// <summary>
/// Keeps the registers up with the log while the program serves, so that a page finds them there. A failure is told and tried again: a page
/// that needs more than there is brings the registers up itself.
/// </summary>
internal sealed partial class Follower(OpenRegister opened, RegisterMeter meter, ILogger<Follower> logger) : BackgroundService
{
    private readonly RegisterServices register = opened.Services;
    private static readonly TimeSpan pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var head = await register.CatchUpAsync(null, stoppingToken);
                meter.Shown(head);
                await foreach (var recorded in register.Log.SubscribeAsync(head, stoppingToken)) head = await FollowAsync(recorded.Position, head, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception wrong)
            {
                Behind(logger, EarlyEnds.Said(wrong));
                await Task.Delay(pause, register.Time, stoppingToken);
            }
        }
    }

    private async Task<long> FollowAsync(long position, long head, CancellationToken cancellationToken)
    {
        meter.Happened(position);
        if (position <= head) return head;

        var shown = await register.CatchUpAsync(position, cancellationToken);
        meter.Shown(shown);
        return shown;
    }

    [LoggerMessage(LogLevel.Warning, "The registers do not follow the log; tried again in a moment: {Wrong}")]
    private static partial void Behind(ILogger logger, string wrong);
}
