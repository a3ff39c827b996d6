using ThreatRegister.EventLog;

namespace ThreatRegister.Tests.EventLog_Contract;

public abstract partial class EventLogContract
{
    [Fact]
    public async Task Positions_have_no_gaps_and_follow_the_appends()
    {
        var first = await AcceptedAsync(Append("a", 0, "một", "hai"));
        var second = await AcceptedAsync(Append("b", 0, "ba"));

        (first.FirstPosition, first.LastPosition, first.Version, first.Repeated).ShouldBe((1, 2, 2, false));
        (second.FirstPosition, second.LastPosition, second.Version).ShouldBe((3, 3, 1));
        (await AllAsync()).Select(recorded => (recorded.Position, recorded.Stream.Id, recorded.Version, Body(recorded)))
            .ShouldBe([(1, "a", 1, "một"), (2, "a", 2, "hai"), (3, "b", 1, "ba")]);
    }

    [Fact]
    public async Task Appends_of_one_call_are_answered_independently()
    {
        await AcceptedAsync(Append("a", 0, "có sẵn"));

        var results = await Log.AppendAsync([Append("b", 0, "mới"), Append("a", 0, "cũ"), Append("a", 1, "tiếp", "nữa"), Append("c", 7, "sai")], Token);

        results[0].ShouldBeOfType<AppendResult.Accepted>().LastPosition.ShouldBe(2);
        results[1].ShouldBe(new AppendResult.WrongVersion(1));
        results[2].ShouldBeOfType<AppendResult.Accepted>().LastPosition.ShouldBe(4);
        results[3].ShouldBe(new AppendResult.WrongVersion(0));
        (await AllAsync()).Select(Body).ShouldBe(["có sẵn", "mới", "tiếp", "nữa"]);
    }

    [Fact]
    public async Task A_later_append_of_a_call_sees_what_an_earlier_one_left()
    {
        var results = await Log.AppendAsync([Append("a", 0, "1", "2"), Append("a", 2, "3"), Append("a", 2, "4"), Append("a", 3, "5")], Token);

        results.OfType<AppendResult.Accepted>().Select(accepted => accepted.Version).ShouldBe([2, 3, 4]);
        results[2].ShouldBe(new AppendResult.WrongVersion(3));
    }

    [Fact]
    public async Task Any_version_fits_a_new_and_an_old_stream()
    {
        await AcceptedAsync(Append(Stream("a"), ExpectedVersion.Any, Guid.CreateVersion7(), "1"));
        (await AcceptedAsync(Append(Stream("a"), ExpectedVersion.Any, Guid.CreateVersion7(), "2", "3"))).Version.ShouldBe(3);
        var both = await Log.AppendAsync(
            [Append(Stream("a"), ExpectedVersion.Any, Guid.CreateVersion7(), "4"), Append(Stream("a"), ExpectedVersion.Any, Guid.CreateVersion7(), "5")], Token);

        both.OfType<AppendResult.Accepted>().Select(accepted => accepted.Version).ShouldBe([4, 5]);
    }

    [Fact]
    public async Task A_wrong_version_records_nothing_and_tells_the_actual_one()
    {
        await AcceptedAsync(Append("a", 0, "1", "2"));

        (await AppendAsync(Append("a", 1, "3"))).ShouldBe(new AppendResult.WrongVersion(2));
        (await AppendAsync(Append("a", 3, "3", "4"))).ShouldBe(new AppendResult.WrongVersion(2));
        (await AppendAsync(Append("new", 1, "3"))).ShouldBe(new AppendResult.WrongVersion(0));
        (await Log.HeadAsync(Token)).Position.ShouldBe(2);
    }

    [Fact]
    public async Task A_call_without_appends_has_no_answers() => (await Log.AppendAsync([], Token)).ShouldBeEmpty();

    [Fact]
    public async Task A_repeated_command_gets_the_first_answer_and_records_nothing()
    {
        var one = Append("a", 0, "một");
        var many = Append("b", 0, "một", "hai", "ba");
        var firstOne = await AcceptedAsync(one);
        var firstMany = await AcceptedAsync(many);
        await AcceptedAsync(Append("a", 1, "sau đó"));

        (await AppendAsync(one)).ShouldBe(firstOne with { Repeated = true });
        (await AppendAsync(many)).ShouldBe(firstMany with { Repeated = true });
        var mixed = await Log.AppendAsync([one, Append("c", 0, "mới"), many], Token);
        mixed[0].ShouldBe(firstOne with { Repeated = true });
        mixed[1].ShouldBeOfType<AppendResult.Accepted>().FirstPosition.ShouldBe(6);
        mixed[2].ShouldBe(firstMany with { Repeated = true });
        (await AllAsync()).Count.ShouldBe(6);
    }

