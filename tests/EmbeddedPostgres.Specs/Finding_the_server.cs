using System.Diagnostics;
using Shouldly;
using ThreatRegister.EmbeddedPostgres;

namespace ThreatRegister.Tests.EmbeddedPostgres_Specs;

public sealed class Finding_the_server
{
    private const UnixFileMode Executable = (UnixFileMode)0b111_101_101;

    [Fact]
    public async Task says_what_to_install_when_the_set_folder_has_none()
    {
        await using var folder = new DataFolder();
        var empty = Directory.CreateDirectory(Path.Combine(folder.Root, "bin")).FullName;

        var refusal = await RefusalOfAsync(folder, empty);

        refusal.ShouldContain("apt-get install postgresql");
        refusal.ShouldContain("--connection");
        refusal.ShouldContain("no postgres, initdb, pg_ctl");
        File.Exists(folder.Notes).ShouldBeFalse();
    }

    [Fact]
    public async Task refuses_versions_before_15() =>
        (await RefusalOfProgramsAsync("14.9", "14.9", "14.9")).ShouldContain("version 14.9 is too old");

    [Fact]
    public async Task refuses_programs_that_do_not_belong_together() =>
        (await RefusalOfProgramsAsync("16.1", "15.4", "16.1")).ShouldContain("mixed versions 16.1, 15.4, 16.1");

    [Fact]
    public async Task refuses_programs_that_do_not_run() =>
        (await RefusalOfProgramsAsync("", "", "")).ShouldContain("do not run");

    /// <summary>/usr/local/bin often holds links to some of the programs.</summary>
    [Fact]
    public async Task follows_links_to_the_installation_they_are_of()
    {
        await using var folder = new DataFolder();
        var real = await ServerBinaries.FindAsync(null, null, account: null, TestContext.Current.CancellationToken);
        var links = Directory.CreateDirectory(Path.Combine(folder.Root, "links")).FullName;
        File.CreateSymbolicLink(Path.Combine(links, "postgres"), Path.Combine(real.Folder, "postgres"));

        ServerBinaries.HomeOf(links).ShouldBe(Native.RealPath(real.Folder));
    }

    [Fact]
    public async Task asks_for_the_version_that_made_the_database()
    {
        await using var folder = new DataFolder();
        await (await folder.OpenAsync()).DisposeAsync();
        await File.WriteAllTextAsync(Path.Combine(folder.ServerData, "PG_VERSION"), "99\n", TestContext.Current.CancellationToken);

        (await Should.ThrowAsync<EmbeddedPostgresException>(folder.OpenAsync)).Message.ShouldContain("Install postgresql-99");
    }

    /// <summary>In a second process, because PATH is of the process.</summary>
    [Fact]
    public async Task passes_by_a_wrong_one_on_the_path()
    {
        await using var folder = new DataFolder();
        var old = MakePrograms(folder, "9.6.24", "9.6.24", "9.6.24");

        await using var other = await Holder.OpenAsync(folder.FullPath, "env", $"PATH={old}:{Environment.GetEnvironmentVariable("PATH")}");

        (await Ask.Async(other.OwnerConnection, "SHOW server_version_num")).Length.ShouldBe(6);
        await other.CloseAsync();
    }

