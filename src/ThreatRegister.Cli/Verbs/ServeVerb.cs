using System.CommandLine;
using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ThreatRegister.Web.Notices;
using ThreatRegister.Web.Serving;

namespace ThreatRegister.Cli;

/// <summary>The pages and the API, until Ctrl-C.</summary>
internal static class ServeVerb
{
    public static Option<string> Urls { get; } = new("--urls") { Description = "Where to listen; port 0 takes a free one.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };

    public static Command Create() => Verb.OnRegister(
        "serve",
        "Serves the pages and the API until Ctrl-C.",
        ["./run serve", "./run serve --urls http://127.0.0.1:8080", "./run --data /srv/register serve"],
        [Urls],
        (session, parsed, cancellationToken) => ServeAsync(session, parsed.GetValue(Urls)!, cancellationToken));

    public static async Task<int> ServeAsync(RegisterSession session, string urls, CancellationToken cancellationToken)
    {
        foreach (var url in urls.Split(';'))
            if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https"))
                throw new CliException(ExitCode.Usage, $"--urls: '{url}' is no address to listen on: write http://127.0.0.1:5080.");

        var (mail, every) = (MailOf(), EveryOf(Standard.Variable("THREATREG_SEAL_MINUTES")));
        await GreetAsync(session, cancellationToken);
        await using var beside = await session.StartBesideAsync(cancellationToken);
        await using var server = WebServer.Build(session.Services with { Mail = mail, Sealing = session.Sealing?.SealedEvery(every) }, urls);
        try
        {
            await server.StartAsync(cancellationToken);
        }
        catch (IOException taken)
        {
            throw new CliException(ExitCode.Failure, $"Cannot listen on {urls}: {taken.Message} Take another address with --urls.");
        }

        foreach (var address in server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses) Printed.Text(address);
        Standard.Error.WriteLine("Ctrl-C ends it.");
        await server.WaitForShutdownAsync(cancellationToken);
        return ExitCode.Success;
    }

    /// <summary>Null: none is named, and no notices are sent.</summary>
    private static MailServer? MailOf()
    {
        if (Standard.Variable("THREATREG_SMTP") is not { Length: > 0 } server) return null;

        try
        {
            return MailServer.Parse(server, Standard.Variable("THREATREG_MAIL_FROM"), Standard.Variable("THREATREG_URL") is { Length: > 0 } pages ? pages : null);
        }
        catch (FormatException wrong)
        {
            throw new CliException(ExitCode.Usage, wrong.Message);
        }
    }

    /// <summary>Null: the log is not sealed while it is served.</summary>
    internal static TimeSpan? EveryOf(string? written) => written switch
    {
        null => TimeSpan.FromMinutes(5),
        "0" => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes <= 1_440 => TimeSpan.FromMinutes(minutes),
        var text => throw new CliException(ExitCode.Usage, $"THREATREG_SEAL_MINUTES: '{text}' is no number of minutes from 0 (off) to 1440."),
    };

    /// <summary>The first time, somebody has to be able to sign in. The line keeps its form: programs read it too.</summary>
    private static async Task GreetAsync(RegisterSession session, CancellationToken cancellationToken)
    {
        if (await session.Accounts.EnsureAdministratorAsync(cancellationToken) is not { Password: { } password, Account.Id: var id }) return;

        Standard.Error.WriteLine($"Sign in as {id} with password {password} (shown once; to be changed at the first sign-in).");
    }
}
