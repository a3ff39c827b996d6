using System.Collections.Frozen;
using ThreatRegister.Domain;

namespace ThreatRegister.Application.Words;

/// <summary>The registers and their fields in words, in Vietnamese and English. What has no words is said by its name.</summary>
public static class FieldWords
{
    private static readonly FrozenDictionary<string, LocalizedText> registers = Words(
        ("incidents", "Sự cố, vụ việc", "Incidents"),
        ("occasions", "Sự kiện trọng điểm", "Occasions"),
        ("lessons", "Bài học kinh nghiệm", "Lessons"),
        ("reviews", "Sơ kết, tổng kết", "Reviews"),
        ("sources", "Nguồn", "Sources"),
        ("assessments", "Nhận định, xu hướng, hạn chế", "Assessments"),
        ("imports", "Lô nhập", "Imports"),
        ("intake", "Tin báo", "Intake"),
        ("shifts", "Bàn giao ca", "Hand-overs of shifts"),
        ("types", "Loại đe dọa", "Threat types"),
        ("responses", "Biện pháp ứng phó", "Responses"));

    private static readonly FrozenDictionary<string, LocalizedText> fields = Words(
        ("id", "mã", "id"),
        ("title", "tiêu đề", "title"),
        ("titleEn", "tiêu đề tiếng Anh", "English title"),
        ("name", "tên", "name"),
        ("nameEn", "tên tiếng Anh", "English name"),
        ("type", "loại", "type"),
        ("furtherTypes", "loại khác", "further types"),
        ("kind", "dạng", "kind"),
        ("occurred", "thời gian xảy ra", "occurred"),
        ("quantity", "số lượng", "quantity"),
        ("outcome", "kết quả xử lý", "outcome"),
        ("status", "trạng thái", "status"),
        ("marking", "mức chia sẻ", "marking"),
        ("statedOn", "ngày nêu", "stated on"),
        ("statedOnBasis", "cơ sở của ngày nêu", "basis of the stated day"),
        ("description", "mô tả", "description"),
        ("place", "địa điểm", "place"),
        ("victim", "bên bị hại", "victim"),
        ("cause", "nguyên nhân", "cause"),
        ("potentialImpact", "tác động có thể có", "potential impact"),
        ("actualImpact", "tác động thực tế", "actual impact"),
        ("severity", "mức độ nghiêm trọng", "severity"),
        ("damage", "thiệt hại", "damage"),
        ("responses", "biện pháp ứng phó", "responses"),
        ("occasions", "sự kiện", "occasions"),
        ("occasion", "sự kiện", "occasion"),
        ("incidents", "vụ việc", "incidents"),
        ("relations", "liên hệ", "relations"),
        ("notes", "ghi chú", "notes"),
        ("corroborations", "nguồn xác nhận thêm", "further sources"),
        ("sources", "nguồn", "sources"),
        ("importedRow", "dòng nhập", "imported row"),
        ("held", "thời gian diễn ra", "held"),
        ("lead", "chủ trì", "lead"),
        ("changes", "thay đổi", "changes"),
        ("judgements", "nhận định", "judgements"),
        ("subject", "chủ đề", "subject"),
        ("text", "nội dung", "text"),
        ("askedBy", "người yêu cầu", "asked by"),
        ("askedOf", "đối tượng được yêu cầu", "asked of"),
        ("purpose", "mục đích", "purpose"),
        ("applications", "lần vận dụng", "applications"),
        ("effects", "hiệu quả", "effects"),
        ("period", "kỳ", "period"),
        ("by", "cơ quan", "by"),
        ("returnedFor", "lý do trả lại", "returned for"),
        ("publisher", "nơi công bố", "publisher"),
        ("language", "ngôn ngữ", "language"),
        ("licence", "giấy phép", "licence"),
        ("url", "địa chỉ", "address"),
        ("parent", "loại cấp trên", "parent"),
        ("countingWord", "đơn vị đếm", "counting word"),
        ("terms", "mã ở danh mục khác", "terms of other vocabularies"),
        ("split", "tách thành", "split into"),
        ("retired", "thôi dùng", "retired"),
        ("replacedBy", "được thay bằng", "replaced by"),
        ("direction", "chiều hướng", "direction"),
        ("types", "loại", "types"),
        ("mergedInto", "gộp vào", "merged into"),
        ("mergedFrom", "gộp từ", "merged from"),
        ("ownStatus", "trạng thái riêng", "own status"),
        ("import", "lô nhập", "import"),
        ("source", "nguồn", "source"),
        ("fileName", "tệp", "file"),
        ("fileDigest", "mã băm của tệp", "digest of the file"),
        ("mappingDigest", "mã băm của ánh xạ", "digest of the mapping"),
        ("tally", "kết quả nhập", "tally"),
        ("withdrawnFor", "căn cứ thu hồi", "withdrawn for"),
        ("evidence", "chứng cứ", "evidence"),
        ("suggestedType", "loại đề xuất", "suggested type"),
        ("channel", "kênh nhận", "channel"),
        ("incident", "vụ việc", "incident"),
        ("grounds", "căn cứ", "grounds"),
        ("from", "bên giao", "from"),
        ("to", "bên nhận", "to"),
        ("openAt", "vị trí lúc bàn giao", "open at position"),
        ("open", "còn mở", "open"),
        ("items", "việc bàn giao", "items"),
        ("takenOverBy", "người nhận ca", "taken over by"),
        ("takenOverNotes", "ghi chú khi nhận ca", "notes on taking over"),
        ("summary", "nội dung", "summary"),
        ("when", "thời gian", "when"),
        ("reach", "tại chỗ hay từ ngoài", "reach"),
        ("result", "kết quả", "result"),
        ("validFrom", "có hiệu lực từ", "valid from"),
        ("detected", "thời gian phát hiện", "detected"),
        ("resolvedAt", "thời gian giải quyết", "resolved at"),
        ("notified", "đã thông báo, báo cáo", "notified"));

    public static string OfRegister(string register, string language) => registers.GetValueOrDefault(register)?.In(language) ?? register;

    public static string Of(string field, string language) => fields.GetValueOrDefault(field)?.In(language) ?? field;

    public static bool Knows(string field) => fields.ContainsKey(field);

    public static bool KnowsRegister(string register) => registers.ContainsKey(register);

    private static FrozenDictionary<string, LocalizedText> Words(params (string Name, string Vi, string En)[] names) =>
        names.ToFrozenDictionary(name => name.Name, name => new LocalizedText(name.Vi, name.En), StringComparer.Ordinal);
}
