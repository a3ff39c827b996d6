using System.Diagnostics;
using Marten;
using Npgsql;
using ThreatRegister.EventLog.Sequenced;
using ThreatRegister.Messages.Wolverine;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Registers.Marten;

namespace ThreatRegister.Tests.Acceptance;

/// <summary>A seeded register on Marten, served with its documents and queues by a process of its own, and a shop's own Marten store on the same database.</summary>
public sealed class MartenShopFixture : RegisterFixture
{
    private static readonly Dictionary<string, string> messages = new(StringComparer.Ordinal) { ["THREATREG_WOLVERINE"] = "commands,answers,deadlines" };

    private Process? serving;

    public IDocumentStore Store { get; private set; } = null!;

    /// <summary>As the owner of the database.</summary>
    public string Connection { get; private set; } = "";

    public override async ValueTask InitializeAsync()
    {
        if (Cli.Store.Name is not "marten") return;

        await base.InitializeAsync();
        Cli.Run("seed", "--cases").Succeeded();
        Connection = Querying.ConnectionOf(OwnerUrl);
        Store = DocumentStore.For(options =>
        {
            options.Connection(Connection);
            RegisterDocuments.Configure(options);
        });
        await ServeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        if (Cli.Store.Name is not "marten") return;

        Kill();
        Store.Dispose();
        await base.DisposeAsync();
    }

    public async Task ServeAsync()
    {
        serving = Cli.Start(messages, "serve", "--urls", "http://127.0.0.1:0");
        (await serving.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldNotBeNull(await ErrorsAsync());
    }

    /// <summary>As kill -9 does.</summary>
    public void Kill()
    {
        if (serving is null) return;

        serving.Kill(entireProcessTree: false);
        serving.WaitForExit();
        serving.Dispose();
        serving = null;
    }

    /// <summary>Comes back when the documents have come to the end of the log.</summary>
    public async Task DocumentsAsync()
    {
        var head = Cli.Run("status", "--json").Succeeded().Json.GetProperty("head").GetInt64();
        await UntilAsync(async () =>
        {
            await using var session = Store.QuerySession();
            return await session.LoadAsync<RegisterStand>(RegisterStand.Only, TestContext.Current.CancellationToken) is { } stand && stand.Position >= head;
        });
    }

    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(4));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await isSo()) await timer.WaitForNextTickAsync(limit.Token);
    }

    private async Task<string> ErrorsAsync() => serving!.HasExited ? await serving.StandardError.ReadToEndAsync() : "";
}