    [Fact]
    public async Task A_command_repeated_within_one_call_is_recorded_once()
    {
        var append = Append("a", 0, "một");
        var other = append with { Fingerprint = new byte[32] };

        var results = await Log.AppendAsync([append, append, other, Append("a", 1, "hai")], Token);

        var first = results[0].ShouldBeOfType<AppendResult.Accepted>();
        results[1].ShouldBe(first with { Repeated = true });
        results[2].ShouldBeOfType<AppendResult.CommandConflict>();
        results[3].ShouldBeOfType<AppendResult.Accepted>().LastPosition.ShouldBe(2);
    }

    [Fact]
    public async Task The_same_command_id_with_another_body_or_stream_is_a_conflict()
    {
        var id = Guid.CreateVersion7();
        await AcceptedAsync(Append(Stream("a"), ExpectedVersion.NoStream, id, "một"));

        (await AppendAsync(Append(Stream("a"), new(1), id, "khác"))).ShouldBeOfType<AppendResult.CommandConflict>();
        (await AppendAsync(Append(Stream("a"), new(9), id, "khác"))).ShouldBeOfType<AppendResult.CommandConflict>();
        (await AppendAsync(Append(Stream("b"), ExpectedVersion.NoStream, id, "một"))).ShouldBeOfType<AppendResult.CommandConflict>();
        var batch = await Log.AppendAsync([Append(Stream("a"), new(1), id, "khác"), Append("c", 0, "mới")], Token);
        batch[0].ShouldBeOfType<AppendResult.CommandConflict>();
        batch[1].ShouldBeOfType<AppendResult.Accepted>().FirstPosition.ShouldBe(2);
    }

    [Fact]
    public async Task A_refused_append_is_decided_afresh()
    {
        var append = Append("a", 1, "hai");
        (await AppendAsync(append)).ShouldBe(new AppendResult.WrongVersion(0));
        await AcceptedAsync(Append("a", 0, "một"));

        (await AcceptedAsync(append)).Repeated.ShouldBeFalse();
    }

    [Fact]
    public async Task Sixteen_writers_on_hot_streams_lose_and_double_nothing()
    {
        const int Writers = 16, Each = 40, Streams = 3;
        var acknowledged = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(writer, Each, Streams), Token)));

        var all = await AllAsync();
        all.Select(recorded => recorded.Position).ShouldBe(Enumerable.Range(1, Writers * Each).Select(position => (long)position));
        all.Select(recorded => (recorded.Position, recorded.CommandId)).ShouldBe(acknowledged.SelectMany(own => own).Order());
        foreach (var stream in all.GroupBy(recorded => recorded.Stream))
            stream.Select(recorded => recorded.Version).ShouldBe(Enumerable.Range(1, stream.Count()).Select(version => (long)version));
        all.Zip(all.Skip(1)).ShouldAllBe(pair => pair.First.RecordedAt <= pair.Second.RecordedAt);
        (await VerifyAsync()).ShouldBeOfType<LogVerdict.Ok>().Count.ShouldBe(Writers * Each);
    }

    /// <summary>Appends with an expected version, and after a wrong one again with the actual, as a caller would.</summary>
    private async Task<List<(long Position, Guid CommandId)>> WriteAsync(int writer, int count, int streams)
    {
        var versions = new long[streams];
        var acknowledged = new List<(long, Guid)>();
        for (var turn = 0; acknowledged.Count < count; turn++)
        {
            var stream = (writer + turn) % streams;
            var append = Append($"hot-{stream}", versions[stream], $"{writer}/{turn}");
            switch (await AppendAsync(append))
            {
                case AppendResult.WrongVersion wrong:
                    versions[stream] = wrong.Actual;
                    break;
                case AppendResult.Accepted accepted:
                    versions[stream] = accepted.Version;
                    acknowledged.Add((accepted.LastPosition, append.CommandId));
                    break;
            }
        }

        return acknowledged;
    }
}
