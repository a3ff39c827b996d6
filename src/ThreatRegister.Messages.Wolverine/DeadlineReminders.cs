using System.Globalization;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.EventLog;
using Wolverine;
using Wolverine.Marten;

namespace ThreatRegister.Messages.Wolverine;

/// <summary>The register as reminders ask it: pure reckoning from the rules, with nothing stored but what was scheduled.</summary>
/// <param name="UnsettledAsync">The deadlines that run, are near or are overdue at an instant, and the position they were reckoned at.</param>
/// <param name="Soon">How long before its end a deadline is near.</param>
public sealed record RegisterDeadlines(IEventLog Log, Func<DateTimeOffset, CancellationToken, Task<DeadlineList>> UnsettledAsync, TimeSpan Soon, TimeProvider Time);

/// <summary>That a look at a deadline was scheduled; committed together with the message.</summary>
public sealed class ScheduledLook
{
    public required string Id { get; init; }

    internal static string IdOf(LookAtDeadline look) =>
        string.Join('|', look.Incident, look.Set, look.Rule, look.Due.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
}

/// <summary>Schedules a look at each deadline for the time when it is near, once, as soon as the log gives rise to it.</summary>
internal sealed partial class DeadlineReminders(RegisterDeadlines register, IDocumentStore store, IServiceScopeFactory scopes, ILogger<DeadlineReminders> logger) : BackgroundService
{
    private static readonly TimeSpan pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var seen = await ScheduleAsync(stoppingToken);
                await foreach (var recorded in register.Log.SubscribeAsync(seen, stoppingToken))
                {
                    if (recorded.Position <= seen) continue;

                    // Whatever else is recorded by then is in the same look.
                    await Task.Delay(pause, register.Time, stoppingToken);
                    seen = await ScheduleAsync(stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception wrong)
            {
                NotScheduled(logger, wrong);
                await Task.Delay(pause * 5, register.Time, stoppingToken);
            }
        }
    }

    private async Task<long> ScheduleAsync(CancellationToken cancellationToken)
    {
        var unsettled = await register.UnsettledAsync(register.Time.GetUtcNow(), cancellationToken);
        var looks = unsettled.Deadlines.Where(deadline => deadline.Due is not null)
            .Select(deadline => new LookAtDeadline(deadline.Incident, deadline.Set, deadline.Rule, deadline.Due!.Value))
            .DistinctBy(ScheduledLook.IdOf, StringComparer.Ordinal)
            .ToList();
        await using var session = store.LightweightSession();
        var known = (await session.LoadManyAsync<ScheduledLook>(cancellationToken, looks.Select(ScheduledLook.IdOf))).Select(look => look.Id).ToHashSet(StringComparer.Ordinal);
        looks.RemoveAll(look => known.Contains(ScheduledLook.IdOf(look)));
        if (looks.Count == 0) return unsettled.Position;

        // Another process that schedules the same one fails on the document's key, and its message goes with it.
        await using var scope = scopes.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<IMartenOutbox>();
        outbox.Enroll(session);
        foreach (var look in looks)
        {
            session.Insert(new ScheduledLook { Id = ScheduledLook.IdOf(look) });
            await outbox.ScheduleAsync(look, look.Due - register.Soon);
        }

        await session.SaveChangesAsync(cancellationToken);
        return unsettled.Position;
    }

    [LoggerMessage(LogLevel.Warning, "Deadlines were not scheduled; tried again in a moment.")]
    private static partial void NotScheduled(ILogger logger, Exception wrong);
}

/// <summary>Tells of a deadline that is near, if it still is one: what was settled, corrected or taken back in the meantime is not told.</summary>
public static class LookAtDeadlineHandler
{
    public static async Task<DeadlineNear?> HandleAsync(LookAtDeadline look, RegisterDeadlines register, CancellationToken cancellationToken)
    {
        var unsettled = await register.UnsettledAsync(register.Time.GetUtcNow(), cancellationToken);
        var found = unsettled.Deadlines.FirstOrDefault(deadline =>
            string.Equals(deadline.Incident, look.Incident, StringComparison.Ordinal) && string.Equals(deadline.Set, look.Set, StringComparison.Ordinal)
            && string.Equals(deadline.Rule, look.Rule, StringComparison.Ordinal) && deadline.Due == look.Due);
        return found is null ? null : new(found.Incident, Projections.Codes.Of(found.Marking), found.Set, found.Rule, found.Step, found.To, look.Due);
    }
}
