using System.Text.Json;
using System.Text.Json.Nodes;
using ThreatRegister.Application.Events;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Questions;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Drills;
using ThreatRegister.Projections.Scenarios;
using ThreatRegister.Projections.Shares;
using ThreatRegister.Projections.Tasks;

namespace ThreatRegister.Application.Listings;

/// <summary>A task, as it stands at a local time.</summary>
public sealed record TaskLine(TaskRow Row, bool IsOverdue);

/// <summary>What agencies do with each other: tasks, exchanges of information, scenarios, drills.</summary>
internal static class CoordinationListings
{
    public static Listing<TaskLine> Tasks { get; } = new(
        "tasks",
        ListParts.Title("tasks"),
        [
            ListParts.Id<TaskLine>("tasks", line => line.Row.Id),
            ListParts.Coded<TaskLine, TaskState>("Trạng thái", "Status", line => line.Row.Status),
            new("Quá hạn", "Overdue", line => line.IsOverdue ? "true" : "false", (line, language) => line.IsOverdue ? language is "en" ? "overdue" : "quá hạn" : ""),
            new("Chưa rõ", "Missing", line => string.Join(' ', line.Row.Missing.Select(element => Codes.Of(element))), (line, language) => string.Join(", ", line.Row.Missing.Select(element => CodeWords.Of(element, language)))),
            new("Việc", "Work", line => line.Row.Work) { IsLead = true },
            new("Người", "Person", line => line.Row.Person ?? "") { IsDoer = true },
            new("Thời gian", "Time", line => line.Row.Time ?? ""),
            ListParts.When<TaskLine>("Hạn", "Due", line => line.Row.Due, none: ""),
            new("Trách nhiệm", "Responsibility", line => line.Row.Responsibility ?? ""),
            new("Thẩm quyền", "Authority", line => line.Row.Authority ?? ""),
            new("Sản phẩm", "Product", line => line.Row.Product ?? ""),
            new ListColumn<TaskLine>("Từ phương hướng", "Direction", line => line.Row.Direction?.Value ?? "").To("directions"),
            new ListColumn<TaskLine>("Vụ việc", "Incidents", line => string.Join(' ', line.Row.Incidents)).ToEach("incidents"),
            new("Kết quả", "Result", line => line.Row.Result ?? ""),
        ],
        async (ask, cancellationToken) =>
        {
            var (from, about) = (ask["direction"], ask.Id<IncidentId>("incident"));
            var at = TimeZoneInfo.ConvertTime(ask["at"] is { } named ? Asked.Instant(named, ask.Ports.Zone, "at") : ask.Question.At, ask.Ports.Zone);
            var (missing, overdue) = (ask.Is("missing"), ask.Is("overdue"));
            var answer = await ask.AboutAsync<TaskRow>(
                row => new(row.Types, row.Due ?? row.StatedOn, [row.Person, row.Responsibility], [], [], row.Sources, [row.Work, row.Person, row.Time, row.Responsibility, row.Authority, row.Product, row.Result]) { Status = Codes.Of(row.Status) },
                row => (!missing || row.Missing.Count > 0) && (!overdue || row.IsOverdue(at.DateTime)) && (from is null || string.Equals(row.Direction?.Value, from, StringComparison.Ordinal)) && (about is null || row.Incidents.Contains(about.Value)),
                ByDueDate,
                cancellationToken);
            return new([.. answer.Lines.Select(row => new TaskLine(row, row.IsOverdue(at.DateTime)))]) { Before = [ListParts.Member("at", at)] };
        })
    {
        Common = ["type", .. ListParts.Times, "agency", "source", "text"],
        Filters =
        [
            ListFilter.Switch("missing", "Chưa rõ", "Not clear", "Chỉ những nhiệm vụ còn điều chưa rõ trong 6 rõ.", "Only tasks of which something of the six is not clear."),
            ListFilter.Switch("overdue", "Quá hạn", "Overdue", "Chỉ những nhiệm vụ đang thực hiện mà đã quá hạn.", "Only open tasks whose due date has passed."),
            new("at", new("Quá hạn tính đến", "Overdue at"), new("Quá hạn tại thời điểm này, hoặc cuối ngày này (mặc định: lúc này; với --as-of: khi đó).", "Overdue at this instant or at the end of this day (default: now; with --as-of, then).")),
            ListParts.StatusOf<TaskState>(),
            new("direction", new("Phương hướng, nhiệm vụ", "Direction"), new("Mã của phương hướng, nhiệm vụ mà từ đó có nhiệm vụ này.", "Id of the direction that it comes from.")),
            new("incident", new("Vụ việc", "Incident"), new("Mã của vụ việc mà nhiệm vụ liên quan.", "Id of an incident that it is about.")),
        ],
        Row = WithOverdue,
        GoesByClock = true,
    };

