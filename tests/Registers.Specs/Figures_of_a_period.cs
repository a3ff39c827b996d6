using System.Globalization;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.Domain.Occasions;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;
using ThreatRegister.Registers.Postgres;

namespace ThreatRegister.Tests.Registers_Specs;

/// <summary>Incidents with causes of few and of many words, places, damage, times and measures, on dates of every form.</summary>
public sealed class MeasuredFixture : RegisterFixture
{
    private const int Incidents = 300;
    private static readonly string[] kinds = ["block", "plan", "rescue", "harden"];
    private readonly Random random = new(3);

    protected override async Task BeginAsync()
    {
        var appends = new List<Append>();
        for (var number = 0; number < Incidents; number++)
        {
            var stream = StreamName.Of("incident", Id(number));
            appends.Add(Event((stream, Reported(number))));
            if (random.Next(3) == 0) appends.Add(Event((stream, new IncidentDetected(Date(), Said()))));
            if (random.Next(3) == 0) appends.Add(Event((stream, new IncidentResolved(Date(), Said()))));
            for (var measure = 0; measure < random.Next(4); measure++) appends.Add(Event((stream, new IncidentResponseRecorded(Measure(measure), Said()))));
            if (random.Next(10) == 0) appends.Add(Event((stream, new IncidentMarked(Any<Tlp>(), "Đánh dấu lại"))));
            if (random.Next(12) == 0) appends.Add(Event((stream, new IncidentRetracted("Nhầm"))));
        }

        appends.Add(Event((StreamName.Of("occasion", "dai-hoi"), new OccasionOpened(new("dai-hoi"), new("Đại hội", "Congress"), When.Parse("2021-01-25..2021-02-01"), null, Tlp.Clear, Said()))));
        for (var measure = 0; measure < 5; measure++) appends.Add(Event((StreamName.Of("occasion", "dai-hoi"), new OccasionResponseRecorded(Measure(measure), Said()))));
        await AppendAsync(appends);
        await Maintenance.CatchUpAsync();
    }

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"vu-{number}");

    private IncidentReported Reported(int number) => new(
        new(Id(number)),
        $"Vụ việc {number}",
        new(One(RandomHistory.Types)),
        [],
        Date(),
        Quantity.One,
        RecordKind.Case,
        Any<Outcome>(),
        Any<Tlp>(),
        Said(),
        Place: random.Next(3) > 0 ? new("VN", One(["Hà Nội", "Quảng Nam", "Đà Nẵng"])) : null,
        Cause: One([null, "Mật khẩu yếu", "Lỗ hổng", new string('á', 1_900)]),
        Damage: random.Next(2) == 0 ? [new(DamageKind.Dead, Quantity.Parse("3"), DamageStatus.Official), new(DamageKind.Houses, Quantity.Parse("~20"), DamageStatus.Preliminary)] : null,
        PotentialImpact: number % 3 == 0 ? "Có thể gián đoạn" : null,
        ActualImpact: number % 4 == 0 ? $"Ngừng phục vụ {number} giờ" : null);

    private Response Measure(int number) =>
        new(new(string.Create(CultureInfo.InvariantCulture, $"r{number}")), One(kinds), "Xử lý", random.Next(2) == 0 ? KnownDate() : null);

    private Statement Said() => new(new SourceId("src-1"), null, random.Next(2) == 0 ? null : KnownDate());

    private When Date() => random.Next(9) == 0 ? When.Parse("unknown") : KnownDate();

    private When KnownDate()
    {
        var (year, month, day) = (random.Next(2019, 2023), random.Next(1, 13), random.Next(1, 29));
        return When.Parse(random.Next(8) switch
        {
            1 => string.Create(CultureInfo.InvariantCulture, $"{year}"),
            2 => string.Create(CultureInfo.InvariantCulture, $"{year}-{month:00}.."),
            3 => string.Create(CultureInfo.InvariantCulture, $"{year}-11-{day:00}..{year + 1}-02-03"),
            4 => string.Create(CultureInfo.InvariantCulture, $"{year}-{month:00}"),
            5 => string.Create(CultureInfo.InvariantCulture, $"{year}-{month:00}-{day:00}T06:30"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{year}-{month:00}-{day:00}"),
        });
    }

    private TEnum Any<TEnum>()
        where TEnum : struct, Enum => One(Enum.GetValues<TEnum>());

    private T One<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}

/// <summary>What is asked of the newest rows goes to indexes that hold it; the same position asked when others came after it goes to the table.</summary>
public sealed class Figures_of_a_period(MeasuredFixture register) : IClassFixture<MeasuredFixture>
{
    private static readonly CancellationToken cancellation = TestContext.Current.CancellationToken;
    private static readonly DateOnly[] changes = [new(2021, 7, 1), new(2020, 3, 15)];
    private readonly PostgresRegisters registers = new(register.Source, RegisterFixture.Zone);

    [Fact]
    public async Task are_the_same_now_and_as_of_now_asked_later()
    {
        var moment = await register.MomentAsync();
        var now = await AskAsync(moment);
        await register.AppendAsync(register.Event((StreamName.Of("lesson", "sau"), new LessonRecorded(new("sau"), "Phối hợp", "Diễn tập trước", [], [], Tlp.Clear, Statement.Own))));
        await register.Maintenance.CatchUpAsync(cancellationToken: cancellation);
        var later = await AskAsync(moment);

        now.Count.ShouldBeGreaterThan(500);
        later.ShouldBe(now);
    }

