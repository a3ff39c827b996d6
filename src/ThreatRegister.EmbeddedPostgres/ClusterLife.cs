using System.Globalization;
using Npgsql;

namespace ThreatRegister.EmbeddedPostgres;

internal sealed record RunningCluster(ClusterNotes Notes, string SocketFolder, FolderLock Use);

/// <summary>Making, starting and stopping. Every call is made under the folder's start-stop lock.</summary>
internal static class ClusterLife
{
    private const string MaintenanceDatabase = "postgres";

    public static async Task<RunningCluster> StartAsync(
        EmbeddedOptions options, ClusterFolder folder, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var use = FolderLock.TryTake(folder.UsersLock, exclusive: false)
            ?? throw new EmbeddedPostgresException($"{folder.UsersLock} is locked by another program.");
        try
        {
            var notes = ClusterNotes.Read(folder.NotesFile);
            if (notes is not null) folder.Claim(notes);
            var account = ServerAccount.ForThisProcess(notes?.Account);
            if (notes is not { IsComplete: true }) notes = await CreateAsync(options, folder, notes, account, progress, cancellationToken);

            var server = ServerOf(options, folder, notes, account);
            var socketFolder = await server.EnsureRunningAsync(cancellationToken);
            return new RunningCluster(notes, socketFolder, use);
        }
        catch
        {
            use.Dispose();
            await StopIfLastAsync(options, folder);
            throw;
        }
    }

    private static async Task<ClusterNotes> CreateAsync(
        EmbeddedOptions options, ClusterFolder folder, ClusterNotes? begun, ServerAccount? account, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        // Before anything is made, so that a missing server leaves nothing behind.
        var binaries = await ServerBinaries.FindAsync(options.BinFolder, wantedMajor: null, account, cancellationToken);
        progress?.Report($"Making a database with PostgreSQL {binaries.Version} in {folder.FullPath}.");

        // Whoever began was killed, perhaps after the server had started.
        if (begun is not null) await ServerOf(options, folder, begun, account).DiscardAsync(cancellationToken);
        var notes = begun ?? ClusterNotes.New(account?.Name ?? Environment.UserName, [EmbeddedCluster.OwnerRole, .. EmbeddedCluster.LoginRoles]);
        notes = await ClusterCreation.PlaceAsync(folder, notes, account, cancellationToken);
        notes.Write(folder.NotesFile);

        await ClusterCreation.InitializeAsync(binaries, folder.HomeOf(notes), folder.ServerDataOf(notes), notes, account, cancellationToken);
        folder.Claim(notes);
        var socketFolder = await ServerOf(options, folder, notes, account).EnsureRunningAsync(cancellationToken);
        await ClusterCreation.AddRolesAsync(ConnectionString(notes, socketFolder, EmbeddedCluster.OwnerRole, MaintenanceDatabase), notes, cancellationToken);

        notes = notes with { IsComplete = true };
        notes.Write(folder.NotesFile);
        return notes;
    }

    public static async Task StopIfLastAsync(EmbeddedOptions options, ClusterFolder folder)
    {
        using var alone = FolderLock.TryTake(folder.UsersLock, exclusive: true);
        if (alone is not null && !folder.KeepsRunning) await StopServerAsync(options, folder, CancellationToken.None);
    }

    public static async Task<bool> StopServerAsync(EmbeddedOptions options, ClusterFolder folder, CancellationToken cancellationToken)
    {
        if (ClusterNotes.Read(folder.NotesFile) is not { } notes) return false;

        var server = ServerOf(options, folder, notes, ServerAccount.ForThisProcess(notes.Account));
        if (!server.IsAlive) return false;

        await server.StopAsync(cancellationToken);
        return true;
    }

    private static Server ServerOf(EmbeddedOptions options, ClusterFolder folder, ClusterNotes notes, ServerAccount? account)
    {
        var data = folder.ServerDataOf(notes);
        return new Server(notes.Id, data, account, FindAsync);

        Task<ServerBinaries> FindAsync(CancellationToken cancellationToken)
        {
            var version = Path.Combine(data, "PG_VERSION");
            int? made = File.Exists(version) ? int.Parse(File.ReadAllText(version), CultureInfo.InvariantCulture) : null;
            return ServerBinaries.FindAsync(options.BinFolder, made, account, cancellationToken);
        }
    }

    public static string ConnectionString(ClusterNotes notes, string socketFolder, string role, string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = socketFolder,
            Port = 5432,
            Username = role,
            Password = notes.Passwords[role],
            Database = database,
            // The server's life ends with its users: a pool of the database used once would keep a dead connection.
            Pooling = !string.Equals(database, MaintenanceDatabase, StringComparison.Ordinal),
        }.ConnectionString;
}
