namespace ThreatRegister.EmbeddedPostgres;

/// <summary>
/// The program's own PostgreSQL. It runs while at least one process holds it open, takes connections on a private socket only, and is picked
/// up as it is after any of them was killed.
/// </summary>
public sealed class EmbeddedCluster : IAsyncDisposable
{
    internal const string OwnerRole = "threatreg_owner";
    internal const string Database = "threatregister";
    internal static readonly string[] LoginRoles = ["threatreg_app", "threatreg_bulk"];

    private readonly EmbeddedOptions options;
    private readonly ClusterFolder folder;
    private readonly ClusterNotes notes;
    private readonly string socketFolder;
    private FolderLock? use;

    private EmbeddedCluster(EmbeddedOptions options, ClusterFolder folder, RunningCluster running)
    {
        this.options = options;
        this.folder = folder;
        (notes, socketFolder, use) = running;
    }

    /// <summary>For migrations and people: the superuser <c>threatreg_owner</c> on the database <c>threatregister</c>.</summary>
    public string OwnerConnectionString => ClusterLife.ConnectionString(notes, socketFolder, OwnerRole, Database);

    /// <summary>The owner's connection as a <c>postgresql://</c> address that <c>psql</c> takes. It holds the password.</summary>
    public string OwnerUrl =>
        $"postgresql://{OwnerRole}:{notes.Passwords[OwnerRole]}@{Uri.EscapeDataString(socketFolder)}:5432/{Database}";

    /// <summary>Opens the cluster of a data folder, making and starting it where needed.</summary>
    /// <param name="options">Which data folder, and which binaries.</param>
    /// <param name="progress">Hears of what takes time.</param>
    /// <param name="cancellationToken">Gives up waiting or making; what is half made is made anew the next time.</param>
    /// <exception cref="EmbeddedPostgresException">Binaries are missing, the folder cannot be written, or the server does not start.</exception>
    public static async Task<EmbeddedCluster> OpenAsync(
        EmbeddedOptions options, IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!OperatingSystem.IsLinux())
            throw new EmbeddedPostgresException("The embedded database runs on Linux only; name a database with --connection.");

        try
        {
            var found = ClusterFolder.Make(Path.GetFullPath(options.DataFolder));
            using var starting = await FolderLock.ExclusiveAsync(found.StartStopLock, cancellationToken);
            var running = await ClusterLife.StartAsync(options, found, progress, cancellationToken);
            return new EmbeddedCluster(options, found, running);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Unusable(options, problem);
        }
    }

    /// <summary>A connection of less than an owner's rights.</summary>
    /// <param name="role"><c>threatreg_app</c> or <c>threatreg_bulk</c>.</param>
    public string ConnectionStringFor(string role) => LoginRoles.Contains(role, StringComparer.Ordinal)
        ? ClusterLife.ConnectionString(notes, socketFolder, role, Database)
        : throw new ArgumentException($"There is no login role \"{role}\".", nameof(role));

    /// <summary>Leaves the server running when its last user is gone, until <see cref="StopAsync"/>.</summary>
    public void KeepRunning() => folder.KeepsRunning = true;

    /// <summary>Ends a server that was left running, and the wish to leave it running.</summary>
    /// <returns>Whether a server was stopped; false when none ran.</returns>
    /// <exception cref="EmbeddedPostgresException">Another process uses the server; it stops when that ends.</exception>
    public static async Task<bool> StopAsync(EmbeddedOptions options, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (ClusterFolder.Find(options.DataFolder) is not { } found) return false;

        try
        {
            using var stopping = await FolderLock.ExclusiveAsync(found.StartStopLock, ct);
            found.KeepsRunning = false;
            using var alone = FolderLock.TryTake(found.UsersLock, exclusive: true) ?? throw new EmbeddedPostgresException(
                "The database is in use by another process of this program; it stops when the last of them ends.");
            return await ClusterLife.StopServerAsync(options, found, ct);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Unusable(options, problem);
        }
    }

    /// <summary>Lets go of the cluster; the last one to do so stops the server.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref use, null) is not { } held) return;

        using var stopping = await FolderLock.ExclusiveAsync(folder.StartStopLock, CancellationToken.None);
        held.Dispose();
        await ClusterLife.StopIfLastAsync(options, folder);
    }

    private static EmbeddedPostgresException Unusable(EmbeddedOptions options, Exception problem) => new(
        $"The data folder {options.DataFolder} cannot be used by {Environment.UserName}: {problem.Message} " +
        "Choose another with --data, or start the program as the user that the folder belongs to.",
        problem);
}
