namespace ThreatRegister.EmbeddedPostgres;

/// <summary>The files of one cluster in the data folder. All paths are real ones, without symbolic links.</summary>
internal sealed class ClusterFolder
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Enterable = Private | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private ClusterFolder(string path) => FullPath = path;

    public string FullPath { get; }

    /// <summary>Taken exclusively around every start and stop.</summary>
    public string StartStopLock => Path.Combine(FullPath, "start-stop.lock");

    /// <summary>Shared by all that use the server; who can have it exclusively is the last.</summary>
    public string UsersLock => Path.Combine(FullPath, "users.lock");

    public string NotesFile => Path.Combine(FullPath, "cluster");

    public bool KeepsRunning
    {
        get => File.Exists(KeepRunningNote);
        set
        {
            if (value) File.WriteAllText(KeepRunningNote, "The server stays up until \"db stop\".\n");
            else File.Delete(KeepRunningNote);
        }
    }

    private string KeepRunningNote => Path.Combine(FullPath, "keep-running");

    /// <summary>The folder under <paramref name="dataFolder"/>, made when missing.</summary>
    public static ClusterFolder Make(string dataFolder)
    {
        Directory.CreateDirectory(dataFolder);
        var path = Path.Combine(dataFolder, "postgres");
        if (!Directory.Exists(path))
        {
            Directory.CreateDirectory(path);
            // Under root another user runs the server, and has to pass through here; what must stay secret has mode 0600.
            File.SetUnixFileMode(path, Environment.IsPrivilegedProcess ? Enterable : Private);
        }

        return new ClusterFolder(Native.RealPath(path) ?? path);
    }

    /// <returns>Null when nothing was ever made in this data folder.</returns>
    public static ClusterFolder? Find(string dataFolder) =>
        Native.RealPath(Path.Combine(dataFolder, "postgres")) is { } path ? new ClusterFolder(path) : null;

    public string HomeOf(ClusterNotes notes) => notes.Elsewhere ?? FullPath;

    public string ServerDataOf(ClusterNotes notes)
    {
        var path = Path.Combine(HomeOf(notes), "data");
        return Native.RealPath(path) ?? path; // moved to another disk, perhaps, with a link in its place
    }

    /// <summary>Makes a folder that the server's user may enter but not write to.</summary>
    public static void MakeHome(string path)
    {
        foreach (var folder in new[] { Path.GetDirectoryName(path)!, path })
        {
            if (Directory.Exists(folder)) continue;

            Directory.CreateDirectory(folder);
            File.SetUnixFileMode(folder, Enterable);
        }
    }

    /// <summary>A cluster that stands elsewhere belongs to one data folder; a copy of that folder must not run it a second time.</summary>
    public void Claim(ClusterNotes notes)
    {
        if (notes.Elsewhere is null || !Directory.Exists(notes.Elsewhere)) return;

        var note = Path.Combine(notes.Elsewhere, "data-folder");
        var owner = File.Exists(note) ? File.ReadAllText(note) : FullPath;
        if (!string.Equals(owner, FullPath, StringComparison.Ordinal)
            && string.Equals(ClusterNotes.Read(new ClusterFolder(owner).NotesFile)?.Id, notes.Id, StringComparison.Ordinal))
        {
            throw new EmbeddedPostgresException(
                $"{FullPath} is a copy of {owner}, whose database stands in {notes.Elsewhere} and was not copied. Delete the copy, and use a backup instead.");
        }

        File.WriteAllText(note, FullPath);
    }

    public static void MakePrivate(string path, ServerAccount? account)
    {
        if (!Native.TryMakePrivateFolder(path)) throw new IOException($"cannot make the folder {path}");
        if (account is not null) Native.ChangeOwner(path, account);
    }
}