    /// <summary>Beside pg_ctl alone in the same minute: what we add is finding the binaries, locks and looking for leftovers.</summary>
    [Fact]
    public async Task adds_little_to_what_starting_and_stopping_takes()
    {
        const int rounds = 3;
        await using var folder = new DataFolder();
        await (await folder.OpenAsync()).DisposeAsync();
        List<TimeSpan> ours = [], bare = [];
        for (var round = 0; round < rounds; round++)
        {
            ours.Add(await TimeAsync(async () => await (await folder.OpenAsync()).DisposeAsync()));
            bare.Add(await TimeAsync(() => StartAndStopAsync(folder)));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{ours.Min().TotalMilliseconds:0} ms, pg_ctl alone {bare.Min().TotalMilliseconds:0} ms");
        ours.Min().ShouldBeLessThan((2 * bare.Min()) + TimeSpan.FromMilliseconds(500));
    }

    private static async Task StartAndStopAsync(DataFolder folder)
    {
        var account = ServerAccount.ForThisProcess(null);
        var binaries = await ServerBinaries.FindAsync(null, null, account, TestContext.Current.CancellationToken);
        var socket = SocketFolder.Make("bare", folder.ServerData, account);
        foreach (var arguments in new string[][] { ["start", "-w", "-l", "server.log", "-o", "-k " + socket], ["stop", "-w", "-m", "fast"] })
        {
            var result = await Tool.RunAsync(binaries.PgCtl, arguments, account, folder.ServerData, TestContext.Current.CancellationToken);
            result.ExitCode.ShouldBe(0, result.Said);
        }

        SocketFolder.Remove(socket);
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed;
    }

    private static async Task<string> RefusalOfProgramsAsync(string postgres, string initdb, string pgCtl)
    {
        await using var folder = new DataFolder();
        return await RefusalOfAsync(folder, MakePrograms(folder, postgres, initdb, pgCtl));
    }

    private static async Task<string> RefusalOfAsync(DataFolder folder, string bin) =>
        (await Should.ThrowAsync<EmbeddedPostgresException>(() => EmbeddedCluster.OpenAsync(folder.Options with { BinFolder = bin }))).Message;

    private static string MakePrograms(DataFolder folder, params ReadOnlySpan<string> versions)
    {
        var bin = Directory.CreateDirectory(Path.Combine(folder.Root, "bin")).FullName;
        string[] programs = ["postgres", "initdb", "pg_ctl"];
        for (var index = 0; index < programs.Length; index++)
        {
            var path = Path.Combine(bin, programs[index]);
            File.WriteAllText(path, $"#!/bin/sh\necho '{programs[index]} (PostgreSQL) {versions[index]}'\n");
            File.SetUnixFileMode(path, Executable);
        }

        return bin;
    }
}

public sealed class The_sockets_folder
{
    [Fact]
    public void is_the_runtime_folder_of_an_ordinary_user_if_there_is_one()
    {
        SocketFolder.Parents("/run/user/1000", forAnotherUser: false).ShouldBe(["/run/user/1000", "/tmp"]);
        SocketFolder.Parents(null, forAnotherUser: false).ShouldBe(["/tmp"]);
        SocketFolder.Parents("relative", forAnotherUser: false).ShouldBe(["/tmp"]);
        SocketFolder.Parents("/run/user/0", forAnotherUser: true).ShouldBe(["/run", "/tmp"]);
    }

    [Theory]
    [InlineData(93, true)]
    [InlineData(94, false)]
    public void leaves_room_for_the_sockets_name_within_107_bytes(int length, bool fits) =>
        SocketFolder.Fits("/" + new string('a', length - 1)).ShouldBe(fits);

    [Theory]
    [InlineData("/tmp/a b")]
    [InlineData("/tmp/a,b")]
    [InlineData("/tmp/$HOME")]
    [InlineData("/tmp/mã")]
    public void has_a_plain_name(string path) => SocketFolder.Fits(path).ShouldBeFalse();

    [Fact]
    public void is_made_anew_over_what_was_left()
    {
        var first = SocketFolder.Make("specs", "/left", account: null);
        File.WriteAllText(Path.Combine(first, "left over"), "");

        var again = SocketFolder.Make("specs", "/left", account: null);

        again.ShouldBe(first);
        Directory.GetFileSystemEntries(again).ShouldBeEmpty();
        SocketFolder.Remove(again);
        Directory.Exists(again).ShouldBeFalse();
    }

    [Fact]
    public void gets_another_name_when_its_own_is_taken()
    {
        var taken = SocketFolder.Make("specs", "/taken", account: null);
        SocketFolder.Remove(taken);
        File.WriteAllText(taken, "");

        var other = SocketFolder.Make("specs", "/taken", account: null);

        other.ShouldNotBe(taken);
        SocketFolder.Remove(other);
        File.Delete(taken);
    }
}
