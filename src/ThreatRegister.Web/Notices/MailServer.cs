using System.Net;
using System.Net.Mail;

namespace ThreatRegister.Web.Notices;

/// <summary>The server that notices are handed to, and what they say of the register.</summary>
/// <param name="Encrypted">With STARTTLS; otherwise what is sent, the password too, can be read on the way.</param>
/// <param name="From">The address that they come from.</param>
/// <param name="Pages">Where readers reach the pages, such as <c>https://so.co-quan.vn</c>; null: notices hold no links.</param>
public sealed record MailServer(string Host, int Port, bool Encrypted, string? User, string? Password, string From, Uri? Pages)
{
    private const int Submission = 587;
    private static readonly TimeSpan longest = TimeSpan.FromSeconds(30);

    /// <param name="server"><c>smtp://user:password@host:port</c> (STARTTLS) or <c>smtp+plain://host:port</c> (not encrypted).</param>
    /// <exception cref="FormatException">One of them cannot be used; the message says which and how it is written.</exception>
    public static MailServer Parse(string server, string? from, string? pages)
    {
        if (!Uri.TryCreate(server, UriKind.Absolute, out var address) || address.Scheme is not ("smtp" or "smtp+plain") || address.Host.Length == 0)
            throw new FormatException("THREATREG_SMTP is no mail server: write smtp://user:password@mail.example.vn:587, or smtp+plain://localhost:25 where nothing is encrypted.");
        if (!MailAddress.TryCreate(from, out _)) throw new FormatException("THREATREG_MAIL_FROM is missing or no address: write the one that notices come from, such as so-dang-ky@example.vn.");
        Uri? link = null;
        if (pages is not null && (!Uri.TryCreate(pages, UriKind.Absolute, out link) || link.Scheme is not ("http" or "https")))
            throw new FormatException("THREATREG_URL is no address: write where readers reach the pages, such as https://so.example.vn.");

        var parts = address.UserInfo.Split(':', 2);
        var user = parts[0].Length == 0 ? null : Uri.UnescapeDataString(parts[0]);
        return new(address.Host, address.IsDefaultPort || address.Port < 0 ? Submission : address.Port, address.Scheme is "smtp", user, parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : null, from!, link);
    }

    /// <summary>Returns once the server has taken it.</summary>
    public async Task SendAsync(string to, NoticeMail mail, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mail);
        using var message = new MailMessage(From, to, mail.Subject, mail.Body);
        // Programs that answer by themselves are asked not to (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        using var client = new SmtpClient(Host, Port) { EnableSsl = Encrypted, Credentials = User is null ? null : new NetworkCredential(User, Password) };
        // The client's own time limit is not one of what is sent asynchronously.
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(longest);
        try
        {
            await client.SendMailAsync(message, bound.Token);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SmtpException($"{this} took nothing within {longest.TotalSeconds:0} seconds.", late);
        }
    }

    /// <summary>Without the password.</summary>
    public override string ToString() => $"{Host}:{Port}";
}
