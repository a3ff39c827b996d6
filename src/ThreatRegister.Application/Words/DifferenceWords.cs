using ThreatRegister.Application.Queries.Differences;
using ThreatRegister.Domain;

namespace ThreatRegister.Application.Words;

/// <summary>What a difference says, in Vietnamese and English: command line and pages say it alike.</summary>
public static class DifferenceWords
{
    /// <summary>What was done by an act.</summary>
    /// <param name="import">What the import is called that it came with; null: by its id.</param>
    public static string Act(DifferenceEntry entry, string language, string? import = null)
    {
        var what = entry.Event is null ? Say("không còn trong phạm vi được xem", "no longer within what you may see", language) : EventWords.Of(entry.Event, language);
        if (entry.Import is not null) what += Say($", lô nhập {import ?? entry.Import}", $", import {import ?? entry.Import}", language);
        return entry.Acts > 1 ? what + Say(" ({0} việc cùng loại)", " ({0} acts of this kind)", entry.Acts, language) : what;
    }

    /// <summary>How the records of an act stand by it.</summary>
    public static string Counts(string register, DifferenceEntry entry, string language)
    {
        var noun = register is "incidents" ? Say("vụ việc", "incidents", language) : Say("bản ghi", "records", language);
        (long Count, string Words)[] counts =
        [
            (entry.Came, Say("mới", "new", language)), (entry.Went, Say("không còn được tính", "no longer counted", language)), (entry.Returned, Say("được tính lại", "counted again", language)), (entry.Changed, Say("thay đổi", "changed", language)),
        ];
        var parts = counts.Where(part => part.Count > 0).ToArray();
        return entry.Records == 1 ? parts[0].Words : string.Join(", ", parts.Select(part => $"{QuantityText.Number(part.Count, language)} {noun} {part.Words}"));
    }

    /// <summary>What is different besides reference data.</summary>
    public static string Head(DifferenceView view, string language) => (view.Totals != DifferenceTotals.None, view.Reference != DifferenceTotals.None) switch
    {
        (true, _) => Totals(view.Totals, language),
        (_, true) => Say("Chỉ danh mục dùng chung có khác biệt.", "Only reference data is different.", language),
        _ => Say("Không có gì khác.", "Nothing is different.", language),
    };

    /// <summary>What the difference holds of reference data.</summary>
    public static string Reference(DifferenceView view, string language) => Say("Danh mục dùng chung (loại, cơ quan, nguồn): ", "Reference data (types, agencies, sources): ", language) + Totals(view.Reference, language);

    public static string Totals(DifferenceTotals totals, string language)
    {
        (long Count, string Vi, string En)[] parts =
        [
            (totals.Came, "{0} bản ghi mới", "{0} new"), (totals.Changed, "{0} thay đổi", "{0} changed"), (totals.Went, "{0} không còn được tính", "{0} no longer counted"),
            (totals.Returned, "{0} được tính lại", "{0} counted again"), (totals.AsBefore, "{0} thay đổi rồi trở lại như cũ", "{0} touched, as they were"),
        ];
        return string.Join(", ", parts.Where(part => part.Count > 0).Select(part => Say(part.Vi, part.En, part.Count, language))) + ".";
    }

    /// <summary>How a cell counts: see <see cref="CellDifference"/>.</summary>
    public static string Part(string part, string language) => part switch
    {
        "cell" => Say("được tính", "counted", language),
        "sub-period-not-stated" => Say("được tính, không rõ năm", "counted, year not stated", language),
        "suspected" => Say("nghi vấn", "suspected", language),
        _ => Say("có thể thuộc kỳ", "may belong", language),
    };

    private static string Say(string vietnamese, string english, string language) => language is "en" ? english : vietnamese;

    private static string Say(string vietnamese, string english, long number, string language) => Say(vietnamese, english, language).Replace("{0}", QuantityText.Number(number, language), StringComparison.Ordinal);
}
