using System.Globalization;
using Npgsql;

namespace ThreatRegister.EmbeddedPostgres;

/// <summary>Makes a cluster: the same on every machine, whatever its locale.</summary>
internal static class ClusterCreation
{
    private const string Elsewhere = "/var/lib/threatregister";

    /// <summary>Of the machine's memory, what the server keeps pages in, as PostgreSQL advises. It takes it as it needs it; the rest of the files is in the system's own cache.</summary>
    private const int PartOfMemory = 4;

    private const long LeastMegabytes = 128, MostMegabytes = 8_192;

    private static long BufferMegabytes => Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / PartOfMemory >> 20, LeastMegabytes, MostMegabytes);

    // Defaults for one busy program on one machine; the user may change them in postgresql.conf.
    private static string Settings => string.Create(CultureInfo.InvariantCulture, $"""

        # ThreatRegister
        max_connections = 200
        shared_buffers = {BufferMegabytes}MB
        work_mem = 16MB
        maintenance_work_mem = 128MB
        max_wal_size = 2GB
        checkpoint_timeout = 15min
        random_page_cost = 1.1
        jit = off
        timezone = 'UTC'
        log_timezone = 'UTC'

        """);

    /// <summary>Where the cluster will stand: in the data folder, or elsewhere when the server's user cannot get in there.</summary>
    public static async Task<ClusterNotes> PlaceAsync(
        ClusterFolder folder, ClusterNotes notes, ServerAccount? account, CancellationToken cancellationToken)
    {
        if (account is null) return notes with { Elsewhere = null };

        var probe = await Tool.RunAsync("/usr/bin/test", ["-x", folder.FullPath], account, dataFolder: null, cancellationToken);
        return notes with { Elsewhere = probe.ExitCode == 0 ? null : Path.Combine(Elsewhere, notes.Id) };
    }

    /// <summary>Runs initdb in a new folder.</summary>
    public static async Task InitializeAsync(
        ServerBinaries binaries, string home, string data, ClusterNotes notes, ServerAccount? account, CancellationToken cancellationToken)
    {
        if (notes.Elsewhere is not null) ClusterFolder.MakeHome(home);
        ClusterFolder.MakePrivate(data, account);

        var passwordFile = Path.Combine(home, "new-password");
        PrivateFile.Write(passwordFile, notes.Passwords[EmbeddedCluster.OwnerRole]);
        if (account is not null) Native.ChangeOwner(passwordFile, account);
        try
        {
            var result = await Tool.RunAsync(binaries.InitDb, ArgumentsWith(passwordFile), account, data, cancellationToken);
            if (result.ExitCode != 0) throw new EmbeddedPostgresException($"PostgreSQL's initdb failed in {data}: {result.Said}");
        }
        finally
        {
            File.Delete(passwordFile);
        }

        await File.AppendAllTextAsync(Path.Combine(data, "postgresql.conf"), Settings, cancellationToken);
    }

    /// <summary>The login roles and the database; what they may do in it is the migration's to say.</summary>
    public static async Task AddRolesAsync(string ownerConnection, ClusterNotes notes, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(ownerConnection);
        await connection.OpenAsync(cancellationToken);
        foreach (var role in EmbeddedCluster.LoginRoles)
        {
            // Names are constants and passwords hexadecimal; a role's definition takes no parameters.
            await ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD '{notes.Passwords[role]}'");
        }

        await ExecuteAsync($"CREATE DATABASE {EmbeddedCluster.Database}");

        async Task ExecuteAsync(string statement)
        {
#pragma warning disable CA2100 // see above
            await using var command = new NpgsqlCommand(statement, connection);
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static string[] ArgumentsWith(string passwordFile) =>
    [
        "--username=" + EmbeddedCluster.OwnerRole,
        "--pwfile=" + passwordFile,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale-provider=libc",
        "--locale=C",
        "--text-search-config=simple",
        "--data-checksums",
        "--no-instructions",
    ];
}
