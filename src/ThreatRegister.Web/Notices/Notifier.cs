using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ThreatRegister.Accounts;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Web.Access;

namespace ThreatRegister.Web.Notices;

/// <summary>
/// Tells people by e-mail what is assigned, returned and overdue, each thing once, in one mail a round. What a server did not take comes up
/// again in a later round. Without a mail server it does nothing.
/// </summary>
internal sealed partial class Notifier(OpenRegister opened, ILogger<Notifier> logger) : BackgroundService
{
    private static readonly TimeSpan round = TimeSpan.FromMinutes(1);

    /// <summary>What becomes overdue does so without an event.</summary>
    private static readonly TimeSpan idle = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan again = TimeSpan.FromMinutes(10);
    private readonly RegisterServices register = opened.Services;

    /// <summary>Looks once, and tells whom there is to tell.</summary>
    /// <returns>How many mails were taken by the server.</returns>
    public async Task<int> TellAsync(MailServer server, CancellationToken cancellationToken)
    {
        var sent = 0;
        var seen = new Dictionary<Tlp, Concerns>();
        foreach (var account in (await register.Accounts.Store.ListAsync(cancellationToken)).Where(account => account is { Disabled: false, MustChangePassword: false, Email: not null }))
        {
            var actor = account.AsActor("notice");
            if (!Permissions.May(actor, Permission.Read)) continue;
            if (!seen.TryGetValue(actor.Clearance, out var concerns)) seen[actor.Clearance] = concerns = await Concerns.ReadAsync(register, new Viewer("notices", actor.Clearance), cancellationToken);
            if (await TellAsync(server, account, [.. concerns.Of(account)], cancellationToken)) sent++;
        }

        return sent;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (register.Mail is not { } server) return;

        var (looked, position) = (DateTimeOffset.MinValue, -1L);
        using var timer = new PeriodicTimer(round, register.Time);
        do
        {
            try
            {
                var head = (await register.Log.HeadAsync(stoppingToken)).Position;
                if (head == position && register.Time.GetUtcNow() - looked < idle) continue;

                await TellAsync(server, stoppingToken);
                (looked, position) = (register.Time.GetUtcNow(), head);
            }
            catch (Exception wrong) when (wrong is not OperationCanceledException)
            {
                Silent(logger, wrong.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<bool> TellAsync(MailServer server, Account account, IReadOnlyList<Concern> concerns, CancellationToken cancellationToken)
    {
        var now = register.Time.GetUtcNow();
        var taken = await register.Notices.TakeAsync(account.Id, [.. concerns.Select(concern => concern.Key)], now, now + again, cancellationToken);
        Concern[] news = [.. concerns.Where(concern => taken.Contains(concern.Key))];
        if (news.Length == 0) return false;

        try
        {
            await server.SendAsync(account.Email!, NoticeMail.Of(news, server.Pages), cancellationToken);
        }
        catch (Exception wrong) when (wrong is not OperationCanceledException)
        {
            NotTaken(logger, account.Id, server.ToString(), wrong.GetType().Name);
            return false;
        }

        await register.Notices.ToldAsync(account.Id, taken, register.Time.GetUtcNow(), cancellationToken);
        return true;
    }

    [LoggerMessage(LogLevel.Warning, "Notices could not be made ({Kind}); tried again in a minute.")]
    private static partial void Silent(ILogger logger, string kind);

    [LoggerMessage(LogLevel.Warning, "The notice for {Account} was not taken by {Server} ({Kind}); tried again in ten minutes.")]
    private static partial void NotTaken(ILogger logger, string account, string server, string kind);
}
