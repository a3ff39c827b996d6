using System.Globalization;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;

namespace ThreatRegister.Reports;

/// <summary>What the method's annex says, and the warnings that the top of the report repeats.</summary>
internal static class SummaryNotes
{
    // These texts stand in documents that were issued: another word, and their bytes no longer come out.

    /// <summary>The note that stands under the title of a report in English.</summary>
    public const string Language = "language";

    private static readonly LocalizedText originals = new(
        "Chỗ nào sổ không có tiếng Anh thì tên gọi, nhận định, trích dẫn giữ nguyên tiếng Việt như đã ghi.", "Where the register has no English, titles, names, statements and quotations stand as recorded, in Vietnamese.");

    private static readonly LocalizedText titles = new(
        "Tên vụ việc giữ nguyên tiếng Việt như nguồn nêu.", "Titles of incidents stand in Vietnamese, as sources give them: the register has none in English.");

    private static readonly LocalizedText parked = new(
        "Có {0} luồng sự kiện bị tạm dừng vì lỗi: số liệu có thể thiếu; không được phát hành báo cáo trước khi dựng lại sổ.",
        "Event streams set aside because of errors: {0}. Figures may be incomplete; the report must not be issued before the registers are rebuilt.");

    private static readonly LocalizedText interim = new(
        "Sự kiện mới nhất của sổ tại vị trí này được ghi trước khi kỳ báo cáo kết thúc: số liệu là tạm tính.",
        "The newest event of the register at this position was recorded before the period ended: the figures are interim.");

    private static readonly LocalizedText sameStretch = new(
        "Kỳ báo cáo chưa kết thúc, nên chỉ so sánh với cùng khoảng thời gian của kỳ được so sánh: {0}.", "The period is not over, so it is compared with the same stretch of the other one: {0}.");

    private static readonly LocalizedText estimated = new(
        "“Ước cả kỳ” do người lập báo cáo nêu; sổ không tự ước tính.", "“Whole period, estimated” is what those who report expect; the register estimates nothing.");

    private static readonly LocalizedText rounded = new(
        "Tỷ trọng làm tròn đến một chữ số thập phân; tổng có thể lệch do làm tròn.", "Shares are rounded to one decimal; because of rounding they may not add up to 100.");

    private static readonly LocalizedText asIssued = new(
        "Số liệu của kỳ so sánh ({0}) lấy theo báo cáo đã phát hành (vị trí {1} của sổ); những gì ghi nhận hay đính chính sau đó không tính.",
        "The figures of the period compared with ({0}) are as issued (position {1} of the register), without what was recorded or corrected since.");

    private static readonly LocalizedText noData = new(
        "Sổ chưa có bản ghi nào nằm trọn trong kỳ này; điều đó không có nghĩa là không có vụ việc nào xảy ra.",
        "The register has no record that lies wholly within this period; that does not mean that nothing occurred.");

    private static readonly LocalizedText tet = new(
        "Kỳ so sánh có tháng 1 hoặc tháng 2: Tết Nguyên đán có thể rơi vào kỳ này mà không rơi vào kỳ kia; cần thận trọng khi đánh giá tăng, giảm.",
        "The comparison touches January or February: Tết may fall into one of the periods and not into the other, so read increases and decreases with care.");

    private static readonly LocalizedText statedBy = new(
        "Chỉ tính những gì các nguồn đã nêu đến hết ngày {0}.", "Only what sources had stated by the end of {0} is counted.");

    private static readonly LocalizedText filtered = new(
        "Báo cáo chỉ gồm những bản ghi thỏa điều kiện lọc: {0}; khi truy vết cần thêm điều kiện này.",
        "The report holds only records that match the filter: {0}; tracing a figure needs it too.");

    private static readonly LocalizedText counted = new(
        "Được tính: vụ việc và thông tin gộp về nhiều vụ có thời gian nằm trọn trong kỳ. Một thông tin gộp là một bản ghi; số lượng chỉ cộng những con số mà nguồn nêu, không suy đoán.",
        "Counted: cases, and statements about many, whose date lies wholly within the period. A statement about many is one record; quantities add up only numbers that sources state, none is guessed.");