    public static Listing<ShareRow> Coordination { get; } = new(
        "coordination",
        ListParts.Title("shares"),
        [
            ListParts.Id<ShareRow>("shares", row => row.Id),
            ListParts.When<ShareRow>("Thời gian", "At", row => row.At),
            new("Bên cung cấp", "From", row => row.From, (row, language) => row.From + ListParts.Withdrawn(row.Status, ShareStatus.Withdrawn, language)),
            new("Bên nhận", "To", row => string.Join("; ", row.To)),
            new("Nội dung", "What", row => row.What) { IsLead = true },
            new("Vụ việc, sự kiện", "About", row => string.Join(' ', row.Incidents.Select(id => id.Value).Concat(row.Occasions.Select(id => id.Value))))
            {
                Links = (row, _) => row.Incidents.Select(id => new ListLink("incidents", id.Value, id.Value)).Concat(row.Occasions.Select(id => new ListLink("occasions", id.Value, id.Value))),
            },
            ListParts.Coded<ShareRow, Tlp>("TLP", "TLP", row => row.Marking),
            new("Thỏa thuận", "Agreement", row => row.Agreement ?? row.Instrument?.Value ?? ""),
            new("Đã xác nhận", "Acknowledged", row => string.Join("; ", row.Acknowledgements.Select(acknowledged => acknowledged.By))),
            new("Chưa xác nhận", "Not acknowledged", row => string.Join("; ", row.Unacknowledged())),
        ],
        async (ask, cancellationToken) =>
        {
            var (about, open) = (ask.Id<IncidentId>("incident"), ask.Is("unacknowledged"));
            var rows = await ask.RowsAsync<ShareRow>(cancellationToken);
            var known = await ask.AskedIncidentsAsync(() => rows.SelectMany(row => row.Incidents).Select(incident => incident.Value), cancellationToken);
            return new([.. rows
                .Where(row => (about is null || row.Incidents.Contains(about.Value)) && (!open || (row.Status is ShareStatus.Stands && row.Unacknowledged().Any())))
                .Where(row => ask.IsAboutBeside(SubjectOf(row)) && (known is null || row.Incidents.Any(incident => known.Contains(incident.Value))))
                .OrderBy(row => row.At?.From ?? DateTime.MaxValue).ThenBy(row => row.Id, StringComparer.Ordinal)]);
        })
    {
        Newest = "at",
        Member = "shares",
        Common = ["type", .. ListParts.Times, "occasion", "agency", "place", "sector", "source", "text"],
        Dated = new("diễn ra", "made"),
        Filters =
        [
            ListParts.StatusOf<ShareStatus>(),
            new("incident", new("Vụ việc", "Incident"), new("Mã của vụ việc được trao đổi.", "Id of an incident that it was about.")),
            ListFilter.Switch("unacknowledged", "Chưa xác nhận", "Not acknowledged", "Chỉ những lần mà có bên nhận chưa xác nhận.", "Only those that someone who was told has not acknowledged."),
        ],
    };

