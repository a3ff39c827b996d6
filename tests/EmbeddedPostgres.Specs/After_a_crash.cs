using System.Globalization;
using Npgsql;
using Shouldly;
using ThreatRegister.EmbeddedPostgres;

namespace ThreatRegister.Tests.EmbeddedPostgres_Specs;

/// <summary>Each leaves a row behind that must still be there, and a server that the next one stops.</summary>
public sealed class After_a_crash
{
    private const string Keep = "CREATE TABLE kept AS SELECT 'giữ lại' AS text", Kept = "SELECT text FROM kept";

    [Fact]
    public async Task of_the_program_the_running_server_is_taken_over()
    {
        await using var folder = new DataFolder();
        await using var killed = await Holder.OpenAsync(folder.FullPath);
        await Ask.Async(killed.OwnerConnection, Keep);
        await killed.KillAsync();
        folder.ServerRuns.ShouldBeTrue();
        var server = folder.ServerPid;

        await using var next = await folder.OpenAsync();

        folder.ServerPid.ShouldBe(server);
        await KeptAndStoppedAsync(folder, next);
    }

    [Fact]
    public async Task of_the_server_the_next_one_starts_it_for_all()
    {
        await using var folder = new DataFolder();
        await using var first = await folder.OpenAsync();
        await Ask.Async(first.OwnerConnectionString, Keep);
        await folder.KillServerAsync();

        await using var next = await folder.OpenAsync();

        (await Ask.Async(first.OwnerConnectionString, Kept)).ShouldBe("giữ lại");
        await first.DisposeAsync();
        await KeptAndStoppedAsync(folder, next);
    }

    [Fact]
    public async Task of_the_server_a_busy_session_is_ended_first()
    {
        await using var folder = new DataFolder();
        await using var first = await folder.OpenAsync();
        await Ask.Async(first.OwnerConnectionString, Keep);
        // Computing, a session does not notice that its server is gone.
        await using var connection = new NpgsqlConnection(first.OwnerConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var busy = new NpgsqlCommand("DO $$ BEGIN LOOP END LOOP; END $$", connection);
        var computing = busy.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await folder.KillServerAsync();

        await using var next = await folder.OpenAsync();

        await Should.ThrowAsync<NpgsqlException>(computing);
        await first.DisposeAsync();
        await KeptAndStoppedAsync(folder, next);
    }

    [Fact]
    public async Task of_both_all_is_as_it_was()
    {
        await using var folder = new DataFolder();
        await using var killed = await Holder.OpenAsync(folder.FullPath);
        await Ask.Async(killed.OwnerConnection, Keep);
        await killed.KillAsync();
        await folder.KillServerAsync();

        await KeptAndStoppedAsync(folder, await folder.OpenAsync());
    }

    [Fact]
    public async Task a_process_that_got_the_servers_number_is_left_alone()
    {
        await using var folder = new DataFolder();
        var first = await folder.OpenAsync();
        await Ask.Async(first.OwnerConnectionString, Keep);
        var stale = await File.ReadAllLinesAsync(folder.PidFile, TestContext.Current.CancellationToken);
        await first.DisposeAsync();
        stale[0] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        await File.WriteAllLinesAsync(folder.PidFile, stale, TestContext.Current.CancellationToken);

        (await folder.StopAsync()).ShouldBeFalse();
        await KeptAndStoppedAsync(folder, await folder.OpenAsync());
    }

    [Fact]
    public async Task of_the_machine_the_sockets_folder_is_made_anew()
    {
        await using var folder = new DataFolder();
        await using var killed = await Holder.OpenAsync(folder.FullPath);
        await Ask.Async(killed.OwnerConnection, Keep);
        await killed.KillAsync();
        await folder.KillServerAsync();
        Directory.Delete(SocketOf(killed.OwnerConnection), recursive: true);

        await KeptAndStoppedAsync(folder, await folder.OpenAsync());
    }

    [Fact]
    public async Task a_server_whose_socket_was_swept_away_is_started_again()
    {
        await using var folder = new DataFolder();
        await using var killed = await Holder.OpenAsync(folder.FullPath);
        await Ask.Async(killed.OwnerConnection, Keep);
        await killed.KillAsync();
        Directory.Delete(SocketOf(killed.OwnerConnection), recursive: true);

        await KeptAndStoppedAsync(folder, await folder.OpenAsync());
    }

    /// <summary>Killed the moment it says that it makes the database: its initdb runs on for a while.</summary>
    [Fact]
    public async Task while_making_the_cluster_it_is_made_anew()
    {
        await using var folder = new DataFolder();
        await using var killed = Holder.Start(folder.FullPath);
        (await killed.ReadAsync()).ShouldNotBeNull().ShouldStartWith("Making a database");
        await killed.KillAsync();

        await using var next = await folder.OpenAsync();

        (await Ask.Async(next.OwnerConnectionString, "SELECT count(*) FROM pg_roles WHERE rolname LIKE 'threatreg%'")).ShouldBe("3");
    }

    /// <summary>The last thing to happen before completion: server up, roles made, not yet noted as complete.</summary>
    [Fact]
    public async Task just_before_completion_it_is_made_anew()
    {
        await using var folder = new DataFolder();
        await using var killed = await Holder.OpenAsync(folder.FullPath);
        await Ask.Async(killed.OwnerConnection, Keep);
        await killed.KillAsync();
        (ClusterNotes.Read(folder.Notes)! with { IsComplete = false }).Write(folder.Notes);

        await using var next = await folder.OpenAsync();

        (await Ask.Async(next.OwnerConnectionString, "SELECT to_regclass('kept') IS NULL")).ShouldBe("True");
        (await Ask.Async(next.ConnectionStringFor("threatreg_app"), "SELECT 1")).ShouldBe("1");
    }

    private static string SocketOf(string connection) => new NpgsqlConnectionStringBuilder(connection).Host!;

    private static async Task KeptAndStoppedAsync(DataFolder folder, EmbeddedCluster next)
    {
        (await Ask.Async(next.OwnerConnectionString, Kept)).ShouldBe("giữ lại");
        await next.DisposeAsync();
        folder.ServerRuns.ShouldBeFalse();
        Directory.Exists(SocketOf(next.OwnerConnectionString)).ShouldBeFalse();
    }
}
