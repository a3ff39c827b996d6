namespace ThreatRegister.Tests.Web_Specs;

/// <summary>Of each person one uploaded file at most waits for its mapping, and no other is left behind.</summary>
public sealed class Uploads_that_are_held(Site site)
{
    [Fact]
    public async Task are_one_of_a_person_however_many_come_at_once()
    {
        const string actor = "gui-song-song";
        var uploads = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(() => site.Imports.HoldAsync($"{number}.csv", new MemoryStream([1]), actor, TestContext.Current.CancellationToken))));
        var kept = uploads.Where(upload => Directory.Exists(upload.Folder)).ToList();
        kept.Count.ShouldBe(1);
        site.Imports.Held(kept[0].Id, actor).ShouldBe(kept[0]);
    }

    [Fact]
    public async Task leave_nothing_where_a_file_breaks_off()
    {
        var first = await site.Imports.HoldAsync("a.csv", new MemoryStream([1]), "gui-do-dang", TestContext.Current.CancellationToken);
        var root = Path.GetDirectoryName(first.Folder)!;
        var before = Directory.GetDirectories(root);
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => site.Imports.HoldAsync("b.csv", new BufferedStream(new MemoryStream([1])), "gui-do-dang", stopped.Token));
        Directory.GetDirectories(root).Except(before).Where(folder => Directory.GetFiles(folder) is [var file] && new FileInfo(file).Length == 0).ShouldBeEmpty();
        site.Imports.Held(first.Id, "gui-do-dang").ShouldBe(first);
    }
}
