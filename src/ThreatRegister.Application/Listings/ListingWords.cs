using System.Collections.Frozen;
using ThreatRegister.Domain;

namespace ThreatRegister.Application.Listings;

/// <summary>What each list is, in one line.</summary>
public static class ListingWords
{
    /// <summary>What every list says that has no row.</summary>
    public static LocalizedText None { get; } = new("Không có mục nào trong phạm vi này.", "There is nothing within this scope.");

    private static readonly FrozenDictionary<string, LocalizedText> words = new (string Name, string Vi, string En)[]
    {
        ("incidents", "Từng vụ việc và từng nhận định tổng hợp của nguồn (\"nhiều cuộc\"), với thời gian, loại, kết quả và số lượng đúng như nguồn nêu.", "Cases and aggregate statements of sources (\"many attacks\"), with date, type, outcome and quantity as the source has them."),
        ("responses", "Ai đã làm gì, khi nào, trong vụ việc hay sự kiện nào, tại chỗ hay từ ngoài.", "Who did what, when, in which incident or occasion, on the spot or from outside."),
        ("lessons", "Bài học kinh nghiệm: được yêu cầu, được ghi, được thông qua, đã vận dụng vào đâu.", "Lessons: asked for, recorded, adopted, and where they were applied."),
        ("occasions", "Những sự kiện trọng điểm cần bảo đảm an ninh, với các biện pháp và nhận định.", "Events that needed protection, with measures and judgements."),
        ("reviews", "Sơ kết, tổng kết, chuyên đề: từ dự thảo, đóng góp, phê duyệt đến ban hành.", "Periodic and thematic reviews: drafted, contributed to, approved, issued."),
        ("assessments", "Nhận định, đánh giá và xu hướng mà cơ quan, nguồn nêu; không phải số đo.", "Judgements and trends that authorities and sources state; never measured values."),
        ("tasks", "Nhiệm vụ \"6 rõ\": người, việc, thời gian, trách nhiệm, thẩm quyền, sản phẩm; thiếu gì thì nêu rõ.", "Six-clear tasks: person, work, time, responsibility, authority, product; what is missing is flagged."),
        ("directions", "Phương hướng mà một kỳ sơ kết, tổng kết đặt ra cho kỳ sau.", "What a review asks of the next period."),
        ("indicators", "Chỉ số quan sát được cùng phạm vi của nó, như hạng 25 trên 194.", "Observed figures with their scope, such as rank 25 of 194."),
        ("forecasts", "Dự báo, cảnh báo: điều nguồn nói về tương lai, và kết quả đối chiếu nếu đối chiếu được.", "Forecasts and warnings: what sources say of the future, scored where that can be."),
        ("scenarios", "Kịch bản ứng phó đã chuẩn bị.", "Prepared responses."),
        ("drills", "Diễn tập các kịch bản, với kết quả; không tính là sự cố.", "Exercises of scenarios with their results; never counted as incidents."),
        ("coordination", "Trao đổi thông tin, phối hợp: ai báo ai, khi nào, theo quy chế nào.", "Information exchanged: who told whom, when, under which agreement."),
        ("agencies", "Cơ quan, lực lượng, với tên gọi từng thời kỳ và cơ quan kế tục.", "Agencies, with their names over time and their successors."),
        ("instruments", "Nghị quyết, nghị định, kết luận, luật và quan hệ giữa các văn bản.", "Resolutions, decrees, conclusions, laws, and how they relate."),
        ("places", "Địa bàn với hiệu lực và nơi kế tục sau sáp nhập.", "Places with their validity and successors after mergers."),
        ("intake", "Tin báo được gửi đến; chỉ được đếm khi đã thành vụ việc.", "Reports sent in; counted only once they have become incidents."),
        ("shifts", "Giao ca, nhận ca và việc còn dở.", "Hand-overs of shifts and what was still open."),
        ("imports", "Các lô nhập, với số dòng đọc, ghi, lặp, thay đổi và bị từ chối.", "Imports with the rows read, recorded, repeated, changed and refused."),
        ("merges", "Những lần gộp vụ việc, và những lần hủy gộp.", "Incidents merged, and merges undone."),
        ("sources", "Văn bản, báo cáo, bộ dữ liệu mà các bản ghi dựa vào.", "Documents, reports and data sets that records rest on."),
        ("acts", "Ai đã ghi gì, lúc nào, mới nhất trước. Trưởng ca, người thẩm định và quản trị xem được việc của mọi người; những người khác xem việc do chính mình ghi.", "Who recorded what and when, the newest first. Shift leads, reviewers and administrators see what everybody did; others what they did themselves."),
        ("types", "Cây loại đe dọa theo bảng phân loại tại thời điểm được hỏi.", "The tree of threat types under the classification of the moment asked for."),
    }.ToFrozenDictionary(word => word.Name, word => new LocalizedText(word.Vi, word.En), StringComparer.Ordinal);

    public static LocalizedText Of(string listing) => words[listing];
}
