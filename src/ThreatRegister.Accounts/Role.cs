using ThreatRegister.Domain;

namespace ThreatRegister.Accounts;

/// <summary>What somebody is to the register; an account has one or more.</summary>
public enum Role
{
    /// <summary>Records.</summary>
    Operator,

    /// <summary>Assigns work and hands the shift over.</summary>
    ShiftLead,

    /// <summary>A unit: what it recorded itself, and its contributions to reviews.</summary>
    Contributor,

    /// <summary>Reads history, returns and approves.</summary>
    Reviewer,

    /// <summary>Makes the reviews and summaries.</summary>
    Office,

    /// <summary>Issues what was approved.</summary>
    Signer,

    /// <summary>Accounts, threat types and rules; no say over records.</summary>
    Administrator,

    Reader,

    /// <summary>A program that reads through the API; it has no pages.</summary>
    Feed,
}

public static class RoleWords
{
    public static LocalizedText Of(Role role) => role switch
    {
        Role.Operator => new("Trực ban", "Operator"),
        Role.ShiftLead => new("Trưởng ca", "Shift lead"),
        Role.Contributor => new("Đơn vị đóng góp", "Contributor"),
        Role.Reviewer => new("Người thẩm định", "Reviewer"),
        Role.Office => new("Văn phòng", "Office"),
        Role.Signer => new("Người ký", "Signer"),
        Role.Administrator => new("Quản trị", "Administrator"),
        Role.Reader => new("Người đọc", "Reader"),
        Role.Feed => new("Nguồn cấp dữ liệu", "Feed"),
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, message: null),
    };

    /// <summary>The roles that have a right over everybody's records, as people call them.</summary>
    public static string Having(Permission permission, string language) =>
        string.Join(", ", Enum.GetValues<Role>().Where(role => Permissions.Of(role, permission) is Reach.All).Select(role => Of(role).In(language)));
}
