using System.CommandLine;
using System.Globalization;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Questions;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Assessments;
using ThreatRegister.Domain.ThreatTypes;

namespace ThreatRegister.Cli;

internal static class RegisterVerb
{
    public static Command Create()
    {
        var reading = new Reading();
        var per = new Option<string>("--per") { Description = "The sub-periods: year, half, quarter or month.", DefaultValueFactory = _ => "year" };
        var by = new Option<string>("--by") { Description = "By type and period, or by place.", DefaultValueFactory = _ => "type" };
        by.AcceptOnlyFromAmong("type", "place");
        var geography = new Option<string?>("--geography") { Description = "With --by place: the places of then (default), of now, or of a DATE." };
        return Verb.OnRegister(
            "register",
            "The register by threat type and period, or by place.",
            ["./run register", "./run register --per month --period 2020 --type cyber", "./run register --by place --geography now --period 2024", "./run register --as-of 120 --json", "./run register --stated-by 2020-12-10"],
            [per, by, geography, .. reading.All, CommonOptions.Json, CommonOptions.Csv],
            async (session, parsed, cancellationToken) =>
            {
                var question = await reading.AskAsync(session, parsed, cancellationToken);
                if (parsed.GetValue(by) is "place") return await PlaceTable.PrintAsync(session, parsed, question, parsed.GetValue(geography), cancellationToken);
                if (parsed.GetValue(geography) is not null) throw new CliException(ExitCode.Usage, "--geography goes with --by place.");
                var view = await ThreatRegisterQuery.RunAsync(
                    session.Registers, question.Query, Asked.Member<Granularity>(parsed.GetValue(per)!, "per"), question.Types, question.Taxonomy, question.Language, cancellationToken);
                if (parsed.GetValue(CommonOptions.Json)) Printed.Json(view);
                else if (parsed.GetValue(CommonOptions.Csv)) Printed.Csv(ThreatRegisterTable.Heads, ThreatRegisterTable.Rows(view, question.Types));
                else Printed.Text(RegisterText.Of(view, question.Types, question.Language));
                return ExitCode.Success;
            });
    }
}

/// <summary>The register as text for a terminal.</summary>
internal static class RegisterText
{
    /// <summary>So many lines of a list are read by people; programs have all of them.</summary>
    private const int Listed = 100;

    public static string Of(ThreatRegisterView view, ThreatTypeTree types, string language)
    {
        var text = new System.Text.StringBuilder();
        if (view.Cells.Count == 0 && view.MayBelong.Count == 0) text.Append(Say(language, "Chưa ghi nhận sự cố, mối đe dọa nào thuộc phạm vi này.", "Nothing is recorded within this scope.")).Append('\n');
        else text.Append(Table(view, types, language));

        AddRecords(text, Say(language, "Xu hướng mà nguồn nêu (không phải số liệu)", "Trends that sources state (no figures)"), view.Trends, trend => Line(trend, types, language), language);
        AddMayBelong(text, view, types, language);
        AddRecords(text, Say(language, "Nghi vấn (ngoài các số trên)", "Suspected (outside the figures above)"), view.Suspected, cell => $"{types.NameOf(new(cell.Type)).In(language)}, {cell.Period}: {cell.Quantity.Text}", language);
        AddRecords(text, Say(language, "Đang tiếp diễn, thường trực", "Ongoing and standing"), view.Standing, item => $"{item.Id}  {item.Title} ({WhenText.Of(When.Parse(item.Since), language)})", language);
        text.Append('\n').Append(Say(language, "Tổng", "Total")).Append(": ").Append(view.Total.Quantity.Text)
            .Append(CultureInfo.InvariantCulture, $" ({view.Total.Incidents} {Say(language, "bản ghi", "records")})\n");
        if (view.ParkedStreams > 0)
            text.Append(CultureInfo.InvariantCulture, $"{Say(language, "CẢNH BÁO: có luồng sự kiện không đọc được, các số có thể thiếu", "WARNING: there are streams that cannot be read; figures may be short")}: {view.ParkedStreams} ('status').\n");
        text.Append(CultureInfo.InvariantCulture, $"{Say(language, "Vị trí", "Position")} {view.Position}, {Say(language, "mã băm", "digest")} {view.Digest[..16]}…\n");
        return text.ToString();
    }