    private static readonly LocalizedText notCounted = new(
        "Không tính: bản ghi đã rút, báo động giả, diễn tập, mối đe dọa thường trực. Nghi vấn và bản ghi chỉ giao với kỳ được nêu riêng, ngoài tổng số.",
        "Not counted: retracted records, false positives, drills, standing threats. What is suspected, and what only overlaps the period, is shown apart from the total.");

    private static readonly LocalizedText types = new(
        "Mỗi bản ghi chỉ nằm ở một loại chính; dòng “trong đó” là phần của dòng trên và không cộng thêm. Việc còn tiếp diễn được tính tại lúc bắt đầu; khoảng thời gian vượt ranh giới của kỳ chỉ “có thể thuộc kỳ”.",
        "Each record stands with its one primary type; rows marked “of which” are parts of the row above and add nothing. What goes on is counted where it began; an interval that crosses the period's boundary only “may belong to the period”.");

    private static readonly LocalizedText signs = new(
        "Ký hiệu: “-” không ghi nhận; “x” không có số liệu hoặc không so sánh được; “?” có bản ghi có thể thuộc kỳ (hoặc tháng, năm của cột), chưa tính; “…” có xảy ra nhưng nguồn không nêu số lượng; “≥” ít nhất; “~” khoảng, gần hoặc ước; “1 + …” và “1 + ~300” tính được 1, ngoài ra còn phần không nêu số lượng hoặc chỉ nêu khoảng.",
        "Signs: “-” none recorded; “x” no data, or not comparable; “?” records that may belong to the period (or to the column's month or year), not counted; “…” occurred, number not stated; “≥” at least; “~” about, nearly or estimated; “1 + …” and “1 + ~300” 1 could be counted, and besides there is what states no number or only an approximate one.");

    private static readonly LocalizedText mayBelong = new(
        "Ngoài {0} được tính còn {1} có thể thuộc kỳ nhưng nguồn nêu thời gian chưa đủ chính xác nên không tính: các số liệu có thể thấp hơn thực tế.",
        "Besides the {0} counted, {1} may belong to the period, but with dates not precise enough to be counted: the figures may be too low.");

    private static readonly LocalizedText withoutSource = new(
        "Trong số bản ghi được tính, {0} không có nguồn: ghi nhận của người ghi.", "Of the records counted, {0} without a source: the operator's own observation.");

    private static readonly LocalizedText withoutSourceAtLeast = new(
        "Trong số bản ghi được tính, ít nhất {0} không có nguồn: ghi nhận của người ghi.", "Of the records counted, at least {0} without a source: the operator's own observation.");

    private static readonly LocalizedText asNowKnown = new(
        "Số liệu của kỳ so sánh ({0}) lấy theo hiểu biết tại cùng vị trí của sổ, không theo báo cáo đã phát hành.",
        "The figures of the period compared with ({0}) are as known at the same position of the register, not as once issued.");

    private static readonly LocalizedText notCompared = new("Báo cáo không so sánh với kỳ khác.", "The report is not compared with another period.");

    private static readonly LocalizedText unstated = new("Trong số bản ghi được tính: {0}.", "Of the records counted, {0}.");

    private static readonly LocalizedText[] unstatedParts =
    [
        new("{0} không nêu số lượng", "without a stated number: {0}"),
        new("{0} không nêu thời gian cụ thể trong kỳ", "without a stated time within the period: {0}"),
        new("{0} không nêu kết quả", "without a stated outcome: {0}"),
    ];

    private static readonly LocalizedText apart = new("Có thể thuộc kỳ (không tính): {0}.", "May belong to the period (not counted): {0}.");

    /// <param name="HasData">Whether any record lies wholly within the period.</param>
    /// <param name="Counted">How many records are counted.</param>
    /// <param name="WithoutSource">How many of them rest on no source.</param>
    /// <param name="HasShares">Whether shares of the total are told.</param>
    /// <param name="HasVietnameseTitles">Whether an incident is named whose title is in Vietnamese.</param>
    internal sealed record Population(bool HasData, long Counted, (long Records, bool IsExact) WithoutSource, bool HasShares, bool HasVietnameseTitles);

