using System.Globalization;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Intake;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.Domain.Places;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.EventLog;
using ThreatRegister.Projections.Intake;
using ThreatRegister.Projections.Lessons;
using ThreatRegister.Registers.Postgres;
using LessonStatus = ThreatRegister.Projections.Lessons.LessonStatus;

namespace ThreatRegister.Tests.Registers_Specs;

/// <summary>Incidents with lessons drawn from some of them and reports, many of them marked anew.</summary>
public sealed class LessonsFixture : RegisterFixture
{
    internal static readonly string?[] Names = ["Bộ Công an", "Sở Y tế", null, "Ủy ban nhân dân tỉnh", "Bộ Công Thương"];
    private static readonly string[] places = ["Hà Nội", "Kon Tum", "Đắk Lắk"];
    private static readonly string?[] saidOn = ["2019-05", null, "2021-03-04", "2020..", "unknown", "2021"];
    private static readonly string[] subjects = ["Phối hợp", "Đào tạo", "Ánh sáng", "Cảnh báo", "Sao lưu"];

    protected override async Task BeginAsync()
    {
        var random = new Random(7);
        for (var number = 0; number < 90; number++)
        {
            await AppendAsync(Event(number switch
            {
                < 15 => Report(random, number),
                < 55 when number % 2 == 0 || random.Next(3) == 0 => Lesson(random, number),
                < 55 => Received(random, number),
                _ when number % 3 == 0 => (StreamName.Of("incident", Name("vu", random.Next(15))), new IncidentMarked(Any<Tlp>(random), "Đánh dấu lại")),
                _ => Lesson(random, random.Next(8, 28) * 2),
            }));
        }

        await Maintenance.CatchUpAsync();
    }

    private static (StreamName Stream, object Happened) Report(Random random, int number) => (StreamName.Of("incident", Name("vu", number)), new IncidentReported(
        new(Name("vu", number)), "Vụ việc", new(RandomHistory.Types[random.Next(3)]), [], When.Parse("2020-05"), Quantity.Parse("1"), RecordKind.Case, Outcome.Succeeded, Any<Tlp>(random), Said(random), Place: new("VN", places[random.Next(3)])));

    private static (StreamName Stream, object Happened) Lesson(Random random, int number)
    {
        Items<OccasionId> occasions = random.Next(3) == 0 ? [new(RandomHistory.Occasions[random.Next(2)])] : [];
        Items<IncidentId> incidents = random.Next(4) switch { 0 => [], 1 => [new(Name("vu", random.Next(15))), new(Name("vu", random.Next(15)))], _ => [new(Name("vu", random.Next(15)))] };
        var (id, subject) = (new LessonId(Name("bai", number)), subjects[random.Next(5)]);
        return (StreamName.Of("lesson", id.Value), random.Next(5) switch
        {
            0 when number < 55 => new LessonAsked(id, subject, Names[random.Next(5)], Names[random.Next(5)], null, occasions, incidents, Any<Tlp>(random), Said(random)),
            _ => new LessonRecorded(id, subject, subjects[random.Next(5)] + " trước khi có việc", occasions, incidents, Any<Tlp>(random), Said(random)),
        });
    }

    private static (StreamName Stream, object Happened) Received(Random random, int number) => (StreamName.Of("report", Name("tin", number)), new ReportReceived(
        new(Name("tin", number)),
        "Tin báo",
        Any<Tlp>(random),
        Said(random),
        Occurred: random.Next(2) == 0 ? null : When.Parse(random.Next(2) == 0 ? "2019" : "2021-06"),
        Place: random.Next(4) == 0 ? null : new(random.Next(4) == 0 ? "LA" : "VN", random.Next(4) == 0 ? null : places[random.Next(3)]),
        Channel: Names[random.Next(5)],
        By: Names[random.Next(5)]));

    private static Statement Said(Random random) => new(random.Next(3) == 0 ? null : new SourceId(RandomHistory.Sources[random.Next(3)]), null, saidOn[random.Next(6)] is { } on ? When.Parse(on) : null);

    private static string Name(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{number}");

    private static TEnum Any<TEnum>(Random random)
        where TEnum : struct, Enum => Enum.GetValues<TEnum>()[random.Next(Enum.GetValues<TEnum>().Length)];
}

/// <summary>What is read in parts, narrowed and sorted where it lies, is what narrowing and sorting all rows would give.</summary>
public sealed class Lessons_and_reports_in_parts(LessonsFixture register) : IClassFixture<LessonsFixture>
{
    private static readonly CancellationToken cancellation = TestContext.Current.CancellationToken;
    private static readonly ThreatTypeTree types = ThreatTypeTree.Initial;
    private static readonly string[] periods = ["2019", "2021-03", "2021", "2026", "2020-01-01..2020-12-31"];