    [Fact]
    public async Task the_measures_of_many_owners_are_read_in_parts()
    {
        var parts = new PostgresRegisters(register.Source, RegisterFixture.Zone, mostOwners: 3);
        var newest = (await register.MomentAsync()).Position;
        foreach (var moment in new[] { await register.MomentAsync(newest), await register.MomentAsync(newest / 2) })
        {
            var query = new ResponseQuery(new(new("u1", Tlp.Amber), moment, new(Text: "vu viec")));
            var keys = (await registers.ResponsesAsync(query, 100_000, cancellationToken: cancellation)).Select(item => item.Key).ToArray();
            var read = new List<string>();
            while (await parts.ResponsesAsync(query, 4, read.LastOrDefault() ?? "", cancellation) is { Count: > 0 } next) read.AddRange(next.Select(item => item.Key));

            read.ShouldBe(keys);
            keys.Length.ShouldBeGreaterThan(50);
        }
    }

    [Theory]
    [InlineData("2021")]
    [InlineData("2020-02")]
    [InlineData("2021-01-20..2021-01-28")]
    public async Task count_the_measures_that_the_list_has(string text)
    {
        var (moment, period) = (await register.MomentAsync(), Period.Parse(text));
        foreach (var clearance in Enum.GetValues<Tlp>())
        {
            var all = await registers.ResponsesAsync(new(new(new("u1", clearance), moment, new())), 10_000, cancellationToken: cancellation);
            var expected = all.Where(item => item.GoesBy.Precision is Precision.Unknown || period.Overlaps(item.GoesBy)).ToArray();
            var asked = new ResponseQuery(new(new("u1", clearance), moment, new(Period: period)));

            (await registers.ResponseCountsAsync(asked, Granularity.Year, cancellation)).Sum(count => count.Responses).ShouldBe(expected.Length);
            (await registers.ResponsesAsync(asked, 10, cancellationToken: cancellation)).Select(item => item.Key).ShouldBe(expected.Take(10).Select(item => item.Key));
            expected.ShouldNotBeEmpty();
        }
    }

    [Theory]
    [InlineData("2021")]
    [InlineData("2019-06-15..2021-03-31")]
    public async Task tell_the_impacts_of_what_counts_and_how_many_there_are(string text)
    {
        foreach (var clearance in Enum.GetValues<Tlp>())
        {
            var query = new IncidentQuery(new("u1", clearance), await register.MomentAsync(), new(Period: Period.Parse(text))) { CountedOnly = true };
            var counted = await registers.IncidentsAsync(query, 10_000, 0, cancellation);
            string[] expected = [.. counted.Select(item => item.Id).Where(id => NumberOf(id) % 3 == 0 || NumberOf(id) % 4 == 0)];

            var impacts = await registers.ImpactsAsync(query with { CountedOnly = false }, 5, cancellation);

            impacts.Incidents.ShouldBe(expected.Length);
            impacts.First.Select(impact => impact.Id).ShouldBe(expected.Take(5));
            foreach (var impact in impacts.First) impact.Stated.Select(stated => stated.Text).ShouldBe(TextsOf(NumberOf(impact.Id)));
            impacts.First.SelectMany(impact => impact.Stated).ShouldAllBe(stated => stated.Statement.Source == new SourceId("src-1"));
            expected.Length.ShouldBeGreaterThan(clearance is Tlp.Red ? 5 : 0);
        }

        static int NumberOf(string id) => int.Parse(id.AsSpan("vu-".Length), CultureInfo.InvariantCulture);

        static string[] TextsOf(int number) =>
            [.. number % 4 == 0 ? [$"Ngừng phục vụ {number} giờ"] : Array.Empty<string>(), .. number % 3 == 0 ? ["Có thể gián đoạn"] : Array.Empty<string>()];
    }

    private async Task<List<string>> AskAsync(Moment moment)
    {
        var lines = new List<string>();
        foreach (var clearance in Enum.GetValues<Tlp>())
        {
            foreach (var period in new[] { "2021", "2020-02", "2019-06-15..2021-03-31", null })
            {
                var query = new IncidentQuery(new("u1", clearance), moment, new(Period: period is null ? null : Period.Parse(period)));
                lines.AddRange((await registers.DamageAsync(query, cancellation)).Select(group => group.ToString()));
                lines.AddRange((await registers.CauseGroupsAsync(query, 10, 3, cancellation)).Select(group => $"{group.Cause} {group.Records} {string.Join(' ', group.Incidents)}"));
                lines.AddRange((await registers.ImpactsAsync(query, 30, cancellation)).First.SelectMany(impact => impact.Stated.Select(stated => $"{impact.Id} {stated.Text}")));
                lines.AddRange((await registers.PlaceGroupsAsync(query, changes, cancellation)).Select(group => group.ToString()));
                lines.AddRange((await registers.DurationsAsync(query, Granularity.Year, cancellation)).Select(group => group.ToString()));
                lines.AddRange((await registers.StandingAsync(query, cancellationToken: cancellation)).Select(item => item.Id));
                lines.AddRange((await registers.ResponsesAsync(new(query), 40, cancellationToken: cancellation)).Select(item => item.Key));
                lines.AddRange((await registers.ResponseCountsAsync(new(query), Granularity.Year, cancellation)).Select(count => count.ToString()).Order(StringComparer.Ordinal));
            }
        }

        return lines;
    }
}
