using System.Text;
using ThreatRegister.EventLog;

namespace ThreatRegister.Tests.Faults;

/// <summary>The oracle sees what is wrong, or no fault test means anything.</summary>
public sealed class Judging : IAsyncLifetime
{
    private readonly List<JournalLine> journal = [];
    private readonly InMemoryEventLog log = new(TimeProvider.System);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Six commands, answered one after the other.</summary>
    public async ValueTask InitializeAsync()
    {
        for (var count = 0; count < 6; count++) await AnsweredAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task finds_nothing_where_nothing_is_wrong() => (await JudgeAsync(recorded => recorded)).ShouldBeEmpty();

    [Fact]
    public async Task finds_nothing_wrong_with_an_unanswered_command_recorded_or_not()
    {
        journal.Add(Said(Guid.CreateVersion7()));

        (await JudgeAsync(recorded => recorded, isSettled: false)).ShouldBeEmpty();
        (await JudgeAsync(recorded => recorded, isSettled: true)).ShouldHaveSingleItem().ShouldStartWith("unsettled");
        await RecordAsync((Sent)journal[^1]);
        (await JudgeAsync(recorded => recorded, isSettled: false)).ShouldBeEmpty();
    }

    [Fact]
    public async Task finds_an_event_that_was_lost() =>
        (await JudgeAsync(recorded => Renumbered(recorded.Take(2).Concat(recorded.Skip(3))))).ShouldContain(wrong => wrong.StartsWith("lost: "));

    [Fact]
    public async Task finds_a_hole() =>
        (await JudgeAsync(recorded => recorded.Where(happened => happened.Position != 3))).ShouldContain("position 4 stands where 3 belongs");

    [Fact]
    public async Task finds_an_event_that_is_there_twice() =>
        (await JudgeAsync(recorded => Renumbered(recorded.Append(recorded[2])))).ShouldContain(wrong => wrong.StartsWith("doubled: "));

    [Fact]
    public async Task finds_an_unanswered_event_that_is_there_twice()
    {
        journal.Add(Said(Guid.CreateVersion7()));
        await RecordAsync((Sent)journal[^1]);

        (await JudgeAsync(recorded => Renumbered(recorded.Append(recorded[^1])), isSettled: false)).ShouldHaveSingleItem().ShouldStartWith("doubled: ");
    }

    [Fact]
    public async Task finds_events_that_changed_places() =>
        (await JudgeAsync(recorded => Renumbered([recorded[0], recorded[2], recorded[1], .. recorded.Skip(3)]))).ShouldContain(wrong => wrong.StartsWith("misplaced: "));

    [Fact]
    public async Task finds_an_event_before_one_that_was_answered_earlier()
    {
        var late = Said(Guid.CreateVersion7());
        await RecordAsync(late);
        await AnsweredAsync();
        journal.Add(late);

        (await JudgeAsync(recorded => recorded, isSettled: false)).ShouldHaveSingleItem().ShouldStartWith("misplaced: ");
    }

    [Fact]
    public async Task finds_an_event_that_nobody_sent()
    {
        await RecordAsync(Said(Guid.CreateVersion7()));

        (await JudgeAsync(recorded => recorded)).ShouldHaveSingleItem().ShouldStartWith("nobody sent");
    }

    [Fact]
    public async Task finds_what_was_not_said() =>
        (await JudgeAsync(recorded => recorded.Select(happened => happened.Position == 2 ? happened with { Data = "{}"u8.ToArray() } : happened))).ShouldHaveSingleItem().ShouldStartWith("changed: ");

    [Fact]
    public async Task finds_time_that_runs_backwards() =>
        (await JudgeAsync(recorded => recorded.Select(happened => happened.Position == 4 ? happened with { RecordedAt = happened.RecordedAt.AddHours(-1) } : happened)))
            .ShouldHaveSingleItem().ShouldEndWith("recorded time runs backwards");

    [Fact]
    public async Task reads_a_journal_whose_writer_was_killed_within_a_line()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("threatreg-journal-").FullName, "journal.jsonl");
        var first = Said(Guid.CreateVersion7());
        var second = Said(Guid.CreateVersion7());
        using (var written = new Journal(path)) written.Write(first);
        await File.AppendAllTextAsync(path, "{\"Version\":1,\"Posi", Token);
        using (var written = new Journal(path)) written.Write(new Acknowledged(second.Command, 2, 3));

        Journal.Read(path).ShouldBe([first, new Acknowledged(second.Command, 2, 3)]);
        Journal.Open(Journal.Read(path)).ShouldBe([first]);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    /// <param name="fault">What became of the log.</param>
    private async Task<IReadOnlyList<string>> JudgeAsync(Func<IReadOnlyList<RecordedEvent>, IEnumerable<RecordedEvent>> fault, bool isSettled = true) =>
        Oracle.Judge(journal, [.. fault(await log.ReadAllAsync(0, Token).ToListAsync(Token))], madeBefore: 0, isSettled);

    private async Task AnsweredAsync()
    {
        var sent = Said(Guid.CreateVersion7());
        journal.Add(sent);
        var accepted = await RecordAsync(sent);
        journal.Add(new Acknowledged(sent.Command, accepted.Version, accepted.LastPosition));
    }

    private async Task<AppendResult.Accepted> RecordAsync(Sent sent) =>
        (await log.AppendAsync([new Append(StreamName.Parse(sent.Stream), ExpectedVersion.Any, sent.Command, new byte[32], Register.Actor, default, [new("incident-noted", 1, Encoding.UTF8.GetBytes(sent.Body))])], Token))[0]
            .ShouldBeOfType<AppendResult.Accepted>();

    private static Sent Said(Guid id) => new(id, "incident-a", "note-on-incident", $$"""{"incident":"a","text":"Ghi chú {{id}}"}""");

    /// <summary>As a log would hold them that had them in this order from the beginning.</summary>
    private static IEnumerable<RecordedEvent> Renumbered(IEnumerable<RecordedEvent> log) =>
        log.Select((happened, index) => happened with { Position = index + 1, Version = index + 1, RecordedAt = DateTimeOffset.UnixEpoch });
}
