using System.CommandLine;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;

namespace ThreatRegister.Cli;

/// <summary>The program without a verb: loads the seeds into an empty register, shows it, and serves its pages until Ctrl-C.</summary>
internal static class FirstLook
{
    public static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var session = await RegisterSession.OpenAsync(parsed.Settings(), cancellationToken);
        if (await session.Moments.HasNoTypesAsync(cancellationToken)) await SeedVerb.SeedAsync(session, cases: true, cancellationToken);

        var moment = (await session.Moments.AtAsync(position: null, cancellationToken))!;
        await session.Maintenance.CatchUpAsync(moment.Position, cancellationToken: cancellationToken);
        var types = await session.Moments.TypesAtAsync(moment, session.Settings.Zone, cancellationToken);
        var view = await ThreatRegisterQuery.RunAsync(
            session.Registers, new(session.Viewer, moment, new()), Granularity.Year, types, moment.Position, "vi", cancellationToken);
        Printed.Text(RegisterText.Of(view, types, "vi"));
        Standard.Error.WriteLine("\nNext, here or in another terminal: ./run incidents | ./run show asean-2020-attacks | ./run summary --period 2020 | ./run --help");
        return await ServeVerb.ServeAsync(session, parsed.GetValue(ServeVerb.Urls)!, cancellationToken);
    }
}
