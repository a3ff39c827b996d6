using System.Collections.Concurrent;
using System.Net;
using System.Net.Mime;
using System.Net.Sockets;
using System.Text;

namespace ThreatRegister.Tests.Web_Specs;

/// <summary>A mail server on this machine that keeps what it is handed (RFC 5321, as far as a sender needs it).</summary>
internal sealed class MailBox : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ended = new();
    private readonly Task served;

    public MailBox()
    {
        listener.Start();
        served = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Answers every mail with this instead of taking it.</summary>
    public string? Refusing { get; set; }

    public ConcurrentQueue<(string To, string Text)> Mails { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        listener.Stop();
        await served;
        ended.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(ended.Token);
                await TakeAsync(client);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or IOException or SocketException)
        {
            // No more mail.
        }
    }

    private async Task TakeAsync(TcpClient client)
    {
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\r\n" };
        await writer.WriteLineAsync("220 hop-thu");
        var to = "";
        while (await reader.ReadLineAsync(ended.Token) is { } line)
        {
            if (line.StartsWith("RCPT TO:", StringComparison.OrdinalIgnoreCase)) to = line["RCPT TO:".Length..].Trim(' ', '<', '>');
            if (line.Equals("DATA", StringComparison.OrdinalIgnoreCase)) await writer.WriteLineAsync(await MailAsync(reader, writer, to));
            else if (line.Equals("QUIT", StringComparison.OrdinalIgnoreCase)) break;
            else await writer.WriteLineAsync("250 hop-thu");
        }
    }

    private async Task<string> MailAsync(StreamReader reader, StreamWriter writer, string to)
    {
        await writer.WriteLineAsync("354 .");
        var lines = new List<string>();
        while (await reader.ReadLineAsync(ended.Token) is { } line and not ".") lines.Add(line);
        if (Refusing is not null) return Refusing;

        Mails.Enqueue((to, TextOf(lines)));
        return "250 ok";
    }

    /// <summary>The body, of whatever encoding.</summary>
    private static string TextOf(List<string> lines)
    {
        var head = lines.TakeWhile(line => line.Length > 0).ToArray();
        var body = lines.Skip(head.Length + 1).ToArray();
        return head.Any(line => line.Contains(TransferEncoding.Base64.ToString(), StringComparison.OrdinalIgnoreCase))
            ? Encoding.UTF8.GetString(Convert.FromBase64String(string.Concat(body)))
            : string.Join('\n', body);
    }
}
