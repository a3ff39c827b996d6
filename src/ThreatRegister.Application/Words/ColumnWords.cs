using ThreatRegister.Domain;

namespace ThreatRegister.Application.Words;

/// <summary>What an incident can take from a column of a file, and what people call such columns.</summary>
/// <param name="Key">As the choice is named, and where it stands in a mapping.</param>
/// <param name="Heads">Most telling first; with or without marks.</param>
public sealed record ColumnField(string Key, LocalizedText Name, params string[] Heads);

public static class ColumnWords
{
    public const string Id = "id", Title = "title", Type = "type", Occurred = "occurred", Quantity = "quantity", Outcome = "outcome", Marking = "marking";

    /// <summary>What is chosen for nearly every file first.</summary>
    public static IReadOnlyList<ColumnField> Fields { get; } =
    [
        new(Title, new("Tiêu đề", "Title"), "Tên vụ việc", "Tên sự cố", "Tên sự việc", "Tiêu đề", "Vụ việc", "Sự việc", "Sự cố", "Tên", "Nội dung", "Nội dung vụ việc", "Tóm tắt", "Title", "Name", "Incident", "Event", "Headline", "Summary"),
        new(Type, new("Loại đe dọa", "Threat type"), "Loại đe dọa", "Loại hình", "Loại sự cố", "Loại vụ việc", "Loại tấn công", "Loại", "Hình thức", "Phân loại", "Threat type", "Type", "Category", "Kind"),
        new(Occurred, new("Thời gian xảy ra", "When it occurred"), "Ngày xảy ra", "Thời gian xảy ra", "Thời điểm xảy ra", "Thời gian", "Thời điểm", "Ngày", "Ngày tháng", "Ngày giờ", "Ngày phát hiện", "Date", "Occurred", "When", "Time", "Date occurred"),
        new(Id, new("Mã của dòng", "Id of the row"), "Mã số", "Mã vụ việc", "Mã sự cố", "Mã", "Số hiệu", "ID", "STT", "Số thứ tự", "TT", "No", "Number", "Code"),
        new("place.name", new("Địa điểm", "Place"), "Địa điểm", "Nơi xảy ra", "Tỉnh", "Tỉnh thành", "Tỉnh, thành phố", "Địa phương", "Địa bàn", "Nơi", "Place", "Province", "Location", "Where"),
        new(Quantity, new("Số lượng", "Quantity"), "Số lượng", "Số vụ", "Số vụ việc", "Số cuộc", "Quantity", "Count", "How many"),
        new(Outcome, new("Kết quả (đã xảy ra, đã ngăn chặn…)", "Outcome (occurred, blocked…)"), "Kết quả", "Kết cục", "Outcome", "Result"),
        new(Marking, new("Mức chia sẻ (TLP)", "Marking (TLP)"), "TLP", "Mức chia sẻ", "Đánh dấu", "Marking"),
        new("description", new("Mô tả", "Description"), "Mô tả", "Diễn biến", "Chi tiết", "Nội dung", "Ghi chú", "Description", "Details", "Notes"),
        new("victim.owner", new("Đơn vị bị hại", "Victim"), "Đơn vị bị hại", "Đơn vị", "Nạn nhân", "Đơn vị bị ảnh hưởng", "Cơ quan", "Victim", "Organisation", "Organization"),
        new("victim.system", new("Hệ thống bị hại", "System that was hit"), "Hệ thống", "System"),
        new("cause", new("Nguyên nhân", "Cause"), "Nguyên nhân", "Cause"),
        new("actualImpact", new("Hậu quả", "What happened"), "Hậu quả", "Thiệt hại", "Tác động", "Impact", "Damage"),
        new("potentialImpact", new("Nguy cơ", "What could have happened"), "Nguy cơ", "Potential impact", "Risk"),
        new("statement.quotation", new("Trích nguồn", "Words of the source"), "Trích dẫn", "Trích nguồn", "Quotation", "Quote"),
    ];

    /// <summary>What people write of an outcome besides the register's own words, by its code.</summary>
    public static IReadOnlyList<(string Code, string[] Written)> Outcomes { get; } =
    [
        ("blocked", ["Ngăn chặn", "Ngăn chặn được", "Đã chặn", "Chặn được", "Chặn", "Prevented"]),
        ("failed-attempt", ["Không thành", "Không thành công", "Thất bại", "Failed"]),
        ("succeeded", ["Xảy ra", "Thành công", "Bị xâm nhập", "Occurred", "Succeeded", "Success"]),
        ("partly-succeeded", ["Thành công một phần", "Partial"]),
        ("suspected", ["Nghi ngờ"]),
        ("false-positive", ["Báo nhầm", "Cảnh báo giả", "False alarm"]),
        ("unknown", ["Chưa rõ", "Unknown"]),
    ];
}
