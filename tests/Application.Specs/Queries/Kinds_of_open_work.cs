using Shouldly;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Projections;

namespace ThreatRegister.Tests.Application_Specs.Queries;

public sealed class Kinds_of_open_work
{
    public static TheoryData<OpenItemKind> All => [.. Enum.GetValues<OpenItemKind>()];

    /// <summary>A new kind was taken for one of incidents, in hand-overs and links alike.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void say_of_which_register_they_are(OpenItemKind kind)
    {
        if (kind is OpenItemKind.StreamParked) kind.Register().ShouldBeNull("whatever cannot be read");
        else RegisterList.All.Select(register => register.Name).ShouldContain(kind.Register());
    }

    [Fact]
    public void leave_room_for_the_few_of_one_kind_beside_the_many_of_another()
    {
        var items = new[] { (OpenItemKind.IncidentOpen, 300), (OpenItemKind.TaskOverdue, 2), (OpenItemKind.IncidentRecent, 150) }.SelectMany(kind => Enumerable.Range(1, kind.Item2).Select(number => Item(kind.Item1, $"{number}"))).ToArray();

        var cut = OpenItemsQuery.Cut(items, 200);

        cut.Count.ShouldBe(200);
        cut.GroupBy(item => item.Kind).Select(kind => (kind.Key, kind.Count())).ShouldBe([(OpenItemKind.IncidentOpen, 99), (OpenItemKind.TaskOverdue, 2), (OpenItemKind.IncidentRecent, 99)]);
        cut.Take(2).Select(item => item.Id).ShouldBe(["1", "2"], "the first of each kind");
    }

    [Fact]
    public async Task are_told_the_most_urgent_first_whatever_found_them()
    {
        var work = await OpenItemsQuery.RunAsync([new Found(Item(OpenItemKind.LessonAsked, "a"), Item(OpenItemKind.IncidentOpen, "b")), new Found(Item(OpenItemKind.DeadlineOverdue, "c"))], Viewer.Local("u1"), new(1, RecordedAt: null, Digest: ""), 10, TestContext.Current.CancellationToken);

        work.Items.Select(item => item.Id).ShouldBe(["c", "b", "a"]);
        work.Totals.Keys.ShouldBe([OpenItemKind.DeadlineOverdue, OpenItemKind.IncidentOpen, OpenItemKind.LessonAsked]);
    }

    private static OpenItem Item(OpenItemKind kind, string id) => new(kind, id, id, DateTimeOffset.UnixEpoch, Tlp.Green);

    private sealed class Found(params OpenItem[] items) : IOpenItems
    {
        public Task<OpenWork> FindAsync(Viewer viewer, Moment moment, int limit, CancellationToken cancellationToken = default) =>
            Task.FromResult(new OpenWork(items, items.ToDictionary(item => item.Kind, item => WorkCount.Of([item.Marking]))));
    }
}
