using System.CommandLine;
using ThreatRegister.Application.Queries;
using ThreatRegister.EmbeddedPostgres;
using ThreatRegister.EventLog.Seals;
using ThreatRegister.Registers.Postgres;

namespace ThreatRegister.Cli;

/// <summary>Rebuilding, status and the database itself.</summary>
internal static class UpkeepVerbs
{
    public static Command Rebuild() => Verb.OnRegister(
        "rebuild",
        "Builds all registers anew from the log, beside those in use, then switches to them.",
        ["./run rebuild"],
        [CommonOptions.Json],
        async (session, parsed, cancellationToken) =>
        {
            var head = await session.Log.HeadAsync(cancellationToken);
            var progress = new Progress("Events", head.Position);
            var position = await session.Maintenance.RebuildAsync(progress, cancellationToken);
            progress.Done();
            var digests = await session.Registers.DigestsAsync(cancellationToken);
            if (parsed.GetValue(CommonOptions.Json)) Printed.Json(new { position, registers = digests });
            else Printed.Text($"Rebuilt up to position {position}.\n{Table(digests)}");
            return ExitCode.Success;
        });

    public static Command Status() => Verb.OnRegister(
        "status",
        "How far the log, its seals and the registers are, what is parked, and the registers' content digests.",
        ["./run status", "./run status --json"],
        [CommonOptions.Json],
        async (session, parsed, cancellationToken) =>
        {
            var behind = await session.Maintenance.PositionAsync(cancellationToken);
            var head = await session.Log.HeadAsync(cancellationToken);
            await session.Maintenance.CatchUpAsync(cancellationToken: cancellationToken);
            var parked = await session.Registers.ParkedAsync(cancellationToken);
            var digests = await session.Registers.DigestsAsync(cancellationToken);
            var lag = head.Position - (behind ?? 0);
            var seals = await SealsAsync(session, cancellationToken);
            if (parsed.GetValue(CommonOptions.Json))
            {
                Printed.Json(new { head = head.Position, recordedAt = head.Position == 0 ? (DateTimeOffset?)null : head.RecordedAt, digest = Convert.ToHexStringLower(head.Chain.Span), lag, seals, parked, registers = digests });
                return ExitCode.Success;
            }

            Printed.Text(
                $"Log: position {head.Position}, digest {Convert.ToHexStringLower(head.Chain.Span)}\nRegisters: were {lag} events behind, now up to date\n{Said(seals)}\n\n{Table(digests)}"
                + (parked.Count == 0 ? "\nNo stream is parked." : "\nParked (their rows stand still; 'rebuild' after mending):\n" + string.Concat(parked.Select(stream => $"  {stream.Stream} at position {stream.Position}: {stream.Error}\n"))));
            return ExitCode.Success;
        });

    public static Command Database() => Verb.Group(
        "db",
        "The database itself.",
        ["psql \"$(./run db url)\"", "./run db stop", "./run db migrate --connection postgresql://owner@host/database"],
        Verb.Of("migrate", "Makes the schema or brings it up to date, as the owner of the database.", ["./run db migrate", "./run db migrate --connection postgresql://owner@host/database"], [], MigrateAsync),
        Verb.Of("url", "Prints a URL that psql takes, as owner; the embedded server goes on running.", ["./run db url", "psql \"$(./run db url)\""], [], UrlAsync),
        Verb.Of("stop", "Stops the embedded server.", ["./run db stop"], [], StopAsync));

    private static async Task<int> MigrateAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = parsed.Settings();
        if (settings.Connection is { } owner)
        {
            await RegisterSession.MigrateAsync(ConnectionText.Parse(owner), settings.Store, cancellationToken);
            await RegisterSession.MigrateBesideAsync(ConnectionText.Parse(owner), settings.Store, cancellationToken);
        }
        else await (await RegisterSession.OpenAsync(settings, cancellationToken)).DisposeAsync();
        Printed.Text("The schema is up to date.");
        return ExitCode.Success;
    }

    private static async Task<int> UrlAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = parsed.Settings();
        if (settings.Connection is { } named)
        {
            Printed.Text(ConnectionText.ToUrl(named));
            return ExitCode.Success;
        }

        await (await RegisterSession.OpenAsync(settings, cancellationToken)).DisposeAsync();
        await using var cluster = await EmbeddedCluster.OpenAsync(new(settings.DataFolder), Progress.Notes, cancellationToken);
        cluster.KeepRunning();
        Printed.Text(cluster.OwnerUrl);
        return ExitCode.Success;
    }

    private static async Task<int> StopAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = parsed.Settings();
        if (settings.Connection is not null) throw new CliException(ExitCode.Usage, "Only the embedded server is stopped from here; this register uses --connection.");
        Printed.Text(await EmbeddedCluster.StopAsync(new(settings.DataFolder), cancellationToken) ? "Stopped." : "It was not running.");
        return ExitCode.Success;
    }

    /// <summary>Null: the store keeps none.</summary>
    private static async Task<SealState?> SealsAsync(RegisterSession session, CancellationToken cancellationToken)
    {
        if (session.Sealing is not { Store: var store }) return null;

        var standing = await store.StandingAsync(cancellationToken);
        var latest = standing.Latest;
        return new(latest?.Size, latest?.SealedAt, latest is null ? null : Convert.ToHexStringLower(latest.Root.Span), standing.Unsealed, standing.Since, standing.Missing, standing.Altered);
    }

    private static string Said(SealState? seals) => seals switch
    {
        null => "Seals: this store has none (docs/stores.md)",
        { Position: null } => $"Seals: none yet; {seals.Unsealed} events are not sealed ('seal' does it, and 'serve' every few minutes){Wrong(seals)}",
        _ => $"Seals: up to position {seals.Position}, made {seals.SealedAt:yyyy-MM-dd HH:mm:ss}Z, root {seals.Root}; {seals.Unsealed} events since{Wrong(seals)}",
    };

    private static string Wrong(SealState seals) =>
        (seals.Missing > 0 ? $"\nWRONG: {seals.Missing} events that were sealed are missing: run 'verify'" : "")
        + (seals.Altered is { } size ? $"\nWRONG: the seal of size {size} is not as it was signed: run 'verify'" : "");

    /// <param name="Position">Of the last event that is sealed.</param>
    /// <param name="Unsealed">How many events are not.</param>
    /// <param name="Since">When the first of those was recorded.</param>
    /// <param name="Missing">How many events were sealed and are gone.</param>
    /// <param name="Altered">The size of the newest seal where that is not as it was signed.</param>
    private sealed record SealState(long? Position, DateTimeOffset? SealedAt, string? Root, long Unsealed, DateTimeOffset? Since, long Missing, long? Altered);

    private static string Table(IReadOnlyList<RegisterDigest> digests)
    {
        var table = new TextTable("Register", "Rows", "Content digest");
        foreach (var register in digests) table.Add(register.Register, register.Rows.ToString(System.Globalization.CultureInfo.InvariantCulture), register.Digest);
        return table.Render();
    }
}