    private static string Table(ThreatRegisterView view, ThreatTypeTree types, string language)
    {
        var table = new TextTable(
            Say(language, "Loại đe dọa", "Threat type"), "Id", Say(language, "Kỳ", "Period"), Say(language, "Bản ghi", "Records"), Say(language, "Ngăn chặn", "Blocked"), Say(language, "Số lượng", "Quantity"), Say(language, "Xu hướng", "Trend"));
        var trendsOf = view.TrendsOf(types);
        foreach (var cell in view.Cells)
        {
            table.Add(
                Name(cell, types, language), cell.Type, cell.Period, cell.Incidents.ToString(CultureInfo.InvariantCulture), cell.Blocked == 0 ? "-" : cell.Blocked.ToString(CultureInfo.InvariantCulture), cell.Quantity.Text,
                string.Join(", ", trendsOf(cell).Select(trend => WordsOf(trend).In(language)).Distinct(StringComparer.Ordinal)));
        }

        return table.Render();
    }

    private static string Name(ThreatCell cell, ThreatTypeTree types, string language) =>
        types.NameOf(new(cell.Type)).In(language) + (cell.NotSubdivided ? Say(language, " (chưa phân tổ)", " (not subdivided)") : "");

    private static void AddMayBelong(System.Text.StringBuilder text, ThreatRegisterView view, ThreatTypeTree types, string language)
    {
        var notStated = view.Per switch
        {
            "month" => Say(language, "Không rõ tháng", "Month not stated"),
            "quarter" => Say(language, "Không rõ quý", "Quarter not stated"),
            "half" => Say(language, "Không rõ nửa năm", "Half-year not stated"),
            _ => Say(language, "Không rõ năm", "Year not stated"),
        };
        var parts = view.MayBelong.ToLookup(part => part.InPeriod);
        AddRecords(text, notStated, [.. parts[true]], part => Line(part, types, language), language);
        AddRecords(text, Say(language, "Có thể thuộc kỳ này (không tính)", "May belong to this period (not counted)"), [.. parts[false]], part => Line(part, types, language), language);
    }

    private static string Line(TrendView trend, ThreatTypeTree types, string language) =>
        $"{types.NameOf(new(trend.Type)).In(language)}, {WhenText.Of(When.Parse(trend.Period), language)}: {WordsOf(trend).In(language)}. {trend.By}: {trend.Text} ({trend.Source ?? "-"}, {trend.Assessment})";

    private static LocalizedText WordsOf(TrendView trend) => AssessmentText.Of(Asked.Member<TrendDirection>(trend.Direction, "direction"));

    private static string Line(MayBelong part, ThreatTypeTree types, string language) =>
        $"{types.NameOf(new(part.Type)).In(language)}, {WhenText.Of(When.Parse(part.Date), language)}: {part.Quantity.Text}";

    private static void AddRecords<T>(System.Text.StringBuilder text, string heading, IReadOnlyCollection<T> items, Func<T, string> line, string language)
    {
        if (items.Count == 0) return;

        text.Append('\n').Append(heading).Append(":\n");
        foreach (var item in items.Take(Listed)) text.Append("  ").Append(line(item)).Append('\n');
        if (items.Count > Listed)
            text.Append(CultureInfo.InvariantCulture, $"  {Say(language, $"… và còn {items.Count - Listed} mục nữa (--json có đủ)", $"… and {items.Count - Listed} more (--json has all)")}\n");
    }

    private static string Say(string language, string vietnamese, string english) => string.Equals(language, "en", StringComparison.Ordinal) ? english : vietnamese;
}
