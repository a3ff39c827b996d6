using System.Globalization;
using System.Diagnostics;
using Npgsql;
using Shouldly;
using ThreatRegister.EmbeddedPostgres;

namespace ThreatRegister.Tests.EmbeddedPostgres_Specs;

public sealed class Started_by_root
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The C library has one place for what it finds, which the next call overwrites.</summary>
    [Fact]
    public void are_told_apart_however_many_ask_at_once()
    {
        var known = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Select(parts => new ServerAccount(parts[0], uint.Parse(parts[2], CultureInfo.InvariantCulture), uint.Parse(parts[3], CultureInfo.InvariantCulture))).ToArray();

        Parallel.For(0, 20_000, number => Native.FindAccount(known[number % known.Length].Name).ShouldBe(known[number % known.Length]));
    }

    [Fact]
    public async Task the_server_runs_as_postgres()
    {
        Users.SkipUnlessRoot();
        await using var folder = new DataFolder();
        await using var cluster = await folder.OpenAsync();

        ClusterNotes.Read(folder.Notes)!.Account.ShouldBe("postgres");
        Users.OwnerOf(folder.ServerPid).ShouldBe(Native.FindAccount("postgres")!.UserId);
    }

    [Fact]
    public async Task a_folder_closed_to_postgres_gets_its_cluster_elsewhere()
    {
        Users.SkipUnlessRoot();
        await using var folder = new DataFolder(OwnerOnly);
        await using (var cluster = await folder.OpenAsync())
        {
            await Ask.Async(cluster.OwnerConnectionString, "CREATE TABLE kept AS SELECT 1 AS one");
        }

        ClusterNotes.Read(folder.Notes)!.Elsewhere.ShouldBe("/var/lib/threatregister/" + folder.Id);
        await using var again = await folder.OpenAsync();
        (await Ask.Async(again.OwnerConnectionString, "SELECT one FROM kept")).ShouldBe("1");
    }

    [Fact]
    public async Task a_copy_of_a_folder_whose_cluster_is_elsewhere_is_refused()
    {
        Users.SkipUnlessRoot();
        await using var folder = new DataFolder(OwnerOnly);
        await (await folder.OpenAsync()).DisposeAsync();
        var copy = Path.Combine(folder.Root, "copy");
        Directory.CreateDirectory(Path.Combine(copy, "postgres"));
        File.Copy(folder.Notes, Path.Combine(copy, "postgres", "cluster"));

        (await Should.ThrowAsync<EmbeddedPostgresException>(() => EmbeddedCluster.OpenAsync(new EmbeddedOptions(copy)))).Message
            .ShouldContain("is a copy of");
    }

    [Fact]
    public async Task a_folder_of_an_ordinary_user_stays_theirs()
    {
        Users.SkipUnlessRoot();
        await using var folder = new DataFolder();
        Native.ChangeOwner(folder.Root, Native.FindAccount(Users.Ordinary)!);
        await using var theirs = await Holder.OpenAsync(folder.FullPath, Users.AsOrdinary);
        await theirs.CloseAsync();

        await using var cluster = await folder.OpenAsync();

        Users.OwnerOf(folder.ServerPid).ShouldBe(Native.FindAccount(Users.Ordinary)!.UserId);
    }

    /// <summary>In a mount namespace of its own whose list of users has no postgres.</summary>
    [Fact]
    public async Task without_a_user_postgres_says_so()
    {
        Users.SkipUnlessRoot();
        await using var folder = new DataFolder();
        var users = Path.Combine(folder.Root, "passwd");
        await File.WriteAllTextAsync(users, "root:x:0:0:root:/root:/bin/sh\n", TestContext.Current.CancellationToken);
        string[] hidden = ["unshare", "-m", "sh", "-c", "mount --bind \"$0\" /etc/passwd && exec \"$@\"", users];
        Assert.SkipUnless(await Users.SucceedsAsync([.. hidden, "true"]), "this machine allows no mount namespace");

        await using var other = await Holder.OpenAsync(folder.FullPath, hidden);

        other.Refusal.ShouldNotBeNull().ShouldContain("there is no user \"postgres\"");
        File.Exists(folder.Notes).ShouldBeFalse();
    }
}

public sealed class Started_by_an_ordinary_user
{
    [Fact]
    public async Task the_server_runs_as_that_user()
    {
        Users.SkipUnlessRoot();
        await using var folder = new DataFolder();
        Native.ChangeOwner(folder.Root, Native.FindAccount(Users.Ordinary)!);

        await using var other = await Holder.OpenAsync(folder.FullPath, Users.AsOrdinary);

        Users.OwnerOf(folder.ServerPid).ShouldBe(Native.FindAccount(Users.Ordinary)!.UserId);
        (await Ask.Async(other.OwnerConnection, "SELECT current_user")).ShouldBe("threatreg_owner");
        await other.CloseAsync();
        folder.ServerRuns.ShouldBeFalse();
    }

    [Fact]
    public async Task the_socket_is_in_the_runtime_folder()
    {
        Users.SkipUnlessRoot();
        await using var folder = new DataFolder();
        Native.ChangeOwner(folder.Root, Native.FindAccount(Users.Ordinary)!);

        await using var other = await Holder.OpenAsync(folder.FullPath, [.. Users.AsOrdinary, "env", "XDG_RUNTIME_DIR=" + folder.Root]);

        new NpgsqlConnectionStringBuilder(other.OwnerConnection).Host!.ShouldStartWith(folder.Root);
        await other.CloseAsync();
    }

    [Fact]
    public async Task a_folder_that_cannot_be_written_is_named()
    {
        Users.SkipUnlessRoot();
        await using var folder = new DataFolder();

        await using var other = await Holder.OpenAsync(folder.FullPath, Users.AsOrdinary);

        other.Refusal.ShouldNotBeNull().ShouldContain($"{folder.FullPath} cannot be used by {Users.Ordinary}");
    }

    [Fact]
    public async Task a_folder_of_root_is_refused()
    {
        Users.SkipUnlessRoot();
        await using var folder = new DataFolder();
        await (await folder.OpenAsync()).DisposeAsync();

        await using var other = await Holder.OpenAsync(folder.FullPath, Users.AsOrdinary);

        other.Refusal.ShouldNotBeNull().ShouldContain("start the program as the user that the folder belongs to");
    }
}

internal static class Users
{
    public const string Ordinary = "nobody";

    public static readonly string[] AsOrdinary = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"];

    public static void SkipUnlessRoot() =>
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can start processes as several users");

    public static uint OwnerOf(int pid) => uint.Parse(
        File.ReadLines($"/proc/{pid}/status").First(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1],
        System.Globalization.CultureInfo.InvariantCulture);

    public static async Task<bool> SucceedsAsync(string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false })!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode == 0;
    }
}