    private PostgresRegisters Registers => new(register.Source, RegisterFixture.Zone);

    [Fact]
    public async Task lessons_are_narrowed_as_their_rows_say()
    {
        var found = 0;
        foreach (var viewer in new Viewer[] { new("u1", Tlp.Red), new("u1", Tlp.Green) })
        foreach (var moment in await MomentsAsync())
        {
            var rows = await Registers.RowsAsync<LessonRow>(viewer, moment, cancellation);
            foreach (var filter in Filters())
            {
                var tied = filter.Incidents is { } asked
                    ? await Registers.AskedIncidentsAsync(new(viewer, moment, asked), [.. rows.SelectMany(row => row.Incidents).Select(id => id.Value).Distinct()], cancellation)
                    : null;
                var expected = rows.Where(row => IsAsked(row, filter, tied)).Select(row => row.Id).Order(StringComparer.Ordinal).ToArray();

                (await Registers.LessonsAsync(viewer, moment, filter, LessonOrder.ById, 1_000, 0, cancellation)).Select(row => row.Id).ShouldBe(expected, filter.ToString());
                (await Registers.CountLessonsAsync(viewer, moment, filter, cancellation)).ShouldBe(expected.Length, filter.ToString());
                if (expected.Length > 0 && expected.Length < rows.Count) found++;
            }
        }

        found.ShouldBeGreaterThan(40);
    }

    [Theory]
    [InlineData(LessonColumn.Id)]
    [InlineData(LessonColumn.Status)]
    [InlineData(LessonColumn.Subject)]
    [InlineData(LessonColumn.AskedBy)]
    [InlineData(LessonColumn.Text)]
    public async Task lessons_come_in_the_order_of_a_column_and_of_their_ids(LessonColumn column)
    {
        LessonStatus[] statuses = [LessonStatus.Recorded, LessonStatus.Asked];
        var viewer = new Viewer("u1", Tlp.Red);
        foreach (var moment in await MomentsAsync())
        foreach (var descending in new[] { false, true })
        {
            var rows = (await Registers.RowsAsync<LessonRow>(viewer, moment, cancellation)).OrderBy(row => row.Id, StringComparer.Ordinal).Select(row => (row.Id, Key: KeyOf(row)));
            var sorted = rows.OrderBy(row => row.Key is null);
            var expected = (descending ? sorted.ThenByDescending(row => row.Key, StringComparer.Ordinal) : sorted.ThenBy(row => row.Key, StringComparer.Ordinal)).Select(row => row.Id).ToArray();

            var read = new List<string>();
            while (read.Count < expected.Length) read.AddRange((await Registers.LessonsAsync(viewer, moment, new(), new(column, descending, statuses), 7, read.Count, cancellation)).Select(row => row.Id));
            read.ShouldBe(expected);
        }

        string? KeyOf(LessonRow row) => column switch
        {
            LessonColumn.Id => row.Id,
            LessonColumn.Status => Array.IndexOf(statuses, row.Status).ToString(CultureInfo.InvariantCulture),
            LessonColumn.Subject => SearchKey.Of(row.Subject),
            LessonColumn.AskedBy => row.AskedBy is { } by ? SearchKey.Of(by) : null,
            _ => row.Text is { } text ? SearchKey.Of(text) : null,
        };
    }

    [Fact]
    public async Task reports_are_narrowed_by_who_sent_them_and_where_as_their_rows_say()
    {
        var found = 0;
        PlaceFilter?[] places =
        [
            null,
            new([new("kon tum", new(2020, 1, 1), null), new("dak lak", null, new(2020, 12, 31))], []),
            new([new("ha", null, null), new("noi", null, null)], ["LA"]),
        ];
        foreach (var viewer in new Viewer[] { new("u1", Tlp.Red), new("u1", Tlp.Green) })
        foreach (var moment in await MomentsAsync())
        {
            var rows = await Registers.ReportsAsync(viewer, moment, new(), 1_000, 0, cancellation);
            foreach (var filter in places.Select(place => new IntakeFilter(Place: "Kon Tum", Places: place)).Append(new(Place: "LA")).Append(new(Senders: ["cong"])).Append(new(Senders: ["Sở Y", "tinh"])).Append(new(Senders: ["không ai"])))
            {
                var meant = filter.Place is "LA" ? new PlaceFilter([], ["LA"]) : filter.Places;
                var asked = new IncidentFilter(Agency: filter.Senders?[0], AgencyNames: filter.Senders, Place: filter.Place, Places: meant);
                var expected = rows.Where(row => SubjectQuery.IsAsked(new([], row.Occurred, [row.By, row.Channel], [row.Place?.Name, row.Place?.Country], [], [], []), asked, types)).Select(row => row.Id).ToArray();

                (await Registers.ReportsAsync(viewer, moment, filter, 1_000, 0, cancellation)).Select(row => row.Id).ShouldBe(expected, filter.ToString());
                (await Registers.CountReportsAsync(viewer, moment, filter, cancellation)).Total.ShouldBe(expected.Length, filter.ToString());
                if (expected.Length > 0 && expected.Length < rows.Count) found++;
            }
        }

        found.ShouldBeGreaterThan(12);
    }

