using System.Collections.Frozen;

namespace ThreatRegister.Domain.Reviews;

/// <summary>One section of a report that people write; figures and lists come from the registers and have none.</summary>
/// <param name="Key">Stable: events and interfaces rely on it.</param>
/// <param name="Part">The part of the report it stands in; 0: behind the last one.</param>
/// <param name="Number">Its place within the part, such as <c>I.1</c>; empty where the part has no further division.</param>
public sealed record ReportSection(string Key, int Part, string Number, LocalizedText Heading);

/// <summary>The sections of a report (sơ kết, tổng kết) that hold authored prose, in the order in which they are printed.</summary>
public static class ReviewSections
{
    public static IReadOnlyList<ReportSection> All { get; } =
    [
        new("context", 1, "I.1", new("Bối cảnh", "Context")),
        new("means-and-causes", 1, "I.4", new("Phương thức, thủ đoạn, nguyên nhân, địa bàn", "Means, causes and places")),
        new("advice-and-instruments", 1, "II.1", new("Công tác tham mưu, chỉ đạo, ban hành văn bản", "Advice, direction and instruments")),
        new("prevention", 1, "II.2", new("Phòng ngừa, cảnh báo, diễn tập", "Prevention, warnings and drills")),
        new("detection-and-handling", 1, "II.3", new("Phát hiện, ngăn chặn, xử lý", "Detection, blocking and handling")),
        new("occasions", 1, "II.4", new("Bảo vệ sự kiện", "Protection of occasions")),
        new("coordination", 1, "II.5", new("Phối hợp lực lượng, bốn tại chỗ", "Coordination, four on the spot")),
        new("international", 1, "II.6", new("Hợp tác quốc tế", "International cooperation")),
        new("strengths", 1, "III.1", new("Ưu điểm", "Strengths")),
        new("shortcomings", 1, "III.2", new("Tồn tại, hạn chế, khó khăn, vướng mắc", "Shortcomings and difficulties")),
        new("causes", 1, "III.3", new("Nguyên nhân khách quan, chủ quan", "Objective and subjective causes")),
        new("lessons", 1, "III.4", new("Bài học kinh nghiệm", "Lessons")),
        new("forecast", 2, "I", new("Dự báo tình hình", "Forecast")),
        new("goals", 2, "II", new("Mục tiêu, chỉ tiêu", "Goals and targets")),
        new("tasks", 2, "III", new("Nhiệm vụ, giải pháp", "Tasks and solutions")),
        new("organisation", 2, "IV", new("Tổ chức thực hiện", "Organisation")),
        new("proposals", 3, "", new("Kiến nghị, đề xuất", "Proposals")),
        new("recipients", 0, "", new("Nơi nhận", "Recipients")),
    ];

    /// <summary>The languages of a report, the master first.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["vi", "en"];

    private static readonly FrozenDictionary<string, ReportSection> byKey = All.ToFrozenDictionary(section => section.Key, StringComparer.Ordinal);

    public static ReportSection? Find(string? key) => key is null ? null : byKey.GetValueOrDefault(key);

    public static bool IsLanguage(string? language) => language is not null && Languages.Contains(language, StringComparer.Ordinal);
}
