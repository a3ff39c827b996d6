using ThreatRegister.Domain;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.EventLog;
using ThreatRegister.Projections.Lessons;
using ThreatRegister.Registers.Postgres;

namespace ThreatRegister.Tests.Registers_Specs;

/// <summary>A row whose own content cannot be written stops its record alone.</summary>
public sealed class A_row_that_cannot_be_written
{
    [Fact]
    public void parks_its_record_and_leaves_nothing_of_itself()
    {
        var (parked, rows) = (new ParkedStreams(), new FoldedRows());
        var fold = new LessonRegister();
        var table = new RegisterTable<LessonRow>(fold, [new("odd", "text", row => row.Subject is "hỏng" ? throw new InvalidOperationException("Mật") : row.Subject)], [], KeepsRow: true);
        var part = table.Load(TimeZoneInfo.Utc).Begin(parked, new());

        part.Fold([Said("a", "tốt", 1)], rows);
        part.Fold([Said("b", "hỏng", 2)], rows);
        part.Fold([Said("c", "tốt", 3)], rows);

        rows.Of($"lessons (key, from_position, to_position, stated_from, digest, worded, {table.ColumnNames})").Count.ShouldBe(2);
        rows.Of("states (register, key, from_position, stated_from, strictest, row)").Count.ShouldBe(2);
        parked.StandsStill(StreamName.Of("lesson", "b"), "lessons", 2).ShouldBeTrue();
        parked.StandsStill(StreamName.Of("lesson", "c"), "lessons", 3).ShouldBeFalse();
    }

    [Fact]
    public void is_taken_away_over_more_than_one_piece_of_memory()
    {
        using var rows = new CopyRows();
        rows.Row(1).Value("trước");
        var mark = rows.Mark();
        for (var row = 0; row < 10; row++) rows.Row(1).Value(new string('ơ', 100_000));

        rows.GoBack(mark);

        rows.Mark().ShouldBe(mark);
    }

    private static Recorded<object> Said(string id, string title, long position) => new(
        position, StreamName.Of("lesson", id), 1, DateTimeOffset.UnixEpoch, "duty-1", Guid.Empty, new LessonRecorded(new(id), title, "Diễn tập trước", [], [], Tlp.Green, Statement.Own));
}
