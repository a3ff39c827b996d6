using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Questions;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Intake;
using ThreatRegister.Projections.Merges;
using ThreatRegister.Projections.Shifts;

namespace ThreatRegister.Application.Listings;

/// <summary>A row with the zone of its recorded times.</summary>
/// <param name="Types">The tree that names its type, where it has one.</param>
public sealed record ZonedLine<TRow>(TRow Row, TimeZoneInfo Zone, ThreatTypeTree? Types = null);

/// <summary>What daily work is done on: reports that were sent in, hand-overs of shifts, merges.</summary>
public static class WorkListings
{
    internal static Listing<ZonedLine<IntakeRow>> Intake { get; } = new(
        "intake",
        ListParts.Title("intake"),
        [
            ListParts.Id<ZonedLine<IntakeRow>>("intake", line => line.Row.Id),
            new("Nhận lúc", "Received", line => WorkWords.Utc(line.Row.RecordedAt), (line, language) => InstantText.Of(line.Row.RecordedAt, line.Zone, language)),
            new("Người gửi", "Sender", line => line.Row.By ?? ""),
            new("Trạng thái", "Status", line => Codes.Of(line.Row.Status), (line, language) => WorkWords.Of(line.Row.Status, language)),
            new("Loại", "Type", line => line.Row.SuggestedType?.Value ?? "", (line, language) => line.Row.SuggestedType is { } type ? line.Types!.NameOf(type).In(language) : ""),
            new("Thời gian", "Occurred", line => line.Row.Occurred?.Text ?? "", (line, language) => line.Row.Occurred is { } occurred ? WhenText.Of(occurred, language) : ""),
            new ListColumn<ZonedLine<IntakeRow>>("Vụ việc", "Incident", line => line.Row.Incident?.Value ?? "").To("incidents"),
            new("Tiêu đề", "Title", line => line.Row.Title) { IsLead = true },
        ],
        async (ask, cancellationToken) =>
        {
            var asked = ask.Question.Query.Filter;
            var filter = ReportsOf(ask.Text, ask.Question.Types) with
            {
                Received = asked.Period, Source = asked.Source, Senders = asked.Agency is { } agency ? asked.AgencyNames ?? [agency] : null, Place = asked.Place, Places = asked.Places,
            };
            if (filter.Incident is { } incident) filter = filter with { Incident = await ask.Ports.Registers.AskedIdAsync("incidents", incident, ask.Viewer, ask.Moment, cancellationToken) };
            var part = await ask.PartAsync(filter.IsPlain, limit => ask.Ports.Work.ReportsAsync(ask.Viewer, ask.Moment, filter, limit, ask.Slice.Offset, cancellationToken), CountAsync);
            return new([.. part.Lines.Select(report => new ZonedLine<IntakeRow>(report, ask.Ports.Zone, ask.Question.Types))], part.Total) { HasMore = part.HasMore, Before = [ListParts.Member("total", part.Total!)] };

            async Task<long> CountAsync() => (await ask.Ports.Work.CountReportsAsync(ask.Viewer, ask.Moment, filter, cancellationToken)).Total;
        })
    {
        Member = "reports",
        Common = [.. ListParts.Times, "agency", "place", "source"],
        Dated = new("nhận được", "received"),
        Filters =
        [
            ListFilter.Of<IntakeStatus>("status", "Trạng thái", "Status") with { Choices = [.. Enum.GetValues<IntakeStatus>().Select(status => new ListChoice(Codes.Of(status), new(WorkWords.Of(status, "vi"), WorkWords.Of(status, "en"))))] },
            new("type", new("Loại đề xuất", "Suggested type"), new("Loại đe dọa được đề xuất, cùng các loại cấp dưới.", "A suggested threat type with its branch.")),
            new("incident", new("Vụ việc", "Incident"), new("Đã thành vụ việc nào: mã vụ việc.", "What became of them: id of the incident.")),
            new("text", new("Từ ngữ", "Words"), new("Từ ngữ bất kỳ, tính từ đầu từ, có dấu hoặc không dấu.", "Words of any text, each from its beginning, with or without diacritics.")),
        ],
        Fields =
        [
            new("id", line => line.Row.Id), new("status", line => Codes.Of(line.Row.Status)), new("title", line => line.Row.Title), new("suggestedType", line => line.Row.SuggestedType?.Value),
            new("occurred", line => line.Row.Occurred?.Text), new("country", line => line.Row.Place?.Country), new("place", line => line.Row.Place?.Name), new("channel", line => line.Row.Channel), new("by", line => line.Row.By),
            new("incident", line => line.Row.Incident?.Value), new("grounds", line => line.Row.Grounds), new("marking", line => Codes.Of(line.Row.Marking)), new("recordedAt", line => WorkWords.Utc(line.Row.RecordedAt)),
        ],
        Row = line => line.Row,
        IsPaged = true,
    };

