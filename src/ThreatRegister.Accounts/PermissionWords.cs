using ThreatRegister.Domain;

namespace ThreatRegister.Accounts;

/// <summary>What somebody may do, in words that go on "may ...": what pages say of roles is put together of these, by the one table of rights.</summary>
public static class PermissionWords
{
    public static LocalizedText Of(Permission permission) => permission switch
    {
        Permission.Read => new("xem các trang", "read the pages"),
        Permission.ReadByApi => new("đọc qua API", "read through the API"),
        Permission.Export => new("tải tệp về", "take files away"),
        Permission.ReadAudit => new("xem nhật ký truy cập", "read the audit"),
        Permission.FollowOthers => new("xem từng người đã ghi gì", "see what each person recorded"),
        Permission.RecordIncidents => new("ghi và sửa vụ việc", "record and change incidents"),
        Permission.MergeIncidents => new("gộp vụ việc trùng", "merge duplicates"),
        Permission.RecordSources => new("ghi nguồn", "record sources"),
        Permission.RecordContext => new("ghi sự kiện trọng điểm, nhận định, chỉ số, văn bản, dự báo, diễn tập", "record occasions, assessments, indicators, instruments, forecasts and drills"),
        Permission.RecordLessons => new("ghi bài học", "record lessons"),
        Permission.JudgeLessons => new("thông qua bài học", "adopt lessons"),
        Permission.KeepDirectories => new("giữ danh mục cơ quan, địa bàn", "keep agencies and places"),
        Permission.SendReports => new("gửi tin báo", "send reports in"),
        Permission.Triage => new("xử lý tin báo", "triage reports"),
        Permission.Import => new("nhập tệp", "import files"),
        Permission.WithdrawImports => new("thu hồi lô nhập", "take imports back"),
        Permission.Assign => new("giao nhiệm vụ", "assign tasks"),
        Permission.CarryOutTasks => new("báo cáo, hoàn thành nhiệm vụ", "report on and complete tasks"),
        Permission.HandOverShift => new("bàn giao, nhận ca", "hand shifts over and take them"),
        Permission.Contribute => new("gửi đóng góp cho báo cáo", "contribute to reviews"),
        Permission.DraftReviews => new("soạn và trình báo cáo", "write and present reviews"),
        Permission.ReturnContributions => new("trả lại đóng góp của đơn vị", "return what units contributed"),
        Permission.ApproveReviews => new("duyệt hoặc trả lại báo cáo", "approve or return reviews"),
        Permission.Issue => new("ban hành báo cáo", "issue reviews"),
        Permission.ManageTypes => new("quản lý loại đe dọa", "manage threat types"),
        Permission.ManageRules => new("đặt quy tắc", "set rules"),
        Permission.ManageAccounts => new("quản lý tài khoản", "manage accounts"),
        _ => throw new ArgumentOutOfRangeException(nameof(permission), permission, message: null),
    };

    /// <summary>What a role may do, and how far it sees, in a sentence.</summary>
    public static string Of(Role role, string language)
    {
        bool isEnglish = language is "en";
        string Listed(Reach reach) => string.Join(", ", Enum.GetValues<Permission>().Where(permission => Permissions.Of(role, permission) == reach).Select(permission => Of(permission).In(language)));

        var (all, own) = (Listed(Reach.All), Listed(Reach.Own));
        var clearance = Clearances.Table.Single(row => row.Role == role);
        var sees = clearance.Within == clearance.Elsewhere
            ? Marking(clearance.Within)
            : isEnglish ? $"{Marking(clearance.Within)} (of another agency: {Marking(clearance.Elsewhere)})" : $"{Marking(clearance.Within)} (người của cơ quan khác: {Marking(clearance.Elsewhere)})";
        return isEnglish
            ? $"May {all}{(own.Length == 0 ? "" : $"; of what was begun by oneself or for the own agency alone: {own}")}. Sees up to {sees}."
            : $"Được {all}{(own.Length == 0 ? "" : $"; riêng của mình hoặc cơ quan mình: {own}")}. Xem đến {sees}.";
    }

    /// <summary>Who may see what is marked so (TLP 2.0), and which roles are cleared for it at all.</summary>
    public static string Of(Tlp marking, string language)
    {
        var roles = string.Join(", ", Clearances.Table.Where(row => row.Within >= marking).Select(row => RoleWords.Of(row.Role).In(language).ToLower(System.Globalization.CultureInfo.InvariantCulture)));
        var meaning = marking switch
        {
            Tlp.Clear => new LocalizedText("công bố được, không giới hạn", "may be published"),
            Tlp.Green => new LocalizedText("chia sẻ trong cộng đồng, không công bố", "for the community, not to be published"),
            Tlp.Amber => new LocalizedText("trong cơ quan và những bên cần biết của cơ quan đó", "for an organisation and those of its clients who need to know"),
            Tlp.AmberStrict => new LocalizedText("chỉ trong nội bộ cơ quan", "within one organisation alone"),
            Tlp.Red => new LocalizedText("chỉ những người được chỉ định đích danh", "for named persons alone"),
            _ => throw new ArgumentOutOfRangeException(nameof(marking), marking, message: null),
        };
        return language is "en" ? $"{meaning.En}; roles that may be cleared for it: {roles}." : $"{meaning.Vi}; vai trò có thể được xem: {roles}.";
    }

    /// <summary>As TLP 2.0 writes it.</summary>
    public static string Marking(Tlp marking) => marking is Tlp.AmberStrict ? "TLP:AMBER+STRICT" : $"TLP:{marking.ToString().ToUpperInvariant()}";
}
