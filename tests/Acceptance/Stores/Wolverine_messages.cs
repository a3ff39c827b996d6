using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ThreatRegister.Messages.Wolverine;
using Wolverine;
using Wolverine.Postgresql;

namespace ThreatRegister.Tests.Acceptance;

/// <summary>A shop's own Wolverine host, which sends commands to the register's queue and hears what became of them.</summary>
public sealed class Wolverine_messages(MartenShopFixture register) : IClassFixture<MartenShopFixture>
{
    private const int Sent = 60;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task are_executed_once_though_the_program_is_killed_and_messages_come_twice()
    {
        if (register.Cli.Store.Name is not "marten") Assert.Skip("Only on Marten.");
        using var shop = await ShopAsync();
        var bus = shop.Services.CreateScope().ServiceProvider.GetRequiredService<IMessageBus>();
        var commands = Enumerable.Range(0, Sent).Select(number => Report($"tu-hang-doi-{number}")).ToList();

        foreach (var command in commands) await bus.PublishAsync(command);
        await MartenShopFixture.UntilAsync(() => Task.FromResult(Recorded() > Sent / 6));
        register.Kill();
        foreach (var command in commands.Take(5)) await bus.PublishAsync(command);
        await register.ServeAsync();
        await MartenShopFixture.UntilAsync(() => Task.FromResult(Recorded() == Sent && commands.TrueForAll(command => ShopInbox.Answers.ContainsKey(command.CommandId))));

        register.Sql("select count(distinct stream) || ' ' || count(*) from ordered.events where stream like 'incident-tu-hang-doi-%'").ShouldBe($"{Sent} {Sent}");
        foreach (var command in commands) ShopInbox.Answers[command.CommandId].Outcome.ShouldBe("accepted");
        register.Cli.Run("verify").Succeeded();
    }

    [Fact]
    public async Task are_answered_when_they_are_refused_or_no_commands()
    {
        if (register.Cli.Store.Name is not "marten") Assert.Skip("Only on Marten.");
        using var shop = await ShopAsync();
        var bus = shop.Services.CreateScope().ServiceProvider.GetRequiredService<IMessageBus>();
        var (refused, unknown) = (Report("khong-ro-loai") with { Body = Json("""{"incident":"khong-ro-loai","title":"Vụ","type":"no.such-type","occurred":"2026"}""") }, Report("x") with { Command = "no-such-command" });

        await bus.PublishAsync(refused);
        await bus.PublishAsync(unknown);
        await MartenShopFixture.UntilAsync(() => Task.FromResult(ShopInbox.Answers.ContainsKey(refused.CommandId) && ShopInbox.Answers.ContainsKey(unknown.CommandId)));

        ShopInbox.Answers[refused.CommandId].ShouldSatisfyAllConditions(answer => answer.Outcome.ShouldBe("refused"), answer => answer.Reason.ShouldBe("ThreatTypeUnknown"));
        ShopInbox.Answers[unknown.CommandId].Outcome.ShouldBe("malformed");
    }

    [Fact]
    public async Task tell_of_a_deadline_that_is_over()
    {
        if (register.Cli.Store.Name is not "marten") Assert.Skip("Only on Marten.");
        using var shop = await ShopAsync();
        var bus = shop.Services.CreateScope().ServiceProvider.GetRequiredService<IMessageBus>();
        await bus.PublishAsync(new SendCommand(Guid.CreateVersion7(), "report-incident", Json("""{"incident":"cho-thong-bao","title":"Cổng thông tin bị xâm nhập","type":"cyber.intrusion","occurred":"2026-06-10T20:00","outcome":"succeeded","severity":{"scale":"nciss","level":"high"}}"""), "truc-ban-01"));
        await MartenShopFixture.UntilAsync(() => Task.FromResult(register.Sql("select count(*) from ordered.events where stream = 'incident-cho-thong-bao'") == "1"));
        register.Cli.Run("detect", "cho-thong-bao", "--at", "2026-06-11T08:30").Succeeded();

        await MartenShopFixture.UntilAsync(() => Task.FromResult(ShopInbox.Deadlines.Any(near => near.Incident == "cho-thong-bao")));
        ShopInbox.Deadlines.Single(near => near.Incident == "cho-thong-bao").ShouldSatisfyAllConditions(
            near => near.Rule.ShouldBe("vn-20-2017-notification"),
            near => near.Due.ShouldBe(new DateTimeOffset(2026, 6, 17, 0, 0, 0, TimeSpan.FromHours(7))));
    }

    private int Recorded() => int.Parse(register.Sql("select count(*) from ordered.events where stream like 'incident-tu-hang-doi-%'"), CultureInfo.InvariantCulture);

    private static SendCommand Report(string incident) =>
        new(Guid.CreateVersion7(), "report-incident", Json($$"""{"incident":"{{incident}}","title":"Vụ việc từ hàng đợi","type":"cyber.attack","occurred":"2026-06"}"""), "he-thong-giam-sat");

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement.Clone();

    private async Task<IHost> ShopAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.UseWolverine(options =>
        {
            options.ServiceName = "shop";
            options.UseRuntimeCompilation();
            options.Discovery.DisableConventionalDiscovery().IncludeType(typeof(ShopInbox));
            options.UsePostgresqlPersistenceAndTransport(register.Connection, "shop_messages", "threatreg_queues");
            options.PublishMessage<SendCommand>().ToPostgresqlQueue("commands");
            options.ListenToPostgresqlQueue("answers");
            options.ListenToPostgresqlQueue("deadlines");
            options.Policies.UseDurableOutboxOnAllSendingEndpoints();
        });
        var host = builder.Build();
        await host.StartAsync(Token);
        return host;
    }
}

public static class ShopInbox
{
    public static ConcurrentDictionary<Guid, CommandAnswered> Answers { get; } = new();

    public static ConcurrentQueue<DeadlineNear> Deadlines { get; } = new();

    public static void Handle(CommandAnswered answer) => Answers[answer.CommandId] = answer;

    public static void Handle(DeadlineNear near) => Deadlines.Enqueue(near);
}
