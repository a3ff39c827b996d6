using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Shouldly;
using ThreatRegister.EmbeddedPostgres;

namespace ThreatRegister.Tests.EmbeddedPostgres_Specs;

public sealed class Sharing_a_folder
{
    [Fact]
    public async Task uses_one_server_that_the_last_one_stops()
    {
        await using var folder = new DataFolder();
        var first = await folder.OpenAsync();
        await using var second = await Holder.OpenAsync(folder.FullPath);
        second.OwnerConnection.ShouldBe(first.OwnerConnectionString);

        await first.DisposeAsync();
        folder.ServerRuns.ShouldBeTrue();
        (await Ask.Async(second.OwnerConnection, "SELECT 1")).ShouldBe("1");

        await second.CloseAsync();
        folder.ServerRuns.ShouldBeFalse();
    }

    [Fact]
    public async Task stops_the_server_once_when_disposed_twice()
    {
        await using var folder = new DataFolder();
        var first = await folder.OpenAsync();
        await using var second = await folder.OpenAsync();

        await first.DisposeAsync();
        await first.DisposeAsync();

        (await Ask.Async(second.OwnerConnectionString, "SELECT 1")).ShouldBe("1");
    }

    /// <summary>The last one out and a newcomer at the same moment: whoever has opened the folder has a server.</summary>
    [Fact]
    public async Task never_leaves_a_newcomer_without_a_server()
    {
        const int workers = 4, rounds = 6;
        await using var folder = new DataFolder();

        var answers = await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(OpenAskAndCloseAsync)));

        answers.Sum().ShouldBe(workers * rounds);
        folder.ServerRuns.ShouldBeFalse();

        async Task<int> OpenAskAndCloseAsync()
        {
            var answered = 0;
            for (var round = 0; round < rounds; round++)
            {
                await using var cluster = await folder.OpenAsync();
                answered += await Ask.Async(cluster.OwnerConnectionString, "SELECT 1") is "1" ? 1 : 0;
            }

            return answered;
        }
    }

    [Fact]
    public async Task is_safe_when_several_processes_make_it_at_once()
    {
        await using var folder = new DataFolder();
        await using var first = Holder.Start(folder.FullPath);
        await using var second = Holder.Start(folder.FullPath);
        await using var third = Holder.Start(folder.FullPath);

        await Task.WhenAll(first.WaitUntilOpenAsync(), second.WaitUntilOpenAsync(), third.WaitUntilOpenAsync());

        second.OwnerConnection.ShouldBe(first.OwnerConnection);
        third.OwnerConnection.ShouldBe(first.OwnerConnection);
    }

    [Fact]
    public async Task gives_up_waiting_when_told_to()
    {
        await using var folder = new DataFolder();
        await (await folder.OpenAsync()).DisposeAsync();
        using var busy = await FolderLock.ExclusiveAsync(
            Path.Combine(folder.FullPath, "postgres", "start-stop.lock"), TestContext.Current.CancellationToken);
        using var impatience = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        await Should.ThrowAsync<OperationCanceledException>(() => EmbeddedCluster.OpenAsync(folder.Options, cancellationToken: impatience.Token));
        busy.Dispose();

        await using var later = await folder.OpenAsync();
        (await Ask.Async(later.OwnerConnectionString, "SELECT 1")).ShouldBe("1");
    }
}

/// <summary>A program that is just being started has all files of who starts it, until it runs.</summary>
public sealed partial class Letting_a_lock_go
{
    [Fact]
    public async Task frees_it_though_another_still_has_the_file()
    {
        await using var folder = new DataFolder();
        var path = Path.Combine(folder.Root, "users.lock");
        var held = FolderLock.TryTake(path, exclusive: false)!;
        var descriptor = Directory.GetFiles("/proc/self/fd").Single(file => new FileInfo(file).LinkTarget == path);
        using var inherited = new SafeFileHandle(Duplicate(int.Parse(Path.GetFileName(descriptor), CultureInfo.InvariantCulture)), ownsHandle: true);

        FolderLock.TryTake(path, exclusive: true).ShouldBeNull();
        held.Dispose();

        using var free = FolderLock.TryTake(path, exclusive: true);
        free.ShouldNotBeNull();
    }

    [LibraryImport("libc", EntryPoint = "dup")]
    private static partial int Duplicate(int descriptor);
}

public sealed class Leaving_the_server_running
{
    [Fact]
    public async Task lasts_until_it_is_stopped()
    {
        await using var folder = new DataFolder();
        await using var other = await Holder.OpenAsync(folder.FullPath);
        await other.CloseAsync(keepRunning: true);
        (await Ask.Async(other.OwnerConnection, "SELECT 1")).ShouldBe("1");

        await (await folder.OpenAsync()).DisposeAsync();
        folder.ServerRuns.ShouldBeTrue();

        (await folder.StopAsync()).ShouldBeTrue();
        folder.ServerRuns.ShouldBeFalse();
        (await folder.StopAsync()).ShouldBeFalse();

        await (await folder.OpenAsync()).DisposeAsync();
        folder.ServerRuns.ShouldBeFalse();
    }

    /// <summary>Whoever waits for the end of a pipe, or for a lock, would otherwise wait for the server.</summary>
    [Fact]
    public async Task takes_no_open_file_of_the_caller_along()
    {
        await using var folder = new DataFolder();
        var open = Path.Combine(folder.Root, "open");
        await using var other = await Holder.OpenAsync(folder.FullPath, "sh", "-c", "exec 8>\"$0\"; exec \"$@\"", open);
        await other.CloseAsync(keepRunning: true);

        File.Exists(open).ShouldBeTrue();
        Directory.GetFiles($"/proc/{folder.ServerPid}/fd").Select(file => new FileInfo(file).LinkTarget).ShouldNotContain(open);
    }

    [Fact]
    public async Task ends_with_the_last_user_when_stopped_while_in_use()
    {
        await using var folder = new DataFolder();
        await using var other = await Holder.OpenAsync(folder.FullPath);

        var refusal = await Should.ThrowAsync<EmbeddedPostgresException>(folder.StopAsync);
        refusal.Message.ShouldContain("in use by another process");
        (await Ask.Async(other.OwnerConnection, "SELECT 1")).ShouldBe("1");

        await other.CloseAsync();
        folder.ServerRuns.ShouldBeFalse();
    }

    [Fact]
    public async Task does_not_arise_in_a_folder_that_was_never_used()
    {
        await using var folder = new DataFolder();
        (await folder.StopAsync()).ShouldBeFalse();
        Directory.Exists(folder.FullPath).ShouldBeFalse();
    }
}
