using Shouldly;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Projections.Lessons;
using Xunit;

namespace ThreatRegister.Tests.Application_Specs.Queries;

public sealed class Reading_a_record
{
    private static readonly CancellationToken cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task takes_its_events_up_to_a_position()
    {
        using var register = await Recorded();
        var reader = Reader(register);

        (await reader.HistoryAsync(new IncidentRegister(), "a", cancellationToken: cancellation)).Select(recorded => recorded.Position).ShouldBe([4L, 5L]);
        (await reader.HistoryAsync(new IncidentRegister(), "a", 4, cancellation)).Select(recorded => recorded.Position).ShouldBe([4L]);
        (await reader.HistoryAsync(new IncidentRegister(), "none", cancellationToken: cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task joins_what_a_further_stream_says_of_it()
    {
        using var register = await Recorded();

        (await Reader(register).HistoryAsync(new Followed(), "a", cancellationToken: cancellation)).Select(recorded => recorded.Position).ShouldBe([4L, 5L, 7L]);
        (await Reader(register).HistoryAsync(new Followed(), "a", 6, cancellation)).Select(recorded => recorded.Position).ShouldBe([4L, 5L]);
    }

    [Fact]
    public async Task goes_on_in_a_further_stream_from_where_it_was_left()
    {
        using var register = await Recorded();
        var reader = Reader(register);
        await reader.HistoryAsync(new Followed(), "a", cancellationToken: cancellation);

        await register.Accept(new ReviewLesson("Vẫn đúng") { Lesson = new("b") });

        (await reader.HistoryAsync(new Followed(), "a", cancellationToken: cancellation)).Select(recorded => recorded.Position).ShouldBe([4L, 5L, 7L, 8L]);
        (await reader.Telling((record, _, _) => Task.FromResult(record)).HistoryAsync(new Followed(), "a", 7, cancellation)).Select(recorded => recorded.Position).ShouldBe([4L, 5L, 7L]);
    }

    [Fact]
    public async Task stands_still_where_an_event_cannot_be_read_as_the_registers_do()
    {
        using var register = await Recorded();
        await register.Log.AppendAsync([new(StreamName.Of("incident", "a"), ExpectedVersion.Any, Guid.NewGuid(), new byte[32], "duty-1", default, [new("incident-noted", 1, "không phải JSON"u8.ToArray())])], cancellation);
        await register.Log.AppendAsync([new(StreamName.Of("incident", "a"), ExpectedVersion.Any, Guid.NewGuid(), new byte[32], "duty-1", default, [register.Codec.Encode(new IncidentNoted("Sau chỗ hỏng", Statement.Own))])], cancellation);

        (await Reader(register).FindAsync(new IncidentRegister(), "a", Moment(long.MaxValue), cancellation))!.Entries[^1].Position.ShouldBe(5);
        var last = await register.Log.ReadStreamAsync(StreamName.Of("incident", "a"), cancellationToken: cancellation).LastAsync(cancellation);
        (await new EventSight(Reader(register)).MarkingOfAsync(register.Codec.Decode(last), cancellation)).ShouldBe(Tlp.Red);
    }

    [Fact]
    public async Task tells_the_row_then_and_now()
    {
        using var register = await Recorded();

        var record = await Reader(register).FindAsync(new IncidentRegister(), "a", Moment(4), cancellation);

        record.ShouldNotBeNull();
        record.Kind.ShouldBe("incident");
        ((IncidentRow)record.Row).Notes.ShouldBeEmpty();
        ((IncidentRow)record.Latest).Notes.Count.ShouldBe(1);
        record.Entries.Select(entry => (entry.Event, entry.Version)).ShouldBe([("incident-reported", 1L)]);
    }

    [Fact]
    public async Task finds_nothing_before_it_was_recorded()
    {
        using var register = await Recorded();

        (await Reader(register).FindAsync(new IncidentRegister(), "a", Moment(3), cancellation)).ShouldBeNull();
        (await Reader(register).FindAsync(new LessonRegister(), "a", Moment(7), cancellation)).ShouldBeNull();
    }

    /// <summary>Three types; incident a, reported at 4 and noted on at 5; a lesson whose adoption, at 7, another register is to follow.</summary>
    private static async Task<Register> Recorded()
    {
        var register = await Register.WithTypes();
        await register.Accept(new ReportIncident("Tấn công mạng", new("cyber"), When.Parse("2021")) { Incident = new("a") });
        await register.Accept(new NoteOnIncident("Ghi chú") { Incident = new("a") });
        await register.Accept(new RecordLesson("Diễn tập trước", "Phối hợp") { Lesson = new("b") });
        await register.Accept(new ReviewLesson("Đúng") { Lesson = new("b") });
        return register;
    }

    private static RecordReader Reader(Register register) => new(register.Log, register.Codec, Register.Zone);

    private static Moment Moment(long position) => new(position, null, "");

    /// <summary>Incidents that the review of lesson b is about too.</summary>
    private sealed class Followed : IRegisterFold<IncidentRow>
    {
        private readonly IncidentRegister incidents = new IncidentRegister();

        public string Name => incidents.Name;

        public IReadOnlyList<string> Categories { get; } = ["incident", "lesson"];

        public IReadOnlyList<StreamName> FurtherStreams { get; } = [StreamName.Parse("lesson-b")];

        public IReadOnlyList<RegisterField<IncidentRow>> Fields => incidents.Fields;

        public Route RouteOf(Recorded<object> recorded) => recorded.Event is LessonReviewed ? Route.To("a") : Route.None;

        public IncidentRow Apply(IncidentRow? row, Recorded<object> recorded) => row ?? incidents.Apply(row, recorded);

        public Tlp MarkingOf(IncidentRow row) => incidents.MarkingOf(row);

        public string TitleOf(IncidentRow row) => incidents.TitleOf(row);

        public IEnumerable<string?> TextsOf(IncidentRow row) => incidents.TextsOf(row);
    }
}
