using System.Collections.Frozen;
using ThreatRegister.Domain;

namespace ThreatRegister.Application.Questions;

/// <summary>What the filters of every question are called, in Vietnamese and English. Another name is said as it is.</summary>
public static class FilterWords
{
    private static readonly FrozenDictionary<string, LocalizedText> words = new (string Name, string Vi, string En)[]
    {
        ("as-of", "Theo dữ liệu đến", "As recorded up to"),
        ("stated-by", "Các nguồn đã nêu đến hết ngày", "Stated by sources up to"),
        ("taxonomy", "Bảng phân loại tại", "Classification as of"),
        ("basis", "Kỳ tính theo", "Periods are about"),
        ("type", "Loại đe dọa", "Threat type"),
        ("from", "Từ ngày", "From"),
        ("to", "Đến ngày", "To"),
        ("period", "Kỳ", "Period"),
        ("calendar", "Lịch báo cáo", "Reporting calendar"),
        ("outcome", "Kết quả", "Outcome"),
        ("status", "Trạng thái", "Status"),
        ("severity", "Mức độ nghiêm trọng", "Severity"),
        ("occasion", "Sự kiện", "Occasion"),
        ("agency", "Cơ quan", "Agency"),
        ("place", "Địa bàn", "Place"),
        ("sector", "Lĩnh vực", "Sector"),
        ("source", "Nguồn", "Source"),
        ("import", "Lô nhập", "Import"),
        ("text", "Từ ngữ", "Words"),
        ("actor", "Người ghi", "By"),
        ("about", "Về", "About"),
        ("event", "Việc", "Act"),
        ("by", "Chia theo", "Divided by"),
        ("compare", "So với", "Compared with"),
        ("language", "Ngôn ngữ", "Language"),
        ("sort", "Sắp xếp", "Order"),
        ("page", "Trang", "Page"),
    }.ToFrozenDictionary(word => word.Name, word => new LocalizedText(word.Vi, word.En), StringComparer.Ordinal);

    public static bool Knows(string name) => words.ContainsKey(name);

    public static string Of(string name, string language) => words.GetValueOrDefault(name)?.In(language) ?? name;
}