    /// <summary>Of more names than are looked through, the rows themselves are asked, and answer alike.</summary>
    [Theory]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public async Task names_are_looked_through_up_to_a_limit(int mostNames, bool isLookedThrough)
    {
        var (limited, moment, viewer) = (new PostgresRegisters(register.Source, RegisterFixture.Zone, mostNames), await register.MomentAsync(), new Viewer("u1", Tlp.Red));

        var names = await new RegisterSnapshots(register.Source, RegisterFixture.Zone, mostNames).AskAsync(moment, snapshot => snapshot.NamesAsync("intake", "by_key", ["bo"], cancellation), cancellation);
        names?.Order(StringComparer.Ordinal).ShouldBe(["bo cong an", "bo cong thuong"]);
        (names is not null).ShouldBe(isLookedThrough);
        foreach (var filter in new IntakeFilter[] { new(Senders: ["bộ"]), new(Senders: ["không ai"]), new(Place: "Kon Tum"), new(Place: "Kon Tum", Places: new([new("kon tum", null, null)], [])) })
        {
            var asked = await Registers.ReportsAsync(viewer, moment, filter, 1_000, 0, cancellation);
            (await limited.ReportsAsync(viewer, moment, filter, 1_000, 0, cancellation)).Select(row => row.Id).ShouldBe(asked.Select(row => row.Id), filter.ToString());
        }

        (await limited.ReportsAsync(viewer, moment, new(Senders: ["bộ"]), 1_000, 0, cancellation)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task what_was_marked_more_strictly_afterwards_is_hidden_as_of_before()
    {
        var half = await register.MomentAsync(60);
        var now = await register.MomentAsync();
        var viewer = new Viewer("u1", Tlp.Green);
        var then = (await Registers.RowsAsync<LessonRow>(new("u1", Tlp.Red), half, cancellation)).Where(row => row.Marking <= Tlp.Green).Select(row => row.Id).ToArray();
        var newest = (await Registers.RowsAsync<LessonRow>(viewer, now, cancellation)).Select(row => row.Id).ToHashSet();
        var hidden = then.Where(id => !newest.Contains(id)).ToArray();

        hidden.ShouldNotBeEmpty("some were raised since");
        (await Registers.LessonsAsync(viewer, half, new(), LessonOrder.ById, 1_000, 0, cancellation)).Select(row => row.Id).ShouldBe(then.Except(hidden).Order(StringComparer.Ordinal));
    }

    private async Task<Moment[]> MomentsAsync()
    {
        var now = await register.MomentAsync();
        return [now, await register.MomentAsync(60), now with { StatedBy = new(2020, 6, 1) }];
    }

    private static IEnumerable<LessonFilter> Filters() =>
    [
        new(), new(LessonStatus.Asked), new(Occasion: "occ-1"), new(Source: "src-2"), new(Text: "sao luu"), new(Agencies: ["cong"]), new(Agencies: ["Sở Y tế", "tỉnh"]), new(Agencies: ["không ai"]),
        .. periods.Select(period => new LessonFilter(Period: Period.Parse(period))),
        .. RandomHistory.Types.Select(type => new LessonFilter(Incidents: new(Types: [type]))), new(Incidents: new(Place: "Kon Tum")), new(LessonStatus.Recorded, Agencies: ["bo"], Incidents: new(Place: "VN")),
    ];

    private static bool IsAsked(LessonRow row, LessonFilter filter, IReadOnlySet<string>? tied)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(row.RecordedAt, RegisterFixture.Zone).DateTime);
        var subject = new Subject([], row.StatedOn ?? Period.Of(day, day).ToWhen(), [row.AskedBy, row.AskedOf], [], row.Occasions, row.Sources, new LessonRegister().TextsOf(row));
        return (filter.Status is null || filter.Status == row.Status)
            && (tied is null || row.Incidents.Any(id => tied.Contains(id.Value)))
            && SubjectQuery.IsAsked(subject, new(Period: filter.Period, Occasion: filter.Occasion, Agency: filter.Agencies?[0], AgencyNames: filter.Agencies, Source: filter.Source, Text: filter.Text), types);
    }
}
