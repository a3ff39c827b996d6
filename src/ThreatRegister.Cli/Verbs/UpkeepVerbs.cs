using System.CommandLine;
using ThreatRegister.Application.EvidenceFiles;
using ThreatRegister.Application.Queries;
using ThreatRegister.EmbeddedPostgres;
using ThreatRegister.EventLog;
using ThreatRegister.Registers.Postgres;

namespace ThreatRegister.Cli;

/// <summary>Proof, rebuilding, status and the database itself.</summary>
internal static class UpkeepVerbs
{
    private static readonly Argument<string?> issued = new("file") { Description = "A file: whether it is what was issued, and whether it was replaced since.", Arity = ArgumentArity.ZeroOrOne };

    public static Command Verify() => Verb.OnRegister(
        "verify",
        "Recomputes every hash of the log and of the audit and looks for gaps; names the first wrong event or entry. Reads every file of evidence again. With a FILE: whether that is what was issued.",
        ["./run verify", "./run verify --json", "./run verify ban-hanh/so-ket-2021-h1.vi.md"],
        [issued, CommonOptions.Language, CommonOptions.Json],
        async (session, parsed, cancellationToken) =>
        {
            if (parsed.GetValue(issued) is { } file) return await VerifyFile.RunAsync(session, file, parsed.GetValue(CommonOptions.Json), cancellationToken);

            var verdict = await session.VerifyLogAsync(cancellationToken);
            if (verdict is LogVerdict.Wrong wrong)
            {
                if (parsed.GetValue(CommonOptions.Json)) Printed.Json(new { ok = false, position = wrong.Position, what = wrong.What });
                Standard.Error.WriteLine($"WRONG at position {wrong.Position}: {wrong.What}");
                return ExitCode.Failure;
            }

            var ok = (LogVerdict.Ok)verdict;
            var digest = Convert.ToHexStringLower(ok.Chain.Span);
            var evidence = await new EvidenceAudit(session.Log, session.Codec, session.Evidence).RunAsync(cancellationToken);
            var audit = AuditCheck.Of(await session.Audit.VerifyAsync(cancellationToken));
            if (parsed.GetValue(CommonOptions.Json)) Printed.Json(new { ok = evidence.IsOk && audit.Ok, events = ok.Count, digest, evidence, audit });
            else
            {
                Printed.Text(
                    $"{ok.Count} events verify: contents, chain, positions, versions and times.\nDigest at position {ok.Count}: {digest}\n"
                    + $"Evidence: as it was kept: {evidence.Checked}; missing: {evidence.Missing.Count}; altered: {evidence.Altered.Count}; unreferenced: {evidence.Unreferenced.Count}.\n"
                    + (audit.Ok ? $"Audit: {audit.Entries} entries verify. Its digest: {audit.Digest}\n" : "")
                    + "Not visible from inside: a log whose tail was cut off, or that was rewritten whole. Compare the digest with one noted outside.");
            }

            EvidenceVerbs.PrintFaults(evidence);
            if (!audit.Ok) Standard.Error.WriteLine($"WRONG in the audit at entry {audit.Number}: {audit.What}");
            return evidence.IsOk && audit.Ok ? ExitCode.Success : ExitCode.Failure;
        });

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
        "How far the log and the registers are, what is parked, and the registers' content digests.",
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
            if (parsed.GetValue(CommonOptions.Json))
            {
                Printed.Json(new { head = head.Position, recordedAt = head.Position == 0 ? (DateTimeOffset?)null : head.RecordedAt, digest = Convert.ToHexStringLower(head.Chain.Span), lag, parked, registers = digests });
                return ExitCode.Success;
            }

            Printed.Text(
                $"Log: position {head.Position}, digest {Convert.ToHexStringLower(head.Chain.Span)}\nRegisters: were {lag} events behind, now up to date\n\n{Table(digests)}"
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

    private static string Table(IReadOnlyList<RegisterDigest> digests)
    {
        var table = new TextTable("Register", "Rows", "Content digest");
        foreach (var register in digests) table.Add(register.Register, register.Rows.ToString(System.Globalization.CultureInfo.InvariantCulture), register.Digest);
        return table.Render();
    }
}
