using ThreatRegister.Domain;

namespace ThreatRegister.Reports.Issuing;

/// <summary>What kind of obstacle there is.</summary>
public enum ObstacleKind
{
    NotFound,

    /// <summary>A rule that looks at more than the review's own stream.</summary>
    Refused,

    /// <summary>Something that the text holds is shared more narrowly now than with who asks.</summary>
    Narrowed,

    /// <summary>Something that nobody who asks has done wrong.</summary>
    Failed,
}

/// <summary>What keeps a review from being issued, made again or replaced. Nothing was recorded.</summary>
/// <param name="words">What is wrong, and what to do about it.</param>
/// <param name="reason">The refusal that it amounts to; null where no rule of a review says it.</param>
public sealed class ReviewObstacleException(ObstacleKind kind, LocalizedText words, Refusal? reason = null) : Exception(words.In("en"))
{
    public ObstacleKind Kind => kind;

    public LocalizedText Words => words;

    public Refusal? Reason => reason;

    public static ReviewObstacleException Narrowed(string review) => new(ObstacleKind.Narrowed, new(
        $"Một bản ghi trong báo cáo '{review}' nay được chia sẻ hẹp hơn mức bạn được xem, nên không mở được đúng văn bản ấy. Người được xem bản ghi đó vẫn mở được; bản đã lưu vẫn kiểm tra được ở trang Kiểm tra tệp.",
        $"A record in the review '{review}' is shared more narrowly now than you may see, so that its very text cannot be shown. Who may see that record can open it; a kept copy can still be verified."));

    internal static ReviewObstacleException Refused(string vietnamese, string english, Refusal? reason = null) => new(ObstacleKind.Refused, new(vietnamese, english), reason);
}
