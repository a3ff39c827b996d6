using System.Globalization;
using System.Text;
using ThreatRegister.Application.Queries.Differences;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ThreatTypes;

namespace ThreatRegister.Cli;

/// <summary>A difference as text for people: one paragraph an act, then the figures that are others.</summary>
internal sealed class DifferenceText(ThreatTypeTree types, string language, TimeZoneInfo zone)
{
    private const int LongestValue = 200;
    private const int MostPositions = 10;
    private readonly StringBuilder text = new();

    public string Of(DifferenceView view)
    {
        text.Append(Say("Khác biệt từ ", "What is different from ")).Append(Moment(view.From)).Append(Say(" đến ", " to ")).Append(Moment(view.To)).Append('\n');
        if (view.Registers.Sum(register => register.Entries.Count) == 0) text.Append(Say("Không có gì khác.", "Nothing is different.")).Append('\n');
        else text.Append(DifferenceWords.Head(view, language)).Append('\n');

        foreach (var register in view.Registers.Where(register => !register.IsReference)) Add(register);
        AddFigures(view.Figures);
        if (view.Registers.Any(register => register.IsReference)) text.Append('\n').Append(DifferenceWords.Reference(view, language)).Append('\n');
        foreach (var register in view.Registers.Where(register => register.IsReference)) Add(register);
        if (view.ParkedStreams > 0)
            text.Append(CultureInfo.InvariantCulture, $"\n{Say("CẢNH BÁO: có luồng sự kiện không đọc được, kết quả có thể thiếu", "WARNING: there are streams that cannot be read; this may be short")}: {view.ParkedStreams} ('status').\n");
        return text.ToString();
    }

    private void Add(RegisterDifference register)
    {
        text.Append('\n').Append(FieldWords.OfRegister(register.Register, language)).Append('\n');
        foreach (var entry in register.Entries) Add(register.Register, entry);
        if (register.Passing.Count == 0) return;

        text.Append("  ").Append(Say("Đã diễn ra nhưng không để lại khác biệt:", "Happened, and left nothing different:")).Append('\n');
        foreach (var entry in register.Passing) Add(register.Register, entry);
    }

    private void Add(string register, DifferenceEntry entry)
    {
        text.Append("- ").Append(Headline(register, entry)).Append('\n');
        foreach (var field in entry.Fields) AddValue(register, field, entry.Records);
        if (entry.FurtherValues > 0) text.Append("    ").Append(Say("và {0} giá trị khác", "and {0} further values", entry.FurtherValues)).Append('\n');
        text.Append("    ").Append(Act(entry)).Append('\n');
        if (entry.Records == 1) return;

        var more = entry.Records > entry.Examples.Count ? ", …" : "";
        text.Append("    ").Append(Say("ví dụ", "such as")).Append(": ").AppendJoin("; ", entry.Examples.Select(example => $"{example.Id} ({Cut(example.Title, 80)})")).Append(more).Append('\n');
    }

    private string Headline(string register, DifferenceEntry entry)
    {
        var (what, counts) = (DifferenceWords.Act(entry, language), DifferenceWords.Counts(register, entry, language));
        return entry is { Records: 1, Examples: [var sole] } ? $"{sole.Id} ({Cut(sole.Title, LongestValue)}): {counts}: {what}" : $"{counts}: {what}";
    }

    private void AddValue(string register, FieldDifference field, long records)
    {
        text.Append("    ").Append(FieldWords.Of(field.Field, language)).Append(": ").Append(Cut(ChangeWords.Of(Value(register, field.Field, field.Old), Value(register, field.Field, field.New), Say("(không có)", "(none)")), LongestValue));
        if (records > 1) text.Append(" (").Append(Number(field.Records)).Append(')');
        text.Append('\n');
    }

    private string? Value(string register, string field, string? value) => value is null ? null : ValueWords.Of(register, field, value, types, language);

