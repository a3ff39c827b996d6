using System.CommandLine;
using System.Globalization;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Instruments;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Instruments;

namespace ThreatRegister.Cli;

/// <summary>Resolutions, decrees, strategies, plans: who issued them, since when they are in force, what they are to each other.</summary>
internal static class InstrumentsVerb
{
    private static readonly LocalizedText notStated = new("không nêu", "not stated");

    public static Command Create()
    {
        var reading = new Reading();
        var on = new Option<string?>("--on") { Description = "Those in force on this day (yyyy-MM-dd); those of which no source states it are marked." };
        var kind = new Option<string?>("--kind") { Description = $"One of: {string.Join(", ", Enum.GetValues<InstrumentKind>().Select(value => Codes.Of(value)))}." };
        return Verb.OnRegister(
            "instruments",
            "Lists the instruments: number, issuer, when in force, what each mandates, amends, replaces or implements.",
            ["./run instruments", "./run instruments --on 2025-09-18", "./run instruments --kind resolution --lang en", "./run instruments --json"],
            [on, kind, .. reading.Moment, CommonOptions.Json, CommonOptions.Csv],
            async (session, parsed, cancellationToken) =>
            {
                DateOnly? day = parsed.GetValue(on) is { } named ? Reading.Day(named, "--on") : null;
                InstrumentKind? asked = parsed.GetValue(kind) is { } code ? Reading.Parse<InstrumentKind>(code, "--kind") : null;
                var question = await reading.AskAsync(session, parsed, cancellationToken);
                var all = await session.Registers.RowsAsync<InstrumentRow>(question.Query.Viewer, question.Query.Moment, cancellationToken);
                var rows = all.Where(row => (asked is null || row.Kind == asked) && (day is not { } then || InstrumentsInForce.Of(row, all, then) is not Force.NotInForce)).ToArray();
                var open = rows.Where(row => day is { } then && InstrumentsInForce.Of(row, all, then) is Force.NotStated).Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
                if (parsed.GetValue(CommonOptions.Json)) Printed.Json(new { position = question.Query.Moment.Position, instruments = rows, notStated = open });
                else new Listing<InstrumentRow>("instruments", Columns(open)).Print(rows, parsed.GetValue(CommonOptions.Csv), question.Language);
                return ExitCode.Success;
            });
    }

    private static IReadOnlyList<ListColumn<InstrumentRow>> Columns(HashSet<string> open) =>
    [
        new("Mã", "Id", row => row.Id),
        new("Loại", "Kind", row => Codes.Of(row.Kind), (row, language) => CodeWords.Of(row.Kind, language)),
        new("Số, ký hiệu", "Number", row => row.Number ?? "", (row, language) => row.Number ?? notStated.In(language)),
        new("Nơi ban hành", "Issuer", row => row.Issuer ?? "", (row, language) => row.Issuer ?? notStated.In(language)),
        new("Ngày ban hành", "Issued on", row => row.IssuedOn?.Text ?? "", (row, language) => row.IssuedOn is { } issued ? WhenText.Of(issued, language) : notStated.In(language)),
        new("Hiệu lực", "In force", Days, (row, language) => open.Contains(row.Id) ? notStated.In(language) : Days(row)),
        new("Liên hệ", "Relations", row => string.Join("; ", row.Relations.Select(relation => $"{Codes.Of(relation.Kind)} {relation.Other}")),
            (row, language) => string.Join("; ", row.Relations.Select(relation => $"{CodeWords.Of(relation.Kind, language)}: {relation.Other}"))),
        new("Tên", "Title", row => row.Title.In("vi"), (row, language) => row.Title.In(language)),
    ];

    private static string Days(InstrumentRow row) => $"{Day(row.InForceFrom)}..{Day(row.InForceTo)}" is var days && days.Length == 2 ? "" : days;

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
