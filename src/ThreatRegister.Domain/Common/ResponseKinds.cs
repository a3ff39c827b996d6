using System.Collections.Frozen;

namespace ThreatRegister.Domain;

/// <summary>The six groups of responses.</summary>
public enum ResponseGroup
{
    Prevent,
    Watch,
    Act,
    Repair,
    Coordinate,
    Resources,
}

public sealed record ResponseKind(string Kind, ResponseGroup Group, LocalizedText Label);

/// <summary>The kinds of responses, each in one of six groups.</summary>
public static class ResponseKinds
{
    private static readonly FrozenDictionary<string, ResponseKind> ByKind;

    static ResponseKinds()
    {
        All =
        [
            .. Group(
                ResponseGroup.Prevent,
                ("prevent", "phòng ngừa (không nêu cụ thể)", "prevent (not specified)"),
                ("assess", "đánh giá", "assess"),
                ("harden", "gia cố hệ thống", "harden"),
                ("plan", "lập phương án", "plan"),
                ("train", "đào tạo, tập huấn", "train"),
                ("awareness", "tuyên truyền, nâng cao nhận thức", "awareness"),
                ("legal", "hoàn thiện pháp luật", "legal"),
                ("drill", "diễn tập", "drill")),
            .. Group(
                ResponseGroup.Watch,
                ("detect", "phát hiện", "detect"),
                ("forecast", "dự báo", "forecast"),
                ("warn", "cảnh báo", "warn"),
                ("verify", "xác minh", "verify"),
                ("patrol", "tuần tra", "patrol"),
                ("supervise", "giám sát", "supervise")),
            .. Group(
                ResponseGroup.Act,
                ("handle", "xử lý", "handle"),
                ("block", "ngăn chặn", "block"),
                ("contain", "khoanh vùng, cô lập", "contain"),
                ("eradicate", "loại trừ", "eradicate"),
                ("take-down", "gỡ bỏ", "take down"),
                ("counter-information", "đấu tranh phản bác", "counter-information"),
                ("operations", "tác chiến", "operations"),
                ("deploy", "triển khai lực lượng", "deploy"),
                ("rescue", "cứu hộ, cứu nạn", "rescue")),
            .. Group(
                ResponseGroup.Repair,
                ("remediate", "khắc phục", "remediate"),
                ("recover", "khôi phục", "recover"),
                ("aid", "hỗ trợ, cứu trợ", "aid")),
            .. Group(
                ResponseGroup.Coordinate,
                ("information-exchange", "trao đổi thông tin", "information exchange"),
                ("advise", "tham mưu", "advise"),
                ("international-cooperation", "hợp tác quốc tế", "international cooperation")),
            .. Group(ResponseGroup.Resources, ("resources", "bảo đảm nguồn lực", "resources")),
        ];
        ByKind = All.ToFrozenDictionary(kind => kind.Kind, StringComparer.Ordinal);
    }

    /// <summary>All kinds, group by group.</summary>
    public static Items<ResponseKind> All { get; }

    public static bool Contains(string kind) => ByKind.ContainsKey(kind);

    /// <summary>Null where there is no such kind.</summary>
    public static ResponseGroup? GroupOf(string kind) => Find(kind)?.Group;

    public static ResponseKind? Find(string kind) => ByKind.GetValueOrDefault(kind);

    public static LocalizedText LabelOf(ResponseGroup group) => group switch
    {
        ResponseGroup.Prevent => new("phòng ngừa", "prevent"),
        ResponseGroup.Watch => new("theo dõi, cảnh báo", "watch"),
        ResponseGroup.Act => new("ngăn chặn, xử lý", "act"),
        ResponseGroup.Repair => new("khắc phục", "repair"),
        ResponseGroup.Coordinate => new("phối hợp", "coordinate"),
        ResponseGroup.Resources => new("nguồn lực", "resources"),
        _ => throw new System.Diagnostics.UnreachableException($"No label for {group}."),
    };

    private static IEnumerable<ResponseKind> Group(ResponseGroup group, params (string Kind, string Vi, string En)[] kinds) =>
        kinds.Select(kind => new ResponseKind(kind.Kind, group, new(kind.Vi, kind.En)));
}
