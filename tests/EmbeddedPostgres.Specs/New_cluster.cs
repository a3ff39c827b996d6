using System.Diagnostics;
using Npgsql;
using Shouldly;
using ThreatRegister.EmbeddedPostgres;

namespace ThreatRegister.Tests.EmbeddedPostgres_Specs;

/// <summary>One cluster, made once, that the facts below look at.</summary>
public sealed class FreshCluster : IAsyncLifetime
{
    internal DataFolder Folder { get; } = new();

    internal EmbeddedCluster Cluster { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Cluster = await Folder.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        await Folder.DisposeAsync();
    }
}

public sealed class A_new_cluster(FreshCluster fresh) : IClassFixture<FreshCluster>
{
    private EmbeddedCluster Cluster => fresh.Cluster;

    [Theory]
    [InlineData("server_encoding", "UTF8")]
    [InlineData("data_checksums", "on")]
    [InlineData("fsync", "on")]
    [InlineData("synchronous_commit", "on")]
    [InlineData("full_page_writes", "on")]
    [InlineData("password_encryption", "scram-sha-256")]
    [InlineData("listen_addresses", "")]
    [InlineData("unix_socket_permissions", "0700")]
    [InlineData("TimeZone", "UTC")]
    public async Task is_set_to(string setting, string value) =>
        (await Ask.Async(Cluster.OwnerConnectionString, $"SELECT current_setting('{setting}')")).ShouldBe(value);

    [Fact]
    public async Task sorts_the_same_on_every_machine() =>
        (await Ask.Async(Cluster.OwnerConnectionString, "SELECT datcollate || ' ' || datctype FROM pg_database WHERE datname = 'threatregister'"))
            .ShouldBe("C C");

    [Fact]
    public async Task keeps_Vietnamese_text() =>
        (await Ask.Async(Cluster.OwnerConnectionString, "SELECT 'Mã độc tống tiền' || char_length('Điện lực')")).ShouldBe("Mã độc tống tiền8");

    [Fact]
    public async Task belongs_to_the_owner() =>
        (await Ask.Async(Cluster.OwnerConnectionString, "SELECT current_user || rolsuper FROM pg_roles WHERE rolname = current_user"))
            .ShouldBe("threatreg_ownertrue");

    [Theory]
    [InlineData("threatreg_app")]
    [InlineData("threatreg_bulk")]
    public async Task has_a_login_role_without_rights(string role) =>
        (await Ask.Async(
            Cluster.ConnectionStringFor(role),
            "SELECT current_user || (rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls) FROM pg_roles WHERE rolname = current_user"))
        .ShouldBe(role + "false");

    [Fact]
    public void has_no_other_login_role() =>
        Should.Throw<ArgumentException>(() => Cluster.ConnectionStringFor("postgres"));

    [Fact]
    public async Task refuses_a_wrong_password()
    {
        var wrong = new NpgsqlConnectionStringBuilder(Cluster.OwnerConnectionString) { Password = "wrong" }.ConnectionString;
        (await Should.ThrowAsync<PostgresException>(() => Ask.Async(wrong, "SELECT 1"))).SqlState.ShouldBe("28P01");
    }

    [Fact]
    public void keeps_passwords_to_itself()
    {
        const UnixFileMode ownerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.GetUnixFileMode(fresh.Folder.Notes).ShouldBe(ownerOnly);
        Directory.GetFiles(Path.GetDirectoryName(fresh.Folder.Notes)!).ShouldNotContain(file => file.Contains("password", StringComparison.Ordinal));
    }

    [Fact]
    public void listens_in_a_short_private_folder_named_by_its_id()
    {
        var socket = new NpgsqlConnectionStringBuilder(Cluster.OwnerConnectionString).Host!;
        socket.ShouldContain(fresh.Folder.Id);
        File.GetUnixFileMode(socket).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.Exists(Path.Combine(socket, ".s.PGSQL.5432")).ShouldBeTrue();
        (socket.Length + "/.s.PGSQL.5432".Length).ShouldBeLessThanOrEqualTo(107);
    }

    [Fact]
    public void never_runs_as_root() =>
        File.ReadLines($"/proc/{fresh.Folder.ServerPid}/status").First(line => line.StartsWith("Uid:", StringComparison.Ordinal))
            .Split('\t')[1].ShouldNotBe("0", StringComparer.Ordinal);

    [Fact]
    public async Task has_an_address_that_psql_takes()
    {
        using var psql = Process.Start(new ProcessStartInfo("psql", [Cluster.OwnerUrl, "-XAtc", "SELECT current_user"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        (await psql.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Trim().ShouldBe("threatreg_owner");
    }
}
