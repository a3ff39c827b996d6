using System.Security.Cryptography;
using System.Text;
using ThreatRegister.EventLog;

namespace ThreatRegister.Tests.EventLog_Contract;

/// <summary>What every store must do. Each store inherits this and gives a fresh log for each fact.</summary>
public abstract partial class EventLogContract : IAsyncLifetime
{
    private IEventLog? log;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected IEventLog Log => log!;

    public async ValueTask InitializeAsync() => log = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract ValueTask<IEventLog> OpenAsync();

    protected virtual ValueTask CloseAsync() => ValueTask.CompletedTask;

    /// <summary>The rows as the store keeps them, for the verifier.</summary>
    protected virtual async Task<LogVerdict> VerifyAsync() => await LogVerifier.VerifyAsync(Log.ReadAllAsync(0, Token).Select(StoredEvent.Of), null, Token);

    protected static StreamName Stream(string id) => StreamName.Of("incident", id);

    protected static Append Append(string stream, long expected, params string[] bodies) =>
        Append(Stream(stream), new ExpectedVersion(expected), Guid.CreateVersion7(), bodies);

    protected static Append Append(StreamName stream, ExpectedVersion expected, Guid commandId, params string[] bodies) => new(
        stream,
        expected,
        commandId,
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', bodies))),
        "truc-ban-01",
        """{"source":"tổng đài"}"""u8.ToArray(),
        [.. bodies.Select(body => new NewEvent("incident-reported", 1, Encoding.UTF8.GetBytes(body)))]);

    protected async Task<AppendResult> AppendAsync(Append append) => (await Log.AppendAsync([append], Token))[0];

    protected async Task<AppendResult.Accepted> AcceptedAsync(Append append) => (await AppendAsync(append)).ShouldBeOfType<AppendResult.Accepted>();

    protected async Task<IReadOnlyList<RecordedEvent>> AllAsync(long after = 0) => await Log.ReadAllAsync(after, Token).ToListAsync(Token);

    protected static string Body(RecordedEvent recorded) => Encoding.UTF8.GetString(recorded.Data.Span);
}
