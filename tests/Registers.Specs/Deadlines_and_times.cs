using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.EventLog;
using ThreatRegister.Registers.Postgres;

namespace ThreatRegister.Tests.Registers_Specs;

/// <summary>Four incidents, one of them told of in time, and a rule of five days that becomes one of two.</summary>
public sealed class NoticedFixture : RegisterFixture
{
    internal static readonly DeadlineRuleSet Notice = new(
        new("thong-tu-20"), new("notice"), new("notification"), new("Thông báo sự cố", "Notification"), new([new("cyber")], Kinds: [RecordKind.Case]), DeadlineStart.Detected, After: null, new(5, DeadlineUnit.CalendarDays),
        "Cơ quan điều phối", ValidFrom: null, "Thông tư 20/2017/TT-BTTTT", Verified: true);

    /// <summary>The position before the rule was changed.</summary>
    internal long Before { get; private set; }

    protected override async Task BeginAsync()
    {
        LocalizedText one = new("vụ", "case");
        await AppendAsync(
            Event((Aggregates.ThreatTypes, new ThreatTypeDefined(new("cyber"), Parent: null, new("An ninh mạng", "Cyber"), one, [], ValidFrom: null))),
            Event((Aggregates.ThreatTypes, new ThreatTypeDefined(new("disaster"), Parent: null, new("Thiên tai", "Disaster"), one, [], ValidFrom: null))),
            Event((Aggregates.Deadlines, Notice)));
        await ReportAsync("xam-nhap", "cyber", "2021-06-01T06:00", new IncidentDetected(When.Parse("2021-06-01T08:00"), Statement.Own));
        await ReportAsync(
            "lua-dao", "cyber", "2021-06-01", new IncidentDetected(When.Parse("2021-06-02"), Statement.Own), new IncidentNotified(new(new("n"), "Cơ quan điều phối", When.Parse("2021-06-03"), Notice.Rule), Statement.Own),
            new IncidentResponseRecorded(new(new("cu"), "plan", "Kế hoạch từ trước", When.Parse("2021-01-05")), Statement.Own),
            new IncidentResponseRecorded(new(new("chan"), "block", "Chặn truy cập", When.Parse("2021-06-04")), Statement.Own), new IncidentResolved(When.Parse("2021-06-12"), Statement.Own));
        await ReportAsync("chua-ro", "cyber", "2021-06", new IncidentDetected(When.Parse("2021-06"), Statement.Own));
        await ReportAsync("bao", "disaster", "2021-06-01", new IncidentDetected(When.Parse("2021-06-01"), Statement.Own), new IncidentOutcomeDetermined(Outcome.Blocked, null, Statement.Own));
        Before = (await MomentAsync()).Position;
        await AppendAsync(Event((Aggregates.Deadlines, Notice with { Length = new(2, DeadlineUnit.CalendarDays) })));
        await Maintenance.CatchUpAsync((await MomentAsync()).Position);
    }

    private Task ReportAsync(string id, string type, string occurred, params IEnumerable<IncidentEvent> further)
    {
        var reported = new IncidentReported(new(id), $"Vụ việc {id}", new(type), [], When.Parse(occurred), Quantity.One, RecordKind.Case, Outcome.Succeeded, Tlp.Green, Statement.Own);
        return AppendAsync([.. further.Prepend(reported).Select(happened => Event((StreamName.Of("incident", id), happened)))]);
    }
}

public sealed class Deadlines_and_times(NoticedFixture register) : IClassFixture<NoticedFixture>
{
    private static readonly CancellationToken cancellation = TestContext.Current.CancellationToken;
    private readonly RecordReader records = new(register.Log, register.Codec, RegisterFixture.Zone);

    [Fact]
    public async Task lists_what_is_not_notified_and_what_is() =>
        Lines(await AskAsync("2021-06-05T00:00", DeadlineStatus.Overdue, DeadlineStatus.Met, DeadlineStatus.NotYetKnown))
            .ShouldBe(["xam-nhap overdue 2021-06-04T00:00", "chua-ro not-yet-known ", "lua-dao met 2021-06-05T00:00"]);

    [Fact]
    public async Task reads_as_few_incidents_as_needed() => Lines(await AskAsync("2021-06-05T00:00", DeadlineStatus.Overdue)).ShouldBe(["xam-nhap overdue 2021-06-04T00:00"]);

    [Fact]
    public async Task knows_what_is_due_soon_and_what_is_long_over()
    {
        Lines(await AskAsync("2021-06-03T12:00", DeadlineStatus.DueSoon)).ShouldBe(["xam-nhap due-soon 2021-06-04T00:00"]);
        Lines(await AskAsync("2026-06-03T12:00", DeadlineStatus.DueSoon, DeadlineStatus.Running)).ShouldBeEmpty();
    }