    internal static Listing<ZonedLine<ShiftRow>> Shifts { get; } = new(
        "shifts",
        ListParts.Title("shifts"),
        [
            ListParts.Id<ZonedLine<ShiftRow>>("shifts", line => line.Row.Id),
            new ListColumn<ZonedLine<ShiftRow>>("Giao lúc", "Handed over", line => WorkWords.Utc(line.Row.RecordedAt), (line, language) => InstantText.Of(line.Row.RecordedAt, line.Zone, language)) { IsLead = true }.By(line => line.Row.RecordedAt),
            new("Người giao", "From", line => line.Row.From) { IsActor = true },
            new("Người nhận", "To", line => line.Row.TakenOverBy ?? line.Row.To) { IsActor = true },
            new("Trạng thái", "Status", line => Codes.Of(line.Row.Status), (line, language) => WorkWords.Of(line.Row.Status, language)),
            new("Nhận lúc", "Taken over", line => line.Row.TakenOverAt is { } at ? WorkWords.Utc(at) : "", (line, language) => line.Row.TakenOverAt is { } at ? InstantText.Of(at, line.Zone, language) : ""),
            new ListColumn<ZonedLine<ShiftRow>>("Việc chưa xong", "Open", line => ListParts.Number(line.Row.Open.Sum(count => count.Total))).Number(),
            new("Ghi chú", "Notes", line => line.Row.Notes ?? ""),
        ],
        async (ask, cancellationToken) => new([.. (await ask.RowsAsync<ShiftRow>(cancellationToken)).Where(row => ask.IsAbout(SubjectOf(row, ask.Ports.Zone))).OrderBy(shift => shift.RecordedAt).Select(shift => new ZonedLine<ShiftRow>(shift, ask.Ports.Zone))]))
    {
        Newest = "handed-over",
        Common = [.. ListParts.Times, "text"],
        Dated = new("được bàn giao", "handed over"),
        Filters = [ListParts.StatusOf<ShiftStatus>()],
        Row = line => line.Row,
        IsExact = true,
    };

    internal static Listing<ZonedLine<MergeView>> Merges { get; } = new(
        "merges",
        new("Gộp vụ việc", "Merges"),
        [
            new ListColumn<ZonedLine<MergeView>>("Đã gộp", "Merged", line => line.Row.Merge.Merged).To("incidents").Lead(),
            new ListColumn<ZonedLine<MergeView>>("Vào", "Into", line => line.Row.Merge.Survivor).To("incidents"),
            Time("Gộp lúc", "Merged at", merge => merge.MergedBy),
            new("Người gộp", "Merged by", line => line.Row.Merge.MergedBy.Actor) { IsActor = true },
            new("Căn cứ gộp", "Grounds", line => line.Row.Merge.MergedBy.Grounds),
            Time("Hủy gộp lúc", "Undone at", merge => merge.UnmergedBy),
            new("Căn cứ hủy gộp", "Grounds of undoing", line => line.Row.Merge.UnmergedBy?.Grounds ?? ""),
            Time("Phân lại xong lúc", "Settled at", merge => merge.SettledBy),
            new ListColumn<ZonedLine<MergeView>>("Cần phân lại", "To be assigned anew", line => ListParts.Number(line.Row.ToReassign.Count)).Number(),
        ],
        async (ask, cancellationToken) =>
        {
            var open = ask.Is("to-reassign");
            var asked = (await ask.Ports.Merges.KnownAsync(ask.Moment, cancellationToken)).Where(merge => ask.IsAboutBeside(SubjectOf(merge, ask.Ports.Zone))).ToArray();
            var incidents = await ask.AskedIncidentsAsync(() => asked.SelectMany(merge => new[] { merge.Merged, merge.Survivor }), cancellationToken);
            if (incidents is not null) asked = [.. asked.Where(merge => incidents.Contains(merge.Merged) || incidents.Contains(merge.Survivor))];
            var merges = await ask.Ports.Merges.ListAsync(ask.Viewer, ask.Moment, asked, cancellationToken);
            return new([.. merges.Where(view => !open || view.ToReassign.Count > 0).Select(view => new ZonedLine<MergeView>(view, ask.Ports.Zone))]);
        })
    {
        Newest = "merged-at",
        Common = ["type", .. ListParts.Times, "place", "sector", "text"],
        Dated = new("được gộp", "merged"),
        Filters =
        [
            ListFilter.Switch(
                "to-reassign", "Cần phân lại", "To be assigned anew", "Chỉ những lần gộp đã hủy mà vụ việc giữ lại đã nhận thêm thông tin.", "Only undone merges whose survivor was told something meanwhile."),
        ],
        Row = line => line.Row,
        IsExact = true,
    };

    private static Subject SubjectOf(ShiftRow row, TimeZoneInfo zone) =>
        new([], ListParts.DayOf(row.RecordedAt, zone), [], [], [], [], [row.From, row.To, row.TakenOverBy, row.Notes, row.TakenOverNotes]) { Status = Codes.Of(row.Status) };

    private static Subject SubjectOf(MergeItem merge, TimeZoneInfo zone) =>
        new([], ListParts.DayOf(merge.MergedBy.RecordedAt, zone), [], [], [], [], [merge.MergedBy.Grounds, merge.MergedBy.Actor, merge.UnmergedBy?.Grounds]);

    /// <summary>Which reports the filters of the list ask for.</summary>
    public static IntakeFilter ReportsOf(QuestionText text, ThreatTypeTree types) => new(
        text["status"] is { } code ? Asked.Member<IntakeStatus>(code, "status") : null,
        text["type"] is { } id ? Asked.Branch(id, types) : null,
        text["incident"],
        text["text"]);

    private static ListColumn<ZonedLine<MergeView>> Time(string vietnamese, string english, Func<MergeItem, MergeAct?> act) =>
        new ListColumn<ZonedLine<MergeView>>(
            vietnamese, english, line => act(line.Row.Merge) is { } done ? WorkWords.Utc(done.RecordedAt) : "", (line, language) => act(line.Row.Merge) is { } done ? InstantText.Of(done.RecordedAt, line.Zone, language) : "")
            .By(line => act(line.Row.Merge)?.RecordedAt);
}
