using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ThreatRegister.Application.Sealing;
using ThreatRegister.Web.Access;

namespace ThreatRegister.Web.Serving;

/// <summary>Seals what was recorded, every few minutes and once more when the program ends. A failure is told and tried again.</summary>
internal sealed partial class SealService(OpenRegister opened, ILogger<SealService> logger) : BackgroundService
{
    /// <summary>What was left unsealed by a program that was killed is sealed soon, and not while the first page is waited for.</summary>
    private static readonly TimeSpan first = TimeSpan.FromSeconds(10);

    /// <summary>Ending the program waits no longer than that.</summary>
    private static readonly TimeSpan atTheEnd = TimeSpan.FromSeconds(10);

    private readonly RegisterServices register = opened.Services;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (register.Sealing is not { Every: not null } sealing) return;

        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(atTheEnd);
        await SealAsync(sealing, bound.Token);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (register.Sealing is not { Every: { } every } sealing) return;

        for (var pause = every < first ? every : first; !stoppingToken.IsCancellationRequested; pause = every)
        {
            await Task.Delay(pause, register.Time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stoppingToken.IsCancellationRequested) await SealAsync(sealing, stoppingToken);
        }
    }

    private async Task SealAsync(Sealing sealing, CancellationToken cancellationToken)
    {
        try
        {
            await sealing.Sealer.SealAsync(cancellationToken: cancellationToken);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // The next program seals it.
        }
        catch (SealException refused)
        {
            NotSealed(logger, refused.Message);
        }
        catch (Exception wrong)
        {
            NotSealed(logger, EarlyEnds.Said(wrong));
        }
    }

    [LoggerMessage(LogLevel.Warning, "The log is not sealed: {Wrong}")]
    private static partial void NotSealed(ILogger logger, string wrong);
}
