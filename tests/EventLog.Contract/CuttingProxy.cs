using System.Net;
using System.Net.Sockets;

namespace ThreatRegister.Tests.EventLog_Contract;

/// <summary>
/// Stands between a client and a server. When told to, it lets the next request through, waits until the server has answered, throws
/// the answer away and cuts both connections: the outcome is then decided, and unknown to the client.
/// </summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly int target;
    private readonly Task accepting;
    private int isArmed;
    private int cuts;

    public CuttingProxy(int target)
    {
        this.target = target;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public int Cuts => Volatile.Read(ref cuts);

    /// <summary>Cuts at the next answer, on whichever connection it comes.</summary>
    public void CutNextAnswer() => Interlocked.Exchange(ref isArmed, 1);

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
        using (client)
        using (var server = new TcpClient())
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, target, stopping.Token);
                await Task.WhenAny(RequestsAsync(client, server), AnswersAsync(server, client));
            }
            catch (Exception error) when (error is IOException or SocketException or OperationCanceledException)
            {
                // One side went away; leaving closes both.
            }
        }
    }

    private async Task RequestsAsync(TcpClient client, TcpClient server) =>
        await client.GetStream().CopyToAsync(server.GetStream(), stopping.Token);

    private async Task AnswersAsync(TcpClient server, TcpClient client)
    {
        var buffer = new byte[64 << 10];
        while (await server.GetStream().ReadAsync(buffer, stopping.Token) is > 0 and var count)
        {
            if (Interlocked.Exchange(ref isArmed, 0) == 1)
            {
                Interlocked.Increment(ref cuts);
                return;
            }

            await client.GetStream().WriteAsync(buffer.AsMemory(0, count), stopping.Token);
        }
    }
}