    private string Act(DifferenceEntry entry)
    {
        if (entry.Event is null) return Say("việc làm không được xem", "the act is not within what you may see");

        var (first, last) = (Time(entry.FirstAt!.Value), Time(entry.LastAt!.Value));
        var times = string.Equals(first, last, StringComparison.Ordinal) ? first : $"{first} – {last}";
        var grounds = entry.Grounds is null ? "" : $"; {Say("căn cứ", "grounds")}: {Cut(entry.Grounds, LongestValue)}";
        return $"{Say("bởi", "by")} {entry.Actor}, {Positions(entry)}, {times}{grounds}";
    }

    /// <summary>Of one record all events that led there, of many the first and the last.</summary>
    private string Positions(DifferenceEntry entry)
    {
        long[] all = entry is { Records: 1, Examples: [{ Changes.Count: > 0 } sole] } ? [.. sole.Changes.SelectMany(change => change.Positions).Distinct().Order()] : [];
        if (all.Length is > 1 and <= MostPositions) return $"{Say("vị trí", "positions")} {string.Join(", ", all.Select(Plain))}";

        var (first, last) = (all.Length > 0 ? all[0] : entry.FirstPosition!.Value, entry.LastPosition!.Value);
        return first == last ? $"{Say("vị trí", "position")} {Plain(first)}" : $"{Say("vị trí", "positions")} {Plain(first)}–{Plain(last)}";
    }

    private void AddFigures(DifferenceFigures figures)
    {
        text.Append('\n').Append(Say("Số liệu theo loại và năm", "Figures by type and year")).Append('\n');
        if (figures.Cells.Count == 0) text.Append("  ").Append(Say("Không có ô nào khác.", "No cell is different.")).Append('\n');
        else text.Append(Table(figures.Cells));
        text.Append(Say("Tổng", "Total")).Append(": ").Append(figures.Before.Quantity.Text).Append(" → ").Append(figures.After.Quantity.Text).Append(" (")
            .Append(Number(figures.Before.Incidents)).Append(" → ").Append(Number(figures.After.Incidents)).Append(' ').Append(Say("bản ghi", "records")).Append(")\n");
    }

    private string Table(IReadOnlyList<CellDifference> cells)
    {
        var table = new TextTable(
            Say("Loại đe dọa", "Threat type"), "Id", Say("Kỳ", "Period"), Say("Cách tính", "Counted"), Say("Trước", "Before"), Say("Sau", "After"), Say("Số lượng trước", "Quantity before"), Say("Số lượng sau", "Quantity after"));
        foreach (var cell in cells)
        {
            table.Add(
                types.NameOf(new(cell.Type)).In(language), cell.Type, When.TryParse(cell.Period, out var when) ? WhenText.Of(when, language) : cell.Period, DifferenceWords.Part(cell.Part, language),
                Records(cell.Before), Records(cell.After), cell.Before?.Quantity.Text ?? "-", cell.After?.Quantity.Text ?? "-");
        }

        return table.Render();
    }

    private string Records(CellFigures? cell) => cell is null ? "-" : Number(cell.Incidents);

    private string Moment(DifferenceMoment moment) =>
        $"{Say("vị trí", "position")} {Plain(moment.Position)}{(moment.RecordedAt is { } time ? $" ({Time(time)})" : "")}";

    private string Time(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, zone).ToString("yyyy-MM-dd HH:mmzzz", CultureInfo.InvariantCulture);

    /// <summary>A position as the options take it.</summary>
    private static string Plain(long position) => position.ToString(CultureInfo.InvariantCulture);

    private string Number(long number) => QuantityText.Number(number, language);

    private static string Cut(string value, int length) => value.Length <= length ? value : value[..(length - 1)] + "…";

    private string Say(string vietnamese, string english) => language is "en" ? english : vietnamese;

    private string Say(string vietnamese, string english, long number) => Say(vietnamese, english).Replace("{0}", Number(number), StringComparison.Ordinal);
}
