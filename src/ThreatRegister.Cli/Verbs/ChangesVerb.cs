using System.CommandLine;
using System.Globalization;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Words;

namespace ThreatRegister.Cli;

/// <summary>The change log of all registers: which field of which record went from what to what, by whom and why.</summary>
internal static class ChangesVerb
{
    private const int PageForPeople = 100;

    public static Command Create()
    {
        var since = new Option<long>("--since") { Description = "After this POSITION of the log (default: from the beginning)." };
        var until = new Option<long?>("--until") { Description = "Up to this POSITION (default: the newest)." };
        var limit = new Option<int?>("--limit") { Description = $"The first so many (default: {PageForPeople} for people, all for programs)." };
        return Verb.OnRegister(
            "changes",
            "Lists what was changed in the registers, field by field, newest last.",
            ["./run changes --since 79", "./run changes --since 79 --until 90 --csv", "./run changes --json --limit 1000"],
            [since, until, limit, CommonOptions.Json, CommonOptions.Csv],
            async (session, parsed, cancellationToken) =>
            {
                var forPrograms = parsed.GetValue(CommonOptions.Json) || parsed.GetValue(CommonOptions.Csv);
                var most = parsed.GetValue(limit) ?? (forPrograms ? int.MaxValue - 1 : PageForPeople);
                if (most < 1 || most == int.MaxValue) throw new CliException(ExitCode.Usage, $"--limit is from 1 to {int.MaxValue - 1}.");
                var (first, last) = await RangeAsync(session, parsed.GetValue(since), parsed.GetValue(until), cancellationToken);
                await session.Maintenance.CatchUpAsync(last, cancellationToken: cancellationToken);
                var found = await session.Registers.ChangesAsync(session.Viewer, first, last, most + 1, cancellationToken);
                IReadOnlyList<ChangeItem> shown = found.Count > most ? [.. found.Take(most)] : found;
                if (parsed.GetValue(CommonOptions.Json)) Printed.Json(new { since = first, until = last, more = found.Count > most, changes = shown });
                else if (parsed.GetValue(CommonOptions.Csv)) PrintCsv(shown);
                else PrintTable(shown, session.Settings.Zone);
                if (found.Count > most) Standard.Error.WriteLine(Standard.Say(
                    $"Còn nữa: --since {shown[^1].Position - 1} xem tiếp từ thay đổi cuối đã nêu, --limit xem nhiều hơn một lần.", $"There are more: --since {shown[^1].Position - 1} goes on at the last one shown, --limit shows more at once."));
                return ExitCode.Success;
            });
    }

    private static async Task<(long Since, long Until)> RangeAsync(RegisterSession session, long since, long? until, CancellationToken cancellationToken)
    {
        var head = (await session.Log.HeadAsync(cancellationToken)).Position;
        var last = until ?? head;
        if (since < 0 || last < 0) throw new CliException(ExitCode.Usage, "--since and --until are positions of the log, from 0 on.");
        if (since > head || last > head) throw new CliException(ExitCode.NotFound, $"The log has only come to position {head}.");
        return since <= last ? (since, last) : throw new CliException(ExitCode.Usage, $"--since {since} is after --until {last}.");
    }

    private static void PrintCsv(IEnumerable<ChangeItem> items) => Printed.Csv(
        ["position", "register", "id", "field", "old", "new", "actor", "recordedAt", "grounds", "event"],
        items.Select(item => (IReadOnlyList<string?>)
        [
            item.Position.ToString(CultureInfo.InvariantCulture), item.Register, item.Id, item.Field, item.Old, item.New, item.Actor,
            item.RecordedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture), item.Grounds, item.Event,
        ]));

    private static void PrintTable(IReadOnlyList<ChangeItem> items, TimeZoneInfo zone)
    {
        if (items.Count == 0)
        {
            Standard.Error.WriteLine(Standard.Say("Không có gì thay đổi giữa hai vị trí này.", "Nothing was changed between these positions."));
            return;
        }

        var table = new TextTable("Position", "Recorded", "By", "Event", "Register", "Id", "Field", "Change", "Grounds");
        foreach (var item in items)
        {
            table.Add(
                item.Position.ToString(CultureInfo.InvariantCulture), TimeZoneInfo.ConvertTime(item.RecordedAt, zone).ToString("yyyy-MM-dd HH:mmzzz", CultureInfo.InvariantCulture), item.Actor, item.Event, item.Register, item.Id, item.Field,
                ChangeWords.Of(item.Old, item.New), item.Grounds ?? "");
        }

        Printed.Text(table.Render());
    }
}