    public static Listing<ScenarioRow> Scenarios { get; } = new(
        "scenarios",
        ListParts.Title("scenarios"),
        [
            ListParts.Id<ScenarioRow>("scenarios", row => row.Id),
            ListParts.Coded<ScenarioRow, ScenarioStatus>("Trạng thái", "Status", row => row.Status),
            new ListColumn<ScenarioRow>("Loại", "Types", row => string.Join(' ', row.Types)).ToEach("types"),
            ListParts.When<ScenarioRow>("Ngày xây dựng", "Prepared on", row => row.PreparedOn),
            new ListColumn<ScenarioRow>("Số lần sửa", "Revisions", row => ListParts.Number(row.Revisions)).Number(),
            new("Nơi xây dựng", "By", row => row.By),
            new("Tiêu đề", "Title", row => row.Title) { IsLead = true },
        ],
        (ask, cancellationToken) =>
        {
            var only = ask.Is("in-force");
            return ask.AboutAsync<ScenarioRow>(
                row => new(row.Types, row.PreparedOn ?? row.StatedOn, [row.By], row.Places, [], row.Sources, [row.Title, row.Text, row.By, .. row.Places]) { Status = Codes.Of(row.Status) },
                row => !only || row.Status is ScenarioStatus.InForce,
                (one, other) => string.CompareOrdinal(one.Id, other.Id),
                cancellationToken);
        })
    {
        Newest = "prepared-on",
        Common = ["type", .. ListParts.Times, "agency", "place", "source", "text"],
        Dated = new("xây dựng", "prepared"),
        Filters = [ListFilter.Switch("in-force", "Đang dùng", "In force", "Chỉ những kịch bản chưa thôi dùng.", "Only those that are not retired."), ListParts.StatusOf<ScenarioStatus>()],
    };

    public static Listing<DrillRow> Drills { get; } = new(
        "drills",
        ListParts.Title("drills"),
        [
            ListParts.Id<DrillRow>("drills", row => row.Id),
            new ListColumn<DrillRow>("Thời gian", "Held", row => row.Held.Text, (row, language) => WhenText.Of(row.Held, language) + ListParts.Withdrawn(row.Status, DrillStatus.Withdrawn, language)).By(row => row.Held.From),
            new ListColumn<DrillRow>("Kịch bản", "Scenario", row => row.Scenario?.Value ?? "").To("scenarios"),
            new("Nơi tổ chức", "By", row => row.By),
            new("Bên tham gia", "Participants", row => string.Join("; ", row.Participants)),
            new("Kết quả", "Findings", row => string.Join("; ", row.Findings)),
            new ListColumn<DrillRow>("Bài học", "Lessons", row => string.Join(' ', row.Lessons)).ToEach("lessons"),
            new("Tiêu đề", "Title", row => row.Title) { IsLead = true },
        ],
        (ask, cancellationToken) =>
        {
            var (of, free) = (ask.Id<ScenarioId>("scenario"), ask.Is("free"));
            return ask.AboutAsync<DrillRow>(
                row => new(row.Types, row.Held, [row.By, .. row.Participants], [], row.Occasions, row.Sources, [row.Title, row.By, .. row.Participants, .. row.Findings]) { Status = Codes.Of(row.Status) },
                row => (of is null || row.Scenario == of) && (!free || row.Scenario is null),
                (one, other) => one.Held.From.CompareTo(other.Held.From) is var held && held != 0 ? held : string.CompareOrdinal(one.Id, other.Id),
                cancellationToken);
        })
    {
        Newest = "held",
        Common = ["type", .. ListParts.Times, "occasion", "agency", "source", "text"],
        Dated = new("tổ chức", "held"),
        Filters =
        [
            ListParts.StatusOf<DrillStatus>(),
            new("scenario", new("Kịch bản", "Scenario"), new("Mã của kịch bản đã diễn tập.", "Id of the scenario that was exercised.")),
            ListFilter.Switch("free", "Không theo kịch bản", "Without a scenario", "Chỉ những cuộc diễn tập không theo kịch bản.", "Only drills without a scenario."),
        ],
    };

    private static Subject SubjectOf(ShareRow row) =>
        new([], row.At ?? row.StatedOn, [row.From, .. row.To], [], row.Occasions, row.Sources, [row.What, row.From, row.Agreement, .. row.To]) { Status = Codes.Of(row.Status) };

    /// <summary>The row with what only an instant can say of it.</summary>
    private static JsonObject WithOverdue(TaskLine line)
    {
        var task = JsonSerializer.SerializeToNode(line.Row, JsonForms.Plain)!.AsObject();
        task["overdue"] = line.IsOverdue;
        return task;
    }

    /// <summary>What is due first comes first; what has no due date comes last.</summary>
    private static int ByDueDate(TaskRow one, TaskRow other)
    {
        var due = (one.Due?.To ?? DateTime.MaxValue).CompareTo(other.Due?.To ?? DateTime.MaxValue);
        return due != 0 ? due : string.CompareOrdinal(one.Id, other.Id);
    }
}
