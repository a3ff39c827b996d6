using System.Globalization;
using ThreatRegister.Application.Queries;
using ThreatRegister.Projections.Imports;
using ThreatRegister.Projections.Reviews;

namespace ThreatRegister.Web.Layout;

/// <summary>A moment that people know by what happened then.</summary>
/// <param name="Value">As an address names it: a position, an instant, the end of a day.</param>
/// <param name="At">Null: the empty register.</param>
/// <param name="Position">Null where an instant or a day names it.</param>
public sealed record NamedMoment(string Value, DateTimeOffset? At, string What, long? Position = null);

/// <summary>The moments that a difference of two times is asked for most: what reports were approved on, what was before an import, and days gone by.</summary>
internal static class NamedMoments
{
    private const int Most = 30;

    /// <param name="now">Only what had happened by then.</param>
    /// <param name="about">Which reports; null: all.</param>
    public static async Task<IReadOnlyList<NamedMoment>> ReadAsync(RegisterServices register, PageContext page, Moment now, CancellationToken cancellationToken, Func<ReviewRow, bool>? about = null)
    {
        NamedMoment[] imports = [.. (await register.Registers.RowsAsync<ImportRow>(page.Viewer, now, cancellationToken)).Select(import => OfImport(import, page))];

        // Only those that are shown count as read.
        var reviews = await register.Registers.ChosenAsync<ReviewRow>(page.Viewer, now, all => Newest(all.Where(review => about is null || about(review)), imports, page).Select(known => known.Review).OfType<ReviewRow>(), cancellationToken);
        return
        [
            .. Newest(reviews, imports, page).Select(known => known.Moment),
            .. Days(register, page),
            new("0", null, page.Say("khi sổ còn trống", "when the register was empty"), 0),
        ];
    }

    private static IEnumerable<(ReviewRow? Review, NamedMoment Moment)> Newest(IEnumerable<ReviewRow> reviews, IEnumerable<NamedMoment> imports, PageContext page) => reviews
        .Select(review => (Review: (ReviewRow?)review, Moment: OfReview(review, page)!)).Where(known => known.Moment is not null)
        .Concat(imports.Select(import => (Review: (ReviewRow?)null, Moment: import)))
        .OrderByDescending(known => known.Moment.At).Take(Most);

    private static NamedMoment? OfReview(ReviewRow review, PageContext page) => review switch
    {
        { Issue: { } issue, Approval: { } approval } => new(Text(issue.Position), approval.At, $"{page.Say("báo cáo ban hành", "report issued")} {issue.Number}: {review.Title}", issue.Position),
        { Approval: { } approval } => new(Text(approval.Position), approval.At, $"{page.Say("duyệt", "approval of")} {review.Title}", approval.Position),
        _ => null,
    };

    /// <summary>An import begins with its own event: just before, nothing of it was there.</summary>
    private static NamedMoment OfImport(ImportRow import, PageContext page) => new(
        import.RecordedAt.ToUniversalTime().AddMicroseconds(-1).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture), import.RecordedAt, $"{page.Say("trước lô nhập", "before the import")} {import.FileName}");

    private static IEnumerable<NamedMoment> Days(RegisterServices register, PageContext page) =>
        from ago in new[] { (Days: 1, Vi: "hết hôm qua", En: "the end of yesterday"), (Days: 7, Vi: "7 ngày trước", En: "7 days ago"), (Days: 30, Vi: "30 ngày trước", En: "30 days ago") }
        let day = register.LocalNow.Date.AddDays(-ago.Days)
        select new NamedMoment(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), new DateTimeOffset(day.AddDays(1).AddTicks(-1), register.Zone.GetUtcOffset(day)), page.Say(ago.Vi, ago.En));

    private static string Text(long position) => position.ToString(CultureInfo.InvariantCulture);
}