    /// <summary>Changing a deadline in data changes what is overdue today; at the position of an issued summary it stays as it was.</summary>
    [Fact]
    public async Task reckons_by_the_rules_of_the_position_that_is_asked_for()
    {
        Lines(await AskAsync("2021-06-05T00:00", register.Before, DeadlineStatus.Overdue, DeadlineStatus.Running)).ShouldBe(["xam-nhap running 2021-06-07T00:00"]);
        Lines(await AskAsync("2021-06-05T00:00", DeadlineStatus.Overdue, DeadlineStatus.Running)).ShouldBe(["xam-nhap overdue 2021-06-04T00:00"]);
    }

    /// <summary>What was notified later was overdue until then, though the register knows of the notification.</summary>
    [Fact]
    public async Task knows_at_a_past_instant_what_was_notified_only_later()
    {
        Lines(await AskAsync("2021-06-02T12:00", DeadlineStatus.Running, DeadlineStatus.DueSoon)).ShouldBe(["xam-nhap running 2021-06-04T00:00", "lua-dao running 2021-06-05T00:00"]);
        Lines(await AskAsync("2021-06-03T12:00", DeadlineStatus.Running, DeadlineStatus.DueSoon)).ShouldBe(["xam-nhap due-soon 2021-06-04T00:00"]);
    }

    /// <summary>Asked over and over, of the same incidents: by another minute, or other rules, the answer is another.</summary>
    [Fact]
    public async Task tells_of_open_work_as_of_each_minute_and_by_the_rules_of_each_position()
    {
        var registers = Registers;
        foreach (var _ in Enumerable.Range(0, 2))
        {
            (await WorkAsync("2021-06-04T00:00")).ShouldBe(["xam-nhap overdue"]);
            (await WorkAsync("2021-06-03T23:59")).ShouldBe(["xam-nhap due-soon"]);
            (await WorkAsync("2021-06-04T00:00", register.Before)).ShouldBeEmpty();
        }

        async Task<IEnumerable<string>> WorkAsync(string at, long? position = null)
        {
            var work = await new DeadlineWork(registers, new(records), new(register.Log, register.Codec), new(InstantOf(at), RegisterFixture.Zone, DeadlineView.SoonByDefault))
                .FindAsync(Viewer.Local("u1"), await register.MomentAsync(position), 10, cancellation);
            return work.Items.Select(item => $"{item.Id} {(item.Kind is OpenItemKind.DeadlineOverdue ? "overdue" : "due-soon")}");
        }
    }

    [Fact]
    public async Task leaves_out_what_the_filters_do() =>
        Lines(await AskAsync("2021-06-05T00:00", position: null, new(Text: "lua-dao"), [DeadlineStatus.Overdue, DeadlineStatus.Met])).ShouldBe(["lua-dao met 2021-06-05T00:00"]);

    [Fact]
    public async Task measures_what_is_known_to_the_day_between_the_bounds_of_the_dates()
    {
        var view = await TimesQuery.RunAsync(Registers, new(Viewer.Local("u1"), await register.MomentAsync(), new()), Granularity.Month, cancellation);
        var cyber = view.Lines.ShouldHaveSingleItemOf("cyber");

        // Two hours; and from some time of the first to some time of the second day.
        cyber.Detection.All.ShouldBe(new TimeFigure(2, 3, new(0, 120), new(120, 2880)));
        cyber.Response.All.ShouldBe(new TimeFigure(1, 3, new(1440, 4320), new(1440, 4320))); // not the plan of January
        cyber.Resolution.All.ShouldBe(new TimeFigure(1, 3, new(9 * 1440, 11 * 1440), new(9 * 1440, 11 * 1440)));
        view.Total.Detection.Blocked.ShouldBe(new TimeFigure(1, 1, new(0, 1440), new(0, 1440)));
    }

    private PostgresRegisters Registers => new(register.Source, RegisterFixture.Zone);

    private Task<DeadlineList> AskAsync(string at, params DeadlineStatus[] statuses) => AskAsync(at, position: null, new(), statuses);

    private Task<DeadlineList> AskAsync(string at, long position, params DeadlineStatus[] statuses) => AskAsync(at, position, new(), statuses);

    private async Task<DeadlineList> AskAsync(string at, long? position, IncidentFilter filter, DeadlineStatus[] statuses)
    {
        var moment = await register.MomentAsync(position);
        var books = await new RuleReader(records).AtAsync(moment.Position, cancellation);
        var types = await new MomentReader(register.Log, register.Codec).TypesAtAsync(moment.Position, cancellation);
        return await DeadlineQuery.RunAsync(Registers, books, types, new(Viewer.Local("u1"), moment, filter), new(InstantOf(at), RegisterFixture.Zone, DeadlineView.SoonByDefault), statuses, cancellation);
    }

    private static DateTimeOffset InstantOf(string at) => new(DateTime.ParseExact(at, "yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(7));

    private static IEnumerable<string> Lines(DeadlineList list) =>
        list.Deadlines.Select(item => $"{item.Incident} {item.Status} {item.Due?.ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture)}");
}

internal static class TimesLines
{
    public static TimesLine ShouldHaveSingleItemOf(this IEnumerable<TimesLine> lines, string type) => lines.Where(line => line.Type == type).ShouldHaveSingleItem();
}
