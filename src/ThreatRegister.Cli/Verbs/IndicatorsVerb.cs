using System.CommandLine;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Indicators;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Indicators;

namespace ThreatRegister.Cli;

/// <summary>Figures that others observed: ranks and values, each with its scope and source.</summary>
internal static class IndicatorsVerb
{
    private static readonly LocalizedText notStated = new("không nêu", "not stated");

    public static Command Create()
    {
        var reading = new Reading();
        return Verb.OnRegister(
            "indicators",
            "Lists the indicators: ranks and values with their scope, index, publisher and year, where a source states these.",
            ["./run indicators", "./run indicators --period 2021", "./run indicators --type cyber --lang en", "./run indicators --json"],
            [.. reading.Subjects.Where(option => option.Name is not "--occasion"), .. reading.Moment, CommonOptions.Json, CommonOptions.Csv],
            async (session, parsed, cancellationToken) =>
            {
                var question = await reading.AskAsync(session, parsed, cancellationToken);
                var rows = await session.Registers.RowsAsync<IndicatorRow>(question.Query.Viewer, question.Query.Moment, cancellationToken);
                var asked = IndicatorQuery.Of(rows, question.Query.Filter, question.Types);
                if (parsed.GetValue(CommonOptions.Json)) Printed.Json(new { position = question.Query.Moment.Position, indicators = asked.Select(one => one.Row), mayBelong = asked.Where(one => one.MayBelong).Select(one => one.Row.Id) });
                else new Listing<AskedIndicator>("indicators", Columns).Print(asked, parsed.GetValue(CommonOptions.Csv), question.Language);
                return ExitCode.Success;
            });
    }

    private static IReadOnlyList<ListColumn<AskedIndicator>> Columns { get; } =
    [
        new("Mã", "Id", asked => asked.Row.Id + (asked.Row.Status is IndicatorStatus.Withdrawn ? " (withdrawn)" : "")),
        new("Nội dung", "Subject", asked => asked.Row.Subject),
        new("Về", "About", asked => asked.Row.About),
        new("Thứ hạng, giá trị", "Figure", asked => asked.Row.Text),
        new("Phạm vi", "Scope", asked => asked.Row.Region ?? Codes.Of(asked.Row.Scope), (asked, language) => asked.Row.Region ?? CodeWords.Of(asked.Row.Scope, language)),
        new("Chỉ số", "Index", asked => asked.Row.Name?.In("vi") ?? "", (asked, language) => (asked.Row.Name ?? notStated).In(language)),
        new("Nơi công bố", "Publisher", asked => asked.Row.Publisher ?? "", (asked, language) => asked.Row.Publisher ?? notStated.In(language)),
        new("Năm", "Year", asked => asked.Row.Period?.Text ?? "", (asked, language) => asked.Row.Period is { } period ? WhenText.Of(period, language) : notStated.In(language)),
        new("Nguồn", "Sources", asked => string.Join(' ', asked.Row.Sources)),
    ];
}
