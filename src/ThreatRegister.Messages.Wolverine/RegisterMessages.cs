using JasperFx.Resources;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ThreatRegister.Application.Commands;
using ThreatRegister.EventLog;
using Wolverine;
using Wolverine.ErrorHandling;

namespace ThreatRegister.Messages.Wolverine;

/// <summary>The way in for those who send messages. Which transport they come by is the host's matter.</summary>
public static class RegisterMessages
{
    private static readonly TimeSpan[] later = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30)];

    /// <summary>
    /// Takes commands. They are in the durable inbox before they are acknowledged, and stay there until they are executed; what goes out, goes through
    /// the durable outbox. While the log cannot be reached they are tried again for as long as that lasts.
    /// </summary>
    public static WolverineOptions TakeRegisterCommands(this WolverineOptions options, ICommands commands)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Services.AddSingleton(commands);
        options.Discovery.IncludeType(typeof(SendCommandHandler));
        options.Policies.UseDurableInboxOnAllListeners();
        options.Policies.UseDurableOutboxOnAllSendingEndpoints();
        options.Policies.UseDurableLocalQueues();
        options.OnException<LogUnavailableException>().ScheduleRetryIndefinitely(later);
        options.OnException<LogBusyException>().ScheduleRetryIndefinitely(later);
        return options;
    }

    /// <summary>Tells of deadlines that are near, as <see cref="DeadlineNear"/>, by messages scheduled in the durable store.</summary>
    public static WolverineOptions RemindOfDeadlines(this WolverineOptions options, RegisterDeadlines deadlines)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Services.AddSingleton(deadlines);
        options.Services.AddHostedService<DeadlineReminders>();
        options.Discovery.IncludeType(typeof(LookAtDeadlineHandler));
        return options;
    }

    /// <summary>Makes the tables of the host's documents, inbox, outbox and queues.</summary>
    public static async Task MakeTablesAsync(IHost host, CancellationToken cancellationToken)
    {
        // The transport writes every statement to the console, where a program's results belong.
        var output = Console.Out;
        Console.SetOut(TextWriter.Null);
        try
        {
            await host.SetupResources(cancellationToken);
        }
        finally
        {
            Console.SetOut(output);
        }
    }

    /// <summary>What reminders keep in the Marten store.</summary>
    public static void Configure(StoreOptions store)
    {
        ArgumentNullException.ThrowIfNull(store);
        store.Schema.For<ScheduledLook>().DocumentAlias("scheduled_look");
    }
}
