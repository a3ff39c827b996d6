using System.Collections.Frozen;
using ThreatRegister.Domain;

namespace ThreatRegister.Application.Words;

/// <summary>What the events did, in Vietnamese and English, by their stored names. One without words is said by its name.</summary>
public static class EventWords
{
    private static readonly FrozenDictionary<string, LocalizedText> words = new (string Event, string Vi, string En)[]
    {
        ("incident-reported", "ghi nhận vụ việc", "incident reported"),
        ("incident-classified", "xác định loại khác", "further types given"),
        ("incident-reclassified", "phân loại lại", "reclassified"),
        ("incident-dated", "xác định thời gian", "dated more precisely"),
        ("incident-corrected", "đính chính", "corrected"),
        ("incident-severity-assessed", "đánh giá mức độ", "severity assessed"),
        ("incident-impact-assessed", "đánh giá tác động", "impact assessed"),
        ("incident-damage-recorded", "ghi nhận thiệt hại", "damage recorded"),
        ("incident-outcome-determined", "xác định kết quả xử lý", "outcome determined"),
        ("incident-response-recorded", "ghi nhận biện pháp", "response recorded"),
        ("incident-response-corrected", "đính chính biện pháp", "response corrected"),
        ("incident-linked-to-occasion", "gắn với sự kiện", "linked to an occasion"),
        ("incident-unlinked-from-occasion", "bỏ gắn với sự kiện", "unlinked from an occasion"),
        ("incident-related", "nối với vụ việc khác", "related to another incident"),
        ("incident-unrelated", "bỏ nối với vụ việc khác", "relation taken back"),
        ("incident-marked", "đổi mức chia sẻ", "marking changed"),
        ("incident-noted", "ghi chú", "noted"),
        ("incident-contained", "khống chế", "contained"),
        ("incident-resolved", "giải quyết", "resolved"),
        ("incident-closed", "đóng", "closed"),
        ("incident-reopened", "mở lại", "reopened"),
        ("incident-retracted", "rút khỏi sổ", "retracted"),
        ("occasion-opened", "mở sự kiện", "occasion opened"),
        ("occasion-changed", "thay đổi sự kiện", "occasion changed"),
        ("occasion-response-recorded", "ghi nhận biện pháp", "response recorded"),
        ("occasion-judged", "ghi nhận nhận định", "judged"),
        ("occasion-concluded", "kết thúc sự kiện", "occasion concluded"),
        ("lesson-asked", "yêu cầu rút bài học", "lesson asked for"),
        ("lesson-recorded", "ghi nhận bài học", "lesson recorded"),
        ("lesson-reviewed", "rà soát bài học", "lesson reviewed"),
        ("lesson-adopted", "thông qua bài học", "lesson adopted"),
        ("lesson-applied", "vận dụng bài học", "lesson applied"),
        ("lesson-effect-verified", "kiểm chứng hiệu quả bài học", "effect of the lesson verified"),
        ("lesson-rejected", "không chấp nhận bài học", "lesson rejected"),
        ("review-begun", "bắt đầu sơ kết, tổng kết", "review begun"),
        ("review-returned", "trả lại để hoàn thiện", "review returned to be completed"),
        ("source-registered", "đăng ký nguồn", "source registered"),
        ("source-corrected", "đính chính nguồn", "source corrected"),
        ("threat-type-defined", "định nghĩa loại đe dọa", "threat type defined"),
        ("threat-type-renamed", "đổi tên loại đe dọa", "threat type renamed"),
        ("import-started", "bắt đầu nhập", "import started"),
        ("import-completed", "nhập xong", "import completed"),
        ("incident-corroborated", "thêm nguồn xác nhận", "further source given"),
        ("incident-row-followed", "nhập lại từ dòng của lô khác", "taken over by another import"),
        ("incidents-merged", "gộp các bản ghi về cùng một vụ việc", "merged"),
        ("incidents-unmerged", "tách lại bản ghi đã gộp", "unmerged"),
        ("unmerge-settled", "phân định xong sau khi tách", "settled after unmerging"),
        ("import-withdrawn", "thu hồi cả lô nhập", "import withdrawn"),
        ("import-reinstated", "khôi phục lô nhập đã thu hồi", "import reinstated"),
        ("occasion-corroborated", "thêm nguồn xác nhận", "further source given"),
        ("assessment-recorded", "ghi nhận đánh giá", "assessment recorded"),
        ("assessment-corroborated", "thêm nguồn xác nhận", "further source given"),
        ("assessment-corrected", "đính chính đánh giá", "assessment corrected"),
        ("assessment-withdrawn", "rút đánh giá", "assessment withdrawn"),
        ("threat-type-moved", "chuyển loại đe dọa sang nhánh khác", "threat type moved"),
        ("threat-type-recoded", "đổi mã loại đe dọa", "threat type recoded"),
        ("threat-type-split", "tách loại đe dọa", "threat type split"),
        ("threat-type-retired", "thôi dùng loại đe dọa", "threat type retired"),
        ("threat-type-reinstated", "dùng lại loại đe dọa", "threat type reinstated"),
        ("closing-rule-set", "đặt quy tắc đóng", "closing rule set"),
        ("closing-rule-ended", "bỏ quy tắc đóng", "closing rule ended"),
    }.ToFrozenDictionary(word => word.Event, word => new LocalizedText(word.Vi, word.En), StringComparer.Ordinal);

    public static string Of(string name, string language) => words.GetValueOrDefault(name)?.In(language) ?? name;

    public static bool Knows(string name) => words.ContainsKey(name);
}
