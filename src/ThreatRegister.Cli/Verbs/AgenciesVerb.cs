using System.CommandLine;
using System.Globalization;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain.Agencies;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Agencies;

namespace ThreatRegister.Cli;

/// <summary>The agencies and forces: what they are called, what they are to whom, what became of them.</summary>
internal static class AgenciesVerb
{
    public static Command Create()
    {
        var reading = new Reading();
        var on = new Option<string?>("--on") { Description = "Those that were there on this day (yyyy-MM-dd), by the names they had then." };
        var agency = new Option<string?>("--agency") { Description = "An id or any name it ever had: with what it came from and what came of it." };
        return Verb.OnRegister(
            "agencies",
            "Lists the agencies: names, roles in bodies, occasions and instruments, successors.",
            ["./run agencies", "./run agencies --on 2022-04-07", "./run agencies --agency \"Ban Tuyên giáo Trung ương\"", "./run agencies --lang en --json"],
            [on, agency, .. reading.Moment, CommonOptions.Json, CommonOptions.Csv],
            async (session, parsed, cancellationToken) =>
            {
                DateOnly? day = parsed.GetValue(on) is { } asked ? Reading.Day(asked, "--on") : null;
                var question = await reading.AskAsync(session, parsed, cancellationToken);
                var all = await session.Registers.RowsAsync<AgencyRow>(question.Query.Viewer, question.Query.Moment, cancellationToken);
                var book = new AgencyBook(all);
                var meant = parsed.GetValue(agency) is { } name ? book.LineageOf(name) : all;
                var rows = meant.Where(row => day is not { } then || row.IsThereOn(then)).ToArray();
                if (parsed.GetValue(CommonOptions.Json)) Printed.Json(new { position = question.Query.Moment.Position, agencies = rows });
                else new Listing<AgencyRow>("agencies", Columns(book, day ?? question.DayIn(session.Settings.Zone))).Print(rows, parsed.GetValue(CommonOptions.Csv), question.Language);
                return ExitCode.Success;
            });
    }

    private static IReadOnlyList<ListColumn<AgencyRow>> Columns(AgencyBook book, DateOnly day) =>
    [
        new("Mã", "Id", row => row.Id),
        new("Loại", "Kind", row => Codes.Of(row.Kind), (row, language) => CodeWords.Of(row.Kind, language)),
        new("Tên", "Name", row => row.NameOn(day).In("vi"), (row, language) => row.NameOn(day).In(language)),
        new("Từ", "From", row => Day(row.ValidFrom)),
        new("Đến", "To", row => Day(row.ValidTo), (row, language) => row is { Status: AgencyStatus.Ended, ValidTo: null } ? CodeWords.Of(row.Status, language) : Day(row.ValidTo)),
        new("Kế thừa bởi", "Succeeded by", row => string.Join(' ', row.Successors), (row, language) => string.Join("; ", row.Successors.Select(id => book.NameOf(id, language, day)))),
        new("Vai trò", "Roles", row => string.Join("; ", row.Roles.Select(stated => Text(stated.Role, Codes.Of(stated.Role.Kind), id => id.Value))),
            (row, language) => string.Join("; ", row.Roles.Select(stated => Text(stated.Role, CodeWords.Of(stated.Role.Kind, language), id => book.NameOf(id, language, day))))),
    ];

    private static string Text(AgencyRole role, string kind, Func<Domain.AgencyId, string> nameOf) =>
        $"{kind}: {string.Join(", ", new[] { role.Body is { } body ? nameOf(body) : null, role.Occasion?.Value, role.Instrument?.Value, role.Matter }.Where(part => part is not null))}";

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-";
}
