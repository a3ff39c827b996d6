using System.Net;
using System.Net.Sockets;

namespace ThreatRegister.Tests.Faults;

/// <summary>
/// Stands between a client and a server's socket. When told to, it lets the next request through, waits until the server has answered, throws
/// the answer away and cuts both connections: the outcome is then decided, and unknown to the client.
/// </summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly string socket;
    private readonly Task accepting;
    private Order? order;

    public CuttingProxy(string socket)
    {
        this.socket = socket;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Cuts at the next answer on a connection that appends, or on any; ends when that was done.</summary>
    public Task CutAsync(bool whereItAppends)
    {
        var next = new Order(whereItAppends);
        Volatile.Write(ref order, next);
        return next.Done.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await accepting;
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await listener.AcceptTcpClientAsync(stopping.Token));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using (client)
        {
            client.NoDelay = true;
            try
            {
                await server.ConnectAsync(new UnixDomainSocketEndPoint(socket), stopping.Token);
                await using var upstream = new NetworkStream(server);
                var connection = new Connection();
                await Task.WhenAny(RequestsAsync(client.GetStream(), upstream, connection), AnswersAsync(upstream, client.GetStream(), connection));
            }
            catch (Exception error) when (error is IOException or SocketException or OperationCanceledException)
            {
                // One side went away; leaving closes both.
            }
        }
    }

    private async Task RequestsAsync(NetworkStream client, NetworkStream server, Connection connection)
    {
        var buffer = new byte[64 << 10];
        while (await client.ReadAsync(buffer, stopping.Token) is > 0 and var count)
        {
            // The statement is prepared once; from then on only its name is sent.
            if (!connection.Appends && buffer.AsSpan(0, count).IndexOf("log.append_many"u8) >= 0) connection.Appends = true;
            await server.WriteAsync(buffer.AsMemory(0, count), stopping.Token);
        }
    }

    private async Task AnswersAsync(NetworkStream server, NetworkStream client, Connection connection)
    {
        var buffer = new byte[64 << 10];
        while (await server.ReadAsync(buffer, stopping.Token) is > 0 and var count)
        {
            if (Volatile.Read(ref order) is { } asked && (connection.Appends || !asked.WhereItAppends) && Interlocked.CompareExchange(ref order, null, asked) == asked)
            {
                asked.Done.SetResult();
                return;
            }

            await client.WriteAsync(buffer.AsMemory(0, count), stopping.Token);
        }
    }

    private sealed class Connection
    {
        public bool Appends { get; set; }
    }

    private sealed record Order(bool WhereItAppends)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
