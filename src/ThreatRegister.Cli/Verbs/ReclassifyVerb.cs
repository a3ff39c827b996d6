using System.CommandLine;
using System.Globalization;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Cli;

/// <summary>Gives many incidents another primary type, each by a command of its own.</summary>
internal static class ReclassifyVerb
{
    private const int AtOnce = 16;
    private const int PageSize = 1_000;
    private const int Shown = 20;

    public static Command Create()
    {
        var reading = new Reading();
        var to = new Option<string>("--to") { Description = "The new primary type.", Required = true };
        var grounds = Sending.Grounds();
        var dryRun = new Option<bool>("--dry-run") { Description = "Count, and record nothing." };
        return Verb.OnRegister(
            "reclassify",
            "Gives the incidents that the filters find under the type --type itself (not those of the types below it) another primary type. Broken off, it is resumed by running it again.",
            [
                "./run reclassify --type cyber.attack --to cyber.attack.ddos --text \"từ chối dịch vụ\" --grounds \"Tách loại năm 2026\" --dry-run",
                "./run reclassify --type cyber.attack --to cyber.attack.ddos --period 2021 --grounds \"Tách loại năm 2026\"",
            ],
            [to, grounds, dryRun, .. reading.Filters, CommonOptions.Json],
            (session, parsed, cancellationToken) => RunAsync(session, parsed, reading, new(parsed.GetValue(to)!, parsed.GetValue(grounds)!, parsed.GetValue(dryRun)), cancellationToken));
    }

    private static async Task<int> RunAsync(RegisterSession session, ParseResult parsed, Reading reading, Asked asked, CancellationToken cancellationToken)
    {
        var from = reading.TypeOf(parsed) ?? throw new CliException(ExitCode.Usage, "--type: which type are the incidents of now?");
        var question = await reading.AskAsync(session, parsed, cancellationToken);
        var type = Sending.Id<ThreatTypeId>(asked.To, "--to");
        if (!question.Types.Contains(type)) throw new CliException(ExitCode.NotFound, $"--to: there is no threat type '{type}'. 'types' lists them.");

        var found = await FindAsync(session, question.Query with { Filter = question.Query.Filter with { Types = [from] } }, cancellationToken);
        Standard.Error.WriteLine($"{found.Count} incidents of type '{from}' itself are found.");
        var fates = asked.DryRun ? [] : await SendAsync(session, found, from, type, asked.Grounds, cancellationToken);
        if (fates.Count > 0) await session.Maintenance.CatchUpAsync(cancellationToken: cancellationToken);
        return Print(parsed, asked, found.Count, fates);
    }

    /// <summary>All ids first: what is reclassified is no longer found. What speaks for nothing itself is left out.</summary>
    private static async Task<IReadOnlyList<string>> FindAsync(RegisterSession session, IncidentQuery query, CancellationToken cancellationToken)
    {
        string[] outside = [Codes.Of(Lifecycle.Retracted), Codes.Of(Lifecycle.MergedAway), Codes.Of(Lifecycle.Withdrawn)];
        var found = new List<string>();
        for (var offset = 0; ; offset += PageSize)
        {
            var page = await session.Registers.IncidentsAsync(query, PageSize, offset, cancellationToken);
            found.AddRange(page.Where(item => !outside.Contains(item.Status, StringComparer.Ordinal)).Select(item => item.Id));
            if (page.Count < PageSize) return found;
        }
    }

    private static async Task<IReadOnlyList<(string Id, CommandAnswer Answer)>> SendAsync(
        RegisterSession session, IReadOnlyList<string> found, string from, ThreatTypeId to, string grounds, CancellationToken cancellationToken)
    {
        var progress = new Progress("Reclassified", found.Count);
        var done = 0L;
        var fates = new (string, CommandAnswer)[found.Count];
        await Parallel.ForAsync(0, found.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (index, token) =>
        {
            fates[index] = (found[index], await ReclassifyAsync(session, found[index], from, to, grounds, token));
            progress.Report(Interlocked.Increment(ref done));
        });
        progress.Done();
        return fates;
    }

    /// <summary>The command's id follows from what it does, so that sent again it is recorded once; where it was done before and undone since, it is another one.</summary>
    private static async Task<CommandAnswer> ReclassifyAsync(RegisterSession session, string incident, string from, ThreatTypeId to, string grounds, CancellationToken cancellationToken)
    {
        var body = new ReclassifyIncident(to, grounds) { Incident = new(incident) };
        for (var time = 1; ; time++)
        {
            var id = DerivedIds.From("reclassify", incident, from, to.Value, grounds, time.ToString(CultureInfo.InvariantCulture));
            var answer = await session.Commands.ExecuteAsync(new(body, id, session.Settings.Actor), cancellationToken);
            if (answer is not CommandAnswer.Accepted { Repeated: true }) return answer;
        }
    }

    private static int Print(ParseResult parsed, Asked asked, int found, IReadOnlyList<(string Id, CommandAnswer Answer)> fates)
    {
        var recorded = fates.Count(fate => fate.Answer is CommandAnswer.Accepted { Events: > 0 });
        (string Id, CommandAnswer.Refused Refused)[] refused = [.. fates.Where(fate => fate.Answer is CommandAnswer.Refused).Select(fate => (fate.Id, (CommandAnswer.Refused)fate.Answer))];
        foreach (var (id, no) in refused.Take(Shown)) Standard.Error.WriteLine($"{id}: {Standard.Say("bị từ chối", "refused")} ({no.Reason}): {RefusalText.Of(no.Reason, Standard.Language)}.{(no.Instead is null ? "" : $" {Standard.Say("Thay bằng", "Instead")}: {no.Instead}.")}");
        if (parsed.GetValue(CommonOptions.Json)) Printed.Json(new { found, reclassified = recorded, refused = refused.Select(fate => new { id = fate.Id, reason = fate.Refused.Reason.ToString() }).ToArray(), dryRun = asked.DryRun });
        else Printed.Text($"{(asked.DryRun ? "Dry run: " : "")}found {found}, reclassified {recorded}, refused {refused.Length}");
        return refused.Length > 0 ? ExitCode.Refused : ExitCode.Success;
    }

    private sealed record Asked(string To, string Grounds, bool DryRun);
}
