using System.CommandLine;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Shifts;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Shifts;

namespace ThreatRegister.Cli;

/// <summary>What a shift has to look after, and how it is handed over to the next (bàn giao ca).</summary>
internal static class ShiftVerbs
{
    private const int ShownToPeople = 20;
    private static readonly Option<string?> notes = new("--notes") { Description = "What the other has to know." };

    public static Command Create() => Verb.Group(
        "shift",
        "What needs attention now, and its hand-over to the next shift.",
        ["./run shift open-items", "./run shift hand-over --to truc-ban-2 --notes \"Chờ xác minh tin báo 7\" --actor truc-ban-1", "./run shift take-over --actor truc-ban-2", "./run shift list"],
        OpenItems(),
        HandOver(),
        TakeOver(),
        List());

    private static Command OpenItems()
    {
        var reading = new Reading();
        var limit = new Option<int?>("--limit") { Description = $"At most so many of each kind (default: {ShownToPeople} for people, {Limits.List} for programs)." };
        return Verb.OnRegister(
            "open-items",
            "Lists what needs attention: why, and since when.",
            ["./run shift open-items", "./run shift open-items --as-of 2026-11-21T06:00+07:00", "./run shift open-items --json"],
            [limit, .. reading.Moment, CommonOptions.Json],
            async (session, parsed, cancellationToken) =>
            {
                var question = await reading.AskAsync(session, parsed, cancellationToken);
                var most = parsed.GetValue(limit) ?? (parsed.GetValue(CommonOptions.Json) ? Limits.List : ShownToPeople);
                if (most < 1) throw new CliException(ExitCode.Usage, "--limit is at least 1.");
                var work = await Work(session).AtAsync(session.Viewer, question.Query.Moment, question.At, most, cancellationToken);
                var totals = work.Totals.Select(total => new { kind = Codes.Of(total.Key), total = total.Value.Total, atLeast = total.Value.AtLeast ? true : (bool?)null }).ToList();
                if (parsed.GetValue(CommonOptions.Json)) Printed.Json(new { position = question.Query.Moment.Position, open = totals, items = work.Items });
                else PrintWork(work, session.Settings.Zone, question.Language);
                return ExitCode.Success;
            });
    }

    private static Command HandOver()
    {
        var to = new Option<string>("--to") { Description = "Who takes over, as an id.", Required = true };
        return Verb.OnRegister(
            "hand-over",
            "Hands over the shift: records what is open now, and to whom it goes.",
            ["./run shift hand-over --to truc-ban-2 --notes \"Chờ xác minh tin báo 7\" --actor truc-ban-1"],
            [to, notes, Sending.CommandId, CommonOptions.Json],
            async (session, parsed, cancellationToken) =>
            {
                var commandId = Sending.IdOf(parsed);
                var shift = new ShiftId(commandId.ToString());
                var known = await session.Records.FindAsync(new ShiftRegister(), shift.Value, await session.NewestAsync(cancellationToken), cancellationToken);
                var moment = known?.Row is ShiftRow earlier ? (await session.Moments.AtAsync(earlier.OpenAt, cancellationToken))! : await session.NewestAsync(cancellationToken);

                // Sent again, it is reckoned as when it was recorded, so that it is the same command.
                var at = (known?.Row as ShiftRow)?.RecordedAt ?? TimeProvider.System.GetUtcNow();
                var command = await Work(session).HandOverAsync(session.Viewer, shift, parsed.GetValue(to)!, parsed.GetValue(notes), moment, at, cancellationToken);
                return await Sending.SendAsync(session, parsed, new CommandEnvelope(command, commandId, session.Settings.Actor), cancellationToken);
            });
    }

    private static Command TakeOver()
    {
        var id = new Argument<string?>("shift") { Description = "Id of the hand-over (default: the oldest that waits for you).", Arity = ArgumentArity.ZeroOrOne };
        return Verb.OnRegister(
            "take-over",
            "Takes over a shift that was handed over.",
            ["./run shift take-over --actor truc-ban-2", "./run shift take-over 0199f3c2-7a10-7c55-8a51-0d5c0d3c9a11 --notes \"Đã nhận đủ\""],
            [id, notes, Sending.CommandId, CommonOptions.Json],
            async (session, parsed, cancellationToken) =>
            {
                var shift = parsed.GetValue(id) is { } named ? Ids.Require(named) : await WaitingAsync(session, cancellationToken);
                return await Sending.SendAsync(session, parsed, new TakeOverShift(session.Settings.Actor, parsed.GetValue(notes)) { Shift = new(shift) }, cancellationToken);
            });
    }

    private static Command List() => new ListVerb("shifts")
    {
        Name = "list",
        Description = "Lists the hand-overs, the newest last.",
        Examples = ["./run shift list", "./run shift list --json"],
    }.Create();

    private static ShiftWork Work(RegisterSession session) => new(session.Registers, session.Work, session.Deadlines, session.Rules, session.Moments, session.Records, session.Settings.Zone);

    private static async Task<IReadOnlyList<ShiftRow>> ShiftsAsync(RegisterSession session, Moment moment, CancellationToken cancellationToken) =>
        [.. (await session.Registers.RowsAsync<ShiftRow>(session.Viewer, moment, cancellationToken)).OrderBy(shift => shift.RecordedAt)];

    private static async Task<string> WaitingAsync(RegisterSession session, CancellationToken cancellationToken)
    {
        var shifts = await ShiftsAsync(session, await session.NewestAsync(cancellationToken), cancellationToken);
        return shifts.FirstOrDefault(shift => shift.Status is ShiftStatus.HandedOver && string.Equals(shift.To, session.Settings.Actor, StringComparison.Ordinal))?.Id
            ?? throw new CliException(ExitCode.NotFound, $"No shift was handed over to {session.Settings.Actor} that is not taken over. 'shift list' shows them; name one to take it over for another.");
    }

    private static void PrintWork(OpenWork work, TimeZoneInfo zone, string language)
    {
        if (work.Items.Count == 0)
        {
            Standard.Error.WriteLine(Standard.Say("Không có việc nào cần xử lý.", "Nothing needs attention."));
            return;
        }

        var table = new TextTable(WorkWords.Heads(language, new("Việc", "Why"), new("Từ lúc", "Since"), new("TLP", "TLP"), new("Mã", "Id"), new("Nội dung", "What")));
        foreach (var item in work.Items)
            table.Add(WorkWords.Of(item.Kind, language), WorkWords.Time(item.Since, zone), Codes.Of(item.Marking), item.Id, item.Title);
        Printed.Text(table.Render() + "\n" + string.Concat(work.Totals.Select(total => $"{WorkWords.Of(total.Key, language)}: {WorkWords.Of(total.Value, language)}\n")));
    }
}