    public static IReadOnlyList<SummaryNote> Of(SummaryRequest request, SummaryScope scope, UnstatedFigures open, Population population)
    {
        var language = request.Language;
        var notes = new List<SummaryNote>();
        if (scope.ParkedStreams > 0) notes.Add(new("parked", true, parked.Fill(language, QuantityText.Number(scope.ParkedStreams, language))));
        if (!population.HasData) notes.Add(new("no-data", true, noData.In(language)));
        if (open.MayBelong * 10 > population.Counted)
            notes.Add(new("may-belong", true, mayBelong.Fill(language, SummaryWords.Records(population.Counted, language), SummaryWords.Records(open.MayBelong, language))));
        if (EndsAfter(request)) notes.Add(new("interim", true, interim.In(language)));
        if (request.Elapsed is not null && scope.ComparedWith is not null) notes.Add(new("same-stretch", true, sameStretch.Fill(language, WhenText.Of(request.Base!.ToWhen(), language))));
        if (request.Estimates is { Count: > 0 }) notes.Add(new("estimated", true, estimated.In(language)));
        if (scope.ComparedWith is not null && SummaryDates.TetMayDiffer(request.Period, request.Base!)) notes.Add(new("tet", true, tet.In(language)));
        if (scope.StatedBy is { } day) notes.Add(new("stated-by", true, statedBy.Fill(language, SummaryDates.Of(day, language))));
        if (scope.Filter is { } filter) notes.Add(new("filter", true, filtered.Fill(language, Uri.UnescapeDataString(filter.Replace("&", ", ", StringComparison.Ordinal)))));
        if (SummaryWords.IsEnglish(language)) notes.Add(new(Language, false, originals.In(language)));
        if (SummaryWords.IsEnglish(language) && population.HasVietnameseTitles) notes.Add(new("titles", false, titles.In(language)));
        notes.Add(new("counted", false, counted.In(language)));
        notes.Add(new("not-counted", false, notCounted.In(language)));
        notes.Add(new("types", false, types.In(language)));
        notes.Add(new("basis", false, Of(request.Basis).In(language)));
        notes.Add(new("signs", false, signs.In(language)));
        notes.Add(scope.ComparedWith is null
            ? new("not-compared", false, notCompared.In(language))
            : request.BaseMoment is { } issued
            ? new("as-issued", false, asIssued.Fill(language, WhenText.Of(request.Base!.ToWhen(), language), issued.Position.ToString(CultureInfo.InvariantCulture)))
            : new("as-now-known", false, asNowKnown.Fill(language, WhenText.Of(request.Base!.ToWhen(), language))));
        if (population.HasShares) notes.Add(new("rounded", false, rounded.In(language)));
        if (Unstated(open, language) is { Length: > 0 } parts) notes.Add(new("unstated", false, parts));
        if (population.WithoutSource is { Records: > 0 } own)
            notes.Add(new("without-source", false, (own.IsExact ? withoutSource : withoutSourceAtLeast).Fill(language, SummaryWords.Records(own.Records, language))));
        return notes;
    }

    private static LocalizedText Of(Basis basis) => basis switch
    {
        Basis.Stated => new("Vụ việc được xếp vào kỳ theo ngày nguồn nêu.", "Records are put into periods by the day on which sources stated them."),
        Basis.Recorded => new("Vụ việc được xếp vào kỳ theo lúc ghi vào sổ.", "Records are put into periods by the time at which they were recorded."),
        _ => new("Vụ việc được xếp vào kỳ theo thời gian xảy ra.", "Records are put into periods by the time at which they occurred."),
    };

    /// <summary>Nothing is said of what there is none of.</summary>
    private static string Unstated(UnstatedFigures open, string language)
    {
        string[] parts =
        [
            .. new[] { open.Quantity, open.SubPeriod, open.Outcome }.Zip(unstatedParts)
                .Where(part => part.First > 0)
                .Select(part => part.Second.Fill(language, SummaryWords.Records(part.First, language))),
        ];
        string[] sentences =
        [
            .. parts.Length == 0 ? Array.Empty<string>() : [unstated.Fill(language, string.Join("; ", parts))],
            .. open.MayBelong == 0 ? Array.Empty<string>() : [apart.Fill(language, SummaryWords.Records(open.MayBelong, language))],
        ];
        return string.Join(' ', sentences);
    }

    private static bool EndsAfter(SummaryRequest request) =>
        request.Moment.RecordedAt is { } asOf && TimeZoneInfo.ConvertTime(asOf, request.Zone ?? TimeZoneInfo.Utc).DateTime < request.Period.To;
}
